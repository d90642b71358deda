"""What programs can ask to be told of: services register their topics, each with words and the scope it needs."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One kind of message.

    Args:
        code: as it stands in messages ("report.accepted").
        words: what has happened then.
        scope: which right of the program it needs.
    """

    code: str
    words: str
    scope: str


_topics: dict[str, Topic] = {}


def register_topic(*topics: Topic) -> None:
    for topic in topics:
        _topics[topic.code] = topic


def topics_for(scopes: list[str]) -> list[Topic]:
    """What a program with these scopes can be told of, by code."""
    return [_topics[code] for code in sorted(_topics) if _topics[code].scope in scopes]


def scope_of(code: str) -> str:
    return _topics[code].scope


def words_of_topic(code: str) -> str:
    """The code itself where nobody registers it any more."""
    return str(_topics[code].words) if code in _topics else code
