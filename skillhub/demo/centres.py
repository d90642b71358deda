"""Training centres of the demo with programmes and batches in every state."""

from datetime import date, datetime, timedelta

from siapkerja.demo.country import Country
from siapkerja.identity.actions.organisations import grant_membership, register_organisation
from siapkerja.identity.enums import CapacityKind, LegalForm, MemberRole
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.reference.models import Region
from skillhub.actions import batches, programmes
from skillhub.actions.batches import BatchContent
from skillhub.actions.programmes import ProgrammeContent
from skillhub.demo.subjects import SUBJECTS, Subject
from skillhub.enums import Funding
from skillhub.models import Programme

USUAL_CENTRES = 30
# The ready account works here.
SHOWPIECE_REGENCY = "3321"
# Days since registration began for the batch that trains now.
RUNNING_SINCE = 35


def found_centres(country: Country) -> int:
    """A centre in some regencies, each with a few programmes; one of them with the ready account among its staff."""
    regencies = [country.regency_here() for _ in range(country.count_here(USUAL_CENTRES))]
    if country.has_showpiece:
        regencies = [Region.objects.get(code=SHOWPIECE_REGENCY), *regencies[1:]]
    made = list({regency.code: regency for regency in regencies}.values())
    for number, regency in enumerate(made):
        centre = _found(country, regency, number)
        is_showpiece = regency.code == SHOWPIECE_REGENCY
        for place, subject in enumerate(_subjects(country, is_showpiece=is_showpiece)):
            _offer(country, centre, subject, has_training_now=is_showpiece and place == 0)
    return len(made)


def _subjects(country: Country, *, is_showpiece: bool) -> list[Subject]:
    """What a centre teaches; the one with the ready account teaches what the ready certification body certifies."""
    chosen = country.random.sample(SUBJECTS, k=country.random.randrange(2, 5))
    return [SUBJECTS[0], *[subject for subject in chosen if subject is not SUBJECTS[0]]] if is_showpiece else chosen


def _found(country: Country, regency: Region, number: int) -> Workplace:
    at = country.moment(days_ago=800)
    founder = country.people[-1 - number]
    centre = register_organisation(
        name=f"Balai Latihan Kerja Contoh {regency.name.removeprefix('Kabupaten ')}",
        legal_form=LegalForm.GOVERNMENT,
        nib=None,
        industry_id=None,
        regency_code=regency.code,
        village_code=country.village_in(regency.code),
        address="Jalan Pelatihan Contoh 1",
        postal_code=country.postal_code(regency.code),
        founder=founder,
        founder_role=MemberRole.MANAGER,
        capacities=(CapacityKind.TRAINING_CENTRE, CapacityKind.EMPLOYER),
        proven_at=at,
        is_demo=True,
        by=country.system,
        at=at,
        on=at.date(),
    )
    if regency.code == SHOWPIECE_REGENCY:
        _employ(country, centre)
    return centre.workplaces.get()


def _employ(country: Country, centre: LegalEntity) -> None:
    grant_membership(
        person=country.accounts["balai"],
        legal_entity=centre,
        role=MemberRole.MANAGER,
        by=country.system,
        at=country.now,
        on=country.today - timedelta(days=200),
    )


def _offer(country: Country, centre: Workplace, subject: Subject, *, has_training_now: bool) -> None:
    pick, by, at = country.random, country.system, country.moment(days_ago=country.random.uniform(150, 300))
    content = ProgrammeContent(
        title=subject.title, field=subject.field, summary=subject.summary, outcome=subject.outcome, education_id=subject.education,
        age_to=subject.oldest, occupation_id=subject.occupation, is_disability_friendly=pick.random() < 0.2,
        participant_pays=0 if pick.random() < 0.85 else pick.randrange(2, 12) * 100_000,
    )  # fmt: skip
    programme = programmes.draft(workplace=centre, content=content, by=by, at=at, on=at.date())
    for number, (title, theory, practice) in enumerate(subject.units, 1):
        programmes.add_unit(
            programme=programme, code=subject.code(number), title=title, theory_hours=theory, practice_hours=practice, by=by, at=at
        )
    programme.refresh_from_db()
    if pick.random() < 0.06 and not has_training_now:
        return
    programme = programmes.publish(programme=programme, by=by, at=at)
    _announce(country, programme, country.today - timedelta(days=pick.randrange(90, 130)))
    if has_training_now:
        _announce(country, programme, country.today - timedelta(days=RUNNING_SINCE))
    # Now: registration open, to open soon, or nothing ahead.
    roll = pick.random()
    if roll < 0.6:
        _announce(country, programme, country.today - timedelta(days=pick.randrange(1, 9)))
    elif roll < 0.8:
        _announce(country, programme, country.today + timedelta(days=pick.randrange(3, 20)))


def _announce(country: Country, programme: Programme, first: date) -> None:
    """A batch whose registration begins on a day, announced five days before."""
    pick = country.random
    content = BatchContent(
        quota=pick.choice((16, 16, 16, 20, 32)),
        funding=pick.choice((Funding.STATE, Funding.STATE, Funding.REGIONAL)),
        facilities="Makan siang, seragam, dan asuransi kecelakaan",
        has_boarding=pick.random() < 0.25,
        registration_opens_on=first,
        registration_closes_on=first + timedelta(days=14),
        announced_on=first + timedelta(days=18),
        training_starts_on=first + timedelta(days=25),
        training_ends_on=first + timedelta(days=60),
    )
    at = min(datetime.combine(first, country.now.timetz()) - timedelta(days=5), country.now)
    batch = batches.plan(programme=programme, content=content, by=country.system, at=at)
    batches.announce(batch=batch, by=country.system, at=at)
