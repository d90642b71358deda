"""Who may read the profile: everybody's choice, and the employers named one by one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.queries import has_consented
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.actions.visibility import choose_visibility, forget_employer, name_employer
from siapkerja.profiles.forms.visibility import VisibilityForm
from siapkerja.profiles.models import EmployerChoice
from siapkerja.profiles.queries import employers_like, profile_of


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def visibility(request: HttpRequest) -> HttpResponse:
    """The choice, the employers named, and a search for another one (`cari`)."""
    actor = request.actor  # type: ignore[attr-defined]
    found = profile_of(actor.subject_id)
    agreed = has_consented(found.pk, ConsentPurpose.BE_FOUND_BY_EMPLOYERS)
    form = VisibilityForm(request.POST or None, initial={"visibility": found.visibility, "consents": agreed})
    if request.method == "POST" and form.is_valid():
        try:
            choose_visibility(person=found.person, **form.cleaned_data, by=actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Pilihan Anda tersimpan dan langsung berlaku."))
            return redirect("profiles:visibility")
    words = request.GET.get("cari", "")[:100]
    choices = EmployerChoice.objects.filter(profile=found.pk).select_related("legal_entity")
    named = {choice.legal_entity_id for choice in choices}
    context = {
        "form": form,
        "choices": choices,
        "words": words,
        "employers": [row for row in employers_like(words) if row.pk not in named],
        "agreed": agreed,
        "profile": found,
    }
    return render(request, "profiles/papers/visibility.html", context, status=422 if form.errors else 200)


@require_POST
@person_view
def name(request: HttpRequest, organisation_id: UUID, choice: str) -> HttpResponse:
    """Let an employer find the profile ("boleh"), or hide it from it ("sembunyi")."""
    if choice not in {"boleh", "sembunyi"}:
        raise Http404
    actor = request.actor  # type: ignore[attr-defined]
    employer = get_object_or_404(LegalEntity, public_id=organisation_id, merged_into=None)
    person = profile_of(actor.subject_id).person
    try:
        name_employer(person=person, legal_entity=employer, is_allowed=choice == "boleh", by=actor, at=timezone.now())
        messages.success(request, _("%(company)s masuk daftar Anda.") % {"company": employer.name})
    except Refused as refusal:
        messages.error(request, str(refusal))
    return redirect("profiles:visibility")


@require_POST
@person_view
def forget(request: HttpRequest, choice_id: int) -> HttpResponse:
    """Take an employer off the list."""
    actor = request.actor  # type: ignore[attr-defined]
    found = get_object_or_404(EmployerChoice.objects.select_related("profile__person"), pk=choice_id, profile_id=actor.subject_id)
    forget_employer(person=found.profile.person, choice=found, by=actor, at=timezone.now())
    messages.success(request, _("Perusahaan dihapus dari daftar."))
    return redirect("profiles:visibility")
