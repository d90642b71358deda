"""What a page answers that saves itself while it is being filled in (`static/js/autosave.js`)."""

from collections.abc import Collection
from datetime import datetime

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _

from siapkerja.kernel.errors import Refused
from siapkerja.web import wording
from wajiblapor.models import ManpowerReport


def is_automatic(request: HttpRequest) -> bool:
    return request.method == "POST" and "otomatis" in request.POST


def touched(request: HttpRequest) -> set[str]:
    """Names of the fields that were changed on this page; all of them where it does not say."""
    told = request.POST.get("berubah")
    return set(request.POST) if told is None else set(told.split(","))


def saved(report: ManpowerReport, *, version: object, seen: str = "", waiting: Collection[str] = (), at: datetime) -> JsonResponse:
    """Saved.

    Args:
        version: what the page says next time.
        seen: another one after each saving, where `version` is not.
        waiting: fields that were not saved, because they cannot be read or wait for the button; the page keeps them.
    """
    words = _("Tersimpan %(at)s") % {"at": wording.moment(at, report.workplace.time_zone)}
    if waiting:
        words = _("%(saved)s, sebagian menunggu tombol simpan") % {"saved": words}
    return JsonResponse({"words": words, "version": version, "seen": seen, "waiting": sorted(waiting)})


def refused(refusal: Refused) -> JsonResponse:
    """Not saved. The page keeps what was typed until somebody presses the button."""
    return JsonResponse({"words": str(refusal)}, status=409)
