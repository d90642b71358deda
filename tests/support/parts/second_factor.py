"""A signed-in device of the seeker, and their photo."""

import io
from typing import Any

from allauth.usersessions.models import UserSession
from django.utils import timezone
from PIL import Image

from siapkerja.profiles.actions.photos import put_photo
from tests.support.people import Somebody


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    picture = io.BytesIO()
    Image.new("RGB", (300, 400), "teal").save(picture, "JPEG")
    picture.seek(0)
    photo = put_photo(person=seeker.person, stream=picture, by=seeker.actor, at=timezone.now())
    session = UserSession.objects.create(user=seeker.user, ip="127.0.0.1", session_key="contoh", user_agent="Contoh")
    return {"photo": photo.public_id, "signed_in_device": session.pk}
