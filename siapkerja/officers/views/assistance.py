"""An officer acts for a citizen: begin by code or signed form, write down who has no account, end it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import rotate_token
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from siapkerja.identity.actions.passports import CurrentPassportFirst, NoPassport, PassportElsewhere, PassportExpired
from siapkerja.identity.assistance import ASSISTANCE_KEY
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.identity.models import Representation
from siapkerja.identity.views.access import officer_view, person_view
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import id_of
from siapkerja.officers.actions import assistance as actions
from siapkerja.officers.actions.passports import compare_passport
from siapkerja.officers.forms.assistance import CodeForm, SendCodeForm, SignedFormForm
from siapkerja.officers.permissions import GRANTS, Permission
from siapkerja.officers.queries.assistance import assisted_by, citizen_by_nik

helpers = officer_view(*GRANTS[Permission.ASSIST].officers)


def _desk(
    request: HttpRequest, *, code_form: CodeForm | None = None, send_form: SendCodeForm | None = None, status: int = 200
) -> HttpResponse:
    actor = request.actor  # type: ignore[attr-defined]
    context = {
        "code_form": code_form or CodeForm(),
        "send_form": send_form or SendCodeForm(),
        "assisted": assisted_by(actor.person_id, at=timezone.now()),
        "may_register": bool(actor.officer_regions(GRANTS[Permission.REGISTER_CITIZEN].officers)),
    }
    return render(request, "officers/assistance/desk.html", context, status=status)


def entered(request: HttpRequest, representation: Representation) -> HttpResponse:
    """From here on the session acts for the citizen. Forms opened before can no longer be sent, so none goes to the wrong person."""
    request.session[ASSISTANCE_KEY] = representation.pk
    rotate_token(request)
    messages.success(request, _("Anda kini mendampingi %(name)s.") % {"name": representation.principal.full_name})
    return redirect("profiles:profile")


@require_safe
@helpers
def desk(request: HttpRequest) -> HttpResponse:
    return _desk(request)


@require_POST
@helpers
def send_code(request: HttpRequest) -> HttpResponse:
    form = SendCodeForm(request.POST)
    if not form.is_valid():
        return _desk(request, send_form=form, status=422)
    try:
        actions.send_code(person=citizen_by_nik(form.cleaned_data["nik"]), by=request.actor, at=timezone.now())  # type: ignore[attr-defined]
    except Refused as refusal:
        show_refusal(refusal, form)
        return _desk(request, send_form=form, status=422)
    messages.success(
        request, _("Bila NIK itu punya akun dengan kontak yang sudah dicek, kodenya sudah dikirim. Minta warga membacakannya.")
    )
    return redirect("officers:assistance")


@require_POST
@helpers
def begin(request: HttpRequest) -> HttpResponse:
    form = CodeForm(request.POST)
    if form.is_valid():
        try:
            begun = actions.begin_with_code(
                code=form.cleaned_data["code"],
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
                on=timezone.localdate(),
            )
            return entered(request, begun)
        except Refused as refusal:
            show_refusal(refusal, form)
    return _desk(request, code_form=form, status=422)


@require_http_methods(["GET", "HEAD", "POST"])
@helpers
def begin_with_form(request: HttpRequest) -> HttpResponse:
    form = SignedFormForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        upload = form.cleaned_data["form"]
        try:
            begun = actions.begin_with_form(
                person=form.person,
                stream=upload.file,
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
                on=timezone.localdate(),
            )
            return entered(request, begun)
        except Refused as refusal:
            show_refusal(refusal, form)
    return render(request, "officers/assistance/signed_form.html", {"form": form}, status=422 if form.errors else 200)


@require_POST
@person_view
def passport(request: HttpRequest) -> HttpResponse:
    """The person at the counter has shown a passport; which one stands in `paspor`, else it is the one in use."""
    try:
        compare_passport(claim_id=id_of(request.POST.get("paspor", "")), by=request.actor, at=timezone.now(), on=timezone.localdate())  # type: ignore[attr-defined]
        messages.success(request, _("Paspor tercatat cocok."))
    except (CurrentPassportFirst, NoPassport, PassportExpired, PassportElsewhere) as refusal:
        messages.error(request, str(refusal))
    return redirect("profiles:identity")


@require_POST
@person_view
def end(request: HttpRequest) -> HttpResponse:
    """Back to one's own name, whether the time was over or not."""
    actor = request.actor  # type: ignore[attr-defined]
    pk = request.session.pop(ASSISTANCE_KEY, None)
    running = Representation.objects.filter(pk=pk, agent_id=actor.person_id).first() if pk else None
    if running is not None:
        actions.end_assistance(representation=running, by=actor, at=timezone.now())
        messages.success(request, _("Pendampingan diakhiri. Warganya mendapat kabar tentang yang Anda lakukan."))
    rotate_token(request)
    return redirect("officers:assistance" if actor.is_officer else "profiles:overview")
