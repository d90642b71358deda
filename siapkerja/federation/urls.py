from django.urls import path

from siapkerja.federation.views import applications, authorities, authorize, connected, sign_out

app_name = "federation"

urlpatterns = [
    path("oidc/authorize", authorize.authorize, name="authorize"),
    path("oidc/logout", sign_out.sign_out, name="sign_out"),
    path("akun/aplikasi/", connected.connected, name="connected"),
    path("akun/aplikasi/<int:consent_id>/tarik/", connected.withdraw, name="withdraw"),
    path("akun/otoritas/hubungkan/", authorities.finish_connecting, name="finish_connecting"),
    path("akun/otoritas/<int:account_id>/putuskan/", authorities.disconnect, name="disconnect"),
    path("petugas/aplikasi/", applications.applications, name="applications"),
    path("petugas/aplikasi/daftar/", applications.register, name="register_application"),
    path("petugas/aplikasi/<slug:client_id>/", applications.application, name="application"),
    path("petugas/aplikasi/<slug:client_id>/ubah/", applications.change, name="change_application"),
    path("petugas/aplikasi/<slug:client_id>/rahasia/", applications.new_secret, name="new_secret"),
    path("petugas/aplikasi/<slug:client_id>/<slug:move>/", applications.move, name="move_application"),
]
