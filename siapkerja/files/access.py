"""Who may download what: each purpose has one rule, given by the service that stores such files."""

from collections.abc import Callable
from typing import Any

from siapkerja.files.models import StoredFile

Rule = Callable[[Any, StoredFile], bool]
_rules: dict[str, Rule] = {}
_view_purposes: dict[str, str] = {}


def allow_download(purpose: str, rule: Rule, *, view_purpose: str = "service") -> None:
    """Let `rule(actor, stored)` decide about files of this purpose. Without a rule nobody may download them.

    Args:
        view_purpose: what somebody else's look at a person's file is for, as the person reads it.
    """
    _rules[purpose], _view_purposes[purpose] = rule, view_purpose


def view_purpose_of(purpose: str) -> str:
    return _view_purposes.get(purpose, "")


def may_download(actor: Any, stored: StoredFile) -> bool:
    rule = _rules.get(stored.purpose)
    return bool(stored.is_available and rule and rule(actor, stored))
