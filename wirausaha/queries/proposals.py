"""Reading applications, by the applicant."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from siapkerja.identity.actor import Actor
from wirausaha.enums import ProposalPart, ProposalState, RefusalReason
from wirausaha.models import Programme, Proposal, ProposalMove
from wirausaha.workflows import HOLDS_THE_YEAR, PROPOSAL


def own_proposals(actor: Actor) -> QuerySet[Proposal]:
    """The person's applications, newest first."""
    return Proposal.objects.of_person(actor.subject_id).with_names().order_by("-pk")


def own_proposal(actor: Actor, public_id: UUID) -> Proposal | None:
    return own_proposals(actor).filter(public_id=public_id).first()


def proposal_in(actor: Actor, programme: Programme) -> Proposal | None:
    """The person's latest application in a programme that has not ended without aid."""
    if not actor.is_known:
        return None
    return own_proposals(actor).filter(programme=programme, state__in=("draft", *HOLDS_THE_YEAR)).first()


@dataclass(frozen=True)
class Step:
    """One entry of an application's history."""

    title: str
    note: str
    at: datetime


def history_of(proposal: Proposal, *, with_people: bool = False) -> list[Step]:
    """What has happened, in words, the latest first."""
    reasons = dict(RefusalReason.choices)
    rows = ProposalMove.objects.filter(record=proposal).order_by("-at", "-pk")
    if with_people:
        rows = rows.select_related("by_person")
    told = []
    for row in rows:
        who = row.by_person.full_name if with_people and row.by_person else ""
        note = "\n".join(filter(None, (who, str(reasons.get(row.reason_code, "")), row.note)))
        told.append(Step(str(PROPOSAL.state(row.target).label), note, row.at))
    return [*told, Step(_("Mulai ditulis"), "", proposal.drafted_at)]


# The four stages a person follows, and the states in each.
STAGES = (
    ("apply", ("draft", "submitted", "returned", "visiting")),
    ("decide", ("assessed", "reserved", "refused")),
    ("agree", ("chosen", "signed", "lapsed")),
    ("account", ("agreed", "reported", "completed")),
)


@dataclass(frozen=True)
class StageTold:
    """One of the four stages as the applicant reads it.

    Attributes:
        mark: "done", "current", "ended" (it stopped here) or "to come".
        at: when it was reached or done.
        words: where it stands.
        reason: why, where somebody gave one.
        next_step: what happens next and until when; "" where nothing does.
    """

    title: str
    mark: str
    at: datetime | None
    words: str
    reason: str
    next_step: str
    due_on: date | None


def stages_of(proposal: Proposal, moves: list[ProposalMove] | None = None) -> list[StageTold]:
    """Application, decision, agreement and accountability, each with its day, its reason and its next step."""
    rows = moves if moves is not None else list(ProposalMove.objects.filter(record=proposal).order_by("at", "pk"))
    titles = (_("Permohonan"), _("Penetapan"), _("Perjanjian"), _("Laporan"))
    held = _held_state(proposal, rows)
    current = next(place for place, (_name, states) in enumerate(STAGES) if held in states)
    told = []
    for place, (title, (_name, states)) in enumerate(zip(titles, STAGES, strict=True)):
        last = next((row for row in reversed(rows) if row.target in states), None)
        if place < current:
            ended = next((row for row in rows if row.source in states and row.target not in states), None)
            told.append(StageTold(title, "done", ended.at if ended else None, _("Selesai"), "", "", None))
        elif place == current:
            told.append(_current(proposal, title, last, rows))
        else:
            told.append(StageTold(title, "to come", None, _("Belum sampai"), "", "", None))
    return told


def _held_state(proposal: Proposal, rows: list[ProposalMove]) -> str:
    """The state that tells the stage; of what was withdrawn, the one it stood in before."""
    if proposal.state != ProposalState.WITHDRAWN:
        return str(proposal.state)
    return rows[-1].source if rows else "draft"


def _current(proposal: Proposal, title: str, last: ProposalMove | None, rows: list[ProposalMove]) -> StageTold:
    ended = proposal.state in {"refused", "lapsed", "withdrawn"}
    mark = "ended" if ended else "done" if proposal.state == "completed" else "current"
    told_last = rows[-1] if ended and rows else last
    reasons = dict(RefusalReason.choices)
    reason = "\n".join(filter(None, (str(reasons.get(told_last.reason_code, "")), told_last.note))) if told_last else ""
    at = told_last.at if told_last else proposal.drafted_at
    return StageTold(title, mark, at, str(proposal.state_row.label), reason, next_step(proposal), proposal.due_on)


def next_step(proposal: Proposal) -> str:
    """What happens next, as one sentence."""
    return {
        "draft": _("Lengkapi langkah-langkahnya, lalu kirim."),
        "submitted": _("Petugas memeriksa kelengkapan permohonan Anda."),
        "returned": _("Lengkapi yang disebut petugas, lalu kirim lagi."),
        "visiting": _("Petugas mengunjungi tempat usaha Anda. Siapkan KTP dan bukti yang ada."),
        "assessed": _("Dinas menetapkan penerima bantuan menurut nilai kunjungan."),
        "chosen": _("Tanda tangani perjanjian. Lewat batasnya, bantuan berpindah ke cadangan."),
        "reserved": _("Bila ada yang mundur, Anda naik sendiri dan kami kabari."),
        "refused": _("Anda dapat mengajukan lagi di program lain atau tahun berikutnya."),
        "signed": _("Dinas menandatangani perjanjian. Sesudah itu bantuan dapat dicairkan."),
        "agreed": _("Simpan setiap kuitansi, lalu laporkan pemakaiannya."),
        "reported": _("Petugas memeriksa laporan Anda."),
        "completed": _("Tidak ada lagi yang perlu dilakukan. Semoga usahanya maju."),
        "lapsed": _("Anda dapat mengajukan lagi di program lain atau tahun berikutnya."),
        "withdrawn": _("Anda dapat mengajukan lagi selama pendaftaran dibuka."),
    }[proposal.state]


@dataclass(frozen=True)
class PartTold:
    """One step of writing an application.

    Attributes:
        asked: what an officer asks to be mended there.
    """

    slug: str
    title: str
    hint: str
    is_done: bool
    is_needed: bool
    asked: tuple[str, ...]


def parts_of(proposal: Proposal, *, needs_group: bool) -> list[PartTold]:
    """The steps, which of them are done, and what was sent back. Three queries."""
    asked: dict[str, list[str]] = {}
    for point in proposal.return_points.filter(is_settled=False):
        asked.setdefault(point.part, []).append(point.words)
    others = proposal.members.filter(is_applicant=False).count()
    lines = proposal.budget.count()
    told = {
        ProposalPart.BUSINESS: (_("Apa yang dijalankan, siapa pembelinya"), bool(proposal.industry_id and proposal.idea), True),
        ProposalPart.PLACE: (_("Desa, alamat, foto"), bool(proposal.village_id and proposal.address), True),
        ProposalPart.BUDGET: (_("Yang dibeli dengan bantuan"), bool(proposal.requested and lines), True),
        ProposalPart.MEMBERS: (
            _("%(count)s anggota selain Anda") % {"count": others} if others else _("Kosongkan bila sendiri"),
            bool(others),
            needs_group,
        ),
    }
    if needs_group and not others:
        told[ProposalPart.MEMBERS] = (_("Program ini untuk kelompok"), False, True)
    return [
        PartTold(part.value, str(part.label), hint, is_done, is_needed, tuple(asked.get(part, ())))
        for part, (hint, is_done, is_needed) in told.items()
    ]
