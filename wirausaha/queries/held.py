"""What is held of a person, what stands against forgetting them, and which files and deadlines are theirs."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.queries import standing_nik
from wirausaha.enums import ProposalState
from wirausaha.models import Member, Proposal
from wirausaha.permissions import reading_regions

# An office has it, or waits for the signature.
_OFFICE_IS_BUSY = (
    ProposalState.SUBMITTED, ProposalState.VISITING, ProposalState.ASSESSED, ProposalState.RESERVED, ProposalState.CHOSEN,
    ProposalState.SIGNED,
)  # fmt: skip
_OWES_ACCOUNT = (ProposalState.AGREED, ProposalState.REPORTED)


def aid_held(person_id: int) -> list[dict[str, Any]]:
    """The person's applications as the download of their own data shows them, and those that name their NIK."""
    own = Proposal.objects.of_person(person_id).select_related("programme", "agreement").order_by("pk")
    told: list[dict[str, Any]] = [
        {
            "programme": row.programme.title,
            "year": row.year,
            "number": row.number,
            "state": str(row.state_row.label),
            "business": row.business_name,
            "idea": row.idea,
            "market": row.market,
            "nib": row.nib,
            "monthly_turnover": row.monthly_turnover,
            "address": row.address,
            "requested": row.requested,
            "members": row.members.filter(is_applicant=False).count(),
        }
        for row in own
    ]
    claim = standing_nik(person_id)
    named = Member.objects.of_nik(claim.nik).filter(is_applicant=False).select_related("proposal__programme") if claim else []
    return told + [{"programme": row.proposal.programme.title, "year": row.year, "role": str(row.get_role_display())} for row in named]


def open_proposal(person_id: int, at: datetime) -> str | None:
    """Why an unused account is left alone: an office may still answer its application."""
    if Proposal.objects.of_person(person_id).filter(state__in=_OFFICE_IS_BUSY).exists():
        return str(_("Permohonan bantuan usaha Anda masih berjalan."))
    return None


def owed_account(person_id: int, at: datetime) -> str | None:
    """Money of the state was promised or paid to the person, who has to say what became of it (UU 1/2004)."""
    if Proposal.objects.of_person(person_id).filter(state__in=_OWES_ACCOUNT).exists():
        return str(_("Bantuan usaha Anda belum selesai dipertanggungjawabkan. Kirim laporannya, lalu tunggu sampai diterima."))
    return None


def may_see_file(actor: Actor, stored: StoredFile) -> bool:
    """The applicant, and officers of the region once the application was sent."""
    condition = Q(photo=stored) | Q(visits__photo=stored) | Q(spending__receipt=stored)
    found = Proposal.objects.filter(condition)
    if actor.subject_id is not None and found.filter(person=actor.subject_id).exists():
        return True
    return found.sent().within(reading_regions(actor)).exists()


def due_soon(person_id: int | None, until: date) -> list[Proposal]:
    """The person's applications that wait for the person. One query."""
    if person_id is None:
        return []
    rows = Proposal.objects.of_person(person_id).filter(state__in=("returned", "chosen", "agreed"), due_on__lte=until)
    return list(rows.select_related("programme").order_by("due_on"))
