from django.urls import path

from karirhub.api.views import OneVacancy, Vacancies

urlpatterns = [
    path("vacancies/", Vacancies.as_view(), name="vacancies"),
    path("vacancies/<int:vacancy_id>/", OneVacancy.as_view(), name="vacancy"),
]
