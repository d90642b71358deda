"""Reading what people keep, and what they say of what they were told."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q, QuerySet

from siapkerja.alerts.models import Alert, Finding, Verdict
from siapkerja.identity.models import Person


def searches_of(person_id: int | None) -> QuerySet[Alert]:
    """A person's kept searches, newest first; there are at most a few dozen."""
    return Alert.objects.of_person(person_id).order_by("-pk")


def address_of(person: Person | None) -> str:
    """The e-mail address to which news for a person go; "" where the account has none, so that they come to its inbox."""
    user = getattr(person, "user", None)
    return (user.email or "") if user is not None and user.is_active else ""


def news_address(person_id: int | None) -> str:
    """Like `address_of`, in one query."""
    return address_of(Person.objects.select_related("user").filter(pk=person_id).first()) if person_id else ""


def was_told_of(alert: Alert, object_id: int) -> bool:
    """Whether a letter of this alert may have told of the record."""
    return Finding.objects.filter(alert=alert, object_ids__contains=[object_id]).exists()


def verdict_on(alert: Alert, object_id: int) -> bool | None:
    """What the reader has said of it; None where nothing."""
    return Verdict.objects.filter(alert=alert, object_id=object_id).values_list("is_fitting", flat=True).first()


@dataclass(frozen=True)
class Fit:
    """How many answers there were, and how many of them said yes."""

    answers: int
    fitting: int

    @property
    def percent(self) -> int | None:
        return round(100 * self.fitting / self.answers) if self.answers else None


def fit_since(kind: str, since: datetime) -> Fit:
    told = Verdict.objects.filter(kind=kind, at__gte=since).aggregate(answers=Count("pk"), fitting=Count("pk", filter=Q(is_fitting=True)))
    return Fit(told["answers"], told["fitting"])


def readers(kind: str) -> dict[str, int]:
    """How many alerts there are by frequency."""
    rows: Sequence[tuple[str, int]] = list(
        Alert.objects.confirmed().filter(kind=kind).values_list("frequency").annotate(rows=Count("pk")).order_by()
    )
    return dict(rows)
