"""Profiles and applications of the demo's job seekers."""

from datetime import date, datetime, timedelta

from karirhub.actions import applications
from karirhub.demo.jobs import COMMON_SKILLS, JOBS, Job
from karirhub.enums import DeclineReason, QuestionKind
from karirhub.models import Application, ScreeningQuestion, Vacancy
from siapkerja.demo.acting import employer_actor, person_actor
from siapkerja.demo.country import Country
from siapkerja.identity.models import Person
from siapkerja.profiles.actions.histories import declare_no_experience, record_education, record_experience
from siapkerja.profiles.actions.profiles import write_wanted
from siapkerja.profiles.actions.skills import add_skills
from siapkerja.profiles.enums import WorkStatus
from siapkerja.reference.models import EducationLevel

USUAL_PROFILES, USUAL_APPLICATIONS = 400, 320
LETTERS = (
    "Saya tertarik dengan pekerjaan ini dan siap mulai kapan saja.",
    "Saya tinggal dekat tempat kerja dan pernah mengerjakan hal serupa.",
    "",
)
HIRED = ("view", "shortlist", "invite", "offer", "hire")
# How far applications have come: moves the employer made, with how often.
PATHS = (
    ((), 34),
    (("view",), 20),
    (("view", "shortlist"), 10),
    (("view", "shortlist", "invite"), 8),
    (("view", "decline"), 18),
    (HIRED, 6),
    (("view", "shortlist", "invite", "decline"), 4),
)
# Those of the ready seeker: the companies have yet to decide (`conversations.converse` goes on from here).
READY_PATHS = (("view", "shortlist"), ("view",), ("view", "shortlist"))


def write_profiles(country: Country) -> int:
    """Schooling, skills and a past job for some of the people, and for the ready account of a seeker."""
    seekers = country.seekers(USUAL_PROFILES)
    levels = set(EducationLevel.objects.values_list("code", flat=True))
    for person in seekers:
        job = country.random.choices(JOBS, [job.weight for job in JOBS])[0] if person is not country.accounts["pencari"] else JOBS[0]
        _write_profile(country, person, job, levels)
    if country.has_showpiece:
        _wish(country, country.accounts["pencari"])
    return len(seekers)


def _wish(country: Country, seeker: Person) -> None:
    """The ready seeker looks for work near home, in the trade of the ready company."""
    write_wanted(
        person=seeker,
        work_status=WorkStatus.NOT_WORKING,
        occupation_code=JOBS[0].occupation,
        region_code=country.workplaces[0].regency_id,
        by=person_actor(seeker),
        at=country.moment(days_ago=59),
    )


def _write_profile(country: Country, person: Person, job: Job, levels: set[str]) -> None:
    pick, by, at = country.random, person_actor(person), country.moment(days_ago=60)
    born = person.born_on or date(1998, 5, 12)
    finished = min(born.year + (18 if job.education in {"SD", "SMP", "SMA", "SMK"} else 22), country.today.year)
    record_education(
        person=person,
        level_code=job.education if job.education in levels else "SMA",
        institution=f"Sekolah Contoh {pick.randrange(1, 40)}",
        field_of_study="",
        started_in=finished - 3,
        finished_in=finished,
        by=by,
        at=at,
    )
    names = [*job.some_skills(pick, most=4), *pick.sample(COMMON_SKILLS, k=pick.choices((0, 1, 2), (50, 35, 15))[0])]
    add_skills(person=person, names=names, by=by, at=at)
    if pick.random() < 0.4 or finished + 2 > country.today.year:
        declare_no_experience(person=person, by=by, at=at)
        return
    starts = date(pick.randrange(finished, country.today.year - 1), pick.randrange(1, 13), 1)
    record_experience(
        person=person,
        position=pick.choice(job.titles),
        employer=pick.choice(country.workplaces).legal_entity.name,
        starts_on=starts,
        ends_on=min(starts + timedelta(days=pick.randrange(200, 900)), country.today).replace(day=1),
        description="",
        occupation_code=job.occupation,
        by=by,
        at=at,
    )


def send_applications(country: Country) -> int:
    """Applications of the last weeks, moved along by the companies; the ready company has many, the ready seeker a few that are open."""
    pick, ready = country.random, country.accounts["pencari"] if country.has_showpiece else None
    seekers = [person for person in country.seekers(USUAL_PROFILES) if person != ready]
    offices = {workplace.pk for workplace in country.workplaces}
    taking = Vacancy.objects.taking(country.today).prefetch_related("questions").order_by("pk")
    vacancies = [vacancy for vacancy in taking if vacancy.workplace_id in offices]
    pairs = {(person.pk, pick.choice(vacancies).pk) for person in pick.choices(seekers, k=country.count_here(USUAL_APPLICATIONS))}
    if country.has_showpiece:
        ours = [vacancy.pk for vacancy in vacancies if vacancy.workplace_id == country.workplaces[0].pk]
        pairs |= {(person.pk, vacancy) for vacancy in ours for person in pick.sample(seekers, k=min(9, len(seekers)))}
    people, jobs = {person.pk: person for person in seekers}, {vacancy.pk: vacancy for vacancy in vacancies}
    for person_id, vacancy_id in sorted(pairs):
        _apply(country, people[person_id], jobs[vacancy_id])
    return len(pairs) + (_send_for_ready(country, ready, vacancies) if ready else 0)


def _send_for_ready(country: Country, ready: Person, vacancies: list[Vacancy]) -> int:
    """The ready seeker still looks for work: some applications are open, none at the ready company, which the tour leads to."""
    elsewhere = [vacancy for vacancy in vacancies if vacancy.workplace_id != country.workplaces[0].pk]
    chosen = country.random.sample(elsewhere, k=min(len(READY_PATHS), len(elsewhere)))
    for vacancy, path in zip(chosen, READY_PATHS, strict=False):
        _apply(country, ready, vacancy, path)
    return len(chosen)


def _apply(country: Country, seeker: Person, vacancy: Vacancy, path: tuple[str, ...] | None = None) -> None:
    pick = country.random
    assert vacancy.published_at is not None
    age = country.now - vacancy.published_at
    at = vacancy.published_at + age * pick.uniform(0.05, 0.6)
    if path is None:
        path = pick.choices([path for path, _ in PATHS], [weight for _, weight in PATHS])[0]
    send(country, seeker, vacancy, at=at, path=path)


def send(country: Country, seeker: Person, vacancy: Vacancy, *, at: datetime, path: tuple[str, ...]) -> None:
    """An application, and how far the company moved it until today."""
    letter = country.random.choice(LETTERS)
    answers = {question.pk: _answer(country, question) for question in vacancy.questions.all()}
    application = applications.apply(vacancy=vacancy, letter=letter, consents=True, answers=answers, by=person_actor(seeker), at=at)
    _move_along(country, application, vacancy, path, at, (country.now - at) / (len(path) + 1))


def _answer(country: Country, question: ScreeningQuestion) -> str:
    """What somebody might answer an employer."""
    given = {
        QuestionKind.YES_NO: ("yes", "yes", "no"),
        QuestionKind.CHOICE: tuple(question.options),
        QuestionKind.NUMBER: ("0", "1", "2", "4", "7"),
        QuestionKind.TEXT: ("Menjahit kemeja di pabrik dekat rumah.", "Membantu usaha keluarga.", "Belum pernah bekerja, siap belajar."),
    }
    return country.random.choice(given[QuestionKind(question.kind)])


def _move_along(
    country: Country, application: Application, vacancy: Vacancy, path: tuple[str, ...], at: datetime, pause: timedelta
) -> None:
    by = employer_actor(country, vacancy.legal_entity_id)
    notes = {"invite": "Wawancara di kantor kami, pukul 09.00. Bawa KTP dan ijazah.", "offer": "Upah dan jam kerja sesuai lowongan."}
    for step, name in enumerate(path, start=1):
        application = applications.move(
            application=application,
            name=name,
            reason_code=country.random.choice(list(DeclineReason)) if name == "decline" else "",
            note=notes.get(name, ""),
            starts_on=country.today + timedelta(days=14) if name == "hire" else None,
            by=by,
            at=at + pause * step,
        )
