"""Warning letters to companies that did not report in time, and what became of them on paper."""

from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.documents.actions.documents import issue
from siapkerja.documents.numbers import next_number
from siapkerja.events.publishing import publish
from siapkerja.facts.wajiblapor import CompanyWarned
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import require
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.kernel.text import long_day
from siapkerja.reference.queries import place_words, rules
from wajiblapor.actions.compliance import told_of
from wajiblapor.enums import Authority, Delivery
from wajiblapor.models import WarningLetter, WorkplaceClock
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.compliance import authority_over, warner_of

WARNING = "report_warning"


class NotLate(Refused):
    code = "workplace_not_late"
    sentence = _("Tempat kerja ini tidak terlambat melapor.")


class WarnedTooSoon(Refused):
    code = "warned_too_soon"
    sentence = _("Surat berikutnya baru dapat terbit mulai %(day)s.")


class WarnedEnough(Refused):
    code = "warned_enough"
    sentence = _("Sudah %(count)s surat untuk kewajiban ini. Langkah berikutnya pemeriksaan oleh pengawas.")


class OtherAuthority(Refused):
    code = "warned_by_other_authority"
    sentence = _("Surat peringatan untuk perusahaan ini diterbitkan atas nama %(authority)s.")


class DeliveryDayWrong(Refused):
    code = "delivery_day_wrong"
    sentence = _("Tanggalnya sejak surat terbit sampai hari ini.")


@transaction.atomic
def warn_company(*, clock: WorkplaceClock, by: Actor, at: datetime) -> WarningLetter:
    """Issue the next warning letter for a workplace that is late, numbered, as a document anybody can check.

    A company whose workplaces lie in one province is warned in the governor's name, one in several in the minister's
    (UU 23/2014: labour inspection is the province's, what crosses provinces the ministry's).

    Raises:
        NotPermitted: nobody who may write in such a name in this region.
        OtherAuthority: the letter is another authority's.
        NotLate, WarnedTooSoon, WarnedEnough.
    """
    row = WorkplaceClock.objects.select_for_update(of=("self",)).select_related("workplace", "legal_entity", "last_report").get(pk=clock.pk)
    require(GRANTS, by, Permission.WARN_COMPANIES, region_code=row.regency_id)
    today = day_in(row.workplace.time_zone, at)
    authority = authority_over(row.legal_entity_id)
    if warner_of(by, row.regency_id) != authority:
        raise OtherAuthority(str(OtherAuthority.sentence) % {"authority": authority.label})
    ordinal, answer_by = _next_letter(row, today)
    number = _number(row, ordinal, authority, today, at)
    facts = {
        "authority": _in_the_name_of(authority, row.regency_id),
        "workplace": row.workplace.name,
        "nib": row.legal_entity.nib or "belum ada",
        "ordinal": f"Surat peringatan ke-{ordinal}",
        "violation": f"{_missing(row)} {row.workplace.name}, {place_words(row.regency_id)}, belum dikirim",
        "due_on": long_day(row.due_on),
        "answer_by": f"paling lambat {long_day(answer_by)}",
    }
    document = issue(
        kind=WARNING,
        number=number,
        subject=f"wajiblapor.workplace:{row.pk}",
        facts=facts,
        holder=row.legal_entity.name,
        valid_until=None,
        legal_entity_id=row.legal_entity_id,
        by=by,
        at=at,
    )
    letter = WarningLetter.objects.create(
        workplace=row.workplace,
        legal_entity=row.legal_entity,
        regency_id=row.regency_id,
        due_on=row.due_on,
        ordinal=ordinal,
        authority=authority,
        number=number,
        document=document,
        issued_at=at,
        issued_by_id=by.person_id,
        answer_by=answer_by,
    )
    row.letters = ordinal
    row.save(update_fields=["letters"])
    publish(
        CompanyWarned(version=ordinal, letter_id=letter.pk, document_id=document.pk, answer_by=answer_by, **told_of(row)),
        by=by,
        at=at,
    )
    return letter


def _next_letter(row: WorkplaceClock, today: date) -> tuple[int, date]:
    """Which letter it is and until when it asks to report."""
    told = rules(["wlkp.warning_most", "wlkp.warning_after_days", "wlkp.warning_answer_days"], today)
    if row.due_on >= today:
        raise NotLate
    before = WarningLetter.objects.filter(workplace=row.workplace_id, due_on=row.due_on).order_by("-ordinal").first()
    ordinal = before.ordinal + 1 if before else 1
    most = int(told["wlkp.warning_most"].value)
    if ordinal > most:
        raise WarnedEnough(str(WarnedEnough.sentence) % {"count": most})
    last = day_in(row.workplace.time_zone, before.issued_at) if before else row.due_on
    earliest = last + timedelta(days=int(told["wlkp.warning_after_days"].value))
    if today < earliest:
        raise WarnedTooSoon(str(WarnedTooSoon.sentence) % {"day": f"{earliest:%d/%m/%Y}"})
    return ordinal, today + timedelta(days=int(told["wlkp.warning_answer_days"].value))


def _missing(row: WorkplaceClock) -> str:
    if row.awaits_mending and row.last_report:
        return f"Perbaikan laporan ketenagakerjaan {row.last_report.number} yang dikembalikan,"
    return "Laporan ketenagakerjaan"


def _number(row: WorkplaceClock, ordinal: int, authority: Authority, today: date, at: datetime) -> str:
    """`SP1/32/2026/0001`: a series for each authority and year, without gaps."""
    office = row.regency_id[:2] if authority == Authority.GOVERNOR else "RI"
    head = f"{office}/{today.year}"
    return f"SP{ordinal}/{head}/{next_number(f'wajiblapor.warning:{head}', at=at):04d}"


def _in_the_name_of(authority: Authority, regency_code: str) -> str:
    if authority == Authority.MINISTER:
        return "Menteri Ketenagakerjaan Republik Indonesia"
    return f"Gubernur {place_words(regency_code[:2])}"


# What became of it on paper: only the office that sent it can know


@transaction.atomic
def note_delivery(*, letter: WarningLetter, delivery: Delivery, on: date, by: Actor, at: datetime) -> WarningLetter:
    """Note that a letter was received, or came back; noting it anew replaces what was noted.

    Args:
        on: the day of it, at the workplace.

    Raises:
        NotPermitted: no officer of that region.
        DeliveryDayWrong.
    """
    row = WarningLetter.objects.select_for_update(of=("self",)).get(pk=letter.pk)
    require(GRANTS, by, Permission.INVITE_COMPANIES, region_code=row.regency_id)
    zone = row.workplace.time_zone
    if not day_in(zone, row.issued_at) <= on <= day_in(zone, at):
        raise DeliveryDayWrong(fields={"on": str(DeliveryDayWrong.sentence)})
    row.delivery, row.delivery_on, row.delivery_noted_by_id = delivery, on, by.person_id
    row.save(update_fields=["delivery", "delivery_on", "delivery_noted_by"])
    newest = WarningLetter.objects.filter(workplace=row.workplace_id, settled_at=None).order_by("-pk").first()
    if newest == row:
        WorkplaceClock.objects.filter(pk=row.workplace_id).update(letter_delivery=delivery)
    record_act(by, "letter_delivery_noted", f"wajiblapor.warning_letter:{row.pk}", at, delivery=str(delivery))
    return row
