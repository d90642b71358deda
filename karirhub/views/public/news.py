"""News of new vacancies by e-mail, without an account."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from karirhub.forms import kept
from karirhub.views.public.kept import KEPT_VACANCIES
from siapkerja.alerts.actions.subscriptions import ask_for_news
from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.forms import AskForm
from siapkerja.identity.forms.refusals import show_refusal
from siapkerja.kernel.errors import Refused
from siapkerja.throttles import count_one_from

PER_HOUR = 20


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Where to send news of a search. The answer is the same whether the address is known or not."""
    query = kept.tidy(request.POST.get("cari", "") if request.method == "POST" else request.GET.urlencode())
    form = AskForm(request.POST or None, initial={"cari": query})
    if request.method == "POST" and form.is_valid():
        try:
            count_one_from(request, what="alert", per_hour=PER_HOUR)
            ask_for_news(
                kind=KEPT_VACANCIES,
                query=query,
                address=form.cleaned_data["email"],
                frequency=Frequency(form.cleaned_data["frequency"]),
                language=translation.get_language() or "id",
                by=request.actor,  # type: ignore[attr-defined]
                at=timezone.now(),
            )
            return redirect("karirhub:news_asked")
        except Refused as refusal:
            show_refusal(refusal, form)
    words = kept.in_words(query) if query else ""
    context = {"form": form, "query": query, "words": words, "results_url": kept.path(query)}
    return render(request, "karirhub/searches/ask.html", context, status=422 if form.errors else 200)


@login_not_required
@require_safe
def asked(request: HttpRequest) -> HttpResponse:
    """What to do next: open the letter that asks whether one wants them."""
    return render(request, "karirhub/searches/asked.html")
