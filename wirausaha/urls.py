"""Addresses of Wirausaha."""

from django.urls import path

from siapkerja.web.views.front_doors import leads_to
from wirausaha.views.applicant import agreements, budgets, groups, proposals, reports, steps
from wirausaha.views.ministry import programmes as ministry
from wirausaha.views.officer import decisions, queues, records
from wirausaha.views.public import programmes

app_name = "wirausaha"

_own = "permohonan/<uuid:proposal_id>/"
_case = "petugas/permohonan/<uuid:proposal_id>/"
_round = "petugas/penetapan/<int:programme_id>/<slug:regency_code>/"
_written = "kementerian/program/<int:programme_id>/"

urlpatterns = [
    path("", leads_to("wirausaha:programmes"), name="start"),
    path("program/", programmes.index, name="programmes"),
    path("program/<int:programme_id>-<slug:slug>/", programmes.programme, name="programme"),
    path("permohonan/", proposals.mine, name="proposals"),
    path("permohonan/baru/<int:programme_id>/", proposals.begin, name="begin"),
    path(_own, proposals.proposal, name="proposal"),
    path(f"{_own}usaha/", steps.business, name="business"),
    path(f"{_own}tempat/", steps.place, name="place"),
    path(f"{_own}anggaran/", budgets.budget, name="budget"),
    path(f"{_own}kelompok/", groups.members, name="members"),
    path(f"{_own}kelompok/<int:member_id>/hapus/", groups.remove, name="remove_member"),
    path(f"{_own}kirim/", proposals.submission, name="submission"),
    path(f"{_own}tarik/", proposals.withdraw, name="withdraw"),
    path(f"{_own}perjanjian/", agreements.agreement, name="agreement"),
    path(f"{_own}laporan/", reports.report, name="report"),
    path(f"{_own}laporan/kuitansi/", reports.add_line, name="add_spending"),
    path(f"{_own}laporan/kuitansi/<int:line_id>/hapus/", reports.remove_line, name="remove_spending"),
    path("petugas/", queues.queue, name="queue"),
    path(_case, records.record, name="record"),
    path(f"{_case}kunjungan/", records.visit, name="visit"),
    path(f"{_case}<slug:step>/", records.move, name="move_proposal"),
    path("petugas/penetapan/", decisions.decisions, name="decisions"),
    path(_round, decisions.decide, name="decide"),
    path("petugas/keputusan/<int:decision_id>/", decisions.decision, name="decision"),
    path("kementerian/program/", ministry.programmes, name="ministry_programmes"),
    path("kementerian/program/baru/", ministry.new, name="new_programme"),
    path(_written, ministry.programme, name="ministry_programme"),
    path(f"{_written}ubah/", ministry.edit, name="edit_programme"),
    path(f"{_written}umumkan/", ministry.announce, name="announce_programme"),
    path(f"{_written}tutup/", ministry.close, name="close_programme"),
]
