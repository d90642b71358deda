"""Doubts and answers of the demo: reported vacancies in every state, and employers who answer or do not."""

from functools import partial

from django.db import transaction

from karirhub.actions.complaints import Told, answer_case, complain, decide_case, take_case
from karirhub.actions.freezing import freeze_case
from karirhub.actions.standing import count_standings, mark_stale
from karirhub.actions.unanswered import lapse
from karirhub.demo.seekers import send
from karirhub.enums import CaseOutcome, ComplaintReason
from karirhub.models import Application, ComplaintCase, Vacancy
from siapkerja.demo.acting import employer_actor
from siapkerja.demo.country import Country
from siapkerja.identity.actor import Actor, AssignmentClaim, Channel
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Person

# Province of the ready provincial officer, who finds cases waiting there.
PROVINCE = "33"
IGNORED = 6
STORIES = {
    ComplaintReason.FEE: "Sebelum wawancara saya diminta transfer Rp250.000 untuk seragam. Yang menghubungi memakai nomor pribadi.",
    ComplaintReason.OTHER_JOB: "Tertulis staf kantor, tetapi waktu wawancara ternyata menjual barang dari rumah ke rumah.",
    ComplaintReason.DISCRIMINATION: "Pelamar di atas 25 tahun langsung ditolak di pintu, padahal tidak tertulis di lowongan.",
}


def report_vacancies(country: Country) -> int:
    """One case waits, one vacancy is frozen, and one was taken down, in the ready officer's province where there are enough."""
    if not country.has_showpiece:
        return 0
    old = country.moment(days_ago=12)
    rows = Vacancy.objects.public().filter(workplace__in=[office.pk for office in country.workplaces[1:]], published_at__lt=old)
    near = [*rows.filter(regency__code__startswith=PROVINCE).order_by("pk")[:3], *rows.order_by("pk")[:3]]
    chosen = list({row.pk: row for row in near}.values())[:3]
    if len(chosen) < 3:
        return 0
    waiting, frozen, ended = chosen
    _report(country, waiting, ComplaintReason.DISCRIMINATION, days_ago=1)
    officer = _officer(country, frozen)
    case = take_case(case=_report(country, frozen, ComplaintReason.FEE, days_ago=4), by=officer, at=country.moment(days_ago=3.5))
    frozen.refresh_from_db()
    if frozen.is_public:  # of an employer who is new here, the rule has frozen it already
        freeze_case(case=case, note="Nomor yang sama pernah dilaporkan.", by=officer, at=country.moment(days_ago=3))
    employer = employer_actor(country, frozen.legal_entity_id)
    said = "Kami tidak memungut biaya. Kami sedang mencari tahu siapa yang memakai nama kami."
    answer_case(case=case, answer=said, by=employer, at=country.moment(days_ago=2))
    officer = _officer(country, ended)
    case = take_case(case=_report(country, ended, ComplaintReason.OTHER_JOB, days_ago=10), by=officer, at=country.moment(days_ago=9))
    why = "Pekerjaan yang ditawarkan lain dari yang tertulis, menurut dua pelamar dan keterangan perusahaan."
    decide_case(case=case, outcome=CaseOutcome.TAKE_DOWN, decision=why, by=officer, at=country.moment(days_ago=7))
    return 3


def close_unanswered(country: Country) -> int:
    """What nobody answered closed on its day; then everybody's standing is counted."""
    offices = [workplace.pk for workplace in country.workplaces]
    _ignore_some(country, offices)
    waiting = Application.objects.filter(state__in=("sent", "viewed"), answer_by__lt=country.today, vacancy__workplace__in=offices)
    overdue = list(waiting.exclude(vacancy__state="frozen").exclude(vacancy__cases__withholds=True).order_by("pk"))
    for application in overdue:
        days = (country.today - application.answer_by).days if application.answer_by else 0
        lapse(application=application, by=country.system, at=country.moment(days_ago=max(days - 1, 0)))
    # Not within the stage: the other slice may be hearing its facts by now, which mark the same standings in another order.
    transaction.on_commit(partial(_count, country, offices))
    return len(overdue)


def _count(country: Country, offices: list[int]) -> None:
    for entity in Vacancy.objects.filter(workplace__in=offices).values_list("legal_entity_id", flat=True).distinct():
        mark_stale(legal_entity_id=entity)
    count_standings(by=country.system, at=country.now)


def _ignore_some(country: Country, offices: list[int]) -> None:
    """One employer answers nobody."""
    rows = Vacancy.objects.public().filter(workplace__in=offices[1:], published_at__lt=country.moment(days_ago=25))
    vacancy = rows.filter(applications=None).order_by("pk").first()
    if vacancy is None:
        return
    applied = Application.objects.filter(vacancy__workplace__in=offices).exclude(person=country.accounts["pencari"]).values("person")
    for seeker in Person.objects.filter(pk__in=applied).order_by("pk")[:IGNORED]:
        send(country, seeker, vacancy, at=country.moment(days_ago=22), path=())


def _report(country: Country, vacancy: Vacancy, reason: ComplaintReason, *, days_ago: float) -> ComplaintCase:
    told = Told(reason=reason, story=STORIES[reason])
    at = country.moment(days_ago=days_ago)
    return complain(vacancy=vacancy, told=told, address="192.0.2.10", by=Actor.stranger(Channel.COMMAND), at=at).case


def _officer(country: Country, vacancy: Vacancy) -> Actor:
    """The ready officer of the province, or the one of the whole country."""
    if vacancy.regency_id.startswith(PROVINCE):
        claim, key = AssignmentClaim(OfficerRole.PROVINCE_OFFICER, PROVINCE), "jateng"
    else:
        claim, key = AssignmentClaim(OfficerRole.MINISTRY_OFFICER), "kementerian"
    return Actor(channel=Channel.COMMAND, person_id=country.accounts[key].pk, assignments=(claim,))
