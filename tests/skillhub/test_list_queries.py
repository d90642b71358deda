"""Lists of training ask the database no more for ten rows than for one."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from skillhub.actions.attendance import take_attendance
from skillhub.enums import AttendanceMark
from skillhub.models import Batch
from tests.support.people import SYSTEM, Somebody, make_company, make_somebody
from tests.support.training import enrolled, open_batch, open_programme, passed, running_batch

pytestmark = pytest.mark.django_db


def asks_no_more(who: Somebody, address: str, one_more: Callable[[int], object]) -> None:
    one_more(1)
    for_one = _queries(who, address)
    for number in range(2, 8):
        one_more(number)

    assert _queries(who, address) <= for_one


def _queries(who: Somebody, address: str) -> int:
    who.client.get(address)
    with CaptureQueriesContext(connection) as captured:
        assert who.client.get(address).status_code == 200
    return len(captured)


def test_programmes_of_a_centre(manager: Somebody) -> None:
    assert manager.organisation is not None

    def one_more(number: int) -> None:
        open_batch(open_programme(manager.workplace, title=f"Program {number}"))

    asks_no_more(manager, reverse("skillhub:centre_programmes", args=[manager.organisation.public_id]), one_more)


def test_the_public_catalogue(manager: Somebody, seeker: Somebody) -> None:
    asks_no_more(seeker, "/skillhub/pelatihan/", lambda number: open_batch(open_programme(manager.workplace, title=f"Program {number}")))


def test_a_programme_with_its_batches(manager: Somebody, seeker: Somebody) -> None:
    programme = open_programme(manager.workplace)
    assert manager.organisation is not None
    mine = reverse("skillhub:centre_programme", args=[manager.organisation.public_id, programme.pk])

    asks_no_more(manager, mine, lambda number: open_batch(programme))
    asks_no_more(seeker, programme.get_absolute_url(), lambda number: open_batch(programme))


def test_the_line_of_a_batch(manager: Somebody) -> None:
    batch = open_batch(open_programme(manager.workplace))
    assert manager.organisation is not None
    address = reverse("skillhub:line", args=[manager.organisation.public_id, batch.programme_id, batch.pk])

    asks_no_more(manager, address, lambda number: enrolled(batch, make_somebody(f"Pendaftar {number}")))


def test_attendance_of_more_days_and_more_people(manager: Somebody) -> None:
    few = running_batch(open_programme(manager.workplace), make_somebody("Ani Contoh"))
    many = running_batch(open_programme(manager.workplace), *(make_somebody(f"Peserta {n}") for n in range(6)), quota=10)
    assert manager.organisation is not None

    def asked(batch: Batch, days: int) -> int:
        marks = dict.fromkeys(batch.enrolments.values_list("pk", flat=True), AttendanceMark.PRESENT)
        for ago in range(days):
            take_attendance(batch=batch, on=timezone.localdate() - timedelta(days=ago), marks=marks, by=SYSTEM, at=timezone.now())
        address = reverse("skillhub:attendance", args=[manager.organisation.public_id, batch.programme_id, batch.pk])  # type: ignore[union-attr]
        return _queries(manager, address)

    assert asked(many, 6) <= asked(few, 1)


def test_centres_and_batches_as_officers_see_them(manager: Somebody, officer: Somebody) -> None:
    assert manager.organisation is not None

    def a_centre(number: int) -> None:
        company = make_company(f"Balai Contoh {number}", make_somebody(f"Pengelola {number}"))
        somebody = make_somebody(f"Peserta {number}")
        passed(running_batch(open_programme(company.workplace), somebody), somebody)

    asks_no_more(officer, reverse("skillhub:officer_centres"), a_centre)

    programme = open_programme(manager.workplace)
    address = reverse("skillhub:officer_centre", args=[manager.organisation.public_id])
    asks_no_more(officer, address, lambda number: open_batch(programme))


def test_my_registrations(manager: Somebody, seeker: Somebody) -> None:
    def one_more(number: int) -> None:
        passed(running_batch(open_programme(manager.workplace, title=f"Program {number}"), seeker), seeker)

    asks_no_more(seeker, reverse("skillhub:enrolments"), one_more)
