"""A variable that a template of ours names and nobody passed fails the test, instead of showing nothing."""

import sys
from pathlib import Path

from django.template.base import Node

from tests.support.environment import ROOT


class UndefinedVariable(AssertionError):
    """A template of the portal uses a variable that is not in its context."""


class Undefined(str):
    """Stands for `string_if_invalid`. Django formats it with the variable's name, which is when we hear of it.

    Templates of libraries rely on Django's silence, so only those below the checkout's own folders count.
    """

    __slots__ = ()

    def __contains__(self, part: object) -> bool:
        return part == "%s"

    def __bool__(self) -> bool:
        return True

    def __mod__(self, variable: object) -> str:  # type: ignore[override]
        where = _where()
        if where and _is_ours(where[0]):
            raise UndefinedVariable(f"{{{{ {variable} }}}} is undefined in {where[0].relative_to(ROOT)}, line {where[1]}")
        return ""


def _where() -> tuple[Path, int] | None:
    """The template and line being rendered, found from the innermost node that knows where it came from."""
    frame = sys._getframe(2)
    while frame is not None:
        node = frame.f_locals.get("self")
        if isinstance(node, Node) and getattr(node, "origin", None) is not None and node.token is not None:
            return Path(str(node.origin.name)), node.token.lineno or 0
        frame = frame.f_back  # type: ignore[assignment]
    return None


def _is_ours(template: Path) -> bool:
    return template.is_relative_to(ROOT) and not template.is_relative_to(ROOT / ".venv")
