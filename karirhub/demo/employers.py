"""The employer's side of the demo: candidates and invitations, notes and stages, a partner portal and programs that send vacancies."""

import io
from datetime import date, timedelta

from PIL import Image, ImageDraw

from karirhub.actions.applications import move_to_stage
from karirhub.actions.invitations import invite_candidate
from karirhub.actions.notes import mark, write_note
from karirhub.actions.partners import register_partner
from karirhub.actions.sent_vacancies import Sent, send_vacancy, take_vacancy
from karirhub.actions.vacancies import publish
from karirhub.actions.vacancy_endings import Outsider, report_filled
from karirhub.demo.jobs import JOBS
from karirhub.demo.seekers import USUAL_PROFILES
from karirhub.demo.vacancies import SYSTEM, content_for
from karirhub.enums import ApplicantLabel
from karirhub.models import Application, Vacancy
from siapkerja.api.actions.clients import register_client
from siapkerja.api.models import ApiClient
from siapkerja.api.queries import actor_of_client
from siapkerja.demo.acting import employer_actor, person_actor
from siapkerja.demo.country import Country
from siapkerja.identity.actor import Actor, AssignmentClaim, Channel
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Workplace
from siapkerja.profiles.actions.profiles import write_wanted
from siapkerja.profiles.actions.skills import add_skills
from siapkerja.profiles.actions.visibility import choose_visibility
from siapkerja.profiles.enums import Visibility, WorkStatus
from siapkerja.reference.queries import minimum_wages

SCOPES = ("vacancies:read", "vacancies:write")
PORTAL, HOST = "Loker Contoh", "loker.contoh.example"
FINDABLE, INVITED = 8, 3
PARTNERS = ("PT Contoh Garmen Mitra", "CV Contoh Boga Mitra", "PT Contoh Logistik Mitra", "CV Contoh Bangunan Mitra")
NOTES = (
    "Contoh jahitannya rapi. Tanyakan pengalaman dengan mesin obras.",
    "Rumahnya dekat, dapat mulai bulan depan.",
    "Lengkapi dulu salinan ijazahnya sebelum tes menjahit.",
)
MARKS = ((5, (ApplicantLabel.PRIORITY,)), (4, (ApplicantLabel.CALL,)), (3, (ApplicantLabel.WAITING,)), (None, (ApplicantLabel.RESERVE,)))


def equip_employers(country: Country) -> int:
    """In the slice of the ready company: its first vacancy has candidates, stages and notes, it has two programs, and a portal of
    somebody else hands vacancies on. Returns how many things were made.
    """
    if not country.has_showpiece:
        return 0
    ours = Vacancy.objects.public().filter(workplace=country.workplaces[0]).select_related("workplace", "legal_entity")
    vacancy = ours.order_by("pk").first()
    if vacancy is None:
        return 0
    _report_from_outside(country)
    return _find_candidates(country, vacancy) + _sort_applicants(country, vacancy) + _connect_programs(country) + _hand_on(country)


def _report_from_outside(country: Country) -> None:
    """One of the company's vacancies was filled in part by somebody who did not apply here, and the company says who."""
    largest = Vacancy.objects.public().filter(workplace=country.workplaces[0], openings__gt=1).order_by("-openings", "pk").first()
    if largest is None:
        return
    nik = country.synthetic_nik(village_code=f"{largest.regency_id}011001", born_on=date(1998, 5, 17), is_female=True, serial=9001)
    report_filled(
        vacancy=largest, application_ids=(), others=1, people=[Outsider(name="Rini Contoh Lestari", nik=nik)],
        by=employer_actor(country, largest.legal_entity_id), at=country.moment(days_ago=0.4),
    )  # fmt: skip


def _find_candidates(country: Country, vacancy: Vacancy) -> int:
    """Some people of the trade want to be found, and some of them are invited."""
    applied = set(Application.objects.filter(vacancy=vacancy).values_list("person_id", flat=True))
    people = [person for person in country.seekers(USUAL_PROFILES)[1:] if person.pk not in applied][:FINDABLE]
    by_employer, at = employer_actor(country, vacancy.legal_entity_id), country.moment(days_ago=30)
    for number, person in enumerate(people):
        by = person_actor(person)
        write_wanted(
            person=person, work_status=WorkStatus.NOT_WORKING, occupation_code=vacancy.occupation_id,
            region_code=vacancy.regency_id if number % 2 else vacancy.regency_id[:2], by=by, at=at,
        )  # fmt: skip
        add_skills(person=person, names=JOBS[0].skills[: 1 + number % 3], by=by, at=at)
        choose_visibility(person=person, visibility=Visibility.FINDABLE, consents=True, by=by, at=at)
    for person in people[:INVITED]:
        invite_candidate(vacancy=vacancy, person_id=person.pk, by=by_employer, at=country.moment(days_ago=1))
    return len(people)


def _sort_applicants(country: Country, vacancy: Vacancy) -> int:
    """Applicants stand at the company's own stages, with notes, stars and labels."""
    by, at = employer_actor(country, vacancy.legal_entity_id), country.moment(days_ago=0.6)
    stages = list(vacancy.stages.all())
    rows = Application.objects.filter(vacancy=vacancy).exclude(person=country.accounts["pencari"]).with_vacancy().order_by("pk")
    applications = list(rows.filter(state__in=["viewed", "shortlisted", "sent"]))
    for number, application in enumerate(applications[:4]):
        if stages and number < 3:
            move_to_stage(application=application, stage=stages[number % len(stages)], by=by, at=at)
        rating, labels = MARKS[number]
        mark(application=application, rating=rating, labels=labels, by=by, at=at)
    for application, text in zip(applications, NOTES, strict=False):
        write_note(application=application, text=text, by=by, at=at)
    return len(applications[:4])


def _connect_programs(country: Country) -> int:
    """The ready company sends vacancies by a program of its own, and tries out another one."""
    ours = country.workplaces[0]
    by, at = employer_actor(country, ours.legal_entity_id), country.moment(days_ago=45)
    for name, is_sandbox in (("HRIS Contoh Tenun", False), ("HRIS Contoh Tenun, uji coba", True)):
        register_client(organisation=ours.legal_entity, name=name, allowed=SCOPES, is_sandbox=is_sandbox, by=by, at=at)
    return 2


def _hand_on(country: Country) -> int:
    """A partner portal, and vacancies of others that its program sent: most are open, one waits for an officer."""
    runs_it = next((office for office in country.workplaces[1:] if office.legal_entity.proven_at and office.legal_entity.nib), None)
    if runs_it is None:
        return 0
    claim = AssignmentClaim(OfficerRole.MINISTRY_OFFICER)
    officer = Actor(channel=Channel.COMMAND, person_id=country.accounts["kementerian"].pk, assignments=(claim,))
    at = country.moment(days_ago=50)
    register_partner(nib=str(runs_it.legal_entity.nib), name=PORTAL, host=HOST, logo=_logo(), by=officer, at=at)
    signatory = employer_actor(country, runs_it.legal_entity_id)
    program, _secret = register_client(
        organisation=runs_it.legal_entity, name=f"{PORTAL}, pengirim lowongan", allowed=SCOPES, is_sandbox=False, by=signatory, at=at
    )
    for number, employer in enumerate(PARTNERS):
        _send(country, program, runs_it, employer, number)
    return 1 + len(PARTNERS)


def _send(country: Country, program: ApiClient, office: Workplace, employer: str, number: int) -> None:
    by, at = actor_of_client(program, list(SCOPES)), country.moment(days_ago=6 - number)
    job = JOBS[number % len(JOBS)]
    wages = minimum_wages({office.regency_id}, country.today)
    floor = wages[office.regency_id].amount if office.regency_id in wages else 2_500_000
    sent = Sent(
        reference=f"LC-{1001 + number}",
        workplace=office,
        content=content_for(country, job, "SMA", office.regency, floor),
        employer_name=employer,
        apply_url=f"https://{HOST}/lamar/{1001 + number}" if number % 2 else "",
    )
    vacancy, _result = take_vacancy(sent=sent, known=None, version=None, by=by, at=at)
    vacancy = send_vacancy(vacancy=vacancy, are_flags_read=True, by=by, at=at)
    if number < len(PARTNERS) - 1 and not vacancy.is_public:
        publish(vacancy=vacancy, by=SYSTEM, at=at + timedelta(hours=4))


def _logo() -> bytes:
    """A sign of nobody's."""
    sheet = Image.new("RGB", (320, 120), "#12483f")
    drawing = ImageDraw.Draw(sheet)
    drawing.ellipse((20, 20, 100, 100), fill="#f2c14e")
    drawing.rectangle((120, 44, 300, 76), fill="white")
    stream = io.BytesIO()
    sheet.save(stream, "PNG")
    return stream.getvalue()
