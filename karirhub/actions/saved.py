"""Keeping vacancies in view, and the reminder before they close."""

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from karirhub.models import SavedVacancy, Vacancy
from siapkerja.events.publishing import publish
from siapkerja.facts.karirhub import SavedVacancyClosing
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.queries import rule

VACANCIES_AT_ONCE = 500


class TooManySaved(Refused):
    code = "too_many_saved"
    sentence = _("Anda sudah menyimpan lowongan sebanyak yang diperbolehkan. Hapus satu dari daftar, lalu simpan lagi.")


@transaction.atomic
def save_vacancy(*, vacancy: Vacancy, by: Actor, at: datetime) -> None:
    """Keep a vacancy; once more changes nothing.

    Raises:
        TooManySaved: as many as one account may keep.
    """
    if by.subject_id is None:
        raise NotPermitted()
    saved = SavedVacancy.objects.of_person(by.subject_id)
    if saved.filter(vacancy=vacancy).exists():
        return
    if saved.count() >= int(rule("saved_vacancy.most", at.date()).value):
        raise TooManySaved()
    SavedVacancy.objects.bulk_create([SavedVacancy(person_id=by.subject_id, vacancy=vacancy, saved_at=at)], ignore_conflicts=True)


@transaction.atomic
def forget_vacancy(*, vacancy: Vacancy, by: Actor, at: datetime) -> None:
    """Keep it no longer; what was not kept stays so."""
    SavedVacancy.objects.of_person(by.subject_id).filter(vacancy=vacancy).delete()


@transaction.atomic
def erase_saved(*, person_id: int, by: Actor, at: datetime) -> None:
    """All of a person's saved vacancies go (UU 27/2022 art. 43)."""
    SavedVacancy.objects.of_person(person_id).delete()


@transaction.atomic
def remind_of_closing(*, zone: str, by: Actor, at: datetime) -> int:
    """Announce each saved vacancy that closes in a few days at its workplace, once for every closing day it gets.

    Args:
        zone: IANA name; closing days are days at the workplace.

    Returns:
        How many vacancies.
    """
    today = day_in(zone, at)
    last = today + timedelta(days=int(rule("saved_vacancy.reminder_days", today).value))
    unreminded = SavedVacancy.objects.filter(Q(reminded_for=None) | ~Q(reminded_for=F("vacancy__closes_on")))
    closing = unreminded.filter(
        vacancy__state="published", vacancy__workplace__time_zone=zone, vacancy__closes_on__gte=today, vacancy__closes_on__lte=last
    )
    ids = list(closing.order_by("vacancy").values_list("vacancy", flat=True).distinct()[:VACANCIES_AT_ONCE])
    vacancies = list(Vacancy.objects.filter(pk__in=ids).order_by("pk").select_for_update(of=("self",)))
    for vacancy in vacancies:
        publish(
            SavedVacancyClosing(
                vacancy_id=vacancy.pk,
                legal_entity_id=vacancy.legal_entity_id,
                workplace_id=vacancy.workplace_id,
                version=vacancy.version,
                closes_on=vacancy.closes_on,
            ),
            by=by,
            at=at,
        )
        SavedVacancy.objects.filter(vacancy=vacancy).update(reminded_for=vacancy.closes_on)
    return len(vacancies)
