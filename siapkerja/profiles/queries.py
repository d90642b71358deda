"""Reading profiles: the record itself, how complete it is, and whether one can apply with it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Length
from django.utils import timezone

from siapkerja.files.models import StoredFile
from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.models import Consent, LegalEntity, NikClaim, PassportClaim, ProcessingLimit, User
from siapkerja.kernel.text import folded
from siapkerja.profiles.enums import Part, QualificationKind, QualificationStanding, Visibility
from siapkerja.profiles.json_resume import School, Work
from siapkerja.profiles.models import EmployerChoice, Profile, Qualification
from siapkerja.reference.models import Occupation, OccupationSynonym


@dataclass(frozen=True)
class PartState:
    """One part of a profile and whether enough is in it.

    Attributes:
        is_needed_to_apply: something is missing in it without which nobody can apply (`is_ready_to_apply`).
    """

    part: Part
    is_complete: bool
    is_needed_to_apply: bool


@dataclass(frozen=True)
class ProvenQualification:
    """A qualification as it is shown: `state` on the day asked for, `token` of the page where anybody can check it."""

    title: str
    kind: QualificationKind
    state: QualificationStanding
    issuer: str
    number: str
    issued_on: date
    valid_until: date | None
    lost_on: date | None
    scheme_number: str
    token: str


def profile_of(person_id: int) -> Profile:
    """The person's profile with the person and the names of codes; an empty unsaved one where nothing was written yet.

    Raises:
        Person.DoesNotExist: when an empty profile's person is read and there is none.
    """
    found = (
        Profile.objects.select_related(
            "person__village__parent__parent__parent", "education_level", "wanted_occupation", "wanted_region", "photo"
        )
        .filter(pk=person_id)
        .first()
    )
    return found or Profile(person_id=person_id)


def photo_of(person_id: int) -> StoredFile | None:
    """The person's photo, as `profiles:picture` shows it."""
    return StoredFile.objects.kept().filter(pk__in=Profile.objects.filter(pk=person_id).values("photo")).first()


def qualifications_of(person_id: int, *, on: date) -> list[ProvenQualification]:
    """What issuers proved of a person and what each is worth on a day; what counts comes first, the newest on top. One query."""
    shown = [
        ProvenQualification(
            title=row.title,
            kind=QualificationKind(row.kind),
            state=row.standing(on),
            issuer=row.issuer.name,
            number=row.number,
            issued_on=row.issued_on,
            valid_until=row.valid_until,
            lost_on=timezone.localtime(row.lost_at).date() if row.lost_at else None,
            scheme_number=row.scheme_number,
            token=row.document.token,
        )
        for row in Qualification.objects.of_person(person_id).for_reading()
    ]
    return sorted(shown, key=lambda row: row.state != QualificationStanding.PROVEN)


def residence_of(profile: Profile) -> str:
    """ "Dago, Coblong, Kota Bandung, Jawa Barat"; "" where no village is known."""
    region, names = profile.person.village, []
    while region is not None:
        names.append(region.name)
        region = region.parent
    return ", ".join(names)


def is_ready_to_apply(profile: Profile) -> bool:
    """Name, birth, phone, residence and schooling are known: what an employer needs to answer at all."""
    person = profile.person
    return bool(person.full_name and person.born_on and person.phone and person.village_id and profile.education_level_id)


def parts_of(profile: Profile) -> list[PartState]:
    """Every part with its state; four small queries."""
    person = profile.person
    has_nik = NikClaim.objects.standing().filter(person_id=person.pk).exists()
    has_number = has_nik or PassportClaim.objects.standing().filter(person_id=person.pk).exists()
    has_experience = profile.has_no_experience or profile.experiences.exists()
    complete = {
        Part.IDENTITY: bool(person.full_name and person.sex and person.born_on and person.phone and has_number),
        Part.ADDRESS: bool(person.village_id and profile.street),
        Part.EDUCATION: profile.education_level_id is not None,
        Part.EXPERIENCE: has_experience,
        Part.SKILLS: profile.skills.exists(),
        Part.WANTED: bool(profile.wanted_occupation_id and profile.work_status),
        Part.PHOTO: profile.photo_id is not None,
    }
    needed = {
        Part.IDENTITY: not (person.full_name and person.born_on and person.phone),
        Part.ADDRESS: not person.village_id,
        Part.EDUCATION: profile.education_level_id is None,
    }
    return [PartState(part, complete[part], needed.get(part, False)) for part in Part]


def completeness(parts: list[PartState]) -> int:
    """Whole percent of the parts that are complete."""
    return round(100 * sum(part.is_complete for part in parts) / len(parts))


def occupation_choices() -> list[tuple[str, str]]:
    """Occupations in force at the four-digit level of KBJI: code and title."""
    occupations = Occupation.objects.at(timezone.localdate()).annotate(length=Length("code")).filter(length=4)
    return list(occupations.order_by("title").values_list("code", "title"))


def occupation_synonyms() -> list[tuple[str, str]]:
    """Words people use for occupations: code and word."""
    return list(OccupationSynonym.objects.order_by("term", "occupation_id").values_list("occupation_id", "term"))


def first_gap(parts: list[PartState], *, only_needed: bool = False) -> Part | None:
    """The first part that is not complete, in the order they are asked."""
    return next((p.part for p in parts if not p.is_complete and (p.is_needed_to_apply or not only_needed)), None)


def profiles_findable_by(legal_entity_id: int) -> QuerySet[Profile]:
    """Profiles this employer may find when it looks for people: their persons chose so, agreed to it, did not hide it from this employer,
    and neither object to profiling nor limit processing (UU 27/2022 art. 10-11). Asked at every look.
    """
    named = EmployerChoice.objects.filter(profile=OuterRef("pk"), legal_entity=legal_entity_id)
    agreed = Consent.objects.filter(person=OuterRef("pk"), purpose=ConsentPurpose.BE_FOUND_BY_EMPLOYERS, withdrawn_at=None)
    limited = ProcessingLimit.objects.standing().filter(person=OuterRef("pk"))
    to_all = Q(visibility=Visibility.FINDABLE) & ~Exists(named.filter(is_allowed=False))
    to_chosen = Q(visibility=Visibility.CHOSEN) & Exists(named.filter(is_allowed=True))
    return Profile.objects.filter(Exists(agreed), ~Exists(limited)).filter(to_all | to_chosen)


def is_open_to_applied(person_id: int, legal_entity_id: int) -> bool:
    """May an employer the person applied to read the profile as it is now, beside what was sent?"""
    profile = Profile.objects.filter(pk=person_id).exclude(visibility=Visibility.HIDDEN).first()
    if profile is None:
        return False
    choice = EmployerChoice.objects.filter(profile=profile, legal_entity=legal_entity_id).first()
    if profile.visibility == Visibility.CHOSEN:
        return choice is not None and choice.is_allowed
    return choice is None or choice.is_allowed


def has_work(profile: Profile, work: Work) -> bool:
    """Does this job stand in the profile: the same position and employer, begun the same month?"""
    rows = profile.experiences.filter(starts_on=work.starts_on) if work.starts_on else []
    return any((folded(row.position), folded(row.employer)) == (folded(work.position), folded(work.employer)) for row in rows)


def has_school(profile: Profile, school: School) -> bool:
    """Does this school stand in the profile: the same level and name?"""
    rows = profile.educations.filter(level=school.level)
    return any(folded(row.institution) == folded(school.institution) for row in rows)


def employers_like(words: str, *, limit: int = 10) -> list[LegalEntity]:
    """Organisations whose name holds the words, for choosing one; none for fewer than three letters."""
    plain = " ".join(words.split())[:100]
    if len(plain) < 3:
        return []
    return list(LegalEntity.objects.filter(name__icontains=plain, merged_into=None).order_by("name", "pk")[:limit])


def email_of(person_id: int) -> str:
    """The address of the person's account, "" where there is none."""
    return User.objects.filter(person=person_id).exclude(email=None).values_list("email", flat=True).first() or ""
