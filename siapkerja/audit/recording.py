"""Writing the audit log: acts that matter for security, and who saw whom. Allowed also while a page is being read."""

from collections.abc import Iterable
from datetime import datetime
from typing import Protocol

from siapkerja.audit.models import PersonView, SecurityAct
from siapkerja.audit.writing import writing_while_reading


class By(Protocol):
    """The part of an Actor the log keeps (ids and a role word, no names)."""

    @property
    def person_id(self) -> int | None: ...

    @property
    def on_behalf_of_id(self) -> int | None: ...

    @property
    def legal_entity_id(self) -> int | None: ...

    @property
    def role_word(self) -> str: ...


def record_act(by: By, act: str, subject: str, at: datetime, **codes: str | int | bool | None) -> None:
    """Log an act, for example `record_act(actor, "file_downloaded", "files.stored_file:12", at, purpose="roster")`.

    Args:
        subject: `app.noun:id`.
        codes: ids and codes; never names, NIK or free text.
    """
    with writing_while_reading():
        SecurityAct.objects.create(
            act=act, subject=subject, at=at, codes=codes, by_person_id=by.person_id, on_behalf_of_id=by.on_behalf_of_id, role=by.role_word
        )


def record_view(by: By, person_id: int, what: str, at: datetime, *, purpose: str = "") -> None:
    """Log that `by` saw personal data of `person_id`; seeing oneself is not logged.

    Args:
        what: code of what was shown ("profile", "application").
        purpose: code of what it was for (`siapkerja.identity.enums.ViewPurpose`); every page that shows a person gives it.
    """
    record_views(by, [person_id], what, at, purpose=purpose)


def record_views(by: By, person_ids: Iterable[int], what: str, at: datetime, *, purpose: str = "") -> None:
    """Like `record_view`, for a page that shows several people; one query."""
    views = [
        PersonView(
            person_id=person_id,
            what=what,
            purpose=purpose,
            at=at,
            by_person_id=by.person_id,
            on_behalf_of_id=by.on_behalf_of_id,
            legal_entity_id=by.legal_entity_id,
            role=by.role_word,
        )
        for person_id in person_ids
        if person_id != by.person_id
    ]
    if views:
        with writing_while_reading():
            PersonView.objects.bulk_create(views)
