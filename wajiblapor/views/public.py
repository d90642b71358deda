from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from siapkerja.identity.models import LegalEntity
from siapkerja.identity.queries import organisations_of
from siapkerja.reference.queries import rules
from wajiblapor.permissions import Permission, may
from wajiblapor.queries.reports import WorkplaceStanding, overview
from wajiblapor.queries.rule_sets import limits_on
from wajiblapor.queries.typed import most_typed
from wajiblapor.views.company import actor_of


@login_not_required
@require_safe
def start(request: HttpRequest) -> HttpResponse:
    """Who must report, by when, what it takes, and the door in."""
    today = timezone.localdate()
    terms = rules(["wlkp.first_report_days", "wlkp.closing_report_days", "wlkp.reminder_days"], today)
    organisations = organisations_of(request.actor) if request.user.is_authenticated else []  # type: ignore[attr-defined]
    context = {
        "organisations": organisations,
        "only": _only_workplace(request, organisations[0]) if len(organisations) == 1 else None,
        "first_days": terms["wlkp.first_report_days"].value,
        "closing_days": terms["wlkp.closing_report_days"].value,
        "reminders": ", ".join(str(days) for days in terms["wlkp.reminder_days"].value),
        "limits": limits_on(today),
        "most_typed": most_typed(today),
        "year": today.year,
    }
    return render(request, "wajiblapor/public/start.html", context)


def _only_workplace(request: HttpRequest, organisation: LegalEntity) -> WorkplaceStanding | None:
    """Where the one workplace of somebody's one company stands, so that a small company gets to its report at once."""
    actor = actor_of(request)
    standings = overview(organisation, at=timezone.now(), workplace_ids=actor.workplaces_in(organisation.pk))
    if len(standings) != 1:
        return None
    place = standings[0].workplace.pk
    return standings[0] if may(actor, Permission.EDIT_REPORT, legal_entity_id=organisation.pk, workplace_id=place) else None
