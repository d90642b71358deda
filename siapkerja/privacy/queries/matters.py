"""A person's own privacy matters, and the officers' queues of them."""

from datetime import datetime

from django.db.models import QuerySet

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import LimitKind
from siapkerja.identity.models import Person, ProcessingLimit
from siapkerja.identity.permissions import regions_of
from siapkerja.privacy.enums import CorrectionState
from siapkerja.privacy.models import CorrectionRequest, DataExport, DeletionRequest
from siapkerja.privacy.permissions import GRANTS, Permission


def corrections_of(person_id: int) -> QuerySet[CorrectionRequest]:
    return CorrectionRequest.objects.filter(person=person_id).order_by("-filed_at", "-pk")


def standing_deletion(person_id: int) -> DeletionRequest | None:
    return DeletionRequest.objects.standing().filter(person=person_id).first()


def exports_of(person_id: int, at: datetime) -> list[DataExport]:
    """The latest copies that are being made or can still be downloaded."""
    rows = DataExport.objects.filter(person=person_id).select_related("job", "json_file", "pdf_file").order_by("-pk")[:5]
    return [row for row in rows if row.is_available(at) or not row.is_ready]


def limits_of(person_id: int) -> set[str]:
    return set(ProcessingLimit.objects.standing().filter(person=person_id).values_list("kind", flat=True))


def limit_rows(person_id: int) -> list[tuple[LimitKind, bool]]:
    """Every switch and whether it stands."""
    standing = limits_of(person_id)
    return [(kind, kind.value in standing) for kind in LimitKind]


def corrections_for(actor: Actor) -> QuerySet[CorrectionRequest]:
    """Requests an officer may decide, the most urgent first."""
    regions = regions_of(GRANTS, actor, Permission.DECIDE_CORRECTIONS)
    rows = CorrectionRequest.objects.within(regions).exclude(person=actor.person_id)
    return rows.select_related("person", "region").order_by("filed_at", "pk")


def open_corrections(actor: Actor) -> int:
    return corrections_for(actor).filter(state=CorrectionState.FILED).count()


def current_value(request: CorrectionRequest) -> str:
    """What is held now of the field the request is about; "" where nothing is, or for free requests."""
    person = Person.objects.get(pk=request.person_id)
    if request.field == "nik":
        claim = person.nik_claims.standing().first()
        return claim.nik if claim else ""
    value = getattr(person, request.field, "")
    return value.isoformat() if hasattr(value, "isoformat") else str(value or "")
