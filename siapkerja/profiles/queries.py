"""Reading profiles: the record itself, how complete it is, and whether one can apply with it."""

from dataclasses import dataclass
from datetime import date

from django.db.models.functions import Length
from django.utils import timezone

from siapkerja.files.models import StoredFile
from siapkerja.identity.models import NikClaim, PassportClaim
from siapkerja.profiles.enums import Part, QualificationKind, QualificationStanding
from siapkerja.profiles.models import Profile, Qualification
from siapkerja.reference.models import Occupation, OccupationSynonym


@dataclass(frozen=True)
class PartState:
    """One part of a profile and whether enough is in it."""

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
    needed = {Part.IDENTITY, Part.ADDRESS, Part.EDUCATION}
    return [PartState(part, complete[part], part in needed) for part in Part]


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
