"""What browser tests share: what axe found, and what the console complained of."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()


# What depends on the words of a page, which alone differ between its languages.
ABOUT_WORDS = (
    "area-alt", "aria-command-name", "aria-dialog-name", "aria-input-field-name", "aria-meter-name", "aria-progressbar-name",
    "aria-toggle-field-name", "aria-tooltip-name", "aria-treeitem-name", "button-name", "document-title", "empty-heading",
    "empty-table-header", "frame-title", "html-has-lang", "html-lang-valid", "image-alt", "input-button-name", "input-image-alt",
    "label", "label-content-name-mismatch", "landmark-unique", "link-name", "role-img-alt", "select-name", "summary-name", "svg-img-alt",
    "target-size", "valid-lang",
)  # fmt: skip
EVERYTHING, BUT_COLOURS, WORDS = "everything", "everything but colours", "words"
_OPTIONS: dict[str, dict[str, Any]] = {
    EVERYTHING: {},
    BUT_COLOURS: {"rules": {"color-contrast": {"enabled": False}}},
    WORDS: {"runOnly": {"type": "rule", "values": ABOUT_WORDS}},
}


def violations(page: Any, what: str = EVERYTHING) -> list[str]:
    """What axe finds on the page as it stands, one line each. A policy against foreign scripts does not stop it.

    Args:
        what: `EVERYTHING`; or, where the same page was looked at before, `BUT_COLOURS` (half of the time) or only `WORDS`.
    """
    if not page.evaluate("'axe' in window"):
        # Added to whatever this page opens next as well: the browser then reads the half megabyte once.
        page.add_init_script(AXE.axe_script)
        page.evaluate(AXE.axe_script)
    options = {"resultTypes": ["violations"], "elementRef": False} | _OPTIONS[what]
    found = page.evaluate("options => axe.run(document, options).then(found => found.violations)", options)
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
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
