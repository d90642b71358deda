"""Workers' disputes, for the worker, the company and the office."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from siapkerja.web.timeline import Entry, entries_of
from wajiblapor.enums import DisputedMatter
from wajiblapor.models import EmploymentDispute, EmploymentSpan
from wajiblapor.models.disputes import FOR_COMPANY
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.employment import Span, employment_at, proven_indexes, reads_alike
from wajiblapor.rosters.sealing import ATTRIBUTES, PERSONAL
from wajiblapor.workflows import DISPUTE


def of_person(person_id: int, *, workplace_id: int | None = None) -> list[EmploymentDispute]:
    """The newest first; one query."""
    rows = EmploymentDispute.objects.filter(person=person_id).select_related("workplace__legal_entity")
    return list((rows if workplace_id is None else rows.filter(workplace=workplace_id)).order_by("-pk"))


def own_dispute(actor: Actor, dispute_id: UUID) -> EmploymentDispute | None:
    return EmploymentDispute.objects.filter(person=actor.subject_id, public_id=dispute_id).select_related("workplace").first()


def of_company(actor: Actor, legal_entity_id: int) -> "QuerySet[EmploymentDispute]":
    """Those about the workplaces that the actor's memberships reach, with what a row shows."""
    rows = EmploymentDispute.objects.filter(legal_entity=legal_entity_id).select_related("workplace", "person")
    reached = actor.workplaces_in(legal_entity_id)
    return rows if reached is None else rows.filter(workplace__in=reached)


def count_for_company(actor: Actor, legal_entity_id: int) -> int:
    """How many wait for the company. One query."""
    return of_company(actor, legal_entity_id).filter(state__in=FOR_COMPANY).count()


def count_standing(workplace_id: int) -> int:
    """How many workers of a workplace dispute what it reported of them."""
    return EmploymentDispute.objects.standing().filter(workplace=workplace_id).count()


def for_officers(actor: Actor) -> "QuerySet[EmploymentDispute]":
    """Those in the actor's regions that were not answered, or that the worker asks an officer to look at; not of own companies."""
    rows = EmploymentDispute.objects.for_officers().within(regions_of(GRANTS, actor, Permission.SETTLE_DISPUTE))
    own = [claim.legal_entity_id for claim in actor.memberships]
    return (rows.exclude(legal_entity__in=own) if own else rows).select_related("legal_entity", "workplace", "regency", "person")


def count_for_officers(actor: Actor) -> int:
    return for_officers(actor).count()


def disputed_span(dispute: EmploymentDispute) -> Span | None:
    """What was reported when the worker said that it is wrong; None where the person's NIK is no longer proven."""
    found = employment_at(dispute.person_id, dispute.workplace.public_id)
    spans: Iterable[Span] = found.spans if found else ()
    return next((span for span in spans if span.filing.pk == dispute.filing_id), None)


# What a line says of each matter. Who says that they do not or no longer work there is content with nothing but to be gone from it,
# and what no other matter names is "other".
_NAMED: dict[str, tuple[str, ...]] = {
    DisputedMatter.STARTED_ON: ("started_on",),
    DisputedMatter.JOB_TITLE: ("job_title", "occupation_code"),
    DisputedMatter.CONTRACT: ("contract", "contract_ends_on"),
    DisputedMatter.WAGE: ("base_wage", "allowance", "wage_system"),
    DisputedMatter.HOURS: ("weekly_hours",),
    DisputedMatter.SOCIAL_SECURITY: ("bpjs_employment", "bpjs_health"),
}
_SAYS: dict[str, tuple[str, ...]] = _NAMED | {
    DisputedMatter.NOT_MINE: (),
    DisputedMatter.LEFT: (),
    DisputedMatter.OTHER: tuple(sorted({*ATTRIBUTES, *PERSONAL} - {column for columns in _NAMED.values() for column in columns})),
}


def still_reads_so(dispute: EmploymentDispute) -> bool:
    """The workplace's last report says the same of the disputed matter as when it was disputed.

    What else changed in the line does not matter. A line that is gone says nothing any more, unless it was gone when it was disputed.
    True where that cannot be known: the person's number is not the one of then.
    """
    indexes = proven_indexes(dispute.person_id)
    if not indexes:
        return True
    lines = EmploymentSpan.objects.filter(workplace=dispute.workplace_id, worker_index__in=indexes)
    then = lines.at_filing(dispute.filing_id).select_related("valid_to_filing").first()
    if then is None or then.valid_to_filing is None:
        return True
    now = lines.current().first()
    if now is None:
        return then.valid_to_filing.filed_at <= dispute.opened_at
    return reads_alike(then, now, _SAYS[dispute.matter])


def told(dispute: EmploymentDispute, **options: Any) -> list[Entry]:
    """What happened to it, newest first."""
    return entries_of(DISPUTE, dispute.history.all(), begun=Entry(_("Keberatan dikirim"), dispute.opened_at), **options)


def disputes_held(person_id: int) -> list[dict[str, Any]]:
    """For the copy of one's own data."""
    return [
        {
            "employer": row.workplace.legal_entity.name,
            "workplace": row.workplace.name,
            "matter": row.matter,
            "statement": row.statement,
            "answer": row.answer or "",
            "state": row.state,
            "opened_at": row.opened_at,
        }
        for row in of_person(person_id)
    ]
