"""Reading programmes of aid."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Case, Count, Q, QuerySet, When
from django.utils.translation import gettext as _

from siapkerja.kernel.text import folded
from siapkerja.reference.queries import rules
from wirausaha.enums import ClosingReason, ProgrammeState
from wirausaha.models import Programme, ProgrammeMove
from wirausaha.workflows import PROGRAMME

AT_ONCE = 200


def public_programmes() -> QuerySet[Programme]:
    """What a visitor reads: open ones first, then those to come, then the latest of the past."""
    order = Case(When(state=ProgrammeState.OPEN, then=0), When(state=ProgrammeState.ANNOUNCED, then=1), default=2)
    return Programme.objects.public().order_by(order, "-year", "closes_on", "pk")


def programmes_with(text: str) -> list[Programme]:
    """Those a visitor reads whose name, summary or kind hold every word, in the same order; words of one or two letters do not count."""
    words = [word for word in folded(text).split() if len(word) > 2]
    rows = public_programmes()[:AT_ONCE] if words else []
    return [row for row in rows if all(word in folded(f"{row.title} {row.summary} {row.get_kind_display()}") for word in words)]


def public_programme(programme_id: int) -> Programme | None:
    return Programme.objects.public().filter(pk=programme_id).first()


def open_programmes() -> int:
    return Programme.objects.filter(state=ProgrammeState.OPEN).count()


def all_programmes() -> QuerySet[Programme]:
    """For the ministry, newest first, with how many applications were sent."""
    sent = Count("proposals", filter=Q(proposals__submitted_at__isnull=False))
    return Programme.objects.annotate(sent=sent).order_by("-year", "-pk")


def to_open(on: date) -> Sequence[Programme]:
    """Announced programmes whose first day has come."""
    return list(Programme.objects.filter(state="announced", opens_on__lte=on).order_by("pk")[:AT_ONCE])


def to_close(on: date) -> Sequence[Programme]:
    """Open programmes whose last day is over."""
    return list(Programme.objects.filter(state="open", closes_on__lt=on).order_by("pk")[:AT_ONCE])


@dataclass(frozen=True)
class Clock:
    """One step after applying, and how long it may take."""

    title: str
    words: str


def clocks_of(programme: Programme) -> list[Clock]:
    """What happens after an application is sent, with the terms in force on the programme's first day. One query."""
    keys = ("admin_working_days", "visit_working_days", "decision_working_days", "sign_working_days", "account_days")
    found = rules([f"aid.{key}" for key in keys], programme.opens_on)
    days = {key: found[f"aid.{key}"].value for key in keys}
    return [
        Clock(_("Kelengkapan diperiksa"), _("paling lama %(days)s hari kerja") % {"days": days["admin_working_days"]}),
        Clock(_("Petugas mengunjungi tempat usaha"), _("paling lama %(days)s hari kerja") % {"days": days["visit_working_days"]}),
        Clock(_("Penerima ditetapkan"), _("paling lama %(days)s hari kerja") % {"days": days["decision_working_days"]}),
        Clock(_("Anda menandatangani perjanjian"), _("dalam %(days)s hari kerja") % {"days": days["sign_working_days"]}),
        Clock(_("Anda melaporkan pemakaian bantuan"), _("paling lambat %(days)s hari sesudahnya") % {"days": days["account_days"]}),
    ]


@dataclass(frozen=True)
class Step:
    """One entry of a history."""

    title: str
    note: str
    at: datetime


def history_of(programme: Programme) -> list[Step]:
    """What happened to a programme, newest first."""
    reasons = dict(ClosingReason.choices)
    rows = ProgrammeMove.objects.filter(record=programme).order_by("-at", "-pk")[:30]
    return [Step(str(PROGRAMME.state(row.target).label), str(reasons.get(row.reason_code, "")), row.at) for row in rows]
