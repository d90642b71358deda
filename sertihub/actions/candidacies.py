"""The candidate's side: applying (FR.APL.01), assessing oneself (FR.APL.02), handing in, stepping back."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sertihub.actions.moving import ids_of, move, own
from sertihub.enums import AssessmentPurpose, CandidacyState, Mark
from sertihub.models import Candidacy, CandidacyUnit, CertificationBody, Scheme, SchemeUnit, SelfAssessment
from sertihub.queries.candidacies import checks_of, open_candidacy
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.sertihub import CandidacySubmitted
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import NotPermitted, Refused


class SchemeNotOffered(Refused):
    code = "scheme_not_offered"
    sentence = _("Skema ini tidak sedang ditawarkan. Pilih skema lain.")


class BodyNotLicensed(Refused):
    code = "certification_body_not_licensed"


class AlreadyCandidate(Refused):
    code = "already_candidate"
    sentence = _("Anda masih punya permohonan yang berjalan pada skema ini. Lanjutkan permohonan itu.")


class CandidacyIncomplete(Refused):
    code = "candidacy_incomplete"


class NotEditable(Refused):
    code = "candidacy_not_editable"
    sentence = _("Permohonan ini sudah diajukan, jadi isinya tidak dapat diubah lagi.")


@dataclass(frozen=True, kw_only=True)
class CandidacyContent:
    """What FR.APL.01 asks beyond what the profile tells.

    Attributes:
        employer, position, office_address, office_phone: the current job; empty for who has none.
        adjustment: what the candidate needs to be assessed fairly.
    """

    purpose: AssessmentPurpose = AssessmentPurpose.CERTIFICATION
    purpose_note: str = ""
    employer: str = ""
    position: str = ""
    office_address: str = ""
    office_phone: str = ""
    adjustment: str = ""

    def columns(self) -> dict[str, Any]:
        note = self.purpose_note if self.purpose == AssessmentPurpose.OTHER else ""
        return {
            "purpose": self.purpose,
            "purpose_note": note,
            "employer": self.employer,
            "position": self.position,
            "office_address": self.office_address,
            "office_phone": self.office_phone or None,
            "adjustment": self.adjustment or None,
        }


@dataclass(frozen=True)
class SelfMark:
    """What a candidate says of one element: K or BK, and by what it shows."""

    mark: Mark
    words: str = ""


def demand_licence(body: CertificationBody, at: datetime) -> None:
    """Raises BodyNotLicensed: its licence has run out; what it issued before stays valid."""
    if not body.is_licensed(timezone.localdate(at)):
        raise BodyNotLicensed(
            _now("Lisensi %(body)s dari BNSP sudah berakhir, jadi lembaga ini belum dapat melayani sertifikasi.")
            % {"body": body.legal_entity.name}
        )


@transaction.atomic
def apply_for(*, scheme: Scheme, content: CandidacyContent, by: Actor, at: datetime) -> Candidacy:
    """Begin an application; it is handed in by `submit` once evidence and self-assessment are there.

    Raises:
        NotPermitted: a stranger.
        SchemeNotOffered, BodyNotLicensed.
        AlreadyCandidate: one case of this person is open in the scheme.
    """
    if by.subject_id is None:
        raise NotPermitted()
    if not Scheme.objects.public().filter(pk=scheme.pk).exists():
        raise SchemeNotOffered()
    demand_licence(scheme.body, at)
    if open_candidacy(by.subject_id, scheme.pk) is not None:
        raise AlreadyCandidate()
    try:
        with transaction.atomic():
            candidacy = Candidacy.objects.create(
                scheme=scheme, body=scheme.body, person_id=by.subject_id, drafted_at=at, moved_at=at, **content.columns()
            )
    except IntegrityError as error:  # two tabs at once
        raise AlreadyCandidate() from error
    units = SchemeUnit.objects.filter(scheme=scheme).order_by("order")
    CandidacyUnit.objects.bulk_create(CandidacyUnit(candidacy=candidacy, unit_id=row.unit_id, order=row.order) for row in units)
    return candidacy


@transaction.atomic
def revise(*, candidacy: Candidacy, content: CandidacyContent, by: Actor, at: datetime) -> Candidacy:
    """Change what FR.APL.01 says, while it is a draft or was sent back.

    Raises:
        NotPermitted, NotEditable.
    """
    current = editable(candidacy, by)
    for name, value in content.columns().items():
        setattr(current, name, value)
    current.save(update_fields=list(content.columns()))
    return current


@transaction.atomic
def assess_oneself(*, candidacy: Candidacy, marks: Mapping[int, SelfMark], by: Actor, at: datetime) -> int:
    """Write down the self-assessment of some elements. Returns of how many.

    Args:
        marks: by id of the element; elements of other units are left out.

    Raises:
        NotPermitted, NotEditable.
    """
    current = editable(candidacy, by)
    known = set(current.units.values_list("unit__elements", flat=True))
    rows = [
        SelfAssessment(candidacy=current, element_id=element_id, mark=said.mark, words=said.words)
        for element_id, said in marks.items()
        if element_id in known
    ]
    SelfAssessment.objects.bulk_create(rows, update_conflicts=True, unique_fields=["candidacy", "element"], update_fields=["mark", "words"])
    return len(rows)


@transaction.atomic
def submit(*, candidacy: Candidacy, by: Actor, at: datetime) -> Candidacy:
    """Hand the application in, first or again after mending; the first time it gets its number.

    Raises:
        NotPermitted, MoveNotAllowed.
        CandidacyIncomplete: what is missing, in words.
        BodyNotLicensed.
    """
    current = own(candidacy, by)
    missing = [check.words for check in checks_of(current) if not check.is_done]
    if missing and current.may_be_edited:
        raise CandidacyIncomplete(_now("Lengkapi dulu: %(list)s.") % {"list": "; ".join(missing)})
    demand_licence(current.body, at)
    if current.state == CandidacyState.TO_MEND:
        current.remarks.filter(settled_at=None).update(settled_at=at)
        return move(current, "submit", by=by, at=at)
    move(current, "submit", by=by, at=at, is_told=False, submitted_at=at)
    announce(CandidacySubmitted(version=current.version, **ids_of(current)), by=by, at=at)
    year, body = timezone.localdate(at).year, current.body.bnsp_number
    current.number = f"APL-{body}-{year}-{next_number(f'APL-{current.body_id}-{year}', at=at):05d}"
    current.save(update_fields=["number"])
    return current


@transaction.atomic
def withdraw(*, candidacy: Candidacy, by: Actor, at: datetime) -> Candidacy:
    """Step back before one was assessed.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    return move(own(candidacy, by), "withdraw", by=by, at=at)


def editable(candidacy: Candidacy, by: Actor) -> Candidacy:
    """The candidate's own case, locked, while it may be changed.

    Raises:
        NotPermitted, NotEditable.
    """
    current = own(candidacy, by)
    if not current.may_be_edited:
        raise NotEditable()
    return current
