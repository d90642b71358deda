"""Vacancies that come by a program: taken in under the sender's own key, sent to be checked, closed and reported filled.

Every step is the one of the form on the portal; here is only what a program needs besides: its key, versions, doubles, a sandbox.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from urllib.parse import urlsplit

from django.db import IntegrityError, transaction
from django.db.models import Model
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from karirhub.actions.vacancies import draft, publish, rewrite, want_check
from karirhub.actions.vacancy_checks import submit, take_back
from karirhub.actions.vacancy_content import VacancyContent, first_day, own_district
from karirhub.actions.vacancy_doubles import SimilarVacancy
from karirhub.enums import VacancyState
from karirhub.models import PartnerPortal, Vacancy, VacancyOrigin
from karirhub.queries.sent_vacancies import alike, working_partner
from karirhub.queries.vacancies import today_at
from karirhub.workflows import VACANCY
from siapkerja.documents.numbers import TRIAL_HEAD
from siapkerja.identity.actor import Actor, Channel
from siapkerja.identity.models import Workplace
from siapkerja.kernel.errors import Refused
from siapkerja.workflow.moves import locked

# Taken back, changed and sent again: what waits for an officer may not change under their eyes.
_WAITING = VacancyState.SUBMITTED
_BEFORE_OPENING = (VacancyState.DRAFT, VacancyState.RETURNED)


class VersionChanged(Refused):
    code = "version_changed"
    sentence = _("Lowongan ini sudah berubah sejak Anda membacanya. Ambil keadaan terbaru, lalu kirim lagi.")


class ReferenceKnown(Refused):
    code = "reference_known"
    sentence = _("Rujukan ini sudah dipakai. Kirim dengan PUT untuk mengubahnya, atau pakai rujukan baru.")


class ReferenceBusy(Refused):
    code = "reference_busy"
    sentence = _("Rujukan ini sedang dikirim oleh permintaan lain. Ulangi beberapa saat lagi.")


class SentVacancyEnded(Refused):
    code = "vacancy_ended"
    sentence = _("Lowongan dengan rujukan ini sudah berakhir. Pakai rujukan baru untuk lowongan baru.")


class EmployerChanged(Refused):
    code = "employer_changed"
    sentence = _(
        "Pemberi kerja lowongan yang sudah terbit tidak dapat diganti. Tutup lowongan ini, lalu kirim yang baru dengan rujukan lain."
    )


class NotAPartner(Refused):
    code = "not_a_partner"
    sentence = _("Hanya portal mitra terdaftar yang mengirim lowongan pemberi kerja lain.")


class ForeignAddress(Refused):
    code = "foreign_address"


class Result(StrEnum):
    CREATED = "created"
    CHANGED = "changed"
    UNCHANGED = "unchanged"


@dataclass(frozen=True, kw_only=True)
class Sent:
    """A vacancy as a program sends it.

    Attributes:
        reference: the sender's own key.
        employer_name, apply_url: of partner portals: who looks for people, and where people apply at the partner ("" for here).
        is_double_meant: the sender knows of a like vacancy and wants this one as well.
        rows: as for `draft`.
    """

    reference: str
    workplace: Workplace
    content: VacancyContent
    employer_name: str = ""
    apply_url: str = ""
    is_double_meant: bool = False
    rows: Mapping[str, Model] = field(default_factory=dict)


@transaction.atomic
def take_vacancy(*, sent: Sent, known: Vacancy | None, version: int | None, by: Actor, at: datetime) -> tuple[Vacancy, Result]:
    """Write a vacancy down, or change the one known under its reference. What says the same changes nothing.

    Args:
        known: the one with this reference, if there is one.
        version: which version the sender means to change; None means whichever.

    Raises:
        VersionChanged: it is another version by now.
        EmployerChanged: it is open, and for another employer.
        SentVacancyEnded: it was closed, refused, discarded or ran out.
        SimilarVacancy: a like one came under another reference lately.
        NotAPartner, ForeignAddress: about `employer_name` and `apply_url`.
        and what `draft` and `rewrite` raise.
    """
    partner = _partner_of(sent)
    if known is not None:
        return _changed(sent, known, partner, version, by, at)
    vacancy = draft(workplace=sent.workplace, content=sent.content, rows=sent.rows, by=by, at=at)
    if by.is_sandbox:
        vacancy.is_sandbox, vacancy.number = True, f"{TRIAL_HEAD}{vacancy.pk}"
        vacancy.save(update_fields=["is_sandbox", "number"])
    if not sent.is_double_meant:
        _demand_single(vacancy, sent, at)
    try:
        with transaction.atomic():
            origin = VacancyOrigin.objects.create(
                vacancy=vacancy, legal_entity_id=vacancy.legal_entity_id, is_sandbox=vacancy.is_sandbox, reference=sent.reference,
                partner=partner, employer_name=sent.employer_name, apply_url=sent.apply_url,
            )  # fmt: skip
    except IntegrityError as error:
        raise ReferenceBusy from error
    vacancy.origin = origin
    return vacancy, Result.CREATED


def _changed(
    sent: Sent, known: Vacancy, partner: PartnerPortal | None, version: int | None, by: Actor, at: datetime
) -> tuple[Vacancy, Result]:
    if version is None and not VACANCY.state(known.state).is_final and _says(known, sent, partner, at):
        return known, Result.UNCHANGED  # nothing is written, so nobody has to wait for it
    current = locked(known)
    if version is not None and version != current.version:
        raise VersionChanged
    if VACANCY.state(current.state).is_final:
        raise SentVacancyEnded
    origin = VacancyOrigin.objects.select_for_update().get(vacancy=current)
    current.origin = origin
    if _says(current, sent, partner, at):
        return current, Result.UNCHANGED
    _name_anew(current, origin, sent, partner, at)
    if current.state == _WAITING:
        current = take_back(vacancy=current, by=by, at=at)
    return rewrite(vacancy=current, content=sent.content, by=by, at=at), Result.CHANGED


def _name_anew(vacancy: Vacancy, origin: VacancyOrigin, sent: Sent, partner: PartnerPortal | None, at: datetime) -> None:
    """Write down for whom it is and where people apply; once open it stays with the employer an officer saw."""
    if vacancy.is_public and (origin.partner_id, origin.employer_name) != (partner.pk if partner else None, sent.employer_name):
        raise EmployerChanged(fields={"employer_name": str(EmployerChanged.sentence)})
    if vacancy.is_public and origin.apply_url != sent.apply_url:
        want_check(vacancy=vacancy, is_public=True, at=at)
        vacancy.save(update_fields=["check_wanted_at", "check_due_on"])
    origin.partner, origin.employer_name, origin.apply_url = partner, sent.employer_name, sent.apply_url
    origin.save(update_fields=["partner", "employer_name", "apply_url"])


def _says(vacancy: Vacancy, sent: Sent, partner: PartnerPortal | None, at: datetime) -> bool:
    """Does the vacancy say what is sent already?"""
    origin = vacancy.origin
    partner_id = partner.pk if partner else None
    if (origin.partner_id, origin.employer_name, origin.apply_url) != (partner_id, sent.employer_name, sent.apply_url):
        return False
    if (sent.content.district_id or own_district(vacancy)) != vacancy.district_id:
        return False
    if first_day(vacancy, sent.content.opens_on, today_at(vacancy, at)) != vacancy.opens_on:
        return False
    said = VacancyContent.of(vacancy)
    return said.columns == sent.content.columns and _parts(said) == _parts(sent.content)


def _parts(content: VacancyContent) -> tuple[object, ...]:
    return (set(content.certificates), content.skills, set(content.places), content.questions, content.stages)


@transaction.atomic
def send_vacancy(*, vacancy: Vacancy, are_flags_read: bool, by: Actor, at: datetime) -> Vacancy:
    """Report a vacancy, as the form does; one that waits or is open already stays as it is.

    In a sandbox nobody looks: it opens at once, for the sender alone.

    Raises:
        what `submit` raises.
    """
    if vacancy.state not in _BEFORE_OPENING:
        return vacancy
    told = submit(vacancy=vacancy, are_flags_read=are_flags_read, by=by, at=at)
    if not by.is_sandbox or told.state != VacancyState.SUBMITTED:
        return told
    return publish(vacancy=told, by=replace(Actor.the_system("sandbox", Channel.API), is_sandbox=True), at=at)


def _partner_of(sent: Sent) -> PartnerPortal | None:
    if not (sent.employer_name or sent.apply_url):
        return None
    partner = working_partner(sent.workplace.legal_entity_id)
    if partner is None or not sent.employer_name:
        raise NotAPartner(fields={"employer_name": str(NotAPartner.sentence)})
    if sent.apply_url and not leads_to(partner, sent.apply_url):
        sentence = _now("Alamat melamar diawali https:// dan berada di %(host)s.") % {"host": partner.host}
        raise ForeignAddress(sentence, fields={"apply_url": sentence})
    return partner


def leads_to(partner: PartnerPortal, address: str) -> bool:
    """Does the address lie on the partner's own host, or below it?"""
    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        is_plain = parts.port in {None, 443} and not (parts.username or parts.password)
    except ValueError:
        return False
    return parts.scheme == "https" and is_plain and (host == partner.host or host.endswith(f".{partner.host}"))


def _demand_single(vacancy: Vacancy, sent: Sent, at: datetime) -> None:
    other = alike(vacancy, employer_name=sent.employer_name, on=today_at(vacancy, at))
    if other is None:
        return
    origin = getattr(other, "origin", None)
    name = origin.reference if origin else other.number or _now("draf di portal")
    sentence = _now(
        "Lowongan dengan jabatan, tempat, dan jumlah yang sama sudah ada: %(name)s. Kirim is_double_meant bila memang lain."
    ) % {"name": name}
    raise SimilarVacancy(sentence, fields={"title": sentence})
