import io
from datetime import datetime
from typing import BinaryIO

from django.db import transaction

from siapkerja.files.actions.stored_files import remove, store
from siapkerja.files.models import StoredFile
from siapkerja.files.pictures import MOST_BYTES
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Person
from siapkerja.profiles.actions.profiles import own_profile
from siapkerja.profiles.portraits import portrait

PURPOSE = "profiles.photo"


def put_photo(*, person: Person, stream: BinaryIO, by: Actor, at: datetime) -> StoredFile:
    """Draw the photo anew and keep that; what was sent, its name included, is let go. The photo before it is removed.

    Raises:
        PhotoTooHeavy, PhotoTooLarge, PhotoTooSmall, NotAPhoto, HeicUnreadable, PhotoUnreadable: as `portrait`.
        NotPermitted: it is somebody else's profile.
    """
    drawn = portrait(stream)
    with transaction.atomic():
        profile = own_profile(person, by=by, at=at)
        before = profile.photo
        profile.photo = store(
            stream=io.BytesIO(drawn), filename="foto.jpg", purpose=PURPOSE, person_id=person.pk, by=by, at=at, max_bytes=MOST_BYTES
        )
        profile.save(update_fields=["photo"])
        if before is not None:
            remove(stored=before, by=by, at=at)
        return profile.photo


@transaction.atomic
def remove_photo(*, person: Person, by: Actor, at: datetime) -> None:
    """Take the photo off the profile, for good.

    Raises:
        NotPermitted: it is somebody else's profile.
    """
    profile = own_profile(person, by=by, at=at)
    if profile.photo is None:
        return
    photo, profile.photo = profile.photo, None
    profile.save(update_fields=["photo"])
    remove(stored=photo, by=by, at=at)
