"""Who hears of levy reports: the officers who may read them."""

from collections.abc import Iterable
from typing import Any

from django.db.models import Q
from django.utils import timezone

from siapkerja.facts.web import LevyReported
from siapkerja.identity.models import Assignment
from siapkerja.notifications.notices import Notice, register
from siapkerja.web.models import LevyReport
from siapkerja.web.permissions import GRANTS, Permission


def _officers(fact: LevyReported) -> Iterable[int]:
    """Officers of the place's province and of the whole country; without a place only the latter."""
    code = fact.regency_code
    reached = Q(region=None) | Q(region__in=[code[:2], code] if code else [])
    assignments = Assignment.objects.at(timezone.localdate()).filter(reached, role__in=GRANTS[Permission.READ_LEVY_REPORTS].officers)
    return assignments.values_list("person_id", flat=True).distinct()


def _matter(fact: LevyReported) -> dict[str, Any]:
    report = LevyReport.objects.select_related("regency").get(pk=fact.levy_report_id)
    return {"ticket": report.ticket, "regency": report.regency.name if report.regency else ""}


def _page(fact: LevyReported) -> tuple[str, list[str]]:
    return "web:levy_case", [LevyReport.objects.only("ticket").get(pk=fact.levy_report_id).ticket]


register(
    Notice(slug="levy_reported", fact=LevyReported, category="web", audience=_officers, params=_matter, url=_page),
)
