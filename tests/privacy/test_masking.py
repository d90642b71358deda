"""Full numbers appear nowhere but in the owner's own form and copy, and never in logs."""

import logging
import re

import pytest
from django.conf import settings
from django.urls import reverse

from siapkerja.identity.actions.people import claim_nik
from siapkerja.kernel.masking import PersonalDataFilter, hidden
from tests.architecture.access_matrix import rows
from tests.support.people import Somebody, make_officer, now
from tests.support.samples import Samples

NIK = "3273025205980004"
# Where the owner of a number sees it whole, to check and correct it.
OWN_FORM = {"profiles:identity", "recovery:dispute"}
SIXTEEN = re.compile(r"(?<![\d*])\d{16}(?!\d)")


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
def test_no_page_of_the_portal_shows_a_full_nik(seeker: Somebody, manager: Somebody, officer: Somebody, samples: Samples) -> None:
    claim_nik(person=manager.person, nik=NIK, by=manager.actor, at=now())
    national = make_officer("Dewi Contoh", "data_protection", None)  # type: ignore[arg-type]
    shown = []
    for row in rows():
        if row.method != "GET" or row.name in OWN_FORM or row.name.startswith(("plain:", "account:", "api:")):
            continue
        address = reverse(row.name, kwargs=samples.resolve(row.arguments)) + row.query
        readers = [who for role, who in (("seeker", seeker), ("member", manager), ("officer", officer)) if row.expected[role] == "200"]
        for somebody in [*readers, *([national] if row.name.startswith("privacy:") else [])]:
            answer = somebody.client.get(address)
            if answer.streaming:
                b"".join(answer.streaming_content)  # read to its end, so that the file is closed
                continue
            if answer.status_code == 200 and answer["Content-Type"].startswith(("text/", "application/json")):
                shown += [(row.name, found) for found in SIXTEEN.findall(answer.content.decode()) if found.startswith("3273")]
    assert not shown
