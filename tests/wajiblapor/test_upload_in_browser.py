"""A large file sent from the page: a broken line and a closed tab cost one piece, and the same file chosen again goes on."""

import re
from pathlib import Path
from typing import Any

from django.urls import reverse

from siapkerja.files.reading import held_bytes, open_stored
from tests.browser.looking import BUT_COLOURS, complaints, is_wider_than_the_window, violations
from tests.support.people import make_company, make_somebody
from tests.support.signing_in import sign_in
from tests.wajiblapor.conftest import draft_of
from tests.wajiblapor.worksheets import csv_file, workers

FILE = re.compile(r"/unggahan/[0-9a-f-]+/$")


def test_a_broken_upload_goes_on_when_the_same_file_is_chosen_again(
    only_own_workers: None, page: Any, base_url: str, tmp_path: Path
) -> None:
    manager = make_company("PT Contoh Unggah", make_somebody("Rina Contoh"))
    draft = draft_of(manager)
    content = csv_file(workers(6000))
    chosen = tmp_path / "gaji.csv"
    chosen.write_bytes(content)
    sign_in(page, manager, base_url)
    page.set_viewport_size({"width": 360, "height": 780})
    page.goto(reverse("wajiblapor:roster", args=[draft.legal_entity.public_id, draft.public_id]))
    sent: list[str] = []

    def break_the_second(route: Any) -> None:
        if route.request.method == "PATCH":
            sent.append(route.request.headers["upload-offset"])
        route.abort() if len(sent) > 1 else route.continue_()

    page.route(FILE, break_the_second)
    page.get_by_label("Berkas daftar pekerja").set_input_files(chosen)
    page.get_by_role("button", name="Unggah dan periksa").click()
    page.get_by_text("Sambungan terputus.").wait_for()
    upload = draft.uploads.get()
    held = held_bytes(upload.stored)
    assert 0 < held < len(content)
    assert violations(page, BUT_COLOURS) == []

    # The line stays dead until the page is gone, which would go on by itself.
    page.reload()
    page.unroute(FILE)
    page.get_by_text("Belum selesai diunggah").wait_for()
    assert not is_wider_than_the_window(page)
    with complaints(page) as heard:
        with page.expect_request(lambda request: request.method == "PATCH") as first:
            page.get_by_label("Berkas daftar pekerja").set_input_files(chosen)
            page.get_by_role("button", name="Unggah dan periksa").click()
        page.get_by_text("Menunggu giliran").wait_for()
    assert first.value.headers["upload-offset"] == str(held), "nothing is sent twice"
    assert heard == []
    upload.refresh_from_db()
    assert upload.state == "checking"
    with open_stored(upload.stored) as stream:
        assert stream.read() == content

    # The answer to a file's only piece is lost: asked again, the portal has it in full already.
    small = tmp_path / "kecil.csv"
    small.write_bytes(csv_file(workers(20)))
    lost: list[int] = []

    def lose_one_answer(route: Any) -> None:
        if route.request.method != "PATCH" or lost:
            route.continue_()
        else:
            lost.append(route.fetch().status)
            route.abort()

    page.route(FILE, lose_one_answer)
    # The progress of the file before would load the page anew once this one takes its place.
    page.route(re.compile(r"/pekerjaan/"), lambda route: route.abort())
    page.get_by_label("Berkas daftar pekerja").set_input_files(small)
    with page.expect_navigation():
        page.get_by_role("button", name="Unggah ulang").click()
    assert lost == [200]
    assert draft.uploads.current().get().stored.filename == "kecil.csv"

    # Given up in another tab, of which this one only hears with its next piece.
    def give_up_first(route: Any) -> None:
        upload = draft.uploads.arriving().first()
        if route.request.method == "PATCH" and upload:
            manager.client.post(
                reverse("wajiblapor:abandon_upload", args=[draft.legal_entity.public_id, draft.public_id, upload.public_id])
            )
        route.continue_()

    page.unroute(FILE)
    page.route(FILE, give_up_first)
    page.get_by_label("Berkas daftar pekerja").set_input_files(chosen)
    page.get_by_role("button", name="Unggah ulang").click()
    page.get_by_text("Pilih berkas yang sama untuk mengunggahnya dari awal.").wait_for()
    page.get_by_role("button", name="Tutup").click()
    page.get_by_text("mengunggahnya dari awal").wait_for(state="detached")
