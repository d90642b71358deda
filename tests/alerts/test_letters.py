"""News of new vacancies by e-mail: asked for, confirmed, sent once, ended by one press."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.utils import timezone

from karirhub.actions.vacancies import freeze
from karirhub.views.public.kept import KEPT_VACANCIES
from siapkerja.alerts.actions.matching import forget_told, match_new, note_new
from siapkerja.alerts.actions.subscriptions import change_frequency, forget_unconfirmed, keep_search, stop_all, take_over
from siapkerja.alerts.actions.telling import tell_due
from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.models import Alert, Finding, NewRecord, Verdict
from siapkerja.alerts.queries import fit_since
from siapkerja.alerts.tokens import confirmation_token, manage_token
from siapkerja.events.delivery import deliver_pending
from siapkerja.identity.models import User
from siapkerja.messaging.backends import hand_over
from siapkerja.messaging.channels import Channel
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.notifications.models import Message, Notification
from siapkerja.notifications.rendering import render
from siapkerja.reference.queries import rule
from tests.support.messages import Written, written
from tests.support.parts.alerts import ADDRESS, subscribed
from tests.support.people import SYSTEM, Somebody
from tests.support.vacancies import open_vacancy

pytestmark = pytest.mark.django_db
ASK = "/karirhub/kabar/"


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Path, settings: Any) -> None:
    settings.SEARCH_DIR = tmp_path / "search"
    cache.clear()


def ask(client: Client, *, query: str = "q=operator", email: str = ADDRESS, frequency: str = "at_once") -> Any:
    return client.post(ASK, {"cari": query, "email": email, "frequency": frequency})


def link_in(letter: Written, part: str) -> str:
    """The path of the first link whose path holds `part`."""
    found = re.search(rf"https?://[^/\s]+(/\S*{part}\S*)", letter.body)
    assert found, letter.body
    return found[1]


def news(at: datetime | None = None) -> list[Written]:
    """Let a minute of the clockwork pass; the letters of news so far."""
    now = at or timezone.now()
    deliver_pending()
    match_new(kind=KEPT_VACANCIES, at=now)
    tell_due(at=now)
    return [letter for letter in written() if letter.purpose == "alert_news"]


def test_nothing_is_sent_before_the_owner_of_the_address_says_yes(client: Client, manager: Somebody) -> None:
    assert ask(client)["Location"] == "/karirhub/kabar/terkirim/"
    open_vacancy(manager.workplace)
    assert news() == []
    (question,) = written(ADDRESS)
    address = link_in(question, "konfirmasi")
    assert "operator" in question.body
    assert "Ya, kirimi saya kabar" in client.get(address).content.decode()
    assert Alert.objects.confirmed().count() == 0, "mail programs open links by themselves"
    assert client.post(address, follow=True).status_code == 200
    open_vacancy(manager.workplace, title="Operator mesin")
    (letter,) = news()
    assert "Operator mesin" in letter.body
    assert "Operator jahit garmen" not in letter.body, "it was open before"


def test_the_same_vacancy_is_told_once(manager: Somebody) -> None:
    subscribed()
    vacancy = open_vacancy(manager.workplace)
    assert len(news()) == 1
    note_new(kind="vacancies", object_id=vacancy.pk, at=timezone.now())
    assert len(news(timezone.now() + timedelta(days=1))) == 1
    assert NewRecord.objects.count() == 1


def test_only_what_fits_is_told_and_only_what_is_still_open(manager: Somebody) -> None:
    subscribed("q=operator&tempat=Surabaya")
    subscribed("q=operator&tempat=Kota+Bandung&kontrak=tetap", address="lain@contoh.example")
    first, second = open_vacancy(manager.workplace), open_vacancy(manager.workplace, title="Operator bordir")
    deliver_pending()
    match_new(kind=KEPT_VACANCIES, at=timezone.now())
    freeze(vacancy=first, reason_code="doubtful", note="", by=SYSTEM, at=timezone.now())
    tell_due(at=timezone.now())
    (letter,) = [one for one in written() if one.purpose == "alert_news"]
    assert (letter.to, second.title in letter.body, first.title in letter.body) == ("lain@contoh.example", True, False)
    assert letter.subject.startswith("1 lowongan baru")


def test_many_are_told_in_one_letter_that_says_how_many_more(manager: Somebody) -> None:
    subscribed()
    for number in range(12):
        open_vacancy(manager.workplace, title=f"Operator {number}")
    (letter,) = news()
    assert letter.body.count("Sesuai? Ya:") == 10
    assert letter.subject.startswith("12 lowongan baru")
    assert "Lihat semuanya" in letter.body


def test_news_at_once_keep_a_distance(manager: Somebody) -> None:
    subscribed()
    now = timezone.now()
    open_vacancy(manager.workplace)
    assert len(news(now)) == 1
    open_vacancy(manager.workplace, title="Operator bordir")
    assert len(news(now + timedelta(minutes=5))) == 1
    assert len(news(now + timedelta(minutes=31))) == 2


@pytest.mark.parametrize(("frequency", "due"), [("daily", (25, 6)), ("weekly", (30, 6))])
def test_daily_and_weekly_letters_come_in_the_morning_of_the_place(frequency: Frequency, due: tuple[int, int], manager: Somebody) -> None:
    alert = subscribed("q=operator&tempat=Kota+Makassar", frequency=frequency)
    assert alert.zone == "Asia/Makassar"
    found_at = datetime(2026, 11, 24, 9, 0, tzinfo=ZoneInfo("Asia/Makassar"))
    open_vacancy(manager.workplace, regency_id="7371")
    assert news(found_at) == []
    finding = Finding.objects.get()
    here = finding.due_at.astimezone(ZoneInfo("Asia/Makassar"))
    assert (here.day, here.hour) == due
    assert len(news(finding.due_at)) == 1


def test_one_press_ends_the_letters_and_forgets_the_address(client: Client, manager: Somebody) -> None:
    alert = subscribed()
    open_vacancy(manager.workplace)
    news()
    message = OutgoingMessage.objects.get(purpose="alert_news")
    assert message.content is not None
    address = "/" + message.content.stop_url.split("/", 3)[3]
    strict = Client(enforce_csrf_checks=True)
    assert client.get(address).status_code == 200
    assert Alert.objects.exists(), "opening the page changes nothing"
    done = strict.post(address, {"List-Unsubscribe": "One-Click"})
    assert (done.status_code, Alert.objects.filter(pk=alert.pk).exists()) == (200, False)
    assert "sudah dihentikan" in strict.post(address, {"List-Unsubscribe": "One-Click"}).content.decode()
    open_vacancy(manager.workplace, title="Operator bordir")
    assert len(news()) == 1


def test_a_mail_program_is_told_how_to_end_them(manager: Somebody, mailoutbox: list[Any]) -> None:
    subscribed()
    open_vacancy(manager.workplace)
    news()
    message = OutgoingMessage.objects.get(purpose="alert_news")
    assert message.content is not None
    hand_over(Channel.EMAIL, message.content, public_id=str(message.public_id))
    headers = mailoutbox[-1].extra_headers
    assert headers["List-Unsubscribe"] == f"<{message.content.stop_url}>"
    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"


def test_readers_say_whether_it_fits_and_may_change_their_mind(client: Client, manager: Somebody) -> None:
    alert, told = subscribed("q=jahit"), open_vacancy(manager.workplace)
    untold = open_vacancy(manager.workplace, title="Tukang las", occupation_id="7212", description="Menyambung besi.")
    (letter,) = news()
    address = link_in(letter, "jawab=ya")
    assert client.get(address).status_code == 200
    assert not Verdict.objects.exists()
    client.post(address, {"jawab": "ya"})
    client.post(address, {"jawab": "tidak"})
    fit = fit_since("vacancies", timezone.now() - timedelta(days=1))
    assert (fit.answers, fit.fitting, fit.percent) == (1, 0, 0)
    assert client.post(f"/kabar/{manage_token(alert)}/sesuai/{untold.pk}/", {"jawab": "ya"}).status_code == 404
    stop_all(alert=alert, by=manager.actor, at=timezone.now())
    assert fit_since("vacancies", timezone.now() - timedelta(days=1)).answers == 1, "the answer counts, nobody is named"
    assert Verdict.objects.get().object_id == told.pk


def test_the_answer_never_shows_whether_an_address_is_known(client: Client) -> None:
    subscribed()
    known, unknown = ask(client), ask(client, email="baru@contoh.example")
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    for _ in range(10):
        assert ask(client)["Location"] == known["Location"]
    assert len(written(ADDRESS)) <= 5, "one address gets few letters a day, whoever asks"


def test_one_address_has_a_bounded_number_of_searches(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(22):
        cache.clear()
        assert ask(client, query=f"q=operator{number}").status_code == 302
    assert Alert.objects.of_address(ADDRESS).count() == 20


def test_a_stranger_sends_only_so_many_forms_an_hour(client: Client) -> None:
    answers = [ask(client, email=f"orang{number}@contoh.example").status_code for number in range(22)]
    assert (answers.count(302), answers.count(422)) == (20, 2)


@pytest.mark.parametrize(
    ("data", "words"),
    [({"email": "bukan alamat"}, "alamat e-mail"), ({"cari": ""}, "Cari dulu lowongan"), ({"frequency": "tiap detik"}, "Pilih")],
)
def test_bad_answers_get_a_sentence_and_lose_nothing(client: Client, data: dict[str, str], words: str) -> None:
    response = client.post(ASK, {"cari": "q=operator", "email": ADDRESS, "frequency": "daily"} | data)
    assert response.status_code == 422
    assert words in response.content.decode()
    assert not Alert.objects.exists()


def test_addresses_and_questions_are_unreadable_in_the_table(manager: Somebody) -> None:
    subscribed("q=operator&ramah=disabilitas")
    with connection.cursor() as cursor:
        cursor.execute("select email, email_index, query from alerts_alert")
        row = b"".join(bytes(value) for value in cursor.fetchone())
    assert b"contoh" not in row
    assert b"operator" not in row


def test_what_was_not_confirmed_is_forgotten_and_its_link_is_dead(client: Client, manager: Somebody, time_machine: Any) -> None:
    ask(client)
    link = link_in(written(ADDRESS)[0], "konfirmasi")
    assert forget_unconfirmed(at=timezone.now()) == 0
    assert forget_unconfirmed(at=timezone.now() + timedelta(hours=49)) == 1
    assert client.get(link).status_code == 410
    assert client.get("/kabar/konfirmasi/bukan-tautan/").status_code == 410
    assert client.get("/kabar/bukan-tautan/").status_code == 404


def test_confirming_twice_changes_nothing(client: Client) -> None:
    alert = subscribed()
    before = alert.confirmed_at
    client.post(f"/kabar/konfirmasi/{confirmation_token(alert, 'weekly')}/")
    alert.refresh_from_db()
    assert (alert.confirmed_at, alert.frequency) == (before, "weekly")


def test_a_seeker_keeps_searches_without_letters_or_with(seeker: Somebody, manager: Somebody) -> None:
    response = seeker.client.post("/karirhub/pencarian/simpan/", {"cari": "urut=terbaru&q=operator&hal=x", "frequency": "at_once"})
    assert response["Location"] == "/karirhub/pencarian/"
    (kept,) = Alert.objects.of_person(seeker.person.pk)
    assert (kept.query, kept.email) == ("q=operator", None)
    assert "operator" in seeker.client.get("/karirhub/pencarian/").content.decode()
    open_vacancy(manager.workplace)
    (letter,) = news()
    assert letter.to == seeker.user.email
    seeker.client.post(f"/karirhub/pencarian/{kept.public_id}/ubah/", {"frequency": "never"})
    open_vacancy(manager.workplace, title="Operator bordir")
    assert len(news(timezone.now() + timedelta(hours=2))) == 1
    assert manager.client.post(f"/karirhub/pencarian/{kept.public_id}/hapus/").status_code == 404
    seeker.client.post(f"/karirhub/pencarian/{kept.public_id}/hapus/")
    assert not Alert.objects.exists()


def test_the_same_search_is_kept_once_and_waiting_news_follow_the_frequency(seeker: Somebody, manager: Somebody) -> None:
    now, common = timezone.now(), {"kind": KEPT_VACANCIES, "language": "id", "by": seeker.actor}
    kept = keep_search(query="q=operator", frequency=Frequency.WEEKLY, at=now, **common)
    assert keep_search(query="urut=upah&q=operator", frequency=Frequency.WEEKLY, at=now, **common).pk == kept.pk
    open_vacancy(manager.workplace)
    assert news(now) == []
    change_frequency(alert=kept, frequency=Frequency.AT_ONCE, by=seeker.actor, at=now)
    assert len(news(now)) == 1
    assert forget_told(at=now + timedelta(days=31)) == 1


def test_who_has_a_telephone_only_is_told_in_the_inbox_once(seeker: Somebody, manager: Somebody) -> None:
    User.objects.filter(pk=seeker.user.pk).update(email=None)
    asked = {"cari": "q=operator", "frequency": "at_once"}
    assert "belum punya alamat e-mail" in seeker.client.get("/karirhub/pencarian/simpan/?q=operator").content.decode()
    assert "Kotak masuk" in seeker.client.post("/karirhub/pencarian/simpan/", asked, follow=True).content.decode()
    open_vacancy(manager.workplace)
    open_vacancy(manager.workplace, title="Operator bordir")
    now = timezone.now()
    assert news(now) == []
    (told,) = Notification.objects.filter(person=seeker.person, slug="alert_news")
    assert "operator" not in str(told.params["kind"]) + str(told.url_args), "what somebody searches for stays sealed"
    words = render(told)
    assert words.subject == "2 lowongan baru sesuai pencarian Anda"
    assert {"Operator jahit garmen", "Operator bordir"} == set(words.body.split("; "))
    assert not Message.objects.filter(notification=told).exists()

    Finding.objects.update(told_at=None)
    tell_due(at=now + timedelta(hours=1))
    assert Notification.objects.filter(slug="alert_news").count() == 1

    opened = seeker.client.post(f"/kotak-masuk/{told.pk}/buka/")
    assert seeker.client.get(opened["Location"])["Location"] == "/karirhub/lowongan/?q=operator"
    assert manager.client.get(opened["Location"]).status_code == 404
    User.objects.filter(pk=seeker.user.pk).update(email=seeker.user.email)
    assert "lewat e-mail" in seeker.client.get("/karirhub/pencarian/").content.decode()
    open_vacancy(manager.workplace, title="Operator obras")
    assert [letter.to for letter in news(now + timedelta(hours=2))] == [seeker.user.email]
    Alert.objects.all().delete()
    gone = seeker.client.get(opened["Location"])
    assert (gone.status_code, "sudah Anda hapus" in gone.content.decode()) == (404, True)


def test_what_an_address_asked_for_is_its_owners_once_they_have_an_account(seeker: Somebody, manager: Somebody, client: Client) -> None:
    address, now = str(seeker.user.email), timezone.now()
    token = manage_token(subscribed(address=address))
    subscribed("q=bordir", address=address)
    ask(client, query="q=tukang", email=address)
    kept = keep_search(kind=KEPT_VACANCIES, query="q=bordir", frequency=Frequency.NEVER, language="id", by=seeker.actor, at=now)

    gained = [take_over(person_id=seeker.person.pk, address=address, by=seeker.actor, at=now) for _ in range(2)]

    assert gained == [1, 0]
    hers = Alert.objects.of_person(seeker.person.pk)
    assert sorted((row.query, row.frequency, row.email) for row in hers) == [("q=bordir", "never", None), ("q=operator", "at_once", None)]
    assert kept in hers
    (left,) = Alert.objects.of_address(address)
    assert (left.query, left.is_confirmed) == ("q=tukang", False), "another may have typed the address"
    open_vacancy(manager.workplace)
    (letter,) = news()
    assert letter.to == address
    assert client.post(f"/kabar/{token}/berhenti/").status_code == 200
    assert {row.frequency for row in hers.all()} == {"never"}, "a link of an old letter ends what is hers now"


def test_no_more_is_taken_over_than_one_account_may_have(seeker: Somebody) -> None:
    address, now = str(seeker.user.email), timezone.now()
    most = int(rule("alert.most_per_receiver", now.date()).value)
    for number in range(most):
        keep_search(
            kind=KEPT_VACANCIES, query=f"q=kata{number}", frequency=Frequency.NEVER, language="id", by=seeker.actor, at=now
        )  # fmt: skip
    subscribed(address=address)
    assert take_over(person_id=seeker.person.pk, address=address, by=seeker.actor, at=now) == 0
    assert Alert.objects.of_address(address).confirmed().count() == 1
