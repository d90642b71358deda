"""The report of a small workplace on one page, without a file."""

import re
from typing import Any

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from siapkerja.identity.enums import LegalForm
from siapkerja.identity.models import LegalEntity
from siapkerja.kernel.text import masked
from tests.support.people import Somebody, make_region, now
from tests.wajiblapor.conftest import an_industry, filed, reauthenticated
from tests.wajiblapor.worksheets import worker, workers, xlsx
from wajiblapor.actions.reports import open_report
from wajiblapor.actions.typed import TooManyTyped, write_roster
from wajiblapor.models import EmploymentSpan, ManpowerReport, RosterUpload
from wajiblapor.queries.sections import filled
from wajiblapor.questions.kinds import Kind
from wajiblapor.rosters.typed import completed

TYPED = ("nik", "name", "job_title", "education", "contract", "started_on", "base_wage", "wage_system", "weekly_hours")


def typed(line: int, number: int, **changes: Any) -> dict[str, str]:
    row = worker(number) | {"disability": "Tidak ada"} | changes
    return {f"p{line}-{slug}": str(row[slug]) for slug in (*TYPED, "disability")}


@pytest.fixture
def shop(manager: Somebody) -> ManpowerReport:
    """A sole trader's report, just opened; the place is known to the village."""
    assert manager.organisation is not None
    LegalEntity.objects.filter(pk=manager.organisation.pk).update(legal_form=LegalForm.SOLE_PROPRIETOR, industry=an_industry())
    manager.organisation.refresh_from_db()
    village = make_region("3273021004")
    place = manager.workplace
    place.village, place.address, place.postal_code = village, "Jalan Contoh 1", "40111"
    place.save()
    return open_report(workplace=place, by=manager.actor, at=now())


def _url(name: str, report: ManpowerReport) -> str:
    return reverse(f"wajiblapor:{name}", args=[report.legal_entity.public_id, report.public_id])


IDENTITY = {
    "identitas-founded_on": "05/03/2019", "identitas-phone": "0225550100",
    "identitas-scale": "micro", "identitas-nib": "",
}  # fmt: skip


def _answers(report: ManpowerReport) -> dict[str, str]:
    """Any answer to what is asked of the workplace."""
    report = ManpowerReport.objects.get(pk=report.pk)
    upload = RosterUpload.objects.current().filter(report=report).first()
    told = {}
    for question in filled(report, upload, at=now()).missing:
        told[question.slug] = str(question.choices[-1][0]) if question.choices else "01/03/2026" if question.kind == Kind.DAY else "1"
    return told


def test_a_shop_fills_one_page_and_sends(shop, manager) -> None:
    url = _url("short", shop)
    assert url in manager.client.get(_url("report", shop)).content.decode()
    page = manager.client.get(url).content.decode()
    for known in (
        "identitas-name",
        "identitas-address",
        "identitas-owner_name",
        "identitas-responsible_name",
        "identitas-responsible_position",
    ):
        assert f'name="{known}"' not in page, "nothing is asked that is known"
    three = typed(0, 1) | typed(1, 2) | typed(2, 3)
    half = manager.client.post(url, IDENTITY | three | {"identitas-scale": "", "p1-nik": "12345", "p2-base_wage": "tujuh juta"})
    assert half.status_code == 422
    assert "12345" in half.content.decode(), "what was typed is kept"
    assert RosterUpload.objects.current().get().faulty_rows == 2
    told = IDENTITY | three
    while (answer := manager.client.post(url, told)).status_code == 422:
        asked = _answers(shop)
        assert asked.keys() - told.keys(), answer.content.decode()
        told |= asked
    assert answer["Location"] == _url("submission", shop)
    upload = RosterUpload.objects.current().get()
    assert (upload.rows, upload.faulty_rows) == (3, 0)
    reauthenticated(manager)
    declared = {"name": "Sari", "position": "Pemilik", "is_declared": "on", "are_doubts_confirmed": "on"}
    assert manager.client.post(_url("submission", shop), declared).status_code == 302
    assert EmploymentSpan.objects.current().count() == 3
    assert manager.client.get(url).status_code == 302, "a sent report is not typed any more"


def test_the_page_saves_by_itself_what_is_not_of_workers(shop, manager) -> None:
    url = _url("short", shop)
    page = manager.client.get(url).content.decode()
    assert "data-autosave" in page
    assert 'data-kept="tab"' in page, "numbers of workers stay on the device only while the tab is open"
    typed_so_far = IDENTITY | typed(0, 1) | {"otomatis": "1", "berubah": "identitas-phone,identitas-founded_on,p0-nik"}
    answer = manager.client.post(url, typed_so_far | {"identitas-phone": "0225550", "identitas-founded_on": "05/03"})
    assert answer.status_code == 200
    assert answer.json()["waiting"] == ["identitas-founded_on", "p0-nik"]
    shop.identity.refresh_from_db()
    assert (shop.identity.phone, shop.identity.scale, shop.identity.founded_on) == ("0225550", "", None), "only what was touched"
    again = manager.client.post(url, typed_so_far)
    assert again.json()["seen"] != answer.json()["seen"]
    shop.identity.refresh_from_db()
    assert shop.identity.phone == "0225550100", "typed to its end after it was saved half way"
    assert not RosterUpload.objects.exists(), "a list of workers is not a file after each key"


def test_saving_the_same_again_keeps_the_roster(shop, manager) -> None:
    told = IDENTITY | typed(0, 1)
    for _twice in range(2):
        manager.client.post(_url("short", shop), told)
    assert RosterUpload.objects.count() == 1
    page = manager.client.get(_url("short", shop)).content.decode()
    assert worker(1)["nik"] not in page
    assert masked(worker(1)["nik"]) in page
    for _twice in range(2):
        manager.client.post(_url("short", shop), told | {"p0-nik": masked(worker(1)["nik"])} | typed(1, 2))
    upload = RosterUpload.objects.current().get()
    assert (upload.rows, upload.faulty_rows) == (2, 0)
    assert RosterUpload.objects.count() == 2


def test_next_year_begins_with_the_workers_of_the_last(manager) -> None:
    first = filed(manager, count=2).report
    ManpowerReport.objects.filter(pk=first.pk).update(year=2025, next_due_on=localdate())
    report = open_report(workplace=manager.workplace, by=manager.actor, at=now())
    page = manager.client.get(_url("short", report)).content.decode()
    assert masked(worker(1)["nik"]) in page
    assert "Dari laporan tahun lalu" in page
    told = {f"p{line}-{slug}": cell for line in (0, 1) for slug, cell in _begun(page, line).items()}
    manager.client.post(_url("short", report), told | {"p0-gone": "on"})
    assert RosterUpload.objects.get(report=report).rows == 1
    assert "p0-gone" in manager.client.get(_url("short", report)).content.decode()


def _begun(page: str, line: int) -> dict[str, str]:
    """What the page shows of a worker: the typed cells as they stand."""
    texts = dict(re.findall(rf'name="p{line}-([a-z_]+)" value="([^"]*)"', page))
    return texts | {"education": "SMK", "contract": "PKWTT", "wage_system": "Bulanan", "disability": "Tidak ada"}


def test_the_nik_tells_sex_and_birth_and_a_typed_day_wins(shop) -> None:
    row = worker(2)
    today = localdate()
    told = completed({"nik": row["nik"]}, today)
    assert (told["sex"], told["born_on"]) == (row["sex"], row["born_on"])
    assert completed({"nik": row["nik"], "born_on": "01/01/1990"}, today)["born_on"] == "01/01/1990"
    for wrong in ("", "12", "abc", "9" * 16):
        assert "sex" not in completed({"nik": wrong}, today) or len(wrong) == 16


def test_many_workers_are_uploaded_not_typed(shop, manager, colleague) -> None:
    with pytest.raises(TooManyTyped):
        write_roster(report=shop, rows=[{"nik": "1"}] * 11, by=manager.actor, at=now())
    assert not RosterUpload.objects.exists()
    assert colleague.client.get(_url("short", shop)).status_code == 302
    assert manager.client.post(_url("short", shop), {}).status_code == 422
    from tests.wajiblapor.conftest import checked

    checked(shop, manager, xlsx(workers(11)))
    assert manager.client.get(_url("short", shop)).status_code == 302
