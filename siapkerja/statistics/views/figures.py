"""Public figures, each with its definition, and the officers' dashboard of their region."""

from collections.abc import Sequence

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.views.access import officer_view
from siapkerja.statistics.figures import Figure, figures
from siapkerja.statistics.forms import FilterForm
from siapkerja.statistics.queries import read_figure, region_choices


@login_not_required
@require_safe
def public_figures(request: HttpRequest) -> HttpResponse:
    """The public figures of the country or a province, in a month."""
    return _page(request, "statistics/public.html", figures(public_only=True), region_choices({""}), in_public=True)


@require_safe
@officer_view()
def dashboard(request: HttpRequest) -> HttpResponse:
    """All figures within the regions of the officer's assignments, small cells included."""
    codes = request.actor.officer_regions(frozenset(OfficerRole))  # type: ignore[attr-defined]
    return _page(request, "statistics/dashboard.html", figures(), region_choices(codes), in_public=False)


def _page(
    request: HttpRequest, template: str, known: Sequence[Figure], regions: Sequence[tuple[str, str]], *, in_public: bool
) -> HttpResponse:
    form = FilterForm(request.GET, regions=regions, today=timezone.localdate())
    chosen = next((figure for figure in known if figure.slug == request.GET.get("angka")), known[0] if known else None)
    scope = {"region_code": form.region_code, "month": form.month, "in_public": in_public}
    readings = [read_figure(figure, **scope, with_areas=figure is chosen) for figure in known]  # type: ignore[arg-type]
    return render(
        request,
        template,
        {"form": form, "readings": readings, "main": next((r for r in readings if r.figure is chosen), None)},
    )
