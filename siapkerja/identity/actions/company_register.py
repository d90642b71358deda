"""Loading the business register: the operator's CSV of companies with their NIB, all of it or nothing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection, transaction
from django.utils.crypto import salted_hmac

from siapkerja.identity.enums import BusinessScale, LegalForm
from siapkerja.identity.fields import key_ring
from siapkerja.identity.models import RegisteredCompany
from siapkerja.kernel import phone
from siapkerja.messaging.channels import AddressNotUsable, Channel, usable_address
from siapkerja.reference.actions.loading.merging import Manner, Merged, change, merge, number, refuse_mass_ending, stage
from siapkerja.reference.actions.loading.reading import SHOWN_FAULTS, BadFile, Faults, Row, digest_of, digits, rows_of
from siapkerja.reference.models import Industry, ReferenceLoad, Region, RegionLevel

DATASET = "company_register"
NIB, NAME = ("nib",), ("name", "nama", "nama_perusahaan")
VILLAGE, REGENCY = ("village", "village_code", "kode_desa"), ("regency", "regency_code", "kode_kabupaten")
NEEDS = (NIB, NAME, (*VILLAGE, *REGENCY))
SCALES = {choice.value: choice.value for choice in BusinessScale} | {
    "mikro": BusinessScale.MICRO.value, "kecil": BusinessScale.SMALL.value, "menengah": BusinessScale.MEDIUM.value,
    "besar": BusinessScale.LARGE.value, "": "",
}  # fmt: skip
FORMS = {choice.value: choice.value for choice in LegalForm} | {
    "perseroan terbatas": LegalForm.PT.value, "pt perorangan": LegalForm.PT_SOLE.value, "perseroan perorangan": LegalForm.PT_SOLE.value,
    "persekutuan komanditer": LegalForm.CV.value, "koperasi": LegalForm.COOPERATIVE.value, "yayasan": LegalForm.FOUNDATION.value,
    "ud": LegalForm.SOLE_PROPRIETOR.value, "perorangan": LegalForm.SOLE_PROPRIETOR.value,
    "usaha perorangan": LegalForm.SOLE_PROPRIETOR.value,
    "bumn": LegalForm.STATE_OWNED.value, "bumd": LegalForm.STATE_OWNED.value, "instansi pemerintah": LegalForm.GOVERNMENT.value,
    "lainnya": LegalForm.OTHER.value, "": LegalForm.OTHER.value,
}  # fmt: skip
# `place`: the how-manieth of all rows it was, whichever file it stands in.
_STAGED = {
    "place": "bigint", "file": "text", "line": "integer",
    "nib": "text", "name": "text", "legal_form": "text", "industry_id": "bigint", "sector": "text", "scale": "text", "regency_id": "text",
    "village_id": "text", "address": "text", "postal_code": "text", "email": "bytea", "phone": "bytea", "contact_digest": "text",
}  # fmt: skip
_MERGE = """
    insert into identity_registeredcompany as known (public_id, nib, name, legal_form, industry_id, sector, scale, regency_id, village_id,
        address, postal_code, email, phone, contact_digest, legal_entity_id, known_from, invited_by)
    select gen_random_uuid(), staged.nib, staged.name, staged.legal_form, staged.industry_id, staged.sector, staged.scale,
        staged.regency_id, staged.village_id, staged.address, staged.postal_code, case when entity.id is null then staged.email end,
        case when entity.id is null then staged.phone end, case when entity.id is null then staged.contact_digest else '' end,
        entity.id, %(valid_from)s, ''
    from staged left join identity_registeredcompany before on before.nib = staged.nib
    left join identity_legalentity entity on entity.id = coalesce(before.legal_entity_id,
        (select id from identity_legalentity same where same.nib = staged.nib)) and (entity.proven_at is not null or not %(needs_proof)s)
    order by staged.nib
    on conflict (nib) do update set name = excluded.name, legal_form = excluded.legal_form, industry_id = excluded.industry_id,
        sector = excluded.sector, scale = excluded.scale, regency_id = excluded.regency_id, village_id = excluded.village_id,
        address = excluded.address, postal_code = excluded.postal_code, email = excluded.email, phone = excluded.phone,
        contact_digest = excluded.contact_digest, legal_entity_id = excluded.legal_entity_id, left_on = null,
        known_from = case when known.left_on is null then known.known_from else excluded.known_from end
    where known.left_on is not null or (known.name, known.legal_form, known.industry_id, known.sector, known.scale, known.regency_id,
        known.village_id, known.address, known.postal_code, known.contact_digest, known.legal_entity_id) is distinct from
        (excluded.name, excluded.legal_form, excluded.industry_id, excluded.sector, excluded.scale, excluded.regency_id,
        excluded.village_id, excluded.address, excluded.postal_code, excluded.contact_digest, excluded.legal_entity_id)
"""
_TWICE = """
    select file, line, nib, first_file, first_line, count(*) over () from (
        select place, file, line, nib, first_value(file) over same as first_file, first_value(line) over same as first_line,
            row_number() over same as nth from staged window same as (partition by nib order by place)
    ) told where nth > 1 order by place limit %(shown)s
"""
_TIE = """
    update identity_registeredcompany known set legal_entity_id = entity.id, email = null, phone = null, contact_digest = ''
    from identity_legalentity entity where entity.nib = known.nib and known.legal_entity_id is null
        and (entity.proven_at is not null or not %(needs_proof)s)
"""
_GONE = "from identity_registeredcompany known where left_on is null and not exists (select 1 from staged where staged.nib = known.nib)"
_END = f"""
    update identity_registeredcompany set left_on = %(valid_from)s, email = null, phone = null, contact_digest = ''
    where id in (select id {_GONE})
"""  # noqa: S608 - a constant of this module


@dataclass(frozen=True)
class Loaded:
    """What a load did; `merged` is None where the same file was loaded before.

    Attributes:
        on_portal: companies of the file somebody is proven to act for on the portal.
        unusable: contacts left out because nothing can be sent there.
    """

    rows: int
    merged: Merged | None = None
    on_portal: int = 0
    unusable: int = 0

    def __str__(self) -> str:
        if self.merged is None:
            return f"{DATASET}: unchanged ({self.rows:,} companies)."
        told = f"{self.merged.added:,} added, {self.merged.changed:,} changed, {self.merged.ended:,} left"
        left_out = f"{self.unusable:,} unusable contacts left out"
        return f"{DATASET}: {self.rows:,} companies; {told}; {self.on_portal:,} on the portal; {left_out}."


@dataclass
class _Reading:
    """Codes the rows are checked against, and what was found so far."""

    industries: dict[str, tuple[int, str]]
    regions: set[str]
    faults: Faults = field(default_factory=Faults)
    rows: int = 0
    unusable: int = 0


def load_company_register(*, paths: Sequence[Path], manner: Manner, at: datetime) -> Loaded:
    """Load the operator's files of the business register. Companies absent from them have left it, unless they are a part of the whole.

    Companies whose NIB a proven organisation of the portal has are tied to it; of those no contact is kept.

    Raises:
        BadFile: rows and reasons; nothing was loaded.
    """
    digest = digest_of(paths, is_partial=manner.is_partial)
    reading = _Reading(_industries(manner.valid_from), _regions(manner.valid_from))
    with transaction.atomic():
        change("SELECT pg_advisory_xact_lock(hashtext(%(name)s))", {"name": f"reference {DATASET}"})
        last = ReferenceLoad.objects.filter(dataset=DATASET).first()
        if last and last.digest == digest:
            return Loaded(last.rows)
        # Row by row into the database: a country's register does not fit into memory.
        count = stage(_STAGED, (found for row in rows_of(paths, needs=NEEDS) if (found := _checked(row, reading))))
        _find_twice(reading.faults)
        reading.faults.stop_if_any()
        merged = _merge(count, manner)
        on_portal = number(
            "select count(*) from staged join identity_registeredcompany known using (nib) where known.legal_entity_id is not null"
        )
        origin = ", ".join(path.name for path in paths)[:200]
        told = {"digest": digest, "origin": origin, "rows": count, "loaded_at": at}
        ReferenceLoad.objects.update_or_create(dataset=DATASET, defaults=told)
    with connection.cursor() as cursor:
        # Who was proven while this was written saw no row to tie.
        cursor.execute(_TIE, _needs_proof())
        cursor.execute("ANALYZE identity_registeredcompany")
    return Loaded(count, merged, on_portal, reading.unusable)


def _find_twice(faults: Faults) -> None:
    with connection.cursor() as cursor:
        cursor.execute(_TWICE, {"shown": SHOWN_FAULTS})
        found = cursor.fetchall()
    for file, line, nib, first_file, first_line, _count in found:
        where = f"row {first_line}" if file == first_file else f"{first_file}, row {first_line}"
        faults.say(f"{file}, row {line}: NIB {nib} stands already in {where}")
    if found:
        faults.count += found[0][-1] - len(found)


def _merge(count: int, manner: Manner) -> Merged:
    days = {"valid_from": manner.valid_from}
    added, changed = merge(_MERGE, days | _needs_proof())
    ended = 0
    if not manner.is_partial:
        refuse_mass_ending(
            number(f"select count(*) {_GONE}"),
            RegisteredCompany.objects.filter(left_on=None).count(),
            manner,
        )
        ended = change(_END, days)
    return Merged(rows=count, added=added, changed=changed, ended=ended)


def _needs_proof() -> dict[str, bool]:
    """An organisation that only says to be a company of the register leaves it as it is (`siapkerja.identity.proof`)."""
    return {"needs_proof": settings.PROOF_OF_ORGANISATION}


def _industries(on: date) -> dict[str, tuple[int, str]]:
    """Row and section (a letter) by five-digit code, of the editions in force; a newer edition before an older one."""
    rows = Industry.objects.at(on).order_by("version")
    told = list(rows.values_list("version", "code", "pk", "level", "parent__code"))
    sections = {(version, code): parent or "" for version, code, _pk, level, parent in told if level == 2}
    return {code: (pk, sections.get((version, code[:2]), "")) for version, code, pk, level, _parent in told if level == 5}


def _regions(on: date) -> set[str]:
    levels = (RegionLevel.REGENCY, RegionLevel.VILLAGE)
    return set(Region.objects.at(on).filter(level__in=levels).values_list("code", flat=True))


def _checked(row: Row, reading: _Reading) -> tuple[Any, ...] | None:
    """The line as it is staged; None, and a fault, where it cannot be loaded."""
    nib = re.sub(r"[\s.\-]", "", row.get(*NIB))
    form, scale = FORMS.get(_form_word(row)), SCALES.get(row.get("scale", "skala").casefold())
    kbli, place = row.get("kbli", "industry"), digits(row.get(*VILLAGE)) or digits(row.get(*REGENCY))
    industry: tuple[int | None, str] | None = reading.industries.get(kbli) if kbli else (None, "")
    before = reading.faults.count
    for reason in _reasons(row, nib, place, reading):
        reading.faults.add(row, reason)
    if form is None:
        reading.faults.add(row, f"legal form {_form_word(row)!r} is not known")
    if scale is None:
        reading.faults.add(row, f"scale {row.get('scale', 'skala')!r} is not one of mikro, kecil, menengah, besar")
    if industry is None:
        reading.faults.add(row, f"KBLI {kbli!r} is not a loaded group of five digits")
    if reading.faults.count > before or industry is None:
        return None
    village = place if len(place) == RegionLevel.VILLAGE else None
    email, telephone = _contact(row, reading)
    contact = salted_hmac(DATASET, f"{email}|{telephone}", secret=settings.SECRET_KEY, algorithm="sha256").hexdigest()
    reading.rows += 1
    return (
        reading.rows, row.file, row.line,
        nib, row.get(*NAME), form, industry[0], industry[1], scale, place[: RegionLevel.REGENCY], village, row.get("address", "alamat"),
        row.get("postal_code", "kode_pos"), _sealed(email, "email"), _sealed(telephone, "phone"), contact if email or telephone else "",
    )  # fmt: skip


def _form_word(row: Row) -> str:
    return row.get("legal_form", "bentuk_usaha").casefold().rstrip(".")


def _reasons(row: Row, nib: str, place: str, reading: _Reading) -> Iterator[str]:
    if not re.fullmatch(r"[0-9]{13}", nib):
        yield f"NIB {row.get(*NIB)[:30]!r} has not 13 digits"
    if not row.get(*NAME):
        yield "name is needed"
    if place not in reading.regions:
        yield f"village or regency {place[:20]!r} is not known"
    if not re.fullmatch(r"([0-9]{5})?", row.get("postal_code", "kode_pos")):
        yield f"postal code {row.get('postal_code', 'kode_pos')[:20]!r} has not 5 digits"
    if len(row.get(*NAME)) > 200 or len(row.get("address", "alamat")) > 300:
        yield "name is longer than 200 or address longer than 300 signs"
    if any("\x00" in value for value in row.values.values()):
        yield "holds a sign that cannot be stored"


def _contact(row: Row, reading: _Reading) -> tuple[str, str]:
    """E-mail and telephone as they can be written to; what cannot is left out and counted."""
    email, telephone = row.get("email", "surel"), row.get("phone", "telepon")
    try:
        email = usable_address(Channel.EMAIL, email) if email else ""
    except AddressNotUsable:
        reading.unusable, email = reading.unusable + 1, ""
    try:
        telephone = phone.normalised(telephone) if telephone else ""
    except ValueError:
        reading.unusable, telephone = reading.unusable + 1, ""
    return email, telephone


def _sealed(text: str, what: str) -> str | None:
    """As `EncryptedTextField` stores it, written the way COPY reads bytes."""
    return "\\x" + key_ring().encrypt(text.encode(), purpose=f"registered company {what}").hex() if text else None


__all__ = ["BadFile", "Loaded", "load_company_register"]
