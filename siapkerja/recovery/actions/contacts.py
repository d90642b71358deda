"""Proving a contact with a code. A wrong code counts even where the rest of the act is undone."""

from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from siapkerja.kernel.errors import Refused
from siapkerja.recovery import letters
from siapkerja.recovery.clocks import number_from, today_in
from siapkerja.recovery.models import ContactCode, NikDispute, RecoveryTicket
from siapkerja.recovery.secrets_of_cases import code_digest, new_code

Case = RecoveryTicket | NikDispute
RESEND_AFTER = timedelta(seconds=60)
MOST_SENDINGS = 5


class WrongCode(Refused):
    code = "wrong_code"
    sentence = gettext_lazy("Kode tidak cocok. Periksa kembali pesan terbaru dari kami.")


class CodeExpired(Refused):
    code = "code_expired"
    sentence = gettext_lazy("Kode ini sudah tidak berlaku. Minta kode baru.")


class TooManyCodes(Refused):
    code = "too_many_codes"
    sentence = gettext_lazy("Kode sudah dikirim beberapa kali. Tunggu sebentar, atau mulai lagi dengan kontak lain.")


@transaction.atomic
def send_code(*, case: Case, at: datetime) -> None:
    """Send a fresh code to the case's contact; the one before is void.

    Raises:
        TooManyCodes: the last one is younger than a minute, or five were sent.
        AddressNotUsable: nothing can be sent there.
    """
    sent = ContactCode.objects.select_for_update().filter(**_key(case)).first()
    if sent and (at < sent.sent_at + RESEND_AFTER or sent.sent_count >= MOST_SENDINGS):
        raise TooManyCodes()
    minutes = number_from("recovery.code_minutes", today_in(case.region, at))
    code, expires_at = new_code(), at + timedelta(minutes=minutes)
    values = {"digest": code_digest(case.public_id, code), "sent_at": at, "attempts": 0, "expires_at": expires_at}
    ContactCode.objects.update_or_create(**_key(case), defaults=values | {"sent_count": sent.sent_count + 1 if sent else 1})
    letters.send(letters.code_letter(code, minutes), kind=case.contact_kind, to=case.contact or "", at=at, worthless_at=expires_at)


def require_code(*, case: Case, code: str, at: datetime) -> None:
    """Let only the right code pass; it then cannot be used again. Call it before the act's own transaction.

    Raises:
        WrongCode, CodeExpired: also when there were too many wrong ones.
    """
    refusal = _checked(case, code, at)
    if refusal is not None:
        raise refusal


@transaction.atomic
def _checked(case: Case, code: str, at: datetime) -> Refused | None:
    sent = ContactCode.objects.select_for_update().filter(**_key(case)).first()
    most = number_from("recovery.code_attempts", today_in(case.region, at))
    if sent is None or at >= sent.expires_at or sent.attempts >= most:
        return CodeExpired(fields={"code": str(CodeExpired.sentence)})
    if bytes(sent.digest) != code_digest(case.public_id, "".join(code.split())):
        sent.attempts += 1
        sent.save(update_fields=["attempts"])
        left = most - sent.attempts
        words = _("Kode tidak cocok. Anda dapat mencoba %(left)s kali lagi.") % {"left": left} if left else str(CodeExpired.sentence)
        return WrongCode(words, fields={"code": words})
    sent.expires_at = at
    sent.save(update_fields=["expires_at"])
    return None


def _key(case: Case) -> dict[str, Any]:
    return {"ticket" if isinstance(case, RecoveryTicket) else "dispute": case}
