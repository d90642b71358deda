"""Which fact tells whom, in which words. A service registers its notices in its `notifications.py`."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from siapkerja.events.reactions import on
from siapkerja.facts.base import Fact
from siapkerja.notifications.actions.telling import make_way, tell
from siapkerja.notifications.categories import CATEGORIES


@dataclass(frozen=True, kw_only=True)
class Notice:
    """One kind of notification.

    Args:
        slug: template `templates/notifications/<slug>.txt` with the blocks `subject` and `body`; they see `params`
            as variables, and `url`.
        fact: what it tells of.
        category: which preference governs it.
        audience: ids of the persons to tell.
        params: plain values for the template (ids, codes, titles, dates as ISO text).
        url: URL name and arguments of the matter, or None.
        channels: beyond the inbox.
        key: what makes the occasion one; by default slug, subject and version of the fact.
        when: of which of the facts it tells, where the fact itself says so; by default of all.
        letters_apart: where one occasion (`key`) is told again because something changed: the newest words take the place of the earlier
            ones, and another letter follows only that long after the last one. By default an occasion is told once.
    """

    slug: str
    fact: type[Fact]
    category: str
    audience: Callable[[Any], Iterable[int]]
    params: Callable[[Any], Mapping[str, Any]] = field(default=lambda fact: {})
    url: Callable[[Any], tuple[str, Sequence[Any]] | None] = field(default=lambda fact: None)
    channels: tuple[str, ...] = ("email",)
    key: Callable[[Any], str] | None = None
    when: Callable[[Any], bool] = field(default=lambda fact: True)
    letters_apart: Callable[[datetime], timedelta] | None = None


_notices: dict[str, Notice] = {}


def register(*notices: Notice) -> None:
    """Let each notice's fact tell its audience, once per person and occasion.

    Raises:
        ValueError: two notices of one slug, or an unknown category.
    """
    for notice in notices:
        if notice.category not in CATEGORIES:
            raise ValueError(f"{notice.slug}: there is no category {notice.category}")
        if notice.slug in _notices:
            raise ValueError(f"two notices are named {notice.slug}")
        _notices[notice.slug] = notice
        on(notice.fact, queue="quick", name=f"notice:{notice.slug}", when=notice.when)(_telling(notice))


def registered() -> list[Notice]:
    return sorted(_notices.values(), key=lambda notice: notice.slug)


def _telling(notice: Notice) -> Callable[..., None]:
    def react(fact: Fact, *, at: datetime) -> None:
        person_ids = list(notice.audience(fact))
        if not person_ids:
            return
        where, params = notice.url(fact), dict(notice.params(fact))
        key = notice.key(fact) if notice.key else f"{notice.slug}:{fact.subject}:{fact.version}"
        if notice.letters_apart is not None:
            make_way(key=key, person_ids=person_ids, params=params, letters_apart=notice.letters_apart(at), at=at)
        tell(
            slug=notice.slug,
            category=notice.category,
            key=key,
            person_ids=person_ids,
            params=params,
            url_name=where[0] if where else "",
            url_args=list(where[1]) if where else [],
            channels=notice.channels,
            at=at,
        )

    return react
