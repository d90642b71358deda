"""Taking one's data home, in a browser: asked for, made by the worker, fetched after showing once more who one is."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.browser.looking import complaints, is_wider_than_the_window, violations
from tests.support.people import PASSWORD, Somebody, make_somebody
from tests.support.signing_in import sign_in


@pytest.fixture
def person(committed_db: None) -> Somebody:
    return make_somebody("Rina Contoh")


def test_a_copy_of_ones_data_is_asked_for_and_fetched(
    page: Any, served: str, person: Somebody, celery_worker: object, tmp_path: Path
) -> None:
    sign_in(page, person, served)
    page.set_viewport_size({"width": 320, "height": 700})
    with complaints(page) as heard:
        page.goto("/data-saya/")
        page.get_by_role("link", name="Minta salinan data").click()
        page.get_by_role("button", name="Minta salinan data").wait_for()
        assert violations(page) == []
        assert not is_wider_than_the_window(page)
        page.get_by_role("button", name="Minta salinan data").click()
        page.get_by_text("Salinan sedang dibuat").wait_for()
        fetch = page.get_by_role("link", name="Unduh JSON")
        for _ in range(60):
            if fetch.count():
                break
            page.wait_for_timeout(500)
            page.reload()
        fetch.click()

        page.get_by_label("Kata sandi").fill("bukan kata sandinya")
        page.get_by_role("main").get_by_role("button", name="Lanjutkan").click()
        page.get_by_label("Kata sandi").wait_for()
        page.get_by_label("Kata sandi").fill(PASSWORD)
        with page.expect_download() as begun:
            page.get_by_role("main").get_by_role("button", name="Lanjutkan").click()
        begun.value.save_as(tmp_path / "salinan.json")

        page.goto("/data-saya/salinan/")
        with page.expect_download() as begun:
            page.get_by_role("link", name="Unduh PDF").click()
        begun.value.save_as(tmp_path / "salinan.pdf")
    assert heard == []
    assert "Rina Contoh" in json.dumps(json.loads((tmp_path / "salinan.json").read_text()), ensure_ascii=False)
    assert (tmp_path / "salinan.pdf").read_bytes().startswith(b"%PDF-")


def test_somebody_elses_copy_is_not_there(page: Any, served: str, person: Somebody, celery_worker: object) -> None:
    person.client.post("/data-saya/salinan/")
    other = make_somebody("Sari Contoh")
    sign_in(page, other, served)
    page.goto("/data-saya/salinan/")
    assert page.get_by_role("link", name="Unduh JSON").count() == 0
