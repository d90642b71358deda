"""Reading offers, and which schemes fit what somebody learned."""

from collections.abc import Collection
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet, Subquery

from sertihub.enums import BodyKind, CertificateState
from sertihub.models import Candidacy, Certificate, Offer, Scheme, SchemeUnit, Training
from sertihub.workflows import OPEN
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.models import Workplace


@dataclass(frozen=True)
class Found:
    """A scheme that certifies what was taught, and how far away its body is: 0 regency, 1 province, 2 elsewhere."""

    scheme: Scheme
    distance: int


def schemes_covered(*, unit_codes: Collection[str], legal_entity_id: int, regency_code: str, most: int) -> list[Found]:
    """Published schemes whose units were all taught, the nearest body first.

    A body of the first kind (P1) certifies its own trainees only, one of the second kind the people of its own institution
    (PBNSP 202), so their schemes are offered only where the body is the training centre itself.

    Args:
        legal_entity_id: the training centre.
        regency_code: where the training took place.
        most: how many at most.
    """
    others = SchemeUnit.objects.filter(scheme=OuterRef("pk")).exclude(unit__code__in=unit_codes)
    taught = SchemeUnit.objects.filter(scheme=OuterRef("pk"), unit__code__in=unit_codes)
    office = Workplace.objects.filter(legal_entity=OuterRef("body__legal_entity"), kind=WorkplaceKind.HEAD_OFFICE)
    rows = (
        Scheme.objects.public()
        .filter(Exists(taught), ~Exists(others))
        .annotate(body_regency=Subquery(office.values("regency_id")[:1]))
        .select_related("body__legal_entity")
    )
    open_to_all = [row for row in rows if row.body.kind == BodyKind.P3 or row.body.legal_entity_id == legal_entity_id]
    found = [Found(row, _distance(row.body_regency or "", regency_code)) for row in open_to_all]
    return sorted(found, key=lambda one: (one.distance, one.scheme.pk))[:most]


def _distance(here: str, there: str) -> int:
    return 0 if here == there else 1 if here[:2] == there[:2] else 2


def offers_to(person_id: int | None) -> QuerySet[Offer]:
    """What a person may still take up: put neither aside nor to use, the nearest of the latest training first.

    Whoever holds a certificate of the same units, of whichever body, needs no second one.
    """
    begun = Candidacy.objects.filter(person=person_id, scheme=OuterRef("scheme"))
    taken = begun.filter(state__in=(*OPEN, "certified"))
    held = Certificate.objects.filter(person=person_id, state=CertificateState.ACTIVE).values("scheme__scheme_units__unit")
    unproven = SchemeUnit.objects.filter(scheme=OuterRef("scheme")).exclude(unit__in=held)
    rows = Offer.objects.standing().filter(~Exists(taken), Exists(unproven), person=person_id)
    return rows.select_related("scheme__body__legal_entity", "scheme__occupation").order_by("-enrolment_id", "rank", "pk")


def offer_of(person_id: int | None, offer_id: int) -> Offer | None:
    return Offer.objects.filter(person=person_id, pk=offer_id).first()


def has_trained(*, trainer_id: int, person_id: int) -> bool:
    """Did the one train the other, in any training the portal was told of?"""
    return Training.objects.filter(trainer=trainer_id, person=person_id).exists()
