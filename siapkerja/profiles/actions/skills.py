from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Person
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.kernel.text import folded
from siapkerja.profiles.actions.profiles import own_profile
from siapkerja.profiles.models import Skill

MOST_SKILLS = 50


class TooManySkills(Refused):
    code = "too_many_skills"
    sentence = _("Paling banyak 50 keterampilan. Hapus yang kurang penting lebih dulu.")


@transaction.atomic
def add_skills(*, person: Person, names: Iterable[str], by: Actor, at: datetime) -> int:
    """Add skills in the person's own words; those already there are passed over. Gives how many were new.

    Raises:
        TooManySkills: there would be more than fifty.
    """
    profile = own_profile(person, by=by, at=at)
    wanted = {folded(name)[:60]: " ".join(name.split())[:60] for name in names if name.strip()}
    known = set(profile.skills.values_list("folded", flat=True))
    new = [Skill(profile=profile, name=name, folded=key) for key, name in wanted.items() if key not in known]
    if len(known) + len(new) > MOST_SKILLS:
        raise TooManySkills(fields={"names": str(TooManySkills.sentence)})
    Skill.objects.bulk_create(new)
    return len(new)


@transaction.atomic
def remove_skill(*, person: Person, skill: Skill, by: Actor, at: datetime) -> None:
    """Take a skill out of the profile."""
    profile = own_profile(person, by=by, at=at)
    if skill.profile_id != profile.pk:
        raise NotPermitted()
    skill.delete()
