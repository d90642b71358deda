"""Writing, publishing and ending vacancies."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from karirhub.actions import vacancies as actions
from karirhub.enums import CloseReason
from karirhub.models import Vacancy, VacancyMove
from karirhub.queries.wages import wage_check
from karirhub.tasks import expire_vacancies
from siapkerja.events.models import EventRecord
from siapkerja.identity.enums import MemberRole
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.workflow.moves import ReasonNeeded
from tests.support.people import SYSTEM, Somebody, make_company, make_somebody
from tests.support.vacancies import content, draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db


def announced(name: str) -> list[dict[str, Any]]:
    return list(EventRecord.objects.filter(fact=f"karirhub.{name}").order_by("pk").values_list("payload", flat=True))


def test_a_draft_is_seen_by_nobody_and_has_no_number(manager: Somebody) -> None:
    vacancy = actions.draft(workplace=manager.workplace, content=content(), by=manager.actor, at=timezone.now())
    assert vacancy.number is None
    assert not Vacancy.objects.public().exists()


def test_publishing_gives_a_number_a_history_and_a_fact(manager: Somebody) -> None:
    vacancy = actions.publish(vacancy=draft_vacancy(manager.workplace), by=SYSTEM, at=timezone.now())
    year = timezone.localdate().year
    assert vacancy.number == f"LWG-3273-{year}-000001"
    assert [(move.source, move.target, move.role) for move in vacancy.moves.all()] == [("draft", "published", "system:test")]
    (fact,) = announced("VacancyPublished")
    assert (fact["vacancy_id"], fact["number"], fact["openings"], fact["version"]) == (vacancy.pk, vacancy.number, 3, vacancy.version)


def test_numbers_of_a_regency_have_no_hole_when_publishing_fails(manager: Somebody) -> None:
    first = open_vacancy(manager.workplace)
    late = draft_vacancy(manager.workplace, closes_on=timezone.localdate() + timedelta(days=400))
    with pytest.raises(actions.OpenTooLong):
        actions.publish(vacancy=late, by=SYSTEM, at=timezone.now())
    second = open_vacancy(manager.workplace)
    assert [vacancy.number[-6:] for vacancy in (first, second) if vacancy.number] == ["000001", "000002"]


def test_a_vacancy_stays_open_ninety_days_at_most(manager: Somebody) -> None:
    today = timezone.localdate()
    open_vacancy(manager.workplace, closes_on=today + timedelta(days=90))
    with pytest.raises(actions.OpenTooLong) as refusal:
        open_vacancy(manager.workplace, closes_on=today + timedelta(days=91))
    assert "90 hari" in refusal.value.fields["closes_on"]


def test_a_vacancy_does_not_close_in_the_past(manager: Somebody) -> None:
    with pytest.raises(actions.ClosesTooSoon):
        open_vacancy(manager.workplace, closes_on=timezone.localdate() - timedelta(days=1))


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"openings": 0}, None), ({"wage_min": 5_000_000, "wage_max": 4_000_000}, None), ({"occupation_id": "0000"}, "occupation"),
     ({"title": ""}, "title"), ({"contract_type": "forever"}, "contract_type"), ({"wage_min": 2_000_000_000}, None)],
)  # fmt: skip
def test_impossible_values_are_refused_in_words(manager: Somebody, wrong: dict[str, Any], field: str | None) -> None:
    with pytest.raises(actions.VacancyNotValid) as refusal:
        draft_vacancy(manager.workplace, **wrong)
    assert field is None or field in refusal.value.fields
    assert str(refusal.value)


def test_an_open_vacancy_can_be_changed_and_that_is_announced(manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    changed = actions.rewrite(vacancy=vacancy, content=content(title="Penjahit"), by=manager.actor, at=timezone.now())
    assert (changed.title, changed.state, changed.number) == ("Penjahit", "published", vacancy.number)
    assert announced("VacancyChanged")[0]["version"] == changed.version > vacancy.version


def test_an_ended_vacancy_is_not_changed(manager: Somebody) -> None:
    vacancy = actions.close(vacancy=open_vacancy(manager.workplace), reason=CloseReason.FILLED, by=manager.actor, at=timezone.now())
    with pytest.raises(actions.VacancyNotEditable):
        actions.rewrite(vacancy=vacancy, content=content(), by=manager.actor, at=timezone.now())
    with pytest.raises(MoveNotAllowed):
        actions.close(vacancy=vacancy, reason=CloseReason.FILLED, by=manager.actor, at=timezone.now())
    with pytest.raises(MoveNotAllowed):
        actions.publish(vacancy=vacancy, by=SYSTEM, at=timezone.now())
    assert announced("VacancyClosed")[0]["reason_code"] == "filled"


def test_others_and_readers_may_not_write(manager: Somebody, other_manager: Somebody, seeker: Somebody) -> None:
    vacancy = draft_vacancy(manager.workplace)
    reader = make_company("PT Contoh Tiga", make_somebody("Tono Contoh"), role=MemberRole.READER)
    for stranger in (other_manager, seeker):
        with pytest.raises(NotPermitted):
            actions.publish(vacancy=vacancy, by=stranger.actor, at=timezone.now())
    with pytest.raises(NotPermitted):
        actions.draft(workplace=reader.workplace, content=content(), by=reader.actor, at=timezone.now())


def test_only_an_officer_of_the_region_freezes(manager: Somebody, officer: Somebody, other_officer: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    told = {"vacancy": vacancy, "reason_code": "doubtful", "note": "Diperiksa.", "at": timezone.now()}
    for stranger in (manager, other_officer):
        with pytest.raises(NotPermitted):
            actions.freeze(by=stranger.actor, **told)
    with pytest.raises(ReasonNeeded):
        actions.freeze(by=officer.actor, **told | {"reason_code": "", "note": ""})
    actions.freeze(by=officer.actor, **told)
    assert not Vacancy.objects.public().exists()
    actions.unfreeze(vacancy=vacancy, by=officer.actor, at=timezone.now())
    assert Vacancy.objects.public().get() == vacancy


def test_a_draft_can_be_given_up(manager: Somebody) -> None:
    vacancy = actions.discard(vacancy=draft_vacancy(manager.workplace), by=manager.actor, at=timezone.now())
    assert vacancy.state == "discarded"


def test_a_vacancy_ends_with_its_last_day_in_the_zone_of_its_workplace(manager: Somebody) -> None:
    east = make_company("PT Contoh Timur", make_somebody("Yos Contoh"), regency="9171")
    opened = datetime(2026, 11, 1, 3, tzinfo=UTC)
    last_day = datetime(2026, 11, 10).date()
    west_vacancy = open_vacancy(manager.workplace, at=opened, closes_on=last_day)
    east_vacancy = open_vacancy(east.workplace, at=opened, closes_on=last_day, regency_id=east.workplace.regency_id)
    assert east.workplace.time_zone == "Asia/Jayapura"
    # 16.00 UTC on the tenth is one o'clock on the eleventh in Jayapura and eleven in the evening in Bandung.
    assert actions.expire_overdue(by=SYSTEM, at=datetime(2026, 11, 10, 16, tzinfo=UTC)) == 1
    states = dict(Vacancy.objects.values_list("pk", "state"))
    assert (states[east_vacancy.pk], states[west_vacancy.pk]) == ("expired", "published")
    assert actions.expire_overdue(by=SYSTEM, at=datetime(2026, 11, 10, 17, tzinfo=UTC)) == 1
    assert [fact["reason_code"] for fact in announced("VacancyClosed")] == ["expired", "expired"]


def test_the_clock_ends_nothing_before_its_time(manager: Somebody) -> None:
    open_vacancy(manager.workplace)
    assert expire_vacancies() == 0


def test_a_wage_below_the_minimum_of_its_place_is_a_hint_with_figure_and_year(manager: Somebody) -> None:
    low = draft_vacancy(manager.workplace, wage_min=2_000_000)
    check = wage_check(low, timezone.localdate())
    assert check is not None
    assert check.is_below
    assert check.shortfall == check.figure.amount - 2_000_000
    assert check.figure.year <= timezone.localdate().year
    assert actions.publish(vacancy=low, by=SYSTEM, at=timezone.now()).is_public


def test_part_time_work_is_not_measured_against_a_monthly_minimum(manager: Somebody) -> None:
    assert wage_check(draft_vacancy(manager.workplace, working_time="part_time"), timezone.localdate()) is None


def test_an_act_is_a_handful_of_queries(manager: Somebody) -> None:
    vacancy = draft_vacancy(manager.workplace)
    with CaptureQueriesContext(connection) as queries:
        actions.publish(vacancy=vacancy, by=SYSTEM, at=timezone.now())
    assert len(queries) <= 25
    assert VacancyMove.objects.count() == 1
