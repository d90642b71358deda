"""Building the country stage by stage, the sliced stages in two processes at once."""

import gc
import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from random import Random

from django.db import connection, connections, transaction
from django.utils import timezone

from siapkerja.demo.country import SLICES, Country
from siapkerja.demo.models import Stage
from siapkerja.demo.parts import Part, parts
from siapkerja.events.delivery import deliver_pending
from siapkerja.events.dispatch import held_back
from siapkerja.reference.queries.rules import rules_read_once

Tell = Callable[[str], None]


class SliceFailed(RuntimeError):
    """A process that built a slice ended with an error; what it printed says why."""


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
    countries = [whole.sliced(number) for number in range(SLICES)]
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


def _build_slice(country: Country, tell: Tell) -> None:
    """Its stages, and then everybody hears what happened in them: the workers should not begin with a mountain of old news."""
    with held_back():
        for part in parts():
            if part.is_sliced:
                _build_stage(part, country, tell)
        began = time.monotonic()
        heard = deliver_pending(rounds=100)
    tell(f"  facts delivered by {country.slice + 1}/{SLICES}: {heard:,} in {time.monotonic() - began:.1f} s")


def _build_stage(part: Part, country: Country, tell: Tell) -> None:
    name = _name(part, country.slice)
    if Stage.objects.filter(name=name).exists():
        return
    began = time.monotonic()
    country.random, country.fake = Random(f"{country.seed} {name}"), country.faker(name)
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("set local synchronous_commit to off")
        cases = part.build(country)
        Stage.objects.create(name=name, cases=cases, finished_at=timezone.now())
    tell(f"  {name}: {cases:,} in {time.monotonic() - began:.1f} s")


def _name(part: Part, number: int) -> str:
    return f"{part.name} {number + 1}/{SLICES}" if part.is_sliced else part.name


def _names(of: list[Part]) -> set[str]:
    return {_name(part, number) for part in of for number in (range(SLICES) if part.is_sliced else [0])}
