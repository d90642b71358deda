"""Reading candidates' cases, by the candidate, the body and the assessor."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Prefetch, Q, QuerySet
from django.utils.translation import gettext as _

from sertihub.enums import CandidacyState, EvidenceKind, Mark, Part, RefuseReason
from sertihub.models import Candidacy, CandidacyMove, CandidacyUnit, CertificationBody, CompetenceUnit, Element, Evidence, SelfAssessment
from sertihub.workflows import CANDIDACY
from siapkerja.identity.actor import Actor
from siapkerja.kernel.text import id_of
from siapkerja.profiles.queries import is_ready_to_apply, profile_of


def own_candidacies(actor: Actor) -> QuerySet[Candidacy]:
    """The person's cases, newest first."""
    return Candidacy.objects.of_person(actor.subject_id).with_scheme().order_by("-pk")


def own_candidacy(actor: Actor, public_id: UUID) -> Candidacy | None:
    return (
        own_candidacies(actor)
        .select_related("assessment__venue__regency", "assessment__assessor__person")
        .filter(public_id=public_id)
        .first()
    )


def open_candidacy(person_id: int | None, scheme_id: int) -> Candidacy | None:
    """The person's case that is under way in a scheme, if any."""
    return Candidacy.objects.of_person(person_id).open().filter(scheme=scheme_id).first()


def candidates_of(body: CertificationBody) -> QuerySet[Candidacy]:
    """Everybody who handed in an application, whoever moved last first."""
    rows = Candidacy.objects.of(body.pk).select_related("person", "scheme", "assessment__assessor__person", "assessment__venue__regency")
    return rows.order_by("-moved_at", "-pk")


def candidate_of(body: CertificationBody, public_id: UUID) -> Candidacy | None:
    return (
        candidates_of(body)
        .select_related("body__legal_entity", "scheme__occupation", "scheme__industry")
        .filter(public_id=public_id)
        .first()
    )


def narrowed(rows: QuerySet[Candidacy], *, words: str, state: str, scheme: str) -> QuerySet[Candidacy]:
    """By words of the name or the number, by state, by scheme; an empty answer narrows nothing."""
    for word in words.split()[:5]:
        rows = rows.filter(Q(person__full_name__icontains=word) | Q(number__icontains=word))
    if state:
        rows = rows.filter(state=state)
    return rows.filter(scheme=wanted) if (wanted := id_of(scheme)) is not None else rows


def tabs_of(body: CertificationBody) -> list[tuple[str, str, int]]:
    """States in which the body has cases, with how many, in the order of the way."""
    numbers = dict(Candidacy.objects.of(body.pk).order_by().values_list("state").annotate(rows=Count("pk")))
    return [(state.value, str(state.label), numbers[state.value]) for state in CANDIDACY.states if numbers.get(state.value)]


# What a case says ---------------------------------------------------------------------------------------------------------------


@dataclass
class ElementAnswer:
    """One element with its criteria, and what the candidate says of it."""

    element: Element
    answer: SelfAssessment | None = None
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def is_shown(self) -> bool:
        """Competent by one's own word, and something to show for it."""
        return self.answer is not None and (self.answer.mark != Mark.COMPETENT or bool(self.answer.words or self.evidence))


@dataclass
class UnitAnswers:
    """One unit of a case with its elements."""

    unit: CompetenceUnit
    row: CandidacyUnit
    elements: list[ElementAnswer]

    @property
    def answered(self) -> int:
        return sum(one.is_shown for one in self.elements)

    @property
    def is_complete(self) -> bool:
        return self.answered == len(self.elements)


def answers_of(candidacy: Candidacy) -> list[UnitAnswers]:
    """Units, elements, criteria and answers of a case; six queries however many there are."""
    elements = Prefetch("unit__elements", Element.objects.prefetch_related("criteria"))
    said = {row.element_id: row for row in candidacy.self_assessments.all()}
    shown: dict[int, list[Evidence]] = {}
    for file in candidacy.evidence.exclude(element=None).select_related("stored"):
        shown.setdefault(file.element_id or 0, []).append(file)
    return [
        UnitAnswers(
            row.unit,
            row,
            [ElementAnswer(element, said.get(element.pk), shown.get(element.pk, [])) for element in row.unit.elements.all()],
        )
        for row in candidacy.units.select_related("unit").prefetch_related(elements)
    ]


def requirement_evidence(candidacy: Candidacy) -> list[Evidence]:
    """Files that prove basic requirements."""
    return list(candidacy.evidence.filter(element=None).select_related("stored"))


@dataclass(frozen=True)
class Check:
    """One thing an application needs before it can be handed in."""

    part: Part
    words: str
    is_done: bool


def checks_of(candidacy: Candidacy, answers: list[UnitAnswers] | None = None) -> list[Check]:
    """What the portal can tell by itself; the body's staff look at the rest."""
    answers = answers_of(candidacy) if answers is None else answers
    left = sum(len(unit.elements) - unit.answered for unit in answers)
    kinds = Counter(file.kind for file in requirement_evidence(candidacy))
    proven = kinds[EvidenceKind.EDUCATION] + kinds[EvidenceKind.TRAINING] + kinds[EvidenceKind.EXPERIENCE] + kinds[EvidenceKind.OTHER]
    return [
        Check(
            Part.PERSON,
            _("Profil memuat tanggal lahir, telepon, tempat tinggal, dan pendidikan"),
            is_ready_to_apply(profile_of(candidacy.person_id)),
        ),
        Check(Part.REQUIREMENTS, _("Paling sedikit satu bukti syarat dasar"), proven > 0),
        Check(
            Part.SELF_ASSESSMENT,
            _("Asesmen mandiri setiap elemen, dengan bukti bila K") if left else _("Asesmen mandiri lengkap"),
            left == 0,
        ),
    ]


# What happened ------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Happened:
    """One entry of a case's history."""

    title: str
    at: datetime
    note: str = ""


def history_of(candidacy: Candidacy, *, for_candidate: bool = True) -> list[Happened]:
    """What has happened, in words, the latest first. The committee's reasons are the body's own until decided."""
    reasons = dict(RefuseReason.choices)
    told = []
    for row in CandidacyMove.objects.filter(record=candidacy).order_by("-at", "-pk"):
        note = "\n".join(filter(None, (str(reasons.get(row.reason_code, "")), row.note)))
        title = str(CANDIDACY.state(row.target).label)
        if row.move == "schedule" and row.source != CandidacyState.VERIFIED:
            title = _("Jadwal diubah")
        told.append(Happened(title, row.at, note))
    return [*told, Happened(str(CANDIDACY.state(CandidacyState.DRAFT).label), candidacy.drafted_at)] if for_candidate else told
