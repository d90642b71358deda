"""What is behind the links that were sent: a new password, once; and an objection."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from siapkerja.identity.models import User
from siapkerja.kernel.errors import Refused
from siapkerja.recovery.actions.links import object_to, require_objectable, require_usable, set_password
from siapkerja.recovery.forms.people import NewPasswordForm
from siapkerja.recovery.models import RecoveryLink
from siapkerja.recovery.models.proofs import LinkPurpose
from siapkerja.recovery.queries import link_by_token
from siapkerja.recovery.views.people import TRIED_PER_ADDRESS
from siapkerja.throttles import address_of, count_one


def _link(request: HttpRequest, token: str, purpose: LinkPurpose) -> RecoveryLink:
    count_one(what="recovery.link", of=address_of(request), per_hour=TRIED_PER_ADDRESS)
    link = link_by_token(token, purpose)
    if link is None:
        raise Http404
    return link


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest, token: str) -> HttpResponse:
    link, now = _link(request, token, LinkPurpose.PASSWORD), timezone.now()
    form = NewPasswordForm(request.POST or None, user=User.objects.filter(person=link.ticket.person_id).first())
    try:
        require_usable(link, at=now)
        if request.method == "POST" and form.is_valid():
            set_password(link=link, password=form.cleaned_data["password1"], by=request.actor, at=now)  # type: ignore[attr-defined]
            messages.success(request, _("Kata sandi baru tersimpan. Masuk dengan kontak baru dan kata sandi ini."))
            return redirect("account_login")
    except Refused as refusal:
        return render(request, "recovery/person/dead_link.html", {"refusal": refusal, "is_objection": False}, status=410)
    return render(request, "recovery/person/password.html", {"form": form}, status=422 if form.errors else 200)


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def objection(request: HttpRequest, token: str) -> HttpResponse:
    link, now = _link(request, token, LinkPurpose.OBJECTION), timezone.now()
    try:
        require_objectable(link, at=now)
        if request.method == "POST":
            object_to(link=link, by=request.actor, at=now)  # type: ignore[attr-defined]
            return render(request, "recovery/person/objected.html", {"ticket": link.ticket})
    except Refused as refusal:
        return render(request, "recovery/person/dead_link.html", {"refusal": refusal, "is_objection": True}, status=410)
    return render(request, "recovery/person/object.html", {"link": link, "ticket": link.ticket})
