"""Reading cases, documents, invitations, and how organisations would merge."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db.models import Count, Q, QuerySet
from django.utils.crypto import salted_hmac

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.merging import Words, references
from siapkerja.identity.models import LegalEntity, Membership, User, Workplace
from siapkerja.identity.permissions import regions_of
from siapkerja.organisations.enums import CaseKind, CaseState
from siapkerja.organisations.models import Invitation, Merge, OrganisationCase, OrganisationDocument
from siapkerja.organisations.models.cases import CaseQuerySet
from siapkerja.organisations.permissions import GRANTS, Permission
from siapkerja.reference.queries import calendar_for, rule

CONTESTED = Q(is_contested=True)
CONFLICT = "conflict"  # the queue of contested claims, beside the kinds of cases
QUEUES = (CaseKind.CLAIM.value, CONFLICT, CaseKind.HANDOVER.value, CaseKind.CAPACITY.value)


def head_office_of(legal_entity: LegalEntity) -> Workplace:
    """The open head office, or the oldest place where there is none."""
    rows = legal_entity.workplaces.select_related("regency")
    return rows.filter(kind=WorkplaceKind.HEAD_OFFICE, closed_on=None).first() or rows.order_by("pk")[0]


def working_day_after(start: date, days: int) -> date:
    """The `days`-th working day after `start`; where holidays of a year are not loaded yet, weekends alone are left out."""
    calendar = calendar_for({start.year, start.year + 1})
    if start.year + 1 not in calendar.known_years:
        calendar = type(calendar)(holidays=calendar.holidays, known_years=frozenset({start.year, start.year + 1}))
    return calendar.add_working_days(start, days)


def number_from_rule(key: str, on: date) -> int:
    """A rule's value as a whole number."""
    return int(rule(key, on).value)


# Cases ------------------------------------------------------------------------------------------------------------------------


def cases_for(actor: Actor) -> CaseQuerySet:
    """Cases the officer may read; nothing for everybody else."""
    rows = OrganisationCase.objects.within(regions_of(GRANTS, actor, Permission.DECIDE_CASES))
    return rows.with_conflict().select_related("legal_entity", "person", "regency__parent")


def queue(actor: Actor, wanted: str) -> CaseQuerySet:
    """What waits in one of the `QUEUES`, the oldest first."""
    rows = cases_for(actor).filter(state=CaseState.SUBMITTED)
    if wanted == CONFLICT:
        return rows.filter(CONTESTED)
    rows = rows.filter(kind=wanted)
    return rows.exclude(CONTESTED) if wanted == CaseKind.CLAIM else rows


def queue_counts(actor: Actor) -> dict[str, int]:
    """How much waits in each queue, zeros included, in one query."""
    rows = cases_for(actor).filter(state=CaseState.SUBMITTED).order_by()
    return dict(
        rows.aggregate(
            claim=Count("pk", filter=Q(kind=CaseKind.CLAIM, is_contested=False)),
            conflict=Count("pk", filter=Q(is_contested=True)),
            handover=Count("pk", filter=Q(kind=CaseKind.HANDOVER)),
            capacity=Count("pk", filter=Q(kind=CaseKind.CAPACITY)),
        )
    )


def waiting(actor: Actor) -> int:
    """All that waits for an officer, for the number on the desk."""
    return cases_for(actor).filter(state=CaseState.SUBMITTED).count()


def cases_of(person_id: int) -> QuerySet[OrganisationCase]:
    """What a person has asked, the newest first."""
    return OrganisationCase.objects.filter(person_id=person_id).select_related("legal_entity").order_by("-submitted_at", "-pk")


def other_claims(case: OrganisationCase) -> QuerySet[OrganisationCase]:
    """Standing claims of others on the same organisation."""
    rows = OrganisationCase.objects.standing().filter(kind=CaseKind.CLAIM, legal_entity=case.legal_entity_id).exclude(person=case.person_id)
    return rows.select_related("person").prefetch_related("documents__stored")


def members_beside(case: OrganisationCase, *, on: date) -> QuerySet[Membership]:
    """Who acts for the organisation now, except the one who asks."""
    rows = Membership.objects.at(on).filter(legal_entity=case.legal_entity_id).exclude(person=case.person_id)
    return rows.select_related("person", "workplace").order_by("valid_from", "pk")


def is_contested(case: OrganisationCase, *, on: date) -> bool:
    """Does somebody else stand on the other side of this claim?"""
    return case.kind == CaseKind.CLAIM and (other_claims(case).exists() or members_beside(case, on=on).exists())


def documents_of(legal_entity: LegalEntity) -> QuerySet[OrganisationDocument]:
    """The organisation's own papers, and what its approved cases were proven with."""
    rows = OrganisationDocument.objects.filter(legal_entity=legal_entity).filter(Q(case=None) | Q(case__state=CaseState.APPROVED))
    return rows.select_related("stored", "case")


# Invitations ------------------------------------------------------------------------------------------------------------------


def address_index(email: str) -> str:
    """Finds an invitation by its address without reading it."""
    return salted_hmac("organisations.invitation", email.strip().lower(), algorithm="sha256").hexdigest()


def link_token(invitation: Invitation) -> str:
    """What stands in the link of the last e-mail. Nothing secret is kept: it is signed, and dies with the next sending."""
    return Signer(salt="organisations.invitation").sign(f"{invitation.public_id.hex}.{invitation.serial}").replace(":", "~")


def link_of(invitation: Invitation) -> str:
    return f"{settings.BASE_URL}/undangan/{link_token(invitation)}/"


def invitation_by_token(token: str) -> Invitation | None:
    """The invitation a link leads to, whatever became of it; None for a link that is spoilt or was replaced by a later one."""
    try:
        public_id, _, serial = Signer(salt="organisations.invitation").unsign(token.replace("~", ":")).partition(".")
    except BadSignature:
        return None
    rows = Invitation.objects.select_related("legal_entity", "workplace", "invited_by")
    return rows.filter(public_id=public_id, serial=int(serial)).first()


def verified_addresses(person_id: int) -> list[str]:
    """E-mail addresses a person has proven to be theirs."""
    user = User.objects.filter(person_id=person_id).first()
    return list(EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)) if user else []


def invitations_to(person_id: int, *, at: datetime) -> QuerySet[Invitation]:
    """Invitations that still stand for one of the person's proven addresses."""
    indexes = [address_index(email) for email in verified_addresses(person_id)]
    return Invitation.objects.open_at(at).filter(email_index__in=indexes).select_related("legal_entity", "workplace")


def member_with_address(legal_entity_id: int, email: str, *, on: date) -> QuerySet[Membership]:
    """Memberships in force of whoever has proven this address."""
    return Membership.objects.at(on).filter(
        legal_entity_id=legal_entity_id, person__user__emailaddress__email__iexact=email, person__user__emailaddress__verified=True
    )


# Merging ----------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class WouldMove:
    """How many rows of one kind belong to an organisation."""

    words: Words
    count: int


def would_move(legal_entity: LegalEntity) -> list[WouldMove]:
    """What a merge would move, by kind; kinds without rows are left out."""
    counts: dict[str, int] = {}
    words: dict[str, Words] = {}
    for reference in references():
        label = str(reference.words)
        words[label] = reference.words
        counts[label] = counts.get(label, 0) + reference.rows(legal_entity.pk).count()
    return [WouldMove(words[label], count) for label, count in counts.items() if count]


def organisations_in_reach(actor: Actor) -> QuerySet[LegalEntity]:
    """Organisations with their head office in the officer's regions, merged ones left out."""
    regions = regions_of(GRANTS, actor, Permission.MERGE)
    rows = LegalEntity.objects.filter(merged_into=None)
    if "" in regions:
        return rows
    return rows.filter(pk__in=_in_regions(regions))


def _in_regions(regions: Iterable[str]) -> Any:
    reached = Q(pk__in=[])
    for code in regions:
        reached |= Q(regency__code__startswith=code)
    return Workplace.objects.filter(reached, kind=WorkplaceKind.HEAD_OFFICE, closed_on=None).values("legal_entity")


def search_in_reach(actor: Actor, words: str, *, limit: int = 12) -> list[LegalEntity]:
    """Organisations by NIB or words of their name."""
    digits = "".join(filter(str.isdigit, words))
    wanted = Q(nib=digits) if len(digits) == 13 else Q(name__icontains=words)
    return list(organisations_in_reach(actor).filter(wanted).order_by("name", "pk")[:limit])


def merges_of(legal_entity: LegalEntity) -> QuerySet[Merge]:
    return Merge.objects.filter(kept=legal_entity).select_related("absorbed").order_by("-at")
