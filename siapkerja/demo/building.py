"""Building the country stage by stage, the sliced stages in two processes at once."""

import gc
import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random

from django.db import OperationalError, connection, connections, transaction
from django.utils import timezone

from siapkerja.demo.country import SLICES, Country
from siapkerja.demo.models import Stage
from siapkerja.demo.parts import Part, parts, sums
from siapkerja.events.delivery import deliver_pending
from siapkerja.events.dispatch import held_back
from siapkerja.events.publishing import published_together
from siapkerja.notifications.actions.telling import inbox_only
from siapkerja.reference.queries.rules import rules_read_once
from siapkerja.search.actions.entries import refreshed_together
from siapkerja.statistics.actions.catching_up import count_what_waits

Tell = Callable[[str], None]


class SliceFailed(RuntimeError):
    """A process that built a slice ended with an error; what it printed says why."""


# How often a stage is built that gives way to the other slice.
TRIES = 5


def is_complete() -> bool:
    return _names(parts()) <= set(Stage.objects.values_list("name", flat=True))


@contextmanager
def _seldom_collecting() -> Iterator[None]:
    """Building makes many objects and few cycles: looking for those after every 700 objects takes a quarter of the time."""
    usual = gc.get_threshold()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
        gc.unfreeze()


@_seldom_collecting()
@rules_read_once()
def build(*, seed: int, now: datetime, share: float, in_parallel: bool, tell: Tell) -> None:
    """Build the stages that are not there yet.

    Args:
        seed: the same seed builds the same country.
        now: dates are reckoned back from it.
        share: 1.0 is the usual size.
        in_parallel: sliced stages in a process each; otherwise one after another in this one.

    Raises:
        SliceFailed: a slice's process failed.
    """
    whole = Country(seed=seed, now=now, share=share)
    with held_back():
        for part in parts():
            if not part.is_sliced:
                _build_stage(part, whole, tell)
    _build_slices([whole.sliced(number) for number in range(SLICES)], in_parallel, tell)
    with held_back():
        for count in sums():
            count(timezone.now())
        _hear()


def _build_slices(countries: list[Country], in_parallel: bool, tell: Tell) -> None:
    if not in_parallel:
        for country in countries:
            _build_slice(country, tell)
        return
    connections.close_all()
    context = multiprocessing.get_context("fork")
    processes = [context.Process(target=_build_slice, args=(country, tell)) for country in countries]
    for process in processes:
        process.start()
    for process in processes:
        process.join()
    if any(process.exitcode for process in processes):
        raise SliceFailed("a slice of the demo country could not be built")


def _hear() -> int:
    """Everybody hears what waits, in their inboxes alone. Returns how many deliveries there were."""
    with inbox_only():
        return deliver_pending(rounds=100)


def _build_slice(country: Country, tell: Tell) -> None:
    """Its stages, and then everybody hears what happened in them: the workers should not begin with a mountain of old news."""
    with held_back():
        for part in parts():
            if part.is_sliced:
                _build_stage(part, country, tell)
        began = time.monotonic()
        heard = _hear()
        # Dashboards, too, should not begin with a mountain: beat would count only a minute after the portal opened.
        count_what_waits(at=timezone.now())
    tell(f"  facts delivered by {country.slice + 1}/{SLICES}: {heard:,} in {time.monotonic() - began:.1f} s")


def _build_stage(part: Part, country: Country, tell: Tell) -> None:
    name = _name(part, country.slice)
    if Stage.objects.filter(name=name).exists():
        return
    began = time.monotonic()
    for left in reversed(range(TRIES)):
        try:
            cases = _build_once(part, country, name)
            break
        except OperationalError:
            # The other slice may be hearing its facts by now, and need the same rows in another order: one of the two gives way.
            if not left:
                raise
            tell(f"  {name}: once more")
            country.forget_rows()
    tell(f"  {name}: {cases:,} in {time.monotonic() - began:.1f} s")


def _build_once(part: Part, country: Country, name: str) -> int:
    country.random, country.fake = Random(f"{country.seed} {name}"), country.faker(name)
    with transaction.atomic(), published_together(), refreshed_together():
        with connection.cursor() as cursor:
            cursor.execute("set local synchronous_commit to off")
        cases = part.build(country)
        Stage.objects.create(name=name, cases=cases, finished_at=timezone.now())
    return cases


def _name(part: Part, number: int) -> str:
    return f"{part.name} {number + 1}/{SLICES}" if part.is_sliced else part.name


def _names(of: list[Part]) -> set[str]:
    return {_name(part, number) for part in of for number in (range(SLICES) if part.is_sliced else [0])}
