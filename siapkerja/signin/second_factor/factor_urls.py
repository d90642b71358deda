"""allauth's addresses of the second factor, under the names allauth knows them by; some are answered by us.

In place of `allauth.mfa.urls`: its list of codes and its list of sessions write while they are read, which no page of the
portal may.
"""

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as allauth_recovery_codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.decorators.cache import never_cache

from siapkerja.signin.second_factor.views import factors, recovery_codes, security

urlpatterns = [
    path("", security.onwards, name="mfa_index"),
    path("masuk/", factors.authenticate, name="mfa_authenticate"),
    path("pastikan/", base.reauthenticate, name="mfa_reauthenticate"),
    path("aplikasi/pasang/", never_cache(totp.activate_totp), name="mfa_activate_totp"),
    path("aplikasi/lepas/", totp.deactivate_totp, name="mfa_deactivate_totp"),
    path("kode-pemulihan/", recovery_codes.recovery_codes, name="mfa_view_recovery_codes"),
    path("kode-pemulihan/buat/", allauth_recovery_codes.generate_recovery_codes, name="mfa_generate_recovery_codes"),
    path("kode-pemulihan/unduh/", recovery_codes.download, name="mfa_download_recovery_codes"),
    path("passkey/", factors.list_passkeys, name="mfa_list_webauthn"),
    path("passkey/tambah/", webauthn.add_webauthn, name="mfa_add_webauthn"),
    path("passkey/pastikan/", factors.reauthenticate_by_passkey, name="mfa_reauthenticate_webauthn"),
    path("passkey/masuk/", login_not_required(webauthn.login_webauthn), name="mfa_login_webauthn"),
    path("passkey/<int:pk>/nama/", webauthn.edit_webauthn, name="mfa_edit_webauthn"),
    path("passkey/<int:pk>/hapus/", factors.remove_passkey, name="mfa_remove_webauthn"),
]
