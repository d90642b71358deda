"""The page "Perjalanan saya": one timeline over all services, what to do next on top, nothing of anybody else."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from karirhub.actions.applications import move
from siapkerja.journey import next_steps
from siapkerja.journey.actions.entries import note_step
from siapkerja.journey.next_steps import NextStep
from siapkerja.journey.queries import entries_of
from skillhub.models import Enrolment
from tests.support.people import SYSTEM, Somebody, now
from tests.support.training import enrolled, open_batch, open_programme
from tests.support.vacancies import application, complete_profile, open_vacancy

PAGE = "/perjalanan/"
AT = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


def noted(somebody: Somebody, number: int, *, at: datetime, step: str = "hired", service: str = "karirhub") -> None:
    note_step(
        step=step,
        service=service,
        key=f"contoh:{number}",
        person_ids=[somebody.person.pk],
        params={"title": f"penjahit {number}", "place": 1},
        by=SYSTEM,
        at=at,
    )


@pytest.fixture
def own_finders() -> Iterator[list[next_steps.Find]]:
    known = list(next_steps._finders)
    next_steps._finders.clear()
    yield next_steps._finders
    next_steps._finders[:] = known


def test_who_has_taken_no_step_is_invited_and_told_to_complete_the_profile(seeker: Somebody) -> None:
    page = seeker.client.get(PAGE).content.decode()

    for words in ("Belum ada langkah", "Skillhub", "Karirhub", "Langkah berikutnya", "Lengkapi profil Anda"):
        assert words in page
    account = seeker.client.get(reverse("profiles:overview")).content.decode()
    assert f'<a class="door small" href="{PAGE}">' in account
    complete_profile(seeker)
    assert "Lengkapi profil Anda" not in seeker.client.get(PAGE).content.decode()


def test_steps_stand_under_their_months_newest_first_and_only_ones_own(seeker: Somebody, other_seeker: Somebody) -> None:
    noted(seeker, 1, at=AT)
    noted(seeker, 2, at=AT - timedelta(days=40), step="training_registered", service="skillhub")
    noted(other_seeker, 3, at=AT)
    # In Jakarta it is December already.
    noted(seeker, 4, at=datetime(2026, 11, 30, 18, 0, tzinfo=UTC))
    response = seeker.client.get(PAGE)

    months = [(month.first_day, [step.words for step in month.steps]) for month in response.context["months"]]
    assert months == [
        (date(2026, 12, 1), ["Anda diterima bekerja sebagai penjahit 4"]),
        (date(2026, 11, 1), ["Anda diterima bekerja sebagai penjahit 1"]),
        (date(2026, 10, 1), ["Anda mendaftar pelatihan penjahit 2, urutan ke-1"]),
    ]
    assert "Belum ada langkah" not in response.content.decode()


@pytest.mark.parametrize(("asked", "expected"), [("skillhub", [2]), ("karirhub", [1]), ("", [1, 2]), ("entah", [1, 2])])
def test_one_service_can_be_looked_at_and_an_unknown_one_is_all(seeker: Somebody, asked: str, expected: list[int]) -> None:
    noted(seeker, 1, at=AT)
    noted(seeker, 2, at=AT - timedelta(days=1), step="training_completed", service="skillhub")

    page = seeker.client.get(PAGE, {"layanan": asked}).context["page"]
    assert [entry.params["title"] for entry in page] == [f"penjahit {number}" for number in expected]


def test_a_long_way_has_pages_and_a_spoilt_key_shows_the_first(seeker: Somebody) -> None:
    for number in range(25):
        noted(seeker, number, at=AT - timedelta(days=number))

    first = seeker.client.get(PAGE)
    assert len(first.context["page"]) == 20
    second = seeker.client.get(PAGE + first.context["page"].next_url)
    assert [entry.params["title"] for entry in second.context["page"]] == [f"penjahit {number}" for number in range(20, 25)]
    assert "Belum ada langkah" not in second.content.decode()
    assert len(seeker.client.get(PAGE, {"setelah": "bukan-kunci"}).context["page"]) == 20


def test_what_has_the_nearest_last_day_comes_first(seeker: Somebody, own_finders: list[next_steps.Find]) -> None:
    def step(title: str, due: date | None) -> NextStep:
        return NextStep(service="sertihub", title=title, text="", url="/", action="Buka", due=due)

    next_steps.register(lambda person_id, today: [step("tanpa batas", None)])
    next_steps.register(lambda person_id, today: [step("lusa", date(2026, 11, 24)), step("besok", date(2026, 11, 23))])

    found = next_steps.next_steps_of(seeker.person.pk, on=date(2026, 11, 22))
    assert [step.title for step in found] == ["besok", "lusa", "tanpa batas"]
    response = seeker.client.get(PAGE)
    assert response.context["next_step"].title == "besok"
    assert "Juga menunggu Anda" in response.content.decode()


def test_a_seat_to_confirm_and_an_offer_of_work_wait_on_top(
    seeker: Somebody, manager: Somebody, other_manager: Somebody, deliver_facts: Callable[[], int]
) -> None:
    chosen = enrolled(open_batch(open_programme(manager.workplace)), seeker)
    Enrolment.objects.filter(pk=chosen.pk).update(state="selected", confirm_by=date(2026, 11, 30))
    sent = application(open_vacancy(other_manager.workplace), seeker)
    for name in ("view", "offer"):
        move(application=sent, name=name, note="Rp5.000.000 per bulan", by=other_manager.actor, at=now())
    deliver_facts()
    response = seeker.client.get(PAGE)

    assert response.context["next_step"].title == "Daftar ulang pelatihan Menjahit pakaian wanita"
    assert [step.title for step in response.context["others"]] == [f"Baca penawaran kerja sebagai {sent.vacancy.title}"]
    steps = list(entries_of(seeker.person.pk).values_list("step", flat=True))
    assert steps[::-1] == ["training_registered", "application_sent", "application_viewed", "application_offered"]
    assert reverse("karirhub:application", args=[sent.public_id]) in response.content.decode()
