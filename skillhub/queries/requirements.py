"""Does a person meet what a programme asks? Each answer is a sentence the person can act on."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from siapkerja.profiles.models import Profile
from skillhub.models import Programme


@dataclass(frozen=True)
class Requirement:
    """One thing asked, and whether it is met; None where the profile does not say."""

    words: str
    is_met: bool | None


def told_of(person_id: int) -> Profile:
    """What requirements are checked against, in a query that thousands can ask on an opening day."""
    found = Profile.objects.select_related("person", "education_level").filter(pk=person_id).first()
    return found or Profile(person_id=person_id)


def age_on(born_on: date, day: date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def requirements_of(programme: Programme, profile: Profile, *, on: date) -> list[Requirement]:
    """What can be told from the profile: age at the start, schooling. The rest is the centre's to check."""
    born_on = profile.person.born_on
    age = age_on(born_on, on) if born_on else None
    told = [Requirement(_age_words(programme), None if age is None else _age_fits(programme, age))]
    schooling = profile.education_level
    told.append(
        Requirement(
            _("Pendidikan paling rendah %(level)s") % {"level": programme.education.name},
            None if schooling is None else schooling.rank >= programme.education.rank,
        )
    )
    return told


def _age_words(programme: Programme) -> str:
    if programme.age_to is None:
        return _("Usia paling muda %(age)s tahun") % {"age": programme.age_from}
    return _("Usia %(youngest)s sampai %(oldest)s tahun") % {"youngest": programme.age_from, "oldest": programme.age_to}


def _age_fits(programme: Programme, age: int) -> bool:
    return programme.age_from <= age and (programme.age_to is None or age <= programme.age_to)
