"""An employer works through applicants: board, list, filters, many at once, notes, comparison, export."""

import io
import re
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import openpyxl
import pytest
from allauth.account.internal.flows import login
from allauth.account.internal.userkit import user_id_to_str
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from karirhub.actions.applications import move, withdraw
from karirhub.actions.bulk import SomeDoNotFit, TooManyChosen, move_many, stage_many
from karirhub.actions.notes import mark, write_note
from karirhub.enums import DeclineReason
from karirhub.models import Application, ApplicationMove, ApplicationNote, ScreeningQuestion, SelectionStage, Vacancy, VacancySkill
from karirhub.queries.holdings import notes_held
from karirhub.views.employer.applicants.exports import safe
from siapkerja.audit.models import PersonView
from siapkerja.events.models import EventRecord
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Consent, Person
from siapkerja.kernel.phone import masked, spaced
from siapkerja.notifications.models import Notification
from siapkerja.profiles.enums import Visibility
from siapkerja.profiles.models import EmployerChoice, Profile, Skill
from tests.support.people import Somebody, make_somebody
from tests.support.vacancies import application, complete_profile, open_vacancy

pytestmark = pytest.mark.django_db


def of(manager: Somebody, name: str, *args: Any) -> str:
    assert manager.organisation is not None
    return reverse(f"karirhub:{name}", args=[manager.organisation.public_id, *args])


@pytest.fixture
def vacancy(manager: Somebody) -> Vacancy:
    return open_vacancy(manager.workplace)


def applicants(vacancy: Vacancy, number: int) -> list[Application]:
    return [application(vacancy, make_somebody(f"Pelamar {place} Contoh")) for place in range(number)]


def test_board_and_list_show_who_stands_where_and_record_who_was_seen(manager: Somebody, vacancy: Vacancy) -> None:
    first, second = applicants(vacancy, 2)
    stage = SelectionStage.objects.create(vacancy=vacancy, order=1, name="Tes tulis")
    stage_many(vacancy=vacancy, public_ids=[second.public_id], stage=stage, by=manager.actor, at=timezone.now())
    board = manager.client.get(of(manager, "applicants", vacancy.pk)).context["columns"]
    assert [(column.key, column.count) for column, _cards in board if column.count] == [("sent", 1), (f"tahap-{stage.pk}", 1)]
    assert PersonView.objects.filter(by_person_id=manager.person.pk, what="application").count() == 2
    listed = manager.client.get(of(manager, "applicants", vacancy.pk), {"tahap": f"tahap-{stage.pk}"})
    assert [card.name for card in listed.context["cards"]] == ["Pelamar 1 Contoh"]
    assert first.number not in listed.content.decode()


def test_filters_narrow_board_and_list_alike(manager: Somebody, vacancy: Vacancy) -> None:
    VacancySkill.objects.create(vacancy=vacancy, name="Mesin obras")
    question = ScreeningQuestion.objects.create(vacancy=vacancy, order=1, text="Bersedia bergiliran?", kind="yes_no")
    able, other = make_somebody("Able Contoh"), make_somebody("Lain Contoh")
    Skill.objects.create(profile=complete_profile(able), name="mesin  Obras", folded="mesin obras")
    first = application(vacancy, able, answers={question.pk: "yes"})
    application(vacancy, other, answers={question.pk: "no"})
    write_note(application=first, text="Cekatan", by=manager.actor, at=timezone.now())
    mark(application=first, rating=4, labels=["priority"], by=manager.actor, at=timezone.now())
    today = timezone.localdate().isoformat()
    for asked in (
        {"keterampilan": "mesin obras"},
        {"jawaban": f"{question.pk}=yes"},
        {"q": "able"},
        {"catatan": "ada"},
        {"nilai": "3", "label": "priority"},
    ):
        for view in ("papan", "daftar"):
            page = manager.client.get(of(manager, "applicants", vacancy.pk), asked | {"tampilan": view, "dari": today})
            assert page.context["shown"] == 1, asked
            assert "Able Contoh" in page.content.decode()
    for asked in ({"pendidikan": "S1"}, {"dari": "2999-01-01"}):
        assert manager.client.get(of(manager, "applicants", vacancy.pk), asked).context["shown"] == 0, asked
    nonsense = {"pendidikan": "???", "jarak": "9e9", "dari": "kemarin", "urut": "x", "tahap": "y", "setelah": "rusak", "nilai": "-1"}
    assert manager.client.get(of(manager, "applicants", vacancy.pk), nonsense | {"tampilan": "daftar"}).context["shown"] == 2


def test_the_best_match_comes_first(manager: Somebody, vacancy: Vacancy) -> None:
    VacancySkill.objects.create(vacancy=vacancy, name="Mesin obras")
    able = make_somebody("Able Contoh")
    Skill.objects.create(profile=complete_profile(able), name="mesin obras", folded="mesin obras")
    application(vacancy, able)
    applicants(vacancy, 2)
    listed = manager.client.get(of(manager, "applicants", vacancy.pk), {"tampilan": "daftar", "urut": "cocok"}).context["cards"]
    assert listed[0].name == "Able Contoh"
    assert listed[0].score > listed[1].score


def test_whoever_no_longer_shares_is_a_number_and_cannot_be_found_by_what_they_sent(manager: Somebody, vacancy: Vacancy) -> None:
    gone = applicants(vacancy, 1)[0]
    Consent.objects.filter(person=gone.person).update(withdrawn_at=timezone.now())
    board = manager.client.get(of(manager, "applicants", vacancy.pk)).content.decode()
    assert "Pelamar 0 Contoh" not in board
    assert gone.number in board
    assert manager.client.get(of(manager, "applicants", vacancy.pk), {"q": "Pelamar"}).context["shown"] == 0
    table = taken_along(manager, vacancy)
    assert gone.number in table
    assert "Pelamar 0" not in table


def test_another_organisations_applicants_are_nowhere(manager: Somebody, other_manager: Somebody, vacancy: Vacancy) -> None:
    theirs = open_vacancy(other_manager.workplace)
    foreign, own = applicants(theirs, 1)[0], applicants(vacancy, 1)[0]
    for name in ("applicants", "candidates", "compare_applicants", "many_applicants"):
        assert manager.client.get(of(manager, name, theirs.pk)).status_code in {404, 405}
    assert manager.client.get(of(manager, "applicant", vacancy.pk, foreign.public_id)).status_code == 404
    assert manager.client.post(of(manager, "note_applicant", vacancy.pk, foreign.public_id), {"text": "x"}).status_code == 404
    compared = {"p": [str(foreign.public_id), str(own.public_id)]}
    assert manager.client.get(of(manager, "compare_applicants", vacancy.pk), compared).status_code == 302
    with pytest.raises(SomeDoNotFit):
        move_many(vacancy=vacancy, public_ids=[foreign.public_id], name="view", by=manager.actor, at=timezone.now())
    foreign.refresh_from_db()
    assert foreign.state == "sent"


# Many at once -------------------------------------------------------------------------------------------------------------------


def led_to(manager: Somebody, vacancy: Vacancy, told: dict[str, Any]) -> Any:
    """The page a step for many leads on to: what was sent never answers with a page itself."""
    answer = manager.client.post(of(manager, "many_applicants", vacancy.pk), told)
    assert answer.status_code == 302
    return manager.client.get(answer.headers["Location"])


def of_those_shown(page: Any, **told: str) -> dict[str, Any]:
    """The form on the page of a choice, as a browser sends it."""
    found = re.findall(r'<input type="hidden" name="(kunci|langkah|saring|lamaran)" value="([^"]*)">', page.content.decode())
    return dict(found) | {"lamaran": [value for name, value in found if name == "lamaran"]} | told


def test_a_refusal_of_many_tells_each_politely_with_history(manager: Somebody, vacancy: Vacancy, deliver_facts: Callable[[], int]) -> None:
    sent = applicants(vacancy, 3)
    address, ids = of(manager, "many_applicants", vacancy.pk), [str(one.public_id) for one in sent]
    preview = led_to(manager, vacancy, {"langkah": "decline", "lamaran": ids})
    assert DeclineReason.SKILLS.polite in preview.content.decode()
    assert Application.objects.filter(state="declined").count() == 0
    without = led_to(manager, vacancy, of_those_shown(preview, kirim="1", note="Coba lagi tahun depan."))
    assert list(without.context["form"].errors) == ["reason_code"]
    assert "Coba lagi tahun depan." in without.content.decode()
    assert Application.objects.filter(state="declined").count() == 0
    done = of_those_shown(without, kirim="1", reason_code="skills", note="Coba lagi tahun depan.")
    with CaptureQueriesContext(connection) as asked:
        assert manager.client.post(address, done).status_code == 302
    assert len(asked) <= 45
    assert Application.objects.filter(state="declined").count() == 3
    moves = ApplicationMove.objects.filter(move="decline")
    assert {(row.record_id, row.reason_code, row.note, row.by_person_id) for row in moves} == {
        (one.pk, "skills", "Coba lagi tahun depan.", manager.person.pk) for one in sent
    }
    assert EventRecord.objects.filter(fact="karirhub.ApplicationMoved").count() == 3
    deliver_facts()
    assert Notification.objects.filter(slug="application_moved").count() == 3


def test_where_one_does_not_fit_nothing_is_done_and_it_is_named(manager: Somebody, vacancy: Vacancy) -> None:
    first, second, third = applicants(vacancy, 3)
    move(application=first, name="decline", reason_code="filled", by=manager.actor, at=timezone.now())
    withdraw(application=Application.objects.get(pk=second.pk), by=Actor(channel="web", person_id=second.person_id), at=timezone.now())
    ids = [str(one.public_id) for one in (first, second, third)]
    page = led_to(manager, vacancy, {"langkah": "shortlist", "lamaran": ids})
    text = page.content.decode()
    assert "2 pelamar tidak dapat menjalani langkah ini" in text
    assert "Belum terpilih" in text
    assert "Ditarik" in text
    third.refresh_from_db()
    assert third.state == "sent"

    after = led_to(manager, vacancy, of_those_shown(page))
    third.refresh_from_db()
    assert third.state == "shortlisted"
    for shown in (after, manager.client.get(after.wsgi_request.path)):
        text = shown.content.decode()
        assert "1 pelamar dipindahkan dan diberi tahu" in text
        assert "2 pelamar tidak ikut" in text
        assert "Ditarik" in text
        assert not of_those_shown(shown)["lamaran"], "there is nothing left to send"
    assert ApplicationMove.objects.filter(record=third, move="shortlist").count() == 1


def test_looking_again_at_what_was_chosen_changes_nothing_and_others_do_not_see_it(
    manager: Somebody, other_manager: Somebody, vacancy: Vacancy
) -> None:
    sent = applicants(vacancy, 2)
    page = led_to(manager, vacancy, {"langkah": "decline", "lamaran": [str(one.public_id) for one in sent]})
    address = page.wsgi_request.path
    for _time in range(2):
        assert len(manager.client.get(address).context["people"]) == 2
    assert not ApplicationMove.objects.filter(move="decline").exists()
    assert other_manager.client.get(address).status_code == 404
    elsewhere = of(manager, "many_applicants_chosen", open_vacancy(manager.workplace).pk, page.context["key"])
    forgotten = of(manager, "many_applicants_chosen", vacancy.pk, "tidak-ada")
    for stale in (elsewhere, forgotten):
        assert "Pilihan ini sudah tidak tersimpan" in manager.client.get(stale, follow=True).content.decode()

    done = manager.client.post(
        of(manager, "many_applicants", vacancy.pk), of_those_shown(page, kirim="1", reason_code="filled"), follow=True
    ).content.decode()
    assert "2 pelamar dipindahkan dan diberi tahu" in done
    assert "2 pelamar dipindahkan dan diberi tahu" in manager.client.get(address).content.decode()


def test_a_refusal_of_many_counts_only_those_it_reaches(manager: Somebody, vacancy: Vacancy) -> None:
    first, second, third = applicants(vacancy, 3)
    move(application=first, name="decline", reason_code="filled", by=manager.actor, at=timezone.now())
    ticked = led_to(manager, vacancy, {"langkah": "decline", "lamaran": [str(one.public_id) for one in (first, second)]})
    assert "1 pelamar tidak dapat menjalani langkah ini" in ticked.content.decode()
    assert [one.pk for one in ticked.context["people"]] == [second.pk]
    everybody = led_to(manager, vacancy, {"langkah": "decline", "semua": "1", "saring": ""})
    assert {one.pk for one in everybody.context["people"]} == {second.pk, third.pk}
    assert everybody.context["unfit"] == []


def test_nobody_chosen_a_strange_step_or_too_many_is_said(manager: Somebody, vacancy: Vacancy) -> None:
    address = of(manager, "many_applicants", vacancy.pk)
    for told in ({}, {"langkah": "view"}, {"langkah": "hire", "lamaran": "x"}, {"langkah": "decline", "lamaran": ["nonsense"]}):
        assert "Pilih dulu pelamarnya" in manager.client.post(address, told, follow=True).content.decode()
    sent = applicants(vacancy, 1)[0]
    many = [sent.public_id, *(uuid4() for _ in range(500))]
    with pytest.raises(TooManyChosen):
        move_many(vacancy=vacancy, public_ids=many, name="view", by=manager.actor, at=timezone.now())
    for step in ("view", "decline"):
        told = {"langkah": step, "lamaran": [str(one) for one in many]}
        assert "Paling banyak 500 pelamar sekaligus" in manager.client.post(address, told, follow=True).content.decode()


def test_all_of_a_filter_can_be_chosen(manager: Somebody, vacancy: Vacancy) -> None:
    applicants(vacancy, 3)
    told = {"langkah": "view", "semua": "1", "saring": "q=Pelamar+1"}
    assert manager.client.post(of(manager, "many_applicants", vacancy.pk), told).status_code == 302
    assert list(Application.objects.filter(state="viewed").values_list("person__full_name", flat=True)) == ["Pelamar 1 Contoh"]


# Notes --------------------------------------------------------------------------------------------------------------------------


def test_notes_stay_with_the_team_but_are_in_the_persons_copy(manager: Somebody, seeker: Somebody, vacancy: Vacancy) -> None:
    sent = application(vacancy, seeker)
    page = manager.client.post(of(manager, "note_applicant", vacancy.pk, sent.public_id), {"text": "Sangat cekatan."}, follow=True)
    assert "Sangat cekatan." in page.content.decode()
    own = seeker.client.get(reverse("karirhub:application", args=[sent.public_id])).content.decode()
    assert "cekatan" not in own
    with connection.cursor() as cursor:
        cursor.execute("select text from karirhub_applicationnote")
        assert b"cekatan" not in bytes(cursor.fetchone()[0])
    (held,) = notes_held(seeker.person.pk)
    assert held["notes"][0]["text"] == "Sangat cekatan."
    assert "by" not in held["notes"][0]
    assert manager.client.post(of(manager, "note_applicant", vacancy.pk, sent.public_id), {"text": " "}).status_code == 422
    note = ApplicationNote.objects.get()
    assert manager.client.post(of(manager, "remove_note", vacancy.pk, sent.public_id, note.pk)).status_code == 302
    assert not ApplicationNote.objects.exists()


# To take along ------------------------------------------------------------------------------------------------------------------


def taken_along(manager: Somebody, vacancy: Vacancy, form: str = "csv") -> str:
    session = manager.client.session
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [{"method": "password", "at": timezone.now().timestamp(), "reauthenticated": True}]
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = user_id_to_str(manager.user)
    session.save()
    answer = manager.client.get(of(manager, "export_applicants", vacancy.pk, form))
    assert answer.status_code == 200
    if form == "xlsx":
        sheet = openpyxl.load_workbook(io.BytesIO(answer.content)).active
        return "\n".join(f"{cell.data_type}:{cell.value}" for row in sheet.iter_rows() for cell in row)
    return str(answer.content.decode())


def test_an_export_runs_nothing_and_is_recorded(manager: Somebody, vacancy: Vacancy) -> None:
    evil = make_somebody("Jahat Contoh")
    complete_profile(evil)
    Skill.objects.create(profile_id=evil.person.pk, name="@SUM(A1)", folded="@sum(a1)")
    evil.person.full_name = "=HYPERLINK(1)"
    application(vacancy, evil)
    assert Application.objects.get().snapshot["name"] == "=HYPERLINK(1)"
    table = taken_along(manager, vacancy)
    assert ";=" not in table
    assert ";@" not in table
    assert PersonView.objects.filter(person_id=evil.person.pk, by_person_id=manager.person.pk).exists()
    assert "f:" not in taken_along(manager, vacancy, "xlsx")
    assert [safe(text) for text in ("=1", " +1", "-1", "@x", "\t=1", "biasa")] == ["'=1", "' +1", "'-1", "'@x", "'\t=1", "biasa"]


def test_an_export_asks_who_is_there_first(manager: Somebody, vacancy: Vacancy) -> None:
    answer = manager.client.get(of(manager, "export_applicants", vacancy.pk, "csv"))
    assert answer.status_code == 302


def test_two_to_four_stand_side_by_side(manager: Somebody, vacancy: Vacancy) -> None:
    sent = applicants(vacancy, 5)
    ids = [str(one.public_id) for one in sent]
    page = manager.client.get(of(manager, "compare_applicants", vacancy.pk), {"p": ids[:2]})
    assert page.status_code == 200
    assert "Pelamar 0 Contoh" in page.content.decode()
    assert "Pelamar 1 Contoh" in page.content.decode()
    for wrong in ([], ids[:1], ids, ["rusak", ids[0]]):
        assert manager.client.get(of(manager, "compare_applicants", vacancy.pk), {"p": wrong}).status_code == 302


# One applicant ------------------------------------------------------------------------------------------------------------------


def test_messages_interviews_and_offers_go_out_from_the_applicants_page(manager: Somebody, seeker: Somebody, vacancy: Vacancy) -> None:
    sent = application(vacancy, seeker)
    page = of(manager, "applicant", vacancy.pk, sent.public_id)
    told = manager.client.post(of(manager, "write_applicant", vacancy.pk, sent.public_id), {"pesan-text": "Halo, apa kabar?"}, follow=True)
    assert "Halo, apa kabar?" in told.content.decode()
    times = of(manager, "interview_applicant", vacancy.pk, sent.public_id)
    assert manager.client.post(times, {"wawancara-minutes": "5"}).status_code == 422
    tomorrow = (timezone.now() + timedelta(days=2)).strftime("%Y-%m-%dT09:00")
    asked = {"wawancara-time_1": tomorrow, "wawancara-minutes": "30", "wawancara-place": "Kantor Contoh"}
    assert manager.client.post(times, asked).status_code == 302
    shown = manager.client.get(page).content.decode()
    assert "Menunggu pilihan waktu" in shown
    assert "09.00" in shown
    ended = manager.client.post(of(manager, "cancel_applicant_interview", vacancy.pk, sent.public_id), {"note": "Ruang dipakai"})
    assert ended.status_code == 302
    starts = timezone.localdate() + timedelta(days=20)
    offer = {
        "penawaran-wage": "5.200.000", "penawaran-contract_type": "permanent", "penawaran-starts_on": starts.isoformat(),
        "penawaran-answer_by": (starts - timedelta(days=10)).isoformat(),
    }  # fmt: skip
    assert manager.client.post(of(manager, "offer_applicant", vacancy.pk, sent.public_id), {}).status_code == 422
    assert manager.client.post(of(manager, "offer_applicant", vacancy.pk, sent.public_id), offer).status_code == 302
    assert "Rp5.200.000" in manager.client.get(page).content.decode()


def test_a_number_is_covered_until_an_interview_and_each_look_at_it_is_recorded(
    manager: Somebody, seeker: Somebody, vacancy: Vacancy
) -> None:
    complete_profile(seeker)
    sent = application(vacancy, seeker)
    address = of(manager, "applicant", vacancy.pk, sent.public_id)
    number = spaced(sent.snapshot["phone"])
    early = manager.client.get(f"{address}?telepon=1").content.decode()
    assert number not in early
    assert masked(sent.snapshot["phone"]) in early
    assert number not in taken_along(manager, vacancy)
    assert not PersonView.objects.filter(what="phone").exists()
    for name in ("view", "shortlist", "invite"):
        note = "Besok pukul 9" if name == "invite" else ""
        move(application=Application.objects.get(pk=sent.pk), name=name, note=note, by=manager.actor, at=timezone.now())
    covered = manager.client.get(address).content.decode()
    assert number not in covered
    assert "Tampilkan nomor" in covered
    assert number in manager.client.get(f"{address}?telepon=1").content.decode()
    assert PersonView.objects.filter(what="phone", person_id=seeker.person.pk, by_person_id=manager.person.pk).count() == 1
    assert sent.snapshot["phone"][3:] in taken_along(manager, vacancy)
    assert PersonView.objects.filter(what="phone").count() == 2


def test_a_profile_that_changed_is_read_only_where_its_person_lets_employers_they_applied_to(
    manager: Somebody, seeker: Somebody, vacancy: Vacancy
) -> None:
    complete_profile(seeker)
    sent = application(vacancy, seeker)
    address = of(manager, "applicant", vacancy.pk, sent.public_id)
    Skill.objects.create(profile_id=seeker.person.pk, name="Membordir", folded="membordir")
    assert "Membordir" not in manager.client.get(address).content.decode()
    Profile.objects.filter(pk=seeker.person.pk).update(visibility=Visibility.APPLIED)
    assert "Membordir" in manager.client.get(address).content.decode()
    assert PersonView.objects.filter(what="profile", person_id=seeker.person.pk).count() == 1
    assert manager.organisation is not None
    EmployerChoice.objects.create(
        profile_id=seeker.person.pk, legal_entity=manager.organisation, is_allowed=False, chosen_at=timezone.now()
    )
    assert "Membordir" not in manager.client.get(address).content.decode()


# Ten thousand -------------------------------------------------------------------------------------------------------------------


def test_thousands_of_applicants_are_asked_for_in_as_many_queries_as_two(manager: Somebody, vacancy: Vacancy) -> None:
    model = applicants(vacancy, 2)[0]
    asked: list[list[int]] = []
    for number in (0, 2_998):
        people = Person.objects.bulk_create(Person(full_name=f"Orang {one} Contoh", created_at=timezone.now()) for one in range(number))
        Application.objects.bulk_create(
            [
                Application(
                    vacancy=vacancy, person=person, sealed_snapshot="{}", consented_at=model.sent_at, sent_at=model.sent_at,
                    moved_at=model.sent_at,
                )
                for person in people
            ]
        )  # fmt: skip
        counted = []
        for told in ({}, {"tampilan": "daftar"}, {"tampilan": "daftar", "urut": "cocok"}, {"tampilan": "daftar", "q": "orang"}):
            with CaptureQueriesContext(connection) as queries:
                assert manager.client.get(of(manager, "applicants", vacancy.pk), told).status_code == 200
            counted.append(len(queries))
        asked.append(counted)
    assert all(large <= small + 2 for small, large in zip(*asked, strict=True)), asked
    assert max(asked[1]) <= 30
