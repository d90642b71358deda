"""What links in letters carry: signed, so that nothing secret is stored, and different for every use."""

from datetime import timedelta

from django.core import signing

from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.models import Alert

_CONFIRM, _MANAGE = "alerts.confirm", "alerts.manage"


def confirmation_token(alert: Alert, frequency: str) -> str:
    """Says yes to an alert at the frequency that was asked for; good for a time."""
    return signing.TimestampSigner(salt=_CONFIRM).sign(f"{alert.public_id.hex}.{frequency}")


def read_confirmation(token: str, *, hours: int) -> tuple[Alert, Frequency] | None:
    """The alert and frequency of a token not older than `hours`; None where it is nothing, too old or the alert is gone."""
    try:
        said = signing.TimestampSigner(salt=_CONFIRM).unsign(token, max_age=timedelta(hours=hours))
    except signing.BadSignature:
        return None
    public_id, _, frequency = said.partition(".")
    alert = Alert.objects.filter(public_id=public_id).first()
    return (alert, Frequency(frequency)) if alert else None


def manage_token(alert: Alert) -> str:
    """Lets the reader of a letter change and stop what it is about, as long as that exists."""
    return signing.Signer(salt=_MANAGE).sign(alert.public_id.hex)


def is_manage_token(token: str) -> bool:
    """Whether we made it, even where its alert is gone."""
    return _unsigned(token) is not None


def alert_of(token: str) -> Alert | None:
    public_id = _unsigned(token)
    return Alert.objects.filter(public_id=public_id).first() if public_id else None


def _unsigned(token: str) -> str | None:
    try:
        return signing.Signer(salt=_MANAGE).unsign(token)
    except signing.BadSignature:
        return None
