"""Certification bodies, their schemes, assessors and test venues."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.utils import timezone

from sertihub.actions import assessors, bodies, schemes, venues
from sertihub.actions.assessors import AlreadyHere, IssuedLater, NumberOfSomebodyElse, RegistrationOver
from sertihub.actions.bodies import Licence, LicenceOver, NumberTaken
from sertihub.actions.refusals import NotACertificationBody, NotValid
from sertihub.actions.schemes import LicenceExpired, NobodyAssesses, NoUnits, SchemeContent, UnitsAreSettled, UnitsOver, UnknownUnit
from sertihub.actions.venues import LastVenue, VenueContent
from sertihub.enums import BodyKind, ReturnReason, SchemeKind, VenueKind, WithdrawReason
from sertihub.models import BodyStatement, CertificationBody, CompetenceUnit, Scheme
from sertihub.queries.schemes import find
from siapkerja.events.models import EventRecord
from siapkerja.identity.models import LegalEntity
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.reference.models import Industry
from siapkerja.search.criteria import Criteria
from tests.support.candidates import a_body, a_house, a_scheme, an_assessor
from tests.support.people import SYSTEM, Somebody

pytestmark = pytest.mark.django_db


def _licence(**more: Any) -> Licence:
    until = timezone.localdate() + timedelta(days=400)
    told: dict[str, Any] = {"kind": BodyKind.P3, "bnsp_number": "2125", "licence_number": "KEP. 1/BNSP/2025", "licence_valid_until": until}
    return Licence(**told | more)


def _state(organisation: LegalEntity, somebody: Somebody, **more: Any) -> BodyStatement:
    today = timezone.localdate()
    return bodies.state_licence(legal_entity=organisation, licence=_licence(**more), by=somebody.actor, at=timezone.now(), on=today)


def _content(**more: Any) -> SchemeContent:
    told: dict[str, Any] = {
        "number": "SKM/BNSP/00010/1/2026/1", "title": "Menjahit pakaian", "kind": SchemeKind.CLUSTER,
        "industry_id": Industry.objects.filter(code="14111").get().pk, "summary": "Untuk penjahit.", "requirements": "SMP.",
    }  # fmt: skip
    return SchemeContent(**told | more)


def _draft(body: CertificationBody, **more: Any) -> Scheme:
    return schemes.draft(body=body, content=_content(**more), by=SYSTEM, at=timezone.now())


def _add(scheme: Scheme, code: str) -> None:
    schemes.add_unit(scheme=scheme, code=code, by=SYSTEM, at=timezone.now(), on=timezone.localdate())


def _publish(scheme: Scheme, **more: Any) -> Scheme:
    return schemes.publish(**{"scheme": scheme, "by": SYSTEM, "at": timezone.now(), "on": timezone.localdate()} | more)


# The licence


def test_a_body_is_public_once_an_officer_has_confirmed_what_it_says(manager: Somebody, ministry_officer: Somebody) -> None:
    assert manager.organisation is not None
    with pytest.raises(NotACertificationBody):
        _state(manager.organisation, manager)
    a_body(manager, number="0001")

    statement = _state(manager.organisation, manager, bnsp_number="2125")
    assert CertificationBody.objects.get().bnsp_number == "0001"
    bodies.confirm(statement=statement, by=ministry_officer.actor, at=timezone.now())

    assert CertificationBody.objects.get().bnsp_number == "2125"
    with pytest.raises(MoveNotAllowed):
        bodies.confirm(statement=statement, by=ministry_officer.actor, at=timezone.now())


def test_a_statement_that_does_not_agree_goes_back_with_its_reason(manager: Somebody, ministry_officer: Somebody) -> None:
    a_body(manager)
    assert manager.organisation is not None
    statement = _state(manager.organisation, manager, kind=BodyKind.P1)

    back = bodies.send_back(statement=statement, reason=ReturnReason.KIND, note="", by=ministry_officer.actor, at=timezone.now())

    assert back.state == "returned"
    assert back.moves.get().reason_code == "kind"
    assert CertificationBody.objects.get().kind == BodyKind.P3


def test_faulty_licences_are_refused_in_words(manager: Somebody, other_manager: Somebody) -> None:
    a_body(other_manager, number="9999")
    a_body(manager, number="2125")
    assert manager.organisation is not None
    with pytest.raises(LicenceOver):
        _state(manager.organisation, manager, licence_valid_until=timezone.localdate() - timedelta(days=1))
    with pytest.raises(NumberTaken):
        _state(manager.organisation, manager, bnsp_number="9999")
    with pytest.raises(NotValid, match="3 sampai 5 angka"):
        _state(manager.organisation, manager, bnsp_number="21A")
    _state(manager.organisation, manager)
    with pytest.raises(NotValid, match="masih diperiksa"):
        _state(manager.organisation, manager)


def test_only_managers_state_and_only_the_ministry_confirms(manager: Somebody, colleague: Somebody, officer: Somebody) -> None:
    a_body(manager)
    assert manager.organisation is not None
    with pytest.raises(NotPermitted):
        _state(manager.organisation, colleague)
    statement = _state(manager.organisation, manager)
    for somebody in (manager, officer):
        with pytest.raises(NotPermitted):
            bodies.confirm(statement=statement, by=somebody.actor, at=timezone.now())


# Schemes


def test_a_published_scheme_is_found_and_told(manager: Somebody) -> None:
    house = a_house(manager)

    found = find(Criteria(text="operator jahit"))
    withdrawn = schemes.withdraw(scheme=house.scheme, reason=WithdrawReason.REPLACED, by=manager.actor, at=timezone.now())

    assert [scheme.pk for scheme in found.records] == [house.scheme.pk]
    assert find(Criteria(filters={"region": ("3273",)})).answer.total == 0
    facts = EventRecord.objects.filter(subject=f"sertihub.scheme:{house.scheme.pk}").order_by("pk")
    assert list(facts.values_list("fact", flat=True)) == ["sertihub.SchemePublished", "sertihub.SchemeWithdrawn"]
    assert withdrawn.state == "withdrawn"


def test_a_scheme_of_nothing_or_of_nobody_is_not_published(manager: Somebody) -> None:
    body = a_body(manager)
    scheme = _draft(body)
    with pytest.raises(NoUnits):
        _publish(scheme)
    _add(scheme, "C.141110.901.01")
    with pytest.raises(NobodyAssesses):
        _publish(scheme)


def test_a_body_whose_licence_has_ended_publishes_nothing(manager: Somebody) -> None:
    house = a_house(manager)
    scheme = _draft(house.body)
    _add(scheme, "C.141110.901.01")
    CertificationBody.objects.update(licence_valid_until=timezone.localdate() - timedelta(days=1))

    with pytest.raises(LicenceExpired, match="Lisensi lembaga Anda sudah berakhir"):
        _publish(scheme)


def test_units_are_those_in_force_and_settled_once_public(manager: Somebody) -> None:
    house = a_house(manager)
    scheme = _draft(house.body)
    with pytest.raises(UnknownUnit):
        _add(scheme, "C.000000.000.00")
    _add(scheme, "c.141110.901.01")
    with pytest.raises(NotValid):
        _add(scheme, "C.141110.901.01")
    CompetenceUnit.objects.filter(code="C.141110.901.01").update(valid_to=timezone.localdate() - timedelta(days=1))
    with pytest.raises(UnitsOver):
        _publish(scheme)
    with pytest.raises(UnitsAreSettled):
        _add(house.scheme, "C.141110.902.01")


@pytest.mark.parametrize(
    ("more", "told"),
    [
        ({"number": "skema satu"}, "nomor skema"),
        ({"kind": SchemeKind.KKNI}, "memerlukan jenjang"),
        ({"kkni_level": 12}, "antara 1 dan 9"),
        ({"number": "SKM/BNSP/2125/1/2026/37A"}, "sudah dipakai"),
    ],
)
def test_impossible_schemes_are_refused_in_words(manager: Somebody, more: dict[str, Any], told: str) -> None:
    house = a_house(manager)

    with pytest.raises(NotValid) as refused:
        _draft(house.body, **more)

    assert told in " ".join([str(refused.value), *refused.value.fields.values()])


def test_readers_and_others_may_not_publish(manager: Somebody, colleague: Somebody, other_manager: Somebody) -> None:
    house = a_house(manager)
    for somebody in (colleague, other_manager):
        with pytest.raises(NotPermitted):
            schemes.withdraw(scheme=house.scheme, reason=WithdrawReason.REPLACED, by=somebody.actor, at=timezone.now())


# Assessors and venues


def test_an_assessor_is_registered_for_three_years(manager: Somebody, seeker: Somebody) -> None:
    body, today = a_body(manager), timezone.localdate()

    made = assessors.register_assessor(
        body=body, person=seeker.person, registration_number="met.000.001234  2025", issued_on=date(2025, 3, 1),
        by=manager.actor, at=timezone.now(), on=today,
    )  # fmt: skip

    assert (made.registration_number, made.valid_until) == ("MET.000.001234 2025", date(2028, 3, 1))
    with pytest.raises(AlreadyHere):
        an_assessor(body, seeker, number=5)
    assessors.end_assessor(assessor=made, by=manager.actor, at=timezone.now(), on=today)
    assert not body.assessors.serving(today).exists()


def test_faulty_registrations_are_refused_in_words(manager: Somebody, seeker: Somebody, other_seeker: Somebody) -> None:
    body, today = a_body(manager), timezone.localdate()
    an_assessor(body, seeker, number=7)
    told: dict[str, Any] = {"body": body, "person": other_seeker.person, "by": SYSTEM, "at": timezone.now(), "on": today}
    with pytest.raises(NotValid) as refused:
        assessors.register_assessor(registration_number="MET 12", issued_on=today, **told)
    assert "MET.000.001234" in " ".join([str(refused.value), *refused.value.fields.values()])
    with pytest.raises(IssuedLater):
        assessors.register_assessor(registration_number="MET.000.000008 2026", issued_on=today + timedelta(days=1), **told)
    for year in (2020, 1):
        with pytest.raises(RegistrationOver):
            assessors.register_assessor(registration_number="MET.000.000008 2020", issued_on=date(year, 1, 1), **told)
    with pytest.raises(NumberOfSomebodyElse):
        assessors.register_assessor(registration_number=f"MET.000.000007 {today.year}", issued_on=today, **told)


def test_schemes_follow_their_venues_and_keep_one(manager: Somebody) -> None:
    house = a_house(manager)
    region = house.venue.regency_id
    assert find(Criteria(filters={"region": (region,)})).answer.total == 1
    with pytest.raises(LastVenue):
        venues.close_venue(venue=house.venue, by=manager.actor, at=timezone.now(), on=timezone.localdate())
    content = VenueContent(kind=VenueKind.INDEPENDENT, name="TUK Kedua", address="Jalan 2", regency_id="3321")
    venues.open_venue(body=house.body, content=content, by=manager.actor, at=timezone.now())

    venues.close_venue(venue=house.venue, by=manager.actor, at=timezone.now(), on=timezone.localdate())

    assert find(Criteria(filters={"region": ("3321",)})).answer.total == 1
    assert find(Criteria(filters={"region": (region,)})).answer.total == 0


def test_a_change_of_what_the_public_reads_is_told_again(manager: Somebody) -> None:
    house = a_house(manager)
    content = _content(number="SKM/BNSP/LAIN/1", title="Menjahit pakaian wanita", fee=250_000)

    revised = schemes.rewrite(scheme=house.scheme, content=content, by=manager.actor, at=timezone.now())

    assert revised.number == house.scheme.number
    assert [one.pk for one in find(Criteria(text="pakaian wanita", filters={"fee": ("up_to_500",)})).records] == [revised.pk]
    assert a_scheme(house.body, number="SKM/BNSP/DUA/2").pk != revised.pk
