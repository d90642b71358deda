"""Who may see a person's photo: the person, whoever acts for them, and whom a service names.

A service says in its `portal.py` who sees the profiles it shows:

    register_viewers(lambda actor, person_id: Application.objects.visible_to(actor).filter(person_id=person_id).exists())
"""

from collections.abc import Callable

from siapkerja.files.access import allow_download
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.profiles.actions.photos import PURPOSE

Rule = Callable[[Actor, int], bool]
_rules: list[Rule] = []


def register_viewers(rule: Rule) -> None:
    """Let whoever `rule(actor, person_id)` answers yes for see that person's photo. At most one query a rule."""
    _rules.append(rule)


def may_see(actor: Actor, person_id: int) -> bool:
    """May `actor` see the photo of this person?"""
    if not actor.is_known:
        return False
    return person_id in {actor.person_id, actor.subject_id} or any(rule(actor, person_id) for rule in _rules)


def _may_see_stored(actor: Actor, stored: StoredFile) -> bool:
    return stored.person_id is not None and may_see(actor, stored.person_id)


def open_photos() -> None:
    """Open the checked download to them."""
    allow_download(PURPOSE, _may_see_stored)
