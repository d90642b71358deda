"""Writing, publishing and withdrawing schemes."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from sertihub.actions.refusals import NotValid
from sertihub.enums import SchemeKind, WithdrawReason
from sertihub.models import CertificationBody, CompetenceUnit, Scheme, SchemeMove, SchemeUnit
from sertihub.permissions import Permission, demand
from sertihub.queries.documents import SCHEMES
from sertihub.workflows import SCHEME
from siapkerja.events.publishing import publish as announce
from siapkerja.facts.sertihub import SchemePublished, SchemeWithdrawn
from siapkerja.identity.actor import Actor
from siapkerja.identity.proof import demand_proof
from siapkerja.kernel.errors import Refused
from siapkerja.search.actions.entries import refresh
from siapkerja.workflow.moves import apply, locked
from siapkerja.workflow.validity import demand_valid


class SchemeNotEditable(Refused):
    code = "scheme_not_editable"
    sentence = _("Skema yang sudah ditarik tidak dapat diubah. Buat skema baru.")


class UnitsAreSettled(Refused):
    code = "scheme_units_are_settled"
    sentence = _(
        "Unit skema yang sudah terbit tidak dapat diganti, karena asesi sudah mengandalkannya. Tarik skema ini dan buat yang baru."
    )


class UnknownUnit(Refused):
    code = "competence_unit_unknown"
    sentence = _("Unit dengan kode ini tidak ada atau tidak berlaku lagi. Pilih dari daftar.")


class NoUnits(Refused):
    code = "scheme_without_units"
    sentence = _("Tambahkan paling sedikit satu unit kompetensi sebelum menerbitkan skema.")


class UnitsOver(Refused):
    code = "scheme_units_over"
    sentence = _("Ada unit yang tidak berlaku lagi. Ganti dengan unit dari standar yang berlaku.")


class LicenceExpired(Refused):
    code = "licence_expired"
    sentence = _(
        "Lisensi lembaga Anda sudah berakhir, jadi skema belum dapat diterbitkan. Kirim data lisensi yang baru; setelah diperiksa "
        "petugas, terbitkan skemanya."
    )


class NobodyAssesses(Refused):
    code = "scheme_without_assessor_or_venue"
    sentence = _("Catat dulu paling sedikit satu asesor yang registrasinya berlaku dan satu TUK, supaya asesi dapat dijadwalkan.")


@dataclass(frozen=True, kw_only=True)
class SchemeContent:
    """What a body says of a scheme. `fee` in rupiah; `kkni_level` 1 to 9 (Perpres 8/2012)."""

    number: str
    title: str
    title_en: str = ""
    kind: SchemeKind
    kkni_level: int | None = None
    industry_id: int
    occupation_id: str | None = None
    summary: str
    requirements: str
    fee: int = 0


@transaction.atomic
def draft(*, body: CertificationBody, content: SchemeContent, by: Actor, at: datetime) -> Scheme:
    """Begin a scheme that only the body sees.

    Raises:
        NotPermitted.
        NotValid: an impossible value, by field.
    """
    demand(by, Permission.WRITE_SCHEME, body.legal_entity_id)
    scheme = Scheme(body=body, drafted_at=at, **asdict(content))
    demand_valid(scheme, refusal=NotValid, exclude=["body"])
    scheme.save()
    return scheme


@transaction.atomic
def rewrite(*, scheme: Scheme, content: SchemeContent, by: Actor, at: datetime) -> Scheme:
    """Change a draft, or what the public reads of a scheme; its number stays once it is published.

    Raises:
        NotPermitted, NotValid.
        SchemeNotEditable: it is withdrawn.
    """
    current = _editable(scheme, by)
    for name, value in asdict(content).items():
        if name != "number" or not current.is_public:
            setattr(current, name, value)
    demand_valid(current, refusal=NotValid, exclude=["body"])
    current.save()
    if current.is_public:
        apply(SCHEME, current, "revise", history=SchemeMove, by=by, at=at)
        tell_offer(scheme=current, by=by, at=at)
    return current


@transaction.atomic
def add_unit(*, scheme: Scheme, code: str, by: Actor, at: datetime, on: date) -> SchemeUnit:
    """Put a unit at the end of a draft's list.

    Raises:
        NotPermitted, SchemeNotEditable, UnitsAreSettled.
        UnknownUnit: no unit of that code is in force on the day.
        NotValid: it is there already.
    """
    current = _with_open_units(scheme, by)
    unit = CompetenceUnit.objects.at(on).filter(code=code.strip().upper()).first()
    if unit is None:
        raise UnknownUnit(fields={"code": str(UnknownUnit.sentence)})
    last = current.scheme_units.aggregate(last=Max("order"))["last"] or 0
    row = SchemeUnit(scheme=current, unit=unit, order=last + 1)
    demand_valid(row, refusal=NotValid, exclude=["scheme", "unit"])
    if current.scheme_units.filter(unit=unit).exists():
        raise NotValid(fields={"code": str(_("Unit ini sudah ada di skema."))})
    row.save()
    return row


@transaction.atomic
def choose_units(*, scheme: Scheme, codes: Sequence[str], by: Actor, at: datetime, on: date) -> None:
    """Give a draft these units in this order, in place of those it had.

    Raises:
        NotPermitted, SchemeNotEditable, UnitsAreSettled.
        UnknownUnit: one of them is not in force on the day.
    """
    current = _with_open_units(scheme, by)
    wanted = list(dict.fromkeys(codes))
    units = dict(CompetenceUnit.objects.at(on).filter(code__in=wanted).values_list("code", "pk"))
    if set(wanted) - set(units):
        raise UnknownUnit(fields={"code": str(UnknownUnit.sentence)})
    current.scheme_units.all().delete()
    SchemeUnit.objects.bulk_create(SchemeUnit(scheme=current, unit_id=units[code], order=order) for order, code in enumerate(wanted, 1))


@transaction.atomic
def remove_unit(*, scheme: Scheme, unit_id: int, by: Actor, at: datetime) -> None:
    """Take a unit out of a draft.

    Raises:
        NotPermitted, SchemeNotEditable, UnitsAreSettled.
    """
    _with_open_units(scheme, by).scheme_units.filter(unit=unit_id).delete()


@transaction.atomic
def publish(*, scheme: Scheme, by: Actor, at: datetime, on: date) -> Scheme:
    """Let everybody read it and apply.

    Raises:
        NotPermitted, MoveNotAllowed.
        OrganisationNotProven: no officer has decided yet who may act for the body.
        LicenceExpired, NoUnits, UnitsOver, NobodyAssesses.
    """
    current = locked(scheme)
    body = current.body
    demand(by, Permission.PUBLISH_SCHEME, body.legal_entity_id)
    demand_proof(body.legal_entity)
    if not body.is_licensed(on):
        raise LicenceExpired()
    _demand_units(current, on)
    if not (body.venues.open().exists() and body.assessors.serving(on).exists()):
        raise NobodyAssesses()
    apply(SCHEME, current, "publish", history=SchemeMove, by=by, at=at, published_at=at)
    tell_offer(scheme=current, by=by, at=at)
    return current


@transaction.atomic
def withdraw(*, scheme: Scheme, reason: WithdrawReason, by: Actor, at: datetime) -> Scheme:
    """Take no more candidates. Cases that run go on, and certificates stay true.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    current = locked(scheme)
    demand(by, Permission.PUBLISH_SCHEME, current.body.legal_entity_id)
    was_public = current.is_public
    apply(SCHEME, current, "withdraw", history=SchemeMove, by=by, at=at, reason_code=reason)
    if was_public:
        refresh(document=SCHEMES, ids=[current.pk])
        fact = SchemeWithdrawn(
            version=current.version,
            scheme_id=current.pk,
            legal_entity_id=current.body.legal_entity_id,
            number=current.number,
            reason_code=str(reason),
        )
        announce(fact, by=by, at=at)
    return current


def tell_offer(*, scheme: Scheme, by: Actor, at: datetime) -> None:
    """Search and the other services know the scheme as it is now. Called with the scheme locked."""
    refresh(document=SCHEMES, ids=[scheme.pk])
    units = list(scheme.scheme_units.order_by("order").values_list("unit__code", "unit__title"))
    fact = SchemePublished(
        version=scheme.version,
        scheme_id=scheme.pk,
        legal_entity_id=scheme.body.legal_entity_id,
        number=scheme.number,
        title=scheme.title,
        occupation_code=scheme.occupation_id or "",
        unit_codes=tuple(code for code, _title in units),
        certified=tuple(title for _code, title in units),
    )
    announce(fact, by=by, at=at)


def _demand_units(scheme: Scheme, on: date) -> None:
    chosen = scheme.scheme_units.count()
    if not chosen:
        raise NoUnits()
    if CompetenceUnit.objects.at(on).filter(schemes=scheme).count() < chosen:
        raise UnitsOver()


def _editable(scheme: Scheme, by: Actor) -> Scheme:
    current = locked(scheme)
    demand(by, Permission.WRITE_SCHEME, current.body.legal_entity_id)
    if not current.may_be_edited:
        raise SchemeNotEditable()
    return current


def _with_open_units(scheme: Scheme, by: Actor) -> Scheme:
    current = _editable(scheme, by)
    if current.is_public:
        raise UnitsAreSettled()
    return current
