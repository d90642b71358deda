from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db.models import Count
from django.utils.translation import gettext as _

from siapkerja.identity.actions.recovered_accounts import known_contacts
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import NikClaimState, OfficerRole
from siapkerja.identity.models import NikClaim, PassportClaim, Person, User
from siapkerja.identity.permissions import regions_of
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel import phone as phones
from siapkerja.kernel.text import folded
from siapkerja.kernel.workflow import Workflow
from siapkerja.messaging.channels import masked_address
from siapkerja.recovery.letters import channel_of
from siapkerja.recovery.models import NikDispute, RecoveryLink, RecoveryTicket
from siapkerja.recovery.permissions import GRANTS, Permission
from siapkerja.recovery.secrets_of_cases import is_access_code, token_digest
from siapkerja.reference.models import Region
from siapkerja.workflow.history import Moved

Claim = NikClaim | PassportClaim
OPEN_DISPUTES = ("new", "hearing", "decided", "appealed")


@dataclass(frozen=True)
class Candidate:
    """An account that may be the one asked for, and what of the answers differs from its record."""

    person: Person
    is_verified: bool
    differences: list[str] = field(default_factory=list)


@dataclass(frozen=True)
class Entry:
    """One thing that happened, for the timeline."""

    title: str
    at: datetime
    note: str = ""


def claims_of(*, nik: str, passport: str, country: str) -> list[Claim]:
    """Standing claims of a NIK or passport by people with an account, verified ones first."""
    found: list[Claim] = []
    if nik:
        found += NikClaim.objects.standing().of_nik(nik).filter(person__user__isnull=False).select_related("person__user")
    elif passport:
        claims = PassportClaim.objects.standing().of_passport(country, passport)
        found += claims.filter(person__user__isnull=False).select_related("person__user")
    return sorted(found, key=lambda claim: (claim.state != NikClaimState.VERIFIED, claim.pk))


def account_of(*, nik: str, passport: str, country: str, full_name: str, born_on: date, today: date) -> Person | None:
    """The one account whose NIK or passport, name and birth date are all as told: the verified one, else the only one."""
    claims = claims_of(nik=nik, passport=passport, country=country)
    fitting = [claim for claim in claims if not _differences(claim.person, nik, full_name, born_on, today)]
    verified = [claim for claim in fitting if claim.state == NikClaimState.VERIFIED]
    chosen = verified or fitting
    return chosen[0].person if len(chosen) == 1 else None


def candidates(ticket: RecoveryTicket, *, today: date) -> list[Candidate]:
    """Accounts the officer may choose from: those with this NIK or passport, and the one that has the old contact."""
    claims = claims_of(nik=ticket.nik or "", passport=ticket.passport or "", country=ticket.passport_country)
    verified = {claim.person_id: claim.state == NikClaimState.VERIFIED for claim in claims}
    people = {claim.person_id: claim.person for claim in claims}
    for user in _users_with(ticket.old_contact or ""):
        if user.person_id and user.person:
            people.setdefault(user.person_id, user.person)
    answers = (ticket.nik or "", ticket.full_name, ticket.born_on, today)
    return [Candidate(person, verified.get(pk, False), _differences(person, *answers)) for pk, person in people.items()]


def _users_with(contact: str) -> Iterable[User]:
    if "@" in contact:
        return User.objects.filter(email__iexact=contact.strip(), person__isnull=False).select_related("person")
    try:
        return User.objects.with_phone(phones.normalised(contact)).filter(person__isnull=False).select_related("person")
    except ValueError:
        return []


def _differences(person: Person, nik: str, full_name: str, born_on: date, today: date) -> list[str]:
    found = []
    if folded(person.full_name) != folded(full_name):
        found.append(_("nama"))
    recorded = person.born_on or (nik_rules.parse(nik, today=today).born_on if nik_rules.is_wellformed(nik) else None)
    if recorded != born_on:
        found.append(_("tanggal lahir"))
    return found


def region_for(*, person: Person | None, nik: str, on: date) -> Region | None:
    """Whose officers decide: the person's village where known, else the regency or province that issued the NIK, else nobody's."""
    if person is not None and person.village_id:
        return Region.objects.get(pk=person.village_id)
    codes = [nik[:4], nik[:2]] if nik_rules.is_wellformed(nik) else []
    regions = {region.code: region for region in Region.objects.at(on).filter(code__in=codes)}
    return next((regions[code] for code in codes if code in regions), None)


def masked_contacts(person: Person) -> list[str]:
    """`b***@contoh.example` and the like: shown only to whoever passed the identity step."""
    user = User.objects.filter(person=person).select_related("person").first()
    return [masked_address(channel_of(kind), address) for kind, address in known_contacts(user)] if user else []


def tickets_for(actor: Actor):  # type: ignore[no-untyped-def]
    """Recoveries the officer may see."""
    regions = regions_of(GRANTS, actor, Permission.HANDLE_RECOVERY)
    rows = RecoveryTicket.objects.numbered().within(regions)
    return rows.select_related("region__parent", "person", "taken_by", "approved_by", "card", "portrait")


def disputes_for(actor: Actor):  # type: ignore[no-untyped-def]
    """Disputes the officer may see."""
    regions = regions_of(GRANTS, actor, Permission.HANDLE_DISPUTE)
    rows = NikDispute.objects.numbered().within(regions)
    return rows.select_related("region__parent", "claimant", "taken_by", "decided_by", "card", "family_card")


def counts_of(rows, workflow: Workflow) -> dict[str, int]:  # type: ignore[no-untyped-def]
    """Number of cases by state, zeros included."""
    return dict.fromkeys(workflow.values(), 0) | dict(rows.order_by().values_list("state").annotate(Count("pk")))


def waiting_recoveries(actor: Actor) -> int:
    """How many recoveries an officer has to look at."""
    return int(tickets_for(actor).filter(state__in=["new", "taken", "proposed", "frozen"]).count())


def waiting_disputes(actor: Actor) -> int:
    """How many disputes an officer has to look at."""
    return int(disputes_for(actor).filter(state__in=["new", "hearing", "appealed"]).count())


def case_by_number(number: str, access: str) -> RecoveryTicket | NikDispute | None:
    """The case of that number, where the access code is its own."""
    models: dict[str, type[RecoveryTicket] | type[NikDispute]] = {"PA": RecoveryTicket, "SN": NikDispute}
    model = models.get(number[:2])
    case = model.objects.filter(number=number).first() if model else None
    return case if case is not None and is_access_code(case.public_id, access) else None


def link_by_token(token: str, purpose: str) -> RecoveryLink | None:
    """The link that was sent with this token, used and expired ones included."""
    rows = RecoveryLink.objects.filter(digest=token_digest(token), purpose=purpose)
    return rows.select_related("ticket__person", "ticket__region").first()


def entries_of(workflow: Workflow, history: Iterable[Moved], *, words: dict[str, str], with_people: bool) -> list[Entry]:
    """The history newest first.

    Args:
        words: reasons by code.
        with_people: name the officer who moved it and show their notes (for officers). Citizens are never named here.
    """
    entries = []
    for row in history:
        parts = [str(words.get(row.reason_code, ""))]
        if with_people:
            officer = row.by_person.full_name if row.by_person and row.role in OfficerRole.values else ""
            parts = [officer, *parts, row.note]
        entries.append(Entry(str(workflow.state(row.target).label), row.at, ". ".join(filter(None, parts))))
    return entries[::-1]


def dispute_side(dispute: NikDispute, person_id: int | None) -> str:
    """ "claimant" or "holder" for the people the dispute is between, "" for everybody else."""
    if person_id is None:
        return ""
    if dispute.claimant_id == person_id:
        return "claimant"
    holders = dispute.holders.filter(is_claimants_own=False, claim__person_id=person_id)
    return "holder" if holders.exists() else ""


def open_dispute_about(nik: str) -> NikDispute | None:
    """A dispute about this NIK that is being heard or may still be appealed."""
    claims = NikClaim.objects.of_nik(nik).values("pk")
    return NikDispute.objects.filter(holders__claim__in=claims, state__in=["hearing", "appealed"]).first()
