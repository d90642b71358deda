"""The outbox and what a registry says, as a browser shows them."""

from typing import Any

from django.utils import timezone
from playwright.sync_api import expect

from siapkerja.identity.actions.people import claim_nik
from siapkerja.integrations.enums import CheckState, Difference, Registry, SubjectType
from siapkerja.integrations.models import RegistryCheck
from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel
from tests.browser.looking import complaints, is_wider_than_the_window, violations
from tests.support.people import make_somebody
from tests.support.signing_in import sign_in

LONG = "https://contoh.example/" + "a" * 120


def test_the_outbox_and_the_registrys_answer_are_accessible_and_fit_a_small_screen(page: Any, served: str) -> None:
    person, now = make_somebody("Rina Contoh"), timezone.now()
    for channel, to in ((Channel.EMAIL, "rina@contoh.example"), (Channel.SMS, "081234567890")):
        send_message(channel=channel, to=to, subject="Kode masuk", body=f"Kode Anda 123456. {LONG}", purpose="contoh", at=now)
    claim = claim_nik(person=person.person, nik="3273015205980001", by=person.actor, at=now)
    RegistryCheck.objects.update_or_create(
        registry=Registry.POPULATION,
        subject_type=SubjectType.NIK_CLAIM,
        subject_id=claim.pk,
        defaults={"state": CheckState.DIFFERS, "differing": [Difference.NAME, Difference.BORN_ON], "answered_at": now, "next_at": None},
    )
    with complaints(page) as heard:
        page.goto("/kotak-keluar/")
        _looks_well(page)
        sign_in(page, person, served)
        page.goto("/profil/identitas/")
        expect(page.get_by_text("Tidak cocok")).to_be_visible()
        _looks_well(page)
    assert heard == []


def _looks_well(page: Any) -> None:
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert not is_wider_than_the_window(page)
        assert violations(page) == []
