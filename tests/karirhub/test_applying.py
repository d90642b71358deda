"""Applying with answers, documents and drafts."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from karirhub.actions import applications as actions
from karirhub.actions.answers import AnswersNotInOrder
from karirhub.actions.drafts import forget_drafts, save_draft
from karirhub.models import Application, ApplicationDraft, ScreeningAnswer, ScreeningQuestion, Vacancy
from karirhub.queries.applications import applied_ids, draft_ids
from siapkerja.profiles.actions.documents import add_document, remove_document
from siapkerja.profiles.enums import DocumentKind
from siapkerja.reference.models import Rule
from tests.support.parts.karirhub_applying import PDF
from tests.support.people import SYSTEM, Somebody
from tests.support.vacancies import application, complete_profile, open_vacancy

pytestmark = pytest.mark.django_db


def asking(manager: Somebody) -> tuple[Vacancy, list[ScreeningQuestion]]:
    """A vacancy with one question of each kind; the free text may be left out."""
    vacancy = open_vacancy(manager.workplace)
    kinds = (("yes_no", []), ("choice", ["Pagi", "Malam"]), ("number", []), ("text", []))
    return vacancy, [
        ScreeningQuestion.objects.create(
            vacancy=vacancy, order=order, text=f"Pertanyaan {kind}?", kind=kind, options=options, is_required=kind != "text"
        )
        for order, (kind, options) in enumerate(kinds, start=1)
    ]


def address(vacancy: Vacancy) -> str:
    return reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug])


def test_answers_are_kept_with_the_questions_of_that_day(manager: Somebody, seeker: Somebody) -> None:
    vacancy, (yes, choice, number, _text) = asking(manager)
    sent = application(vacancy, seeker, answers={yes.pk: "yes", choice.pk: "Pagi", number.pk: "2,5"})
    ScreeningQuestion.objects.filter(pk=yes.pk).delete()
    assert [(row.asked, row.words) for row in sent.answers.all()] == [
        ("Pertanyaan yes_no?", "Ya"), ("Pertanyaan choice?", "Pagi"), ("Pertanyaan number?", "2,5"), ("Pertanyaan text?", ""),
    ]  # fmt: skip
    with connection.cursor() as cursor:
        cursor.execute("select answer from karirhub_screeninganswer where application_id = %s", [sent.pk])
        assert b"Pagi" not in b"".join(bytes(row[0]) for row in cursor.fetchall())


def test_answers_that_do_not_fit_are_refused_by_question_and_nothing_is_sent(manager: Somebody, seeker: Somebody) -> None:
    vacancy, (yes, choice, number, text) = asking(manager)
    with pytest.raises(AnswersNotInOrder) as caught:
        application(vacancy, seeker, answers={yes.pk: "maybe", choice.pk: "Sore", number.pk: "NaN", text.pk: "a" * 1001})
    assert set(caught.value.fields) == {f"question_{row.pk}" for row in (yes, choice, number, text)}
    assert not Application.objects.exists()
    assert not ScreeningAnswer.objects.exists()


def test_the_page_keeps_everything_typed_when_something_is_missing(manager: Somebody, seeker: Somebody) -> None:
    complete_profile(seeker)
    vacancy, (_yes, choice, number, _text) = asking(manager)
    answer = seeker.client.post(
        address(vacancy), {"letter": "Surat saya", f"question_{choice.pk}": "Malam", f"question_{number.pk}": "tiga", "send": "1"}
    )
    body = answer.content.decode()
    assert answer.status_code == 422
    assert "Surat saya" in body
    assert "Jawab pertanyaan ini" in body
    assert "Centang persetujuan" in body
    assert not Application.objects.exists()


def test_a_draft_is_kept_found_again_and_gone_once_sent(manager: Somebody, seeker: Somebody) -> None:
    complete_profile(seeker)
    vacancy, (yes, choice, number, _text) = asking(manager)
    typed = {"letter": "Setengah jadi", f"question_{choice.pk}": "Malam"}
    assert seeker.client.post(address(vacancy), typed | {"save": "1"}).status_code == 302
    page = seeker.client.get(address(vacancy)).content.decode()
    assert "Setengah jadi" in page
    assert f'name="question_{choice.pk}" value="Malam"' in page
    assert page.count("checked") == 1
    assert "Belum dikirim" in seeker.client.get(reverse("karirhub:applications")).content.decode()
    assert draft_ids(seeker.person.pk, [vacancy.pk]) == {vacancy.pk}
    full = typed | {f"question_{yes.pk}": "yes", f"question_{number.pk}": "3", "consents": "on", "send": "1"}
    assert seeker.client.post(address(vacancy), full).status_code == 302
    assert applied_ids(seeker.person.pk, [vacancy.pk, 0]) == {vacancy.pk}
    assert not ApplicationDraft.objects.exists()


def test_what_was_typed_survives_an_expired_session(manager: Somebody, seeker: Somebody) -> None:
    complete_profile(seeker)
    vacancy, (_yes, choice, *_rest) = asking(manager)
    seeker.client.cookies.clear()
    answer = seeker.client.post(address(vacancy), {"letter": "Ditulis lama sekali", f"question_{choice.pk}": "Pagi", "send": "1"})
    assert answer.status_code == 302
    assert "login" in answer["Location"]
    assert "Ditulis" not in str(dict(seeker.client.session))
    seeker.client.force_login(seeker.user)
    page = seeker.client.get(address(vacancy)).content.decode()
    assert "Ditulis lama sekali" in page
    assert "Tulisan Anda masih ada" in page


def test_a_draft_belongs_to_its_person_and_is_unreadable_in_the_table(manager: Somebody, seeker: Somebody, other_seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    save_draft(vacancy=vacancy, letter="Rahasia", answers={}, by=seeker.actor, at=timezone.now())
    complete_profile(other_seeker)
    assert "Rahasia" not in other_seeker.client.get(address(vacancy)).content.decode()
    assert other_seeker.client.post(reverse("karirhub:discard_draft", args=[vacancy.pk])).status_code == 404
    with connection.cursor() as cursor:
        cursor.execute("select sealed_content from karirhub_applicationdraft")
        assert b"Rahasia" not in bytes(cursor.fetchone()[0])


def test_old_drafts_are_let_go(manager: Somebody, seeker: Somebody) -> None:
    now = timezone.now()
    for days in (10, 181):
        save_draft(vacancy=open_vacancy(manager.workplace), letter="x", answers={}, by=seeker.actor, at=now - timedelta(days=days))
    assert forget_drafts(by=SYSTEM, at=now) == 1


def test_more_applications_an_hour_than_the_rule_allows_are_refused_in_words(manager: Somebody, seeker: Somebody) -> None:
    Rule.objects.filter(key="application.most_per_hour").update(value=2)
    for _number in range(2):
        application(open_vacancy(manager.workplace), seeker)
    vacancy = open_vacancy(manager.workplace)
    answer = seeker.client.post(address(vacancy), {"letter": "Tetap ada", "consents": "on", "send": "1"})
    assert answer.status_code == 422
    assert "2 lamaran dalam satu jam" in answer.content.decode()
    assert "Tetap ada" in answer.content.decode()
    later = timezone.now() + timedelta(minutes=61)
    assert application(vacancy, seeker, at=later).pk


def test_applying_twice_is_told(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    sent = application(vacancy, seeker)
    answer = seeker.client.post(address(vacancy), {"letter": "", "consents": "on", "send": "1"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("karirhub:application", args=[sent.public_id])
    assert "Anda sudah melamar lowongan ini" in answer.content.decode()


def paper_of(seeker: Somebody) -> Any:
    return add_document(
        person=seeker.person, kind=DocumentKind.DIPLOMA, title="Ijazah SMK", stream=io.BytesIO(PDF), by=seeker.actor, at=timezone.now()
    )


def opened(person: Somebody, where: str) -> int:
    answer = person.client.get(where)
    if answer.status_code == 200:
        assert b"".join(answer).startswith(b"%PDF")  # type: ignore[call-overload] - a streamed answer is read to its end
    return answer.status_code


def test_a_document_goes_along_only_where_it_was_chosen(manager: Somebody, other_manager: Somebody, seeker: Somebody) -> None:
    paper = paper_of(seeker)
    download = reverse("files:download", args=[paper.stored.public_id])
    application(open_vacancy(other_manager.workplace), seeker)
    assert [opened(person, download) for person in (seeker, manager, other_manager)] == [200, 404, 404]
    application(open_vacancy(manager.workplace), seeker, documents=[paper.pk])
    assert [opened(person, download) for person in (seeker, manager, other_manager)] == [200, 200, 404]


def test_a_removed_document_is_gone_from_the_application_too(manager: Somebody, seeker: Somebody) -> None:
    paper = paper_of(seeker)
    sent = application(open_vacancy(manager.workplace), seeker, documents=[paper.pk])
    remove_document(person=seeker.person, document=paper, by=seeker.actor, at=timezone.now())
    assert manager.client.get(reverse("files:download", args=[paper.stored.public_id])).status_code == 404
    page = seeker.client.get(reverse("karirhub:application", args=[sent.public_id])).content.decode()
    assert "berkasnya sudah Anda hapus" in page


def test_somebody_elses_document_does_not_go_along(manager: Somebody, seeker: Somebody, other_seeker: Somebody) -> None:
    paper = paper_of(other_seeker)
    sent = application(open_vacancy(manager.workplace), seeker, documents=[paper.pk])
    assert not sent.documents.exists()


def test_a_stranger_is_asked_to_sign_in(manager: Somebody, client: Client) -> None:
    answer = client.get(address(open_vacancy(manager.workplace)))
    assert answer.status_code == 302
    assert "next=" in answer["Location"]


def test_a_stage_shows_on_the_applicants_page(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    stage = vacancy.stages.create(order=1, name="Tes menjahit")
    sent = application(vacancy, seeker)
    moved = actions.move_to_stage(application=sent, stage=stage, by=manager.actor, at=timezone.now())
    assert (moved.state, moved.stage_id) == ("viewed", stage.pk)
    elsewhere = open_vacancy(manager.workplace).stages.create(order=1, name="Lain")
    with pytest.raises(actions.StageElsewhere):
        actions.move_to_stage(application=sent, stage=elsewhere, by=manager.actor, at=timezone.now())
    page = seeker.client.get(reverse("karirhub:application", args=[sent.public_id])).content.decode()
    assert "Tahap: Tes menjahit" in page
