"""Money, numbers, days and moments as people read them."""

from datetime import UTC, date, datetime

import pytest
from django.utils.translation import override

from siapkerja.web import wording
from siapkerja.web.languages import in_both_languages, in_other_language

MOMENT = datetime(2026, 3, 5, 2, 14, tzinfo=UTC)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("id", ["Rp4.500.000", "1.240", "9,4", "9,4 juta", "12 ribu", "1,2 miliar", "812", "5 Maret 2026", "Maret 2026"]),
        ("en", ["Rp4,500,000", "1,240", "9.4", "9.4 juta", "12 ribu", "1.2 miliar", "812", "5 March 2026", "March 2026"]),
    ],
)
def test_figures_and_days_follow_the_language_of_the_page(language: str, expected: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wording, "gettext", lambda words: words)
    day = date(2026, 3, 5)
    with override(language):
        said = [wording.rupiah(4_500_000), wording.number(1240), wording.number(9.41, 1)]
        said += [wording.compact(value) for value in (9_400_000, 12_000, 1_234_000_000, 812)]
        assert [*said, wording.day(day), wording.month(day)] == expected


@pytest.mark.parametrize(
    ("zone", "expected"),
    [
        ("Asia/Jakarta", "5 Maret 2026, 09.14 WIB"),
        ("Asia/Makassar", "5 Maret 2026, 10.14 WITA"),
        ("Asia/Jayapura", "5 Maret 2026, 11.14 WIT"),
    ],
)
def test_moments_name_their_zone(zone: str, expected: str) -> None:
    with override("id"):
        assert wording.moment(MOMENT, zone) == expected
    with override("en"):
        assert wording.moment(MOMENT, "Asia/Jakarta") == "5 March 2026, 09:14 WIB"


def test_a_late_moment_in_utc_is_the_next_day_in_jakarta() -> None:
    with override("id"):
        assert wording.day(datetime(2026, 3, 5, 20, 0, tzinfo=UTC)) == "6 Maret 2026"


@pytest.mark.parametrize(
    ("day", "from_now", "remaining"),
    [
        (date(2026, 3, 18), "13 hari lagi", "sisa 13 hari"),
        (date(2026, 3, 6), "besok", "sisa 1 hari"),
        (date(2026, 3, 5), "hari ini", "hari terakhir"),
        (date(2026, 3, 4), "kemarin", "lewat 1 hari"),
        (date(2026, 3, 3), "2 hari lalu", "lewat 2 hari"),
    ],
)
def test_distances_in_days(day: date, from_now: str, remaining: str) -> None:
    with override("id"):
        assert wording.days_from_now(day, date(2026, 3, 5)) == from_now
        assert wording.remaining(day, date(2026, 3, 5)) == remaining


def test_each_page_knows_its_twin() -> None:
    assert in_other_language("/bantuan/?q=a") == "/en/bantuan/?q=a"
    assert in_other_language("/en/bantuan/?q=a") == "/bantuan/?q=a"
    assert in_other_language("/") == "/en/"
    assert in_other_language("/en/") == "/"
    assert in_both_languages("/en/status/") == {"id": "/status/", "en": "/en/status/"}
    assert in_both_languages("/entah/") == {"id": "/entah/", "en": "/en/entah/"}


def test_what_is_long_past_is_counted_in_years() -> None:
    assert wording.days_from_now(date(2010, 4, 4), date(2026, 11, 22)) == "16 tahun lalu"
    assert wording.remaining(date(2020, 1, 1), date(2026, 11, 22)) == "lewat 6 tahun"
