"""Answers to what people ask most."""

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe


@dataclass(frozen=True)
class Topic:
    """One help page: `templates/web/help/<slug>.html`."""

    slug: str
    title: str
    summary: str
    icon: str


TOPICS = (
    Topic("tidak-bisa-masuk", _("Tidak bisa masuk akun"), _("Lupa kata sandi, kode tidak datang, akun terkunci"), "lock"),
    Topic("melamar", _("Melamar pekerjaan"), _("Mencari lowongan, menyiapkan profil, memantau lamaran"), "briefcase"),
    Topic("wajib-lapor", _("Wajib lapor perusahaan"), _("Siapa yang wajib, kapan, dan apa yang disiapkan"), "file-earmark-text"),
    Topic("memeriksa-dokumen", _("Memeriksa keaslian dokumen"), _("Kode QR, nomor dokumen, dan arti hasilnya"), "shield-check"),
    Topic("biaya", _("Biaya layanan"), _("Semua gratis, dan apa yang dilakukan bila diminta bayar"), "cash-stack"),
    Topic("peran", _("Peran dan akun"), _("Perusahaan, lembaga pelatihan, LSP, dan petugas"), "people"),
)


@login_not_required
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    return render(request, "web/help/index.html", {"topics": TOPICS})


@login_not_required
@require_safe
def topic(request: HttpRequest, slug: str) -> HttpResponse:
    shown = next((topic for topic in TOPICS if topic.slug == slug), None)
    if shown is None:
        raise Http404
    others = [topic for topic in TOPICS if topic is not shown]
    return render(request, f"web/help/{slug}.html", {"topic": shown, "others": others})
