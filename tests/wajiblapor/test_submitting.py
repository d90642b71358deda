"""Sending a report: one number, one receipt, one unchangeable filing."""

import re
from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction
from django.utils.timezone import localdate

from siapkerja.documents.models import Document
from siapkerja.events.models import EventRecord
from siapkerja.identity.enums import MemberRole
from siapkerja.kernel.errors import NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.statistics.actions.contributions import fold_contributions
from siapkerja.statistics.figures import value_of
from siapkerja.statistics.periods import Period
from tests.support.people import now
from tests.wajiblapor.conftest import checked, draft_of, filed
from tests.wajiblapor.worksheets import worker, workers, xlsx
from wajiblapor.actions import submissions
from wajiblapor.actions.filings import BEGIN_NEW, END_CHANGED
from wajiblapor.actions.reports import IdentityAnswers, open_report, save_identity
from wajiblapor.actions.staging import whole_rosters
from wajiblapor.models import EmploymentSpan, Filing, ManpowerReport, RosterRow
from wajiblapor.queries.rosters import filed_workers


def send(report: ManpowerReport, somebody, **changes) -> Filing:
    given = {"name": "Sari Contoh", "position": "Direktur", "is_declared": True, "are_doubts_confirmed": True, "at": now()}
    return submissions.submit_report(report=report, by=somebody.actor, **given | changes)


def test_a_sent_report_has_number_receipt_next_day_and_spans(manager, deliver_facts) -> None:
    filing = filed(manager, count=30)
    report = ManpowerReport.objects.get()
    assert re.fullmatch(r"40111\.\d{8}\.0001", report.number)
    assert report.next_due_on is not None
    assert report.reported_on is not None
    assert report.next_due_on.year == report.reported_on.year + 1
    assert (report.workers_total, report.workers_male + report.workers_female) == (30, 30)
    assert EmploymentSpan.objects.current().count() == 30
    assert not RosterRow.objects.exists()
    document = Document.objects.get(kind="manpower_receipt")
    assert (document.number, document.valid_until) == (report.number, report.next_due_on)
    assert document.facts["workers"].startswith("30 orang: 15 laki-laki, 15 perempuan")
    assert len(filing.digest) == 64


def test_sending_twice_gives_one_number(manager) -> None:
    filing = filed(manager)
    with pytest.raises(submissions.AlreadyFiled):
        send(filing.report, manager)
    assert Document.objects.filter(kind="manpower_receipt").count() == 1
    assert Filing.objects.count() == 1


def test_numbers_of_a_day_and_postal_code_run_without_gaps(manager, other_manager) -> None:
    first, second = filed(manager), filed(other_manager, village="3578010001")
    numbers = list(ManpowerReport.objects.order_by("submitted_at").values_list("number", flat=True))
    assert [number[-4:] for number in numbers] == ["0001", "0002"]
    assert {first.report_id, second.report_id} == set(ManpowerReport.objects.values_list("pk", flat=True))


def test_what_is_missing_is_said_before_anything_is_written(manager, organisation) -> None:
    report = draft_of(manager)
    with pytest.raises(submissions.RosterNotReady):
        send(report, manager)
    checked(report, manager, xlsx(workers(3, w2={"sex": "X"})))
    with pytest.raises(submissions.RosterNotReady):
        send(report, manager)
    checked(report, manager, xlsx(workers(3, w2={"base_wage": 1_000_000})))
    with pytest.raises(submissions.DoubtsUnconfirmed):
        send(report, manager, are_doubts_confirmed=False)
    with pytest.raises(submissions.DeclarationMissing):
        send(report, manager, is_declared=False)
    save_identity(report=report, answers=IdentityAnswers(name=organisation.name, legal_form="pt"), by=manager.actor, at=now())
    with pytest.raises(submissions.IdentityIncomplete):
        send(report, manager)
    assert not Document.objects.exists()
    assert not EmploymentSpan.objects.exists()


@pytest.mark.parametrize("role", [MemberRole.READER, MemberRole.CONTRIBUTOR])
def test_only_signatories_and_managers_send(role, manager, organisation) -> None:
    report = draft_of(manager)
    checked(report, manager, xlsx(workers(3)))
    organisation.memberships.update(role=role)
    with pytest.raises(NotPermitted):
        send(report, manager)


def test_an_unchanged_roster_of_the_next_year_adds_nothing(manager, workplace) -> None:
    first = filed(manager, count=20)
    due_on = ManpowerReport.objects.get().next_due_on
    assert due_on is not None
    next_year = datetime(due_on.year, due_on.month, due_on.day, 3, tzinfo=UTC)
    report = open_report(workplace=workplace, by=manager.actor, at=next_year)
    changed = [*workers(20, w1={"base_wage": 8_000_000})[:18], worker(50)]
    checked(report, manager, xlsx(changed))
    second = send(report, manager, at=next_year)
    spans = EmploymentSpan.objects.filter(workplace=workplace)
    assert spans.count() == 22
    assert spans.filter(valid_from_filing=second).count() == 2
    assert spans.filter(valid_to_filing=second).count() == 3
    assert spans.at_filing(first.pk).count() == 20
    assert spans.at_filing(second.pk).count() == 19
    lines = filed_workers(second, on=date.today(), size=50)
    assert {line.name for line in lines} == {row["name"] for row in changed}


def test_rosters_are_compared_as_a_whole_however_little_the_planner_knows_of_them(manager) -> None:
    filing = filed(manager, count=3)
    ids = {"workplace": filing.report.workplace_id, "filing": filing.pk, "upload": filing.upload_id}
    with connection.cursor() as cursor:
        with whole_rosters():
            for statement in (END_CHANGED, BEGIN_NEW):
                cursor.execute(f"explain {statement}", ids)
                plan = "\n".join(line for (line,) in cursor.fetchall())
                assert "Hash" in plan
                assert "Nested Loop" not in plan
        cursor.execute("show enable_nestloop")
        assert cursor.fetchone() == ("on",)


@pytest.mark.parametrize(
    "statement",
    [
        "delete from wajiblapor_filing",
        "update wajiblapor_filing set digest = ''",
        "delete from wajiblapor_employmentspan",
        "update wajiblapor_employmentspan set attributes = '{}'",
    ],
)
def test_filings_and_spans_only_grow(statement, manager) -> None:
    filed(manager)
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)


def test_the_fact_carries_codes_and_counts_but_no_names(manager, organisation) -> None:
    filed(manager)
    payload = str(EventRecord.objects.get(fact="wajiblapor.ReportSubmitted").payload)
    assert organisation.name not in payload
    assert "Contoh" not in payload


def test_managers_are_told_and_the_month_is_counted_once(manager, deliver_facts) -> None:
    filed(manager, count=7)
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="report_submitted").count() == 1
    fold_contributions(at=now())
    month = Period.month(localdate())
    assert (value_of("manpower-reports", "3273", month), value_of("reported-workers", "", month)) == (1, 7)
