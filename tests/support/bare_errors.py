"""The portal's addresses with bare error pages, for tests that ask thousands of addresses and look at the status only.

What the real ones show is in tests/web/test_public_pages.py.
"""

from django.http import HttpRequest, HttpResponse

from siapkerja.urls import urlpatterns

__all__ = ["handler400", "handler403", "handler404", "urlpatterns"]


def handler400(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=400)


def handler403(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=403)


def handler404(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(status=404)
