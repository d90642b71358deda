"""Requests and breaches for the addresses of `siapkerja.privacy`."""

from io import BytesIO
from typing import Any

from django.utils import timezone
from PIL import Image

from siapkerja.identity.actor import Actor, AssignmentClaim, Channel
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Person
from siapkerja.privacy.actions.breaches import BreachAnswers, record_breach
from siapkerja.privacy.actions.corrections import ask_correction
from siapkerja.privacy.actions.exports import finish_export
from siapkerja.privacy.enums import BreachScope, CorrectionField
from siapkerja.privacy.models import Breach, CorrectionRequest, DataExport
from tests.support.people import Somebody, make_region

PROTECTION_OFFICER = Actor(channel=Channel.WEB, assignments=(AssignmentClaim(OfficerRole.DATA_PROTECTION_OFFICER),))


def _picture() -> bytes:
    content = BytesIO()
    Image.new("RGB", (64, 48), "grey").save(content, "JPEG")
    return content.getvalue()


JPEG = _picture()


def correction_of(
    somebody: Somebody, *, field: CorrectionField = CorrectionField.FULL_NAME, wanted: str = "Rina Contoh Lestari"
) -> CorrectionRequest:
    """A request of somebody who lives in Kota Bandung."""
    village = make_region("3273021004")
    Person.objects.filter(pk=somebody.person.pk).update(village=village)
    return ask_correction(
        person=Person.objects.get(pk=somebody.person.pk),
        field=field,
        wanted=wanted,
        story="Ejaan pada KTP berbeda.",
        proof=BytesIO(JPEG),
        by=somebody.actor,
        at=timezone.now(),
    )


def breach_answers(**changes: Any) -> BreachAnswers:
    now = timezone.now()
    told = {"title": "Surel salah kirim", "what": "Nama dan e-mail.", "how": "Surel terkirim ke alamat yang salah.",
            "handling": "Penerima diminta menghapus.", "advice": "Waspada telepon penipuan."}  # fmt: skip
    return BreachAnswers(**{"discovered_at": now, "happened_at": None, "scope": BreachScope.ALL, **told, **changes})


def breach(**changes: Any) -> Breach:
    return record_breach(answers=breach_answers(**changes), by=PROTECTION_OFFICER, at=timezone.now())


def export_of(somebody: Somebody) -> DataExport:
    """A copy that is ready."""
    export = DataExport.objects.create(person=somebody.person, schema="1", asked_at=timezone.now())
    finish_export(export=export, held={"account": {"full_name": somebody.person.full_name}}, pdf=b"%PDF-1.7\n%%EOF", at=timezone.now())
    return DataExport.objects.get(pk=export.pk)


def records(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    return {
        "correction": correction_of(seeker).public_id,
        "breach": breach().public_id,
        "export": export_of(seeker).public_id,
    }
