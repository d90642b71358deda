"""Who hears of recoveries and disputes: officers who may look, and the people a dispute is between."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from siapkerja.facts.recovery import (
    NikDisputeAppealed,
    NikDisputeDecided,
    NikDisputeFiled,
    NikDisputeHeard,
    RecoveryAsked,
    RecoveryObjected,
    RecoveryProposed,
)
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Assignment
from siapkerja.notifications.notices import Notice, register
from siapkerja.recovery.models import NikDispute, RecoveryTicket
from siapkerja.recovery.permissions import GRANTS, Permission
from siapkerja.reference.queries.regions import codes_above


def _officers(permission: Permission) -> Callable[[Any], Iterable[int]]:
    """Officers whose region holds the case's; the ministry only where there is no region, for it would hear of every case."""

    def audience(fact: Any) -> Iterable[int]:
        code = fact.region_code
        reached = Q(region__in=codes_above(code)) if code else Q(region=None, role=OfficerRole.MINISTRY_OFFICER)
        rows = Assignment.objects.at(timezone.localdate()).filter(reached, role__in=GRANTS[permission].officers)
        return rows.values_list("person_id", flat=True).distinct()

    return audience


def _ticket(fact: Any) -> dict[str, Any]:
    return {"number": RecoveryTicket.objects.only("number").get(pk=fact.recovery_ticket_id).number}


def _ticket_page(fact: Any) -> tuple[str, list[str]]:
    return "recovery:case", [_ticket(fact)["number"]]


def _dispute(fact: Any) -> dict[str, Any]:
    return {"number": NikDispute.objects.only("number").get(pk=fact.nik_dispute_id).number}


def _dispute_page(fact: Any) -> tuple[str, list[str]]:
    return "recovery:dispute_case", [_dispute(fact)["number"]]


def _answer_page(fact: Any) -> tuple[str, list[str]]:
    return "recovery:dispute_answer", [str(NikDispute.objects.only("public_id").get(pk=fact.nik_dispute_id).public_id)]


def _status_page(fact: Any) -> tuple[str, list[str]]:
    return "recovery:dispute_status", [str(NikDispute.objects.only("public_id").get(pk=fact.nik_dispute_id).public_id)]


_ON_RECOVERY = {"category": "account", "params": _ticket, "url": _ticket_page}
_ON_DISPUTE = {"category": "account", "params": _dispute, "url": _dispute_page}

register(
    Notice(slug="recovery_asked", fact=RecoveryAsked, audience=_officers(Permission.HANDLE_RECOVERY), channels=(), **_ON_RECOVERY),  # type: ignore[arg-type]
    Notice(slug="recovery_proposed", fact=RecoveryProposed, audience=_officers(Permission.HANDLE_RECOVERY), **_ON_RECOVERY),  # type: ignore[arg-type]
    Notice(slug="recovery_objected", fact=RecoveryObjected, audience=_officers(Permission.HANDLE_RECOVERY), **_ON_RECOVERY),  # type: ignore[arg-type]
    Notice(slug="dispute_filed", fact=NikDisputeFiled, audience=_officers(Permission.HANDLE_DISPUTE), channels=(), **_ON_DISPUTE),  # type: ignore[arg-type]
    Notice(slug="dispute_appealed", fact=NikDisputeAppealed, audience=_officers(Permission.DECIDE_APPEAL), **_ON_DISPUTE),  # type: ignore[arg-type]
    # Every contact of the other side has had a letter of its own.
    Notice(
        slug="dispute_heard",
        fact=NikDisputeHeard,
        category="account",
        audience=lambda fact: fact.person_ids,
        params=_dispute,
        url=_answer_page,
        channels=(),
    ),
    Notice(
        slug="dispute_decided",
        fact=NikDisputeDecided,
        category="account",
        audience=lambda fact: fact.person_ids,
        params=_dispute,
        url=_status_page,
    ),
)
