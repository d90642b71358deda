from datetime import date

from karirhub.models import Application, Vacancy, VacancyInvitation, with_employer

SHOWN = 5


def invitations_of(person_id: int, on: date) -> list[VacancyInvitation]:
    """The latest invitations a person can still follow: the vacancy is open and they have not applied."""
    applied = Application.objects.of_person(person_id).values("vacancy")
    rows = VacancyInvitation.objects.filter(person=person_id, vacancy__in=Vacancy.objects.taking(on))
    return list(with_employer(rows, "vacancy__").exclude(vacancy__in=applied).order_by("-pk")[:SHOWN])
