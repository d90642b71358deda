"""The inbox as a browser shows it."""

from typing import Any

from django.utils import timezone

from siapkerja.notifications.actions.telling import tell
from siapkerja.notifications.models import Notification
from tests.browser.looking import complaints, is_wider_than_the_window, violations
from tests.support.people import make_somebody
from tests.support.signing_in import sign_in

PARAMS = {"title": "Penjahit", "company": "PT Contoh Tenun", "state": "sent", "number": "1", "reason": "closed"}


def test_the_inbox_and_its_settings_are_accessible_and_work_without_scripts(page: Any, no_js_page: Any, served: str) -> None:
    person = make_somebody("Rina Contoh")
    slug = "application_moved"
    for number in range(3):
        tell(slug=slug, category="karirhub", key=str(number), person_ids=[person.person.pk], params=PARAMS, at=timezone.now())
    for shown in (page, no_js_page):
        sign_in(shown, person, served)
    with complaints(page) as heard:
        for address in ("/kotak-masuk/", "/kotak-masuk/pengaturan/", "/en/kotak-masuk/"):
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                page.goto(address)
                assert not is_wider_than_the_window(page)
                assert violations(page) == []
    assert heard == []
    no_js_page.goto("/kotak-masuk/")
    with no_js_page.expect_navigation():
        no_js_page.get_by_role("button", name="Tandai semua dibaca").click()
    assert not Notification.objects.unread().exists()
