"""The agreement (PKS): the applicant accepts, the office accepts, the document is issued."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.documents.actions.documents import issue
from siapkerja.documents.models import Document
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish
from siapkerja.facts.wirausaha import AidAgreed
from siapkerja.identity.actor import Actor
from siapkerja.identity.queries import claimants_of
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import rupiah
from siapkerja.reference.queries import place_words, rule
from siapkerja.workflow.moves import locked
from wirausaha.actions.moving import ids_of, move, today_of
from wirausaha.actions.wording import long_day
from wirausaha.enums import BudgetKind
from wirausaha.models import Agreement, Proposal
from wirausaha.permissions import Permission, demand_officer, demand_own
from wirausaha.queries.checks import held_among
from wirausaha.queries.documents import AGREEMENT


class TooLateToSign(Refused):
    code = "too_late_to_sign"
    sentence = _("Batas tanda tangan sudah lewat.")


class NotAgreed(Refused):
    code = "agreement_not_accepted"
    sentence = _("Centang bahwa Anda menyetujui isi perjanjian.")


class AccountNotRight(Refused):
    code = "bank_account_not_right"
    sentence = _("Nomor rekening terdiri dari 8 sampai 20 angka.")


class NikHeld(Refused):
    code = "nik_held"
    sentence = _("NIK dalam permohonan ini sedang disengketakan. Perjanjian menunggu putusannya; batasnya kami tunda.")


@transaction.atomic
def sign(*, proposal: Proposal, bank_name: str, bank_account: str, is_agreed: bool, by: Actor, at: datetime) -> Agreement:
    """The applicant accepts the agreement and says where the aid is to be paid.

    Raises:
        NotPermitted, MoveNotAllowed.
        TooLateToSign: the last day is over.
        NotAgreed, AccountNotRight.
        NikHeld: it is being heard whose NIK it is.
    """
    current = locked(proposal)
    demand_own(by, current)
    if current.state == "chosen" and current.due_on is not None and today_of(current, at) > current.due_on:
        raise TooLateToSign()
    if not is_agreed:
        raise NotAgreed(fields={"is_agreed": str(NotAgreed.sentence)})
    if not (bank_account.isascii() and bank_account.isdigit() and 8 <= len(bank_account) <= 20):
        raise AccountNotRight(fields={"bank_account": str(AccountNotRight.sentence)})
    _demand_free(current)
    move(current, "sign", by, at, due_on=None)
    agreement = Agreement.objects.select_for_update().get(proposal=current)
    agreement.bank_name, agreement.bank_account, agreement.signed_at = bank_name.strip(), bank_account, at
    agreement.save()
    return agreement


@transaction.atomic
def countersign(*, proposal: Proposal, by: Actor, at: datetime) -> Agreement:
    """The office accepts: the agreement has its number and document, and the time for the report runs.

    Raises:
        NotPermitted, OwnMatter, MoveNotAllowed.
        NikHeld: it is being heard whose NIK one of them is.
    """
    current = locked(proposal)
    demand_officer(by, Permission.DECIDE_AID, current)
    _demand_free(current)
    today = today_of(current, at)
    account_by = today + timedelta(days=int(rule("aid.account_days", today).value))
    move(current, "countersign", by, at, due_on=account_by)
    agreement = Agreement.objects.select_for_update().get(proposal=current)
    series = f"{today.year}:{current.regency_id}"
    agreement.number = f"PKS-{today.year}-{current.regency_id}-{next_number(f'wirausaha.agreement:{series}', at=at):04d}"
    agreement.countersigned_at, agreement.countersigned_by_id, agreement.account_by = at, by.person_id, account_by
    agreement.document = _document(current, agreement, today, account_by, by, at)
    agreement.save()
    publish(
        AidAgreed(
            document_id=agreement.document.pk, amount=agreement.amount, agreed_on=today, account_by=account_by,
            member_ids=_others_of(current), **ids_of(current)
        ),
        by=by,
        at=at,
    )  # fmt: skip
    return agreement


def _others_of(current: Proposal) -> tuple[int, ...]:
    niks = [member.nik for member in current.members.filter(is_applicant=False)]
    return tuple(sorted(claimants_of(niks) - {current.person_id})) if niks else ()


def _demand_free(current: Proposal) -> None:
    if held_among([member.nik for member in current.members.all()]):
        raise NikHeld()


def _document(current: Proposal, agreement: Agreement, today: date, account_by: date, by: Actor, at: datetime) -> Document:
    others = current.members.filter(is_applicant=False).count()
    item = getattr(current, "decision_item", None)
    kinds = sorted({str(BudgetKind(line.kind).label).lower() for line in current.budget.all()})
    return issue(
        kind=AGREEMENT,
        number=str(agreement.number),
        subject=f"wirausaha.proposal:{current.pk}",
        facts={
            "programme": f"{current.programme.title} {current.programme.year}",
            "proposal": str(current.number),
            "decision": item.decision.number if item else "",
            "business": current.business_name,
            "place": f"{current.address}, {place_words(str(current.village_id))}",
            "members": f"ketua dan {others} anggota kelompok" if others else "perorangan",
            "amount": rupiah(agreement.amount),
            "purpose": ", ".join(kinds),
            "agreed_on": long_day(today),
            "account_by": f"paling lambat {long_day(account_by)}",
            "duties": "memakai bantuan untuk usaha ini saja, menyimpan kuitansi, melaporkan pemakaiannya, dan menerima kunjungan petugas",
            "office": f"Dinas yang membidangi ketenagakerjaan, {current.regency.name if current.regency else ''}",
        },
        holder=current.person.full_name,
        valid_until=None,
        person_id=current.person_id,
        by=by,
        at=at,
    )


def statements_of(amount: int) -> list[str]:
    """What the applicant agrees to, sentence by sentence, as the page shows it."""
    return [
        _now("Anda menerima bantuan %(amount)s untuk usaha yang Anda ajukan.") % {"amount": rupiah(amount)},
        _now("Bantuan dipakai untuk usaha ini saja, sesuai rencana anggaran."),
        _now("Anda menyimpan setiap kuitansi dan melaporkan pemakaiannya sebelum batasnya."),
        _now("Anda menerima kunjungan petugas dan pendamping."),
        _now("Bantuan yang tidak dipakai dikembalikan ke kas negara."),
        _now("Tidak ada potongan dan tidak ada biaya, kepada siapa pun."),
    ]
