"""The public register of certification bodies."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sertihub.enums import BodyKind
from sertihub.forms.bodies import RegisterForm
from sertihub.queries import bodies as reads
from sertihub.queries.bodies import Register
from sertihub.queries.schemes import published_of
from sertihub.views.public.cards import cost_words, kind_words
from siapkerja.reference.queries.places import places
from siapkerja.web.pagination import keyset_page


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """All bodies by their number, narrowed by words, kind and province."""
    provinces = [(code, found.short) for code, found in sorted(places().items()) if len(code) == 2]
    form = RegisterForm(request.GET or None, provinces=provinces)
    asked = Register()
    if form.is_valid():
        asked = Register(form.cleaned_data["q"], form.cleaned_data["jenis"], form.cleaned_data["provinsi"])
    page = keyset_page(reads.public_bodies(asked), request, order=["bnsp_number"])
    known, today = reads.provinces_of(list(page)), timezone.localdate()
    cards = [(body, known.get(body.pk, []), body.is_licensed(today)) for body in page]
    return render(request, "sertihub/bodies/index.html", {"form": form, "page": page, "cards": cards})


@login_not_required
@require_safe
def body(request: HttpRequest, body_id: int, slug: str) -> HttpResponse:
    """One body with its licence, schemes and venues."""
    found = reads.public_body(body_id)
    if found is None:
        raise Http404
    if slug != found.slug:
        return redirect(found, permanent=True)
    today = timezone.localdate()
    context = {
        "body": found,
        "kinds": BodyKind,
        "is_licensed": found.is_licensed(today),
        "schemes": [(scheme, kind_words(scheme), cost_words(scheme)) for scheme in published_of(found)],
        "venues": reads.open_venues(found),
        "assessors": reads.serving_assessors(found, on=today),
    }
    return render(request, "sertihub/bodies/body.html", context)
