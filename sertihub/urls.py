"""Addresses of Sertihub."""

from django.urls import path

from sertihub.views.body import licence, people_and_places
from sertihub.views.body import schemes as own_schemes
from sertihub.views.officer import statements
from sertihub.views.public import bodies, catalogue

app_name = "sertihub"

_body = "lembaga/<uuid:organisation_id>/"
_scheme = f"{_body}skema/<int:scheme_id>/"

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
]
