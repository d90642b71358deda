"""What stands around every page: the service one is in, the search field, the account menu, the links below."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext_lazy as _

from siapkerja.web.languages import in_both_languages
from siapkerja.web.portal import Service, services

DEFAULT_SEARCH = "karirhub"


Page = tuple[str, str, str]


@dataclass(frozen=True)
class Entry:
    words: str
    icon: str
    url: str


# URL name, words, icon; a page that does not exist in this installation is left out.
ACCOUNT_PAGES: Sequence[Page] = (
    ("profiles:overview", _("Akun saya"), "house"),
    ("profiles:profile", _("Profil saya"), "person-circle"),
    ("journey:journey", _("Perjalanan saya"), "map"),
    ("identity:organisations", _("Perusahaan dan peran"), "building"),
    ("privacy:my_data", _("Data dan persetujuan saya"), "shield-check"),
    ("officers:my_assistance", _("Pendampingan"), "person-badge"),
    ("signin:security", _("Masuk dan keamanan"), "lock"),
    ("federation:connected", _("Aplikasi yang terhubung"), "link-45deg"),
    ("notifications:preferences", _("Pengaturan pemberitahuan"), "bell"),
)
OFFICER_PAGES: Sequence[Page] = (("identity:officer", _("Meja petugas"), "person-badge"),)
OPEN_DATA_PAGES: Sequence[Page] = (
    ("karirhub:market", _("Pasar kerja"), "bar-chart"),
    ("statistics:public", _("Statistik ketenagakerjaan"), "bar-chart"),
    ("open_vacancies:description", _("Data lowongan terbuka"), "download"),
    ("villages:find", _("Peluang di desa Anda"), "geo-alt"),
    ("reference:minimum_wages", _("Upah minimum"), "cash-stack"),
)


def existing(pages: Sequence[Page]) -> list[Entry]:
    """The pages of a list that have an address."""
    entries = []
    for name, words, icon in pages:
        try:
            entries.append(Entry(words, icon, reverse(name)))
        except NoReverseMatch:
            continue
    return entries


def current_service(request: HttpRequest) -> Service | None:
    """The service whose page is shown, by the first part of its URL names."""
    match = request.resolver_match
    names = match.app_names if match else []
    return next((service for service in services() if service.slug in names), None)


def search_service() -> Service | None:
    """Whose search the home page begins with: the vacancies'."""
    return next((service for service in services() if service.slug == DEFAULT_SEARCH and service.search_url), None)


def account_entries(request: HttpRequest) -> list[Entry]:
    """The account menu of whoever is signed in."""
    own = [(name, words, service.icon) for service in services() for name, words in service.person_entries]
    entries = existing([*ACCOUNT_PAGES[:3], *own, *ACCOUNT_PAGES[3:]])
    if request.actor.is_officer:  # type: ignore[attr-defined]
        entries = existing(OFFICER_PAGES) + entries
    return entries


def canonical_address(request: HttpRequest) -> str:
    """The one address under which search engines keep a page, whatever was asked or filtered on it; "" where nothing was found."""
    return settings.BASE_URL + request.path if request.method == "GET" and request.resolver_match else ""


def page_languages(request: HttpRequest) -> list[tuple[str, str]]:
    """Absolute addresses of this page in both languages, for search engines."""
    if request.method != "GET":
        return []
    return [(code, settings.BASE_URL + path) for code, path in in_both_languages(request.get_full_path()).items()]
