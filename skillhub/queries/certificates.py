"""Reading training certificates."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from siapkerja.documents.models import Document
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import MemberRole
from siapkerja.identity.models import Membership
from skillhub.models import Enrolment, Programme, TrainingCertificate
from skillhub.permissions import Permission, may


def certificate_of(enrolment: Enrolment) -> TrainingCertificate | None:
    """The latest one, standing or withdrawn."""
    return TrainingCertificate.objects.filter(enrolment=enrolment).select_related("document").order_by("-pk").first()


def never_certified(person_ids: Collection[int] | None = None) -> QuerySet[Enrolment]:
    """Who passed and never had a certificate, the longest ago first."""
    rows = Enrolment.objects.filter(state="passed", certificates=None)
    if person_ids is not None:
        rows = rows.filter(person__in=person_ids)
    return rows.select_related("person", "batch__programme__workplace__regency", "batch__programme__legal_entity").order_by(
        "moved_at", "pk"
    )


def signatory_of(programme: Programme, *, on: date) -> str:
    """The name of whoever signs for the centre: its signatory, else a manager; "" where there is none."""
    members = Membership.objects.at(on).filter(legal_entity=programme.legal_entity_id)
    for role in (MemberRole.SIGNATORY, MemberRole.MANAGER):
        name = members.filter(role=role).order_by("valid_from", "pk").values_list("person__full_name", flat=True).first()
        if name:
            return str(name)
    return ""


def may_read_certificate(actor: Actor, document: Document) -> bool:
    """The centre's staff who record results may open it, besides its holder."""
    found = TrainingCertificate.objects.filter(document=document).select_related("enrolment__batch__programme").first()
    return found is not None and may(actor, Permission.SELECT_PARTICIPANTS, found.enrolment.batch.programme)
