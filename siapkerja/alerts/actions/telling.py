"""Telling the news that are due: by letter, and to people whose accounts have no e-mail address in their inbox."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import translation

from siapkerja.alerts.kinds import Item, kind_named
from siapkerja.alerts.letters import news_letter, stop_address
from siapkerja.alerts.models import Alert, Finding
from siapkerja.alerts.queries import address_of
from siapkerja.messaging.actions.messages import Mail, send_mails
from siapkerja.notifications.actions.telling import put_into_inboxes
from siapkerja.notifications.models import Notification
from siapkerja.reference.queries import rule

ALERTS_AT_ONCE = 500


def tell_due(*, at: datetime) -> int:
    """Tell every alert with news that are due, all its untold news in one letter or notice; returns how many of them."""
    written = 0
    while (told := _tell_some(at)) is not None:
        written += told
    return written


@transaction.atomic
def _tell_some(at: datetime) -> int | None:
    """Some hundred letters and notices in one transaction with the note that they were written; None where nothing is due."""
    due = Finding.objects.due(at).filter(alert=OuterRef("pk"))
    rows = Alert.objects.wanting_news().filter(Exists(due)).select_for_update(of=("self",), skip_locked=True)
    alerts = list(rows.select_related("person__user").order_by("pk")[:ALERTS_AT_ONCE])
    if not alerts:
        return None
    findings = list(Finding.objects.untold().filter(alert__in=alerts).order_by("-pk"))
    by_alert: dict[int, list[Finding]] = defaultdict(list)
    for finding in findings:
        by_alert[finding.alert_id].append(finding)
    most = int(rule("alert.most_in_a_letter", at.date()).value)
    news = _news(alerts, by_alert, most)
    mails = [mail for one in news if (mail := one.mail()) is not None]
    notices = [notice for one in news if (notice := one.notice(at)) is not None]
    written = send_mails(mails=mails, purpose="alert_news", at=at) + put_into_inboxes(notifications=notices)
    Finding.objects.filter(pk__in=[finding.pk for finding in findings]).update(told_at=at)
    Alert.objects.filter(pk__in=[alert.pk for alert in alerts]).update(told_at=at)
    return written


@dataclass(frozen=True, kw_only=True)
class _News:
    """What one alert is told, in the active language.

    Attributes:
        items: those that are named, by id.
        total: how many there are.
        key: of the occasion.
    """

    alert: Alert
    items: Mapping[int, Item]
    total: int
    key: str
    language: str

    @property
    def address(self) -> str:
        return (self.alert.email or "") if self.alert.person is None else address_of(self.alert.person)

    def mail(self) -> Mail | None:
        """The letter, to whoever has an address."""
        if not self.address:
            return None
        with translation.override(self.language):
            letter = news_letter(self.alert, self.items, total=self.total)
            return Mail(to=self.address, subject=letter.subject, body=letter.body, key=self.key, stop_url=stop_address(self.alert))

    def notice(self, at: datetime) -> Notification | None:
        """What stands in the inbox of a person whose account has a telephone number only. What they search for stays sealed."""
        person = self.alert.person
        user = getattr(person, "user", None)
        if person is None or self.address or (user is not None and not user.is_active):
            return None
        params = {"count": self.total, "kind": self.alert.kind, "titles": [item.title for item in self.items.values()]}
        return Notification(
            person=person, slug="alert_news", category=kind_named(self.alert.kind).category, key=self.key, params=params,
            url_name="alerts:results", url_args=[str(self.alert.public_id)], at=at,
        )  # fmt: skip


def _news(alerts: list[Alert], by_alert: Mapping[int, list[Finding]], most: int) -> list[_News]:
    """What is told of each that has something still public to be told."""
    made = []
    for language in sorted({alert.language for alert in alerts}):
        some = [alert for alert in alerts if alert.language == language]
        with translation.override(language):
            items = _items(some, by_alert)
        made += [one for alert in some if (one := _one(alert, by_alert[alert.pk], items[alert.kind], most)) is not None]
    return made


def _items(alerts: list[Alert], by_alert: Mapping[int, list[Finding]]) -> dict[str, Mapping[int, Item]]:
    """What is still public of everything these letters may tell of, by kind; one reading for all of them."""
    wanted: dict[str, set[int]] = defaultdict(set)
    for alert in alerts:
        for finding in by_alert[alert.pk]:
            wanted[alert.kind].update(finding.object_ids)
    return {slug: kind_named(slug).items(sorted(ids)) for slug, ids in wanted.items()}


def _one(alert: Alert, findings: list[Finding], items: Mapping[int, Item], most: int) -> _News | None:
    ids = dict.fromkeys(object_id for finding in findings for object_id in finding.object_ids)
    shown = {object_id: items[object_id] for object_id in ids if object_id in items}
    if not shown:
        return None
    total = sum(finding.total for finding in findings) - (len(ids) - len(shown))
    named = dict(list(shown.items())[:most])
    return _News(alert=alert, items=named, total=total, key=f"alert-{alert.pk}-{findings[0].pk}", language=alert.language)
