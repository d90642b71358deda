"""Opening reports and the clock of UU 7/1981 art. 6-7."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from siapkerja.identity.enums import MemberRole
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from tests.support.people import now
from tests.wajiblapor.conftest import complete_answers, filed
from wajiblapor.actions.reports import AlreadyOpen, IdentityAnswers, TooEarly, discard_report, open_report, save_identity
from wajiblapor.models import IdentitySection, ManpowerReport
from wajiblapor.queries.clocks import clock_of, next_due
from wajiblapor.queries.reports import overview


def test_a_report_is_prefilled_from_what_the_portal_knows(manager, organisation, workplace) -> None:
    report = open_report(workplace=workplace, by=manager.actor, at=now())
    assert (report.ordinal, report.state, report.regency_id) == (1, "draft", "3273")
    assert (report.identity.name, report.identity.nib, report.identity.postal_code) == (organisation.name, organisation.nib, "40111")
    assert "owner_name" in report.identity.missing


def test_a_workplace_has_one_open_report(manager, workplace) -> None:
    open_report(workplace=workplace, by=manager.actor, at=now())
    with pytest.raises(AlreadyOpen):
        open_report(workplace=workplace, by=manager.actor, at=now())


def test_a_discarded_draft_frees_the_year(manager, workplace, draft) -> None:
    discard_report(report=draft, by=manager.actor, at=now())
    again = open_report(workplace=workplace, by=manager.actor, at=now())
    assert again.pk != draft.pk
    assert list(ManpowerReport.objects.standing()) == [again]


def test_the_first_report_is_due_thirty_days_after_founding(draft) -> None:
    assert draft.identity.founded_on == date(2026, 11, 1)
    assert draft.due_on == date(2026, 12, 1)


def test_identity_may_be_saved_with_gaps_and_keeps_the_phone_encrypted(manager, draft) -> None:
    save_identity(report=draft, answers=IdentityAnswers(name="PT Contoh", legal_form="pt", phone="0225550199"), by=manager.actor, at=now())
    draft.identity.refresh_from_db()
    assert draft.identity.phone == "0225550199"
    assert draft.identity.percent < 50
    row = ManpowerReport.objects.filter(pk=draft.pk).values_list("identity__phone", flat=True)
    assert "0225550199" in list(row)


def test_the_identity_page_saves_by_itself_only_what_was_touched(manager, draft) -> None:
    url = reverse("wajiblapor:identity", args=[draft.legal_entity.public_id, draft.public_id])
    assert "data-autosave" in manager.client.get(url).content.decode()
    before = draft.identity
    told = {
        "otomatis": "1",
        "berubah": "address,postal_code,village",
        "address": "Jalan Baru 2",
        "postal_code": "4011",
        "owner_name": "Lama",
    }
    answer = manager.client.post(url, told | {"village": before.village.name})
    assert (answer.status_code, answer.json()["waiting"]) == (200, ["postal_code"])
    saved = IdentitySection.objects.get(report=draft)
    kept = (saved.address, saved.village_id, saved.postal_code, saved.owner_name, saved.name)
    assert kept == ("Jalan Baru 2", before.village_id, "40111", "Budi Contoh", before.name), "a colleague's other answers stay"
    assert answer.json()["version"] == saved.version != before.version
    draft.legal_entity.memberships.update(role=MemberRole.READER)
    assert manager.client.post(url, told).status_code == 409


def test_readers_may_neither_open_nor_edit(manager, workplace, draft, organisation) -> None:
    organisation.memberships.update(role=MemberRole.READER)
    with pytest.raises(NotPermitted):
        open_report(workplace=workplace, by=manager.actor, at=now())
    with pytest.raises(NotPermitted):
        save_identity(report=draft, answers=IdentityAnswers(name="x", legal_form="pt"), by=manager.actor, at=now())


def test_a_filed_report_does_not_change_any_more(manager, organisation) -> None:
    filing = filed(manager)
    with pytest.raises(MoveNotAllowed):
        save_identity(report=filing.report, answers=complete_answers(organisation, "3273021004", 1), by=manager.actor, at=now())


def test_the_next_report_opens_with_the_first_reminder(manager, workplace) -> None:
    filing = filed(manager)
    with pytest.raises(TooEarly):
        open_report(workplace=workplace, by=manager.actor, at=now())
    due_on = ManpowerReport.objects.get(pk=filing.report_id).next_due_on
    assert due_on is not None
    later = datetime(due_on.year, due_on.month, due_on.day, 3, tzinfo=UTC)
    report = open_report(workplace=workplace, by=manager.actor, at=later)
    assert (report.year, report.ordinal, report.due_on) == (due_on.year, 2, due_on)
    assert report.identity.missing == []
    assert clock_of(workplace, on=due_on).ordinal == 2


@pytest.mark.parametrize(
    ("first_on", "due_on", "reported_on", "expected"),
    [
        (None, None, date(2026, 3, 10), date(2027, 3, 10)),
        (None, date(2026, 3, 1), date(2026, 3, 10), date(2027, 3, 10)),
        (date(2024, 3, 10), date(2026, 3, 10), date(2026, 2, 20), date(2027, 3, 10)),
        (date(2024, 3, 10), date(2026, 3, 10), date(2026, 3, 10), date(2027, 3, 10)),
        (date(2024, 3, 10), date(2026, 3, 10), date(2026, 8, 1), date(2027, 3, 10)),
        (date(2024, 3, 10), date(2025, 3, 10), date(2026, 8, 1), date(2027, 3, 10)),
        (date(2024, 2, 29), date(2026, 2, 28), date(2026, 2, 1), date(2027, 2, 28)),
    ],
)
def test_the_year_is_counted_from_the_first_report_however_early_or_late_one_files(db, first_on, due_on, reported_on, expected) -> None:
    assert next_due(first_on=first_on, due_on=due_on, reported_on=reported_on, on=reported_on) == expected


def test_the_overview_asks_the_same_number_of_queries_for_one_and_many_workplaces(
    manager, organisation, draft, django_assert_max_num_queries
):
    with django_assert_max_num_queries(4):
        [standing] = overview(organisation, at=now())
    assert standing.draft == draft
    assert standing.due_on == draft.due_on
