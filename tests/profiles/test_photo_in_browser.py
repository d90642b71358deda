"""The photo shrinks in the browser before it is sent, and is taken all the same where there are no scripts."""

import io
from typing import Any

from PIL import Image
from playwright.sync_api import expect

from siapkerja.profiles.models import Profile
from tests.browser.looking import complaints
from tests.support.people import make_somebody
from tests.support.signing_in import sign_in


def _photo() -> dict[str, Any]:
    stream = io.BytesIO()
    Image.effect_noise((600, 800), 50).convert("RGB").resize((2400, 3200), Image.Resampling.NEAREST).save(stream, "PNG", compress_level=1)
    return {"name": "rumah.png", "mimeType": "image/png", "buffer": stream.getvalue()}


def test_a_large_photo_is_shrunk_in_the_browser(page: Any, base_url: str) -> None:
    rina = make_somebody("Rina Contoh")
    sign_in(page, rina, base_url)
    page.goto("/profil/foto/")
    with complaints(page) as heard:
        page.get_by_label("Foto Anda").set_input_files(_photo())
        page.get_by_text("Foto sudah diperkecil").wait_for()
        assert page.evaluate("document.querySelector('[name=photo]').files[0].type") == "image/jpeg"
        page.get_by_role("button", name="Simpan foto").click()
        page.get_by_text("Foto tersimpan").wait_for()
    assert heard == []
    assert Profile.objects.get(person=rina.person).photo is not None


def test_without_scripts_it_is_sent_as_it_is(no_js_page: Any, base_url: str) -> None:
    rina = make_somebody("Rina Contoh")
    sign_in(no_js_page, rina, base_url)
    no_js_page.goto("/profil/foto/")
    no_js_page.get_by_label("Foto Anda").set_input_files(_photo())
    no_js_page.get_by_role("button", name="Simpan foto").click()

    expect(no_js_page.get_by_text("Foto tersimpan")).to_be_visible()
