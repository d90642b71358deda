"""Companies of the business register that nobody acts for here are invited, by letter or by e-mail."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish_all
from siapkerja.facts.wajiblapor import AbsentCompanyInvited
from siapkerja.identity.actions.registered import issue_codes
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import InvitationWay
from siapkerja.identity.models import RegisteredCompany, RegistrationCode
from siapkerja.identity.permissions import regions_of
from siapkerja.kernel.errors import NotPermitted, Refused
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.absent import may_be_invited, standing_letters

# So many letters with their codes are drawn in some two seconds.
INVITED_AT_ONCE = 200


class NobodyAbsent(Refused):
    code = "nobody_absent"
    sentence = _("Tidak ada yang dapat diundang: pilih perusahaan yang belum ada di portal dan tidak baru saja diundang.")


class NoEmailInRegister(Refused):
    code = "no_email_in_register"
    sentence = _("Tidak ada yang dapat diundang lewat surel: register tidak punya alamatnya, atau baru saja diundang. Cetak suratnya.")


@transaction.atomic
def invite_absent_by_message(*, company_ids: Iterable[int], by: Actor, at: datetime) -> int:
    """Invite by e-mail those companies of the actor's regions that the register has an address of, and that were not invited lately.

    Returns:
        How many.

    Raises:
        NotPermitted: no officer who may.
        NoEmailInRegister: nobody can be written to.
    """
    rows = may_be_invited(_chosen(company_ids, by), InvitationWay.EMAIL, at=at)
    companies = list(rows.select_for_update().order_by("pk"))
    if not companies:
        raise NoEmailInRegister
    codes = issue_codes(companies=companies, way=InvitationWay.EMAIL, at=at)
    facts = [
        AbsentCompanyInvited(
            version=int(at.timestamp()), registered_company_id=code.company_id, code_id=code.pk, regency_code=code.company.regency_id
        )
        for code in codes
    ]
    publish_all([(fact, at) for fact in facts], by=by)
    record_act(by, "absent_invited", "identity.registered_company:list", at, count=len(codes))
    return len(codes)


@transaction.atomic
def invite_absent_on_paper(*, company_ids: Iterable[int], by: Actor, at: datetime) -> list[RegistrationCode]:
    """Invite by letter those companies of the actor's regions that were not invited lately. A letter that is still the last invitation
    comes again as it was, with its code.

    Returns:
        The codes to print, with their companies, by regency.

    Raises:
        NotPermitted: no officer who may.
        NobodyAbsent: nobody can be written to.
    """
    rows = _chosen(company_ids, by)
    printed = list(standing_letters(rows, at=at))
    fresh = may_be_invited(rows, InvitationWay.PAPER, at=at).exclude(pk__in=[code.company_id for code in printed])
    companies = list(fresh.select_for_update().order_by("regency", "pk"))
    if not companies and not printed:
        raise NobodyAbsent
    codes = issue_codes(companies=companies, way=InvitationWay.PAPER, at=at) if companies else []
    record_act(by, "absent_letters_printed", "identity.registered_company:list", at, count=len(codes) + len(printed))
    return sorted([*printed, *codes], key=lambda code: (code.company.regency_id, code.company_id))


def _chosen(company_ids: Iterable[int], by: Actor) -> QuerySet[RegisteredCompany]:
    regions = regions_of(GRANTS, by, Permission.INVITE_COMPANIES)
    if not regions:
        raise NotPermitted
    return RegisteredCompany.objects.absent().within(regions).filter(pk__in=list(company_ids)[:INVITED_AT_ONCE])
