"""Companies of the business register: given codes to register with, and tied to the organisation that is proven to be one."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.utils import timezone

from siapkerja.identity.enums import InvitationWay
from siapkerja.identity.models import LegalEntity, RegisteredCompany, RegistrationCode
from siapkerja.identity.proof import is_proven
from siapkerja.reference.queries import rule


def issue_codes(*, companies: Sequence[RegisteredCompany], way: InvitationWay, at: datetime) -> list[RegistrationCode]:
    """A new code for each, in their order. Whoever calls has locked them and found the officer to have the right."""
    days = int(rule("organisation.registration_code_days", timezone.localdate(at)).value)
    until = at + timedelta(days=days)
    codes = RegistrationCode.objects.bulk_create(
        RegistrationCode(company=company, way=way, issued_at=at, expires_at=until) for company in companies
    )
    RegisteredCompany.objects.filter(pk__in=[company.pk for company in companies]).update(invited_at=at, invited_by=way)
    return codes


def tie_registered(*, legal_entity: LegalEntity, former_nib: str | None = None, at: datetime) -> None:
    """The company of this NIB is on the portal: its codes are used up, and the register's contact is no longer kept.

    Not before the organisation is proven: anybody may type any NIB, also by mistake, and must not use up another company's letter.

    Args:
        former_nib: the NIB the organisation had before; that company is nobody's again, and its letters count as long as they say.
    """
    if former_nib and former_nib != legal_entity.nib:
        _untie(legal_entity, former_nib, at)
    if not legal_entity.nib or not is_proven(legal_entity):
        return
    RegistrationCode.objects.filter(company__nib=legal_entity.nib, used_at=None).update(used_at=at)
    RegisteredCompany.objects.filter(nib=legal_entity.nib).update(legal_entity=legal_entity, email=None, phone=None, contact_digest="")


def _untie(legal_entity: LegalEntity, nib: str, at: datetime) -> None:
    if RegisteredCompany.objects.filter(nib=nib, legal_entity=legal_entity).update(legal_entity=None):
        RegistrationCode.objects.filter(company__nib=nib, expires_at__gt=at).update(used_at=None)
