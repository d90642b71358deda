"""Skillhub's pages as people use them."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.audit.models import PersonView
from skillhub.actions import batches
from skillhub.models import Batch, Enrolment, Programme
from tests.support.people import SYSTEM, Somebody
from tests.support.training import as_training_centre, enrolled, open_batch, open_programme
from tests.support.vacancies import complete_profile

pytestmark = pytest.mark.django_db


def test_a_stranger_browses_and_is_led_to_the_programme(client: Client, manager: Somebody) -> None:
    programme = open_programme(manager.workplace)
    open_batch(programme)

    listed = client.get("/skillhub/pelatihan/?q=menjahit&kursi=dibuka").content.decode()
    page = client.get(programme.get_absolute_url()).content.decode()

    assert "Menjahit pakaian wanita" in listed
    assert "40 JP (30 jam)" in listed
    assert "Gratis" in listed
    assert "Daftar angkatan ini" in page
    assert client.get(f"/skillhub/pelatihan/{programme.pk}-nama-lama/").status_code == 301


def test_a_search_that_finds_nothing_offers_ways_out(client: Client, manager: Somebody) -> None:
    open_programme(manager.workplace)

    page = client.get("/skillhub/pelatihan/?q=menjahit&kejuruan=las").content.decode()

    assert "Coba longgarkan satu hal" in page
    assert "Tanpa “Las”" in page


def test_a_person_registers_sees_the_place_in_line_and_confirms(seeker: Somebody, manager: Somebody) -> None:
    batch = open_batch(open_programme(manager.workplace))
    asked = seeker.client.get(reverse("skillhub:register", args=[batch.pk])).content.decode()
    assert "Lengkapi profil" in asked
    complete_profile(seeker)

    answer = seeker.client.post(reverse("skillhub:register", args=[batch.pk]), follow=True)

    assert "Urutan 1" in answer.content.decode()
    mine = Enrolment.objects.get()
    batches.close_after_its_day(batch=batch, by=SYSTEM, at=timezone.now() + timedelta(days=11))
    where = [manager.organisation.public_id, batch.programme_id, batch.pk, mine.public_id, "pilih"]  # type: ignore[union-attr]
    manager.client.post(reverse("skillhub:move_enrolment", args=where), {"score": "88"})
    page = seeker.client.get(reverse("skillhub:enrolment", args=[mine.public_id])).content.decode()
    assert "Daftar ulang paling lambat" in page
    seeker.client.post(reverse("skillhub:confirm", args=[mine.public_id]))
    mine.refresh_from_db()
    assert (mine.state, mine.score) == ("confirmed", 88)


def test_a_refused_registration_says_why_on_the_page(seeker: Somebody, manager: Somebody) -> None:
    first, second = (open_batch(open_programme(manager.workplace, title=title)) for title in ("Menjahit", "Las"))
    enrolled(first, seeker)

    answer = seeker.client.post(reverse("skillhub:register", args=[second.pk]))

    assert answer.status_code == 422
    assert "Anda masih terdaftar di Menjahit" in answer.content.decode()


def test_a_centre_writes_publishes_and_announces(manager: Somebody) -> None:
    organisation = manager.organisation
    assert organisation is not None
    listed = manager.client.get(reverse("skillhub:centre_programmes", args=[organisation.public_id])).content.decode()
    assert "bukan lembaga pelatihan" in listed
    as_training_centre(organisation)
    answers = {
        "workplace": manager.workplace.pk, "title": "Barista", "field": "culinary", "method": "on_site", "summary": "Menyeduh kopi.",
        "education": "SMP", "age_from": "17", "age_to": "", "participant_pays": "0",
    }  # fmt: skip
    manager.client.post(reverse("skillhub:new_programme", args=[organisation.public_id]), answers)
    programme = Programme.objects.get()
    here = [organisation.public_id, programme.pk]
    refused = manager.client.post(reverse("skillhub:publish_programme", args=here), follow=True).content.decode()
    assert "paling sedikit satu unit" in refused
    manager.client.post(reverse("skillhub:add_unit", args=here), {"title": "Seduh", "theory_hours": "4", "practice_hours": "12"})
    manager.client.post(reverse("skillhub:publish_programme", args=here))
    today = timezone.localdate()
    batch = {
        "quota": "16", "funding": "state", "registration_opens_on": today, "registration_closes_on": today + timedelta(days=7),
        "announced_on": today + timedelta(days=9), "training_starts_on": today + timedelta(days=14),
        "training_ends_on": today + timedelta(days=30),
    }  # fmt: skip
    manager.client.post(reverse("skillhub:new_batch", args=here), batch)
    planned = Batch.objects.get()
    told = manager.client.post(reverse("skillhub:move_batch", args=[*here, planned.pk, "umumkan"]), follow=True).content.decode()

    assert "Angkatan 1: pendaftaran dibuka." in told
    planned.refresh_from_db()
    assert planned.state == "registering"


def test_faulty_answers_come_back_and_nothing_typed_is_lost(manager: Somebody) -> None:
    organisation = manager.organisation
    assert organisation is not None
    as_training_centre(organisation)

    answer = manager.client.post(reverse("skillhub:new_programme", args=[organisation.public_id]), {"title": "Barista", "age_from": "7"})

    assert answer.status_code == 422
    assert 'value="Barista"' in answer.content.decode()
    assert not Programme.objects.exists()


def test_reading_a_registration_is_logged(manager: Somebody, seeker: Somebody) -> None:
    batch = open_batch(open_programme(manager.workplace))
    mine = enrolled(batch, seeker)
    assert manager.organisation is not None

    address = reverse("skillhub:centre_enrolment", args=[manager.organisation.public_id, batch.programme_id, batch.pk, mine.public_id])

    assert manager.client.get(address).status_code == 200
    assert PersonView.objects.filter(person_id=seeker.person.pk, what="enrolment").exists()


def test_a_line_is_not_found_under_another_programme(manager: Somebody) -> None:
    first, second = open_programme(manager.workplace), open_programme(manager.workplace, title="Las")
    batch = open_batch(first)
    assert manager.organisation is not None

    address = reverse("skillhub:line", args=[manager.organisation.public_id, second.pk, batch.pk])

    assert manager.client.get(address).status_code == 404


def test_the_door_to_programmes_is_for_training_centres(manager: Somebody) -> None:
    assert manager.organisation is not None
    address = reverse("identity:organisation", args=[manager.organisation.public_id])
    assert "Program pelatihan" not in manager.client.get(address).content.decode()

    as_training_centre(manager.organisation)

    assert "Program pelatihan" in manager.client.get(address).content.decode()
