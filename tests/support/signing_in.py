"""Being somebody in a browser."""

from typing import Any

from tests.support.people import Somebody


def sign_in(page: Any, somebody: Somebody, address: str) -> None:
    """Give the page's browser the session of `somebody` on the portal at `address`."""
    page.context.add_cookies([{"name": "sessionid", "value": somebody.client.cookies["sessionid"].value, "url": address}])
