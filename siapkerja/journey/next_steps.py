"""What a person would best do next, told by the services: each registers a function in its `journey.py`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """Something that waits for a person.

    Args:
        service: slug of the service, or `siapkerja.journey.steps.PORTAL`.
        title: what to do, verb first.
        text: why, or what it is about; one sentence.
        url: path of the page where it is done.
        action: words on the button.
        due: last day for it, None where there is none.
    """

    service: str
    title: str
    text: str
    url: str
    action: str
    due: date | None = None


Find = Callable[[int, date], Iterable[NextStep]]
_finders: list[Find] = []


def register(find: Find) -> Find:
    """Ask `find(person_id, today)` whenever a person looks at their way; usable as a decorator.

    It may ask the database once or twice, not more.
    """
    _finders.append(find)
    return find


def next_steps_of(person_id: int, *, on: date) -> list[NextStep]:
    """What waits for a person: first what has a last day, soonest first, then the rest in the order of registration."""
    found = [step for find in _finders for step in find(person_id, on)]
    return sorted(found, key=lambda step: step.due or date.max)
