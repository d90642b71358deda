"""Who trains a batch."""

import pytest
from django.urls import reverse
from django.utils import timezone

from siapkerja.kernel.errors import NotPermitted
from skillhub.actions import batches
from skillhub.actions.instructors import BatchIsOver, NotOfThisCentre, name_instructors
from skillhub.enums import CancelReason
from skillhub.models import BatchInstructor
from tests.support.people import SYSTEM, Somebody
from tests.support.training import open_batch, open_programme

pytestmark = pytest.mark.django_db


def test_the_staff_choose_among_the_members_of_the_centre(manager: Somebody, colleague: Somebody, seeker: Somebody) -> None:
    batch = open_batch(open_programme(manager.workplace))
    now = timezone.now()
    name_instructors(batch=batch, person_ids=[manager.person.pk, colleague.person.pk], by=manager.actor, at=now)
    name_instructors(batch=batch, person_ids=[colleague.person.pk], by=manager.actor, at=now)
    assert list(BatchInstructor.objects.values_list("person", flat=True)) == [colleague.person.pk]

    with pytest.raises(NotOfThisCentre):
        name_instructors(batch=batch, person_ids=[seeker.person.pk], by=manager.actor, at=now)
    with pytest.raises(NotPermitted):
        name_instructors(batch=batch, person_ids=[], by=colleague.actor, at=now)


def test_a_batch_that_is_over_keeps_its_instructors(manager: Somebody) -> None:
    batch = open_batch(open_programme(manager.workplace))
    batches.cancel(batch=batch, reason=CancelReason.BUDGET, by=SYSTEM, at=timezone.now())

    with pytest.raises(BatchIsOver):
        name_instructors(batch=batch, person_ids=[manager.person.pk], by=manager.actor, at=timezone.now())


def test_the_page_lists_members_and_keeps_the_choice(manager: Somebody, colleague: Somebody, seeker: Somebody) -> None:
    batch = open_batch(open_programme(manager.workplace))
    assert manager.organisation is not None
    address = reverse("skillhub:instructors", args=[manager.organisation.public_id, batch.programme_id, batch.pk])
    page = manager.client.get(address).content.decode()
    assert "Tono Contoh" in page

    told = manager.client.post(address, {"people": [colleague.person.pk]}, follow=True).content.decode()
    assert "Instruktur angkatan 1 tersimpan." in told
    refused = manager.client.post(address, {"people": [seeker.person.pk]})
    assert refused.status_code == 422
