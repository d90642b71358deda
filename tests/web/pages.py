"""The pages anybody may open, for tests that look at all of them."""

from siapkerja.web.views.help_pages import TOPICS

PORTAL_PAGES = [
    "/",
    "/bantuan/",
    *(f"/bantuan/{topic.slug}/" for topic in TOPICS),
    "/status/",
    "/privasi/",
    "/ketentuan/",
    "/aksesibilitas/",
    "/laporkan-pungutan/",
    "/tiket/",
    "/akun/login/",
    "/akun/signup/",
    "/akun/password/reset/",
    "/akun/login/code/",
    "/akun/kendala/",
    "/komponen/",
]
OTHER_PUBLIC_PAGES = [
    "/upah-minimum/",
    "/wilayah/",
    "/statistik/",
    "/verifikasi/",
    "/karirhub/lowongan/",
    "/wajib-lapor/",
    "/sertihub/",
    "/sertihub/skema/",
    "/sertihub/lsp/",
]
PUBLIC_PAGES = PORTAL_PAGES + OTHER_PUBLIC_PAGES


def in_both_languages(pages: list[str]) -> list[str]:
    return pages + [f"/en{page}" for page in pages]
