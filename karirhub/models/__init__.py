from karirhub.models.applications import Application, ApplicationMove
from karirhub.models.certificates import AskedCertificate, CertificationScheme
from karirhub.models.vacancies import Vacancy, VacancyMove

__all__ = ["Application", "ApplicationMove", "AskedCertificate", "CertificationScheme", "Vacancy", "VacancyMove"]
