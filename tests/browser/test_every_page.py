"""Every page as a browser shows it to somebody who may open it: axe finds nothing, nothing is cut off, the console is quiet."""

from typing import Any

import pytest

from tests.browser.every_page import Onlookers, missing, pages
from tests.browser.looking import BUT_COLOURS, EVERYTHING, complaints, is_wider_than_the_window, violations

SHARES = 3
# The same on all pages of a person: looked at whole on the first.
FRAME = ("body > header", "body > footer")
TELEPHONE, DESK = 320, 1280


def test_every_address_has_somebody_who_looks_at_it() -> None:
    assert not missing(), "say in tests/browser who opens it (every_page.py), how to get there (states.py), or that it is no page"


@pytest.mark.parametrize("share", range(SHARES))
def test_every_page_is_accessible_whole_and_quiet_in_both_languages(page: Any, base_url: str, share: int) -> None:
    onlookers, found, framed = Onlookers(), [], set()
    with complaints(page) as heard:
        for one in pages()[share::SHARES]:
            opened = onlookers.at(one)
            _be(page, opened.session, base_url)
            besides = FRAME if one.who in framed else ()
            framed.add(one.who)
            for language, look in (("id", _on_a_telephone), ("en", _at_a_desk)):
                address = opened.address(language)
                found += [f"{one.name} as {one.who} ({address}): {line}" for line in look(page, address, besides)]
    assert not found, "\n".join(found)
    assert heard == [], "\n".join(heard)


def _be(page: Any, session: str, base_url: str) -> None:
    page.context.clear_cookies()
    if session:
        page.context.add_cookies([{"name": "sessionid", "value": session, "url": base_url}])


def _on_a_telephone(page: Any, address: str, besides: tuple[str, ...]) -> list[str]:
    page.set_viewport_size({"width": TELEPHONE, "height": 800})
    if fault := _not_opened(page, address):
        return [fault]
    return violations(page, EVERYTHING, besides=besides) + _cut_off(page, "on a telephone")


def _at_a_desk(page: Any, address: str, besides: tuple[str, ...]) -> list[str]:
    page.set_viewport_size({"width": DESK, "height": 800})
    if fault := _not_opened(page, address):
        return [fault]
    found = violations(page, BUT_COLOURS, besides=besides)
    # Set by a script, which the policy against foreign styles does not stop.
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    found += _cut_off(page, "with text twice as large")
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size({"width": TELEPHONE, "height": 800})
    return found + _cut_off(page, "on a telephone")


def _not_opened(page: Any, address: str) -> str:
    answer = page.goto(address)
    kind = answer.headers.get("content-type", "")
    return "" if answer.status == 200 and kind.startswith("text/html") else f"answers {answer.status} {kind}"


def _cut_off(page: Any, how: str) -> list[str]:
    return [f"scrolls sideways {how}"] if is_wider_than_the_window(page) else []


def test_a_fault_beside_the_frame_is_found_and_one_in_the_frame_once(page: Any) -> None:
    page.goto("/bantuan/")
    for place in ("main", "header"):
        page.evaluate("place => document.querySelector(place).appendChild(document.createElement('img'))", place)
    assert [len(violations(page, BUT_COLOURS, besides=besides)) for besides in ((), FRAME)] == [2, 1]
    page.evaluate("document.querySelector('main').appendChild(document.createElement('button')).style.width = '1300px'")
    assert is_wider_than_the_window(page)
