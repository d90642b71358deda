"""People of the demo in training: registered, chosen, in reserve, trained."""

from datetime import datetime, timedelta

from siapkerja.demo.acting import person_actor
from siapkerja.demo.country import SLICES, Country
from siapkerja.identity.models import Membership, Person
from siapkerja.kernel.errors import Refused
from skillhub.actions import batches, enrolments
from skillhub.actions.attendance import take_attendance
from skillhub.actions.instructors import name_instructors
from skillhub.actions.results import record_result
from skillhub.enums import AttendanceMark, DeclineReason
from skillhub.models import Batch, Enrolment

USUAL_PROFILES = 400  # as many as have a profile
ATTENDED = 3  # batches of the past with attendance
DAYS_TAKEN = 4


def enrol_people(country: Country) -> int:
    """Fill batches of the past to the end, and those open now in part."""
    seekers = country.seekers(USUAL_PROFILES)
    country.random.shuffle(seekers)
    made, ended = 0, 0
    ready = country.accounts["pencari"]
    seekers = [person for person in seekers if person.pk != ready.pk]
    for batch in _batches_here(country):
        opens = datetime.combine(batch.registration_opens_on, country.now.timetz())
        if opens > country.now:
            continue
        batches.open_on_its_day(batch=batch, by=country.system, at=opens)
        group = [seekers.pop() for _ in range(min(len(seekers), country.random.randrange(2, 6)))]
        if trains_now := batch.training_starts_on <= country.today <= batch.training_ends_on:
            group = [ready, *group]
        made += sum(_register(country, batch, person, opens + timedelta(hours=number)) for number, person in enumerate(group))
        if trains_now or batch.training_ends_on < country.today:
            _run(country, batch, is_attended=trains_now or ended < ATTENDED)
            ended += 1
    return made


def _batches_here(country: Country) -> list[Batch]:
    rows = Batch.objects.filter(programme__legal_entity__is_demo=True).select_related(
        "programme__workplace__regency", "programme__legal_entity"
    )
    ordered = rows.order_by("registration_opens_on", "pk")
    return [batch for batch in ordered if int(batch.programme.workplace.regency_id) % SLICES == country.slice]


def _register(country: Country, batch: Batch, person: Person, at: datetime) -> bool:
    try:
        enrolments.register(batch=batch, by=person_actor(person), at=min(at, country.now))
    except Refused:
        return False
    return True


def _run(country: Country, batch: Batch, *, is_attended: bool) -> None:
    """Choose, confirm, train and judge, as long ago as the batch's days say; a batch that trains now stays without results."""
    by = country.system
    closed = datetime.combine(batch.registration_closes_on, country.now.timetz()) + timedelta(days=1)
    batches.close_after_its_day(batch=batch, by=by, at=closed)
    for enrolment in Enrolment.objects.filter(batch=batch).select_related("batch__programme__workplace").order_by("place"):
        score = country.random.randrange(55, 98)
        if score < 60 and enrolment.place > 1:
            enrolments.decline(enrolment=enrolment, reason=DeclineReason.SEATS, by=by, at=closed)
            continue
        chosen = enrolments.select(enrolment=enrolment, score=score, by=by, at=closed)
        enrolments.confirm(enrolment=chosen, birth_place=_town(batch), by=by, at=closed + timedelta(days=1))
    if not batch.enrolments.filter(state="confirmed").exists():
        return
    batches.start(batch=batch, by=by, at=closed + timedelta(days=10))
    if is_attended:
        _instruct(country, batch)
        _attend(country, batch)
    if batch.training_ends_on < country.today:
        _judge(country, batch)


def _town(batch: Batch) -> str:
    return batch.programme.workplace.regency.name.removeprefix("Kabupaten ").removeprefix("Kota ")


def _instruct(country: Country, batch: Batch) -> None:
    """Whoever founded the centre trains; the ready account does not, so that it can play any part."""
    centre = batch.programme.legal_entity_id
    founder = Membership.objects.filter(legal_entity=centre, valid_to=None, person__user=None).order_by("pk").first()
    if founder is not None:
        name_instructors(batch=batch, person_ids=[founder.person_id], by=country.system, at=country.now)


def _attend(country: Country, batch: Batch) -> None:
    """The latest days of training, nearly everybody there."""
    taking_part = list(batch.enrolments.filter(state="confirmed").order_by("place").values_list("pk", flat=True))
    last = min(batch.training_ends_on, country.today)
    for number in range(DAYS_TAKEN):
        on = last - timedelta(days=number)
        if on < batch.training_starts_on:
            return
        marks = dict.fromkeys(taking_part, AttendanceMark.PRESENT)
        if number == 1 and len(taking_part) > 1:
            marks[taking_part[-1]] = AttendanceMark.EXCUSED
        at = min(datetime.combine(on, country.now.timetz()), country.now)
        take_attendance(batch=batch, on=on, marks=marks, by=country.system, at=at)


def _judge(country: Country, batch: Batch) -> None:
    ended = datetime.combine(batch.training_ends_on, country.now.timetz())
    waiting = batch.enrolments.filter(state="confirmed").select_related("batch__programme__workplace", "person")
    for enrolment in waiting:
        has_passed = country.random.random() < 0.9
        note = "Tugas susulan selesai." if has_passed else "Ujian praktik belum selesai."
        record_result(enrolment=enrolment, has_passed=has_passed, note=note, by=country.system, at=ended)
    batches.complete(batch=batch, by=country.system, at=ended)
