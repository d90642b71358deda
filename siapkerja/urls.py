"""Addresses. Services are named as strings only; screens are Indonesian at / and English under /en/."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.urls import include, path

from siapkerja.officers.admin_site import site as administration

urlpatterns = [
    path("", include("siapkerja.web.plain_urls")),
    path("", include("siapkerja.federation.machine_urls")),
    path("api/v1/", include("siapkerja.api_urls")),
    *i18n_patterns(
        path("akun/", include("siapkerja.signin.account_urls")),
        path("akun/langkah-kedua/", include("siapkerja.signin.second_factor.factor_urls")),
        path("", include("siapkerja.reference.urls")),
        path("", include("siapkerja.identity.urls")),
        path("", include("siapkerja.profiles.urls")),
        path("", include("siapkerja.files.urls")),
        path("", include("siapkerja.jobs.urls")),
        path("", include("siapkerja.documents.urls")),
        path("", include("siapkerja.notifications.urls")),
        path("", include("siapkerja.statistics.urls")),
        path("", include("siapkerja.journey.urls")),
        path("", include("siapkerja.alerts.urls")),
        path("", include("siapkerja.messaging.urls")),
        path("", include("siapkerja.integrations.urls")),
        path("", include("siapkerja.signin.urls")),
        path("", include("siapkerja.federation.urls")),
        path("akun/otoritas/", include("siapkerja.federation.authority_urls")),
        path("", include("siapkerja.recovery.urls")),
        path("", include("siapkerja.organisations.urls")),
        path("", include("siapkerja.api.client_urls")),
        path("", include("siapkerja.officers.urls")),
        path("", include("siapkerja.privacy.urls")),
        path("", include("siapkerja.villages.urls")),
        path("karirhub/", include("karirhub.urls")),
        path("data/lowongan/", include("karirhub.views.public.open_data_urls")),
        path("skillhub/", include("skillhub.urls")),
        path("sertihub/", include("sertihub.urls")),
        path("wirausaha/", include("wirausaha.urls")),
        path("wajib-lapor/", include("wajiblapor.urls")),
        path("", include("siapkerja.web.urls")),
        prefix_default_language=False,
    ),
]

if settings.ADMIN_PATH:
    urlpatterns.insert(0, path(settings.ADMIN_PATH, administration.urls))

handler400 = "siapkerja.web.views.errors.bad_request"
handler403 = "siapkerja.web.views.errors.forbidden"
handler404 = "siapkerja.web.views.errors.not_found"
handler500 = "siapkerja.web.views.errors.server_error"
