"""The roster's rules as documents: for programs as JSON Schema, for people without a connection as a page to keep."""

import json
from uuid import UUID

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import organisation_view
from siapkerja.kernel.calendar import day_in
from siapkerja.reference.queries import UnknownRule
from wajiblapor.queries.rule_sets import rule_set, rules_of_year
from wajiblapor.rosters.offline_checker import offline_checker
from wajiblapor.rosters.schema import roster_schema
from wajiblapor.views.company import own_report

AN_HOUR = 3600


@login_not_required
@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def schema(request: HttpRequest, year: int) -> HttpResponse:
    """JSON Schema of a year's roster; the same words at every address of the portal's languages."""
    if year > timezone.localdate().year:
        raise Http404
    with override("id"):
        address = settings.BASE_URL + reverse("wajiblapor:roster_schema", args=[year])
        try:
            described = roster_schema(rules_of_year(year), address=address)
        except (UnknownRule, ValueError) as error:
            raise Http404 from error
        text = json.dumps(described, ensure_ascii=False, indent=1)
    response = HttpResponse(text, content_type="application/schema+json; charset=utf-8")
    # Programs and form builders of other origins may read it; it is about nobody.
    response["Access-Control-Allow-Origin"] = "*"
    return response


@login_not_required
@require_safe
@cache_control(public=True, max_age=AN_HOUR)
def checker(request: HttpRequest) -> HttpResponse:
    """The offline checker for everybody: every rule but the minimum wage, which is of a region."""
    today = timezone.localdate()
    return _kept(offline_checker(rule_set(regency_code=None, today=today)), today.year)


@require_safe
@organisation_view
def report_checker(request: HttpRequest, organisation: LegalEntity, report_id: UUID) -> HttpResponse:
    """The offline checker of a report, with the minimum wage of its workplace."""
    report = own_report(request, organisation, report_id)
    rules = rule_set(regency_code=report.regency_id, today=day_in(report.workplace.time_zone, timezone.now()))
    return _kept(offline_checker(rules, for_whom=report.workplace.name), report.year)


def _kept(page: str, year: int) -> HttpResponse:
    """A file to keep; opened from the disk, it runs under the policy it carries itself."""
    response = HttpResponse(page, content_type="text/html; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="pemeriksa-daftar-pekerja-{year}.html"'
    return response
