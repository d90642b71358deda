"""Skills as free tags."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.views.access import person_view
from siapkerja.kernel.errors import Refused
from siapkerja.profiles.actions.skills import add_skills, remove_skill
from siapkerja.profiles.enums import Part
from siapkerja.profiles.forms.wishes import SkillsForm
from siapkerja.profiles.models import Skill
from siapkerja.profiles.queries import profile_of
from siapkerja.profiles.views.steps import asked_for, onwards, show_step


@require_http_methods(["GET", "HEAD", "POST"])
@person_view
def skills(request: HttpRequest) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    found = profile_of(actor.subject_id)
    form = SkillsForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            add_skills(person=found.person, names=form.cleaned_data["names"], by=actor, at=timezone.now())
        except Refused as refusal:
            show_refusal(refusal, form)
        else:
            messages.success(request, _("Keterampilan tersimpan."))
            return onwards(request) if asked_for(request) else redirect("profiles:skills")
    return show_step(request, "profiles/profile/skills.html", Part.SKILLS, form=form, skills=found.skills.all())


@require_POST
@person_view
def delete_skill(request: HttpRequest, skill_id: int) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    skill = get_object_or_404(Skill.objects.select_related("profile__person"), pk=skill_id, profile_id=actor.subject_id)
    remove_skill(person=skill.profile.person, skill=skill, by=actor, at=timezone.now())
    return redirect("profiles:skills")
