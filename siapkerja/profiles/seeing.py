"""Who may see a person's photo: the person, whoever acts for them, and whom a service names.

A service says in its `portal.py` who sees the profiles it shows:

    register_viewers(sees_applicant, purpose=ViewPurpose.SELECTION)
"""

from collections.abc import Callable

from siapkerja.files.access import allow_download
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import ViewPurpose
from siapkerja.profiles.actions.documents import PURPOSE as DOCUMENT
from siapkerja.profiles.actions.photos import PURPOSE

Rule = Callable[[Actor, int], bool]
_rules: list[tuple[Rule, ViewPurpose]] = []
_document_rules: list[Callable[[Actor, StoredFile], bool]] = []


def register_viewers(rule: Rule, *, purpose: ViewPurpose) -> None:
    """Let whoever `rule(actor, person_id)` answers yes for see that person's photo, and log their looks under `purpose`."""
    _rules.append((rule, purpose))


def why_seen(actor: Actor, person_id: int) -> str | None:
    """For what `actor` may see the photo of this person: "" for one's own, a `ViewPurpose` for others', None for not at all."""
    if not actor.is_known:
        return None
    if person_id == actor.person_id:
        return ""
    if person_id == actor.subject_id:
        return ViewPurpose.REPRESENTATION
    return next((purpose for rule, purpose in _rules if rule(actor, person_id)), None)


def _may_see_stored(actor: Actor, stored: StoredFile) -> bool:
    return stored.person_id is not None and why_seen(actor, stored.person_id) is not None


def register_document_viewers(rule: Callable[[Actor, StoredFile], bool]) -> None:
    """Let whoever `rule(actor, stored)` answers yes for open that document, because its person sent it to them."""
    _document_rules.append(rule)


def _may_open_document(actor: Actor, stored: StoredFile) -> bool:
    if stored.person_id is None or not actor.is_known:
        return False
    return stored.person_id in {actor.person_id, actor.subject_id} or any(rule(actor, stored) for rule in _document_rules)


def open_documents() -> None:
    """Open the checked download of documents to their person and to those they were sent to."""
    allow_download(DOCUMENT, _may_open_document, view_purpose=ViewPurpose.SELECTION)


def open_photos() -> None:
    """Open the checked download to them."""
    allow_download(PURPOSE, _may_see_stored)
