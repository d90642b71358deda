from karirhub.models.applications import Application, ApplicationMove
from karirhub.models.vacancies import Vacancy, VacancyMove

__all__ = ["Application", "ApplicationMove", "Vacancy", "VacancyMove"]
