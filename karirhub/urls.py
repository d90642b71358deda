from django.urls import path

from karirhub.views.employer import applicants, vacancies
from karirhub.views.public import vacancies as public
from karirhub.views.seeker import applications, recommended

app_name = "karirhub"

_employer = "perusahaan/<uuid:organisation_id>/lowongan/"
_vacancy = f"{_employer}<int:vacancy_id>/"
_applicant = f"{_vacancy}pelamar/<uuid:application_id>/"

urlpatterns = [
    path("lowongan/", public.index, name="vacancies"),
    path("lowongan/<int:vacancy_id>-<slug:slug>/", public.vacancy, name="vacancy"),
    path("lowongan/<int:vacancy_id>-<slug:slug>/lamar/", applications.apply, name="apply"),
    path("untuk-anda/", recommended.for_you, name="for_you"),
    path("lamaran/", applications.mine, name="applications"),
    path("lamaran/<uuid:application_id>/", applications.application, name="application"),
    path("lamaran/<uuid:application_id>/tarik/", applications.withdraw, name="withdraw"),
    path(_employer, vacancies.vacancies, name="employer_vacancies"),
    path(f"{_employer}baru/", vacancies.new, name="new_vacancy"),
    path(_vacancy, vacancies.vacancy, name="employer_vacancy"),
    path(f"{_vacancy}ubah/", vacancies.edit, name="edit_vacancy"),
    path(f"{_vacancy}terbitkan/", vacancies.publish, name="publish_vacancy"),
    path(f"{_vacancy}batalkan/", vacancies.discard, name="discard_vacancy"),
    path(f"{_vacancy}tutup/", vacancies.close, name="close_vacancy"),
    path(f"{_vacancy}pelamar/", applicants.applicants, name="applicants"),
    path(_applicant, applicants.applicant, name="applicant"),
    path(f"{_applicant}<slug:step>/", applicants.move, name="move_applicant"),
]
