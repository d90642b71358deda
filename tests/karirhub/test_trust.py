"""What is publicly known of an employer, and whether a vacancy is real."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import formats, timezone

from karirhub.actions.applications import move
from karirhub.actions.complaints import decide_case, take_case
from karirhub.actions.interviews import propose_slots
from karirhub.actions.messages import send_message
from karirhub.actions.standing import count_standings, mark_stale, note_report
from karirhub.actions.unanswered import lapse_overdue, remind_employers, warn_applicants
from karirhub.actions.vacancies import close
from karirhub.enums import ApplicationState, CaseOutcome, CloseReason, DeclineReason
from karirhub.models import Application, EmployerReport, EmployerStanding, Vacancy
from karirhub.queries.authenticity import Verdict, check
from karirhub.queries.trust import panel, standing
from karirhub.queries.wages import wage_check
from karirhub.reactions import know_acceptance, know_overdue, know_report
from siapkerja.events.models import EventRecord
from siapkerja.facts.karirhub import AnswersDue, EmployerStandingChanged
from siapkerja.facts.wajiblapor import ReportAccepted, ReportOverdue, ReportSubmitted
from siapkerja.notifications.models import Notification
from siapkerja.notifications.rendering import render
from tests.support.complaints import reported
from tests.support.people import SYSTEM, Somebody, make_somebody, now
from tests.support.vacancies import application, draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db


def lines_of(vacancy: Vacancy) -> list[str]:
    today = timezone.localdate()
    return [f"{line.tone}: {line.title}" for line in panel(vacancy, wage_check(vacancy, today), today)]


def entity(manager: Somebody) -> int:
    assert manager.organisation is not None
    return manager.organisation.pk


def answered(manager: Somebody, vacancy: Vacancy, number: int, *, days: int = 3) -> Application:
    sent = application(vacancy, make_somebody(f"Pelamar {number}"), at=now() - timedelta(days=10))
    return move(
        application=sent, name="decline", reason_code=DeclineReason.EXPERIENCE, by=manager.actor, at=now() - timedelta(days=10 - days)
    )


def test_not_knowing_is_said_in_grey_and_is_no_fault(manager: Somebody) -> None:
    told = lines_of(open_vacancy(manager.workplace))
    assert "neutral: Wajib lapor: belum ada data" in told
    assert "neutral: Jawaban kepada pelamar: kurang dari 5 lamaran" in told
    assert "good: Tidak ada laporan yang terbukti" in told
    assert not [line for line in told if line.startswith(("warn", "bad"))]


def test_the_panel_takes_two_queries_however_much_is_known(manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    note_report(
        legal_entity_id=entity(manager), workplace_id=manager.workplace.pk, report_id=7, reported_on=date(2026, 1, 5),
        next_due_on=timezone.localdate() + timedelta(days=5), version=2,
    )  # fmt: skip
    mark_stale(legal_entity_id=entity(manager))
    vacancy = Vacancy.objects.with_names().get(pk=vacancy.pk)
    today = timezone.localdate()
    wage = wage_check(vacancy, today)
    with CaptureQueriesContext(
        connection,
    ) as asked:
        panel(vacancy, wage, today)
    assert len(asked) == 2


def test_reports_are_heard_of_in_any_order_and_twice(manager: Somebody) -> None:
    about = {"report_id": 9, "legal_entity_id": entity(manager), "workplace_id": manager.workplace.pk}
    sent = ReportSubmitted(
        **about, version=2, document_id=1, submitted_by_id=1, number="WL-1", reported_on=date(2026, 2, 1), next_due_on=date(2099, 2, 1),
        regency_code="3273", industry_code="14111", workers_total=3, workers_male=1, workers_female=2, workers_foreign=0,
    )  # fmt: skip
    accepted = ReportAccepted(**about, version=3, accepted_on=date(2026, 2, 3))
    place = {"legal_entity_id": entity(manager), "workplace_id": manager.workplace.pk}
    late = ReportOverdue(
        **place, version=date(2026, 1, 9).toordinal(), regency_code="3273", due_on=date(2026, 1, 9), has_reported_before=False
    )
    vacancy = open_vacancy(manager.workplace)
    know_overdue(late, at=now())
    assert "neutral: Wajib lapor: belum masuk di portal ini" in lines_of(vacancy)
    for _time in range(2):
        know_acceptance(accepted, at=now())
        know_report(sent, at=now())
        know_overdue(late, at=now())
    assert "good: Wajib lapor: sudah, 1 Februari 2026" in lines_of(vacancy)
    row = EmployerReport.objects.get()
    assert (row.reported_on, row.accepted_on, row.overdue_since) == (date(2026, 2, 1), date(2026, 2, 3), None)
    know_report(replace(sent, report_id=4, version=9, reported_on=date(2024, 1, 1), next_due_on=date(2025, 1, 1)), at=now())
    assert EmployerReport.objects.get().report_id == 9
    know_report(replace(sent, version=5), at=now())
    know_acceptance(accepted, at=now())
    assert EmployerReport.objects.get().accepted_on is None, "sent again, it waits for the office anew"
    know_acceptance(replace(accepted, version=6, accepted_on=date(2026, 3, 1)), at=now())
    know_overdue(replace(late, version=date(2099, 2, 1).toordinal(), due_on=date(2099, 2, 1)), at=now())
    row.refresh_from_db()
    assert (row.accepted_on, row.overdue_since) == (date(2026, 3, 1), date(2099, 2, 1))


def test_the_answer_rate_is_counted_from_five_applications_on_and_announced_when_it_changes(
    manager: Somebody, deliver_facts: Callable[[], int]
) -> None:
    vacancy = open_vacancy(manager.workplace, at=now() - timedelta(days=12))
    for number in range(4):
        answered(manager, vacancy, number, days=2)
    deliver_facts()
    assert count_standings(by=SYSTEM, at=now()) == 1
    assert (standing(entity(manager)).due, standing(entity(manager)).percent) == (None, None)
    late = application(vacancy, make_somebody("Menunggu"), at=now() - timedelta(days=10))
    Application.objects.filter(pk=late.pk).update(answer_by=timezone.localdate() - timedelta(days=1))
    waiting = application(vacancy, make_somebody("Baru saja"))
    assert lapse_overdue(by=SYSTEM, at=now()) == 1
    deliver_facts()
    count_standings(by=SYSTEM, at=now())
    found = standing(entity(manager))
    assert (found.due, found.percent, found.days) == (5, 80, 2)
    assert waiting.is_waiting
    assert "good: Menjawab 80 % pelamar" in lines_of(vacancy)
    facts = EventRecord.objects.filter(fact=EmployerStandingChanged.fact_name())
    assert facts.last().payload["percent_answered"] == 80  # type: ignore[union-attr]
    before = facts.count()
    mark_stale(legal_entity_id=entity(manager))
    assert count_standings(by=SYSTEM, at=now()) == 1
    assert facts.count() == before


def test_an_upheld_complaint_stands_on_every_vacancy_of_the_company(manager: Somebody, officer: Somebody) -> None:
    first, second = open_vacancy(manager.workplace), open_vacancy(manager.workplace)
    case = take_case(case=reported(first).case, by=officer.actor, at=now())
    decide_case(case=case, outcome=CaseOutcome.TAKE_DOWN, decision="Benar.", by=officer.actor, at=now())
    count_standings(by=SYSTEM, at=now())
    assert "bad: 1 laporan terbukti" in lines_of(second)
    count_standings(by=SYSTEM, at=now() + timedelta(days=1200))
    assert EmployerStanding.objects.get().upheld == 0


def test_an_unanswered_application_closes_after_the_promised_day_and_the_applicant_is_told_once(
    manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    close(vacancy=vacancy, reason=CloseReason.CANCELLED, by=manager.actor, at=now())
    assert sent.answer_by is not None
    wait = timedelta(days=vacancy.answer_within_days)
    assert lapse_overdue(by=SYSTEM, at=now() + wait) == 0
    assert lapse_overdue(by=SYSTEM, at=now() + wait + timedelta(days=1)) == 1
    assert lapse_overdue(by=SYSTEM, at=now() + wait + timedelta(days=1)) == 0
    sent = Application.objects.get(pk=sent.pk)
    assert (sent.state, sent.is_open) == (ApplicationState.LAPSED, False)
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(slug="application_lapsed", person=seeker.person).count() == 1
    assert not Notification.objects.filter(slug="application_moved").exists()
    page = seeker.client.get(reverse("karirhub:application", args=[sent.public_id])).content.decode()
    assert "bukan penilaian tentang Anda" in page


def test_who_was_answered_in_time_waits_on_and_sees_the_promised_day_before(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    address = reverse("karirhub:application", args=[sent.public_id])
    assert "berjanji menjawab paling lambat" in seeker.client.get(address).content.decode()
    move(application=sent, name="shortlist", by=manager.actor, at=now())
    assert lapse_overdue(by=SYSTEM, at=now() + timedelta(days=20)) == 0
    assert "berjanji menjawab" not in seeker.client.get(address).content.decode()


def test_who_went_on_and_hears_no_more_is_not_left_waiting_for_ever(
    manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    start = now()
    vacancy = open_vacancy(manager.workplace, at=start - timedelta(days=12))
    sent = move(application=application(vacancy, seeker), name="shortlist", by=manager.actor, at=start)
    invited = application(vacancy, make_somebody("Diwawancarai"))
    propose_slots(application=invited, times=[start + timedelta(days=20)], minutes=30, place="Kantor", by=manager.actor, at=start)
    spoken = move(application=application(vacancy, make_somebody("Dikabari")), name="shortlist", by=manager.actor, at=start)
    send_message(application=spoken, text="Seleksi masih berjalan.", by=manager.actor, at=start + timedelta(days=15))
    days = [start + timedelta(days=day, seconds=1) for day in range(56)]
    assert lapse_overdue(by=SYSTEM, at=days[40]) == 0, "nobody was reminded"
    assert [remind_employers(by=SYSTEM, at=days[day]) for day in (26, 27, 28)] == [0, 1, 0]
    told = EventRecord.objects.get(fact=AnswersDue.fact_name()).payload
    assert (told["waiting"], told["answer_by"]) == (1, str(timezone.localdate(days[30])))
    assert [lapse_overdue(by=SYSTEM, at=days[day]) for day in (29, 30, 31, 32)] == [0, 0, 1, 0]
    sent.refresh_from_db()
    assert sent.state == ApplicationState.LAPSED
    assert remind_employers(by=SYSTEM, at=days[42]) == 1
    assert [lapse_overdue(by=SYSTEM, at=days[day]) for day in (45, 46)] == [0, 1]
    assert remind_employers(by=SYSTEM, at=days[47]) == 1
    assert [lapse_overdue(by=SYSTEM, at=days[day]) for day in (50, 51)] == [0, 1]
    deliver_facts()
    deliver_facts()
    words = render(Notification.objects.get(slug="application_lapsed", person=seeker.person))
    assert "tidak memberi kabar lagi" in words.body
    for number in range(5):
        answered(manager, vacancy, number)
    mark_stale(legal_entity_id=entity(manager))
    count_standings(by=SYSTEM, at=now())
    assert (standing(entity(manager)).due, standing(entity(manager)).percent) == (8, 62)


def test_the_employer_is_reminded_before_and_not_every_day(manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    vacancy = open_vacancy(manager.workplace)
    application(vacancy, seeker)
    at = now() + timedelta(days=vacancy.answer_within_days - 3)
    assert remind_employers(by=SYSTEM, at=now()) == 0
    assert remind_employers(by=SYSTEM, at=at) == 1
    assert remind_employers(by=SYSTEM, at=at) == 0
    assert remind_employers(by=SYSTEM, at=at + timedelta(days=1)) == 0
    assert EventRecord.objects.get(fact=AnswersDue.fact_name()).payload["waiting"] == 1
    deliver_facts()
    assert Notification.objects.filter(slug="answers_due", person=manager.person).count() == 1
    inbox = manager.client.get(reverse("notifications:inbox")).content.decode()
    assert "1 lamaran menunggu jawaban" in inbox


def test_the_applicant_is_told_before_silence_closes_the_application(
    manager: Somebody, seeker: Somebody, other_seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    start = now()
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    assert sent.answer_by is not None
    went_on = move(application=application(vacancy, other_seeker), name="shortlist", by=manager.actor, at=start)
    last = start + timedelta(days=vacancy.answer_within_days)
    assert [warn_applicants(by=SYSTEM, at=last - timedelta(days=days)) for days in (4, 3, 3, 0)] == [0, 1, 0, 0]
    days = [start + timedelta(days=day, seconds=1) for day in range(31)]
    Application.objects.filter(pk=sent.pk).update(answer_by=sent.answer_by + timedelta(days=12))
    assert [warn_applicants(by=SYSTEM, at=days[day]) for day in (22, 23, 26, 27, 28)] == [0, 1, 0, 1, 0], "frozen meanwhile, and silent"
    deliver_facts()
    words = [render(row) for row in Notification.objects.filter(slug="application_closes_soon", person=seeker.person).order_by("pk")]
    assert len(words) == 2
    assert f"ditutup sesudah {formats.date_format(sent.answer_by, 'j F Y')}" in words[0].subject
    assert "ditutup sendiri" in words[0].body
    page = other_seeker.client.get(reverse("karirhub:application", args=[went_on.public_id])).content.decode()
    assert f"Kabar berikutnya paling lambat {formats.date_format(timezone.localdate(days[30]), 'j F Y')}" in page
    assert "dijawab paling lambat" in seeker.client.get(reverse("karirhub:applications")).content.decode()


def asked(client: Client, text: str) -> Any:
    return client.get(reverse("karirhub:check"), {"nomor": text})


def test_a_vacancy_is_known_by_its_number_its_address_and_its_qr_code(manager: Somebody, client: Client) -> None:
    vacancy = open_vacancy(manager.workplace)
    assert vacancy.number
    spaced = vacancy.number.replace("-", " ").lower()
    for text in (vacancy.number, f"Lowongan {spaced} segera!", f"http://testserver{vacancy.get_absolute_url()}?x=1"):
        page = asked(client, text).content.decode()
        assert "Terbit dan masih dibuka" in page
        assert "PT Contoh Satu" in page
    assert "Terbit dan masih dibuka" in client.get(reverse("karirhub:check_vacancy", args=[vacancy.number])).content.decode()
    close(vacancy=vacancy, reason=CloseReason.CANCELLED, by=manager.actor, at=now())
    assert "sudah ditutup" in asked(client, vacancy.number).content.decode()


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("LWG-3273-2026-999999", Verdict.UNKNOWN),
        ("apa saja", Verdict.UNKNOWN),
        ("https://siapkerja-resmi.example/karirhub/lowongan/1-kasir/", Verdict.FOREIGN),
        ("http://[::1/karirhub", Verdict.FOREIGN),
        ("https://testserver/karirhub/lowongan/999999999999999999-x/", Verdict.UNKNOWN),
        ("https://testserver/", Verdict.UNKNOWN),
        ("'; drop table karirhub_vacancy; --", Verdict.UNKNOWN),
        ("LWG-" * 200, Verdict.UNKNOWN),
        ("LWG-3273-2026-" + "9" * 300, Verdict.UNKNOWN),
    ],
)
def test_what_is_not_here_is_unknown_and_lookalikes_are_called_so(text: str, verdict: Verdict) -> None:
    assert check(text, host="testserver").verdict == verdict


def test_checking_drafts_markup_and_ten_thousand_characters(manager: Somebody, client: Client) -> None:
    draft = draft_vacancy(manager.workplace)
    assert check(f"http://testserver/karirhub/lowongan/{draft.pk}-x/", host="testserver").verdict == Verdict.UNKNOWN
    page = asked(client, "<script>alert(1)</script>").content.decode()
    assert "<script>alert" not in page
    answer = asked(client, "a" * 10_000)
    assert answer.status_code == 200
    assert "tanpa isi pesannya" in answer.content.decode()


def test_checking_meets_a_limit(manager: Somebody, client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("karirhub.views.public.trust.CHECKS_PER_HOUR", 2)
    assert [asked(client, "LWG-3273-2026-000001").status_code for _number in range(3)] == [200, 200, 403]
