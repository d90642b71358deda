"""A search the seeker keeps, and letters to an address without an account, for whoever looks at the pages."""

from typing import Any

from django.utils import timezone

from karirhub.actions.saved import save_vacancy
from karirhub.models import Vacancy
from karirhub.views.public.kept import KEPT_VACANCIES
from siapkerja.alerts.actions.subscriptions import ask_for_news, confirm, keep_search
from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.models import Alert
from siapkerja.alerts.tokens import manage_token
from siapkerja.identity.actor import Actor
from tests.support.people import Somebody

ADDRESS = "kabar@contoh.example"


def subscribed(query: str = "q=operator", *, address: str = ADDRESS, frequency: Frequency = Frequency.AT_ONCE) -> Alert:
    """Somebody without an account asked for news, and said yes."""
    now, by = timezone.now(), Actor.stranger()
    ask_for_news(kind=KEPT_VACANCIES, query=query, address=address, frequency=frequency, language="id", by=by, at=now)
    alert = Alert.objects.of_address(address).latest("pk")
    return confirm(alert=alert, frequency=frequency, by=by, at=now)


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    now = timezone.now()
    kept = keep_search(kind=KEPT_VACANCIES, query="q=operator", frequency=Frequency.NEVER, language="id", by=seeker.actor, at=now)
    vacancy = Vacancy.objects.public().first()
    if vacancy is not None:
        save_vacancy(vacancy=vacancy, by=seeker.actor, at=now)
    return {"kept_search": kept.public_id, "alert_token": manage_token(subscribed())}
