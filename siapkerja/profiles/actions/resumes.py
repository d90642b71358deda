"""Taking a person's own JSON Resume into the profile. What is there already stays as it is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Person
from siapkerja.profiles.actions.histories import record_education, record_experience
from siapkerja.profiles.actions.profiles import own_profile, write_summary
from siapkerja.profiles.actions.skills import add_skills
from siapkerja.profiles.json_resume import School, Work
from siapkerja.profiles.queries import has_school, has_work


@dataclass(frozen=True)
class Taken:
    """How much was new."""

    works: int
    schools: int
    skills: int
    is_summary_new: bool


@transaction.atomic
def take_resume(
    *, person: Person, summary: str, works: Sequence[Work], schools: Sequence[School], skills: Sequence[str], by: Actor, at: datetime
) -> Taken:
    """Add what the person chose of a file. Nothing is overwritten: entries that stand already are passed over, a summary is only filled in.

    Args:
        schools: each with a level; those without one are passed over, as jobs with a fault are.

    Raises:
        NotPermitted: it is somebody else's profile.
        TooManySkills: there would be more than fifty; nothing of the file is taken then.
    """
    profile = own_profile(person, by=by, at=at)
    new_works = [row for row in works if not row.fault and row.starts_on and not has_work(profile, row)]
    for work in new_works:
        assert work.starts_on is not None  # noqa: S101 - chosen above
        record_experience(
            person=person, position=work.position, employer=work.employer, starts_on=work.starts_on, ends_on=work.ends_on,
            description=work.description, by=by, at=at,
        )  # fmt: skip
    new_schools = [row for row in schools if row.level and not has_school(profile, row)]
    for school in new_schools:
        record_education(
            person=person, level_code=school.level, institution=school.institution, field_of_study=school.field_of_study,
            started_in=school.started_in, finished_in=school.finished_in, by=by, at=at,
        )  # fmt: skip
    is_summary_new = bool(summary) and not profile.summary
    if is_summary_new:
        write_summary(person=person, summary=summary, by=by, at=at)
    new_skills = add_skills(person=person, names=skills, by=by, at=at) if skills else 0
    return Taken(len(new_works), len(new_schools), new_skills, is_summary_new)
