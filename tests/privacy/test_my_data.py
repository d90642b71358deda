"""What the portal holds of me, who looked, what I agreed to and switched off, and taking it home."""

import json
from datetime import timedelta
from typing import Any

import pytest
from allauth.account.internal.flows import login
from allauth.account.internal.userkit import user_id_to_str
from django.urls import reverse
from django.utils import timezone

from karirhub.queries.applications import blank_snapshot
from siapkerja.audit.models import PersonView, SecurityAct
from siapkerja.audit.recording import record_view
from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.consents import give_consent, withdraw_consent
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import ConsentPurpose, LimitKind, OfficerRole, ViewPurpose
from siapkerja.identity.holdings import Holding, everything_of, register
from siapkerja.identity.models import Assignment, Consent, NikClaim, ProcessingLimit
from siapkerja.identity.queries import may_be_matched
from siapkerja.jobs.running import run_here
from siapkerja.privacy.actions.exports import ask_export
from siapkerja.privacy.actions.limits import lift_limit, set_limit
from siapkerja.privacy.models import DataExport
from tests.support.people import Somebody, now
from tests.support.samples import filed_report
from tests.support.vacancies import application, open_vacancy

pytestmark = pytest.mark.django_db


@pytest.fixture
def consent(seeker: Somebody, manager: Somebody) -> Consent:
    return give_consent(
        person=seeker.person,
        purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER,
        recipient=manager.organisation,
        by=seeker.actor,
        at=now(),
    )


def fresh(somebody: Somebody) -> None:
    """As if the password had been asked for again a moment ago."""
    session = somebody.client.session
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = user_id_to_str(somebody.user)
    session.save()


def test_a_consent_is_given_once_and_stays_on_record_when_withdrawn(seeker: Somebody, consent: Consent) -> None:
    again = give_consent(
        person=seeker.person,
        purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER,
        recipient=consent.recipient,
        by=seeker.actor,
        at=now(),
    )
    assert again == consent
    assert consent.wording
    assert consent.channel == "web"

    seeker.client.post(reverse("privacy:withdraw_consent", args=[consent.pk]))
    consent.refresh_from_db()
    assert consent.withdrawn_at is not None

    withdraw_consent(consent=consent, by=seeker.actor, at=now())
    told = EventRecord.objects.filter(fact__startswith="identity.Consent").order_by("pk").values_list("fact", flat=True)
    assert list(told) == ["identity.ConsentGiven", "identity.ConsentWithdrawn"], "each once"


def test_the_page_tells_company_office_and_purpose_without_names_of_people(seeker: Somebody, manager: Somebody, officer: Somebody) -> None:
    Assignment.objects.filter(person=officer.person).update(unit="Dinas Tenaga Kerja Contoh")
    record_view(manager.actor, seeker.person.pk, "application", now(), purpose=ViewPurpose.SELECTION)
    record_view(officer.actor, seeker.person.pk, "profile", now(), purpose=ViewPurpose.SERVICE)
    record_view(seeker.actor, seeker.person.pk, "profile", now(), purpose=ViewPurpose.SERVICE)

    page = seeker.client.get(reverse("privacy:looks")).content.decode()

    assert "PT Contoh Satu" in page
    assert "Menyeleksi lamaran" in page
    assert "Petugas Dinas provinsi, Dinas Tenaga Kerja Contoh" in page
    assert "Wulan Contoh" not in page
    assert "Sari Contoh" not in page
    assert page.count('role="rowheader"') == 2, "one's own looks are not listed"


def test_looks_are_paged(seeker: Somebody, manager: Somebody) -> None:
    for _number in range(51):
        record_view(manager.actor, seeker.person.pk, "application", now(), purpose=ViewPurpose.SELECTION)

    first = seeker.client.get(reverse("privacy:looks"))
    second = seeker.client.get(reverse("privacy:looks") + first.context["page"].next_url)

    assert first.content.decode().count('role="rowheader"') == 50
    assert second.content.decode().count('role="rowheader"') == 1


def test_the_old_address_leads_to_the_new_page(seeker: Somebody) -> None:
    assert seeker.client.get("/akun/data/")["Location"] == reverse("privacy:my_data")


def test_nobody_withdraws_for_somebody_else(other_seeker: Somebody, consent: Consent) -> None:
    assert other_seeker.client.post(reverse("privacy:withdraw_consent", args=[consent.pk])).status_code == 404
    consent.refresh_from_db()
    assert consent.withdrawn_at is None


def test_after_a_withdrawal_the_employer_reads_nothing_more_at_once(seeker: Somebody, manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    give_consent(
        person=seeker.person, purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER, recipient=manager.organisation, by=seeker.actor, at=now()
    )
    address = reverse("karirhub:applicant", args=[manager.organisation.public_id, vacancy.pk, sent.public_id])  # type: ignore[union-attr]
    assert "Rina Contoh" in manager.client.get(address).content.decode()
    assert PersonView.objects.get().purpose == ViewPurpose.SELECTION

    consent = Consent.objects.get(person=seeker.person, purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER, withdrawn_at=None)
    seeker.client.post(reverse("privacy:withdraw_consent", args=[consent.pk]))

    page = manager.client.get(address).content.decode()
    assert "Rina Contoh" not in page
    assert "tidak lagi membagikan datanya" in page
    assert PersonView.objects.count() == 1, "nothing was seen, so nothing is recorded"


def test_limiting_stops_reading_and_matching_until_it_is_lifted(seeker: Somebody) -> None:
    give_consent(person=seeker.person, purpose=ConsentPurpose.USE_PROFILE_FOR_MATCHING, recipient=None, by=seeker.actor, at=now())
    assert may_be_matched([seeker.person.pk]) == {seeker.person.pk}

    seeker.client.post(reverse("privacy:limits"), {"kind": "no_profiling", "is_on": "1"})
    assert may_be_matched([seeker.person.pk]) == set()
    set_limit(person=seeker.person, kind=LimitKind.NO_PROFILING, by=seeker.actor, at=now())
    assert ProcessingLimit.objects.standing().count() == 1, "set twice, it stands once"

    lift_limit(person=seeker.person, kind=LimitKind.NO_PROFILING, by=seeker.actor, at=now())
    assert may_be_matched([seeker.person.pk]) == {seeker.person.pk}
    assert ProcessingLimit.objects.count() == 1, "it stays on record"


def test_without_consent_nobody_is_matched(seeker: Somebody) -> None:
    assert may_be_matched([seeker.person.pk]) == set()


def test_a_limit_that_does_not_exist_is_not_found(seeker: Somebody) -> None:
    assert seeker.client.post(reverse("privacy:limits"), {"kind": "everything", "is_on": "1"}).status_code == 404


def test_the_copy_holds_everything_and_is_sealed_logged_and_asked_for_once(seeker: Somebody, manager: Somebody, consent: Consent) -> None:
    claim_nik(person=seeker.person, nik="3273025205980004", by=seeker.actor, at=now())
    export = ask_export(person=seeker.person, by=seeker.actor, at=now())
    assert ask_export(person=seeker.person, by=seeker.actor, at=now()) == export, "one at a time"
    assert export.job is not None
    run_here(export.job)
    export.refresh_from_db()

    fresh(seeker)
    response = seeker.client.get(reverse("privacy:download_export", args=[export.public_id, "json"]))
    assert response.status_code == 200
    held = json.loads(b"".join(response.streaming_content))  # type: ignore[attr-defined]

    assert response["Content-Disposition"].startswith("attachment")
    assert "no-store" in response["Cache-Control"]
    assert held["schema"] == "1"
    assert held["account"]["nik"] == "3273025205980004"
    assert held["account"]["email"] == seeker.user.email
    assert held["consents"][0]["recipient"] == "PT Contoh Satu"
    wanted = {
        "account",
        "memberships",
        "consents",
        "views",
        "profile",
        "applications",
        "employment",
        "notifications",
        "files",
        "assistance",
    }
    assert wanted <= held.keys()
    assert SecurityAct.objects.filter(act="own_data_downloaded").count() == 1
    pdf = seeker.client.get(reverse("privacy:download_export", args=[export.public_id, "pdf"]))
    assert b"".join(pdf.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]


def test_a_copy_is_not_given_to_a_screen_left_open_nor_to_anybody_else(seeker: Somebody, other_seeker: Somebody) -> None:
    export = ask_export(person=seeker.person, by=seeker.actor, at=now())
    assert export.job is not None
    run_here(export.job)
    address = reverse("privacy:download_export", args=[export.public_id, "json"])

    assert "reauthenticate" in seeker.client.get(address)["Location"]
    fresh(other_seeker)
    assert other_seeker.client.get(address).status_code == 404
    export.refresh_from_db()
    assert export.json_file is not None
    assert seeker.client.get(reverse("files:download", args=[export.json_file.public_id])).status_code == 404, "no way around the question"


def test_a_copy_expires(seeker: Somebody) -> None:
    export = ask_export(person=seeker.person, by=seeker.actor, at=now())
    assert export.job is not None
    run_here(export.job)
    DataExport.objects.update(expires_at=now() - timedelta(minutes=1))

    fresh(seeker)
    assert seeker.client.get(reverse("privacy:download_export", args=[export.public_id, "pdf"])).status_code == 404
    assert "Unduh PDF" not in seeker.client.get(reverse("privacy:exports")).content.decode()


def test_employment_reported_by_companies_is_told_to_whoever_the_nik_is_proven_for(
    seeker: Somebody, other_seeker: Somebody, manager: Somebody
) -> None:
    filed_report(manager, workers=1)
    nik = "3273020101900001"
    for somebody in (seeker, other_seeker):
        claim_nik(person=somebody.person, nik=nik, by=somebody.actor, at=now())
    NikClaim.objects.filter(person=seeker.person).update(state="verified", decided_at=now())

    spans = everything_of(seeker.person.pk)["employment"]

    assert [span["employer"] for span in spans] == ["PT Contoh Satu"]
    assert spans[0]["identity"]["nik"] == nik
    assert everything_of(other_seeker.person.pk)["employment"] == [], "typing a number is not enough"


def test_a_holding_is_named_once() -> None:
    with pytest.raises(ValueError, match="account"):
        register(Holding(slug="account", name="", purpose="", read=lambda person_id: None))


def test_a_blank_snapshot_can_be_shown_like_a_full_one() -> None:
    blank: dict[str, Any] = blank_snapshot()
    assert not any(blank.values())
    assert OfficerRole.DATA_PROTECTION_OFFICER.label
