"""Openings reported filled, and vacancies nobody looks after any more."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.vacancies import close
from karirhub.actions.vacancy_facts import announce
from karirhub.enums import CloseReason
from karirhub.models import FilledOpening, OutsideHire, Vacancy, VacancyFilling, VacancyMove
from karirhub.permissions import Permission, demand
from karirhub.queries.fillings import hired_unreported
from karirhub.queries.idleness import left_alone, warned_and_looked_after, warned_and_still_left_alone
from karirhub.queries.vacancies import today_at
from karirhub.workflows import VACANCY
from siapkerja.facts.karirhub import VacancyClosed, VacancyFilled, VacancyLeftAlone
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.nik import is_wellformed
from siapkerja.kernel.text import masked
from siapkerja.reference.queries import rule
from siapkerja.workflow.moves import apply, locked

LEFT_ALONE = "left_alone"


class NobodyNamed(Refused):
    code = "filling_names_nobody"
    sentence = _("Pilih pelamar yang diterima, atau isi jumlah orang dari luar Karirhub.")


class TooManyFilled(Refused):
    code = "filling_exceeds_openings"


class NotHiredHere(Refused):
    code = "filling_names_somebody_not_hired"
    sentence = _("Hanya pelamar yang sudah Anda nyatakan diterima dan belum dilaporkan yang dapat dipilih.")


class MoreNamesThanPeople(Refused):
    code = "filling_names_more_than_counted"
    sentence = _("Nama yang ditulis lebih banyak daripada jumlah orangnya. Perbaiki jumlahnya atau hapus nama yang berlebih.")


class NikNotReadable(Refused):
    code = "filling_nik_not_readable"
    sentence = _("NIK terdiri dari 16 angka. Perbaiki, atau kosongkan.")


class NeverOpen(Refused):
    code = "filling_of_a_vacancy_never_open"
    sentence = _("Lowongan yang belum pernah terbit tidak dapat dilaporkan terisi.")


@dataclass(frozen=True, kw_only=True)
class Outsider:
    """Somebody hired who did not apply here.

    Attributes:
        nik: sixteen digits, "" where it is not told; only its first and last four are kept.
    """

    name: str
    nik: str = field(default="", repr=False)


@transaction.atomic
def report_filled(
    *, vacancy: Vacancy, application_ids: Collection[int], others: int, people: Sequence[Outsider] = (), by: Actor, at: datetime
) -> VacancyFilling:
    """Report openings filled (Perpres 57/2023 art. 6). When none is left, an open vacancy closes.

    Args:
        application_ids: applicants who were hired, of this vacancy.
        others: how many more people fill openings who did not apply here.
        people: who these are, as far as the employer names them.

    Raises:
        NotPermitted: not one's own.
        NeverOpen, NobodyNamed, TooManyFilled, NotHiredHere, MoreNamesThanPeople, NikNotReadable: what is reported cannot be.
    """
    current = locked(vacancy)
    demand(by, Permission.PUBLISH_VACANCY, current)
    if current.published_at is None:
        raise NeverOpen()
    wanted, hired = set(application_ids), hired_unreported(current)
    chosen = [row for row in hired if row.pk in wanted]
    if len(chosen) != len(wanted):
        raise NotHiredHere(fields={"applications": str(NotHiredHere.sentence)})
    if len(people) > others:
        raise MoreNamesThanPeople(fields={"people": str(MoreNamesThanPeople.sentence)})
    if not all(is_wellformed(one.nik) for one in people if one.nik):
        raise NikNotReadable(fields={"people": str(NikNotReadable.sentence)})
    openings = len(chosen) + others
    if openings < 1:
        raise NobodyNamed(fields={"others": str(NobodyNamed.sentence)})
    if openings > current.remaining_openings:
        sentence = _now("Tinggal %(left)s lowongan yang belum dilaporkan terisi.") % {"left": current.remaining_openings}
        raise TooManyFilled(sentence, fields={"others": sentence})
    filling = VacancyFilling.objects.create(vacancy=current, reported_at=at, by_person_id=by.person_id, others=others, openings=openings)
    FilledOpening.objects.bulk_create([FilledOpening(filling=filling, application=row) for row in chosen])
    OutsideHire.objects.bulk_create([OutsideHire(filling=filling, name=one.name, masked_nik=masked(one.nik)) for one in people])
    current.filled_openings += openings
    current.version += 1
    current.save(update_fields=["filled_openings", "version"])
    announce(
        fact=VacancyFilled, vacancy=current, by=by, at=at,
        openings=openings, others=others, filled=current.filled_openings, is_passed_on=current.is_passed_on,
    )  # fmt: skip
    if current.is_public and not current.remaining_openings:
        close(vacancy=current, reason=CloseReason.FILLED, by=by, at=at)
    return filling


def tend_left_alone(*, by: Actor, at: datetime) -> tuple[int, int]:
    """Tell employers who have not signed in or answered for long that their vacancies close, and close those told in vain.

    Returns:
        How many were told, how many closed. Each in a transaction of its own.
    """
    for vacancy in warned_and_looked_after(at):
        _forget_warning(vacancy)
    told = sum(_warn(vacancy, by, at) for vacancy in left_alone(at))
    closed = sum(_close(vacancy, by, at) for vacancy in warned_and_still_left_alone(at))
    return told, closed


@transaction.atomic
def _forget_warning(vacancy: Vacancy) -> None:
    """Whoever falls silent again is told again before anything closes."""
    current = locked(vacancy)
    current.idle_warned_on = None
    current.version += 1
    current.save(update_fields=["idle_warned_on", "version"])


@transaction.atomic
def _warn(vacancy: Vacancy, by: Actor, at: datetime) -> bool:
    current = locked(vacancy)
    if not current.is_public or current.idle_warned_on is not None:
        return False
    today = today_at(current, at)
    current.idle_warned_on = today
    current.version += 1
    current.save(update_fields=["idle_warned_on", "version"])
    days = int(rule("vacancy.idle_warning_days", today).value)
    announce(fact=VacancyLeftAlone, vacancy=current, by=by, at=at, closes_on=today + timedelta(days=days))
    return True


@transaction.atomic
def _close(vacancy: Vacancy, by: Actor, at: datetime) -> bool:
    current = locked(vacancy)
    if not current.is_public or current.idle_warned_on is None:
        return False
    apply(VACANCY, current, "close", history=VacancyMove, by=by, at=at, reason_code=LEFT_ALONE, ended_at=at)
    announce(fact=VacancyClosed, vacancy=current, by=by, at=at, reason_code=LEFT_ALONE)
    return True
