"""What every page's frame needs."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from siapkerja.web import frame
from siapkerja.web.portal import services


def portal(request: HttpRequest) -> dict[str, Any]:
    here = frame.current_service(request)
    return {
        "services": services(),
        "current_service": here,
        "search_service": frame.search_service(),
        "account_entries": SimpleLazyObject(lambda: frame.account_entries(request)),
        "open_data_entries": SimpleLazyObject(lambda: frame.existing(frame.OPEN_DATA_PAGES)),
        "page_languages": SimpleLazyObject(lambda: frame.page_languages(request)),
        "page_address": frame.canonical_address(request),
        "base_url": settings.BASE_URL,
        "is_demo": settings.IS_DEMO,
    }
