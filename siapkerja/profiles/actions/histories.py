from datetime import date, datetime
from typing import TypeVar

from django.db import transaction

from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Person
from siapkerja.kernel.errors import NotPermitted
from siapkerja.profiles.actions.profiles import own_profile
from siapkerja.profiles.models import Education, Experience, Profile

Entry = TypeVar("Entry", Education, Experience)


def _of(profile: Profile, entry: Entry | None) -> Entry | None:
    if entry is not None and entry.profile_id != profile.pk:
        raise NotPermitted()
    return entry


@transaction.atomic
def record_education(
    *,
    person: Person,
    level_code: str,
    institution: str,
    field_of_study: str,
    started_in: int | None,
    finished_in: int | None,
    education: Education | None = None,
    by: Actor,
    at: datetime,
) -> Education:
    """Add a school, or change the given one; the profile's level is the highest of all.

    Args:
        started_in, finished_in: years; None where unknown or still going on.
    """
    profile = own_profile(person, by=by, at=at)
    entry = _of(profile, education) or Education(profile=profile)
    entry.level_id, entry.institution, entry.field_of_study = level_code, institution, field_of_study
    entry.started_in, entry.finished_in = started_in, finished_in
    entry.save()
    _set_highest_level(profile)
    return entry


@transaction.atomic
def remove_education(*, person: Person, education: Education, by: Actor, at: datetime) -> None:
    """Take a school out of the profile."""
    profile = own_profile(person, by=by, at=at)
    _of(profile, education)
    education.delete()
    _set_highest_level(profile)


def _set_highest_level(profile: Profile) -> None:
    highest = profile.educations.order_by("-level__rank").values_list("level_id", flat=True).first()
    Profile.objects.filter(pk=profile.pk).update(education_level_id=highest)


@transaction.atomic
def record_experience(
    *,
    person: Person,
    position: str,
    employer: str,
    starts_on: date,
    ends_on: date | None,
    description: str,
    occupation_code: str | None = None,
    experience: Experience | None = None,
    by: Actor,
    at: datetime,
) -> Experience:
    """Add a job, or change the given one. A confirmed one is confirmed no longer once what was confirmed is written differently.

    Args:
        starts_on, ends_on: first days of months; no end means it goes on.
    """
    profile = own_profile(person, by=by, at=at)
    entry = _of(profile, experience) or Experience(profile=profile)
    if (entry.position, entry.employer, entry.starts_on, entry.ends_on) != (position, employer, starts_on, ends_on):
        entry.confirmed_by, entry.confirmed_on = "", None
    entry.position, entry.employer, entry.description = position, employer, description
    entry.starts_on, entry.ends_on, entry.occupation_id = starts_on, ends_on, occupation_code
    entry.save()
    Profile.objects.filter(pk=profile.pk).update(has_no_experience=False)
    return entry


@transaction.atomic
def remove_experience(*, person: Person, experience: Experience, by: Actor, at: datetime) -> None:
    """Take a job out of the profile."""
    _of(own_profile(person, by=by, at=at), experience)
    experience.delete()


@transaction.atomic
def confirm_experience(
    *,
    person: Person,
    position: str,
    employer: str,
    starts_on: date,
    ends_on: date | None,
    source: str,
    confirmed_on: date,
    experience: Experience | None = None,
    by: Actor,
    at: datetime,
) -> Experience:
    """Write a job into the profile as a record of its employer has it: a new line, or in place of the given one.

    Args:
        starts_on, ends_on: first days of months.
        source: the record that says so, `app.noun:id`.
        confirmed_on: day of that record.
    """
    entry = record_experience(
        person=person,
        position=position,
        employer=employer,
        starts_on=starts_on,
        ends_on=ends_on,
        description=experience.description if experience else "",
        occupation_code=experience.occupation_id if experience else None,
        experience=experience,
        by=by,
        at=at,
    )
    entry.confirmed_by, entry.confirmed_on = source, confirmed_on
    entry.save(update_fields=["confirmed_by", "confirmed_on"])
    return entry


@transaction.atomic
def unconfirm_experiences(*, person_id: int, source_like: str) -> int:
    """The person takes back that jobs are marked as confirmed; the jobs stay as what they say themselves.

    Args:
        source_like: how the records are named that confirmed them (`wajiblapor.employment:`).
    """
    rows = Experience.objects.filter(profile__person=person_id, confirmed_by__startswith=source_like)
    return rows.update(confirmed_by="", confirmed_on=None)


@transaction.atomic
def declare_no_experience(*, person: Person, by: Actor, at: datetime) -> None:
    """Say that there is no job to tell of, so that the part counts as answered."""
    profile = own_profile(person, by=by, at=at)
    profile.has_no_experience = not profile.experiences.exists()
    profile.save(update_fields=["has_no_experience"])
