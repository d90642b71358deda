"""Applying, and moving applications along."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from karirhub.actions import applications as actions
from karirhub.actions.vacancies import close
from karirhub.enums import CloseReason, DeclineReason
from karirhub.models import Application
from karirhub.queries.applications import readable, stage_of, steps_told
from karirhub.workflows import APPLICATION
from siapkerja.events.models import EventRecord
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Consent
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.workflow.moves import ReasonNeeded
from tests.support.people import Somebody
from tests.support.vacancies import application, complete_profile, draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db


def send(vacancy: Any, by: Actor, **more: Any) -> Application:
    return actions.apply(**{"vacancy": vacancy, "letter": "", "consents": True, "by": by, "at": timezone.now()} | more)


def test_applying_freezes_the_profile_of_that_day(manager: Somebody, seeker: Somebody) -> None:
    sent = application(open_vacancy(manager.workplace), seeker)
    seeker.person.full_name = "Nama Baru"
    seeker.person.save()
    sent.refresh_from_db()
    assert sent.snapshot["name"] == "Rina Contoh"
    assert readable(sent.snapshot, timezone.localdate())["born_on"].year == 1999
    assert [step.title for step in steps_told(list(sent.moves.all()))] == ["Terkirim"]


def test_profile_and_letter_are_unreadable_in_the_table(manager: Somebody, seeker: Somebody) -> None:
    sent = application(open_vacancy(manager.workplace), seeker)
    with connection.cursor() as cursor:
        cursor.execute("select sealed_snapshot, letter from karirhub_application where id = %s", [sent.pk])
        stored = b"".join(bytes(value) for value in cursor.fetchone())
    assert b"Rina" not in stored
    assert b"bekerja" not in stored


def test_the_snapshot_holds_no_nik_and_no_street(manager: Somebody, seeker: Somebody) -> None:
    profile = complete_profile(seeker)
    profile.street = "Jalan Rahasia 7"
    profile.save()
    sent = application(open_vacancy(manager.workplace), seeker)
    assert "Rahasia" not in json.dumps(sent.snapshot)
    assert "nik" not in sent.snapshot


def test_applying_needs_consent_and_records_it(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    complete_profile(seeker)
    with pytest.raises(actions.ConsentNeeded):
        send(vacancy, seeker.actor, consents=False)
    send(vacancy, seeker.actor)
    assert Consent.objects.get(person=seeker.person).recipient == manager.organisation


def test_applying_needs_a_short_profile(manager: Somebody, seeker: Somebody) -> None:
    with pytest.raises(actions.ProfileNotReady):
        send(open_vacancy(manager.workplace), seeker.actor)


def test_one_applies_once_even_after_withdrawing(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    with pytest.raises(actions.AlreadyApplied):
        send(vacancy, seeker.actor)
    actions.withdraw(application=sent, by=seeker.actor, at=timezone.now())
    with pytest.raises(actions.AlreadyApplied):
        send(vacancy, seeker.actor)


def test_nobody_applies_for_what_is_not_open(manager: Somebody, seeker: Somebody) -> None:
    complete_profile(seeker)
    vacancy = open_vacancy(manager.workplace)
    late = timezone.now() + timedelta(days=31)
    with pytest.raises(actions.VacancyNotOpen):
        send(draft_vacancy(manager.workplace), seeker.actor)
    with pytest.raises(actions.VacancyNotOpen):
        send(vacancy, seeker.actor, at=late)
    close(vacancy=vacancy, reason=CloseReason.FILLED, by=manager.actor, at=timezone.now())
    with pytest.raises(actions.VacancyNotOpen):
        send(vacancy, seeker.actor)


def test_a_stranger_does_not_apply(manager: Somebody) -> None:
    with pytest.raises(NotPermitted):
        send(open_vacancy(manager.workplace), Actor.stranger())


def test_an_overlong_letter_is_refused(manager: Somebody, seeker: Somebody) -> None:
    with pytest.raises(actions.LetterTooLong):
        application(open_vacancy(manager.workplace), seeker, letter="a" * 4001)


def test_an_application_goes_all_the_way_to_a_job(manager: Somebody, seeker: Somebody) -> None:
    sent = application(open_vacancy(manager.workplace), seeker)
    start = timezone.localdate() + timedelta(days=14)
    for name, more in (
        ("view", {}),
        ("shortlist", {}),
        ("invite", {"note": "Senin pukul 9."}),
        ("offer", {}),
        ("hire", {"starts_on": start}),
    ):
        sent = actions.move(application=sent, name=name, by=manager.actor, at=timezone.now(), **more)
    assert (sent.state, sent.starts_on, sent.version) == ("hired", start, 6)
    assert stage_of(sent) == 6
    facts = EventRecord.objects.filter(fact__startswith="karirhub.Appl").order_by("pk").values_list("fact", "payload")
    assert [payload.get("state") for fact, payload in facts if fact == "karirhub.ApplicationMoved"] == [
        "viewed", "shortlisted", "interview", "offered", "hired",
    ]  # fmt: skip
    assert [payload["starts_on"] for fact, payload in facts if fact == "karirhub.ApplicantHired"] == [start.isoformat()]


def test_declining_needs_a_reason_that_the_applicant_reads(manager: Somebody, seeker: Somebody) -> None:
    sent = application(open_vacancy(manager.workplace), seeker)
    with pytest.raises(ReasonNeeded):
        actions.move(application=sent, name="decline", by=manager.actor, at=timezone.now())
    actions.move(
        application=sent, name="decline", reason_code=DeclineReason.SKILLS, note="Coba lagi nanti.", by=manager.actor, at=timezone.now()
    )
    told = steps_told(list(sent.moves.order_by("-at", "-pk")))[0]
    assert told.note == f"{DeclineReason.SKILLS.polite}\nCoba lagi nanti."


def test_the_employer_cannot_withdraw_nor_the_applicant_move(manager: Somebody, seeker: Somebody, other_manager: Somebody) -> None:
    sent = application(open_vacancy(manager.workplace), seeker)
    with pytest.raises(ValueError, match="an employer neither withdraws"):
        actions.move(application=sent, name="withdraw", by=manager.actor, at=timezone.now())
    for stranger in (seeker, other_manager):
        with pytest.raises(NotPermitted):
            actions.move(application=sent, name="hire", by=stranger.actor, at=timezone.now())
    with pytest.raises(NotPermitted):
        actions.withdraw(application=sent, by=manager.actor, at=timezone.now())


@pytest.mark.parametrize("state", APPLICATION.values(final=True))
def test_nothing_moves_an_ended_application(state: str, manager: Somebody, seeker: Somebody) -> None:
    sent = application(open_vacancy(manager.workplace), seeker)
    Application.objects.filter(pk=sent.pk).update(state=state)
    for move in APPLICATION.moves:
        if move.name not in {"withdraw", "lapse"}:
            with pytest.raises(MoveNotAllowed):
                actions.move(application=sent, name=move.name, note="x", reason_code="skills", by=manager.actor, at=timezone.now())


def test_facts_hold_ids_and_codes_only(manager: Somebody, seeker: Somebody) -> None:
    sent = application(open_vacancy(manager.workplace), seeker)
    actions.move(application=sent, name="invite", note="Rahasia di Jalan Contoh", by=manager.actor, at=timezone.now())
    assert "Rahasia" not in str(list(EventRecord.objects.values_list("payload", flat=True)))
    assert "Rina" not in str(list(EventRecord.objects.filter(fact__startswith="karirhub").values_list("payload", flat=True)))
