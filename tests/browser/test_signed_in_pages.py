"""What people see once they have signed in: every page of the access matrix that is theirs, as a browser shows it."""

from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation
from playwright.sync_api import Error

from siapkerja.identity.enums import OfficerRole
from tests.architecture.access_matrix import Row, rows
from tests.browser.looking import EVERYTHING, WORDS, complaints, is_wider_than_the_window, violations
from tests.support.people import Somebody, make_company, make_officer, make_somebody
from tests.support.samples import make_samples

# Files, by how their address ends.
FILES = (".csv", ".xlsx", ".pdf", ".ics")
# Other downloads, and pages that take somebody on to the next one.
NO_PAGES = {
    "privacy:download_export",
    "profiles:picture",
    "files:download",
    "documents:pdf",
    "wajiblapor:template_xlsx",
    "wajiblapor:template_csv",
    "wajiblapor:export",
    "karirhub:card_photo",
    "karirhub:card_print",
    "karirhub:balance_file",
    "karirhub:fair_ticket_code",
}


def pages_of(role: str) -> list[Row]:
    """Pages for signed-in people, each looked at as the first role that may open it."""
    order = ["seeker", "member", "officer"]
    earlier = order[: order.index(role)]
    return [
        row
        for row in rows()
        if row.method == "GET"
        and row.is_translated
        and row.name not in NO_PAGES
        and row.expected["stranger"] != "200"
        and row.expected[role] == "200"
        and not any(row.expected[other] == "200" for other in earlier)
    ]


def sign_in(page: Any, who: Somebody, address: str) -> None:
    """Give the browser the session of somebody's client."""
    session = who.client.cookies["sessionid"]
    page.context.add_cookies([{"name": "sessionid", "value": session.value, "url": address}])


def opened(page: Any, address: str) -> Any:
    """The answer; None where the browser takes it as a download."""
    try:
        return page.goto(address)
    except Error as refusal:
        if "Download is starting" not in str(refusal):
            raise
        return None


@pytest.mark.parametrize("role", ["seeker", "member", "officer"])
def test_pages_of_signed_in_people_are_accessible_quiet_and_whole(page: Any, base_url: str, role: str) -> None:
    seeker, founder = make_somebody("Rina Contoh"), make_somebody("Sari Contoh")
    people = {"seeker": seeker, "member": make_company("PT Contoh Satu", founder)}
    samples = make_samples(people["member"], seeker)
    people["officer"] = make_officer("Wulan Contoh", OfficerRole.PROVINCE_OFFICER, "32")
    sign_in(page, people[role], base_url)
    found = []
    with complaints(page) as heard:
        for row in pages_of(role):
            for language in ("id", "en"):
                with translation.override(language):
                    address = reverse(row.name, kwargs=samples.resolve(row.arguments)) + row.query
                if address.partition("?")[0].endswith(FILES):
                    continue
                answer = opened(page, address)
                if answer is None:
                    continue
                assert answer.status == 200, address
                # The outline is the same in both languages: one is looked at on a telephone, the other at a desk.
                width, what = (360, EVERYTHING) if language == "id" else (1280, WORDS)
                page.set_viewport_size({"width": width, "height": 800})
                found += [f"{address} at {width}: {line}" for line in violations(page, what)]
                page.set_viewport_size({"width": 320, "height": 800})
                if is_wider_than_the_window(page):
                    found.append(f"{address} is cut off at 320")
    assert found == []
    assert heard == []
