"""Whom a company hired through the portal, until its roster names them."""

from datetime import date, datetime

from django.db import transaction

from siapkerja.identity.fields import nik_indexes
from siapkerja.identity.queries import standing_nik
from wajiblapor.enums import JoinerState
from wajiblapor.models import EmploymentSpan, ExpectedJoiner, ManpowerReport


@transaction.atomic
def expect_joiner(
    *,
    source: str,
    person_id: int,
    legal_entity_id: int,
    workplace_id: int,
    occupation_code: str,
    starts_on: date | None,
    at: datetime,
) -> None:
    """Remember that a person starts at a company. Told again for the same `source`, nothing changes.

    Args:
        source: the hiring, `app.noun:id`.
        starts_on: first day of work, if agreed.
    """
    joiner, is_new = ExpectedJoiner.objects.get_or_create(
        source=source,
        defaults={
            "person_id": person_id,
            "legal_entity_id": legal_entity_id,
            "workplace_id": workplace_id,
            "occupation_code": occupation_code,
            "starts_on": starts_on,
            "hired_at": at,
        },
    )
    if not is_new:
        return
    # The company may have been quicker than the worker: a roster filed meanwhile can name the person already.
    newest = ManpowerReport.objects.filed().filter(workplace=workplace_id, submitted_at__gte=at).order_by("-submitted_at").first()
    if newest is not None:
        _name_if_there(joiner, newest, at)


@transaction.atomic
def release_joiner(*, source: str, at: datetime) -> None:
    """The person does not start after all."""
    rows = ExpectedJoiner.objects.waiting().filter(source=source)
    rows.update(state=JoinerState.RELEASED, ended_at=at)


@transaction.atomic
def settle_joiners(*, report_id: int, at: datetime) -> int:
    """Nobody waits any longer whom the roster of a filed report names by NIK, at whichever workplace of the company they were expected.

    Returns:
        How many it named.
    """
    report = ManpowerReport.objects.get(pk=report_id)
    waiting = ExpectedJoiner.objects.waiting().filter(legal_entity=report.legal_entity_id).select_for_update().order_by("pk")
    return sum(_name_if_there(joiner, report, at) for joiner in waiting)


def _name_if_there(joiner: ExpectedJoiner, report: ManpowerReport, at: datetime) -> bool:
    claim = standing_nik(joiner.person_id)
    if claim is None:
        return False
    spans = EmploymentSpan.objects.current().filter(workplace=report.workplace_id, worker_index__in=nik_indexes(claim.nik))
    if not spans.exists():
        return False
    joiner.state, joiner.report, joiner.ended_at = JoinerState.NAMED, report, at
    joiner.save(update_fields=["state", "report", "ended_at"])
    return True


@transaction.atomic
def forget_joiners(*, person_id: int) -> None:
    """The person's account is deleted: what the company reported stays with the report, what it was expected to report goes."""
    ExpectedJoiner.objects.filter(person=person_id).delete()
