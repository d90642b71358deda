"""The words of the letters: the question whether one wants them, and the news."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.kinds import Item, kind_named
from siapkerja.alerts.models import Alert
from siapkerja.alerts.tokens import confirmation_token, manage_token


@dataclass(frozen=True)
class Letter:
    subject: str
    body: str


def page(name: str, *args: object) -> str:
    """The whole address of one of our pages, in the active language."""
    return settings.BASE_URL + reverse(name, args=args)


def stop_address(alert: Alert) -> str:
    """Where a mail program ends the letters with one press (RFC 8058)."""
    return page("alerts:stop", manage_token(alert))


def confirmation_letter(alert: Alert, frequency: Frequency, *, hours: int) -> Letter:
    """Asks the owner of the address; whoever did not ask for it need do nothing."""
    with translation.override(alert.language):
        kind = kind_named(alert.kind)
        words = {
            "noun": kind.noun,
            "search": kind.words(alert.query),
            "often": str(Frequency(frequency).label).lower(),
            "url": page("alerts:confirm", confirmation_token(alert, frequency)),
            "hours": hours,
        }
        body = [
            _("Alamat ini diminta menerima kabar %(noun)s baru dari SIAPKerja:") % words,
            _("Pencarian: %(search)s\nDikirim: %(often)s") % words,
            _("Untuk mulai menerima kabar, buka tautan ini dan tekan “Ya, kirimi saya kabar”:\n%(url)s") % words,
            _("Tautan berlaku %(hours)s jam. Bila bukan Anda yang meminta, abaikan surat ini: tidak ada yang akan dikirim, "
              "dan alamat Anda kami hapus.") % words,
        ]  # fmt: skip
        return Letter(_("Konfirmasi kabar %(noun)s Anda") % words, "\n\n".join(body) + _foot())


def news_letter(alert: Alert, items: Mapping[int, Item], *, total: int) -> Letter:
    """What is new, in the active language.

    Args:
        items: those that are told of, by id.
        total: how many there are, at least as many as `items`.
    """
    kind, token = kind_named(alert.kind), manage_token(alert)
    words = {"count": total, "noun": kind.noun, "search": kind.words(alert.query)}
    subject = ngettext("%(count)s %(noun)s baru: %(search)s", "%(count)s %(noun)s baru: %(search)s", total) % words
    parts = [_item(item, page("alerts:verdict", token, object_id)) for object_id, item in items.items()]
    if total > len(items):
        parts.append(_("Lihat semuanya: %(url)s") % {"url": settings.BASE_URL + kind.path(alert.query)})
    parts.append(_("Ubah atau hentikan kabar ini: %(url)s") % {"url": page("alerts:manage", token)})
    return Letter(subject, "\n\n".join(parts) + _foot())


def _item(item: Item, verdict_url: str) -> str:
    asked = _("Sesuai? Ya: %(yes)s  Tidak: %(no)s") % {"yes": f"{verdict_url}?jawab=ya", "no": f"{verdict_url}?jawab=tidak"}
    return "\n".join([item.title, *item.lines, settings.BASE_URL + item.path, asked])


def _foot() -> str:
    return "\n\n--\n" + _("SIAPKerja, gratis. Jangan pernah membayar untuk melamar kerja.")
