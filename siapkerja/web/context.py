"""What every page's frame needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest

from siapkerja.web.portal import services


def portal(request: HttpRequest) -> dict[str, Any]:
    return {"services": services(), "is_demo": settings.IS_DEMO}
