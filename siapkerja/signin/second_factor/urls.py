"""Addresses under `akun/keamanan/`, in the namespace of signing in."""

from django.urls import path

from siapkerja.signin.second_factor.views import recovery_codes, security

urlpatterns = [
    path("akun/keamanan/", security.security, name="security"),
    path("akun/keamanan/langkah-kedua/", security.second_factor, name="second_factor"),
    path("akun/keamanan/perangkat/keluar/", security.sign_out_others, name="sign_out_others"),
    path("akun/keamanan/perangkat/<int:session_id>/keluar/", security.sign_out_device, name="sign_out_device"),
    path("akun/keamanan/kode-pemulihan/tersimpan/", recovery_codes.put_away, name="put_codes_away"),
]
