"""Which fact is a step of whose way. An app registers its steps in its `journey.py`; their words are read in the reader's language."""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.utils.functional import Promise

from siapkerja.events.reactions import on
from siapkerja.events.registry import reaction_named
from siapkerja.facts.base import Fact
from siapkerja.identity.actor import Actor
from siapkerja.journey.actions.entries import note_step

# Steps in what all services share, the profile; beside the slugs of the services.
PORTAL = "siapkerja"


def _subject(fact: Any) -> int:
    return int(fact.person_id)


def _no_params(fact: Any) -> Mapping[str, str | int]:
    return {}


def _nowhere(fact: Any) -> None:
    return None


def _always(fact: Any) -> bool:
    return True


@dataclass(frozen=True, kw_only=True)
class Step:
    """One kind of step.

    Args:
        slug: stable name; entries are remembered by it.
        fact: what it tells of.
        service: slug of the service ("skillhub"), or `PORTAL`.
        icon: name of an icon.
        words: one sentence (lazy), may hold `%(name)s` of `params`.
        person: whose step it is; several ids make an entry each.
        params: codes, titles and numbers as they were; no names. A day as ISO text is written as a day.
        url: URL name and arguments of the matter, or None.
        when: which of the facts are this step.
    """

    slug: str
    fact: type[Fact]
    service: str
    icon: str
    words: str | Promise
    person: Callable[[Any], int | Iterable[int]] = field(default=_subject)
    params: Callable[[Any], Mapping[str, str | int]] = field(default=_no_params)
    url: Callable[[Any], tuple[str, Sequence[Any]] | None] = field(default=_nowhere)
    when: Callable[[Any], bool] = field(default=_always)


_steps: dict[str, Step] = {}


def register(*steps: Step) -> None:
    """Let each step's fact make an entry, once per person and event. All steps of a fact are one reaction.

    Raises:
        ValueError: two steps of one slug.
    """
    for step in steps:
        if step.slug in _steps:
            raise ValueError(f"two steps are named {step.slug}")
        _steps[step.slug] = step
        name = f"journey:{step.fact.fact_name()}"
        if reaction_named(name) is None:
            on(step.fact, queue="quick", name=name, when=_is_step)(_note_all)


def step_named(slug: str) -> Step | None:
    return _steps.get(slug)


def registered() -> list[Step]:
    return sorted(_steps.values(), key=lambda step: step.slug)


def _is_step(fact: Fact) -> bool:
    return any(step.when(fact) for step in _steps.values() if step.fact is type(fact))


def _note_all(fact: Fact, *, at: datetime) -> None:
    for step in [step for step in _steps.values() if step.fact is type(fact)]:
        if step.when(fact):
            _note(step, fact, at)


def _note(step: Step, fact: Fact, at: datetime) -> None:
    whose = step.person(fact)
    person_ids = [whose] if isinstance(whose, int) else list(whose)
    if not person_ids:
        return
    where = step.url(fact)
    note_step(
        step=step.slug,
        service=step.service,
        key=f"{step.slug}:{fact.subject}:{fact.version}:{_fingerprint(fact)}",
        person_ids=person_ids,
        params=step.params(fact),
        url_name=where[0] if where else "",
        url_args=where[1] if where else (),
        by=Actor.the_system("journey"),
        at=at,
    )


def _fingerprint(fact: Fact) -> str:
    """Tells facts apart that say different things about one version of their subject."""
    said = json.dumps(fact.as_payload(), sort_keys=True)
    return hashlib.blake2s(said.encode(), digest_size=6).hexdigest()
