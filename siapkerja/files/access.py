"""Who may download what: each purpose has one rule, given by the service that stores such files."""

from collections.abc import Callable
from typing import Any

from siapkerja.files.models import StoredFile

Rule = Callable[[Any, StoredFile], bool]
_rules: dict[str, Rule] = {}


def allow_download(purpose: str, rule: Rule) -> None:
    """Let `rule(actor, stored)` decide about files of this purpose. Without a rule nobody may download them."""
    _rules[purpose] = rule


def may_download(actor: Any, stored: StoredFile) -> bool:
    rule = _rules.get(stored.purpose)
    return bool(stored.is_available and rule and rule(actor, stored))
