"""Telling a citizen that they were written down, on whatever way to them is known."""

from datetime import datetime, timedelta

from django.conf import settings
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _now

from siapkerja.identity.models import User
from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel
from siapkerja.officers.actions.assistance import proven_contact
from siapkerja.officers.models import CitizenRegistration

WORTH_DAYS = 3


def tell_registered(*, registration: CitizenRegistration, at: datetime) -> None:
    """A short message to the telephone: of the account where there is one, else the one on the form.

    Whoever has an account also reads it in the inbox and by e-mail (the notice `citizen_registered`). The message names the
    village and nobody: the number may be somebody else's.
    """
    person = registration.person
    user = User.objects.filter(person=person, is_active=True).first()
    channel, to = (proven_contact(user) if user else None) or (Channel.SMS, person.phone or "")
    if channel is not Channel.SMS or not to:
        return
    with translation.override("id"):
        body = _now(
            "SIAPKerja: petugas %(village)s mencatatkan pemilik nomor ini dengan formulir bertanda tangan. "
            "Bukan Anda? Beri tahu kantor desa atau buka %(address)s"
        ) % {"village": registration.village.full_name, "address": settings.BASE_URL + reverse("web:help")}
    send_message(
        channel=Channel.SMS, to=to, subject="", body=body, purpose="citizen_registered", at=at,
        key=f"officers.registration:{registration.pk}", worthless_at=at + timedelta(days=WORTH_DAYS),
    )  # fmt: skip
