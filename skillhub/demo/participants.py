"""People of the demo in training: registered, chosen, in reserve, trained."""

from datetime import datetime, timedelta

from siapkerja.demo.acting import person_actor
from siapkerja.demo.country import SLICES, Country
from siapkerja.identity.models import Person
from siapkerja.kernel.errors import Refused
from skillhub.actions import batches, enrolments
from skillhub.actions.results import record_result
from skillhub.enums import DeclineReason
from skillhub.models import Batch, Enrolment

USUAL_PROFILES = 600  # as many as have a profile


def enrol_people(country: Country) -> int:
    """Fill batches of the past to the end, and those open now in part."""
    seekers = country.seekers(USUAL_PROFILES)
    country.random.shuffle(seekers)
    made = 0
    for batch in _batches_here(country):
        opens = datetime.combine(batch.registration_opens_on, country.now.timetz())
        if opens > country.now:
            continue
        batches.open_on_its_day(batch=batch, by=country.system, at=opens)
        group = [seekers.pop() for _ in range(min(len(seekers), country.random.randrange(2, 6)))]
        made += sum(_register(country, batch, person, opens + timedelta(hours=number)) for number, person in enumerate(group))
        if batch.training_ends_on < country.today:
            _run(country, batch)
    return made


def _batches_here(country: Country) -> list[Batch]:
    rows = Batch.objects.filter(programme__legal_entity__is_demo=True).select_related("programme__workplace", "programme__legal_entity")
    ordered = rows.order_by("registration_opens_on", "pk")
    return [batch for batch in ordered if int(batch.programme.workplace.regency_id) % SLICES == country.slice]


def _register(country: Country, batch: Batch, person: Person, at: datetime) -> bool:
    try:
        enrolments.register(batch=batch, by=person_actor(person), at=min(at, country.now))
    except Refused:
        return False
    return True


def _run(country: Country, batch: Batch) -> None:
    """Choose, confirm, train and judge, as long ago as the batch's days say."""
    by = country.system
    closed = datetime.combine(batch.registration_closes_on, country.now.timetz()) + timedelta(days=1)
    batches.close_after_its_day(batch=batch, by=by, at=closed)
    for enrolment in Enrolment.objects.filter(batch=batch).select_related("batch__programme__workplace").order_by("place"):
        score = country.random.randrange(55, 98)
        if score < 60:
            enrolments.decline(enrolment=enrolment, reason=DeclineReason.SEATS, by=by, at=closed)
            continue
        chosen = enrolments.select(enrolment=enrolment, score=score, by=by, at=closed)
        enrolments.confirm(enrolment=chosen, by=by, at=closed + timedelta(days=1))
    if not batch.enrolments.filter(state="confirmed").exists():
        return
    batches.start(batch=batch, by=by, at=closed + timedelta(days=10))
    ended = datetime.combine(batch.training_ends_on, country.now.timetz())
    for enrolment in batch.enrolments.filter(state="confirmed").select_related("batch__programme__workplace"):
        has_passed = country.random.random() < 0.9
        note = "" if has_passed else "Kehadiran kurang dari 80 %."
        record_result(enrolment=enrolment, has_passed=has_passed, note=note, by=by, at=ended)
    batches.complete(batch=batch, by=by, at=ended)
