"""Putting right what is held of a person (UU 27/2022 art. 6)."""

from datetime import date, datetime, timedelta
from typing import BinaryIO

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.privacy import CorrectionDecided, CorrectionFiled
from siapkerja.files.actions.proofs import store_proof
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import NikClaimState, Sex
from siapkerja.identity.fields import nik_index
from siapkerja.identity.models import NikClaim, Person
from siapkerja.identity.permissions import require
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import Refused
from siapkerja.privacy.actions.numbering import new_number
from siapkerja.privacy.enums import CorrectionField
from siapkerja.privacy.models import CorrectionMoved, CorrectionRequest
from siapkerja.privacy.permissions import GRANTS, Permission
from siapkerja.privacy.workflows import CORRECTION
from siapkerja.reference.queries.rules import rule
from siapkerja.workflow import moves

PROOF = "privacy.correction_proof"
LARGEST_PROOF = 10 * 1024 * 1024


class NotLikeThat(Refused):
    code = "correction_not_readable"
    sentence = _("Isian ini tidak dapat dibaca. Periksa kembali.")


class AlreadyAsked(Refused):
    code = "correction_already_asked"
    sentence = _("Permintaan Anda untuk data ini masih diperiksa. Tunggu keputusannya, atau batalkan dulu.")


class ProofNeeded(Refused):
    code = "correction_needs_proof"
    sentence = _("Unggah foto atau pindaian dokumen yang memuat data yang benar.")


class NikProvenElsewhere(Refused):
    code = "nik_proven_elsewhere"
    sentence = _("NIK itu sudah terbukti milik akun lain. Tangani dulu sebagai sengketa NIK.")


class ProofNotReadable(Refused):
    code = "correction_proof_not_readable"
    sentence = _("Bukti harus berupa foto JPG atau PNG, atau PDF tanpa kata sandi. Simpan ulang, lalu unggah lagi.")


class OwnMatter(Refused):
    code = "own_matter"
    sentence = _("Ini permintaan Anda sendiri. Mintalah petugas lain memutusnya.")


def read_wanted(field: CorrectionField, text: str, *, at: datetime) -> str:
    """What was asked for, as the field writes it.

    Raises:
        NotLikeThat: not a NIK, a day of birth or a sex.
    """
    text = text.strip()
    if field == CorrectionField.NIK:
        text = nik_rules.digits_of(text)
        if not nik_rules.is_wellformed(text):
            raise NotLikeThat(fields={"wanted": str(_("NIK terdiri dari 16 angka. Periksa kembali angka pada KTP Anda."))})
    elif field == CorrectionField.BORN_ON:
        text = _read_day(text, day_in("Asia/Jakarta", at)).isoformat()
    elif field == CorrectionField.SEX:
        words = {"l": Sex.MALE, "laki-laki": Sex.MALE, "male": Sex.MALE, "p": Sex.FEMALE, "perempuan": Sex.FEMALE, "female": Sex.FEMALE}
        if text.lower() not in words:
            raise NotLikeThat(fields={"wanted": str(_("Tulis laki-laki atau perempuan."))})
        text = words[text.lower()].value
    elif not text:
        raise NotLikeThat(fields={"wanted": str(_("Tulis data yang seharusnya."))})
    elif field == CorrectionField.FULL_NAME and len(text) > 150:
        raise NotLikeThat(fields={"wanted": str(_("Nama paling panjang 150 huruf."))})
    return text


def _read_day(text: str, today: date) -> date:
    for form in ("%Y-%m-%d", "%d/%m/%Y", "%d-%m-%Y"):
        try:
            day = datetime.strptime(text, form).date()
        except ValueError:
            continue
        if date(1900, 1, 1) <= day <= today:
            return day
        break
    raise NotLikeThat(fields={"wanted": str(_("Tulis tanggal lahir seperti 12/05/1998."))})


@transaction.atomic
def ask_correction(
    *,
    person: Person,
    field: CorrectionField,
    wanted: str,
    story: str,
    proof: BinaryIO | None,
    by: Actor,
    at: datetime,
) -> CorrectionRequest:
    """File a request; an officer has 3 x 24 hours.

    Args:
        wanted: what it should be, as typed.
        proof: a document that says so; compulsory but for `CorrectionField.OTHER`.

    Raises:
        NotLikeThat, ProofNeeded, ProofNotReadable, AlreadyAsked.
        FileTooLarge, EmptyFile, PhotoTooLarge, PhotoUnreadable, HeicUnreadable: as `store_proof`.
    """
    value = read_wanted(field, wanted, at=at)
    if proof is None and field != CorrectionField.OTHER:
        raise ProofNeeded(fields={"proof": str(ProofNeeded.sentence)})
    stored = proof and store_proof(
        stream=proof, purpose=PROOF, field="proof", otherwise=ProofNotReadable, by=by, at=at, person_id=person.pk, max_bytes=LARGEST_PROOF
    )
    hours = rule("privacy.request_hours", day_in("Asia/Jakarta", at)).value
    village = person.village_id or ""
    request = CorrectionRequest(
        person=person,
        field=field,
        wanted=value,
        story=story.strip() or None,
        proof=stored or None,
        region_id=village[:4] or None,
        filed_at=at,
        due_at=at + timedelta(hours=hours),
        number=new_number("K", at=at),
    )
    try:
        with transaction.atomic():
            request.save(force_insert=True)
    except IntegrityError as error:
        raise AlreadyAsked() from error
    fact = CorrectionFiled(
        correction_id=request.pk, person_id=person.pk, region_code=request.region_id or "", number=request.number, version=request.version
    )
    publish(fact, by=by, at=at)
    return request


@transaction.atomic
def withdraw_correction(*, request: CorrectionRequest, by: Actor, at: datetime) -> CorrectionRequest:
    """The person no longer asks.

    Raises:
        NotPermitted, MoveNotAllowed.
    """
    record = moves.locked(request)
    require(GRANTS, by, Permission.USE_OWN_RIGHTS, person_id=record.person_id)
    moves.apply(CORRECTION, record, "withdraw", history=CorrectionMoved, by=by, at=at, decided_at=at)
    return record


@transaction.atomic
def decide_correction(*, request: CorrectionRequest, accept: bool, answer: str, by: Actor, at: datetime) -> CorrectionRequest:
    """An officer puts it right, or says why not; the person reads the answer.

    Raises:
        NotPermitted, MoveNotAllowed, ReasonNeeded: refused without a word.
        OwnMatter: the officer's own request.
        NikProvenElsewhere: the NIK is verified as somebody else's.
    """
    record = moves.locked(request)
    require(GRANTS, by, Permission.DECIDE_CORRECTIONS, region_code=record.region_id or "")
    if by.person_id == record.person_id:
        raise OwnMatter()
    # What the officer answers may name the person's data: it stays sealed with the case, the history keeps that there was a reason.
    move, reason = ("accept", "") if accept else ("refuse", "explained" if answer.strip() else "")
    moves.apply(
        CORRECTION,
        record,
        move,
        history=CorrectionMoved,
        by=by,
        at=at,
        reason_code=reason,
        answer=answer.strip() or None,
        decided_at=at,
        decided_by_id=by.person_id,
    )
    if accept:
        _put_right(record, by, at)
    record_act(by, "correction_decided", f"privacy.correction:{record.pk}", at, field=record.field, state=record.state)
    fact = CorrectionDecided(
        correction_id=record.pk, person_id=record.person_id, state=record.state, number=record.number, version=record.version
    )
    publish(fact, by=by, at=at)
    return record


def _put_right(record: CorrectionRequest, by: Actor, at: datetime) -> None:
    field, person = CorrectionField(record.field), Person.objects.select_for_update(of=("self",)).get(pk=record.person_id)
    if field == CorrectionField.NIK:
        _replace_nik(person, record.wanted, at)
    elif field == CorrectionField.BORN_ON:
        Person.objects.filter(pk=person.pk).update(born_on=date.fromisoformat(record.wanted))
    elif field in {CorrectionField.FULL_NAME, CorrectionField.SEX}:
        Person.objects.filter(pk=person.pk).update(**{field.value: record.wanted})


def _replace_nik(person: Person, nik: str, at: datetime) -> None:
    """The officer has seen the card: the new claim is verified, unless somebody else's is."""
    others = NikClaim.objects.of_nik(nik).filter(state=NikClaimState.VERIFIED).exclude(person=person)
    if others.exists():
        raise NikProvenElsewhere()
    standing = NikClaim.objects.standing().select_for_update().filter(person=person).first()
    if standing is not None:
        standing.state, standing.decided_at = NikClaimState.WITHDRAWN, at
        standing.save(update_fields=["state", "decided_at"])
    try:
        with transaction.atomic():
            NikClaim.objects.create(
                person=person, nik=nik, nik_index=nik_index(nik), state=NikClaimState.VERIFIED, claimed_at=at, decided_at=at
            )
    except IntegrityError as error:
        raise NikProvenElsewhere() from error
