"""What can be done with an inspection, step by step: each with its form, its button and its act."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from wajiblapor.actions import inspection_ends, inspection_notes, inspection_plans, inspection_teams, inspection_visits, inspections
from wajiblapor.enums import Conflict, InspectionState, Referral
from wajiblapor.forms.inspection_visits import FindingForm
from wajiblapor.forms.inspections import (
    OrderForm,
    PictureForm,
    ReasonForm,
    ReferralForm,
    RenewalForm,
    ReplacementForm,
    TeamForm,
    TiesForm,
)
from wajiblapor.models import Inspection
from wajiblapor.models.inspections import KNOWN_TO_COMPANY, UNDER_LETTER, UNDER_NOTE
from wajiblapor.queries.inspection_letters import is_called_back
from wajiblapor.queries.inspection_plans import Inspector, inspectors_under, loads
from wajiblapor.queries.inspections import Rights, has_unsettled

Words = str | Promise
MakeForm = Callable[[Inspection, date, Any, Any], forms.Form]


@dataclass(frozen=True, kw_only=True)
class Step:
    """Attributes:
    words: heading, and on the button unless `button` says otherwise.
    form: `(inspection, today, data, files)`.
    is_open: may it be done now, by whoever has these rights?
    is_main: stands open at the top; others are folded.
    """

    slug: str
    words: Words
    done: Words
    act: Callable[[Inspection, Any, Actor, datetime], Any]
    is_open: Callable[[Inspection, Rights, date], bool]
    form: MakeForm = lambda inspection, today, data, files: forms.Form(data)
    hint: Words = ""
    is_main: bool = False
    has_file: bool = False


def _plain(kind: type[forms.Form]) -> MakeForm:
    return lambda inspection, today, data, files: kind(data, files)


def _team_form(inspection: Inspection, today: date, data: Any, files: Any) -> forms.Form:
    """Inspectors of the place with what is left of their month; who is tied is not offered."""
    members = {member.inspector_id: member for member in inspection.team.all()}
    tied = {person for person, member in members.items() if member.conflict == Conflict.TIED}
    offered = _offered(inspection, today, but=tied)
    chosen = [str(person) for person, member in members.items() if member.conflict != Conflict.TIED]
    lead = next((str(person) for person, member in members.items() if member.is_lead), None)
    return TeamForm(data, inspectors=offered, initial={"team": chosen, "lead": lead})


def _offered(inspection: Inspection, today: date, *, but: Collection[int]) -> list[tuple[Inspector, str]]:
    known = {load.capacity.inspector_id: load for load in loads(inspection.plan)}
    offered = []
    for one in inspectors_under(inspection.regency_id[:2], on=today):
        if one.covers(inspection.regency_id) and one.person_id not in but:
            load = known.get(one.person_id)
            left = _now("%(name)s, sisa %(left)s bulan ini") % {"name": one.name, "left": load.left} if load else one.name
            offered.append((one, left))
    return offered


def _replacement_form(inspection: Inspection, today: date, data: Any, files: Any) -> forms.Form:
    """Who was replaced may come back; who is tied may be replaced, and does not."""
    team = list(inspection.team.select_related("inspector"))
    members = [(member.inspector_id, member.inspector.full_name) for member in team if member.conflict != Conflict.REPLACED]
    offered = _offered(inspection, today, but={person for person, _name in members})
    return ReplacementForm(data, members=members, inspectors=[(one.person_id, words) for one, words in offered])


def _replace(inspection: Inspection, form: Any, by: Actor, at: datetime) -> Any:
    told = form.cleaned_data
    ids = {"leaving_id": told["leaving"], "joining_id": told["joining"]}
    return inspection_teams.replace_member(inspection=inspection, **ids, note=told["note"], by=by, at=at)


def _renewal_form(inspection: Inspection, today: date, data: Any, files: Any) -> forms.Form:
    asks_day = inspection.is_announced and inspection.state == InspectionState.ORDERED
    return RenewalForm(data, asks_day=asks_day, initial={"visit_on": inspection.visit_on})


def _must_declare(inspection: Inspection, rights: Rights, today: date) -> bool:
    waits = inspection.state == InspectionState.PLANNED or inspection.state in UNDER_LETTER
    return waits and rights.own is not None and rights.own.conflict == Conflict.UNSAID


def _assign(inspection: Inspection, form: Any, by: Actor, at: datetime) -> Any:
    told = form.cleaned_data
    ids = [int(person) for person in told["team"]]
    return inspections.assign_team(inspection=inspection, inspector_ids=ids, lead_id=int(told["lead"]), by=by, at=at)


def _refer(inspection: Inspection, form: Any, by: Actor, at: datetime) -> Any:
    told = form.cleaned_data
    return inspection_ends.refer(inspection=inspection, way=Referral(told["way"]), note=told["note"], by=by, at=at)


def _picture(inspection: Inspection, form: Any, by: Actor, at: datetime) -> Any:
    told = form.cleaned_data
    return inspection_visits.add_picture(inspection=inspection, stream=told["file"], caption=told["caption"], by=by, at=at)


def _with_fields(action: Callable[..., Any]) -> Callable[[Inspection, Any, Actor, datetime], Any]:
    return lambda inspection, form, by, at: action(inspection=inspection, **form.cleaned_data, by=by, at=at)


_S = InspectionState
_AT_WORK = {_S.VISITED, *UNDER_NOTE}

STEPS: tuple[Step, ...] = (
    Step(
        slug="nyatakan",
        words=_("Nyatakan benturan kepentingan"),
        done=_("Pernyataan Anda dicatat."),
        form=_plain(TiesForm),
        act=_with_fields(inspections.declare_ties),
        is_open=_must_declare,
        is_main=True,
    ),
    Step(
        slug="tim",
        words=_("Tugaskan pengawas"),
        done=_("Tim ditugaskan. Pengawasnya kami beri tahu."),
        form=_team_form,
        act=_assign,
        is_open=lambda one, rights, today: one.state == _S.PLANNED and rights.may_order,
    ),
    Step(
        slug="surat-tugas",
        words=_("Terbitkan surat tugas"),
        done=_("Surat tugas terbit."),
        hint=_("Setelah semua anggota tim menyatakan tidak ada benturan kepentingan."),
        form=_plain(OrderForm),
        act=_with_fields(inspections.order_inspection),
        is_open=lambda one, rights, today: one.state == _S.PLANNED and rights.may_order,
    ),
    Step(
        slug="surat-pengganti",
        words=_("Terbitkan surat tugas pengganti"),
        done=_("Surat tugas pengganti terbit."),
        hint=_("Setelah anggota yang baru menyatakan tidak ada benturan kepentingan. Masanya dihitung dari hari ini."),
        form=_renewal_form,
        act=_with_fields(inspection_teams.renew_letter),
        is_open=lambda one, rights, today: rights.may_order and one.state in UNDER_LETTER and is_called_back(one),
        is_main=True,
    ),
    Step(
        slug="nota",
        words=_("Terbitkan nota pemeriksaan"),
        done=_("Nota terbit. Perusahaan kami beri tahu."),
        hint=_("Memuat semua temuan yang belum dipenuhi. Batas waktunya dihitung dari hari ini."),
        act=_with_fields(inspection_notes.issue_note),
        is_open=lambda one, rights, today: (
            rights.may_inspect and (one.state == _S.VISITED or (one.state == _S.FIRST_NOTE and one.is_over(today))) and has_unsettled(one)
        ),
        is_main=True,
    ),
    Step(
        slug="ajukan",
        words=_("Ajukan penutupan"),
        done=_("Diajukan kepada petugas yang menutup."),
        hint=_("Tidak ada temuan yang belum dipenuhi."),
        act=_with_fields(inspection_ends.ask_to_close),
        is_open=lambda one, rights, today: rights.may_inspect and one.state in _AT_WORK and not has_unsettled(one),
        is_main=True,
    ),
    Step(
        slug="temuan",
        words=_("Tambah temuan"),
        done=_("Temuan ditambahkan."),
        form=_plain(FindingForm),
        act=lambda inspection, form, by, at: inspection_visits.add_finding(inspection=inspection, seen=form.told, by=by, at=at),
        is_open=lambda one, rights, today: rights.may_inspect and one.state == _S.VISITED,
    ),
    Step(
        slug="foto",
        words=_("Tambah foto atau lampiran"),
        done=_("Foto disimpan."),
        form=_plain(PictureForm),
        act=_picture,
        is_open=lambda one, rights, today: rights.may_inspect and one.state in _AT_WORK,
        has_file=True,
    ),
    Step(
        slug="tutup",
        words=_("Tutup pemeriksaan"),
        done=_("Pemeriksaan ditutup. Perusahaan kami beri tahu."),
        act=_with_fields(inspection_ends.close_inspection),
        is_open=lambda one, rights, today: one.state == _S.FULFILLED and rights.may_close,
        is_main=True,
    ),
    Step(
        slug="kembali",
        words=_("Kembalikan kepada pengawas"),
        done=_("Dikembalikan kepada tim pemeriksa."),
        form=_plain(ReasonForm),
        act=_with_fields(inspection_ends.hand_back),
        is_open=lambda one, rights, today: one.state == _S.FULFILLED and rights.may_close,
    ),
    Step(
        slug="teruskan",
        words=_("Teruskan perkara"),
        done=_("Perkara diteruskan dengan surat rekomendasi."),
        form=_plain(ReferralForm),
        act=_refer,
        is_open=lambda one, rights, today: one.state == _S.SECOND_NOTE and rights.may_order and one.is_over(today),
        is_main=True,
    ),
    Step(
        slug="akta",
        words=_("Terbitkan akta pengawasan"),
        done=_("Akta pengawasan terbit."),
        hint=_("Disusun dari laporan terakhir tempat kerja ini. Akta sebelumnya tidak berlaku lagi."),
        act=_with_fields(inspection_ends.issue_deed),
        is_open=lambda one, rights, today: one.state in KNOWN_TO_COMPANY and rights.may_order,
    ),
    Step(
        slug="ganti",
        words=_("Ganti anggota tim"),
        done=_("Anggota tim diganti. Surat tugas yang lama tidak berlaku lagi."),
        hint=_("Pengganti mengambil tempatnya, juga sebagai ketua. Surat tugas yang lama langsung ditarik."),
        form=_replacement_form,
        act=_replace,
        is_open=lambda one, rights, today: rights.may_order and one.state in UNDER_LETTER,
    ),
    Step(
        slug="keluarkan",
        words=_("Keluarkan dari rencana"),
        done=_("Dikeluarkan dari rencana."),
        form=_plain(ReasonForm),
        act=_with_fields(inspection_plans.drop_target),
        is_open=lambda one, rights, today: one.state == _S.PROPOSED and rights.may_plan,
    ),
    Step(
        slug="batal",
        words=_("Batalkan pemeriksaan"),
        done=_("Pemeriksaan dibatalkan."),
        form=_plain(ReasonForm),
        act=_with_fields(inspections.cancel_inspection),
        is_open=lambda one, rights, today: one.state in {_S.PLANNED, _S.ORDERED} and rights.may_order,
    ),
)
BY_SLUG = {step.slug: step for step in STEPS}


def open_steps(inspection: Inspection, rights: Rights, *, today: date, answered: Mapping[str, forms.Form]) -> list[tuple[Step, forms.Form]]:
    """What can be done now, the main thing first, and what was just sent and not accepted."""
    found = []
    for step in STEPS:
        if step.slug in answered:
            found.append((step, answered[step.slug]))
        elif step.is_open(inspection, rights, today):
            form = step.form(inspection, today, None, None)
            form.auto_id = f"{step.slug}_%s"
            found.append((step, form))
    return sorted(found, key=lambda pair: not pair[0].is_main)
