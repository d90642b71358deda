"""Day, venue and assessor of an assessment, and the candidate's agreement (FR.AK.01)."""

from datetime import date, datetime, time

from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from sertihub.actions.moving import ids_of, move, own
from sertihub.models import Assessment, Assessor, Candidacy, Venue
from sertihub.permissions import Permission, demand
from sertihub.queries.offers import has_trained
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.sertihub import AssessmentScheduled
from siapkerja.identity.actor import Actor
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import locked


class DayPassed(Refused):
    code = "assessment_day_passed"
    sentence = _("Hari itu sudah lewat. Pilih hari ini atau sesudahnya.")


class LicenceEndsBefore(Refused):
    code = "licence_ends_before_assessment"


class OfAnotherBody(Refused):
    code = "of_another_body"
    sentence = _("Asesor dan tempat uji harus tercatat di lembaga Anda.")


class VenueClosed(Refused):
    code = "venue_closed"
    sentence = _("Tempat uji ini sudah tidak dipakai. Pilih tempat uji lain.")


class AssessorHasConflict(Refused):
    """The assessor trained the candidate, or is the candidate."""

    code = "assessor_has_conflict"


class AssessorNotRegistered(Refused):
    code = "assessor_not_registered"


class AssessorFull(Refused):
    code = "assessor_full"


class NotAgreedTo(Refused):
    code = "assessment_not_agreed_to"
    sentence = _("Centang persetujuan Anda dulu.")


@transaction.atomic
def schedule(*, candidacy: Candidacy, assessor: Assessor, venue: Venue, on: date, starts_at: time, by: Actor, at: datetime) -> Assessment:
    """Set, or set anew, when and where a candidate is assessed and by whom.

    Args:
        on, starts_at: day and time at the venue.

    Raises:
        NotPermitted, MoveNotAllowed.
        DayPassed, LicenceEndsBefore, VenueClosed, OfAnotherBody.
        AssessorHasConflict: trained the candidate, or is the candidate (PBNSP 202).
        AssessorNotRegistered: registration ends before that day.
        AssessorFull: as many candidates that day as the rule allows.
    """
    demand(by, Permission.SCHEDULE_ASSESSMENT, candidacy.body.legal_entity_id)
    current = locked(candidacy)
    assessor = locked(assessor)  # two schedulers do not fill the last place of a day together
    if {assessor.body_id, venue.body_id} != {current.body_id}:
        raise OfAnotherBody()
    if venue.closed_on is not None:
        raise VenueClosed(fields={"venue": str(VenueClosed.sentence)})
    _check_day(current, venue, on, at)
    check_assessor(current, assessor, on)
    Assessment.objects.update_or_create(
        candidacy=current,
        defaults={"venue": venue, "assessor": assessor, "on": on, "starts_at": starts_at, "scheduled_at": at, "agreed_at": None},
    )
    move(current, "schedule", by=by, at=at)
    fact = AssessmentScheduled(version=current.version, assessor_person_id=assessor.person_id, on=on, **ids_of(current))
    announce(fact, by=by, at=at)
    return Assessment.objects.with_case().get(candidacy=current)


@transaction.atomic
def agree(*, candidacy: Candidacy, has_agreed: bool, by: Actor, at: datetime) -> Candidacy:
    """The candidate agrees to day, place, assessor, and how the results are kept (FR.AK.01).

    Raises:
        NotPermitted, MoveNotAllowed.
        NotAgreedTo: the box is empty.
    """
    if not has_agreed:
        raise NotAgreedTo(fields={"has_agreed": str(NotAgreedTo.sentence)})
    current = move(own(candidacy, by), "agree", by=by, at=at)
    Assessment.objects.filter(candidacy=current).update(agreed_at=at)
    return current


def check_assessor(candidacy: Candidacy, assessor: Assessor, on: date) -> None:
    """May this assessor assess this candidate on a day?

    Raises:
        AssessorHasConflict, AssessorNotRegistered, AssessorFull.
    """
    names = {"assessor": assessor.person.full_name}
    if assessor.person_id == candidacy.person_id:
        _refuse(AssessorHasConflict, _now("%(assessor)s adalah asesi ini sendiri. Pilih asesor lain.") % names)
    if has_trained(trainer_id=assessor.person_id, person_id=candidacy.person_id):
        sentence = _now("%(assessor)s pernah melatih asesi ini, jadi tidak boleh menilainya. Pilih asesor lain.")
        _refuse(AssessorHasConflict, sentence % names)
    if assessor.ended_on is not None:
        _refuse(AssessorNotRegistered, _now("%(assessor)s sudah tidak bertugas di lembaga Anda. Pilih asesor lain.") % names)
    if assessor.valid_until < on:
        sentence = _now("Registrasi %(assessor)s berakhir %(day)s, sebelum hari asesmen. Pilih asesor lain atau hari yang lebih awal.")
        _refuse(AssessorNotRegistered, sentence % {**names, "day": _day(assessor.valid_until)})
    most = int(rule("certification.candidates_per_assessor_day", on).value)
    booked = Assessment.objects.taking_a_place().filter(assessor__person=assessor.person_id, on=on).exclude(candidacy=candidacy.pk)
    if booked.count() >= most:
        sentence = _now("%(assessor)s sudah menilai %(most)s asesi pada hari itu. Pilih hari atau asesor lain.")
        _refuse(AssessorFull, sentence % {**names, "most": most})


def _check_day(candidacy: Candidacy, venue: Venue, on: date, at: datetime) -> None:
    if on < day_in(venue.regency.time_zone or timezone.get_default_timezone_name(), at):
        raise DayPassed(fields={"on": str(DayPassed.sentence)})
    if not candidacy.body.is_licensed(on):
        sentence = _now("Lisensi lembaga Anda dari BNSP berakhir %(day)s, sebelum hari asesmen. Pilih hari yang lebih awal.")
        words = sentence % {"day": _day(candidacy.body.licence_valid_until)}
        raise LicenceEndsBefore(words, fields={"on": words})


def _refuse(refusal: type[Refused], sentence: str) -> None:
    raise refusal(sentence, fields={"assessor": sentence})


def _day(day: date) -> str:
    return formats.date_format(day, "j F Y")
