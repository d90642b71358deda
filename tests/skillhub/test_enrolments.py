"""From registering to the result."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from siapkerja.identity.models import Workplace
from siapkerja.kernel.errors import NotPermitted
from siapkerja.notifications.models import Notification
from skillhub.actions import batches, enrolments
from skillhub.actions.batches import NobodyConfirmed, ResultsMissing
from skillhub.actions.enrolments import (
    AlreadyInTraining,
    AlreadyRegistered,
    NoSeatLeft,
    NotYet,
    RegistrationClosed,
    RequirementsNotMet,
    TooLateToConfirm,
)
from skillhub.actions.results import record_result
from skillhub.enums import CancelReason, DeclineReason
from skillhub.models import Batch, Enrolment
from tests.support.people import SYSTEM, Somebody, make_somebody
from tests.support.training import enrolled, open_batch, open_programme
from tests.support.vacancies import complete_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def batch(workplace: Workplace) -> Batch:
    """Two seats, registration open."""
    return open_batch(open_programme(workplace))


def crowd(batch: Batch, number: int) -> list[Enrolment]:
    return [enrolled(batch, make_somebody(f"Peserta Contoh {n}")) for n in range(number)]


def close(batch: Batch) -> Batch:
    batches.close_after_its_day(batch=batch, by=SYSTEM, at=timezone.now() + timedelta(days=11))
    batch.refresh_from_db()
    return batch


def test_places_in_line_are_without_gaps(batch: Batch) -> None:
    assert [one.place for one in crowd(batch, 3)] == [1, 2, 3]


def test_one_trains_in_one_place_at_a_time(batch: Batch, workplace: Workplace, seeker: Somebody) -> None:
    mine = enrolled(batch, seeker)
    with pytest.raises(AlreadyInTraining) as refused:
        enrolments.register(batch=open_batch(open_programme(workplace, title="Las")), by=seeker.actor, at=timezone.now())
    assert "Menjahit pakaian wanita" in str(refused.value)

    enrolments.withdraw(enrolment=mine, by=seeker.actor, at=timezone.now())
    with pytest.raises(AlreadyRegistered):
        enrolments.register(batch=batch, by=seeker.actor, at=timezone.now())


def test_a_batch_that_is_closed_takes_nobody(batch: Batch, seeker: Somebody) -> None:
    complete_profile(seeker)
    close(batch)

    with pytest.raises(RegistrationClosed):
        enrolments.register(batch=batch, by=seeker.actor, at=timezone.now())


def test_requirements_that_are_not_met_or_not_known_are_named(workplace: Workplace, seeker: Somebody) -> None:
    batch = open_batch(open_programme(workplace, age_from=40, age_to=60, education_id="S1"))
    with pytest.raises(RequirementsNotMet) as unknown:
        enrolments.register(batch=batch, by=seeker.actor, at=timezone.now())
    assert "Lengkapi profil" in str(unknown.value)

    complete_profile(seeker)
    with pytest.raises(RequirementsNotMet) as unmet:
        enrolments.register(batch=batch, by=seeker.actor, at=timezone.now())
    assert "Usia 40 sampai 60 tahun" in str(unmet.value)
    assert "Pendidikan" in str(unmet.value)


def test_seats_are_offered_up_to_the_quota_and_only_after_registration(batch: Batch, manager: Somebody) -> None:
    first, second, third = crowd(batch, 3)
    with pytest.raises(NotYet):
        enrolments.select(enrolment=first, by=manager.actor, at=timezone.now())

    close(batch)
    for one in (first, second):
        enrolments.select(enrolment=one, score=80, by=manager.actor, at=timezone.now())

    with pytest.raises(NoSeatLeft):
        enrolments.select(enrolment=third, by=manager.actor, at=timezone.now())


def test_a_seat_given_up_goes_to_the_first_of_the_reserves(batch: Batch, manager: Somebody) -> None:
    first, second, third, fourth = crowd(batch, 4)
    close(batch)
    now = timezone.now()
    for one in (first, second):
        enrolments.select(enrolment=one, by=manager.actor, at=now)
    for one in (third, fourth):
        enrolments.reserve(enrolment=one, by=manager.actor, at=now)

    enrolments.withdraw(enrolment=first, by=SYSTEM, at=now)

    third.refresh_from_db()
    fourth.refresh_from_db()
    assert (third.state, fourth.state) == ("selected", "reserved")


def test_a_seat_nobody_confirms_in_time_moves_on_by_itself(batch: Batch, manager: Somebody) -> None:
    first, second, third = crowd(batch, 3)
    close(batch)
    now = timezone.now()
    enrolments.select(enrolment=first, by=manager.actor, at=now)
    confirmed = enrolments.select(enrolment=second, by=manager.actor, at=now)
    enrolments.confirm(enrolment=confirmed, by=SYSTEM, at=now)
    enrolments.reserve(enrolment=third, by=manager.actor, at=now)
    assert enrolments.let_offers_lapse(by=SYSTEM, at=now) == 0

    assert enrolments.let_offers_lapse(by=SYSTEM, at=now + timedelta(days=4)) == 1

    states = list(Enrolment.objects.order_by("place").values_list("state", flat=True))
    assert states == ["lapsed", "confirmed", "selected"]


def test_confirming_too_late_is_refused(batch: Batch, manager: Somebody) -> None:
    (first,) = crowd(batch, 1)
    close(batch)
    chosen = enrolments.select(enrolment=first, by=manager.actor, at=timezone.now())

    with pytest.raises(TooLateToConfirm):
        enrolments.confirm(enrolment=chosen, by=SYSTEM, at=timezone.now() + timedelta(days=5))


def test_training_runs_to_its_results_and_tells_of_who_passed(batch: Batch, manager: Somebody, deliver_facts: Any) -> None:
    first, second = crowd(batch, 2)
    close(batch)
    now = timezone.now()
    with pytest.raises(NobodyConfirmed):
        batches.start(batch=batch, by=manager.actor, at=now)
    for one in (first, second):
        enrolments.confirm(enrolment=enrolments.select(enrolment=one, by=manager.actor, at=now), by=SYSTEM, at=now)
    with pytest.raises(NotYet):
        record_result(enrolment=first, has_passed=True, by=manager.actor, at=now)
    batches.start(batch=batch, by=manager.actor, at=now)

    record_result(enrolment=first, has_passed=True, by=manager.actor, at=now)
    with pytest.raises(ResultsMissing):
        batches.complete(batch=batch, by=manager.actor, at=now)
    record_result(enrolment=second, has_passed=False, note="Kehadiran kurang.", by=manager.actor, at=now)
    batches.complete(batch=batch, by=manager.actor, at=now)

    deliver_facts()
    told = Notification.objects.filter(slug="enrolment_moved", person=first.person_id)
    assert [row.params["state"] for row in told.order_by("pk")] == ["selected", "passed"]


def test_everybody_in_a_cancelled_batch_is_told_and_free_again(batch: Batch, deliver_facts: Any) -> None:
    crowd(batch, 2)
    batches.cancel(batch=batch, reason=CancelReason.INSTRUCTOR, by=SYSTEM, at=timezone.now())
    deliver_facts()

    assert set(Enrolment.objects.values_list("state", flat=True)) == {"called_off"}
    assert Notification.objects.filter(slug="enrolment_moved").count() == 2


def test_nobody_confirms_or_withdraws_for_somebody_else(batch: Batch, seeker: Somebody, other_seeker: Somebody) -> None:
    mine = enrolled(batch, seeker)

    with pytest.raises(NotPermitted):
        enrolments.withdraw(enrolment=mine, by=other_seeker.actor, at=timezone.now())


def test_who_was_not_chosen_reads_why(batch: Batch, seeker: Somebody, manager: Somebody) -> None:
    mine = enrolled(batch, seeker)
    close(batch)
    enrolments.decline(enrolment=mine, reason=DeclineReason.ABSENT, note="Tes tertulis 2 Mei.", by=manager.actor, at=timezone.now())

    page = seeker.client.get(f"/skillhub/pendaftaran/{mine.public_id}/").content.decode()

    assert "Tidak hadir pada seleksi" in page
    assert "Tes tertulis 2 Mei." in page
