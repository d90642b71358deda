from django.urls import path

from siapkerja.web.views.front_doors import leads_to
from skillhub.views.centre import batches, enrolments, programmes, training
from skillhub.views.learner import enrolments as learner
from skillhub.views.officer import centres
from skillhub.views.public import catalogue, reach

app_name = "skillhub"

_centre = "lembaga/<uuid:organisation_id>/program/"
_programme = f"{_centre}<int:programme_id>/"
_batch = f"{_programme}angkatan/<int:batch_id>/"

urlpatterns = [
    path("", leads_to("skillhub:programmes"), name="start"),
    path("pelatihan/", catalogue.index, name="programmes"),
    path("pelatihan/<int:programme_id>-<slug:slug>/", catalogue.programme, name="programme"),
    path("p/<int:programme_id>/", reach.short, name="short_programme"),
    path("pendaftaran/", learner.mine, name="enrolments"),
    path("pendaftaran/angkatan/<int:batch_id>/", learner.register, name="register"),
    path("pendaftaran/<uuid:enrolment_id>/", learner.enrolment, name="enrolment"),
    path("pendaftaran/<uuid:enrolment_id>/daftar-ulang/", learner.confirm, name="confirm"),
    path("pendaftaran/<uuid:enrolment_id>/mundur/", learner.withdraw, name="withdraw"),
    path("petugas/", centres.index, name="officer_centres"),
    path("petugas/lembaga/<uuid:centre_id>/", centres.centre, name="officer_centre"),
    path(_centre, programmes.programmes, name="centre_programmes"),
    path(f"{_centre}baru/", programmes.new, name="new_programme"),
    path(_programme, programmes.programme, name="centre_programme"),
    path(f"{_programme}ubah/", programmes.edit, name="edit_programme"),
    path(f"{_programme}terbitkan/", programmes.publish, name="publish_programme"),
    path(f"{_programme}tarik/", programmes.withdraw, name="withdraw_programme"),
    path(f"{_programme}unit/", programmes.add_unit, name="add_unit"),
    path(f"{_programme}unit/<int:unit_id>/hapus/", programmes.remove_unit, name="remove_unit"),
    path(f"{_programme}angkatan/baru/", batches.new, name="new_batch"),
    path(f"{_batch}ubah/", batches.edit, name="edit_batch"),
    path(f"{_batch}batalkan/", batches.cancel, name="cancel_batch"),
    path(f"{_batch}instruktur/", training.instructors, name="instructors"),
    path(f"{_batch}kehadiran/", training.attendance, name="attendance"),
    path(f"{_batch}pendaftar/", enrolments.line, name="line"),
    path(f"{_batch}pendaftar/<uuid:enrolment_id>/", enrolments.enrolment, name="centre_enrolment"),
    path(f"{_batch}pendaftar/<uuid:enrolment_id>/<slug:step>/", enrolments.move, name="move_enrolment"),
    path(f"{_batch}<slug:step>/", batches.move, name="move_batch"),
]
