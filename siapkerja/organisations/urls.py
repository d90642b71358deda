from django.urls import path

from siapkerja.organisations.views import invitations, legal, members, officer, own_cases

app_name = "organisations"
ORGANISATION = "organisasi/<uuid:organisation_id>/"

urlpatterns = [
    path("organisasi/pengajuan/", own_cases.cases, name="cases"),
    path("organisasi/pengajuan/<str:number>/", own_cases.case, name="case"),
    path("organisasi/pengajuan/<str:number>/tarik/", own_cases.withdraw_case, name="withdraw_case"),
    path("organisasi/klaim/", own_cases.claim, name="claim"),
    path("organisasi/ambil-alih/", own_cases.handover, name="handover"),
    path("undangan/<str:token>/", invitations.invitation, name="invitation"),
    path("organisasi/undangan/<uuid:invitation_id>/terima/", invitations.accept, name="accept_invitation"),
    path(ORGANISATION + "bukti/", own_cases.prove, name="prove"),
    path(ORGANISATION + "ambil-alih/<str:number>/", own_cases.object_to, name="object"),
    path(ORGANISATION + "identitas/", legal.identity, name="identity"),
    path(ORGANISATION + "dokumen/tambah/", legal.add_paper, name="add_document"),
    path(ORGANISATION + "tempat/", legal.workplaces, name="workplaces"),
    path(ORGANISATION + "tempat/<uuid:workplace_id>/", legal.change_place, name="change_workplace"),
    path(ORGANISATION + "tempat/<uuid:workplace_id>/tutup/", legal.close_place, name="close_workplace"),
    path(ORGANISATION + "kedudukan/", legal.capacities, name="capacities"),
    path(ORGANISATION + "kedudukan/<int:capacity_id>/akhiri/", legal.stop_capacity, name="end_capacity"),
    path(ORGANISATION + "anggota/", members.members, name="members"),
    path(ORGANISATION + "anggota/undang/", members.invite_member, name="invite"),
    path(ORGANISATION + "anggota/<int:membership_id>/", members.change_member, name="change_member"),
    path(ORGANISATION + "anggota/<int:membership_id>/akhiri/", members.end_member, name="end_member"),
    path(ORGANISATION + "undangan/<uuid:invitation_id>/kirim-ulang/", members.resend, name="resend_invitation"),
    path(ORGANISATION + "undangan/<uuid:invitation_id>/batal/", members.cancel, name="cancel_invitation"),
    path("petugas/organisasi/", officer.queue, name="officer_queue"),
    path("petugas/organisasi/gabung/", officer.merge_search, name="merge_search"),
    path("petugas/organisasi/gabung/pilih/", officer.merge_choice, name="merge_choice"),
    path("petugas/organisasi/gabung/<uuid:kept_id>/<uuid:absorbed_id>/", officer.merge, name="merge"),
    path("petugas/organisasi/<str:number>/", officer.case, name="officer_case"),
    path("petugas/organisasi/<str:number>/<str:move>/", officer.decide, name="decide"),
]
