"""Full numbers appear nowhere but in the owner's own form and copy, and never in logs."""

import logging

import pytest
from django.conf import settings
from django.urls import reverse

from siapkerja.kernel.masking import PersonalDataFilter, hidden
from tests.architecture.access_matrix import full_niks, rows
from tests.support.people import make_officer
from tests.support.samples import Samples

NIK = "3273025205980004"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        (f"NIK {NIK} ganda", "NIK 3273********0004 ganda"),
        ("3273 0252 0598 0004", "3273********0004"),
        ("hubungi 081234567890 segera", "hubungi 0812******90 segera"),
        ("hubungi +62 812-3456-7890", "hubungi +628********90"),
        ("ke rina.contoh@contoh.example gagal", "ke r***@contoh.example gagal"),
        ("13 angka 1234567890123 tetap", "13 angka 1234567890123 tetap"),
        ("job 550e8400-e29b-41d4-a716-446655440000", "job 550e8400-e29b-41d4-a716-446655440000"),
        ("Rp5.000.000 dan 2026-11-22 18:20:59,123", "Rp5.000.000 dan 2026-11-22 18:20:59,123"),
    ],
)
def test_personal_numbers_and_addresses_are_hidden_in_text_and_others_are_not(text: str, shown: str) -> None:
    assert hidden(text) == shown


def test_logs_hide_what_is_personal_in_messages_arguments_and_tracebacks() -> None:
    lines: list[str] = []

    class Keeping(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    handler, logger = Keeping(), logging.getLogger("tests.masking")
    handler.addFilter(PersonalDataFilter())
    logger.addHandler(handler)
    try:
        logger.warning("claim %s of %s", NIK, "rina@contoh.example")
        try:
            raise ValueError(f"bad value {NIK} from 081234567890")
        except ValueError:
            logger.exception("failed")
        logger.warning("%s %s", NIK)  # arguments that do not fit
    finally:
        logger.removeHandler(handler)

    assert len(lines) == 3
    text = "\n".join(lines)
    assert NIK not in text
    assert "rina@" not in text
    assert "081234567890" not in text
    assert "ValueError" in text


def test_every_handler_of_the_log_filters() -> None:
    for name, handler in settings.LOGGING["handlers"].items():
        assert "personal" in handler["filters"], name


@pytest.mark.django_db
def test_no_page_of_the_data_protection_officer_shows_a_full_nik(samples: Samples) -> None:
    """The pages of everybody else are looked at where every address is asked (tests/architecture/test_access_matrix.py)."""
    national = make_officer("Dewi Contoh", "data_protection", None)  # type: ignore[arg-type]
    pages = [row for row in rows() if row.method == "GET" and row.name.startswith("privacy:")]
    shown = []
    for row in pages:
        answer = national.client.get(reverse(row.name, kwargs=samples.resolve(row.arguments)) + row.query)
        if not answer.streaming and answer.status_code == 200:
            shown += [(row.name, number) for number in full_niks(answer)]
    assert pages
    assert not shown
