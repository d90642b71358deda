"""Programmes and batches of a training centre."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from siapkerja.events.publishing import publish
from siapkerja.facts.organisations import OrganisationChanged
from siapkerja.identity.models import Workplace
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.search.criteria import Criteria
from siapkerja.search.models import SearchEntry
from skillhub.actions import batches, programmes
from skillhub.actions.batches import BatchContent, BatchNotEditable, ProgrammeNotPublic, RegistrationInThePast
from skillhub.actions.programmes import BatchesAhead, NotATrainingCentre, NotValid, NoUnits
from skillhub.enums import CancelReason, WithdrawReason
from skillhub.models import Programme
from skillhub.queries.programmes import find
from tests.support.people import SYSTEM, Somebody
from tests.support.training import as_training_centre, days, draft_programme, open_batch, open_programme, planned_batch, programme_content

pytestmark = pytest.mark.django_db


def test_only_a_training_centre_writes_programmes(manager: Somebody) -> None:
    now = timezone.now()
    with pytest.raises(NotATrainingCentre):
        programmes.draft(workplace=manager.workplace, content=programme_content(), by=manager.actor, at=now, on=timezone.localdate())

    as_training_centre(manager.workplace.legal_entity)
    drafted = programmes.draft(workplace=manager.workplace, content=programme_content(), by=manager.actor, at=now, on=timezone.localdate())

    assert drafted.state == "draft"


def test_readers_and_others_may_not_write(manager: Somebody, colleague: Somebody, other_manager: Somebody) -> None:
    programme = draft_programme(manager.workplace)
    for somebody in (colleague, other_manager):
        with pytest.raises(NotPermitted):
            programmes.publish(programme=programme, by=somebody.actor, at=timezone.now())


def test_impossible_values_are_refused_in_words(workplace: Workplace) -> None:
    as_training_centre(workplace.legal_entity)
    with pytest.raises(NotValid) as refused:
        programmes.draft(
            workplace=workplace, content=programme_content(age_from=30, age_to=20), by=SYSTEM, at=timezone.now(), on=timezone.localdate()
        )

    assert "Usia paling tua" in str(refused.value)


def test_a_programme_of_nothing_is_not_published(workplace: Workplace) -> None:
    programme = draft_programme(workplace)
    programmes.remove_unit(programme=programme, unit_id=programme.units.get().pk, by=SYSTEM, at=timezone.now())

    with pytest.raises(NoUnits):
        programmes.publish(programme=programme, by=SYSTEM, at=timezone.now())


def test_a_published_programme_is_found_by_words_field_and_place(workplace: Workplace) -> None:
    programme = open_programme(workplace)
    open_programme(workplace, title="Las busur manual", field="welding", summary="Mengelas pelat.")

    found = find(Criteria(text="jahit"))

    assert [row.pk for row in found.records] == [programme.pk]
    assert found.records[0].hours == 40  # type: ignore[attr-defined]
    assert [row.pk for row in find(Criteria(place="Kota Bandung", filters={"field": ("garment",)})).records] == [programme.pk]
    assert not find(Criteria(place="Kota Surabaya")).records


def test_a_draft_is_nowhere_in_search(workplace: Workplace) -> None:
    draft_programme(workplace)

    assert not SearchEntry.objects.filter(document="programmes").exists()


def test_changes_units_and_batches_are_in_search_at_once(workplace: Workplace) -> None:
    programme = open_programme(workplace)
    programmes.add_unit(
        programme=programme, code="", title="Bordir komputer", theory_hours=4, practice_hours=4, by=SYSTEM, at=timezone.now()
    )
    assert find(Criteria(text="bordir")).answer.total == 1
    assert find(Criteria(filters={"seats": ("registering",)})).answer.total == 0

    open_batch(programme)

    assert find(Criteria(filters={"seats": ("registering",)})).answer.total == 1


def test_a_withdrawn_programme_leaves_search_and_says_so(workplace: Workplace) -> None:
    programme = open_programme(workplace)
    batch = open_batch(programme)
    with pytest.raises(BatchesAhead):
        programmes.withdraw(programme=programme, reason=WithdrawReason.REPLACED, by=SYSTEM, at=timezone.now())

    batches.cancel(batch=batch, reason=CancelReason.TOO_FEW, by=SYSTEM, at=timezone.now())
    programmes.withdraw(programme=programme, reason=WithdrawReason.REPLACED, by=SYSTEM, at=timezone.now())

    assert find(Criteria()).answer.total == 0
    assert Programme.objects.get(pk=programme.pk).state == "withdrawn"


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"registration_closes_on": -1}, "Penutupan pendaftaran"),
        ({"announced_on": 5}, "Pengumuman"),
        ({"training_starts_on": 13}, "Pelatihan dimulai"),
        ({"training_ends_on": 19}, "Pelatihan selesai"),
    ],
)
def test_days_out_of_order_are_refused_in_words(workplace: Workplace, wrong: dict[str, int], words: str) -> None:
    programme = open_programme(workplace)
    told = days() | {name: timezone.localdate() + timedelta(days=number) for name, number in wrong.items()}

    with pytest.raises(NotValid) as refused:
        batches.plan(programme=programme, content=BatchContent(quota=16, **told), by=SYSTEM, at=timezone.now())

    assert words in str(refused.value)


def test_batches_are_numbered_in_their_programme(workplace: Workplace) -> None:
    programme = open_programme(workplace)

    assert [planned_batch(programme).number, planned_batch(programme).number] == [1, 2]


def test_a_batch_is_announced_of_a_public_programme_and_not_for_the_past(workplace: Workplace) -> None:
    drafted = draft_programme(workplace)
    with pytest.raises(ProgrammeNotPublic):
        batches.announce(batch=planned_batch(drafted), by=SYSTEM, at=timezone.now())

    past = planned_batch(open_programme(workplace), **days(timezone.localdate() - timedelta(days=30)))
    with pytest.raises(RegistrationInThePast):
        batches.announce(batch=past, by=SYSTEM, at=timezone.now())


def test_an_announced_batch_stays_as_people_read_it(workplace: Workplace) -> None:
    batch = open_batch(open_programme(workplace))

    with pytest.raises(BatchNotEditable):
        batches.replan(batch=batch, content=BatchContent(quota=5, **days()), by=SYSTEM, at=timezone.now())


def test_registration_opens_and_closes_on_its_days(workplace: Workplace) -> None:
    today, now = timezone.localdate(), timezone.now()
    batch = open_batch(open_programme(workplace), **days(today + timedelta(days=3)))
    assert batch.state == "announced"
    assert batches.keep_days(by=SYSTEM, at=now) == 0

    assert batches.keep_days(by=SYSTEM, at=now + timedelta(days=3)) == 1
    batch.refresh_from_db()
    assert batch.state == "registering"
    assert batches.keep_days(by=SYSTEM, at=now + timedelta(days=13)) == 0

    assert batches.keep_days(by=SYSTEM, at=now + timedelta(days=14)) == 1
    batch.refresh_from_db()
    assert batch.state == "selecting"


def test_a_cancelled_batch_cannot_be_announced_again(workplace: Workplace) -> None:
    batch = open_batch(open_programme(workplace))
    batches.cancel(batch=batch, reason=CancelReason.BUDGET, by=SYSTEM, at=timezone.now())

    with pytest.raises(MoveNotAllowed):
        batches.announce(batch=batch, by=SYSTEM, at=timezone.now())


def test_a_centres_new_name_finds_its_programmes_at_once(workplace: Workplace, deliver_facts: Callable[[], int]) -> None:
    programme = open_programme(workplace)
    entity = workplace.legal_entity
    entity.name, entity.version = "Balai Latihan Baru Contoh", entity.version + 1
    entity.save()
    with transaction.atomic():
        publish(OrganisationChanged(version=entity.version, legal_entity_id=entity.pk), by=SYSTEM, at=timezone.now())
    deliver_facts()

    assert [row.pk for row in find(Criteria(text="latihan baru")).records] == [programme.pk]
