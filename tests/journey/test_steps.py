"""A fact is a step on its person's way, once, in the words of whoever reads it."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from siapkerja.events import registry
from siapkerja.events.publishing import publish
from siapkerja.identity.holdings import everything_of
from siapkerja.journey import steps
from siapkerja.journey.actions.entries import erase_journey
from siapkerja.journey.models import Entry
from siapkerja.journey.queries import entries_of, services_on_the_way
from siapkerja.journey.steps import Step, register
from siapkerja.journey.wording import told
from tests.support.people import SYSTEM, Somebody
from tests.support.probes.facts import ProbeUnheard

AT = datetime(2026, 11, 22, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _steps() -> Iterator[None]:
    known, reacting = dict(steps._steps), dict(registry._reactions)
    yield
    steps._steps.clear()
    steps._steps.update(known)
    registry._reactions.clear()
    registry._reactions.update(reacting)


def probe_step(**fields: Any) -> Step:
    values: dict[str, Any] = {"slug": "probe", "fact": ProbeUnheard, "service": "skillhub", "icon": "check-lg", "words": _("Masuk")}
    return Step(**(values | fields))


def happened(deliver_facts: Callable[[], int], *, probe_id: int = 4, version: int = 1) -> None:
    publish(ProbeUnheard(version=version, probe_id=probe_id), by=SYSTEM, at=AT)
    deliver_facts()


@pytest.mark.django_db
def test_a_fact_delivered_twice_is_one_entry_of_each_person(
    seeker: Somebody, other_seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    both = (seeker.person.pk, other_seeker.person.pk, seeker.person.pk)
    register(probe_step(person=lambda fact: both), probe_step(slug="probe_of_one", person=lambda fact: seeker.person.pk))
    happened(deliver_facts)
    happened(deliver_facts)

    assert Entry.objects.count() == 3
    assert entries_of(other_seeker.person.pk).get().at == AT
    happened(deliver_facts, version=2)
    assert Entry.objects.count() == 6


@pytest.mark.django_db
def test_only_the_facts_a_step_asks_for_become_one(seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    register(probe_step(person=lambda fact: seeker.person.pk, when=lambda fact: fact.probe_id > 4))
    happened(deliver_facts, probe_id=4)
    happened(deliver_facts, probe_id=5)

    assert entries_of(seeker.person.pk).get().key.startswith("probe:probes.probe:5:1:")


@pytest.mark.django_db
def test_words_hold_titles_and_days_and_lead_to_the_matter(seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    register(
        probe_step(
            words="Mulai %(title)s pada %(day)s",
            person=lambda fact: seeker.person.pk,
            params=lambda fact: {"title": "Menjahit 100%", "day": "2026-12-01"},
            url=lambda fact: ("notifications:open", [fact.probe_id]),
        )
    )
    happened(deliver_facts)
    found = told(entries_of(seeker.person.pk).get())

    assert found is not None
    assert (found.words, found.service) == ("Mulai Menjahit 100% pada 1 Desember 2026", "skillhub")
    assert found.url == "/kotak-masuk/4/buka/"
    assert services_on_the_way(seeker.person.pk) == {"skillhub"}


@pytest.mark.django_db
def test_words_are_those_of_the_reader_and_a_step_nobody_knows_says_nothing(seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    register(probe_step(person=lambda fact: seeker.person.pk, url=lambda fact: ("gone:page", [])))
    happened(deliver_facts)
    entry = entries_of(seeker.person.pk).get()
    read = told(entry)
    with translation.override("en"):
        read_in_english = told(entry)

    assert read is not None
    assert read_in_english is not None
    assert (read.words, read_in_english.words) == ("Masuk", "Sign in")
    assert read.url == ""
    steps._steps.clear()
    assert told(entry) is None


def test_a_step_needs_a_name_of_its_own() -> None:
    register(probe_step())
    with pytest.raises(ValueError, match="two steps"):
        register(probe_step())


@pytest.mark.django_db
def test_the_way_is_in_the_copy_of_ones_data_and_goes_with_the_person(
    seeker: Somebody, other_seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    register(probe_step(person=lambda fact: (seeker.person.pk, other_seeker.person.pk)))
    happened(deliver_facts)

    assert everything_of(seeker.person.pk)["journey"] == [{"at": AT, "service": "skillhub", "words": "Masuk"}]
    erase_journey(person_id=seeker.person.pk, by=SYSTEM, at=AT)
    assert [entry.person_id for entry in Entry.objects.all()] == [other_seeker.person.pk]
