"""What an employer's team writes down for itself about an application."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ApplicantLabel
from karirhub.models import Application, ApplicationMark, ApplicationNote
from karirhub.permissions import Permission, demand
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import NotPermitted, Refused

LONGEST_NOTE = 2000


class NoteEmpty(Refused):
    code = "note_empty"
    sentence = _("Tuliskan catatannya.")


class NoteTooLong(Refused):
    code = "note_too_long"
    sentence = _("Catatan paling panjang 2.000 huruf.")


class RatingUnknown(Refused):
    code = "rating_unknown"
    sentence = _("Nilai antara 1 dan 5 bintang.")


@transaction.atomic
def write_note(*, application: Application, text: str, by: Actor, at: datetime) -> ApplicationNote:
    """Write a note for the team. The applicant does not see it, and may ask for it (UU 27/2022 art. 7).

    Raises:
        NotPermitted: the actor does not handle applications for this workplace.
        NoteEmpty, NoteTooLong: nothing, or more than 2,000 characters.
    """
    author = _handler(application, by)
    written = text.strip()
    if not written:
        raise NoteEmpty(fields={"text": str(NoteEmpty.sentence)})
    if len(written) > LONGEST_NOTE:
        raise NoteTooLong(fields={"text": str(NoteTooLong.sentence)})
    return ApplicationNote.objects.create(application=application, text=written, by_person_id=author, at=at)


@transaction.atomic
def remove_note(*, application: Application, note_id: int, by: Actor, at: datetime) -> None:
    """Take back a note of one's own; another's stays.

    Raises:
        NotPermitted: the actor does not handle applications for this workplace, or did not write it.
    """
    author = _handler(application, by)
    gone, _rows = ApplicationNote.objects.filter(application=application, pk=note_id, by_person=author).delete()
    if not gone:
        raise NotPermitted()


@transaction.atomic
def mark(*, application: Application, rating: int | None, labels: Sequence[ApplicantLabel | str], by: Actor, at: datetime) -> None:
    """Rate and label an application; nothing given takes both away.

    Args:
        rating: one to five stars, None for none.

    Raises:
        NotPermitted: the actor does not handle applications for this workplace.
        RatingUnknown: another number.
        ValueError: an unknown label.
    """
    author = _handler(application, by)
    if rating is not None and not 1 <= rating <= 5:
        raise RatingUnknown(fields={"rating": str(RatingUnknown.sentence)})
    known = [ApplicantLabel(label).value for label in dict.fromkeys(labels)]
    if rating is None and not known:
        ApplicationMark.objects.filter(application=application).delete()
        return
    ApplicationMark.objects.update_or_create(
        application=application, defaults={"rating": rating, "labels": known, "by_person_id": author, "at": at}
    )


def _handler(application: Application, by: Actor) -> int:
    demand(by, Permission.HANDLE_APPLICATIONS, application.vacancy)
    if by.person_id is None:
        raise NotPermitted()
    return by.person_id
