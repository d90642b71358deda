from django.urls import URLPattern, path

from siapkerja.recovery.views import counter, disputes, hearings, links, officers, people

app_name = "recovery"

urlpatterns: list[URLPattern] = [
    path("akun/pemulihan/", people.start, name="start"),
    path("akun/pemulihan/ajukan/", people.ask, name="ask"),
    path("akun/pemulihan/status/", people.status_entry, name="status_entry"),
    path("akun/pemulihan/kode/<uuid:public_id>/", people.confirm, name="confirm"),
    path("akun/pemulihan/kode/<uuid:public_id>/kirim-ulang/", people.resend, name="resend"),
    path("akun/pemulihan/tiket/<uuid:public_id>/", people.ticket, name="ticket"),
    path("akun/pemulihan/tiket/<uuid:public_id>/lengkapi/", people.complete, name="complete"),
    path("akun/pemulihan/tiket/<uuid:public_id>/batal/", people.withdraw, name="withdraw"),
    path("akun/pemulihan/tiket/<uuid:public_id>/tautan/", people.new_link, name="new_link"),
    path("akun/pemulihan/sandi/<str:token>/", links.password, name="password"),
    path("akun/pemulihan/keberatan/<str:token>/", links.objection, name="object"),
    path("akun/sengketa-nik/", disputes.file, name="dispute"),
    path("akun/sengketa-nik/<uuid:public_id>/", disputes.status, name="dispute_status"),
    path("akun/sengketa-nik/<uuid:public_id>/kode/", disputes.confirm, name="dispute_code"),
    path("akun/sengketa-nik/<uuid:public_id>/kode/kirim-ulang/", disputes.resend, name="dispute_resend"),
    path("akun/sengketa-nik/<uuid:public_id>/jawab/", disputes.answer, name="dispute_answer"),
    path("akun/sengketa-nik/<uuid:public_id>/cabut/", disputes.withdraw, name="dispute_withdraw"),
    path("akun/sengketa-nik/<uuid:public_id>/banding/", disputes.ask_again, name="dispute_appeal"),
    path("petugas/pemulihan/", officers.queue, name="queue"),
    path("petugas/pemulihan/loket/", counter.counter, name="counter"),
    path("petugas/pemulihan/loket/<uuid:public_id>/", counter.counter_person, name="counter_person"),
    path("petugas/pemulihan/loket/kode/<uuid:public_id>/", counter.counter_code, name="counter_code"),
    path("petugas/pemulihan/<str:number>/", officers.case, name="case"),
    path("petugas/pemulihan/<str:number>/buka/", officers.open_case, name="open_case"),
    path("petugas/pemulihan/<str:number>/<slug:move>/", officers.move, name="move"),
    path("petugas/sengketa-nik/", hearings.queue, name="dispute_queue"),
    path("petugas/sengketa-nik/<str:number>/", hearings.case, name="dispute_case"),
    path("petugas/sengketa-nik/<str:number>/buka/", hearings.open_case, name="dispute_open"),
    path("petugas/sengketa-nik/<str:number>/<slug:move>/", hearings.move, name="dispute_move"),
]
