"""Which icons there are: ids of the two sprites in static/img."""

import re
from functools import cache
from pathlib import Path

from django.conf import settings
from django.templatetags.static import static

# The first sprite holds what every first page shows; the second is fetched only by pages that need it.
SPRITES = ("img/icons.svg", "img/icons-desk.svg")


class UnknownIcon(LookupError):
    """No sprite has an icon of that name."""


@cache
def _sprite_of() -> dict[str, str]:
    folder = Path(settings.BASE_DIR) / "static"
    return {name: sprite for sprite in SPRITES for name in re.findall(r'<symbol id="([^"]+)"', (folder / sprite).read_text())}


def icon_names() -> list[str]:
    return sorted(_sprite_of())


@cache
def icon_url(name: str) -> str:
    """Address of the icon inside its sprite, as `use` wants it.

    Raises:
        UnknownIcon: the name is in no sprite (static/img/README.md says how to add one).
    """
    try:
        return f"{static(_sprite_of()[name])}#{name}"
    except KeyError:
        raise UnknownIcon(name) from None
