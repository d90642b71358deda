"""Every page of the portal and somebody who may open it, for tests that look at all of them.

Pages come from the access matrix, which names every address. A page that nobody of the matrix's columns may open stands in
`ELSEWHERE` with who may, or in `tests.browser.states` with how to get there; an address that is no page stands in `NO_PAGES`.
`missing()` names what stands nowhere.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.test import Client
from django.urls import reverse
from django.utils import translation

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Person
from siapkerja.web.views.help_pages import TOPICS
from tests.architecture.access_matrix import Row, rows
from tests.browser.states import STATES
from tests.support.cards import make_employment_officer
from tests.support.people import Somebody, make_company, make_officer, make_somebody, signed_in
from tests.support.samples import make_samples

# Columns of the matrix, by whom a page is looked at first.
COLUMNS = ("stranger", "seeker", "member", "officer", "administrator")
STRANGER = COLUMNS[0]

# Addresses that are no pages of their own.
_FILES = (
    "documents:pdf documents:certificates_file files:download karirhub:market_csv "
    "karirhub:interview_calendar karirhub:applicant_interview_calendar "
    "karirhub:vacancy_picture karirhub:check_code karirhub:card_photo karirhub:card_print karirhub:balance_file karirhub:partner_logo "
    "karirhub:export_applicants karirhub:fair_ticket_code karirhub:fair_ticket_sheet karirhub:fair_ticket_calendar "
    "karirhub:fair_result_file officers:paper_form open_vacancies:description open_vacancies:snapshot open_vacancies:changes "
    "privacy:download_export privacy:breach_letter profiles:picture profiles:cv profiles:json_resume mfa_download_recovery_codes "
    "statistics:public_csv statistics:public_benefit_csv statistics:public_figure_csv statistics:dashboard_csv "
    "statistics:dashboard_xlsx statistics:benefit_csv statistics:benefit_xlsx statistics:figure_csv statistics:figure_xlsx "
    "villages:poster_pdf wajiblapor:roster_schema wajiblapor:offline_checker wajiblapor:template_xlsx wajiblapor:template_csv "
    "wajiblapor:report_checker wajiblapor:export wajiblapor:export_xlsx wajiblapor:compliance_export wajiblapor:compliance_xlsx "
    "wajiblapor:late_export wajiblapor:late_xlsx wajiblapor:absent_export wajiblapor:absent_xlsx "
    "wajiblapor:inspection_plan_csv wajiblapor:inspection_plan_xlsx"
)
_FOR_PROGRAMS = (
    "oidc:configuration oidc:jwks oidc:userinfo mfa_login_webauthn openid_connect_login openid_connect_callback wajiblapor:upload"
)
_LEAD_ON = (
    "karirhub:start skillhub:start wirausaha:start karirhub:short_vacancy skillhub:short_programme "
    "organisations:merge_choice privacy:my_data_before "
    "alerts:results mfa_index mfa_list_webauthn recovery:dispute_code"
)
_PARTS_OF_PAGES = "karirhub:suggest reference:region_options"
# Between two portals and with a passkey in hand: looked at in tests/federation/test_two_instances.py and tests/journeys/test_passkeys.py.
_LOOKED_AT_ON_THE_WAY = "federation:authorize federation:finish_connecting socialaccount_signup mfa_reauthenticate_webauthn"
NO_PAGES = frozenset(" ".join((_FILES, _FOR_PROGRAMS, _LEAD_ON, _PARTS_OF_PAGES, _LOOKED_AT_ON_THE_WAY)).split())


CARDS, VILLAGE, DATA, MINISTRY = "employment officer", "village officer", "data protection officer", "ministry officer"
BENEFICIARY, WORKER = "beneficiary", "worker"
# Pages none of the columns may open, and who of others may.
ELSEWHERE: dict[str, str] = {
    **dict.fromkeys(
        ("karirhub:card_queue", "karirhub:card_record", "karirhub:seekers", "karirhub:seeker", "karirhub:refer",
         "karirhub:record_placement", "karirhub:placements", "karirhub:cancel_placement"), CARDS),
    **dict.fromkeys(("officers:register_citizen", "officers:citizens", "officers:citizen"), VILLAGE),
    **dict.fromkeys(("privacy:breaches", "privacy:record_breach", "privacy:breach"), DATA),
    **dict.fromkeys(
        ("sertihub:statements", "sertihub:statement", "wirausaha:ministry_programmes", "wirausaha:new_programme",
         "wirausaha:ministry_programme", "wirausaha:edit_programme"), MINISTRY),
    **dict.fromkeys(("wirausaha:agreement", "wirausaha:report"), BENEFICIARY),
    "wajiblapor:employment": WORKER,
}  # fmt: skip
# Pages of `tests.browser.states`, each with an onlooker of its own.
IN_A_STATE = "in a state"


@dataclass(frozen=True)
class Page:
    """One page and who looks at it; arguments as the access matrix writes them."""

    name: str
    who: str
    arguments: dict[str, str] = field(default_factory=dict)
    query: str = ""


@dataclass(frozen=True)
class Opened:
    """A page ready to be opened.

    Attributes:
        session: of whoever is signed in; "" for a stranger.
    """

    session: str
    name: str
    arguments: dict[str, Any]
    query: str

    def address(self, language: str) -> str:
        with translation.override(language):
            return reverse(self.name, kwargs=self.arguments) + self.query


# What the matrix has one row for and people see in several ways, and the administrator's tables.
_ALSO = [
    *(Page("web:help_topic", STRANGER, {"slug": topic.slug}) for topic in TOPICS),
    Page("admin:index", "administrator"),
    Page("admin:karirhub_vacancy_changelist", "administrator"),
    Page("admin:karirhub_vacancy_change", "administrator", {"object_id": "vacancy"}),
]


def pages() -> list[Page]:
    """All pages, those of one onlooker together."""
    found = [page for row in _rows() if (page := _page(row)) is not None and page.name not in {also.name for also in _ALSO}]
    return sorted([*found, *_ALSO], key=lambda page: page.who)


def missing() -> list[str]:
    """Addresses without an onlooker, and names in the lists here that the matrix does not know."""
    known = {row.name for row in rows()}
    without = [row.name for row in _rows() if _page(row) is None]
    return without + sorted((NO_PAGES | ELSEWHERE.keys() | STATES.keys()) - known)


def _rows() -> list[Row]:
    return [row for row in rows() if row.method == "GET" and row.is_translated and row.name not in NO_PAGES]


def _page(row: Row) -> Page | None:
    who = next((column for column in COLUMNS if row.expected[column] == "200"), None) or ELSEWHERE.get(row.name)
    who = who or (IN_A_STATE if row.name in STATES else None)
    return Page(row.name, who, row.arguments, row.query) if who else None


class Onlookers:
    """The people who look, with their records."""

    def __init__(self) -> None:
        seeker, founder = make_somebody("Rina Contoh"), make_somebody("Sari Contoh")
        member = make_company("PT Contoh Satu", founder)
        self._samples = make_samples(member, seeker)
        self._known = {"seeker": seeker, "member": member}
        self._others: dict[str, Callable[[], Somebody]] = {
            "officer": lambda: make_officer("Wulan Contoh", OfficerRole.PROVINCE_OFFICER, "32"),
            "administrator": lambda: make_officer("Nia Contoh", OfficerRole.ADMINISTRATOR, None),
            CARDS: make_employment_officer,
            VILLAGE: lambda: make_officer("Lilis Contoh", OfficerRole.VILLAGE_OFFICER, "3273021004"),
            DATA: lambda: make_officer("Dewi Contoh", OfficerRole.DATA_PROTECTION_OFFICER, None),
            MINISTRY: lambda: make_officer("Maya Contoh", OfficerRole.MINISTRY_OFFICER, None),
            BENEFICIARY: lambda: _of_samples("Penerima Contoh"),
            WORKER: lambda: _of_samples("Pekerja Contoh 0"),
        }

    def at(self, page: Page) -> Opened:
        """The session of whoever looks and the page's addresses; made now where it needs a state of its own."""
        if page.who == IN_A_STATE:
            client, arguments, query = STATES[page.name]()
        else:
            client, arguments, query = self._client(page.who), self._samples.resolve(page.arguments), page.query
        session = client.cookies.get("sessionid")
        return Opened(session.value if session else "", page.name, arguments, query)

    def _client(self, who: str) -> Client:
        if who == STRANGER:
            return Client()
        if who not in self._known:
            self._known[who] = self._others[who]()
        return self._known[who].client


def _of_samples(full_name: str) -> Somebody:
    """Somebody whom the samples made for records of theirs."""
    user = Person.objects.get(full_name=full_name).user
    return Somebody(user, signed_in(user))
