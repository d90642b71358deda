from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from siapkerja.identity.queries import organisations_of
from siapkerja.reference.queries import rules
from wajiblapor.queries.rule_sets import limits_on


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Who must report, by when, what it takes, and the door in."""
    today = timezone.localdate()
    terms = rules(["wlkp.first_report_days", "wlkp.closing_report_days", "wlkp.reminder_days"], today)
    organisations = organisations_of(request.actor) if request.user.is_authenticated else []  # type: ignore[attr-defined]
    context = {
        "organisations": organisations,
        "first_days": terms["wlkp.first_report_days"].value,
        "closing_days": terms["wlkp.closing_report_days"].value,
        "reminders": ", ".join(str(days) for days in terms["wlkp.reminder_days"].value),
        "limits": limits_on(today),
    }
    return render(request, "wajiblapor/public/start.html", context)
