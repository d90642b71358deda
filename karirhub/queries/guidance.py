"""Counselling and referral, as the office, the seeker and the employer read them."""

from datetime import date

from django.db.models import Q, QuerySet

from karirhub.models import Application, CounsellingNote, JobSeekerCard, Referral, Vacancy, with_employer

OFFERED = 30


def notes_of(card: JobSeekerCard) -> QuerySet[CounsellingNote]:
    """Notes on the holder's cards in the regency, newest first."""
    rows = CounsellingNote.objects.filter(card__person=card.person_id, card__regency=card.regency_id)
    return rows.select_related("by_person")[:50]


def referrals_of(card: JobSeekerCard) -> QuerySet[Referral]:
    """The holder's letters from the regency's office, newest first."""
    rows = Referral.objects.filter(card__person=card.person_id, card__regency=card.regency_id)
    return with_employer(rows, "vacancy__").select_related("document")[:50]


def own_referrals(person_id: int) -> QuerySet[Referral]:
    """A seeker's letters, newest first."""
    rows = with_employer(Referral.objects.filter(card__person=person_id), "vacancy__")
    return rows.select_related("vacancy__regency", "document")[:20]


def referral_of(application: Application) -> Referral | None:
    """Who referred the applicant to this vacancy; the employer reads the office's name."""
    rows = Referral.objects.filter(vacancy=application.vacancy_id, card__person=application.person_id)
    return rows.select_related("document").order_by("pk").first()


def vacancies_to_refer_to(card: JobSeekerCard, text: str, on: date) -> list[Vacancy]:
    """Open vacancies for an officer to choose from: by words or number, else in the wanted occupation near the seeker; nearest first."""
    rows = Vacancy.objects.taking(on).for_cards().exclude(referrals__card=card)
    if text.strip():
        wanted = Q()
        for word in text.split()[:6]:
            company = Q(origin__employer_name__icontains=word) | Q(legal_entity__name__icontains=word)
            wanted &= Q(title__icontains=word) | company
        rows = rows.filter(wanted | Q(number=text.strip()))
    else:
        rows = rows.in_the_country().filter(occupation__code__startswith=card.occupation_id[:2])
        rows = rows.filter(regency__code__startswith=card.regency_id[:2])
    found = list(rows.order_by("-published_at", "-pk")[:OFFERED])

    def apart(vacancy: Vacancy) -> tuple[bool, bool]:
        return vacancy.is_overseas or vacancy.regency_id != card.regency_id, vacancy.occupation_id != card.occupation_id

    return sorted(found, key=apart)


def vacancy_to_refer_to(vacancy_id: int, on: date) -> Vacancy | None:
    return Vacancy.objects.taking(on).with_names().filter(pk=vacancy_id).first()
