"""What browser tests share: what axe found, and what the console complained of."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()


EVERYTHING, BUT_COLOURS, BUT_SIZES = "everything", "everything but colours", "everything but sizes of targets"
# Rules axe leaves out unless they are asked for: criteria 2.5.8 (new in WCAG 2.2) and 2.5.3.
_ASKED_FOR: dict[str, Any] = {"target-size": {"enabled": True}, "label-content-name-mismatch": {"enabled": True}}
_RULES: dict[str, dict[str, Any]] = {
    EVERYTHING: _ASKED_FOR,
    BUT_COLOURS: _ASKED_FOR | {"color-contrast": {"enabled": False}},
    BUT_SIZES: _ASKED_FOR | {"target-size": {"enabled": False}},
}


def violations(page: Any, what: str = EVERYTHING, *, besides: Sequence[str] = ()) -> list[str]:
    """What axe finds on the page as it stands, one line each. A policy against foreign scripts does not stop it.

    Args:
        what: `EVERYTHING`; or, where the same page was looked at before, `BUT_COLOURS` (half of the time); `BUT_SIZES` where
            something that opened lies over the rest.
        besides: selectors of parts not to look at again.
    """
    page.wait_for_load_state()  # a click has waited until the next page begins, not until it is there
    if not page.evaluate("'axe' in window"):
        # Added to whatever this page opens next as well: the browser then reads the half megabyte once.
        page.add_init_script(AXE.axe_script)
        page.evaluate(AXE.axe_script)
    # No rule asked for reads stylesheets anew; axe's way of doing so breaks the content policy where one imports another.
    options = {"resultTypes": ["violations"], "elementRef": False, "preload": False, "rules": _RULES[what]}
    script = "([exclude, options]) => axe.run({include: [['html']], exclude}, options).then(found => found.violations)"
    found = page.evaluate(script, [[[selector] for selector in besides], options])
    return [f"{rule['id']}: {node['html'][:200]} ({node['failureSummary'][:200]})" for rule in found for node in rule["nodes"]]


@contextmanager
def complaints(page: Any) -> Iterator[list[str]]:
    """What the page's console says while the block runs: errors, warnings and broken rules of the content policy."""
    heard: list[str] = []

    def hear(message: Any) -> None:
        if message.type in {"error", "warning"}:
            heard.append(f"{message.text} ({message.location['url']})")

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    page.remove_listener("console", hear)


def is_wider_than_the_window(page: Any) -> bool:
    page.wait_for_load_state()
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
