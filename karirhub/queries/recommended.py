"""Open vacancies for one person: those that ask for what is proven first, then those near what the person wishes."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Case, Exists, F, IntegerField, OuterRef, Q, QuerySet, Value, When
from django.utils.functional import cached_property
from django.utils.translation import gettext

from karirhub.models import Application, AskedCertificate, Vacancy
from karirhub.queries.certificates import held_by
from siapkerja.profiles.models import Profile, Qualification
from siapkerja.profiles.queries import profile_of

# Each reason outweighs all that follow it together.
ASKED, PROVEN, WISHED, PLACE = 8, 4, 2, 1


@dataclass(frozen=True)
class Ground:
    """What is known of a person that a vacancy can be recommended for.

    Attributes:
        held: proven competences that count today, by scheme number.
        proven: titles of everything proven, trainings too, by occupation (KBJI).
    """

    profile: Profile
    held: Mapping[str, Qualification]
    proven: Mapping[str, str]

    @property
    def is_enough(self) -> bool:
        return bool(self.held or self.proven or self.profile.wanted_occupation_id or self.profile.wanted_region_id)

    @cached_property
    def place(self) -> str:
        """Region code, "" where none is wished."""
        return self.profile.wanted_region_id or ""


def ground_of(person_id: int, on: date) -> Ground:
    """What the person holds and wishes; three queries."""
    proven = Qualification.objects.of_person(person_id).standing(on).exclude(occupation_code="")
    return Ground(profile_of(person_id), held_by(person_id, on), {row.occupation_code: row.title for row in proven.order_by("issued_on")})


def recommended(ground: Ground, on: date) -> QuerySet[Vacancy]:
    """Open vacancies with a `score`, the best first by (-score, -pk). Those the person applied for already are left out."""
    asks = Exists(AskedCertificate.objects.filter(vacancy=OuterRef("pk"), scheme__number__in=list(ground.held)))
    applied = Exists(Application.objects.filter(vacancy=OuterRef("pk"), person=ground.profile.pk))
    proven, wished = Q(occupation__in=list(ground.proven)), _wished(ground)
    score = _points(Q(asks), ASKED) + _points(proven, PROVEN) + _points(wished, WISHED) + _points(_there(ground), PLACE)
    rows = Vacancy.objects.public().filter(~applied, closes_on__gte=on).filter(Q(asks) | proven | wished | _place_alone(ground))
    return rows.annotate(score=score).for_cards()


def _points(condition: Q, points: int) -> Case:
    return Case(When(condition, then=Value(points)), default=Value(0), output_field=IntegerField())


def _wished(ground: Ground) -> Q:
    """A wish for a broader occupation means all within it."""
    code = ground.profile.wanted_occupation_id
    return Q(occupation__code__startswith=code) if code else Q(pk__in=[])


def _there(ground: Ground) -> Q:
    return Q(regency__code__startswith=ground.place) if ground.place else Q(pk__in=[])


def _place_alone(ground: Ground) -> Q:
    """A place recommends by itself only to somebody of whom no occupation is known."""
    is_all = not (ground.held or ground.proven or ground.profile.wanted_occupation_id)
    return _there(ground) if is_all else Q(pk__in=[])


def reasons(vacancies: Iterable[Vacancy], ground: Ground) -> dict[int, list[str]]:
    """Why each was recommended, in words, the strongest reason first; one query."""
    shown = list(vacancies)
    asked = _asked_and_held([vacancy.pk for vacancy in shown], ground)
    return {vacancy.pk: [*asked.get(vacancy.pk, []), *_fits(vacancy, ground)] for vacancy in shown}


def _asked_and_held(vacancy_ids: list[int], ground: Ground) -> dict[int, list[str]]:
    told: dict[int, list[str]] = defaultdict(list)
    if not ground.held or not vacancy_ids:
        return told
    rows = AskedCertificate.objects.filter(vacancy__in=vacancy_ids, scheme__number__in=list(ground.held))
    # Two bodies' schemes may have one title.
    for vacancy_id, title in rows.order_by("scheme__title").values_list("vacancy_id", F("scheme__title")).distinct():
        told[vacancy_id].append(gettext("Meminta sertifikat yang Anda miliki: %(title)s.") % {"title": title})
    return told


def _fits(vacancy: Vacancy, ground: Ground) -> Iterable[str]:
    if title := ground.proven.get(vacancy.occupation_id):
        yield gettext("Sesuai dengan yang terbukti di profil Anda: %(title)s.") % {"title": title}
    profile = ground.profile
    if profile.wanted_occupation and vacancy.occupation_id.startswith(profile.wanted_occupation.code):
        yield gettext("Jabatan yang Anda cari: %(title)s.") % {"title": profile.wanted_occupation.title}
    if profile.wanted_region and vacancy.regency_id.startswith(profile.wanted_region.code):
        yield gettext("Di tempat yang Anda cari: %(place)s.") % {"place": profile.wanted_region.name}
