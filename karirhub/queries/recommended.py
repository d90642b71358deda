"""Open vacancies for one person, the best fitting first: what is proven weighs most, then work, skills, schooling, place and terms."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.db.models import Case, Count, Exists, FloatField, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce, Lower, NullIf
from django.utils.functional import cached_property
from django.utils.translation import gettext

from karirhub.enums import WorkArrangement
from karirhub.models import Application, AskedCertificate, Vacancy, VacancySkill
from karirhub.queries.certificates import held_by
from karirhub.queries.matching import Weights, asked_by_all, reach_of, weights_on
from karirhub.queries.traits import GROUP_DIGITS, Traits, traits_of
from karirhub.queries.words import Reason, Told, told_to_seeker
from siapkerja.profiles.models import Profile, Qualification
from siapkerja.profiles.queries import profile_of


@dataclass(frozen=True)
class Ground:
    """What is known of a person that a vacancy can be recommended for.

    Attributes:
        held: proven competences that count today, by scheme number.
        proven: titles of everything proven, trainings too, by occupation (KBJI).
        reach: kilometres from home to regencies in reach; empty where the home is not known.
    """

    profile: Profile
    held: Mapping[str, Qualification]
    proven: Mapping[str, str]
    traits: Traits
    weights: Weights
    reach: Mapping[str, float]

    @property
    def is_enough(self) -> bool:
        wished = self.profile.wanted_occupation_id or self.profile.wanted_region_id
        return bool(self.held or self.traits.occupations or self.traits.skills or wished)

    @cached_property
    def place(self) -> str:
        """Region code, "" where none is wished."""
        return self.profile.wanted_region_id or ""


def ground_of(person_id: int, on: date) -> Ground:
    """What the person holds, did and wishes; a bounded number of queries."""
    proven = Qualification.objects.of_person(person_id).standing(on).exclude(occupation_code="")
    profile, weights = profile_of(person_id), weights_on(on)
    traits = traits_of(profile, on)
    reach = reach_of(traits.regency, weights.far_km, on) if traits.regency else {}
    titles = {row.occupation_code: row.title for row in proven.order_by("issued_on")}
    return Ground(profile, held_by(person_id, on), titles, traits, weights, reach)


def recommended(ground: Ground, on: date) -> QuerySet[Vacancy]:
    """Open vacancies with a `score`, the best first by (-score, -pk). Those the person applied for already are left out.

    What comes into question is found by indexes (certificates, occupations, skills); only that is scored, in the database.
    """
    applied = Exists(Application.objects.filter(vacancy=OuterRef("pk"), person=ground.profile.pk))
    rows = Vacancy.objects.taking(on).filter(~applied).filter(_in_question(ground))
    return rows.annotate(score=_score(ground)).for_cards()


def _in_question(ground: Ground) -> Q:
    asks = AskedCertificate.objects.filter(scheme__number__in=list(ground.held)).values("vacancy")
    found = Q(occupation__in=_codes(ground)) | _wished(ground) | _place_alone(ground)
    if ground.held:
        found |= Q(pk__in=asks)
    return found | Q(pk__in=_with_skills(ground).values("vacancy")) if ground.traits.skills else found


def _score(ground: Ground) -> Any:
    """The same points as `matching.score_of`, in the database."""
    points, traits = ground.weights.points, ground.traits
    asks = Exists(AskedCertificate.objects.filter(vacancy=OuterRef("pk"), scheme__number__in=list(traits.schemes)))
    score = _when((asks, points["qualification"]))
    score += _when(
        (Q(occupation__in=_codes(ground)) | _wished(ground), points["occupation"]), (_in_groups(ground), points["occupation"] / 2)
    )
    if traits.skills:
        score += _share_of_skills(ground) * Value(points["skills"])
    if traits.education_rank is not None:
        score += _when((Q(education__rank__lte=traits.education_rank), points["education"]))
    near = [code for code, km in ground.reach.items() if km <= ground.weights.near_km]
    here = Q(work_arrangement=WorkArrangement.REMOTE) | _there(ground) | Q(regency__in=near, is_overseas=False)
    reached = Q(regency__in=list(ground.reach), is_overseas=False)
    score += _when((here, points["distance"]), (reached, points["distance"] / 2))
    score += _when((_pays(traits), points["pay"]))
    contract = Q(contract_type=traits.wanted_contract) if traits.wanted_contract else Q(pk__isnull=False)
    return score + _when((contract, points["contract"]))


def _pays(traits: Traits) -> Q:
    """A hidden wage earns nobody points, so that nobody finds it out by wishing."""
    if traits.wanted_wage is None:
        return Q(pk__isnull=False)
    enough = Q(wage_max__gte=traits.wanted_wage) | Q(wage_max=None, wage_min__gte=traits.wanted_wage)
    return Q(is_wage_visible=True) & enough


def _with_skills(ground: Ground) -> QuerySet[VacancySkill]:
    return VacancySkill.objects.annotate(word=Lower("name")).filter(word__in=list(ground.traits.skills))


def _share_of_skills(ground: Ground) -> Any:
    """Skills held of skills asked for, 0 to 1."""
    held = _counted(_with_skills(ground))
    asked = _counted(VacancySkill.objects.all())
    return Coalesce(Cast(held, FloatField()) / NullIf(Cast(asked, FloatField()), Value(0.0)), Value(0.0))


def _counted(rows: QuerySet[VacancySkill]) -> Any:
    own = rows.filter(vacancy=OuterRef("pk")).order_by().values("vacancy")
    return Coalesce(Subquery(own.annotate(n=Count("pk")).values("n")), 0)


def _when(*cases: tuple[Any, float]) -> Any:
    """Points of the first condition that holds."""
    whens = [When(condition, then=Value(points)) for condition, points in cases]
    return Case(*whens, default=Value(0.0), output_field=FloatField())


def _codes(ground: Ground) -> list[str]:
    return [code for code in ground.traits.occupations if len(code) > GROUP_DIGITS]


def _in_groups(ground: Ground) -> Q:
    found = Q(pk__in=[])
    for code in ground.traits.occupations:
        if len(code) == GROUP_DIGITS:
            found |= Q(occupation__code__startswith=code)
    return found


def _wished(ground: Ground) -> Q:
    """A wish for a broader occupation means all within it."""
    code = ground.profile.wanted_occupation_id
    return Q(occupation__code__startswith=code) if code else Q(pk__in=[])


def _there(ground: Ground) -> Q:
    return Q(regency__code__startswith=ground.place, is_overseas=False) if ground.place else Q(pk__in=[])


def _place_alone(ground: Ground) -> Q:
    """A place recommends by itself only to somebody of whom no occupation is known."""
    is_all = not (ground.held or ground.traits.occupations)
    return _there(ground) if is_all else Q(pk__in=[])


def reasons(vacancies: Iterable[Vacancy], ground: Ground) -> dict[int, Told]:
    """Why each was recommended, in sentences; two queries."""
    shown = list(vacancies)
    if not shown:
        return {}
    home = ground.traits.regency
    asked = asked_by_all(shown, {code: {home: km} for code, km in ground.reach.items()})
    return {vacancy.pk: _named(told_to_seeker(asked[vacancy.pk], ground.traits, ground.weights), vacancy, ground) for vacancy in shown}


def _named(told: Told, vacancy: Vacancy, ground: Ground) -> Told:
    """The work named as the person knows it: by what proves it, or by what they seek."""
    words = _work_words(vacancy, ground)
    if not words:
        return told
    own = [replace(reason, words=words) if reason.kind == "occupation" else reason for reason in told.reasons]
    if all(reason.kind != "occupation" for reason in own):
        of = round(ground.weights.points["occupation"])
        own = [Reason("occupation", words, of, of, 1.0), *own]
    return Told(told.score, own)


def _work_words(vacancy: Vacancy, ground: Ground) -> str:
    if title := ground.proven.get(vacancy.occupation_id):
        return gettext("Sesuai dengan yang terbukti di profil Anda: %(title)s.") % {"title": title}
    profile = ground.profile
    if profile.wanted_occupation and vacancy.occupation_id.startswith(profile.wanted_occupation.code):
        return gettext("Jabatan yang Anda cari: %(title)s.") % {"title": profile.wanted_occupation.title}
    return ""
