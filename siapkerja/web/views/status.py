"""How the portal is doing right now, for everybody."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from siapkerja.web import health


@login_not_required
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    report = health.recent_report()
    parts = {part.name: part for part in health.PARTS}
    rows = [(parts[finding.name], finding) for finding in report.findings if finding.name in parts]
    return render(request, "web/status.html", {"report": report, "rows": rows})
