"""What several journeys need."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.support.people import Somebody
from tests.support.signing_in import sign_in


@pytest.fixture
def become(browser: Any, browser_context_args: dict[str, Any], served: str) -> Iterator[Callable[[Somebody], Any]]:
    """`become(somebody)` gives a page of a browser of their own, signed in."""
    contexts = []

    def open_for(somebody: Somebody) -> Any:
        contexts.append(browser.new_context(**browser_context_args))
        page = contexts[-1].new_page()
        sign_in(page, somebody, served)
        return page

    yield open_for
    for context in contexts:
        context.close()
