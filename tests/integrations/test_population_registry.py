"""A NIK is compared with the population registry: over HTTP, by the worker, without ever holding up who saves it."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.utils import timezone

from siapkerja.audit.models import SecurityAct
from siapkerja.events.models import EventRecord
from siapkerja.identity.actions.people import claim_nik, complete_person, correct_nik
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim
from siapkerja.integrations import asking
from siapkerja.integrations.actions.checks import AskedTooSoon, ask_again, run_check, sweep
from siapkerja.integrations.enums import CheckState, Registry
from siapkerja.integrations.models import RegistryCheck
from siapkerja.integrations.queries import state_of
from tests.support.people import Somebody, make_somebody
from tests.support.simulators import Simulators
from tests.support.worker import CeleryWorker

NIK = "3273015205980001"  # a woman, born 12 May 1998
Deliver = Callable[[], int]


def _claim(somebody: Somebody, nik: str = NIK, *, born_on: date = date(1998, 5, 12)) -> NikClaim:
    complete_person(
        person=somebody.person, full_name=somebody.person.full_name, sex="female", born_on=born_on, phone="", village_code=None,
        by=somebody.actor, at=timezone.now(),
    )  # fmt: skip
    return claim_nik(person=somebody.person, nik=nik, by=somebody.actor, at=timezone.now())


def _checked(claim: NikClaim, *, at: datetime | None = None) -> RegistryCheck:
    check = RegistryCheck.objects.get(registry=Registry.POPULATION, subject_id=claim.pk)
    run_check(check_id=check.pk, at=at or timezone.now())
    check.refresh_from_db()
    claim.refresh_from_db()
    return check


@pytest.mark.django_db
def test_a_nik_that_matches_is_verified_with_its_date_and_source(seeker: Somebody, deliver_facts: Deliver, simulators: Simulators) -> None:
    claim = _claim(seeker)
    deliver_facts()
    check = _checked(claim)

    assert (check.state, claim.state) == (CheckState.MATCHES, NikClaimState.VERIFIED)
    assert claim.decided_at is not None
    assert SecurityAct.objects.filter(act="nik_claim_moved", codes__cause="integrations.population_registry").exists()
    assert EventRecord.objects.filter(fact="identity.NikVerified").count() == 1
    [asked] = simulators.received("population")
    assert asked["request"] == {"nik": NIK, "name": "Rina Contoh", "born_on": "1998-05-12", "sex": "female"}


@pytest.mark.django_db
def test_a_nik_that_differs_stays_claimed_and_the_person_is_told_where(
    seeker: Somebody, deliver_facts: Deliver, simulators: Simulators
) -> None:
    claim = _claim(seeker, born_on=date(1998, 5, 13))
    deliver_facts()
    check = _checked(claim)
    shown = seeker.client.get("/profil/identitas/").content.decode()

    assert (check.state, check.differing, claim.state) == (CheckState.DIFFERS, ["born_on"], NikClaimState.CLAIMED)
    assert "Tidak cocok" in shown
    assert "mencatat lain untuk: Tanggal lahir." in shown


@pytest.mark.django_db
def test_an_unknown_nik_is_told_as_such(seeker: Somebody, deliver_facts: Deliver, simulators: Simulators) -> None:
    claim = _claim(seeker, NIK[:12] + "8404")
    deliver_facts()

    assert _checked(claim).differing == ["nik"]


@pytest.mark.django_db
def test_corrected_data_are_checked_anew_without_being_asked(seeker: Somebody, deliver_facts: Deliver, simulators: Simulators) -> None:
    simulators.knows("population", NIK, name="RINA CONTOH", born_on="1998-05-12", sex="female")
    claim = _claim(seeker, born_on=date(1998, 5, 13))
    deliver_facts()
    _checked(claim)
    complete_person(
        person=seeker.person, full_name="Rína  contoh", sex="female", born_on=date(1998, 5, 12), phone="", village_code=None,
        by=seeker.actor, at=timezone.now(),
    )  # fmt: skip
    deliver_facts()

    assert state_of(Registry.POPULATION, claim.pk).state == CheckState.NOT_CHECKED
    assert _checked(claim).state == CheckState.MATCHES
    assert claim.state == NikClaimState.VERIFIED


@pytest.mark.django_db
def test_another_nik_is_another_check_and_the_old_one_ends(seeker: Somebody, deliver_facts: Deliver, simulators: Simulators) -> None:
    claim = _claim(seeker, NIK[:12] + "8404")
    deliver_facts()
    _checked(claim)
    other = correct_nik(person=seeker.person, nik=NIK, by=seeker.actor, at=timezone.now())
    deliver_facts()

    assert _checked(claim).next_at is None
    assert _checked(other).state == CheckState.MATCHES


@pytest.mark.django_db
def test_the_second_person_of_a_verified_nik_is_disputed_and_recovery_hears_of_it(
    seeker: Somebody, other_seeker: Somebody, deliver_facts: Deliver, simulators: Simulators
) -> None:
    first, second = _claim(seeker), _claim(other_seeker)
    deliver_facts()
    _checked(first)
    check = _checked(second)

    assert (check.state, second.state) == (CheckState.MATCHES, NikClaimState.DISPUTED)
    assert EventRecord.objects.filter(fact="identity.NikClaimsCollided").count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("wish", "trouble"),
    [
        ({"status": 500}, "RegistryRefused500"),
        ({"status": 401}, "RegistryRefused401"),
        ({"nonsense": True}, "NonsenseAnswered"),
        ({"location": "http://127.0.0.1:9/"}, "NonsenseAnswered"),
    ],
)
def test_a_registry_in_trouble_is_shown_as_unavailable_and_asked_later_each_time(
    seeker: Somebody, deliver_facts: Deliver, simulators: Simulators, wish: dict[str, Any], trouble: str
) -> None:
    simulators.behave("population", **wish)
    claim = _claim(seeker)
    deliver_facts()
    at, pauses = timezone.now(), []
    for _ in range(12):
        check = _checked(claim, at=at)
        assert check.next_at is not None
        pauses.append(check.next_at - at)
        at = check.next_at
        cache.clear()  # the pause for the other checks

    assert (check.state, check.trouble, claim.state) == (CheckState.SERVICE_UNAVAILABLE, trouble, NikClaimState.CLAIMED)
    assert pauses == sorted(pauses)
    assert pauses[0] == timedelta(minutes=1)
    assert pauses[-1] == timedelta(hours=6)


@pytest.mark.django_db
def test_a_slow_registry_is_left_in_time_and_the_next_check_waits(
    seeker: Somebody, other_seeker: Somebody, deliver_facts: Deliver, simulators: Simulators, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(asking, "SECONDS", 0.3)
    simulators.behave("population", delay=3.0)
    first, second = _claim(seeker), _claim(other_seeker)
    deliver_facts()
    slow, waiting = _checked(first), _checked(second)

    assert (slow.trouble, slow.attempts) == ("TooSlow", 1)
    assert (waiting.trouble, waiting.attempts) == ("", 0)
    assert len(simulators.received("population")) <= 1


@pytest.mark.django_db
@pytest.mark.parametrize(
    "answer",
    [{"fields": {"name": True}}, {"fields": {"name": "ya", "born_on": True, "sex": True}}, {"fields": None}, {"found": "ya"}],
)
def test_an_answer_that_is_silent_about_a_field_verifies_nobody(
    seeker: Somebody, deliver_facts: Deliver, monkeypatch: pytest.MonkeyPatch, answer: dict[str, Any]
) -> None:
    from siapkerja.integrations import population_registry

    monkeypatch.setattr(population_registry, "ask", lambda *arguments, **options: {"found": True} | answer)
    claim = _claim(seeker)
    deliver_facts()

    assert _checked(claim).trouble == "NonsenseAnswered"
    assert claim.state == NikClaimState.CLAIMED


@pytest.mark.django_db
def test_without_a_registry_nothing_is_said_and_nothing_is_held_up(seeker: Somebody, deliver_facts: Deliver, settings: Any) -> None:
    settings.POPULATION_REGISTRY_URL = ""
    claim = _claim(seeker)
    deliver_facts()
    check = _checked(claim)

    assert check.state == CheckState.NOT_CHECKED
    assert check.next_at is not None


@pytest.mark.django_db
def test_an_aged_answer_is_asked_again_and_stands_while_the_registry_is_down(
    seeker: Somebody, deliver_facts: Deliver, simulators: Simulators
) -> None:
    claim = _claim(seeker)
    deliver_facts()
    check = _checked(claim)
    assert check.next_at is not None
    assert check.next_at - timezone.now() > timedelta(days=360)
    assert sweep(at=timezone.now()) == 0
    assert sweep(at=check.next_at) == 1
    simulators.behave("population", status=503)

    check = _checked(claim, at=check.next_at)
    assert (check.state, check.trouble, claim.state) == (CheckState.MATCHES, "RegistryRefused503", NikClaimState.VERIFIED)


@pytest.mark.django_db
def test_a_later_difference_takes_a_verified_nik_from_nobody(seeker: Somebody, deliver_facts: Deliver, simulators: Simulators) -> None:
    claim = _claim(seeker)
    deliver_facts()
    _checked(claim)
    simulators.knows("population", NIK, name="Orang Lain", born_on="1998-05-12", sex="female")

    assert _checked(claim).state == CheckState.DIFFERS
    assert claim.state == NikClaimState.VERIFIED


@pytest.mark.django_db
def test_asking_again_is_offered_and_throttled(seeker: Somebody, deliver_facts: Deliver, simulators: Simulators) -> None:
    simulators.behave("population", status=503)
    claim = _claim(seeker)
    deliver_facts()
    check = _checked(claim)
    with pytest.raises(AskedTooSoon):
        ask_again(registry=Registry.POPULATION, subject_id=claim.pk, by=seeker.actor, at=timezone.now())
    RegistryCheck.objects.update(tried_at=timezone.now() - timedelta(minutes=11))
    before = seeker.client.get("/profil/identitas/").content.decode()
    answer = seeker.client.post("/profil/identitas/cek-lagi/", follow=True).content.decode()
    again = seeker.client.post("/profil/identitas/cek-lagi/", follow=True).content.decode()

    assert "Cek lagi" in before
    assert "Layanan tidak tersedia" in before
    assert "Sedang dicek." in answer
    assert "Baru saja dicek." in again
    check.refresh_from_db()
    assert check.next_at is not None
    assert check.next_at <= timezone.now()


@pytest.mark.django_db
def test_nothing_personal_is_kept_of_a_check(seeker: Somebody, deliver_facts: Deliver, simulators: Simulators, caplog: Any) -> None:
    simulators.behave("population", status=500)
    _checked(claim := _claim_and_deliver(seeker, deliver_facts))
    with connection.cursor() as cursor:
        cursor.execute("select row_to_json(c)::text from integrations_registrycheck c")
        [[row]] = cursor.fetchall()

    for text in (row, caplog.text, *[str(record.payload) for record in EventRecord.objects.all()]):
        assert NIK not in text
        assert "Rina" not in text
    assert claim.state == NikClaimState.CLAIMED


def _claim_and_deliver(somebody: Somebody, deliver_facts: Deliver) -> NikClaim:
    claim = _claim(somebody)
    deliver_facts()
    return claim


def test_a_registry_that_comes_back_is_asked_by_the_worker_and_the_person_sees_it(
    committed_db: None, celery_worker: CeleryWorker, simulators: Simulators
) -> None:
    simulators.behave("population", status=503)
    person = make_somebody("Rina Contoh")
    claim = _claim(person)
    unavailable = RegistryCheck.objects.filter(subject_id=claim.pk, state=CheckState.SERVICE_UNAVAILABLE)
    celery_worker.wait_until(unavailable.exists)
    assert "Layanan tidak tersedia" in person.client.get("/profil/identitas/").content.decode()

    simulators.behave("population")
    cache.clear()
    RegistryCheck.objects.update(next_at=timezone.now() - timedelta(seconds=1))  # an hour later
    sweep(at=timezone.now())
    celery_worker.wait_until(NikClaim.objects.filter(pk=claim.pk, state=NikClaimState.VERIFIED).exists)
    assert "mencatat data yang sama" in person.client.get("/profil/identitas/").content.decode()
