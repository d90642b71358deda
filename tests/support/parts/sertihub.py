"""Sertihub's records for the access matrix."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from sertihub.actions import bodies, schemes
from sertihub.actions.bodies import Licence
from sertihub.actions.schemes import SchemeContent
from sertihub.enums import BodyKind, SchemeKind
from sertihub.models import Offer, Scheme
from tests.support.candidates import House, a_house, a_scheme, an_assessor, certified, drafted, scheduled, units
from tests.support.people import SYSTEM, Somebody, make_somebody


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    house = a_house(manager)
    unpublished = _draft(house)
    stated = bodies.state_licence(
        legal_entity=house.body.legal_entity, licence=_renewed(house), by=SYSTEM, at=timezone.now(), on=timezone.localdate()
    )
    return {
        "scheme": house.scheme.pk,
        "scheme.slug": house.scheme.slug,
        "draft_scheme": unpublished.pk,
        "competence_unit": unpublished.units.all()[0].pk,
        "body": house.body.pk,
        "body.slug": house.body.slug,
        "assessor": house.assessor.pk,
        "venue": house.venue.pk,
        "statement": stated.pk,
    } | _on_their_way(house, seeker)


def _on_their_way(house: House, seeker: Somebody) -> dict[str, Any]:
    """The seeker has a draft and an offer, and is sent to assess somebody else."""
    mine = drafted(house, seeker)
    another = a_scheme(house.body, number="SKM/BNSP/2125/2/2026/38A", title="Operator bordir")
    offer = Offer.objects.create(person=seeker.person, scheme=another, enrolment_id=1, offered_at=timezone.now())
    assessment = scheduled(house, make_somebody("Asesi Contoh"), assessor=an_assessor(house.body, seeker, number=77))
    certificate = certified(house, make_somebody("Pemegang Contoh"))
    return {
        "another_scheme": another.pk,
        "another_scheme.slug": another.slug,
        "offer": offer.pk,
        "candidacy": mine.public_id,
        "evidence": mine.evidence.get().pk,
        "assessed_case": assessment.candidacy.public_id,
        "certificate": certificate.public_id,
    }


def _draft(house: House) -> Scheme:
    who: dict[str, Any] = {"by": SYSTEM, "at": timezone.now()}
    content = SchemeContent(
        number="SKM/BNSP/DRAF/1", title="Menjahit kemeja", kind=SchemeKind.CLUSTER, industry_id=house.scheme.industry_id,
        summary="Untuk penjahit.", requirements="SMP.",
    )  # fmt: skip
    begun = schemes.draft(body=house.body, content=content, **who)
    schemes.choose_units(scheme=begun, codes=[unit.code for unit in units()], **who, on=timezone.localdate())
    return begun


def _renewed(house: House) -> Licence:
    until = timezone.localdate() + timedelta(days=1_500)
    return Licence(
        kind=BodyKind.P3, bnsp_number=house.body.bnsp_number, licence_number="KEP. 2/BNSP/2026", licence_valid_until=until
    )  # fmt: skip
