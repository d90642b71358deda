from django.urls import URLPattern, path

from siapkerja.officers.views import areas, assignments, assistance, citizen, registrations, rights

app_name = "officers"

urlpatterns: list[URLPattern] = [
    path("petugas/penugasan/", assignments.assignments, name="assignments"),
    path("petugas/penugasan/beri/", assignments.give, name="give_assignment"),
    path("petugas/penugasan/peran/", assignments.roles, name="roles"),
    path("petugas/penugasan/unit/", areas.areas, name="areas"),
    path("petugas/penugasan/unit/<str:province_code>/buka/", areas.new_area, name="new_area"),
    path("petugas/penugasan/<int:assignment_id>/", assignments.assignment, name="assignment"),
    path("petugas/penugasan/<int:assignment_id>/perpanjang/", assignments.extend, name="extend_assignment"),
    path("petugas/penugasan/<int:assignment_id>/akhiri/", assignments.end, name="end_assignment"),
    path("petugas/hak-akses/", rights.rights, name="rights"),
    path("petugas/pendampingan/", assistance.desk, name="assistance"),
    path("petugas/pendampingan/kirim-kode/", assistance.send_code, name="send_code"),
    path("petugas/pendampingan/mulai/", assistance.begin, name="begin_assistance"),
    path("petugas/pendampingan/formulir/", assistance.begin_with_form, name="begin_with_form"),
    path("petugas/pendampingan/akhiri/", assistance.end, name="end_assistance"),
    path("petugas/pendampingan/paspor/", assistance.passport, name="compare_passport"),
    path("petugas/warga/", registrations.citizens, name="citizens"),
    path("petugas/warga/catat/", registrations.register, name="register_citizen"),
    path("petugas/warga/formulir.pdf", registrations.paper_form, name="paper_form"),
    path("petugas/warga/<uuid:public_id>/", registrations.citizen, name="citizen"),
    path("petugas/warga/<uuid:public_id>/dampingi/", registrations.begin, name="assist_citizen"),
    path("akun/pendampingan/", citizen.mine, name="my_assistance"),
    path("akun/pendampingan/kode/", citizen.make_code, name="make_code"),
    path("akun/pendampingan/<int:representation_id>/hentikan/", citizen.stop, name="stop_assistance"),
    path("akun/pendampingan/ambil-catatan/", citizen.take_over, name="take_over"),
]
