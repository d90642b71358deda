"""The office's queue: who takes which report, what goes back to the company, and the clock between them."""

import io
from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from karirhub.models import EmployerReport, Vacancy
from karirhub.queries.trust import panel
from karirhub.queries.wages import wage_check
from siapkerja.audit.models import SecurityAct
from siapkerja.identity.enums import MemberRole, OfficerRole
from siapkerja.identity.models import Membership
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.reference.queries import calendar_for
from siapkerja.workflow.moves import ReasonNeeded
from tests.support.people import SYSTEM, Somebody, make_company, make_officer, make_region, make_somebody, now
from tests.support.vacancies import open_vacancy
from tests.wajiblapor.conftest import an_industry, checked, complete_answers, draft_of, filed
from tests.wajiblapor.worksheets import workers, xlsx
from wajiblapor.actions import reviews as actions
from wajiblapor.actions.attachments import attach, detach
from wajiblapor.actions.compliance import announce_lapsed, announce_overdue, refresh_clocks
from wajiblapor.actions.correction_ends import end_corrections
from wajiblapor.actions.corrections import abandon_correction, correct_report
from wajiblapor.actions.reports import save_identity
from wajiblapor.actions.return_reminders import remind_of_returns
from wajiblapor.actions.submissions import submit_report
from wajiblapor.enums import ReturnReason, ReviewSection, Sharing, SkipReason
from wajiblapor.models import ComplianceCount, ManpowerReport, ReportReturn, ReportReview, WorkplaceClock

PDF = b"%PDF-1.7 contoh"
NOTE = actions.Note(section=ReviewSection.ROSTER, reason=ReturnReason.INCOMPLETE, words="Cabang belum masuk.")


@pytest.fixture
def two_reports(manager: Somebody) -> list[ManpowerReport]:
    """The older one first."""
    other = make_company("PT Contoh Lain", make_somebody("Ada Contoh"))
    reports = [filed(manager).report, filed(other).report]
    ReportReview.objects.filter(pk=reports[0].pk).update(wanted_at=now() - timedelta(days=3))
    return reports


def _url(name: str, report: ManpowerReport, *rest: str) -> str:
    return reverse(f"wajiblapor:{name}", args=[report.public_id, *rest])


def test_officers_take_the_oldest_first_and_never_the_same_one(two_reports, officer, other_officer, ministry_officer) -> None:
    make_region("3204")
    assert officer.client.post(reverse("wajiblapor:take_review")).url.endswith(f"{two_reports[0].public_id}/")
    assert actions.take_next(by=ministry_officer.actor, at=now()).report == two_reports[1]
    for somebody in (officer, other_officer):
        with pytest.raises(actions.NothingWaits):
            actions.take_next(by=somebody.actor, at=now())
    page = officer.client.get(reverse("wajiblapor:reviews")).content.decode()
    assert "PT Contoh Satu" in page
    assert "PT Contoh Lain" not in page
    mine = reverse("wajiblapor:reviews") + "?baki=saya&wilayah="
    listed = [("PT Contoh Satu" in officer.client.get(mine + region).content.decode()) for region in ("3273", "32", "3204", "99", "")]
    assert listed == [True, True, False, True, True], "a region that is not theirs shows them all"
    assert "PT Contoh Lain" in officer.client.get(reverse("wajiblapor:reviews") + "?baki=rekan").content.decode()
    assert "PT Contoh" not in other_officer.client.get(reverse("wajiblapor:reviews") + "?baki=rekan").content.decode()


def test_who_leaves_a_report_to_others_is_not_given_it_again(two_reports, officer) -> None:
    first, second = two_reports
    actions.take_next(by=officer.actor, at=now())
    answer = officer.client.post(_url("decide", first, "lewati"), {"reason": ""})
    assert answer.status_code == 422
    assert officer.client.post(_url("decide", first, "lewati"), {"reason": SkipReason.TIE, "note": "Saudara saya"}).status_code == 302
    assert ReportReview.objects.get(pk=first.pk).assigned_to is None
    assert actions.take_next(by=officer.actor, at=now()).report == second
    assert "Saudara saya" in officer.client.get(_url("record", first)).content.decode()


def test_nobody_decides_on_a_company_they_act_for(two_reports, officer) -> None:
    report = two_reports[0]
    Membership.objects.create(person=officer.person, legal_entity=report.legal_entity, role=MemberRole.READER, valid_from="2026-01-01")
    assert actions.take_next(by=officer.actor, at=now()).report == two_reports[1]
    for act in (lambda: actions.accept_report(report=report, by=officer.actor, at=now()), lambda: _returned(report, officer)):
        with pytest.raises(NotPermitted):
            act()


def _returned(report: ManpowerReport, officer: Somebody) -> ReportReturn:
    return actions.return_report(report=report, notes=[NOTE], by=officer.actor, at=now())


def test_work_is_shared_out_evenly_or_by_lot_to_whoever_may_take_it(two_reports, officer, other_officer) -> None:
    head = make_officer("Kepala Contoh", OfficerRole.PROVINCE_HEAD, "32")
    inspector = make_officer("Pengawas Contoh", OfficerRole.LABOUR_INSPECTOR, "3273")
    with pytest.raises(NotPermitted):
        actions.share_out(way=Sharing.BALANCED, by=officer.actor, at=now())
    make_region("3204")
    assert head.client.post(reverse("wajiblapor:share_reviews"), {"way": "balanced", "wilayah": "3204"}).status_code == 302
    assert not ReportReview.objects.exclude(assigned_to=None).exists(), "only the region that was looked at"
    assert head.client.post(reverse("wajiblapor:share_reviews"), {"way": "balanced"}).status_code == 302
    given = set(ReportReview.objects.values_list("assigned_to", flat=True))
    assert given == {officer.person.pk, inspector.person.pk}
    with pytest.raises(actions.NothingWaits):
        actions.share_out(way=Sharing.RANDOM, by=head.actor, at=now())
    ReportReview.objects.update(assigned_to=None, assigned_at=None)
    actions.skip(report=two_reports[0], reason=SkipReason.VISIT, note="", by=officer.actor, at=now())
    actions.share_out(way=Sharing.RANDOM, by=head.actor, at=now())
    assert ReportReview.objects.get(pk=two_reports[0].pk).assigned_to == inspector.person


def test_a_returned_report_stops_the_offices_clock_and_tells_the_company_what_to_mend(manager, officer, deliver_facts) -> None:
    report = filed(manager).report
    review = ReportReview.objects.get(pk=report.pk)
    url = _url("decide", report, "kembalikan")
    for faulty in ({}, {"section_1": "roster"}, {"note_1": "Kurang"}, {"section_1": "tidak ada", "reason_1": "x", "note_1": "y"}):
        assert officer.client.post(url, faulty).status_code == 422
    notes = {"section_1": "roster", "reason_1": "incomplete", "note_1": "Cabang belum masuk.", "section_2": "wages", "reason_2": "untrue"}
    page = officer.client.post(url, notes)
    assert page.status_code == 422
    assert "Cabang belum masuk." in page.content.decode()
    assert officer.client.post(url, notes | {"note_2": "THR belum diisi."}).status_code == 302
    stopped = ReportReview.objects.get(pk=report.pk)
    assert (stopped.phase, stopped.due_on, stopped.days_left) == ("returned", None, 10)
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="report_returned").count() == 1
    assert "perlu diperbaiki" in manager.client.get("/kotak-masuk/").content.decode()
    own = manager.client.get(reverse("wajiblapor:report", args=[report.legal_entity.public_id, report.public_id])).content.decode()
    assert "THR belum diisi." in own
    assert "Pengupahan" in own
    with pytest.raises(MoveNotAllowed):
        actions.accept_report(report=report, by=officer.actor, at=now())
    stopped.report.state = "submitted"
    stopped.report.save(update_fields=["state"])
    running = actions.want_review(report=stopped.report, at=now())
    assert (running.phase, running.days_left, running.due_on, running.wanted_at) == ("waiting", None, review.due_on, review.wanted_at)
    assert "Yang diminta sebelumnya" in officer.client.get(_url("record", report)).content.decode()
    assert officer.client.post(_url("decide", report, "terima")).status_code == 302
    assert ReportReview.objects.get(pk=report.pk).phase == "done"


def test_the_offices_clock_stands_still_while_the_company_corrects(manager, officer) -> None:
    report = filed(manager).report
    first = ReportReview.objects.get(pk=report.pk).due_on
    page = manager.client.get(_own(report)).content.decode()
    assert f"diputuskan paling lambat {first.day} " in page, "the company knows until when the office decides"
    for end in (abandon_correction, _sent_again):
        correct_report(report=report, reason="Upah keliru", by=manager.actor, at=now())
        standing = ReportReview.objects.get(pk=report.pk)
        assert (standing.phase, standing.due_on, standing.days_left) == ("returned", None, 10)
        tray = officer.client.get(reverse("wajiblapor:reviews") + "?baki=dikembalikan").content.decode()
        assert "sedang dikoreksi perusahaan" in tray
        later = now() + timedelta(days=30)
        end(report=report, by=manager.actor, at=later)
        running = ReportReview.objects.get(pk=report.pk)
        days = calendar_for([later.year, later.year + 1]).add_working_days(day_in("Asia/Jakarta", later), 10)
        assert (running.phase, running.days_left, running.due_on, running.wanted_at) == ("waiting", None, days, standing.wanted_at)
        ReportReview.objects.filter(pk=report.pk).update(due_on=first)


def _own(report: ManpowerReport) -> str:
    return reverse("wajiblapor:report", args=[report.legal_entity.public_id, report.public_id])


def _sent_again(**told) -> None:
    submit_report(name="Sari", position="Direktur", is_declared=True, are_doubts_confirmed=True, **told)


def test_a_returned_report_is_reminded_of_and_past_its_day_counts_no_more_until_it_is_mended(manager, officer, deliver_facts) -> None:
    report = filed(manager).report
    answer_by = _returned(report, officer).answer_by
    told = [remind_of_returns(by=SYSTEM, at=now() + timedelta(days=days)) for days in (6, 7, 7, 8, 13, 14, 15)]
    assert told == [0, 1, 0, 0, 1, 0, 0], "a week and a day before, once each"
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="return_due").count() == 2
    assert "Perbaikan laporan" in manager.client.get("/kotak-masuk/").content.decode()
    lapsed = reverse("wajiblapor:reviews") + "?baki=lewat"
    assert "PT Contoh Satu" not in officer.client.get(lapsed).content.decode()
    today = localdate()
    for day, is_current in ((answer_by, True), (today - timedelta(days=2), False)):
        ReportReturn.objects.update(answer_by=day)
        refresh_clocks(at=now())
        counted = ComplianceCount.objects.get(regency="3273")
        assert (counted.current, counted.late) == ((1, 0) if is_current else (0, 1))
    assert announce_overdue(by=SYSTEM, at=now()) == 0, "it did report; what is missing is the mending"
    assert [announce_lapsed(by=SYSTEM, at=now()) for _time in range(2)] == [1, 0]
    deliver_facts()
    heard = EmployerReport.objects.get(pk=report.workplace_id)
    assert heard.overdue_since == today - timedelta(days=2), "who reads its vacancies sees it"
    assert "belum dikirim lagi sampai batasnya" in trust_words(open_vacancy(report.workplace))
    assert "PT Contoh Satu" in officer.client.get(lapsed).content.decode()
    assert "PT Contoh" not in officer.client.get(reverse("wajiblapor:reviews") + "?baki=dikembalikan").content.decode()
    assert "Dikembalikan, lewat batas" in officer.client.get(_url("record", report)).content.decode()
    assert "belum dikirim lagi" in officer.client.get(reverse("wajiblapor:late") + "?keadaan=terlambat").content.decode()
    assert "Batas perbaikannya lewat" in manager.client.get(_own(report)).content.decode()
    correct_report(report=report, reason="Cabang ditambahkan", by=manager.actor, at=now())
    assert "Batas perbaikannya lewat" in manager.client.get(_own(report)).content.decode()
    _sent_again(report=report, by=manager.actor, at=now())
    deliver_facts()
    clock = WorkplaceClock.objects.get(pk=report.workplace_id)
    assert (clock.due_on, clock.awaits_mending) == (ManpowerReport.objects.get().next_due_on, False)
    heard.refresh_from_db()
    assert heard.overdue_since is None
    assert "belum dikirim lagi sampai batasnya" not in trust_words(open_vacancy(report.workplace))


def test_nothing_goes_back_without_a_note_nor_from_elsewhere(manager, officer, other_officer) -> None:
    report = filed(manager).report
    with pytest.raises(ReasonNeeded):
        actions.return_report(report=report, notes=[], by=officer.actor, at=now())
    with pytest.raises(NotPermitted):
        _returned(report, other_officer)
    assert other_officer.client.post(_url("decide", report, "kembalikan")).status_code == 404
    assert officer.client.post(_url("decide", report, "hapus")).status_code == 404


def test_an_officer_sees_this_year_beside_the_last_with_what_changed(manager, officer) -> None:
    first = filed(manager, count=4).report
    ManpowerReport.objects.filter(pk=first.pk).update(year=2025, next_due_on=localdate() + timedelta(days=20))
    second = filed(manager, count=9).report
    page = officer.client.get(_url("record", second)).content.decode()
    assert "Dibanding laporan 2025" in page
    assert "+5 (+125 %)" in page
    assert "Laporan pertama tempat kerja ini" in officer.client.get(_url("record", first)).content.decode()


def test_an_officer_reads_what_was_filed_not_what_is_being_corrected(manager, officer, other_officer) -> None:
    report = draft_of(manager)
    deed = attach(report=report, kind="deed", stream=io.BytesIO(PDF), by=manager.actor, at=now())
    checked(report, manager, xlsx(workers(3)))
    submit_report(report=report, name="Sari", position="Direktur", is_declared=True, are_doubts_confirmed=True, by=manager.actor, at=now())
    correct_report(report=report, reason="Salah alamat", by=manager.actor, at=now())
    answers = complete_answers(manager.organisation, "3273021004", an_industry().pk)
    save_identity(report=report, answers=replace(answers, address="Jalan Rahasia 9"), by=manager.actor, at=now())
    detach(report=report, attachment=deed, by=manager.actor, at=now())
    draft = attach(report=report, kind="nib", stream=io.BytesIO(PDF), by=manager.actor, at=now())
    page = officer.client.get(_url("record", report)).content.decode()
    assert "Jalan Contoh 1" in page
    assert "Jalan Rahasia 9" not in page
    assert "sedang mengoreksi" in page
    assert "Akta pendirian" in page
    assert "Waktu kerja" in page, "the answers are there, section by section"
    links = {paper: reverse("files:download", args=[paper.stored.public_id]) for paper in (deed, draft)}
    assert officer.client.get(links[deed]).getvalue() == PDF
    assert SecurityAct.objects.filter(act="file_downloaded", by_person_id=officer.person.pk).count() == 1
    assert officer.client.get(links[draft]).status_code == other_officer.client.get(links[deed]).status_code == 404
    abandon_correction(report=report, by=manager.actor, at=now())
    assert [paper.kind for paper in report.attachments.kept()] == ["deed"]


def trust_words(vacancy: Vacancy) -> str:
    return " ".join(line.text for line in panel(vacancy, wage_check(vacancy, localdate()), localdate()))


def test_a_correction_left_open_ends_after_its_company_was_told_and_the_offices_clock_goes_on(manager, officer, deliver_facts) -> None:
    report = filed(manager).report
    correct_report(report=report, reason="Upah keliru", by=manager.actor, at=now())
    told = [end_corrections(by=SYSTEM, at=now() + timedelta(days=days)) for days in (1, 6, 7, 7, 11, 13, 14)]
    assert told == [0, 0, 1, 0, 1, 1, 0], "a week, three days and a day before, once each"
    assert ReportReview.objects.get(pk=report.pk).phase == "returned"
    checked(ManpowerReport.objects.get(), manager, xlsx(workers(7)))
    over = now() + timedelta(days=15)
    assert [end_corrections(by=SYSTEM, at=over) for _time in range(2)] == [1, 0]
    report = ManpowerReport.objects.get()
    review = ReportReview.objects.get(pk=report.pk)
    assert (report.state, report.workers_total, review.phase) == ("submitted", 5, "waiting")
    assert review.due_on is not None
    deliver_facts()
    inbox = manager.client.get("/kotak-masuk/").content.decode()
    assert "berakhir tanpa dikirim" in inbox
    assert manager.client.get(_own(report)).status_code == 200
    assert officer.client.get(_url("record", report)).status_code == 200
    correct_report(report=report, reason="Sekali lagi", by=manager.actor, at=over)
    assert end_corrections(by=SYSTEM, at=over + timedelta(days=1)) == 0


def test_a_correction_of_a_returned_report_keeps_the_day_the_office_gave(manager, officer) -> None:
    report = filed(manager).report
    _returned(report, officer)
    correct_report(report=report, reason="Sesuai catatan", by=manager.actor, at=now())
    assert end_corrections(by=SYSTEM, at=now() + timedelta(days=60)) == 0
