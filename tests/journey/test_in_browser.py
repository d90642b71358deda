"""The way and the profile with what is proven, as a browser shows them on a telephone and at a desk."""

from typing import Any

import pytest

from tests.browser.looking import complaints, is_wider_than_the_window, violations
from tests.support.parts.journey import records
from tests.support.people import make_company, make_somebody
from tests.support.signing_in import sign_in


@pytest.mark.parametrize("path", ["/perjalanan/", "/profil/"])
def test_the_way_and_the_profile_are_accessible_and_whole(page: Any, base_url: str, path: str) -> None:
    seeker = make_somebody("Rina Contoh")
    records(make_company("PT Contoh Satu", make_somebody("Sari Contoh")), seeker)
    sign_in(page, seeker, base_url)
    with complaints(page) as heard:
        for language in ("", "/en"):
            for width in (320, 1280):
                page.set_viewport_size({"width": width, "height": 800})
                assert page.goto(f"{language}{path}").status == 200
                assert violations(page) == []
                assert not is_wider_than_the_window(page)
    assert heard == []
