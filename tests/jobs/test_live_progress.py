"""Progress as people see it: counts move by themselves, a reload does the same, another browser sees it too."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from siapkerja.jobs.models import Job
from siapkerja.jobs.work import start
from tests.browser.looking import complaints, is_wider_than_the_window, violations
from tests.support.people import Somebody, make_somebody
from tests.support.processes import wait_until
from tests.support.signing_in import sign_in


@pytest.fixture
def hold() -> Iterator[Path]:
    """A folder with a short name: it stands in the job's subject."""
    with tempfile.TemporaryDirectory(prefix="hold-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def person(committed_db: None) -> Somebody:
    return make_somebody("Rina Contoh")


@pytest.fixture
def job(person: Somebody, celery_worker: object, hold: Path) -> Job:
    """A job that has done two of five chunks and waits there."""
    with transaction.atomic():
        job = start("probes.count", subject=f"probes.hold:{hold}", by=person.actor, at=timezone.now())
    wait_until((hold / "begun").exists)
    return job


def test_counts_move_by_themselves_until_the_end(page: Any, served: str, person: Somebody, job: Job, hold: Path) -> None:
    sign_in(page, person, served)
    with complaints(page) as heard:
        page.goto(reverse("jobs:progress", args=[job.public_id]))
        expect(page.locator("progress")).to_have_attribute("value", "2")
        assert violations(page) == []
        page.set_viewport_size({"width": 320, "height": 700})
        assert not is_wider_than_the_window(page)
        shutil.rmtree(hold)
        page.get_by_text("Pekerjaan selesai.").wait_for()
    assert page.locator("[hx-get]").count() == 0
    assert page.locator("progress").count() == 0
    assert violations(page) == []
    assert heard == []


def test_without_scripts_a_link_reloads_the_counts_and_a_button_stops_the_work(
    no_js_page: Any, served: str, person: Somebody, job: Job, hold: Path
) -> None:
    sign_in(no_js_page, person, served)
    no_js_page.goto(reverse("jobs:progress", args=[job.public_id]))
    no_js_page.get_by_text("Muat ulang angka").click()
    expect(no_js_page.locator("progress")).to_have_attribute("value", "2")
    no_js_page.get_by_role("button", name="Batalkan").click()
    expect(no_js_page.locator("body")).to_contain_text("Sedang dihentikan")
    shutil.rmtree(hold)
    wait_until(lambda: Job.objects.get().is_over)
    no_js_page.reload()
    expect(no_js_page.locator("body")).to_contain_text("Dibatalkan")
