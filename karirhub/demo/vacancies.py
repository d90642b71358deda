"""Vacancies of the demo: mostly open, some ended, a few drafts, from companies in every province."""

from dataclasses import replace
from datetime import timedelta

from karirhub.actions.vacancies import close, draft, publish
from karirhub.actions.vacancy_checks import Deficiency, send_back, submit
from karirhub.actions.vacancy_content import Question, VacancyContent
from karirhub.demo.jobs import JOBS, Job
from karirhub.enums import AskedDocument, CloseReason, ContractType, DeficiencyCode, Disability, QuestionKind, WorkArrangement, WorkingTime
from siapkerja.demo.acting import employer_actor
from siapkerja.demo.country import Country
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Workplace
from siapkerja.reference.models import EducationLevel, Occupation, Region
from siapkerja.reference.queries import minimum_wages

USUAL_VACANCIES = 1_500
SHOWPIECE_VACANCIES = 6
# Besides them: one that waits for the officer and one that was returned.
SHOWPIECE_UNDER_WAY = 2
SYSTEM = Actor.the_system("demo")
SHOWN_QUESTIONS = (
    Question(text="Berapa tahun Anda memakai mesin jahit industri?", kind=QuestionKind.NUMBER),
    Question(
        text="Mesin apa yang paling Anda kuasai?", kind=QuestionKind.CHOICE, options=("Jarum satu", "Obras", "Overdeck", "Belum pernah")
    ),
    Question(text="Bersedia bekerja bergiliran?", kind=QuestionKind.YES_NO),
    Question(text="Ceritakan pekerjaan terakhir Anda.", kind=QuestionKind.TEXT, is_required=False),
)
SHOWN_STAGES = ("Berkas lengkap", "Tes menjahit", "Temu kepala regu")
CONTRACTS = ((ContractType.FIXED_TERM, 55), (ContractType.PERMANENT, 32), (ContractType.DAILY, 9), (ContractType.APPRENTICESHIP, 4))
# When everybody and when offices work, with a break.
FULL_DAYS = ("Senin–Sabtu, 07.00–14.40", "Senin–Jumat, 08.00–17.00")
# KBJI: guards work at night; whoever serves guests and customers works on Saturdays and Sundays, too.
NIGHT_WORK = ("5414",)
WEEKEND_WORK = ("51", "52", "54")
OFFICE_WORK = ("21", "24", "25", "33", "35", "41", "42")
BENEFITS = (
    "BPJS Ketenagakerjaan dan BPJS Kesehatan sejak hari pertama",
    "Makan siang dan antar jemput",
    "Tunjangan hari raya sesuai aturan",
    "Pelatihan sebelum mulai bekerja",
    "Bonus bila target tercapai",
    "Ruang laktasi dan tempat ibadah",
)


def publish_vacancies(country: Country) -> int:
    """Each is drafted and published by its company's responsible person on a day of the last two months."""
    jobs = [job for job in JOBS if Occupation.objects.filter(code=job.occupation).exists()]
    levels = set(EducationLevel.objects.values_list("code", flat=True))
    weights = [job.weight for job in jobs]
    wanted = country.count_here(USUAL_VACANCIES)
    ours = SHOWPIECE_VACANCIES if country.has_showpiece else 0
    employers = country.workplaces[:1] * ours + country.random.choices(country.workplaces[bool(ours) :], k=wanted - ours)
    wages = minimum_wages({workplace.regency_id for workplace in employers}, country.today)
    floors = {code: wage.amount for code, wage in wages.items()}
    for number, workplace in enumerate(employers):
        is_ours = number < ours
        job = jobs[0] if is_ours and number < 3 else country.random.choices(jobs, weights)[0]
        education = job.education if job.education in levels else "SMA"
        content = content_for(country, job, education, workplace.regency, floors.get(workplace.regency_id, 2_500_000))
        if is_ours and number == 0:
            content = replace(content, questions=SHOWN_QUESTIONS, stages=SHOWN_STAGES)
        _post(country, workplace, content, is_kept_open=is_ours)
        if is_ours and number < SHOWPIECE_UNDER_WAY:
            _send(country, workplace, content, is_returned=number == 1)
    return wanted


def _post(country: Country, workplace: Workplace, content: VacancyContent, *, is_kept_open: bool) -> None:
    pick, by = country.random, employer_actor(country, workplace.legal_entity_id)
    at = country.moment(days_ago=pick.uniform(0.05, 55))
    chance = 1.0 if is_kept_open else pick.random()
    if 0.05 <= chance < 0.06:
        content = _abroad(content)
    if 0.06 <= chance < 0.07:
        # Announced ahead: everybody reads it already, and can apply in a few days.
        content, at = replace(content, opens_on=min(country.today + timedelta(days=4), content.closes_on)), country.moment(days_ago=1)
    vacancy = draft(workplace=workplace, content=content, by=by, at=at)
    if chance < 0.03:
        return
    if chance < 0.05:
        _send(country, workplace, _unusual(country, content), is_returned=chance < 0.035)
    # Opened by the portal itself: these stand for vacancies from before officers looked at each.
    vacancy = publish(vacancy=vacancy, by=SYSTEM, at=at)
    if not is_kept_open and pick.random() < 0.06:
        close(vacancy=vacancy, reason=pick.choice(list(CloseReason)), by=by, at=at + timedelta(hours=20))


def _send(country: Country, workplace: Workplace, content: VacancyContent, *, is_returned: bool) -> None:
    """One that waits for the officer of its region, or that the officer returned."""
    by, at = employer_actor(country, workplace.legal_entity_id), country.moment(days_ago=country.random.uniform(0.1, 2.5))
    vacancy = draft(workplace=workplace, content=content, by=by, at=at)
    vacancy = submit(vacancy=vacancy, are_flags_read=True, by=by, at=at)
    if is_returned:
        asked = (
            Deficiency(field="description", code=DeficiencyCode.UNCLEAR, note="Sebutkan mesin apa yang dipakai dan berapa target sehari."),
            Deficiency(field="working_hours", code=DeficiencyCode.INCOMPLETE, note="Tulis hari dan jam kerjanya."),
        )
        send_back(vacancy=vacancy, deficiencies=asked, by=SYSTEM, at=at + timedelta(hours=2))


def _unusual(country: Country, content: VacancyContent) -> VacancyContent:
    """What an officer has to weigh: a limit with its reason, or work abroad."""
    kind = country.random.randrange(4)
    if kind == 0:
        return replace(content, age_min=21, age_reason="SIM B1 Umum baru boleh dimiliki mulai umur 21 tahun")
    if kind == 1:
        return replace(content, openings_women=1, sex_reason="Menjaga ruang ganti dan penginapan perempuan")
    if kind == 2:
        return _abroad(content)
    return content


def _abroad(content: VacancyContent) -> VacancyContent:
    tasks = content.description.partition(" Tempat kerja di ")[0]
    return replace(
        content, is_overseas=True, country="MYS", agency_name="PT Contoh Penempatan Nusantara", agency_permit="CONTOH/SIP3MI/2026/01",
        description=f"{tasks} Tempat kerja di Johor, dengan mes dan tiket berangkat dari pemberi kerja.",
    )  # fmt: skip


def content_for(country: Country, job: Job, education: str, regency: Region, floor: int) -> VacancyContent:
    """What a vacancy says; it pays about the minimum wage of its place, in rupiah a month, or somewhat more."""
    pick = country.random
    low = round(floor * job.pay[0] * pick.uniform(0.94 if pick.random() < 0.08 else 1.0, 1.08), -4)
    high = max(low, round(floor * pick.uniform(*job.pay), -4))
    contract = pick.choices([kind for kind, _ in CONTRACTS], [weight for _, weight in CONTRACTS])[0]
    is_office = job.occupation.startswith(OFFICE_WORK)
    is_part_time = pick.random() < 0.08
    return VacancyContent(
        title=pick.choice(job.titles),
        occupation_id=job.occupation,
        description=". ".join(job.tasks) + f". Tempat kerja di {regency.name}, bersama regu {pick.randrange(3, 30)} orang.",
        requirements="\n".join(job.asks),
        benefits="\n".join(pick.sample(BENEFITS, k=pick.randrange(2, 5))),
        openings=(openings := pick.choices((1, 2, 3, 5, 10, 20, 40), (34, 22, 14, 12, 9, 6, 3))[0]),
        contract_type=contract,
        contract_months=pick.choice((3, 6, 12, 24)) if contract is ContractType.FIXED_TERM else None,
        working_time=WorkingTime.PART_TIME if is_part_time else WorkingTime.FULL_TIME,
        work_arrangement=pick.choices(list(WorkArrangement), (70, 18, 12))[0] if is_office else WorkArrangement.ON_SITE,
        education_id=education,
        experience_years=pick.choices((0, 1, 2, 3, 5), (46, 26, 15, 9, 4))[0],
        wage_min=int(low),
        wage_max=int(high) if high > low else None,
        is_wage_visible=pick.random() < 0.86,
        regency_id=regency.code,
        is_disability_friendly=(friendly := pick.random() < 0.14),
        accommodation="Jalur kursi roda dan pendamping di minggu pertama" if friendly else "",
        disability_types=(Disability.PHYSICAL, Disability.HEARING) if friendly else (),
        skills=job.some_skills(pick, most=5),
        working_hours="Senin–Jumat, 08.00–12.00" if is_part_time else FULL_DAYS[is_office],
        hours_per_week=20 if is_part_time else 40,
        is_shift_work=(is_shift := not is_office and pick.random() < 0.3),
        is_night_work=(is_shift and openings % 2 == 0) or job.occupation in NIGHT_WORK,
        is_weekend_work=job.occupation.startswith(WEEKEND_WORK),
        has_flexible_hours=is_office and openings == 1,
        documents_asked=(AskedDocument.CV, AskedDocument.DIPLOMA) if is_office or is_shift else (AskedDocument.CV,),
        answer_within_days=pick.choice((7, 14, 14, 21)),
        closes_on=country.today + timedelta(days=pick.randrange(2, 33)),
    )
