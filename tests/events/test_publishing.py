"""Facts are stored with what makes them true."""

import datetime as dt
from contextlib import suppress

import pytest
from django.db import transaction

from siapkerja.events.delivery import answered_in_bulk
from siapkerja.events.models import Delivery, DeliveryState, EventRecord
from siapkerja.events.publishing import NoTransaction, publish, published_together
from siapkerja.facts.base import Fact
from siapkerja.identity.actor import Actor, Channel
from siapkerja.workflow.describing import facts
from tests.support.probes.effects import counted
from tests.support.probes.facts import ProbePicked, ProbeSent, ProbeUnheard

AT = dt.datetime(2026, 11, 22, 9, 0, tzinfo=dt.UTC)
BY = Actor(channel=Channel.WEB, person_id=7, on_behalf_of_id=8)


@pytest.mark.django_db
def test_a_fact_is_stored_with_who_when_and_one_delivery_per_reaction() -> None:
    publish(ProbeSent(version=3, probe_id=1), by=BY, at=AT)
    record = EventRecord.objects.get()
    assert (record.fact, record.subject, record.version, record.at) == ("probes.ProbeSent", "probes.probe:1", 3, AT)
    assert (record.by_person_id, record.on_behalf_of_id, record.role) == (7, 8, "person")
    assert record.revived() == ProbeSent(version=3, probe_id=1)
    assert set(Delivery.objects.values_list("reaction", flat=True)) == {
        "tests.support.probes.reactions.count_probe",
        "tests.support.probes.reactions.know_newest_version",
    }


@pytest.mark.django_db
def test_a_fact_nobody_hears_is_stored_all_the_same() -> None:
    publish(ProbeUnheard(version=1, probe_id=1), by=BY, at=AT)
    assert EventRecord.objects.count() == 1
    assert not Delivery.objects.exists()


@pytest.mark.django_db
def test_whoever_hears_some_facts_of_a_kind_is_not_sent_the_others(deliver_facts) -> None:
    for probe_id, wanted in ((1, True), (2, False)):
        publish(ProbePicked(version=1, probe_id=probe_id, wanted=wanted), by=BY, at=AT)
    assert deliver_facts() == 1
    assert (counted("picked:1"), counted("picked:2")) == (1, 0)


@pytest.mark.usefixtures("committed_db")
def test_a_fact_is_refused_outside_a_transaction() -> None:
    with pytest.raises(NoTransaction):
        publish(ProbeSent(version=1, probe_id=1), by=BY, at=AT)


@pytest.mark.usefixtures("committed_db")
def test_a_rolled_back_act_announces_nothing(only_own_workers: None, broker: object) -> None:
    with transaction.atomic():
        publish(ProbeSent(version=1, probe_id=1), by=BY, at=AT)
        transaction.set_rollback(True)
    assert not EventRecord.objects.exists()
    assert broker.is_idle()  # type: ignore[attr-defined]


@pytest.mark.django_db
def test_delivering_in_this_process_runs_each_reaction_once(deliver_facts) -> None:
    publish(ProbeSent(version=1, probe_id=5), by=BY, at=AT)
    assert deliver_facts() == 2
    assert deliver_facts() == 0
    assert counted("sent:5") == 1
    assert set(Delivery.objects.values_list("state", flat=True)) == {DeliveryState.DONE}


@pytest.mark.django_db
def test_what_was_done_for_all_at_once_is_not_delivered_one_by_one(deliver_facts) -> None:
    publish(ProbeSent(version=1, probe_id=5), by=BY, at=AT)
    publish(ProbeSent(version=1, probe_id=6), by=BY, at=AT)
    first = Delivery.objects.order_by("pk").values_list("reaction", flat=True)[0]

    assert answered_in_bulk(reactions=[first], subjects=[ProbeSent(version=1, probe_id=5).subject], at=AT) == 1
    assert deliver_facts() == 3


@pytest.mark.django_db
def test_facts_written_together_are_those_that_were_not_taken_back(deliver_facts) -> None:
    with transaction.atomic(), published_together():
        publish(ProbeSent(version=1, probe_id=5), by=BY, at=AT)
        with suppress(LookupError), transaction.atomic():
            publish(ProbeSent(version=1, probe_id=6), by=BY, at=AT)
            raise LookupError
        publish(ProbeSent(version=1, probe_id=7), by=BY, at=AT)
        assert not EventRecord.objects.exists()
    assert list(EventRecord.objects.order_by("pk").values_list("subject", flat=True)) == ["probes.probe:5", "probes.probe:7"]
    assert deliver_facts() == 4


def test_every_fact_survives_the_way_through_the_database() -> None:
    for kind in facts():
        fact = example(kind)
        assert kind.from_payload(fact.as_payload()) == fact, kind


def example(kind: type[Fact]) -> Fact:
    """A fact of a kind with some value in every field."""
    import dataclasses
    from typing import get_args, get_type_hints

    values = {str: "kode", int: 3, bool: True, float: 1.5, dt.datetime: AT, dt.date: AT.date(), tuple: ("a", "b")}
    hints = get_type_hints(kind)
    chosen = {}
    for field in dataclasses.fields(kind):
        hint = hints[field.name]
        options = (getattr(hint, "__origin__", hint), *get_args(hint))
        chosen[field.name] = next(values[option] for option in options if option in values)
        if chosen[field.name] == ("a", "b") and int in get_args(hint):
            chosen[field.name] = (1, 2)
    return kind(**chosen)
