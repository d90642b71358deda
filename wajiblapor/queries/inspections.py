"""Inspections as officers and the company see them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import allows, regions_of
from siapkerja.reference.queries import rule, rules
from siapkerja.web.timeline import Entry, entries_of
from wajiblapor.enums import OUT_OF_TEAM, CheckOutcome, Conflict, InspectionState
from wajiblapor.models import Finding, Inspection, InspectionDeed, InspectionMember, NormCheck
from wajiblapor.models.findings import SETTLED
from wajiblapor.models.inspections import RUNNING, UNDER_NOTE
from wajiblapor.norms.catalogue import NORMS, RULES
from wajiblapor.norms.kinds import WEIGHT_WORDS, Norm
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.norms import gaps_of_filing
from wajiblapor.workflows import INSPECTION

Words = str | Promise
NORM_BY_SLUG = {norm.slug: norm for norm in NORMS}


@dataclass(frozen=True)
class Tray:
    """One tray of an office's inspections."""

    slug: str
    words: Words
    empty: Words


MINE = Tray("saya", _("Tugas saya"), _("Anda belum ditugaskan dalam pemeriksaan."))
PLANNED = Tray("rencana", _("Direncanakan"), _("Tidak ada pemeriksaan yang menunggu surat tugas."))
NOTED = Tray("nota", _("Nota berjalan"), _("Tidak ada nota pemeriksaan yang berjalan."))
TO_CLOSE = Tray("tutup", _("Menunggu penutupan"), _("Tidak ada pemeriksaan yang menunggu ditutup."))
ENDED = Tray("selesai", _("Selesai"), _("Belum ada pemeriksaan yang selesai."))
TRAYS = (MINE, PLANNED, NOTED, TO_CLOSE, ENDED)


def _condition(tray: Tray, actor: Actor) -> Q:
    own = InspectionMember.objects.filter(inspection=OuterRef("pk"), inspector=actor.person_id).exclude(conflict__in=OUT_OF_TEAM)
    return {
        MINE.slug: Q(Exists(own), state__in=RUNNING),
        PLANNED.slug: Q(state__in=[InspectionState.PLANNED, InspectionState.ORDERED, InspectionState.VISITED]),
        NOTED.slug: Q(state__in=UNDER_NOTE),
        TO_CLOSE.slug: Q(state=InspectionState.FULFILLED),
        ENDED.slug: Q(state__in=[InspectionState.CLOSED, InspectionState.REFERRED]),
    }[tray.slug]


def own_companies(actor: Actor) -> list[int]:
    """Companies the actor is a member of. Of them nobody is an officer: they neither decide nor read what the company may not know yet."""
    return [claim.legal_entity_id for claim in actor.memberships]


def inspections(actor: Actor) -> "QuerySet[Inspection]":
    """Those of the actor's regions, proposals included, without those of their own companies."""
    rows = Inspection.objects.within(regions_of(GRANTS, actor, Permission.VIEW_INSPECTIONS))
    return rows.exclude(legal_entity__in=own_companies(actor))


def in_tray(actor: Actor, tray: Tray) -> "QuerySet[Inspection]":
    rows = inspections(actor).filter(_condition(tray, actor))
    return rows.select_related("legal_entity", "workplace", "regency")


def tray_counts(actor: Actor) -> dict[str, int]:
    """How many lie in each tray but the last. One query."""
    counted = {tray.slug: Count("pk", filter=_condition(tray, actor)) for tray in TRAYS if tray != ENDED}
    return inspections(actor).filter(state__in=RUNNING).aggregate(**counted)


def count_mine(actor: Actor) -> int:
    return inspections(actor).filter(_condition(MINE, actor)).count()


def inspection_of(actor: Actor, public_id: Any) -> Inspection | None:
    """With what its page shows."""
    rows = inspections(actor).select_related("legal_entity", "workplace", "regency", "plan", "filing__report")
    return rows.filter(public_id=public_id).first()


def of_company(actor: Actor, legal_entity_id: int) -> "QuerySet[Inspection]":
    """What the company may know of, at the workplaces that the actor's memberships reach."""
    rows = Inspection.objects.filter(legal_entity=legal_entity_id).known_to_company().select_related("workplace", "legal_entity")
    places = actor.workplaces_in(legal_entity_id)
    return rows if places is None else rows.filter(workplace__in=places)


# What the actor may do


@dataclass(frozen=True)
class Rights:
    """What an officer may do with one inspection, besides looking at it.

    Attributes:
        may_plan: leave it out of the plan.
        may_order: assign, issue letters, cancel, refer.
        own: the officer's place in the team, None outside it.
        may_inspect: of the team, without ties, and an inspector of that region today.
        may_close: as the rule on closing by somebody else has it.
        may_read_tip: nothing ties the officer to the company, which must not learn who complained.
    """

    may_plan: bool
    may_order: bool
    own: InspectionMember | None
    may_inspect: bool
    may_close: bool
    may_read_tip: bool


def acts_for(actor: Actor, inspection: Inspection) -> bool:
    """The actor is of the company: then they decide nothing about it."""
    return inspection.legal_entity_id in own_companies(actor)


def rights_over(actor: Actor, inspection: Inspection, *, today: date) -> Rights:
    """Two queries at most."""
    if acts_for(actor, inspection):
        return Rights(may_plan=False, may_order=False, own=None, may_inspect=False, may_close=False, may_read_tip=False)

    def may(permission: Permission) -> bool:
        return allows(GRANTS, actor, permission, region_code=inspection.regency_id)

    own = None
    if actor.person_id is not None:
        own = InspectionMember.objects.filter(inspection=inspection, inspector=actor.person_id).first()
    is_apart = own is None or not rule("inspection.closing_other_officer", today).value
    return Rights(
        may_plan=may(Permission.PLAN_INSPECTIONS),
        may_order=may(Permission.ORDER_INSPECTIONS),
        own=own,
        may_inspect=may(Permission.INSPECT) and (actor.is_system or (own is not None and own.is_free)),
        may_close=may(Permission.CLOSE_INSPECTION) and (actor.is_system or is_apart),
        may_read_tip=own is None or own.conflict != Conflict.TIED,
    )


# The checklist


@dataclass(frozen=True)
class Line:
    """A norm on the checklist.

    Attributes:
        told: what the report shows of it (`norms.kinds.Weight`), "" for nothing amiss; `sentence` says it in words.
        law: legal basis in force on the day.
    """

    norm: Norm
    told: str
    sentence: str
    law: str

    @property
    def told_words(self) -> Words:
        return WEIGHT_WORDS.get(self.told, "")


def checklist(inspection: Inspection, *, today: date) -> list[Line]:
    """Every norm in force, those that the report shows amiss first."""
    found = {gap.slug: gap for gap in gaps_of_filing(inspection.filing, inspection.filing.report)} if inspection.filing else {}
    bases: Mapping[str, str] = {key: value.legal_basis for key, value in rules(RULES, today).items()}
    lines = []
    for norm in NORMS:
        if norm.valid_from <= today and (norm.valid_to is None or today <= norm.valid_to):
            gap = found.get(norm.slug)
            law = bases.get(norm.rules[0], "")
            lines.append(Line(norm, gap.weight if gap else "", gap.sentence if gap else "", law))
    return sorted(lines, key=lambda line: line.told == "")


@dataclass(frozen=True)
class Outcomes:
    """What the first visit made of the checklist."""

    kept: list[Words]
    broken: int
    unseen: int


def outcomes_of(inspection: Inspection) -> Outcomes | None:
    """None before the first visit. One query."""
    rows = list(NormCheck.objects.filter(inspection=inspection))
    if not rows:
        return None
    kept = [NORM_BY_SLUG[row.norm].title for row in rows if row.outcome == CheckOutcome.KEPT and row.norm in NORM_BY_SLUG]
    counts = [sum(row.outcome == outcome for row in rows) for outcome in (CheckOutcome.BROKEN, CheckOutcome.UNSEEN)]
    return Outcomes(kept, *counts)


def findings_of(inspection: Inspection, *, to_company: bool = False) -> list[Finding]:
    """With answers and history; three queries. What was settled before any note named it is not the company's to read."""
    rows = inspection.findings.prefetch_related("answers__stored", "history")
    return list(rows.exclude(fulfil_by=None, state__in=SETTLED) if to_company else rows)


def has_unsettled(inspection: Inspection) -> bool:
    return inspection.findings.exclude(state__in=SETTLED).exists()


def deed_of(workplace_id: int) -> InspectionDeed | None:
    """The deed in force."""
    return InspectionDeed.objects.filter(workplace=workplace_id, replaced_at=None).select_related("document", "filing__report").first()


# What the company does not know of, or not in these words.
_UNTOLD = {"plan", "drop", "order", "cancel", "replace", "renew"}


_AMIDST = {"replace": _("Anggota tim diganti, surat tugas ditarik"), "renew": _("Surat tugas pengganti terbit")}


def told(inspection: Inspection, *, to_company: bool = False) -> list[Entry]:
    """What happened, newest first; the company does not read what officers wrote to each other."""
    history = inspection.history.select_related("by_person")
    if not to_company:
        return entries_of(INSPECTION, history, begun=Entry(str(_("Masuk rencana")), inspection.opened_at), with_people=True, amidst=_AMIDST)
    hidden = _UNTOLD - ({"order"} if inspection.is_announced else set())
    rows = [row for row in history if row.move not in hidden]
    for row in rows:
        row.note = row.note if row.move in {"refer", "close"} else ""
    return entries_of(INSPECTION, rows)
