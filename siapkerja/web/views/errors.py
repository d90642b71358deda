"""Error pages in the portal's look."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseServerError
from django.shortcuts import render
from django.template.loader import get_template
from django.utils.translation import gettext as _

from siapkerja.api.problems import plain_problem

API = "/api/"


@login_not_required
def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "400.html", status=400)


@login_not_required
def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    return render(request, "403.html", status=403)


@login_not_required
def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Programs get a problem, people a page."""
    if request.path.startswith(API):
        return plain_problem(404, "not_found", _("Alamat ini tidak ada."))
    return render(request, "404.html", status=404)


@login_not_required
def server_error(request: HttpRequest) -> HttpResponse:
    """Asks nothing of database, session or user, any of which may be what broke."""
    return HttpResponseServerError(get_template("500.html").render())
