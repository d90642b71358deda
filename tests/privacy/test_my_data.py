"""What the portal holds of me, who looked, what I agreed to, and taking it home."""

import json

import pytest
from django.urls import reverse

from siapkerja.audit.models import SecurityAct
from siapkerja.audit.recording import record_view
from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.consents import give_consent, withdraw_consent
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.holdings import Holding, register
from siapkerja.identity.models import Consent
from tests.support.people import Somebody, now


@pytest.fixture
def consent(seeker: Somebody, manager: Somebody) -> Consent:
    return give_consent(
        person=seeker.person,
        purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER,
        recipient=manager.organisation,
        by=seeker.actor,
        at=now(),
    )


def test_a_consent_is_given_once_and_stays_on_record_when_withdrawn(seeker: Somebody, consent: Consent) -> None:
    again = give_consent(
        person=seeker.person,
        purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER,
        recipient=consent.recipient,
        by=seeker.actor,
        at=now(),
    )
    assert again == consent

    seeker.client.post(reverse("identity:withdraw_consent", args=[consent.pk]))
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None

    withdraw_consent(consent=consent, by=seeker.actor, at=now())
    told = EventRecord.objects.filter(fact__startswith="identity.Consent").order_by("pk").values_list("fact", flat=True)
    assert list(told) == ["identity.ConsentGiven", "identity.ConsentWithdrawn"], "each once"


def test_the_page_names_recipient_and_who_looked_without_names_of_people(
    seeker: Somebody, manager: Somebody, officer: Somebody, consent: Consent
) -> None:
    record_view(manager.actor, seeker.person.pk, "application", now())
    record_view(officer.actor, seeker.person.pk, "profile", now())
    record_view(seeker.actor, seeker.person.pk, "profile", now())

    page = seeker.client.get(reverse("identity:my_data")).content.decode()

    assert "PT Contoh Satu" in page
    assert "Petugas Dinas provinsi" in page
    assert "Pihak perusahaan" in page
    assert "Wulan Contoh" not in page
    assert page.count('role="rowheader"') == 2, "one's own looks are not listed"


def test_nobody_withdraws_for_somebody_else(other_seeker: Somebody, consent: Consent) -> None:
    assert other_seeker.client.post(reverse("identity:withdraw_consent", args=[consent.pk])).status_code == 404
    consent.refresh_from_db()
    assert consent.withdrawn_at is None


def test_the_download_holds_everything_and_is_logged(seeker: Somebody, consent: Consent) -> None:
    claim_nik(person=seeker.person, nik="3273025205980004", by=seeker.actor, at=now())

    response = seeker.client.get(reverse("identity:download_my_data"))

    held = json.loads(response.content)
    assert response["Content-Disposition"].startswith("attachment")
    assert response["Cache-Control"] == "no-store"
    assert held["account"]["nik"] == "3273025205980004"
    assert held["account"]["email"] == seeker.user.email
    assert held["consents"][0]["recipient"] == "PT Contoh Satu"
    assert {"account", "memberships", "consents", "views", "profile"} <= held.keys()
    assert SecurityAct.objects.get().act == "own_data_downloaded"


def test_a_holding_is_named_once() -> None:
    with pytest.raises(ValueError, match="account"):
        register(Holding(slug="account", name="", purpose="", read=lambda person_id: None))
