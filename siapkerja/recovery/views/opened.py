"""Which cases a browser has opened: by proving a code, or an officer by saying for what."""

from datetime import datetime, timedelta
from typing import Any

from django.http import Http404, HttpRequest
from django.utils import timezone

from siapkerja.recovery.actions.pictures import Upload
from siapkerja.recovery.models import NikDispute, RecoveryTicket

SESSION_KEY, OFFICER_KEY = "recovery_cases", "recovery_opened"
OFFICERS_LOOK = timedelta(minutes=30)


def let_in(request: HttpRequest, case: RecoveryTicket | NikDispute) -> None:
    """From now on this browser may see the case; the session gets a new key."""
    known = [str(case.public_id), *request.session.get(SESSION_KEY, [])]
    if not request.user.is_authenticated:
        request.session.cycle_key()
    request.session[SESSION_KEY] = list(dict.fromkeys(known))[:5]


def is_in(request: HttpRequest, case: RecoveryTicket | NikDispute) -> bool:
    return str(case.public_id) in request.session.get(SESSION_KEY, [])


def ticket_of(request: HttpRequest, public_id: Any) -> RecoveryTicket:
    """The ticket this browser has opened.

    Raises:
        Http404: it has not, or there is none.
    """
    ticket = RecoveryTicket.objects.select_related("person", "region").filter(public_id=public_id).first()
    if ticket is None or not is_in(request, ticket):
        raise Http404
    return ticket


def note_look(request: HttpRequest, number: str, purpose: str) -> None:
    """An officer said for what; for half an hour the page shows all."""
    looks = dict(request.session.get(OFFICER_KEY, {}))
    looks[number] = [timezone.now().isoformat(), purpose]
    request.session[OFFICER_KEY] = dict(list(looks.items())[-20:])


def is_looking(request: HttpRequest, number: str) -> bool:
    found = request.session.get(OFFICER_KEY, {}).get(number)
    return bool(found) and timezone.now() - datetime.fromisoformat(found[0]) < OFFICERS_LOOK


def upload_of(found: Any) -> Upload:
    """An uploaded file as the actions take it."""
    return Upload(found.file)
