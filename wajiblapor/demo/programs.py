"""A payroll house in the demo: its program reports for the ready company, which gave it rights, and is told of it at one address."""

from datetime import timedelta

from siapkerja.api.actions.clients import register_client
from siapkerja.api.actions.delegations import delegate
from siapkerja.api.actions.sandboxes import make_sandbox
from siapkerja.api.actions.telling import tell
from siapkerja.api.actions.webhooks import set_webhook
from siapkerja.api.models import ApiClient, MessageState, WebhookMessage
from siapkerja.api.queries import CALL, actor_of_client
from siapkerja.audit.recording import record_act
from siapkerja.demo.acting import employer_actor
from siapkerja.demo.country import Country
from siapkerja.identity.actions.organisations import register_organisation
from siapkerja.identity.actor import Actor, Channel, MembershipClaim
from siapkerja.identity.enums import LegalForm, MemberRole
from siapkerja.identity.models import LegalEntity, Workplace
from wajiblapor.models import ManpowerReport
from wajiblapor.permissions import READ_SCOPE, ROSTER_SCOPE, WRITE_SCOPE

HOUSE, PROGRAM, ADDRESS = "PT Contoh Jasa Penggajian", "Gaji Contoh", "https://gaji.contoh.example/kabar"
SCOPES = (READ_SCOPE, WRITE_SCOPE, ROSTER_SCOPE)
TOPICS = ("roster.checked", "report.submitted", "report.returned", "report.accepted", "report.due_soon")
CALLS = (
    ("GET", "api:wajiblapor_workplaces", 200), ("POST", "api:wajiblapor_rows", 200), ("POST", "api:wajiblapor_check", 202),
    ("GET", "api:wajiblapor_faults", 200), ("POST", "api:wajiblapor_signature", 409),
)  # fmt: skip


def lend_rights(country: Country) -> int:
    """In the slice of the ready company. Returns how many programs and companies to try things out with there are."""
    if not country.has_showpiece:
        return 0
    ours, at = country.workplaces[0], country.moment(days_ago=40)
    ready = employer_actor(country, ours.legal_entity_id)
    house, by = _found_house(country, ours)
    program, _secret = register_client(organisation=house, name=PROGRAM, allowed=SCOPES, is_sandbox=False, by=by, at=at)
    set_webhook(client=program, url=ADDRESS, topics=TOPICS, by=by, at=at)
    until = country.today + timedelta(days=325)
    lent = delegate(organisation=ours.legal_entity, client_id=program.client_id, allowed=SCOPES, valid_until=until, by=ready, at=at)
    _call(country, lent)
    _hear(country, ours)
    make_sandbox(organisation=ours.legal_entity, by=ready, at=at)
    return 3


def _found_house(country: Country, near: Workplace) -> tuple[LegalEntity, Actor]:
    """In the regency of the ready company. Nobody signs in for it."""
    at, founder = country.moment(days_ago=700), country.people[-1]
    house = register_organisation(
        name=HOUSE, legal_form=LegalForm.PT, nib="9000900000017", industry_id=near.legal_entity.industry_id, regency_code=near.regency_id,
        village_code=near.village_id, address="Jalan Kantor Contoh 17", postal_code=near.postal_code, founder=founder, proven_at=at,
        is_demo=True, by=country.system, at=at, on=at.date(),
    )  # fmt: skip
    claim = MembershipClaim(house.pk, MemberRole.SIGNATORY)
    return house, Actor(channel=Channel.COMMAND, person_id=founder.pk, legal_entity_id=house.pk, memberships=(claim,))


def _call(country: Country, lent: ApiClient) -> None:
    """What the program did for the company lately, as the company reads it."""
    by = actor_of_client(lent, list(SCOPES))
    for number, (method, what, status) in enumerate(CALLS):
        at = country.moment(days_ago=3 - number / 100)
        record_act(by, CALL, lent.subject, at, method=method, what=what, status=status)
    ApiClient.objects.filter(pk=lent.pk).update(last_used_at=at)


def _hear(country: Country, place: Workplace) -> None:
    """Its last news arrived long ago: nothing is sent from the demo."""
    report = ManpowerReport.objects.filed().filter(workplace=place).order_by("-reported_on", "-pk").first()
    if report is None:
        return
    about = {"report": str(report.public_id), "workplace": str(place.public_id), "year": report.year, "number": report.number}
    for days_ago, topic in ((20, "roster.checked"), (19, "report.submitted"), (12, "report.accepted")):
        at = country.moment(days_ago=days_ago)
        tell(
            topic, legal_entity_id=place.legal_entity_id, workplace_id=place.pk, is_sandbox=False,
            subject=f"wajiblapor.report:{report.pk}", data=about | {"is_sandbox": False}, at=at,
        )  # fmt: skip
    waiting = WebhookMessage.objects.waiting().filter(subject=f"wajiblapor.report:{report.pk}")
    waiting.update(state=MessageState.DELIVERED, attempts=1, last_status=204, settled_at=at)
