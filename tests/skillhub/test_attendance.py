"""Who was there, and what it means for passing."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from siapkerja.identity.models import Workplace
from siapkerja.kernel.errors import NotPermitted
from skillhub.actions.attendance import DayInTheFuture, DayOutsideTraining, NotAParticipant, NotTraining, take_attendance
from skillhub.actions.results import AttendanceTooLow, record_result
from skillhub.enums import AttendanceMark
from skillhub.models import Attendance, AttendanceDay, Batch
from skillhub.queries.attendance import share_of
from tests.support.people import SYSTEM, Somebody, make_somebody
from tests.support.training import enrolled, open_batch, open_programme, running_batch

pytestmark = pytest.mark.django_db


def mark(batch: Batch, days_ago: int, how: AttendanceMark) -> AttendanceDay:
    enrolment = batch.enrolments.order_by("place").first()
    assert enrolment is not None
    on = timezone.localdate() - timedelta(days=days_ago)
    return take_attendance(batch=batch, on=on, marks={enrolment.pk: how}, by=SYSTEM, at=timezone.now())


def test_taking_attendance_again_replaces_it(workplace: Workplace, seeker: Somebody) -> None:
    batch = running_batch(open_programme(workplace), seeker)
    mark(batch, 1, AttendanceMark.ABSENT)
    mark(batch, 1, AttendanceMark.PRESENT)

    assert [row.mark for row in Attendance.objects.all()] == ["present"]


def test_days_that_nobody_can_have_attended_are_refused_in_words(workplace: Workplace, seeker: Somebody) -> None:
    batch = running_batch(open_programme(workplace), seeker)
    with pytest.raises(DayOutsideTraining, match="di luar pelatihan"):
        mark(batch, 11, AttendanceMark.PRESENT)
    with pytest.raises(DayInTheFuture, match="belum tiba"):
        mark(batch, -1, AttendanceMark.PRESENT)


def test_attendance_is_taken_by_the_centre_of_participants_while_training_runs(manager: Somebody, colleague: Somebody) -> None:
    one, stranger = make_somebody("Ani Contoh"), make_somebody("Beni Contoh")
    batch = running_batch(open_programme(manager.workplace), one)
    elsewhere = enrolled(open_batch(open_programme(manager.workplace, title="Las")), stranger)
    today, now = timezone.localdate(), timezone.now()
    with pytest.raises(NotAParticipant):
        take_attendance(batch=batch, on=today, marks={elsewhere.pk: AttendanceMark.PRESENT}, by=manager.actor, at=now)
    with pytest.raises(NotPermitted):
        take_attendance(batch=batch, on=today, marks={}, by=colleague.actor, at=now)
    with pytest.raises(NotTraining):
        take_attendance(batch=elsewhere.batch, on=today, marks={}, by=manager.actor, at=now)


def test_passing_with_too_little_attendance_needs_a_reason(workplace: Workplace, seeker: Somebody) -> None:
    batch = running_batch(open_programme(workplace), seeker)
    for days_ago, how in ((3, AttendanceMark.PRESENT), (2, AttendanceMark.EXCUSED), (1, AttendanceMark.ABSENT)):
        mark(batch, days_ago, how)
    enrolment = batch.enrolments.get()
    share = share_of(enrolment)
    assert share is not None
    assert (share.present, share.days, share.percent) == (1, 3, 33)

    with pytest.raises(AttendanceTooLow, match="33 %, di bawah 80 %"):
        record_result(enrolment=enrolment, has_passed=True, by=SYSTEM, at=timezone.now())
    told = record_result(enrolment=enrolment, has_passed=True, note="Sakit, lalu mengejar di rumah.", by=SYSTEM, at=timezone.now())

    assert told.state == "passed"


def test_enough_attendance_needs_none(workplace: Workplace, seeker: Somebody) -> None:
    batch = running_batch(open_programme(workplace), seeker)
    for days_ago in range(1, 5):
        mark(batch, days_ago, AttendanceMark.PRESENT)
    mark(batch, 5, AttendanceMark.ABSENT)

    assert record_result(enrolment=batch.enrolments.get(), has_passed=True, by=SYSTEM, at=timezone.now()).state == "passed"


def test_a_day_is_taken_for_everybody_on_one_page(manager: Somebody) -> None:
    one, other = make_somebody("Ani Contoh"), make_somebody("Beni Contoh")
    batch = running_batch(open_programme(manager.workplace), one, other)
    assert manager.organisation is not None
    address = reverse("skillhub:attendance", args=[manager.organisation.public_id, batch.programme_id, batch.pk])
    first, second = (batch.enrolments.get(person=who.person) for who in (one, other))
    yesterday = timezone.localdate() - timedelta(days=1)

    page = manager.client.get(f"{address}?hari={yesterday}").content.decode()
    assert "Ani Contoh" in page
    assert "Belum dicatat" in page
    answers = {"hari": yesterday, f"p{first.pk}": "present", f"p{second.pk}": "excused"}
    told = manager.client.post(address, answers, follow=True).content.decode()
    assert "tersimpan" in told
    assert "1 dari 2 hadir" in told
    assert set(Attendance.objects.values_list("enrolment", "mark")) == {(first.pk, "present"), (second.pk, "excused")}

    for wrong, words in (
        (timezone.localdate() + timedelta(days=1), "belum tiba"),
        (timezone.localdate() - timedelta(days=60), "di luar pelatihan"),
        ("kemarin", "Tulis harinya"),
    ):
        refused = manager.client.post(address, {**answers, "hari": wrong})
        assert refused.status_code == 422
        assert words in refused.content.decode()
    assert AttendanceDay.objects.count() == 1


def test_a_missing_mark_is_asked_for(manager: Somebody, seeker: Somebody) -> None:
    batch = running_batch(open_programme(manager.workplace), seeker)
    assert manager.organisation is not None
    address = reverse("skillhub:attendance", args=[manager.organisation.public_id, batch.programme_id, batch.pk])

    answer = manager.client.post(address, {"hari": timezone.localdate()})

    assert answer.status_code == 422
    assert "Pilih hadir, izin, atau tidak hadir." in answer.content.decode()
