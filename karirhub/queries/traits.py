"""What of a person vacancies are compared with: schooling, place, skills, proof, work done and sought. Nothing else of them.

Sex, age, religion, marriage and disability are not here, and what is not here cannot weigh (SE Menaker M/6/HK.04/V/2025).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from karirhub.models import ApplicationSummary, CertificationScheme
from karirhub.queries.certificates import held_by
from siapkerja.profiles.enums import QualificationKind
from siapkerja.profiles.models import Experience, Profile, Qualification, Skill
from siapkerja.reference.models import RegionLevel

GROUP_DIGITS = 3


@dataclass(frozen=True)
class Traits:
    """What counts of one person.

    Attributes:
        skills: as written, by how they are compared.
        schemes: title of what satisfies it, by the scheme's number.
        occupations: codes of four digits, with the group of three of each.
        education_rank: None where not said.
        regency: four digits, "" where not said.
    wanted_region: province or regency where work is sought, "" for anywhere.
        wanted_wage: rupiah a month, None where not said.
        wanted_contract: "" where not said.
    """

    skills: Mapping[str, str] = field(default_factory=dict)
    schemes: Mapping[str, str] = field(default_factory=dict)
    occupations: frozenset[str] = frozenset()
    education_rank: int | None = None
    regency: str = ""
    wanted_region: str = ""
    wanted_wage: int | None = None
    wanted_contract: str = ""


def traits_of(profile: Profile, on: date) -> Traits:
    """What counts of a person on a day; at most six queries. `profile` may be unsaved, where nothing was written yet."""
    skills = dict(profile.skills.values_list("folded", "name")) if profile.updated_at else {}
    worked = Experience.objects.filter(profile=profile.pk).exclude(occupation=None).values_list("occupation_id", flat=True)
    proven = Qualification.objects.of_person(profile.pk).standing(on).exclude(occupation_code="")
    codes = {*worked, *proven.values_list("occupation_code", flat=True), profile.wanted_occupation_id or ""}
    return Traits(
        skills=skills,
        schemes={number: row.title for number, row in held_by(profile.pk, on).items()},
        occupations=with_groups(codes),
        education_rank=profile.education_level.rank if profile.education_level else None,
        regency=(profile.person.village_id or "")[: RegionLevel.REGENCY],
        wanted_region=profile.wanted_region_id or "",
        wanted_wage=profile.wanted_wage,
        wanted_contract=profile.wanted_contract,
    )


def traits_of_many(profiles: Sequence[Profile], schemes: Iterable[CertificationScheme], on: date) -> dict[int, Traits]:
    """What counts of several people, for certificates of these schemes; three queries. The profiles bring person and schooling."""
    ids = [profile.pk for profile in profiles]
    skills: dict[int, dict[str, str]] = {pk: {} for pk in ids}
    codes: dict[int, set[str]] = {profile.pk: {profile.wanted_occupation_id or ""} for profile in profiles}
    held: dict[int, dict[str, str]] = {pk: {} for pk in ids}
    for pk, key, name in Skill.objects.filter(profile__in=ids).values_list("profile_id", "folded", "name"):
        skills[pk][key] = name
    for pk, code in Experience.objects.filter(profile__in=ids).values_list("profile_id", "occupation_id"):
        codes[pk].add(code or "")
    wanted = list(schemes)
    for row in Qualification.objects.filter(person__in=ids).standing(on):
        codes[row.person_id].add(row.occupation_code)
        if row.kind == QualificationKind.COMPETENCE:
            satisfied = (one for one in wanted if one.number == row.scheme_number or one.is_satisfied_by(row.unit_codes))
            held[row.person_id] |= {one.number: row.title for one in satisfied}
    return {
        profile.pk: Traits(
            skills=skills[profile.pk],
            schemes=held[profile.pk],
            occupations=with_groups(codes[profile.pk]),
            education_rank=profile.education_level.rank if profile.education_level else None,
            regency=(profile.person.village_id or "")[: RegionLevel.REGENCY],
            wanted_region=profile.wanted_region_id or "",
            wanted_wage=profile.wanted_wage,
            wanted_contract=profile.wanted_contract,
        )
        for profile in profiles
    }


def with_groups(codes: Iterable[str]) -> frozenset[str]:
    """Occupation codes and the groups of three digits they lie in."""
    known = [code for code in codes if code]
    return frozenset(known) | {code[:GROUP_DIGITS] for code in known}


def traits_of_summary(summary: ApplicationSummary | None) -> Traits:
    """What counted of an applicant on the day of applying. Pay and contract are as the vacancy says: who applies takes them."""
    if summary is None:
        return Traits()
    return Traits(
        skills={key: key for key in summary.skills},
        schemes={number: number for number in summary.schemes},
        occupations=frozenset(summary.occupations),
        education_rank=summary.education_rank,
        regency=summary.regency_id or "",
    )
