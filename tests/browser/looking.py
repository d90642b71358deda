"""What browser tests share: what axe found, and what the console complained of."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from axe_playwright_python.sync_playwright import Axe

AXE = Axe()


def violations(page: Any) -> list[str]:
    """What axe finds on the page as it stands, one line each. A policy against foreign scripts does not stop it."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.axe_script)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations'], elementRef: false}).then(found => found.violations)")
    return [f"{rule['id']}: {node['html'][:200]} ({node['failureSummary'][:200]})" for rule in found for node in rule["nodes"]]


@contextmanager
def complaints(page: Any) -> Iterator[list[str]]:
    """What the page's console says while the block runs: errors, warnings and broken rules of the content policy."""
    heard: list[str] = []

    def hear(message: Any) -> None:
        if message.type in {"error", "warning"}:
            heard.append(message.text)

    page.on("console", hear)
    page.on("pageerror", lambda error: heard.append(str(error)))
    yield heard
    page.remove_listener("console", hear)


def is_wider_than_the_window(page: Any) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"))
