"""Sertihub's records for the access matrix."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from sertihub.actions import bodies, schemes
from sertihub.actions.bodies import Licence
from sertihub.actions.schemes import SchemeContent
from sertihub.enums import BodyKind, SchemeKind
from sertihub.models import Scheme
from tests.support.candidates import House, a_house, units
from tests.support.people import SYSTEM, Somebody


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    house = a_house(manager)
    drafted = _draft(house)
    stated = bodies.state_licence(
        legal_entity=house.body.legal_entity, licence=_renewed(house), by=SYSTEM, at=timezone.now(), on=timezone.localdate()
    )
    return {
        "scheme": house.scheme.pk,
        "scheme.slug": house.scheme.slug,
        "draft_scheme": drafted.pk,
        "competence_unit": drafted.units.all()[0].pk,
        "body": house.body.pk,
        "body.slug": house.body.slug,
        "assessor": house.assessor.pk,
        "venue": house.venue.pk,
        "statement": stated.pk,
    }


def _draft(house: House) -> Scheme:
    who: dict[str, Any] = {"by": SYSTEM, "at": timezone.now()}
    content = SchemeContent(
        number="SKM/BNSP/DRAF/1", title="Menjahit kemeja", kind=SchemeKind.CLUSTER, industry_id=house.scheme.industry_id,
        summary="Untuk penjahit.", requirements="SMP.",
    )  # fmt: skip
    drafted = schemes.draft(body=house.body, content=content, **who)
    schemes.choose_units(scheme=drafted, codes=[unit.code for unit in units()], **who, on=timezone.localdate())
    return drafted


def _renewed(house: House) -> Licence:
    until = timezone.localdate() + timedelta(days=1_500)
    return Licence(
        kind=BodyKind.P3, bnsp_number=house.body.bnsp_number, licence_number="KEP. 2/BNSP/2026", licence_valid_until=until
    )  # fmt: skip
