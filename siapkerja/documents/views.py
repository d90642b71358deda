"""The public check of documents, and the PDF for whoever it was issued to."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from siapkerja.audit.recording import record_act
from siapkerja.documents import checking, queries
from siapkerja.documents.access import may_read
from siapkerja.documents.forms import CheckForm
from siapkerja.documents.models import Document
from siapkerja.documents.numbers import is_trial_number
from siapkerja.documents.pdf import render_pdf
from siapkerja.documents.tokens import read_token
from siapkerja.files.views import answer


def _checked(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    response = render(request, template, context, status=status)
    response["X-Robots-Tag"] = "noindex"
    return response


@login_not_required
@never_cache
@require_safe
def verify(request: HttpRequest) -> HttpResponse:
    """Check by number, or by the signs below the QR code."""
    if "nomor" not in request.GET:
        return _checked(request, "documents/verify.html", {"form": CheckForm(), "results": None})
    form = CheckForm(request.GET)
    if not form.is_valid():
        return _checked(request, "documents/verify.html", {"form": form, "results": None})
    checking.count_visit(request)
    typed = form.cleaned_data["nomor"]
    document = queries.by_token(read_token(typed))
    if document is not None:
        return redirect("documents:verification", document.token)
    results = [checking.check(found, on=timezone.localdate()) for found in queries.by_number(typed)]
    context = {"form": form, "results": results, "typed": typed, "is_trial": is_trial_number(typed), "now": timezone.now()}
    return _checked(request, "documents/verify.html", context)


@login_not_required
@never_cache
@require_safe
def verification(request: HttpRequest, token: str) -> HttpResponse:
    """What the QR code leads to."""
    checking.count_visit(request)
    document = queries.by_token(read_token(token))
    check = checking.check(document, on=timezone.localdate(), by_token=True)
    context = {"check": check, "now": timezone.now(), "form": CheckForm()}
    return _checked(request, "documents/verification.html", context, status=200 if document else 404)


@login_not_required
@never_cache
@require_safe
def certificates(request: HttpRequest) -> HttpResponse:
    """With what the portal signs its PDFs, now and before, and how to look."""
    return render(request, "documents/certificates.html", {"certificates": queries.certificates(), "now": timezone.now()})


@login_not_required
@never_cache
@require_safe
def certificates_file(request: HttpRequest) -> HttpResponse:
    """All certificates the portal has signed with, for a PDF reader to trust."""
    response = HttpResponse("".join(one.pem for one in queries.certificates()), content_type="application/x-pem-file")
    response["Content-Disposition"] = 'attachment; filename="siapkerja-sertifikat.pem"'
    return response


@never_cache
@require_safe
def pdf(request: HttpRequest, token: str) -> HttpResponseBase:
    """The PDF; made on the spot where the worker has not come to it yet."""
    document = get_object_or_404(Document.objects.kept().select_related("pdf"), token=token)
    actor = request.actor  # type: ignore[attr-defined]
    if not may_read(actor, document):
        raise Http404
    record_act(actor, "document_downloaded", f"documents.document:{document.pk}", timezone.now())
    return pdf_answer(document)


def pdf_answer(document: Document) -> HttpResponseBase:
    """The PDF as an attachment; the caller has checked and logged who asks."""
    if document.pdf is not None and document.pdf.is_available:
        return answer(document.pdf)
    name = f"{document.kind}-{document.number}.pdf".replace("/", "-")
    response = HttpResponse(render_pdf(document), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
