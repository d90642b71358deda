"""A company in the middle of its report."""

import io
from collections.abc import Callable
from datetime import date
from random import Random
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from siapkerja.identity.models import LegalEntity
from siapkerja.jobs.running import run_here
from siapkerja.reference.models import Industry
from tests.support.people import PASSWORD, Somebody, make_region, now
from tests.wajiblapor.worksheets import workers, xlsx
from wajiblapor.actions.reports import IdentityAnswers, open_report, save_identity
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.actions.submissions import submit_report
from wajiblapor.demo.answers import answer_all
from wajiblapor.models import Filing, ManpowerReport, RosterUpload


def complete_answers(organisation: LegalEntity, village_code: str, industry_id: int) -> IdentityAnswers:
    return IdentityAnswers(
        name=organisation.name,
        legal_form="pt",
        nib=organisation.nib or "",
        npwp="0123456789012345",
        industry_id=industry_id,
        address="Jalan Contoh 1",
        village_code=village_code,
        postal_code="40111",
        owner_name="Budi Contoh",
        responsible_name="Sari Contoh",
        responsible_position="Direktur",
        phone="0225550100",
        founded_on=date(2026, 11, 1),
        ownership="private",
        capital="domestic_private",
        scale="medium",
    )


def an_industry() -> Industry:
    found = Industry.objects.filter(level=5).first()
    return found or Industry.objects.create(code="14111", version="2020", title="Konveksi", level=5, valid_from=date(2020, 1, 1))


def draft_of(somebody: Somebody, *, village: str = "3273021004") -> ManpowerReport:
    """This year's report of the head office with a complete identity section."""
    make_region(village)
    assert somebody.organisation is not None
    report = open_report(workplace=somebody.workplace, by=somebody.actor, at=now())
    answers = complete_answers(somebody.organisation, village, an_industry().pk)
    save_identity(report=report, answers=answers, by=somebody.actor, at=now())
    report.refresh_from_db()
    return report


def checked(report: ManpowerReport, somebody: Somebody, content: bytes, filename: str = "daftar.xlsx") -> RosterUpload:
    """The file uploaded and checked in this process; where nothing is amiss in it, all questions are answered too."""
    upload = upload_roster(report=report, stream=io.BytesIO(content), filename=filename, by=somebody.actor, at=now())
    # What a first look shows to be no roster waits for no worker.
    if upload.job is not None:
        run_here(upload.job)
    upload.refresh_from_db()
    if upload.is_clean:
        answered(report, somebody)
    return upload


def answered(report: ManpowerReport, somebody: Somebody, **chosen: Any) -> None:
    """Every question of the report answered; some as `chosen` by slug."""
    report.refresh_from_db()
    answer_all(report=report, random=Random(1), by=somebody.actor, at=now(), **chosen)


def reauthenticated(somebody: Somebody) -> None:
    """They have just shown their password again."""
    somebody.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def filed(somebody: Somebody, *, count: int = 5, report: ManpowerReport | None = None, **where: str) -> Filing:
    """A report, this draft of it or a new one, with so many workers, sent."""
    report = report or draft_of(somebody, **where)
    checked(report, somebody, xlsx(workers(count)))
    return submit_report(
        report=report, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, by=somebody.actor, at=now()
    )


@pytest.fixture(autouse=True)
def _in_indonesian() -> None:
    """A page read under /en/ leaves its language to the next test in the same thread."""
    translation.activate("id")


@pytest.fixture
def draft(manager: Somebody) -> ManpowerReport:
    return draft_of(manager)


@pytest.fixture
def check(draft: ManpowerReport, manager: Somebody) -> Callable[..., RosterUpload]:
    """`check(content, filename)` uploads a roster to the draft and checks it."""
    return lambda content, filename="daftar.xlsx": checked(draft, manager, content, filename)
