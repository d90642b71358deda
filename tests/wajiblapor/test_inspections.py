"""Labour inspection from the plan to its end: by risk and lot, by a team without ties, with notes and answers, closed by others."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import translation
from django.utils.timezone import localdate

from siapkerja.documents.models import Document
from siapkerja.documents.pdf import render_pdf
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import MemberRole, OfficerRole, WorkplaceKind
from siapkerja.identity.models import LegalEntity, Membership, Workplace
from siapkerja.kernel.calendar import add_months
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.reference.queries import calendar_for
from tests.support.people import Somebody, make_company, make_officer, make_somebody, now
from tests.wajiblapor.conftest import answered, checked, draft_of
from tests.wajiblapor.worksheets import workers, xlsx
from wajiblapor.actions import inspection_ends, inspection_notes, inspection_plans, inspection_teams, inspection_visits
from wajiblapor.actions import inspections as actions
from wajiblapor.actions.compliance import refresh_clocks
from wajiblapor.actions.inspection_risks import weigh_all
from wajiblapor.actions.submissions import submit_report
from wajiblapor.enums import CheckOutcome, Conflict, InspectionKind, InspectionOrigin, InspectionState, Referral
from wajiblapor.models import (
    Finding,
    Inspection,
    InspectionDeed,
    InspectionMember,
    InspectionNote,
    InspectionPlan,
    InspectionVisit,
    WorkplaceRisk,
)
from wajiblapor.queries.inspections import NORM_BY_SLUG

PDF = b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n"


@dataclass
class Office:
    """The province's head, two inspectors of it, and one who inspects one regency only."""

    head: Somebody
    lead: Somebody
    second: Somebody
    local: Somebody


@pytest.fixture
def office(manager: Somebody) -> Office:
    LegalEntity.objects.update(created_at=now() - timedelta(days=50))
    refresh_clocks(at=now())
    return Office(
        make_officer("Kepala Contoh", OfficerRole.PROVINCE_HEAD, "32"),
        make_officer("Ketua Pengawas", OfficerRole.LABOUR_INSPECTOR, "32"),
        make_officer("Anggota Pengawas", OfficerRole.LABOUR_INSPECTOR, "3273"),
        make_officer("Pengawas Sukabumi", OfficerRole.LABOUR_INSPECTOR, "3272"),
    )


def _reported(somebody: Somebody) -> None:
    """A filed report that shows one gap: no holiday allowance was paid."""
    report = draft_of(somebody)
    checked(report, somebody, xlsx(workers(5)))
    answered(report, somebody, thr_paid="no")
    submit_report(
        report=report, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, by=somebody.actor, at=now()
    )


def _plan(office: Office, *, seed: str = "contoh") -> InspectionPlan:
    return inspection_plans.open_plan(region_code="32", month=date.today(), by=office.head.actor, at=now(), seed=seed)


def _ordered(office: Office, *, is_announced: bool = False) -> Inspection:
    """The company's inspection with its letter of duty out."""
    inspection_plans.approve_plan(plan=_plan(office), by=office.head.actor, at=now())
    case = Inspection.objects.get(legal_entity__name="PT Contoh Satu")
    team = [office.lead, office.second]
    actions.assign_team(
        inspection=case, inspector_ids=[one.person.pk for one in team], lead_id=office.lead.person.pk, by=office.head.actor, at=now()
    )
    for one in team:
        actions.declare_ties(inspection=case, is_tied=False, note="", by=one.actor, at=now())
    actions.order_inspection(inspection=case, is_announced=is_announced, visit_on=date.today(), by=office.head.actor, at=now())
    case.refresh_from_db()
    return case


def _met() -> inspection_visits.Met:
    return inspection_visits.Met(visited_on=date.today(), name="Sari Contoh", position="Direktur")


def _visited(office: Office, *broken: str) -> Inspection:
    case = _ordered(office)
    checked = [inspection_visits.Checked(norm=norm, outcome=CheckOutcome.BROKEN, seen="Tidak ada.") for norm in broken]
    inspection_visits.record_visit(
        inspection=case, key=uuid4(), met=_met(), checked=checked, by=office.lead.actor, at=now()
    )  # fmt: skip
    case.refresh_from_db()
    return case


def _page(somebody: Somebody, case: Inspection) -> str:
    return somebody.client.get(reverse("wajiblapor:inspection", args=[case.public_id])).content.decode()


def _own(somebody: Somebody, case: Inspection) -> Any:
    assert somebody.organisation is not None
    return somebody.client.get(reverse("wajiblapor:own_inspection", args=[somebody.organisation.public_id, case.public_id]))


def _step(somebody: Somebody, case: Inspection, step: str, told: dict[str, Any] | None = None) -> Any:
    return somebody.client.post(reverse("wajiblapor:inspection_step", args=[case.public_id, step]), told or {})


def test_an_inspection_goes_from_the_plan_to_its_end_on_the_pages(
    office, manager, other_manager, officer, other_officer, deliver_facts
) -> None:
    _reported(manager)
    refresh_clocks(at=now())
    made = office.head.client.post(reverse("wajiblapor:inspection_plans"), {"provinsi": "32", "bulan": f"{date.today():%Y-%m}"})
    plan = InspectionPlan.objects.get()
    assert made.headers["Location"].endswith(reverse("wajiblapor:inspection_plan", args=[plan.public_id]))
    case = Inspection.objects.get(plan=plan)
    assert case.legal_entity == manager.organisation  # the other company lies in another province
    assert "Belum pernah diperiksa" in office.head.client.get(reverse("wajiblapor:inspection_plan", args=[plan.public_id])).content.decode()
    csv = b"".join(officer.client.get(reverse("wajiblapor:inspection_plan_csv", args=[plan.public_id]))).decode()
    assert "PT Contoh Satu" in csv
    assert officer.client.get(reverse("wajiblapor:inspection_plan_xlsx", args=[plan.public_id])).content[:2] == b"PK"
    assert officer.client.post(reverse("wajiblapor:approve_plan", args=[plan.public_id])).status_code == 404
    assert office.head.client.post(reverse("wajiblapor:approve_plan", args=[plan.public_id])).status_code == 302
    # The team, its declarations, the letter of duty.
    team = [office.lead.person.pk, office.second.person.pk]
    assert _step(office.head, case, "tim", {"team": team, "lead": office.local.person.pk}).status_code == 422
    assert _step(office.head, case, "tim", {"team": team, "lead": office.lead.person.pk}).status_code == 302
    assert _step(office.head, case, "surat-tugas", {"is_announced": "tidak"}).status_code == 422
    for one in (office.lead, office.second):
        assert _step(one, case, "nyatakan", {"is_tied": "tidak"}).status_code == 302
    assert _step(office.head, case, "surat-tugas", {"is_announced": "ya"}).status_code == 422
    assert _step(office.head, case, "surat-tugas", {"is_announced": "tidak"}).status_code == 302
    letter = Document.objects.get(kind=actions.DUTY_LETTER)
    assert letter.number == f"SPT/32/{date.today().year}/0001"
    assert "Ketua Pengawas" in officer.client.get(reverse("documents:verification", args=[letter.token])).content.decode()
    # Unannounced: the company learns nothing before the visit.
    assert _own(manager, case).status_code == 404
    assert manager.client.get(reverse("documents:pdf", args=[letter.token])).status_code == 404
    # At the workplace, first with a fault, then right, then sent a second time.
    url = reverse("wajiblapor:inspection_visit", args=[case.public_id])
    form = office.lead.client.get(url)
    assert "Menurut laporan belum sesuai" in form.content.decode()
    told = {
        "key": form.context["form"]["key"].value(), "visited_on": date.today(), "met_name": "Sari Contoh", "met_position": "Direktur",
        "outcome_minimum_wage": "kept", "outcome_working_hours": "broken", "title_1": "Kamar kecil", "seen_1": "Kotor.",
    }  # fmt: skip
    faulty = office.lead.client.post(url, told)
    assert faulty.status_code == 422
    assert "Sebutkan dasar hukumnya." in faulty.content.decode()
    told |= {"seen_working_hours": "Jadwal 54 jam seminggu.", "days_working_hours": 5, "law_1": "Permenaker 5/2018"}
    assert office.lead.client.post(url, told).status_code == 302
    assert office.lead.client.post(url, told).status_code == 302
    assert InspectionVisit.objects.count() == 1
    hours, toilet = Finding.objects.order_by("pk")
    assert hours.legal_basis.startswith("PP 35/2021")
    picture = SimpleUploadedFile("foto.pdf", PDF, content_type="application/pdf")
    assert _step(office.second, case, "foto", {"file": picture, "caption": "Jadwal kerja"}).status_code == 302
    assert "Jadwal kerja" in _page(officer, case)
    assert "Jadwal 54 jam" not in _own(manager, case).content.decode()
    # The first note.
    assert _step(office.lead, case, "nota").status_code == 302
    note = InspectionNote.objects.get()
    assert note.number == f"NP1/32/{date.today().year}/0001"
    calendar = calendar_for([date.today().year, date.today().year + 1])
    hours.refresh_from_db()
    assert hours.fulfil_by == calendar.add_working_days(date.today(), 5)
    assert note.answer_by == calendar.add_working_days(date.today(), 30)
    assert render_pdf(note.document).startswith(b"%PDF")
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="inspection_moved").count() == 2  # the visit and the note
    assert "Nota Pemeriksaan I" in manager.client.get("/kotak-masuk/").content.decode()
    assert Notification.objects.filter(person=office.second.person, slug="inspection_for_team").exists()
    # The company answers, is asked for more, answers again.
    assert manager.organisation is not None
    answer = reverse("wajiblapor:answer_finding", args=[manager.organisation.public_id, case.public_id, hours.pk])
    assert manager.client.post(answer, {"words": ""}).status_code == 422
    evidence = SimpleUploadedFile("jadwal.pdf", PDF, content_type="application/pdf")
    assert manager.client.post(answer, {"words": "Jadwal diubah.", "file": evidence}).status_code == 302
    judge = reverse("wajiblapor:judge_finding", args=[case.public_id, hours.pk])
    assert office.lead.client.post(judge, {"move": "refuse", "note": ""}).status_code == 422
    assert office.lead.client.post(judge, {"move": "refuse", "note": "Kirim jadwal bulan depan."}).status_code == 302
    assert "Kirim jadwal bulan depan." in _own(manager, case).content.decode()
    assert manager.client.post(answer, {"words": "Terlampir."}).status_code == 302
    assert office.lead.client.post(judge, {"move": "verify", "note": "Jadwal sudah 40 jam."}).status_code == 302
    assert _step(office.lead, case, "ajukan").status_code == 422
    other = reverse("wajiblapor:judge_finding", args=[case.public_id, toilet.pk])
    assert office.second.client.post(other, {"move": "withdraw", "note": "Milik pengelola gedung."}).status_code == 302
    assert _step(office.lead, case, "ajukan").status_code == 302
    # Whoever found does not close.
    assert _step(office.lead, case, "tutup").status_code == 422
    assert _step(office.head, case, "kembali", {"note": "Periksa lembur juga."}).status_code == 302
    assert _step(office.lead, case, "ajukan").status_code == 302
    assert _step(office.head, case, "tutup").status_code == 302
    assert "Pemeriksaan selesai" in _own(manager, case).content.decode()
    # The deed, twice: the first is replaced.
    for _time in range(2):
        assert _step(office.head, case, "akta").status_code == 302
    deed = InspectionDeed.objects.get(replaced_at=None)
    assert deed.number == f"AP/32/{date.today().year}/0002"
    assert deed.document.facts["workers"].startswith("5 orang")
    assert note.number in deed.document.facts["inspections"]
    assert render_pdf(deed.document).startswith(b"%PDF")
    assert "Periksa lembur juga." in _page(office.head, case)
    assert "Periksa lembur juga." not in _own(manager, case).content.decode()
    # Strangers and officers of other regions.
    for stranger in (other_officer, office.local, manager):
        assert stranger.client.get(reverse("wajiblapor:inspection", args=[case.public_id])).status_code == 404
    assert _own(other_manager, case).status_code == 404


def test_the_list_is_weighed_and_drawn_so_that_it_can_be_checked(office, manager) -> None:
    for number in range(8):
        make_company(f"PT Contoh Daftar {number}", make_somebody(f"Pengelola {number}"))
    LegalEntity.objects.filter(name__startswith="PT Contoh Daftar").update(created_at=now() - timedelta(days=50))
    _reported(manager)
    refresh_clocks(at=now())
    assert weigh_all(at=now()) == 9
    risk = WorkplaceRisk.objects.get(legal_entity__name="PT Contoh Daftar 1")
    assert {row["code"]: row["points"] for row in risk.reasons} == {"never_reported": 25, "unvisited": 10}
    assert risk.score == 35
    told = WorkplaceRisk.objects.get(legal_entity=manager.organisation)
    assert "gap" in {row["code"] for row in told.reasons}
    page = office.lead.client.get(reverse("wajiblapor:inspection_risks") + "?q=daftar&wilayah=salah").content.decode()
    assert "Lewat batas dan belum pernah melapor" in page
    assert "PT Contoh Daftar" not in office.local.client.get(reverse("wajiblapor:inspection_risks")).content.decode()
    plan = _plan(office)
    chosen = set(plan.inspections.values_list("workplace", "origin"))
    assert sum(origin == InspectionOrigin.RANDOM for _place, origin in chosen) == 1
    assert len(chosen) == 7  # three inspectors, five each, two a visit
    with pytest.raises(inspection_plans.PlanExists):
        _plan(office)
    plan.inspections.update(state=InspectionState.DROPPED)
    following = add_months(date.today().replace(day=1), 1)
    again = inspection_plans.open_plan(region_code="32", month=following, by=office.head.actor, at=now(), seed=plan.seed)
    assert set(again.inspections.values_list("workplace", "origin")) == chosen
    with pytest.raises(inspection_plans.NotAPlanMonth):
        inspection_plans.open_plan(region_code="32", month=date(2026, 1, 1), by=office.head.actor, at=now())
    with pytest.raises(NotPermitted):
        inspection_plans.open_plan(region_code="35", month=date.today(), by=office.head.actor, at=now())


def test_the_planner_overrules_with_a_reason_and_who_complained_stays_unknown_to_the_company(office, manager) -> None:
    plan = _plan(office)
    case = plan.inspections.get()
    assert _step(office.head, case, "keluarkan", {"note": ""}).status_code == 422
    assert _step(office.head, case, "keluarkan", {"note": "Sudah tutup sementara."}).status_code == 302
    url = reverse("wajiblapor:add_inspection", args=[manager.workplace.public_id])
    told = {
        "plan": str(plan.public_id),
        "kind": "special",
        "origin": "complaint",
        "note": "Ada pengaduan upah.",
        "tip": "Kata Budi: gaji telat.",
    }
    assert office.head.client.post(url, told | {"note": ""}).status_code == 422
    assert office.head.client.post(url, told).status_code == 302
    assert office.head.client.post(url, told).status_code == 422  # it stands already
    added = plan.inspections.get(kind=InspectionKind.SPECIAL)
    assert "Kata Budi" in _page(office.lead, added)
    plan.inspections.filter(pk=added.pk).update(reasons=[])
    assert "Tidak ada tanda risiko" in _page(office.lead, added), "said in words, on its page and in the plan"
    assert "Tidak ada tanda risiko" in office.head.client.get(reverse("wajiblapor:inspection_plan", args=[plan.public_id])).content.decode()
    capacity = plan.capacities.get(inspector=office.local.person)
    set_to = reverse("wajiblapor:plan_capacity", args=[plan.public_id, capacity.pk])
    for faulty in ({"most": 61}, {"most": 0}, {"most": "x"}):
        office.head.client.post(set_to, faulty)
    capacity.refresh_from_db()
    assert capacity.most == 5
    office.head.client.post(set_to, {"most": 0, "note": "Cuti."})
    for row in plan.capacities.exclude(pk=capacity.pk):
        inspection_plans.set_capacity(capacity=row, most=0, note="Pelatihan.", by=office.head.actor, at=now())
    with pytest.raises(inspection_plans.PlanTooLarge):
        inspection_plans.approve_plan(plan=plan, by=office.head.actor, at=now())
    for row in plan.capacities.all():
        inspection_plans.set_capacity(capacity=row, most=5, note="", by=office.head.actor, at=now())
    inspection_plans.approve_plan(plan=plan, by=office.head.actor, at=now())
    assert _own(manager, added).status_code == 404
    # A team that is too small, of another region, tied, or full.
    assign = {"inspection": added, "lead_id": office.lead.person.pk, "by": office.head.actor, "at": now()}
    with pytest.raises(actions.TeamTooSmall):
        actions.assign_team(inspector_ids=[office.lead.person.pk], **assign)
    with pytest.raises(actions.NotAnInspector):
        actions.assign_team(inspector_ids=[office.local.person.pk], **assign)
    tie = Membership.objects.create(
        person=office.second.person, legal_entity=added.legal_entity, role=MemberRole.READER, valid_from="2026-01-01"
    )
    with pytest.raises(actions.TiedInspector):
        actions.assign_team(inspector_ids=[office.second.person.pk], **assign)
    tie.delete()
    plan.capacities.filter(inspector=office.second.person).update(most=0)
    with pytest.raises(actions.OverCapacity):
        actions.assign_team(inspector_ids=[office.second.person.pk], **assign)
    plan.capacities.update(most=5)
    actions.assign_team(inspector_ids=[office.second.person.pk], **assign)
    assert _step(office.second, added, "nyatakan", {"is_tied": "ada", "note": ""}).status_code == 422
    assert _step(office.second, added, "nyatakan", {"is_tied": "ada", "note": "Sepupu direktur."}).status_code == 302
    assert "Kata Budi" in _page(office.lead, added)
    assert "Kata Budi" not in _page(office.second, added)
    with pytest.raises(actions.TeamTooSmall):
        actions.order_inspection(inspection=added, is_announced=False, visit_on=None, by=office.head.actor, at=now())
    assert _step(office.head, added, "batal", {"note": "Tidak ada pengawas."}).status_code == 302


def test_a_note_that_is_not_heeded_is_followed_by_a_second_and_by_a_referral(office, manager, deliver_facts) -> None:
    with translation.override("en"):
        case = _visited(office, "bipartite_body", "tidak_ada")
    assert case.findings.get().title == str(NORM_BY_SLUG["bipartite_body"].title)
    inspection_notes.issue_note(inspection=case, by=office.lead.actor, at=now())
    case.refresh_from_db()
    finding, over = case.findings.get(), now() + timedelta(days=60)
    with pytest.raises(inspection_notes.NoteStillRuns):
        inspection_notes.issue_note(inspection=case, by=office.lead.actor, at=now())
    assert case.answer_by is not None
    near = datetime.combine(case.answer_by - timedelta(days=3), now().timetz())
    assert [inspection_notes.remind_of_notes(by=office.head.actor, at=near) for _again in range(2)] == [1, 0]
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="inspection_note_due").count() == 1
    inspection_notes.answer_finding(finding=finding, words="Sedang dibentuk.", by=manager.actor, at=over)
    with pytest.raises(inspection_notes.AnswersWait):
        inspection_notes.issue_note(inspection=case, by=office.lead.actor, at=over)
    inspection_notes.judge_finding(finding=finding, move="refuse", note="Belum dicatatkan.", by=office.second.actor, at=over)
    with pytest.raises(NotPermitted):
        inspection_notes.judge_finding(finding=finding, move="answer", note="x", by=office.lead.actor, at=over)
    note = inspection_notes.issue_note(inspection=case, by=office.lead.actor, at=over)
    assert (note.level, note.number[:3]) == (2, "NP2")
    told = {"inspection": case, "way": Referral.INVESTIGATION, "note": "Tidak diindahkan."}
    with pytest.raises(inspection_ends.SecondNoteRuns):
        inspection_ends.refer(**told, by=office.head.actor, at=over)
    with pytest.raises(NotPermitted):
        inspection_ends.refer(**told, by=office.lead.actor, at=over + timedelta(days=40))
    with translation.override("en"):
        letter = inspection_ends.refer(**told, by=office.head.actor, at=over + timedelta(days=40))
    assert letter.document.facts["way"] == str(Referral.INVESTIGATION.label)
    assert note.number in letter.document.facts["notes"]
    assert "Tidak diindahkan." in _own(manager, case).content.decode()
    with pytest.raises(MoveNotAllowed):
        inspection_notes.answer_finding(finding=finding, words="Terlambat.", by=manager.actor, at=over + timedelta(days=41))
    with pytest.raises(inspection_ends.NoReport):
        inspection_ends.issue_deed(inspection=case, by=office.head.actor, at=over + timedelta(days=41))


def test_what_was_settled_before_a_note_stays_with_the_inspectors(office, manager, deliver_facts) -> None:
    case = _visited(office, "bipartite_body", "working_hours")
    mistaken, hours = case.findings.order_by("pk")
    Finding.objects.filter(pk=mistaken.pk).update(seen="Kata Budi: tidak ada.")
    inspection_notes.judge_finding(finding=mistaken, move="withdraw", note="Keliru dicatat.", by=office.lead.actor, at=now())
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="inspection_moved").count() == 1  # the visit
    inspection_notes.issue_note(inspection=case, by=office.lead.actor, at=now())
    own = _own(manager, case).content.decode()
    assert hours.title in own
    assert "Kata Budi" not in own
    assert "Keliru dicatat." not in own


def test_those_reminded_already_do_not_keep_the_others_waiting(office, manager, monkeypatch) -> None:
    monkeypatch.setattr(inspection_notes, "REMINDED_AT_ONCE", 1)
    first = _visited(office, "bipartite_body")
    inspection_notes.issue_note(inspection=first, by=office.lead.actor, at=now())
    first.refresh_from_db()
    assert first.answer_by is not None
    near = datetime.combine(first.answer_by - timedelta(days=3), now().timetz())
    place = open_workplace(
        legal_entity=first.legal_entity, kind=WorkplaceKind.BRANCH, name="Cabang Contoh", regency_code="3273", by=manager.actor, at=now()
    )
    second = Inspection.objects.create(
        plan=first.plan, legal_entity=first.legal_entity, workplace=place, regency_id="3273", kind=first.kind, origin=first.origin,
        state=first.state, answer_by=first.answer_by, opened_at=now(),
    )  # fmt: skip
    Finding.objects.create(inspection=second, title="Jam kerja", legal_basis="PP 35/2021", seen="54 jam.", days=5, found_at=now())
    assert [inspection_notes.remind_of_notes(by=office.head.actor, at=near) for _again in range(3)] == [1, 1, 0]


def test_whoever_is_of_the_company_reads_nothing_about_it_as_an_officer(office, manager) -> None:
    case = _visited(office, "bipartite_body")
    assert case.plan is not None
    listed = reverse("wajiblapor:inspection_plan", args=[case.plan.public_id])
    assert "PT Contoh Satu" in office.second.client.get(listed).content.decode()
    Membership.objects.create(person=office.second.person, legal_entity=case.legal_entity, role=MemberRole.READER, valid_from="2026-01-01")
    assert office.second.client.get(reverse("wajiblapor:inspection", args=[case.public_id])).status_code == 404
    assert "PT Contoh Satu" not in office.second.client.get(listed).content.decode()
    assert "PT Contoh Satu" not in office.second.client.get(reverse("wajiblapor:inspection_risks")).content.decode()


def test_a_return_visit_comes_after_the_first_and_a_form_belongs_to_one_inspection(office, manager) -> None:
    case = _visited(office, "bipartite_body")
    told = {"inspection": case, "by": office.lead.actor, "at": now()}
    early = inspection_visits.Met(visited_on=date.today() - timedelta(days=1), name="Sari Contoh", position="Direktur")
    with pytest.raises(inspection_visits.NotAReturnDay):
        inspection_visits.record_return_visit(key=uuid4(), met=early, **told)
    place = open_workplace(
        legal_entity=case.legal_entity, kind=WorkplaceKind.BRANCH, name="Cabang Contoh", regency_code="3273", by=manager.actor, at=now()
    )
    other = Inspection.objects.create(
        plan=case.plan, legal_entity=case.legal_entity, workplace=place, regency_id="3273", kind=case.kind, origin=case.origin,
        state=case.state, opened_at=now(),
    )  # fmt: skip
    InspectionMember.objects.create(
        inspection=other, inspector=office.lead.person, conflict=Conflict.FREE, assigned_at=now(), declared_at=now()
    )
    with pytest.raises(MoveNotAllowed):
        inspection_visits.record_return_visit(
            inspection=other, key=case.visits.get().key, met=_met(), by=office.lead.actor, at=now()
        )  # fmt: skip


def test_an_announced_visit_is_told_and_a_cancelled_one_taken_back(office, manager, colleague, deliver_facts) -> None:
    case = _ordered(office, is_announced=True)
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="inspection_moved").count() == 1
    assert "Pengawas datang" in _own(manager, case).content.decode()
    assert _own(colleague, case).status_code == 200
    met = inspection_visits.Met(visited_on=date.today() + timedelta(days=1), name="A", position="B")
    with pytest.raises(inspection_visits.NotAVisitDay):
        inspection_visits.record_visit(inspection=case, key=uuid4(), met=met, checked=[], by=office.lead.actor, at=now())
    with pytest.raises(NotPermitted):
        inspection_visits.record_visit(inspection=case, key=uuid4(), met=_met(), checked=[], by=office.local.actor, at=now())
    # A member falls ill: without a letter that names who comes, nobody does.
    former, new = Document.objects.get(kind=actions.DUTY_LETTER), make_officer("Pengawas Baru", OfficerRole.LABOUR_INSPECTOR, "32")
    change = {"leaving": office.lead.person.pk, "joining": new.person.pk, "note": "Berhalangan."}
    assert _step(office.second, case, "ganti", change).status_code == 403
    for faulty in ({"note": " "}, {"joining": office.local.person.pk}, {"joining": office.second.person.pk}, {"leaving": new.person.pk}):
        assert _step(office.head, case, "ganti", change | faulty).status_code == 422
    assert _step(office.head, case, "surat-pengganti", {"visit_on": date.today()}).status_code == 422, "the letter still counts"
    assert _step(office.head, case, "ganti", change).status_code == 302
    assert "ditarik, menunggu surat tugas pengganti" in _page(office.head, case)
    told = {"inspection": case, "met": _met(), "checked": [], "at": now()}
    with pytest.raises(inspection_visits.LetterCalledBack):
        inspection_visits.record_visit(key=uuid4(), by=office.second.actor, **told)
    assert _step(office.head, case, "surat-pengganti", {"visit_on": date.today()}).status_code == 422, "the newcomer has not declared"
    assert _step(new, case, "nyatakan", {"is_tied": "tidak"}).status_code == 302
    assert _step(office.second, case, "nyatakan", {"is_tied": "tidak"}).status_code == 422
    assert _step(office.head, case, "surat-pengganti", {"visit_on": ""}).status_code == 422
    assert _step(office.head, case, "surat-pengganti", {"visit_on": date.today()}).status_code == 302
    letter = Document.objects.exclude(pk=former.pk).get(kind=actions.DUTY_LETTER)
    former.refresh_from_db()
    assert former.withdrawn_at
    assert letter.number == f"SPT/32/{date.today().year}/0002"
    assert (letter.facts["inspectors"], letter.facts["lead"]) == ("Pengawas Baru, Anggota Pengawas", "Pengawas Baru")
    for _twice in range(2):
        deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="inspection_moved").count() == 2
    assert "Pengawas yang ditugaskan" in manager.client.get("/kotak-masuk/").content.decode()
    page = _page(office.head, case)
    assert all(words in page for words in ("Berhalangan.", "Anggota tim diganti", "Surat tugas pengganti terbit"))
    own = _own(manager, case).content.decode()
    assert letter.number in own
    assert "Berhalangan." not in own
    with pytest.raises(NotPermitted):
        inspection_visits.record_visit(key=uuid4(), by=office.lead.actor, **told)
    actions.cancel_inspection(inspection=case, note="Tempat kerja tutup.", by=office.head.actor, at=now())
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="inspection_moved").count() == 3
    assert _own(manager, case).status_code == 404
    assert not Document.objects.filter(kind=actions.DUTY_LETTER, withdrawn_at=None).exists()


def test_a_team_changes_after_the_visit_too_and_papers_name_the_letter_it_rested_on(office, manager) -> None:
    case = _visited(office, "bipartite_body")
    new = make_officer("Pengawas Baru", OfficerRole.LABOUR_INSPECTOR, "32")
    ids = {"leaving_id": office.lead.person.pk, "joining_id": new.person.pk}
    told = {"inspection": case, "by": office.head.actor, "at": now() + timedelta(days=1)}
    inspection_teams.replace_member(**ids, note="Pindah tugas.", **told)
    actions.declare_ties(inspection=case, is_tied=True, note="Sepupu.", by=new.actor, at=now())
    other = make_officer("Pengawas Lain", OfficerRole.LABOUR_INSPECTOR, "32")
    with pytest.raises(actions.TeamTooSmall):
        inspection_teams.renew_letter(**told)
    inspection_teams.replace_member(leaving_id=new.person.pk, joining_id=other.person.pk, note="Terkait.", **told)
    actions.declare_ties(inspection=case, is_tied=False, note="", by=other.actor, at=now())
    inspection_teams.renew_letter(**told)
    with pytest.raises(MoveNotAllowed):
        inspection_teams.renew_letter(**told)
    assert dict(case.team.values_list("inspector", "conflict")) == {
        office.lead.person.pk: Conflict.REPLACED, office.second.person.pk: Conflict.FREE, new.person.pk: Conflict.TIED,
        other.person.pk: Conflict.FREE,
    }  # fmt: skip
    with pytest.raises(NotPermitted):
        inspection_notes.issue_note(inspection=case, by=office.lead.actor, at=now())
    note = inspection_notes.issue_note(inspection=case, by=other.actor, at=now() + timedelta(days=1))
    assert note.document.facts["duty_letter"] == f"SPT/32/{date.today().year}/0001"
    with pytest.raises(inspection_teams.NotOfTheTeam):
        inspection_teams.replace_member(leaving_id=office.lead.person.pk, joining_id=new.person.pk, note="x", **told)
    with pytest.raises(actions.TiedInspector):
        inspection_teams.replace_member(leaving_id=office.second.person.pk, joining_id=new.person.pk, note="x", **told)
    inspection_teams.replace_member(leaving_id=office.second.person.pk, joining_id=office.lead.person.pk, note="Kembali.", **told)
    assert case.team.get(inspector=office.lead.person).conflict == Conflict.UNSAID


def test_only_contracts_that_run_today_on_both_sides_count_as_running_elsewhere(manager, other_manager) -> None:
    today = localdate()

    def on(days: int) -> str:
        return f"{today + timedelta(days=days):%d/%m/%Y}"

    mine = workers(4)
    theirs = [
        mine[0] | {"contract": "PKWT", "started_on": on(-700), "contract_ends_on": on(-1)},
        mine[1] | {"contract": "PKWT", "started_on": on(-700), "contract_ends_on": on(0)},
        mine[2],
        mine[3] | {"contract": "PKWT", "started_on": on(-100), "contract_ends_on": on(60)},
    ]
    for somebody, rows in (
        (manager, [*mine[:2], mine[2] | {"contract": "PKWT", "started_on": on(-700), "contract_ends_on": on(-1)}, mine[3]]),
        (other_manager, theirs),
    ):
        draft = draft_of(somebody)
        upload = checked(draft, somebody, xlsx(rows))
        answered(draft, somebody)
        assert upload.good_rows == 4, list(upload.faults.values_list("column", "code"))
        submit_report(
            report=draft, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, by=somebody.actor, at=now()
        )
    refresh_clocks(at=now())
    weigh_all(at=now())

    said = WorkplaceRisk.objects.get(workplace=manager.workplace).reasons
    assert [row["count"] for row in said if row["code"] == "elsewhere"] == [2], "one ended yesterday there, one here"
    Workplace.objects.filter(pk=other_manager.workplace.pk).update(closed_on=today)
    weigh_all(at=now())
    said = WorkplaceRisk.objects.get(workplace=manager.workplace).reasons
    assert [row for row in said if row["code"] == "elsewhere"] == []
