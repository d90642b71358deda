"""Answering a report page by page, taking over last year's, and correcting what was sent."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from siapkerja.documents.models import Document
from siapkerja.identity.enums import MemberRole
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import MoveNotAllowed, Refused
from siapkerja.kernel.text import long_day
from tests.support.people import make_somebody, now
from tests.wajiblapor.conftest import answered, checked, draft_of, filed, reauthenticated
from tests.wajiblapor.test_pages import company_url
from tests.wajiblapor.test_submitting import send
from tests.wajiblapor.worksheets import workers, xlsx
from wajiblapor.actions import submissions
from wajiblapor.actions.corrections import NewerReportExists, abandon_correction, correct_report
from wajiblapor.actions.filings import digest_of
from wajiblapor.actions.reports import IdentityAnswers, open_report, save_identity
from wajiblapor.actions.sections import Given, save_answers
from wajiblapor.models import EmploymentSpan, Filing, IdentitySection, ManpowerReport, SectionAnswers
from wajiblapor.queries.fingerprints import filed_roster
from wajiblapor.queries.norms import gaps_of
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.sections import filled


def step_url(report: ManpowerReport, slug: str) -> str:
    return reverse("wajiblapor:step", args=[report.legal_entity.public_id, report.public_id, slug])


def found(report: ManpowerReport):
    return filled(report, current_upload(report), at=now())


def test_a_small_shop_answers_one_page_and_nothing_typed_is_lost(manager, draft) -> None:
    page, url = manager.client, step_url(draft, "ringkas")
    assert page.get(step_url(draft, "tidak-ada")).status_code == 404
    assert "Pertanyaan singkat" in page.get(url).content.decode()
    half = {"pay_day": "tanggal tua", "pay_method": "cash", "thr_paid": "yes", "thr_on": "31/02/2026"}
    answer = page.post(url, half)
    assert answer.status_code == 422
    assert "Tulis dengan angka" in answer.content.decode()
    again = page.get(url).content.decode()
    assert "tanggal tua" in again
    assert "31/02/2026" in again
    assert "belum dapat kami baca" in again
    assert found(draft).answers == {"pay_method": "cash", "thr_paid": "yes"}
    whole = {
        "week": "six_days", "pay_day": "25", "pay_method": "cash", "thr_paid": "yes", "thr_on": "10/03/2026", "bpjs_tk_number": "JJ1",
        "bpjs_tk_programmes": ["jkk", "jkm"], "bpjs_kes_number": "belum", "first_aid": "yes", "had_accidents": "yes",
        "plans_hiring": "no", "accidents-1-happened_on": "02/02/2026", "accidents-1-severity": "light", "accidents-1-lost_days": "2",
        "accidents-1-cause": "Terpeleset", "accidents-1-victim": "Sari Contoh",
    }  # fmt: skip
    assert page.post(url, whole).status_code == 302
    told = found(draft)
    assert told.is_complete
    victim = {"happened_on": "2026-02-02", "victim": "Sari Contoh", "severity": "light", "lost_days": 2, "cause": "Terpeleset"}
    assert told.answers["accidents"] == [victim]
    assert not any(row.unread for row in told.rows.values())


def test_the_page_saves_itself_and_does_not_write_over_a_colleague(manager, organisation, draft) -> None:
    from siapkerja.identity.models import Membership

    colleague = make_somebody("Tono Contoh", organisation=organisation)
    Membership.objects.create(person=colleague.person, legal_entity=organisation, role=MemberRole.CONTRIBUTOR, valid_from="2026-01-01")
    url = step_url(draft, "ringkas")
    first = manager.client.post(url, {"otomatis": "1", "versi": "0", "pay_day": "1"})
    assert first.status_code == 200
    version = first.json()["version"]
    assert manager.client.post(url, {"otomatis": "1", "versi": "0", "pay_day": "2"}).status_code == 200, "an answer may get lost on the way"
    stale = colleague.client.post(url, {"otomatis": "1", "versi": str(version), "pay_day": "9"})
    assert stale.status_code == 409
    assert "Rekan Anda" in stale.json()["words"]
    shown = colleague.client.post(url, {"versi": str(version), "pay_day": "9"})
    assert shown.status_code == 422
    assert found(draft).answers["pay_day"] == 2
    newest = found(draft).steps[0].version
    assert colleague.client.post(url, {"versi": str(newest), "pay_day": "9"}).status_code == 302
    assert found(draft).answers["pay_day"] == 9


def test_a_factory_is_asked_in_steps_and_sees_its_gaps(manager) -> None:
    draft = draft_of(manager)
    checked(draft, manager, xlsx(workers(120)))
    answered(draft, manager, has_regulation="no", has_agreement="no")
    told = found(draft)
    assert [step.slug for step in told.steps][:3] == ["company", "workforce", "working_time"]
    assert "company_regulation" in {gap.slug for gap in gaps_of(draft) if gap.is_gap}
    page = manager.client.get(company_url("report", draft)).content.decode()
    assert "peraturan perusahaan atau PKB" in page
    step = manager.client.get(step_url(draft, "relations")).content.decode()
    assert "UU 13/2003 Pasal 108-115" in step
    filing = send(draft, manager)
    assert filing.content["sections"]["relations"]["has_regulation"] == "no"
    assert {"norm": "company_regulation", "weight": "gap"} in filing.content["gaps"]
    assert "contract_wage" in filing.content["summary"]["matrices"]
    assert "company_regulation" in {gap.slug for gap in gaps_of(filing.report)}
    assert "PKWTT (tetap), bulanan" in manager.client.get(company_url("report", draft)).content.decode()


def test_a_report_is_not_sent_before_its_questions_are_answered(manager, draft) -> None:
    checked(draft, manager, xlsx(workers(3)))
    SectionAnswers.objects.all().delete()
    with pytest.raises(submissions.SectionsIncomplete, match="Pola waktu kerja"):
        send(draft, manager)
    assert not Filing.objects.exists()


def test_the_signatory_shows_again_that_it_is_them(manager, draft) -> None:
    checked(draft, manager, xlsx(workers(3)))
    url = company_url("submission", draft)
    assert manager.client.get(url).status_code == 200
    declared = {"name": "Sari Contoh", "position": "Direktur", "is_declared": "on", "are_doubts_confirmed": "on"}
    assert manager.client.post(url, declared)["Location"].startswith(reverse("account_reauthenticate"))
    assert not Filing.objects.exists()
    reauthenticated(manager)
    assert manager.client.post(url, declared).status_code == 302
    assert Filing.objects.get().digest.startswith(Document.objects.get().facts["content_digest"][:4])


def test_last_years_answers_are_taken_over_and_confirmed_once(manager, workplace) -> None:
    first = filed(manager)
    due_on = ManpowerReport.objects.get().next_due_on
    assert due_on is not None
    later = datetime(due_on.year, due_on.month, due_on.day, 3, tzinfo=UTC)
    report = open_report(workplace=workplace, by=manager.actor, at=later)
    before, now_told = first.content["sections"], found(report)
    assert now_told.answers["pay_method"] == before["wages"]["pay_method"]
    assert "thr_paid" not in now_told.answers, "what is about the last twelve months is asked anew"
    page = manager.client.get(step_url(report, "wages")).content.decode()
    assert "dari laporan tahun lalu" in page
    checked_again = xlsx(workers(5, w1={"base_wage": 8_000_000}))
    upload_and_leave(report, manager, checked_again, thr_paid="yes", thr_on="2026-03-01", had_accidents="no", plans_hiring="no")
    with pytest.raises(submissions.CopiesUnconfirmed):
        send(report, manager, at=later)
    changes = reverse("wajiblapor:changes", args=[report.legal_entity.public_id, report.public_id])
    assert "Selebihnya masih sama" in manager.client.get(changes).content.decode()
    assert manager.client.post(changes).status_code == 302
    assert send(report, manager, at=later).revision == 1


def upload_and_leave(report, somebody, content, **yearly) -> None:
    """A roster, and answers to the yearly questions only."""
    checked(report, somebody, content)
    SectionAnswers.objects.filter(report=report).update(confirmed_at=None)
    row = SectionAnswers.objects.get(report=report, section="wages")
    given = {"wages": Given(answers=row.answers | {slug: answer for slug, answer in yearly.items() if slug.startswith("thr")})}
    save_answers(report=report, given=given, seen_version=None, is_confirmed=False, by=somebody.actor, at=now())
    SectionAnswers.objects.filter(report=report).update(confirmed_at=None)


def test_a_correction_is_a_new_revision_with_a_new_receipt_and_the_old_number(manager, organisation) -> None:
    filed(manager, count=6)
    report = ManpowerReport.objects.get()
    number, due_on = report.number, report.next_due_on
    sent_on = localdate() - timedelta(days=40)
    ManpowerReport.objects.filter(pk=report.pk).update(reported_on=sent_on)
    correct = company_url("correct", report)
    assert manager.client.post(correct, {"reason": " "}).status_code == 422
    assert manager.client.post(correct, {"reason": "Upah keliru"}).status_code == 302
    report.refresh_from_db()
    assert report.is_correcting
    save_answers(
        report=report, given={"wages": Given(answers={"pay_day": 7})}, seen_version=None, is_confirmed=True, by=manager.actor, at=now()
    )
    second = send(report, manager)
    report.refresh_from_db()
    assert (second.revision, report.number, report.next_due_on, report.state) == (2, number, due_on, "submitted")
    assert EmploymentSpan.objects.current().count() == 6, "an untouched roster is not written again"
    first = Filing.objects.get(revision=1)
    assert second.content["roster_rows"] == first.content["roster_rows"] == filed_roster(second)
    assert [digest_of(filing.content) for filing in (first, second)] == [first.digest, second.digest]
    old, new = Document.objects.order_by("pk")
    assert (old.state, old.number, new.number) == ("withdrawn", number, f"{number}/2")
    told = (long_day(sent_on), f"ke-1, {long_day(day_in('Asia/Jakarta', now()))}")
    assert (new.facts["reported_on"], new.facts["revision"]) == told, "a report in time stays in time when it is corrected"
    check = manager.client.get(reverse("documents:verification", args=[new.token])).content.decode()
    assert all(words in check for words in told)
    page = manager.client.get(company_url("revisions", report)).content.decode()
    assert "Koreksi ke-1" in page
    assert "Tanggal pembayaran upah" in page
    with pytest.raises(MoveNotAllowed):
        save_identity(report=report, answers=IdentityAnswers(name=organisation.name, legal_form="pt"), by=manager.actor, at=now())


def test_a_corrected_roster_ends_and_begins_spans_and_keeps_the_filed_file(manager) -> None:
    first = filed(manager, count=6)
    report = ManpowerReport.objects.get()
    correct_report(report=report, reason="Ada yang tertinggal", by=manager.actor, at=now())
    report.refresh_from_db()
    checked(report, manager, xlsx(workers(7)))
    second = send(report, manager)
    first.upload.stored.refresh_from_db()
    assert first.upload.stored.is_available, "what was filed stays as evidence"
    assert EmploymentSpan.objects.at_filing(first.pk).count() == 6
    assert EmploymentSpan.objects.at_filing(second.pk).count() == 7
    report.refresh_from_db()
    assert report.workers_total == 7


def test_an_abandoned_correction_leaves_what_was_filed(manager) -> None:
    filing = filed(manager)
    report = ManpowerReport.objects.get()
    correct_report(report=report, reason="Salah tekan", by=manager.actor, at=now())
    save_answers(
        report=report, given={"wages": Given(answers={"pay_day": 7})}, seen_version=None, is_confirmed=True, by=manager.actor, at=now()
    )
    identity = report.identity
    was = {field.attname: getattr(identity, field.attname) for field in identity._meta.fields}
    IdentitySection.objects.update(phone="0215559999", responsible_name="Orang Lain", postal_code="40999")
    abandon_correction(report=report, by=manager.actor, at=now())
    report = ManpowerReport.objects.get()
    identity = report.identity
    assert {field.attname: getattr(identity, field.attname) for field in identity._meta.fields} == was
    assert report.state == "submitted"
    assert found(report).stated() == filing.content["sections"]
    with pytest.raises(Refused):
        abandon_correction(report=report, by=manager.actor, at=now())


def test_only_the_newest_report_of_a_workplace_is_corrected(manager, workplace) -> None:
    filed(manager)
    first = ManpowerReport.objects.get()
    assert first.next_due_on is not None
    later = datetime(first.next_due_on.year, first.next_due_on.month, first.next_due_on.day, 3, tzinfo=UTC)
    second = open_report(workplace=workplace, by=manager.actor, at=later)
    checked(second, manager, xlsx(workers(5)))
    send(second, manager, at=later)
    with pytest.raises(NewerReportExists):
        correct_report(report=first, reason="Terlambat", by=manager.actor, at=now())
