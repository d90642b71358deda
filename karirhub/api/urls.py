from django.urls import path

from karirhub.api import employer, many
from karirhub.api.views import OneVacancy, Vacancies

_sent = "karirhub/employer/vacancies/"

urlpatterns = [
    path("vacancies/", Vacancies.as_view(), name="vacancies"),
    path("vacancies/<int:vacancy_id>/", OneVacancy.as_view(), name="vacancy"),
    path(_sent, employer.SentVacancies.as_view(), name="employer_vacancies"),
    path(f"{_sent}bulk/", many.ManyVacancies.as_view(), name="employer_vacancies_bulk"),
    path(f"{_sent}<str:reference>/", employer.OneSentVacancy.as_view(), name="employer_vacancy"),
    path(f"{_sent}<str:reference>/submit/", employer.SendOne.as_view(), name="employer_vacancy_submit"),
    path(f"{_sent}<str:reference>/close/", employer.CloseOne.as_view(), name="employer_vacancy_close"),
    path(f"{_sent}<str:reference>/fill/", employer.FillOne.as_view(), name="employer_vacancy_fill"),
]
