"""Assignments: who gives which role where, with dates, at once, audited and told."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from siapkerja.audit.models import SecurityAct
from siapkerja.identity.actions.organisations import assign_officer
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Assignment, InspectionArea
from siapkerja.kernel.errors import NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.officers.actions import assignments as actions
from siapkerja.officers.permissions import GIVES, LEVELS
from siapkerja.officers.queries.assignments import warning_days
from siapkerja.reference.models import Region
from tests.support.people import SINCE, SYSTEM, Somebody, make_officer, make_region, now

pytestmark = pytest.mark.django_db
TODAY = timezone.localdate


@pytest.fixture
def head() -> Somebody:
    """Head of the province office of Jawa Barat."""
    return make_officer("Ratna Contoh", OfficerRole.PROVINCE_HEAD, "32")


@pytest.fixture
def regency_head() -> Somebody:
    return make_officer("Joko Contoh", OfficerRole.REGENCY_HEAD, "3273")


def _given(by: Somebody, to: Somebody, role: OfficerRole, code: str | None, **more: Any) -> Assignment:
    terms: dict[str, Any] = {"reason": "Pengangkatan", "document_number": "SK-1/2026", "valid_from": TODAY(), "valid_to": None}
    region = make_region(code) if code else None
    return actions.give_assignment(person=to.person, role=role, region=region, by=by.actor, at=now(), on=TODAY(), **terms | more)


def test_a_head_of_a_province_makes_somebody_an_inspector_who_works_from_the_next_request_on(head: Somebody, seeker: Somebody) -> None:
    assert seeker.client.get(reverse("identity:officer")).status_code == 404

    answer = head.client.post(
        reverse("officers:give_assignment"),
        {
            "account": seeker.user.email, "full_name": "rina  CONTOH", "role": "labour_inspector", "region": "", "region_kode": "32",
            "valid_from": TODAY().isoformat(), "valid_to": (TODAY() + timedelta(days=365)).isoformat(),
            "document_number": "SK-7/2026", "reason": "Pengangkatan pengawas",
        },
    )  # fmt: skip

    given = Assignment.objects.get(person=seeker.person)
    assert answer["Location"] == reverse("officers:assignment", args=[given.pk])
    assert (given.role, given.region_id, given.document_number, given.given_by) == ("labour_inspector", "32", "SK-7/2026", head.person)
    assert seeker.client.get(reverse("identity:officer")).status_code == 200


def test_a_role_ended_is_lost_at_once(head: Somebody, seeker: Somebody) -> None:
    given = _given(head, seeker, OfficerRole.LABOUR_INSPECTOR, "3273")
    assert seeker.client.get(reverse("identity:officer")).status_code == 200

    head.client.post(reverse("officers:end_assignment", args=[given.pk]), {"end-reason": "Pindah tugas"})

    assert seeker.client.get(reverse("identity:officer")).status_code == 404
    given.refresh_from_db()
    assert (given.ended_by, given.ending_reason) == (head.person, "Pindah tugas")


def test_an_assignment_begins_and_ends_on_its_days(head: Somebody, seeker: Somebody) -> None:
    _given(head, seeker, OfficerRole.PROVINCE_OFFICER, "32", valid_from=TODAY() + timedelta(days=3), valid_to=TODAY() + timedelta(days=5))

    in_force = [len(Assignment.objects.at(TODAY() + timedelta(days=day)).filter(person=seeker.person)) for day in (0, 2, 3, 5, 6)]

    assert in_force == [0, 0, 1, 1, 0]


@pytest.mark.parametrize(
    ("role", "code", "is_given"),
    [
        (OfficerRole.PROVINCE_OFFICER, "32", True),
        (OfficerRole.LABOUR_INSPECTOR, "3273", True),
        (OfficerRole.LABOUR_INSPECTOR, "3578", False),
        (OfficerRole.PROVINCE_OFFICER, "35", False),
        (OfficerRole.PROVINCE_HEAD, "32", False),
        (OfficerRole.REGENCY_OFFICER, "3273", False),
        (OfficerRole.ADMINISTRATOR, None, False),
        (OfficerRole.MINISTRY_OFFICER, None, False),
    ],
)
def test_a_head_gives_only_the_roles_of_the_office_and_only_in_its_region(
    role: OfficerRole, code: str | None, is_given: bool, head: Somebody, seeker: Somebody
) -> None:
    if is_given:
        assert _given(head, seeker, role, code).pk
    else:
        with pytest.raises(NotPermitted):
            _given(head, seeker, role, code)


def test_a_head_of_a_regency_appoints_village_officers_of_its_own_villages(regency_head: Somebody, seeker: Somebody) -> None:
    assert _given(regency_head, seeker, OfficerRole.VILLAGE_OFFICER, "3273021004").pk

    with pytest.raises(NotPermitted):
        _given(regency_head, seeker, OfficerRole.VILLAGE_OFFICER, "3578101001")


def test_nobody_gives_a_role_to_oneself_or_extends_ones_own(administrator: Somebody) -> None:
    with pytest.raises(actions.NotToOneself):
        _given(administrator, administrator, OfficerRole.AUDITOR, None)
    own = Assignment.objects.get(person=administrator.person)
    with pytest.raises(actions.NotToOneself):
        actions.extend_assignment(assignment=own, valid_to=None, reason="Sendiri", by=administrator.actor, at=now(), on=TODAY())


def test_the_administrator_gives_every_role_there_is() -> None:
    assert GIVES[OfficerRole.ADMINISTRATOR] == frozenset(OfficerRole) == frozenset(LEVELS)


def test_a_role_is_given_over_a_region_of_its_level(administrator: Somebody, seeker: Somebody) -> None:
    for role, code in ((OfficerRole.VILLAGE_OFFICER, "3273"), (OfficerRole.MINISTRY_OFFICER, "32"), (OfficerRole.PROVINCE_OFFICER, None)):
        with pytest.raises(actions.RegionDoesNotFit):
            _given(administrator, seeker, role, code)


def test_the_same_role_is_not_given_twice_at_a_time(administrator: Somebody, seeker: Somebody) -> None:
    _given(administrator, seeker, OfficerRole.AUDITOR, None)

    with pytest.raises(actions.AlreadyAssigned):
        _given(administrator, seeker, OfficerRole.AUDITOR, None)


def test_the_last_administrator_cannot_be_ended(administrator: Somebody, seeker: Somebody) -> None:
    own = Assignment.objects.get(person=administrator.person)

    with pytest.raises(actions.LastAdministrator):
        actions.end_assignment(assignment=own, reason="Selesai", by=administrator.actor, at=now(), on=TODAY())

    _given(administrator, seeker, OfficerRole.ADMINISTRATOR, None)
    assert actions.end_assignment(assignment=own, reason="Selesai", by=administrator.actor, at=now(), on=TODAY()).ended_at


def test_an_inspection_area_makes_one_assignment_over_several_regencies(head: Somebody, seeker: Somebody) -> None:
    regencies = [make_region(code) for code in ("3273", "3204")]
    area = actions.open_area(
        name="UPTD Contoh Wilayah I", province=Region.objects.get(code="32"), regencies=regencies, by=head.actor, at=now()
    )

    first = _given(head, seeker, OfficerRole.LABOUR_INSPECTOR, None, area=area)

    assert seeker.actor.officer_regions(frozenset({OfficerRole.LABOUR_INSPECTOR})) == {"3273", "3204"}
    page = head.client.get(reverse("officers:assignments")).content.decode()
    assert page.count(f">{seeker.person.full_name}</a>") == 1
    actions.end_assignment(assignment=first, reason="Selesai", by=head.actor, at=now(), on=TODAY())
    assert not seeker.actor.is_officer


def test_an_area_lies_in_one_province(head: Somebody) -> None:
    regencies = [make_region("3273"), make_region("3578")]

    with pytest.raises(actions.RegionDoesNotFit):
        actions.open_area(name="UPTD Contoh", province=Region.objects.get(code="32"), regencies=regencies, by=head.actor, at=now())

    assert not InspectionArea.objects.exists()


def test_officers_see_the_assignments_of_their_region_and_others_are_not_there(
    officer: Somebody, other_officer: Somebody, head: Somebody, seeker: Somebody
) -> None:
    given = _given(head, seeker, OfficerRole.LABOUR_INSPECTOR, "3273")

    assert seeker.person.full_name in officer.client.get(reverse("officers:assignments")).content.decode()
    assert seeker.person.full_name not in other_officer.client.get(reverse("officers:assignments")).content.decode()
    assert other_officer.client.get(reverse("officers:assignment", args=[given.pk])).status_code == 404


def test_an_officer_who_gives_nothing_is_told_who_does(officer: Somebody) -> None:
    answer = officer.client.get(reverse("officers:give_assignment"))

    assert answer.status_code == 403
    assert "kepala Dinas atau administrator" in answer.content.decode()


def test_a_name_that_is_not_the_accounts_appoints_nobody(head: Somebody, seeker: Somebody) -> None:
    answer = head.client.post(
        reverse("officers:give_assignment"),
        {
            "account": seeker.user.email, "full_name": "Orang Lain", "role": "labour_inspector", "region": "", "region_kode": "32",
            "valid_from": TODAY().isoformat(), "document_number": "SK-7", "reason": "Pengangkatan",
        },
    )  # fmt: skip

    assert answer.status_code == 422
    assert "berbeda dari nama pada akunnya" in answer.content.decode()
    assert not Assignment.objects.filter(person=seeker.person).exists()


def test_every_change_is_in_the_log_and_told_to_the_officer(head: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    given = _given(head, seeker, OfficerRole.LABOUR_INSPECTOR, "3273", valid_to=TODAY() + timedelta(days=90))
    actions.extend_assignment(
        assignment=given, valid_to=TODAY() + timedelta(days=200), reason="Diperpanjang", by=head.actor, at=now(), on=TODAY()
    )
    actions.end_assignment(assignment=given, reason="Selesai", by=head.actor, at=now(), on=TODAY())
    deliver_facts()

    acts = SecurityAct.objects.filter(subject=f"identity.assignment:{given.pk}").order_by("pk")
    assert [act.act for act in acts] == ["assignment_given", "assignment_extended", "assignment_ended"]
    assert {act.by_person_id for act in acts} == {head.person.pk}
    told = list(Notification.objects.filter(person=seeker.person).order_by("pk").values_list("slug", flat=True))
    assert told == ["assignment_given", "assignment_extended", "assignment_ended"]
    page = seeker.client.get(reverse("notifications:inbox")).content.decode()
    assert "Penugasan baru: Pengawas ketenagakerjaan" in page


def test_an_assignment_that_runs_out_is_told_once_and_again_after_an_extension(
    head: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    soon = TODAY() + timedelta(days=warning_days(TODAY()) - 5)
    given = _given(head, seeker, OfficerRole.LABOUR_INSPECTOR, "3273", valid_to=soon)

    assert [actions.warn_of_endings(at=now(), on=TODAY()) for _time in range(2)] == [1, 0]
    later = soon + timedelta(days=1)
    actions.extend_assignment(assignment=given, valid_to=later, reason="Sehari lagi", by=head.actor, at=now(), on=TODAY())
    assert actions.warn_of_endings(at=now(), on=TODAY()) == 1
    deliver_facts()
    assert Notification.objects.filter(person=seeker.person, slug="assignment_runs_out").count() == 2
    page = head.client.get(reverse("officers:assignments"), {"keadaan": "segera-berakhir"}).content.decode()
    assert seeker.person.full_name in page


def test_an_assignment_made_in_the_past_stays_as_it_was(seeker: Somebody) -> None:
    make_region("32")
    assign_officer(person=seeker.person, role=OfficerRole.PROVINCE_OFFICER, region_code="32", given_by=None, by=SYSTEM, on=SINCE)

    assert seeker.actor.is_officer
