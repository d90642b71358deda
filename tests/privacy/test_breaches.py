"""The register of breaches: recorded, told within 3 x 24 hours, closed."""

from datetime import timedelta

import pytest
from django.urls import reverse

from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import Person
from siapkerja.jobs.models import Job
from siapkerja.jobs.running import run_here
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.notifications.models import Message, Notification
from siapkerja.notifications.rendering import render
from siapkerja.privacy.actions.breaches import (
    DiscoveredLater,
    HappenedAfterDiscovery,
    NobodyConcerned,
    UnknownPeople,
    end_breach,
    notify_breach,
    record_breach,
)
from siapkerja.privacy.enums import BreachScope, BreachState
from siapkerja.privacy.models import Breach
from siapkerja.privacy.queries.breaches import letter_of
from siapkerja.workflow.moves import ReasonNeeded
from tests.support.parts.privacy import PROTECTION_OFFICER, breach, breach_answers
from tests.support.people import Somebody, make_officer, make_region, now

pytestmark = pytest.mark.django_db


@pytest.fixture
def protection_officer(db: None) -> Somebody:
    return make_officer("Dewi Contoh", OfficerRole.DATA_PROTECTION_OFFICER, None)


def test_the_clock_runs_in_hours_from_the_discovery(seeker: Somebody) -> None:
    found = breach(discovered_at=now() - timedelta(hours=70))

    assert found.due_at - found.discovered_at == timedelta(hours=72)
    assert found.hours_left(now()) == 1
    assert found.hours_left(now() + timedelta(hours=5)) < 0


def test_everybody_concerned_is_told_in_the_inbox_and_by_mail_whatever_they_switched_off(seeker: Somebody, other_seeker: Somebody) -> None:
    found = breach()
    notify_breach(breach=found, by=PROTECTION_OFFICER, at=now())
    run_here(Job.objects.get(kind="privacy.tell_breach"))

    told = Notification.objects.filter(slug="breach_notice")
    assert {row.person_id for row in told} >= {seeker.person.pk, other_seeker.person.pk}
    words = render(told[0])
    assert found.number in words.subject
    assert "Nama dan e-mail." in words.body
    assert "Waspada telepon penipuan." in words.body
    assert Message.objects.filter(notification__in=told).count() == told.count()
    found.refresh_from_db()
    assert found.affected == told.count()
    assert found.was_in_time
    assert not found.people.filter(notified_at=None).exists()


def test_people_are_found_by_region_organisation_and_list(seeker: Somebody, other_seeker: Somebody, manager: Somebody) -> None:
    Person.objects.filter(pk=seeker.person.pk).update(village=make_region("3273021004"))
    claim_nik(person=other_seeker.person, nik="3273025205980004", by=other_seeker.actor, at=now())
    cases = {
        seeker.person.pk: breach(scope=BreachScope.REGION, region_code="3273"),
        manager.person.pk: breach(scope=BreachScope.ORGANISATION, legal_entity_id=manager.organisation.pk),  # type: ignore[union-attr]
        other_seeker.person.pk: breach(scope=BreachScope.LIST, named="3273 0252 0598 0004"),
    }
    for person_id, case in cases.items():
        told = notify_breach(breach=case, by=PROTECTION_OFFICER, at=now())
        assert list(told.people.values_list("person_id", flat=True)) == [person_id], case.scope
    by_mail = breach(scope=BreachScope.LIST, named=f"\n{seeker.user.email}\n")
    assert list(by_mail.people.values_list("person_id", flat=True)) == [seeker.person.pk]


def test_a_record_that_cannot_be_true_or_concerns_nobody_is_refused(seeker: Somebody) -> None:
    for changes, refusal in [
        ({"discovered_at": now() + timedelta(hours=1)}, DiscoveredLater),
        ({"discovered_at": now(), "happened_at": now() + timedelta(hours=1)}, HappenedAfterDiscovery),
        ({"scope": BreachScope.LIST, "named": "3273025205980004"}, UnknownPeople),
        ({"scope": BreachScope.LIST, "named": "tidak@ada.example"}, UnknownPeople),
    ]:
        with pytest.raises(refusal):
            breach(**changes)
    make_region("9471")
    with pytest.raises(NobodyConcerned):
        breach(scope=BreachScope.REGION, region_code="9471")


def test_only_the_protection_officer_and_the_auditor_handle_breaches(seeker: Somebody, officer: Somebody, administrator: Somebody) -> None:
    for somebody in (seeker, officer, administrator):
        with pytest.raises(NotPermitted):
            record_breach(answers=breach_answers(), by=somebody.actor, at=now())
        assert somebody.client.get(reverse("privacy:breaches")).status_code == 404


def test_a_case_is_closed_with_words_after_the_notice_or_dismissed_before(seeker: Somebody) -> None:
    found = breach()
    with pytest.raises(MoveNotAllowed):
        end_breach(breach=found, move="close", note="Selesai.", by=PROTECTION_OFFICER, at=now())
    with pytest.raises(ReasonNeeded):
        end_breach(breach=found, move="dismiss", note="", by=PROTECTION_OFFICER, at=now())
    assert (
        end_breach(breach=found, move="dismiss", note="Ternyata data uji.", by=PROTECTION_OFFICER, at=now()).state == BreachState.UNFOUNDED
    )
    with pytest.raises(MoveNotAllowed):
        notify_breach(breach=found, by=PROTECTION_OFFICER, at=now())


def test_the_officer_records_tells_prints_and_closes_through_pages(protection_officer: Somebody, seeker: Somebody) -> None:
    client = protection_officer.client
    answers = {"title": "Surel salah kirim", "discovered_at": "2026-01-02T08:00", "what": "Nama.", "how": "Salah alamat.",
               "handling": "Diminta dihapus.", "advice": "Waspada.", "scope": "list", "named": seeker.user.email}  # fmt: skip
    assert client.post(reverse("privacy:record_breach"), answers | {"named": ""}).status_code == 422
    recorded = client.post(reverse("privacy:record_breach"), answers)
    assert recorded.status_code == 302
    page = client.get(recorded["Location"]).content.decode()
    assert "Batas waktu pemberitahuan sudah lewat" in page
    assert "terdampak: 1 orang" in letter_of(Breach.objects.get(), at=now())["opening"], "before they are told, too"
    letter = client.get(recorded["Location"] + "surat/")
    assert letter["Content-Type"] == "application/pdf"
    assert letter.content.startswith(b"%PDF")
    client.post(recorded["Location"] + "notify/")
    assert client.post(recorded["Location"] + "close/", {"note": ""}).status_code == 422
    client.post(recorded["Location"] + "close/", {"note": "Semua sudah diberi tahu."})
    assert "Ditutup" in client.get(recorded["Location"]).content.decode()
    assert client.post(recorded["Location"] + "burn/").status_code == 404
