"""Something in the officers' queues: lost accounts, a disputed NIK, claims of companies, and citizens written down in a village."""

import io
from datetime import date, timedelta

from PIL import Image, ImageDraw

from siapkerja.demo.acting import person_actor
from siapkerja.demo.country import SHOWPIECE, Country
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Assignment, Person, Workplace
from siapkerja.identity.queries import actor_of
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.officers.actions.registrations import PaperForm, register_citizen
from siapkerja.organisations.actions.cases import Proof, claim_organisation
from siapkerja.organisations.enums import DocumentKind
from siapkerja.profiles.enums import WorkStatus
from siapkerja.recovery.actions.disputes import DisputeAnswers, file_dispute
from siapkerja.recovery.actions.pictures import Upload
from siapkerja.recovery.actions.tickets import RecoveryAnswers, confirm_ticket, file_ticket
from siapkerja.recovery.enums import ContactKind, DisputeReason

CITIZENS = (
    ("Cucu Contoh", True, "8153", "SMA"), ("Ujang Contoh", False, "9313", "SMP"), ("Nining Contoh", True, "5223", "SMA"),
    ("Darto Contoh", False, "7212", "SMK"), ("Sumi Contoh", True, "5120", "SMP"), ("Karno Contoh", False, "6111", "SD"),
)  # fmt: skip
LOST = (
    ("Wati Contoh", "3273011001", "wati.baru@contoh.siapkerja.example"),
    ("Joko Contoh", "3321102014", "joko.baru@contoh.siapkerja.example"),
)
SERIAL = 900


def open_cases(country: Country) -> int:
    """The cases, once, where the ready company's slice is built; returns how many."""
    if not country.has_showpiece:
        return 0
    return _write_citizens_down(country) + _lose_accounts(country) + _dispute_a_nik(country) + _claim_companies(country)


def _picture() -> io.BytesIO:
    """A sheet that says it is an example; cards and forms of invented people look no truer."""
    sheet = Image.new("RGB", (480, 640), "white")
    ImageDraw.Draw(sheet).text((60, 300), "CONTOH, BUKAN DOKUMEN ASLI", fill="black")
    stream = io.BytesIO()
    sheet.save(stream, "JPEG")
    stream.seek(0)
    return stream


def _write_citizens_down(country: Country) -> int:
    """By the ready village officer, in their own village."""
    officer = country.accounts["desa"]
    village = Assignment.objects.select_related("region").get(person=officer).region
    if village is None:
        return 0
    by = actor_of(officer.user, on=country.today)
    for number, (name, is_female, occupation, education) in enumerate(CITIZENS):
        born_on = date(1992 + number, 3 + number, 4 + number)
        nik = country.synthetic_nik(village_code=village.code, born_on=born_on, is_female=is_female, serial=SERIAL + number)
        answers = PaperForm(
            full_name=name, nik=nik, sex="female" if is_female else "male", born_on=born_on, village=village, street=f"Dusun Krajan RT 0{number + 1}",
            education_code=education, work_status=WorkStatus.NOT_WORKING, occupation_code=occupation, agrees_to_matching=number % 2 == 0,
        )  # fmt: skip
        at = country.moment(days_ago=6 - number)
        row = register_citizen(answers=answers, form=_picture(), by=by, at=at, on=country.today)
        Person.objects.filter(pk=row.person_id).update(is_demo=True)
    return len(CITIZENS)


def _lose_accounts(country: Country) -> int:
    """Strangers whose telephone and e-mail are dead, their new contact proven."""
    stranger = Actor.stranger()
    for number, (name, village, contact) in enumerate(LOST):
        born_on, at = date(1988 + number, 7, 9), country.moment(days_ago=1)
        nik = country.synthetic_nik(village_code=village, born_on=born_on, is_female=number == 0, serial=SERIAL + 50 + number)
        answers = RecoveryAnswers(
            nik=nik, full_name=name, born_on=born_on, contact_kind=ContactKind.EMAIL, contact=contact,
            story="HP hilang dan e-mail lama tidak dapat dibuka lagi.",
        )  # fmt: skip
        ticket = file_ticket(answers=answers, card=Upload(_picture()), portrait=Upload(_picture()), by=stranger, at=at)
        confirm_ticket(ticket=ticket, code=_code_sent_to(contact), by=stranger, at=at + timedelta(minutes=2))
    return len(LOST)


def _code_sent_to(address: str) -> str:
    """The six digits of the newest message, as its reader would type them."""
    for message in OutgoingMessage.objects.filter(purpose="recovery_code").order_by("-pk")[: len(LOST) + 1]:
        content = message.content
        if content and content.to == address:
            return next(word.strip(",.") for word in content.body.split() if word.strip(",.").isdigit() and len(word.strip(",.")) == 6)
    raise LookupError("no code was sent")


def _dispute_a_nik(country: Country) -> int:
    """The contributor of the ready company says that a NIK somebody else wrote down is theirs. Nothing is held before it is heard."""
    claimant, held = country.accounts["staf"], country.people[0]
    claim = held.nik_claims.first()
    if claim is None:
        return 0
    answers = DisputeAnswers(
        nik=claim.nik, full_name=claimant.full_name, born_on=claimant.born_on, reason=DisputeReason.MADE_BY_OTHERS,
        story="Sekolah saya dulu membuatkan akun dengan NIK ini.",
    )  # fmt: skip
    file_dispute(
        answers=answers,
        claimant=claimant,
        card=Upload(_picture()),
        family_card=None,
        by=person_actor(claimant),
        at=country.moment(days_ago=2),
    )
    return 1


def _claim_companies(country: Country) -> int:
    """One company claimed by one person, another by two: that is a conflict."""
    offices = [office for office in country.workplaces if office.legal_entity.name != SHOWPIECE]
    near = sorted(offices, key=lambda office: not office.regency_id.startswith("33"))[:2]
    if len(near) < 2 or len(country.people) < 3:
        return 0
    one, two, three = country.people[-3:]
    for office, person in ((near[0], one), (near[1], two), (near[1], three)):
        _claim(country, office, person)
    return 3


def _claim(country: Country, office: Workplace, person: Person) -> None:
    claim_organisation(
        legal_entity=office.legal_entity,
        proof=Proof(kind=DocumentKind.DEED, stream=_picture()),
        statement="Saya direktur baru; akta perubahan terlampir.",
        by=person_actor(person),
        at=country.moment(days_ago=1),
    )
