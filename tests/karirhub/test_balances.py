"""The monthly labour-market report: it balances whatever happens, months are locked in turn, and what is locked stays."""

import io
import random
from datetime import UTC, date, datetime, timedelta

import pytest
from openpyxl import load_workbook

from karirhub.actions import applications, balances, card_life, cards, openings, placements, vacancies
from karirhub.actions.balances import lock_month
from karirhub.actions.placements import PlacementContent
from karirhub.enums import CloseReason, StrikeReason
from karirhub.models import BalanceEntry, BalanceLine, JobSeekerCard, Placement, RegencyBook, Vacancy
from karirhub.queries.balances import (
    Line,
    computed_lines,
    computed_placements,
    corrections,
    months_of,
    next_to_lock,
    of_dimension,
    total_of,
)
from siapkerja.identity.models import Person, Workplace
from siapkerja.kernel.calendar import add_months
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.models import Region
from tests.support.cards import answers, issued, make_employment_officer, with_profile
from tests.support.people import SYSTEM, Somebody, make_officer, make_region, make_somebody
from tests.support.vacancies import application, open_vacancy

pytestmark = pytest.mark.django_db

JANUARY, FEBRUARY, MARCH, APRIL = (date(2026, month, 1) for month in (1, 2, 3, 4))


def noon(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 5, tzinfo=UTC)


@pytest.fixture
def placer(db: None) -> Somebody:
    return make_employment_officer()


@pytest.fixture
def bandung(db: None) -> Region:
    return make_region("3273")


def seekers_of(month: date, code: str = "3273") -> Line:
    return total_of(computed_lines(code, month), "seekers")


def assert_balanced(code: str, month: date) -> None:
    """Every breakdown adds up to the total, and what is left at the end of a month is there at the beginning of the next."""
    lines = computed_lines(code, month)
    for side in ("seekers", "openings"):
        total = total_of(lines, side)
        assert min(total.opening, total.closing) >= 0
        for dimension in ("sex_age" if side == "seekers" else "sex", "education", "occupation", "industry"):
            rows = [line for line in lines if line.side == side and line.dimension == dimension]
            for column in ("opening", "registered", "placed", "struck_off", "closing"):
                assert sum(getattr(row, column) for row in rows) == getattr(total, column), (side, dimension, column)
        assert total_of(computed_lines(code, add_months(month, 1)), side).opening == total.closing
    placed = total_of(lines, "seekers").placed
    for dimension in ("industry", "scope"):
        assert sum(row.placed for row in computed_placements(code, month) if row.dimension == dimension) == placed


def test_a_month_says_who_was_there_came_found_work_and_left(seeker: Somebody, other_seeker: Somebody, placer: Somebody) -> None:
    first = issued(seeker, placer, at=noon(date(2026, 1, 10)))
    issued(other_seeker, placer, at=noon(date(2026, 2, 3)))
    card_life.strike_off(card=first, reason=StrikeReason.MOVED, by=placer.actor, at=noon(date(2026, 2, 20)))

    january, february = seekers_of(JANUARY), seekers_of(FEBRUARY)

    assert (january.opening, january.registered, january.closing) == (0, 1, 1)
    assert (february.opening, february.registered, february.struck_off, february.closing) == (1, 1, 1, 1)
    cells = [line.key for line in computed_lines("3273", FEBRUARY) if line.dimension == "sex_age"]
    assert cells == ["female:20-29"]


def test_a_hire_in_the_portal_is_a_placement_and_closes_the_card(seeker: Somebody, placer: Somebody, workplace: Workplace) -> None:
    card = issued(seeker, placer)
    sent = application(open_vacancy(workplace), seeker)
    for step in ("view", "shortlist", "invite", "offer", "hire"):
        sent = applications.move(application=sent, name=step, note="Pukul 9.", by=SYSTEM, at=noon(date(2026, 3, 1)))

    for _again in range(2):
        placements.record_hire(application_id=sent.pk, by=SYSTEM, at=noon(date(2026, 3, 2)))

    card.refresh_from_db()
    assert card.state == "hired"
    placement = Placement.objects.get()
    assert placement.scope == "local"
    assert list(BalanceEntry.objects.filter(side="seekers").values_list("flow", flat=True)) == ["registered", "placed"]


def test_work_in_another_province_or_abroad_is_told_apart(seeker: Somebody, other_seeker: Somebody, placer: Somebody) -> None:
    at, starts_on = noon(date(2026, 2, 2)), date(2026, 2, 2)
    told = {"employer": "PT Contoh", "position": "Penjahit", "starts_on": starts_on}
    make_region("3578")
    first = issued(seeker, placer, at=at)
    second = issued(other_seeker, placer, at=at)

    away = placements.record_by_hand(card=first, content=PlacementContent(**told, work_region="3578"), by=placer.actor, at=at)
    abroad = placements.record_by_hand(card=second, content=PlacementContent(**told, country="MYS"), by=placer.actor, at=at)

    assert [away.scope, abroad.scope] == ["between_regions", "abroad"]
    assert {row.key: row.placed for row in computed_placements("3273", FEBRUARY) if row.dimension == "scope"} == {
        "between_regions": 1,
        "abroad": 1,
    }


def test_a_placement_written_down_by_mistake_is_taken_back(seeker: Somebody, placer: Somebody) -> None:
    at = noon(date(2026, 2, 2))
    card = issued(seeker, placer, at=at)
    content = PlacementContent(employer="PT Contoh", position="Penjahit", work_region="3273", starts_on=date(2026, 2, 2))
    placement = placements.record_by_hand(card=card, content=content, by=placer.actor, at=at)

    placements.cancel_placement(placement=placement, note="Orang lain.", by=placer.actor, at=noon(date(2026, 2, 9)))

    card.refresh_from_db()
    assert card.state == "active"
    assert (seekers_of(FEBRUARY).placed, seekers_of(FEBRUARY).closing) == (0, 1)


def test_who_said_they_found_work_alone_is_counted_as_placed_once_the_office_writes_it_down(seeker: Somebody, placer: Somebody) -> None:
    at = noon(date(2026, 2, 2))
    card = card_life.close_as_hired(card=issued(seeker, placer, at=at), by=seeker.actor, at=at)
    content = PlacementContent(employer="PT Contoh", position="Penjahit", work_region="3273", starts_on=date(2026, 2, 2))

    placements.record_by_hand(card=card, content=content, by=placer.actor, at=at)

    february = seekers_of(FEBRUARY)
    assert (february.placed, february.struck_off, february.closing) == (1, 0, 0)


def test_openings_balance_through_changes_hires_and_the_end(seeker: Somebody, workplace: Workplace, placer: Somebody) -> None:
    vacancy, tried = open_vacancy(workplace, openings=3), open_vacancy(workplace, openings=7)
    Vacancy.objects.filter(pk=tried.pk).update(is_sandbox=True)
    at = vacancy.published_at
    assert at is not None
    month = at.date().replace(day=1)

    def now() -> tuple[int, int, int, int]:
        openings.settle_openings(at=at)
        line = total_of(computed_lines("3273", month), "openings")
        return line.registered, line.placed, line.struck_off, line.closing

    assert now() == (3, 0, 0, 3)
    assert openings.settle_openings(at=at) == 0
    Vacancy.objects.filter(pk=vacancy.pk).update(openings=5)
    assert now() == (5, 0, 0, 5)
    Vacancy.objects.filter(pk=vacancy.pk).update(openings=4)
    assert now() == (5, 0, 1, 4)
    sent = application(vacancy, seeker)
    vacancies.close(vacancy=vacancy, reason=CloseReason.ENOUGH_APPLICANTS, by=SYSTEM, at=at)
    assert now() == (5, 0, 5, 0)
    for step in ("view", "shortlist", "invite", "offer", "hire"):
        sent = applications.move(application=sent, name=step, note="Pukul 9.", by=SYSTEM, at=at)
    assert now() == (5, 1, 4, 0)


def test_openings_for_men_for_women_and_for_anybody_balance_apart(
    seeker: Somebody, other_seeker: Somebody, workplace: Workplace, placer: Somebody
) -> None:
    vacancy = open_vacancy(workplace, openings=4, openings_men=1, openings_women=1, sex_reason="Penjaga kamar mandi umum.")
    assert vacancy.published_at is not None
    at, month = vacancy.published_at, vacancy.published_at.date().replace(day=1)
    Person.objects.filter(pk__in=[seeker.person.pk, other_seeker.person.pk]).update(sex="female")

    def now() -> dict[str, tuple[int, int, int, int]]:
        openings.settle_openings(at=at)
        rows = of_dimension(computed_lines("3273", month), "openings", "sex")
        return {key: (line.registered, line.placed, line.struck_off, line.closing) for key, line in rows.items()}

    assert now() == {"male": (1, 0, 0, 1), "female": (1, 0, 0, 1), "": (2, 0, 0, 2)}
    for somebody in (seeker, other_seeker):
        sent = application(vacancy, somebody)
        for step in ("view", "shortlist", "invite", "offer", "hire"):
            sent = applications.move(application=sent, name=step, note="Pukul 9.", by=SYSTEM, at=at)
    assert now() == {"male": (1, 0, 0, 1), "female": (1, 1, 0, 0), "": (2, 1, 0, 1)}
    # What was for a man is for anybody now: one is withdrawn, and another one is new.
    Vacancy.objects.filter(pk=vacancy.pk).update(openings_men=0)
    assert now() == {"male": (1, 0, 1, 0), "female": (1, 1, 0, 0), "": (3, 1, 0, 2)}
    vacancies.close(vacancy=vacancy, reason=CloseReason.ENOUGH_APPLICANTS, by=SYSTEM, at=at)
    assert now() == {"male": (1, 0, 1, 0), "female": (1, 1, 0, 0), "": (3, 1, 2, 0)}
    assert_balanced("3273", month)


def test_seekers_are_counted_by_the_industry_they_last_worked_in(seeker: Somebody, other_seeker: Somebody, placer: Somebody) -> None:
    at = noon(date(2026, 1, 10))
    for somebody, worked in ((seeker, "G"), (other_seeker, "never")):
        with_profile(somebody)
        told = answers(last_industry=worked)
        card = cards.apply_for_card(answers=told, is_declared=True, by=somebody.actor, at=at)
        cards.issue(card=card, by=placer.actor, at=at)
    content = PlacementContent(employer="PT Contoh", position="Penjahit", work_region="3273", starts_on=date(2026, 2, 2))
    placements.record_by_hand(card=card, content=content, by=placer.actor, at=noon(date(2026, 2, 2)))

    rows = of_dimension(computed_lines("3273", FEBRUARY), "seekers", "industry")
    assert {key: (line.opening, line.placed, line.closing) for key, line in rows.items()} == {"G": (1, 0, 1), "never": (1, 1, 0)}
    page = placer.client.get("/karirhub/petugas/laporan-bulanan/?wilayah=3273&bulan=2026-02").content.decode()
    assert "Pencari kerja menurut lapangan usaha" in page
    assert "Belum pernah bekerja" in page


def test_months_are_locked_in_turn_and_only_when_they_are_over(seeker: Somebody, placer: Somebody, bandung: Region) -> None:
    issued(seeker, placer, at=noon(date(2026, 1, 10)))
    april = noon(date(2026, 4, 2))
    assert next_to_lock("3273", date(2026, 4, 2)) == JANUARY

    with pytest.raises(Refused, match="Januari 2026"):
        lock_month(regency=bandung, month=FEBRUARY, by=placer.actor, at=april)
    lock_month(regency=bandung, month=JANUARY, by=placer.actor, at=april)
    with pytest.raises(Refused, match="sudah dikunci"):
        lock_month(regency=bandung, month=JANUARY, by=placer.actor, at=april)
    with pytest.raises(Refused, match="Februari 2026"):
        lock_month(regency=bandung, month=MARCH, by=placer.actor, at=april)
    lock_month(regency=bandung, month=FEBRUARY, by=placer.actor, at=april)
    lock_month(regency=bandung, month=MARCH, by=placer.actor, at=april)
    with pytest.raises(Refused, match="belum berakhir"):
        lock_month(regency=bandung, month=APRIL, by=placer.actor, at=april)


def test_only_the_regencys_own_officers_lock(seeker: Somebody, placer: Somebody, officer: Somebody, bandung: Region) -> None:
    issued(seeker, placer, at=noon(date(2026, 1, 10)))

    for stranger in (officer, seeker, make_employment_officer("3578")):
        with pytest.raises(NotPermitted):
            lock_month(regency=bandung, month=JANUARY, by=stranger.actor, at=noon(APRIL))


def test_what_is_heard_of_a_locked_month_counts_in_the_next_and_is_shown(
    seeker: Somebody, other_seeker: Somebody, placer: Somebody, bandung: Region
) -> None:
    issued(seeker, placer, at=noon(date(2026, 1, 10)))
    lock_month(regency=bandung, month=JANUARY, by=placer.actor, at=noon(date(2026, 2, 2)))
    frozen = computed_lines("3273", JANUARY)

    issued(other_seeker, placer, at=noon(date(2026, 1, 30)))

    assert computed_lines("3273", JANUARY) == frozen
    assert seekers_of(FEBRUARY).registered == 1
    assert [(row.flow, row.month, row.amount) for row in corrections("3273", FEBRUARY)] == [("registered", JANUARY, 1)]


def test_frozen_lines_are_what_was_computed_and_the_province_sums_them(
    seeker: Somebody, other_seeker: Somebody, placer: Somebody, bandung: Region
) -> None:
    issued(seeker, placer, at=noon(date(2026, 1, 10)))
    before = computed_lines("3273", JANUARY)
    locked = lock_month(regency=bandung, month=JANUARY, by=placer.actor, at=noon(date(2026, 2, 2)))
    garut = make_region("3205")
    BalanceEntry.objects.create(
        regency=garut, side="seekers", flow="registered", amount=4, happened_on=JANUARY, counted_in=JANUARY, subject="karirhub.card:0",
        key="karirhub.card:0:1", sex="male", age_group="20-29", education="SMA", occupation="8153",
    )  # fmt: skip

    rows = BalanceLine.objects.filter(locked=locked)
    assert {(row.dimension, row.key, row.closing) for row in rows} == {(line.dimension, line.key, line.closing) for line in before}
    assert seekers_of(JANUARY, "32").closing == 5
    assert seekers_of(FEBRUARY, "").opening == 5


@pytest.mark.parametrize("seed", [1, 2])
def test_whatever_happens_every_month_balances(seed: int, placer: Somebody, bandung: Region) -> None:
    """Random cards, reports, jobs, mistakes and locks over a year; a handful of people keeps it quick."""
    pick = random.Random(seed)
    holders = {}
    day, end = date(2026, 1, 5), date(2026, 11, 28)
    for number in range(4):
        somebody = make_somebody(f"Pencari Contoh {number}")
        card = issued(somebody, placer, at=noon(day + timedelta(days=pick.randrange(40))))
        holders[card.pk] = somebody
    while day < end:
        day += timedelta(days=pick.randrange(4, 15))
        card = JobSeekerCard.objects.get(pk=pick.choice(list(holders)))
        _something(pick, card, holders[card.pk], placer, noon(day))
        due = next_to_lock("3273", day)
        if due and pick.random() < 0.4:
            lock_month(regency=bandung, month=due, by=placer.actor, at=noon(day))

    for month in months_of("3273", end):
        assert_balanced("3273", month)


def _something(pick: random.Random, card: JobSeekerCard, holder: Somebody, placer: Somebody, at: datetime) -> None:
    """One thing that may happen to a card; what is not possible now is refused, and that is fine."""
    content = PlacementContent(employer="PT Contoh", position="Penjahit", work_region="3273", starts_on=at.date())
    acts = [
        lambda: card_life.check_in(card=card, by=holder.actor, at=at),
        lambda: card_life.close_as_hired(card=card, by=holder.actor, at=at),
        lambda: card_life.reopen(card=card, by=holder.actor, at=at),
        lambda: placements.record_by_hand(card=card, content=content, by=placer.actor, at=at),
        lambda: placements.cancel_placement(
            placement=Placement.objects.filter(card=card, state="recorded").latest("pk"), note="Keliru.", by=placer.actor, at=at
        ),
        lambda: card_life.keep_days(by=SYSTEM, at=at),
    ]
    try:
        pick.choice(acts)()
    except (Refused, Placement.DoesNotExist):
        return


def test_the_page_shows_the_report_and_locks_it(seeker: Somebody, placer: Somebody, bandung: Region) -> None:
    issued(seeker, placer, at=noon(date(2026, 1, 10)))

    page = placer.client.get("/karirhub/petugas/laporan-bulanan/?wilayah=3273&bulan=2026-01")
    assert page.status_code == 200
    assert "Kunci Januari 2026" in page.content.decode()
    answer = placer.client.post("/karirhub/petugas/laporan-bulanan/3273/2026/1/kunci/", follow=True)
    assert "Januari 2026 dikunci" in answer.content.decode()
    assert RegencyBook.objects.get(pk="3273").locked_through == JANUARY

    again = placer.client.post("/karirhub/petugas/laporan-bulanan/3273/2026/1/kunci/", follow=True)
    assert "sudah dikunci" in again.content.decode()


def test_the_report_comes_as_workbook_and_pdf(seeker: Somebody, placer: Somebody) -> None:
    issued(seeker, placer, at=noon(date(2026, 1, 10)))
    asked = "?wilayah=3273&bulan=2026-01"

    workbook = placer.client.get(f"/karirhub/petugas/laporan-bulanan/unduh/xlsx/{asked}")
    paper = placer.client.get(f"/karirhub/petugas/laporan-bulanan/unduh/pdf/{asked}")

    sheet = load_workbook(io.BytesIO(workbook.content)).worksheets[0]
    assert [cell.value for cell in sheet[5]] == ["Pencari kerja", 0, 1, 1, 0, 0, 1]
    assert {"seekers-industry", "openings-sex"} <= set(load_workbook(io.BytesIO(workbook.content)).sheetnames)
    assert paper.content.startswith(b"%PDF")


def test_a_province_sees_its_regencies_and_nothing_beyond(seeker: Somebody, placer: Somebody, officer: Somebody) -> None:
    issued(seeker, placer, at=noon(date(2026, 1, 10)))
    elsewhere = make_officer("Sri Contoh", "province_officer", "35")  # type: ignore[arg-type]

    assert "Menurut wilayah" in officer.client.get("/karirhub/petugas/laporan-bulanan/?wilayah=32&bulan=2026-01").content.decode()
    told = elsewhere.client.get("/karirhub/petugas/laporan-bulanan/?wilayah=3273&bulan=2026-01")
    assert told.status_code == 200
    assert "Ikhtisar" in told.content.decode()
    assert make_region("3273").name not in told.content.decode()
    assert elsewhere.client.post("/karirhub/petugas/laporan-bulanan/3273/2026/1/kunci/").status_code == 404


@pytest.mark.parametrize("asked", ["?wilayah=zz&bulan=9999-99", "?bulan=" + "1" * 5000, "?wilayah=%00", ""])
def test_spoilt_choices_show_the_widest_report(asked: str, placer: Somebody) -> None:
    assert placer.client.get(f"/karirhub/petugas/laporan-bulanan/{asked}").status_code == 200


def test_an_entry_heard_twice_counts_once(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)

    balances.register_seeker(card=card, on=date(2026, 1, 10))

    assert BalanceEntry.objects.count() == 1
