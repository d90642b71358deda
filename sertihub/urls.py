"""Addresses of Sertihub."""

from django.urls import path

from sertihub.views.assessor import assessments
from sertihub.views.body import cases, certificates, licence, people_and_places
from sertihub.views.body import schemes as own_schemes
from sertihub.views.candidate import applying, certification
from sertihub.views.officer import statements
from sertihub.views.public import bodies, catalogue

app_name = "sertihub"

_body = "lembaga/<uuid:organisation_id>/"
_scheme = f"{_body}skema/<int:scheme_id>/"
_candidacy = "sertifikasi/<uuid:candidacy_id>/"
_case = f"{_body}asesi/<uuid:candidacy_id>/"

urlpatterns = [
    path("", catalogue.home, name="home"),
    path("skema/", catalogue.index, name="schemes"),
    path("skema/<int:scheme_id>-<slug:slug>/", catalogue.scheme, name="scheme"),
    path("lsp/", bodies.index, name="bodies"),
    path("lsp/<int:body_id>-<slug:slug>/", bodies.body, name="body"),
    path(_body, licence.overview, name="own_body"),
    path(f"{_body}lisensi/", licence.licence, name="licence"),
    path(f"{_body}skema/", own_schemes.schemes, name="body_schemes"),
    path(f"{_body}skema/baru/", own_schemes.new, name="new_scheme"),
    path(_scheme, own_schemes.scheme, name="body_scheme"),
    path(f"{_scheme}ubah/", own_schemes.edit, name="edit_scheme"),
    path(f"{_scheme}terbitkan/", own_schemes.publish, name="publish_scheme"),
    path(f"{_scheme}tarik/", own_schemes.withdraw, name="withdraw_scheme"),
    path(f"{_scheme}unit/", own_schemes.add_unit, name="add_unit"),
    path(f"{_scheme}unit/<int:unit_id>/hapus/", own_schemes.remove_unit, name="remove_unit"),
    path(f"{_body}asesor/", people_and_places.assessors, name="assessors"),
    path(f"{_body}asesor/<int:assessor_id>/perpanjang/", people_and_places.renew_assessor, name="renew_assessor"),
    path(f"{_body}asesor/<int:assessor_id>/akhiri/", people_and_places.end_assessor, name="end_assessor"),
    path(f"{_body}tuk/", people_and_places.venues, name="venues"),
    path(f"{_body}tuk/<int:venue_id>/tutup/", people_and_places.close_venue, name="close_venue"),
    path("petugas/lsp/", statements.statements, name="statements"),
    path("petugas/lsp/<int:statement_id>/", statements.statement, name="statement"),
    path("petugas/lsp/<int:statement_id>/sesuai/", statements.confirm, name="confirm_statement"),
    path("petugas/lsp/<int:statement_id>/kembalikan/", statements.send_back, name="return_statement"),
    path("sertifikasi/", certification.mine, name="certification"),
    path("sertifikasi/skema/<int:scheme_id>-<slug:slug>/", applying.apply_for, name="apply"),
    path("sertifikasi/tawaran/<int:offer_id>/abaikan/", certification.dismiss, name="dismiss_offer"),
    path(_candidacy, certification.candidacy, name="candidacy"),
    path(f"{_candidacy}ubah/", applying.edit, name="edit_candidacy"),
    path(f"{_candidacy}bukti/", applying.add_evidence, name="add_evidence"),
    path(f"{_candidacy}bukti/<int:evidence_id>/hapus/", applying.remove_evidence, name="remove_evidence"),
    path(f"{_candidacy}asesmen-mandiri/<int:place>/", applying.assess_oneself, name="self_assessment"),
    path(f"{_candidacy}ajukan/", certification.submit, name="submit_candidacy"),
    path(f"{_candidacy}setuju/", certification.agree, name="agree"),
    path(f"{_candidacy}mundur/", certification.withdraw, name="withdraw_candidacy"),
    path(f"{_body}asesi/", cases.candidates, name="candidates"),
    path(_case, cases.candidate, name="candidate"),
    path(f"{_case}<slug:step>/", cases.move, name="move_candidate"),
    path(f"{_body}sertifikat/", certificates.certificates, name="certificates"),
    path(f"{_body}sertifikat/<uuid:certificate_id>/", certificates.certificate, name="certificate"),
    path("asesmen/", assessments.assessments, name="assessments"),
    path("asesmen/<uuid:candidacy_id>/", assessments.assessment, name="assessment"),
    path("asesmen/<uuid:candidacy_id>/tidak-hadir/", assessments.miss, name="miss"),
]
