"""Where each field about who somebody is comes from, and which of them can no longer be changed by the person alone."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, Person

# What the population registry compares; the telephone number is the person's own affair.
COMPARED = ("full_name", "nik", "sex", "born_on")


@dataclass(frozen=True)
class Source:
    """Where a field comes from, as a sentence, and whether it is locked for that reason."""

    is_locked: bool
    words: str


def is_locked(claim: NikClaim | None) -> bool:
    """Name, NIK, sex and birth stand fast once the NIK was found to be this person's."""
    return claim is not None and claim.state == NikClaimState.VERIFIED


def source_of(claim: NikClaim | None) -> Source:
    """Where the compared fields come from."""
    if claim is None or claim.decided_at is None or not is_locked(claim):
        return Source(False, _("Anda isi sendiri."))
    day = formats.date_format(timezone.localtime(claim.decided_at), "j F Y")
    return Source(True, _("Dari KTP Anda, dicek dengan data kependudukan pada %(day)s.") % {"day": day})


def locked_fields(person: Person, claim: NikClaim | None) -> Sequence[str]:
    """Names of the identity form's fields that are shown but not taken; what is still empty can be filled in."""
    return [name for name in COMPARED if name == "nik" or getattr(person, name)] if is_locked(claim) else ()
