"""Messages, interviews and offers, from both sides."""

import io
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from karirhub.actions import applications, interviews, messages, offers
from karirhub.enums import DeclineReason, OfferDeclineReason, WithdrawReason
from karirhub.models import Application, Interview, Offer
from karirhub.queries.progress import progress_of
from karirhub.tasks import follow_applications
from siapkerja.audit.models import PersonView
from siapkerja.events.delivery import deliver_pending
from siapkerja.events.models import EventRecord
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.reference.models import Rule
from siapkerja.workflow.moves import ReasonNeeded
from tests.support.conversing import agreed, offered, proposed
from tests.support.parts.karirhub_applying import PDF
from tests.support.people import SYSTEM, Somebody
from tests.support.vacancies import application, open_vacancy

pytestmark = pytest.mark.django_db


@pytest.fixture
def sent(manager: Somebody, seeker: Somebody) -> Application:
    return application(open_vacancy(manager.workplace), seeker)


def write(sent: Application, by: Somebody, text: str = "Halo", **more: Any) -> Any:
    return messages.send_message(**{"application": sent, "text": text, "by": by.actor, "at": timezone.now()} | more)


def page_of(sent: Application, by: Somebody) -> str:
    return str(by.client.get(reverse("karirhub:application", args=[sent.public_id])).content.decode())


def test_both_sides_write_and_markup_stays_text(sent: Application, manager: Somebody, seeker: Somebody, other_manager: Somebody) -> None:
    write(sent, seeker, "<script>alert(1)</script>")
    write(sent, manager, "Baik.")
    body = page_of(sent, seeker)
    assert "&lt;script&gt;" in body
    assert "<script>alert" not in body
    assert [(row.is_from_employer, bool(row.read_at)) for row in sent.messages.all()] == [(False, True), (True, False)]
    with pytest.raises(NotPermitted):
        write(sent, other_manager)
    with connection.cursor() as cursor:
        cursor.execute("select text from karirhub_applicationmessage")
        assert b"script" not in b"".join(bytes(row[0]) for row in cursor.fetchall())
    assert "script" not in str(list(EventRecord.objects.values_list("payload", flat=True)))


def test_one_notice_tells_of_several_unread_messages(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    write(sent, manager, "Satu")
    write(sent, manager, "Dua")
    deliver_pending()
    deliver_pending()
    assert Notification.objects.filter(person=seeker.person, slug="message_from_employer").count() == 1
    messages.mark_read(application=sent, by=seeker.actor, at=timezone.now())
    write(sent, manager, "Tiga")
    deliver_pending()
    assert Notification.objects.filter(person=seeker.person, slug="message_from_employer").count() == 2


def test_an_attached_program_is_refused_and_the_text_stays(sent: Application, seeker: Somebody) -> None:
    program = SimpleUploadedFile("cv.pdf", b"MZ\x90\x00" + b"\0" * 200, content_type="application/pdf")
    answer = seeker.client.post(
        reverse("karirhub:write_to_employer", args=[sent.public_id]), {"text": "Ini CV saya", "attachment": program}
    )
    assert answer.status_code == 422
    assert "termasuk program" in answer.content.decode()
    assert "Ini CV saya" in answer.content.decode()
    assert not sent.messages.exists()


def test_an_attachment_opens_for_both_sides_only(sent: Application, manager: Somebody, seeker: Somebody, other_seeker: Somebody) -> None:
    message = write(sent, seeker, "", attachment=io.BytesIO(PDF))
    where = reverse("files:download", args=[message.attachment.public_id])
    assert other_seeker.client.get(where).status_code == 404
    for reader in (manager, seeker):
        assert b"".join(reader.client.get(where)).startswith(b"%PDF")  # type: ignore[call-overload] - a streamed answer is read to its end


def test_messages_are_bounded_in_length_number_and_time(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    with pytest.raises(messages.MessageEmpty):
        write(sent, seeker, "  ")
    with pytest.raises(messages.MessageTooLong):
        write(sent, seeker, "a" * 2001)
    Rule.objects.filter(key="application.messages_per_hour").update(value=2)
    write(sent, seeker)
    write(sent, seeker)
    with pytest.raises(messages.TooManyMessages):
        write(sent, seeker)
    write(sent, manager)
    applications.move(application=sent, name="decline", reason_code=DeclineReason.SKILLS, by=manager.actor, at=timezone.now())
    with pytest.raises(messages.ConversationClosed):
        write(sent, manager)


def test_times_are_proposed_and_one_is_chosen(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    interview = proposed(sent, manager, note="Bawa contoh jahitan.")
    sent.refresh_from_db()
    assert sent.state == "interview"
    body = page_of(sent, seeker)
    assert "Pilih waktu wawancara" in body
    assert "WIB" in body
    slot = interview.slots.all()[1]
    answer = seeker.client.post(reverse("karirhub:choose_slot", args=[sent.public_id, interview.public_id]), {"slot": slot.pk})
    assert answer.status_code == 302
    calendar = seeker.client.get(reverse("karirhub:interview_calendar", args=[sent.public_id, interview.public_id])).content.decode()
    assert f"DTSTART:{slot.starts_at:%Y%m%dT%H%M%SZ}" in calendar
    assert "LOCATION:Kantor Contoh\\, Bandung" in calendar
    assert all(len(line.encode()) <= 75 for line in calendar.split("\r\n"))
    with pytest.raises(MoveNotAllowed):
        interviews.choose_slot(interview=interview, slot=slot, by=seeker.actor, at=timezone.now())


def test_both_sides_keep_an_interview_in_their_calendars_and_drop_it_once_it_is_called_off(
    sent: Application, manager: Somebody, seeker: Somebody, colleague: Somebody, other_manager: Somebody
) -> None:
    interview = agreed(sent, manager, seeker)
    assert manager.organisation is not None
    own = reverse("karirhub:interview_calendar", args=[sent.public_id, interview.public_id])
    theirs = [manager.organisation.public_id, sent.vacancy_id, sent.public_id]
    employers = reverse("karirhub:applicant_interview_calendar", args=[*theirs, interview.public_id])
    kept = [seeker.client.get(own).content.decode(), manager.client.get(employers).content.decode()]
    assert ("PT Contoh Satu" in kept[0], seeker.person.full_name in kept[0]) == (True, False)
    assert seeker.person.full_name in kept[1]
    assert PersonView.objects.get(person_id=seeker.person.pk).by_person_id == manager.person.pk
    assert {colleague.client.get(employers).status_code, other_manager.client.get(employers).status_code} == {404}
    for calendar in kept:
        assert ("STATUS:CONFIRMED" in calendar, "BEGIN:VALARM" in calendar) == (True, True)

    interviews.cancel_interview(interview=interview, note="Mesin rusak.", by=manager.actor, at=timezone.now())

    dropped = [seeker.client.get(own).content.decode(), manager.client.get(employers).content.decode()]
    for before, after in zip(kept, dropped, strict=True):
        assert ("STATUS:CANCELLED" in after, "BEGIN:VALARM" in after) == (True, False)
        assert line_of(before, "UID") == line_of(after, "UID")
        assert int(line_of(after, "SEQUENCE")) > int(line_of(before, "SEQUENCE"))
    assert "Hapus dari kalender" in page_of(sent, seeker)
    assert employers in manager.client.get(reverse("karirhub:applicant", args=theirs)).content.decode()
    never_agreed = proposed(sent, manager)
    assert manager.client.get(reverse("karirhub:applicant_interview_calendar", args=[*theirs, never_agreed.public_id])).status_code == 404


def line_of(calendar: str, name: str) -> str:
    return next(line.partition(":")[2] for line in calendar.split("\r\n") if line.startswith(f"{name}:"))


def test_none_fits_and_the_employer_proposes_again(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    interview = proposed(sent, manager)
    with pytest.raises(interviews.InterviewStands):
        proposed(sent, manager)
    answer = seeker.client.post(reverse("karirhub:refuse_slots", args=[sent.public_id, interview.public_id]), {"note": "Sabtu saya bisa."})
    assert answer.status_code == 302
    assert proposed(sent, manager).state == "proposed"
    deliver_pending()
    assert Notification.objects.filter(person=seeker.person, slug="interview_proposed").count() == 1
    assert Notification.objects.filter(person=manager.person, slug="interview_answered").count() == 1
    assert "Sabtu saya bisa." in [step.note for step in progress_of(sent).entries]


def test_times_that_cannot_be_are_refused(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    for days in ((), (-1,), (200,), tuple(range(1, 9))):
        with pytest.raises(interviews.TimesNotUsable):
            proposed(sent, manager, days=days)
    for more in ({"place": ""}, {"minutes": 5}, {"link": "bukan tautan"}):
        with pytest.raises(interviews.InterviewRefused):
            proposed(sent, manager, **more)
    with pytest.raises(NotPermitted):
        proposed(sent, seeker)
    sent.refresh_from_db()
    assert sent.state == "sent"
    interview = proposed(sent, manager, days=(1,))
    with pytest.raises(interviews.TimeGone):
        interviews.choose_slot(interview=interview, slot=interview.slots.get(), by=seeker.actor, at=timezone.now() + timedelta(days=2))


def test_either_side_calls_an_interview_off_with_a_reason(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    interview = agreed(sent, manager, seeker)
    with pytest.raises(ReasonNeeded):
        interviews.cancel_interview(interview=interview, note=" ", by=manager.actor, at=timezone.now())
    answer = seeker.client.post(reverse("karirhub:excuse_interview", args=[sent.public_id, interview.public_id]), {"note": "Sakit."})
    assert answer.status_code == 302
    deliver_pending()
    assert Notification.objects.filter(person=manager.person, slug="interview_excused").exists()
    again = proposed(sent, manager)
    interviews.cancel_interview(interview=again, note="Lowongan ditunda.", by=manager.actor, at=timezone.now())
    assert "Lowongan ditunda." in page_of(sent, seeker)


def test_a_near_interview_is_told_of_once(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    interview = agreed(sent, manager, seeker, days=(2,))
    now = timezone.now()
    assert interviews.remind_of_interviews(by=SYSTEM, at=now) == 0
    assert interviews.remind_of_interviews(by=SYSTEM, at=now + timedelta(hours=25)) == 1
    assert interviews.remind_of_interviews(by=SYSTEM, at=now + timedelta(hours=26)) == 0
    deliver_pending()
    told = Notification.objects.get(person=seeker.person, slug="interview_near")
    assert told.params["starts_at"] == interview.slots.get().starts_at.isoformat()
    assert "Wawancara" in seeker.client.get(reverse("notifications:inbox")).content.decode()


def test_an_offer_is_accepted_before_hiring(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    offer = offered(sent, manager, contract_months=12)
    hire: dict[str, Any] = {"application": sent, "name": "hire", "by": manager.actor, "at": timezone.now()}
    with pytest.raises(offers.OfferUnanswered):
        applications.move(**hire)
    told = page_of(sent, seeker)
    assert "Rp5.200.000" in told
    assert "12 bulan" not in told  # it is permanent
    assert seeker.client.post(reverse("karirhub:accept_offer", args=[sent.public_id, offer.public_id])).status_code == 302
    hired = applications.move(**hire)
    assert (hired.state, hired.starts_on) == ("hired", offer.starts_on)
    with connection.cursor() as cursor:
        cursor.execute("select sealed_terms from karirhub_offer")
        assert b"5200000" not in bytes(cursor.fetchone()[0])


def test_an_offer_is_declined_with_a_reason_and_another_may_follow(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    offer = offered(sent, manager)
    with pytest.raises(offers.OfferStands):
        offered(Application.objects.get(pk=sent.pk), manager)
    where = reverse("karirhub:decline_offer", args=[sent.public_id, offer.public_id])
    assert seeker.client.post(where, {}).status_code == 422
    assert seeker.client.post(where, {"reason_code": OfferDeclineReason.PAY, "note": "Mohon Rp5,5 juta."}).status_code == 302
    better = offered(Application.objects.get(pk=sent.pk), manager, wage=5_500_000)
    with pytest.raises(NotPermitted):
        offers.accept_offer(offer=better, by=manager.actor, at=timezone.now())
    offers.withdraw_offer(offer=better, note="Salah tulis.", by=manager.actor, at=timezone.now())
    notes = [step.note for step in progress_of(sent).entries]
    assert "Upah belum sesuai\nMohon Rp5,5 juta." in notes
    assert "Salah tulis." in notes


def test_offers_that_cannot_be_are_refused(sent: Application, manager: Somebody) -> None:
    today = timezone.localdate()
    for wrong in (
        {"wage": 0}, {"wage": 10**12}, {"starts_on": today}, {"answer_by": today - timedelta(days=1)},
        {"contract_type": "fixed_term", "contract_months": 500},
        {"terms": "a" * 3001}, {"contract_type": "forever"},
    ):  # fmt: skip
        with pytest.raises(offers.OfferNotInOrder):
            offered(Application.objects.get(pk=sent.pk), manager, **wrong)
    assert not Offer.objects.exists()


def test_an_offer_nobody_answers_lapses_after_its_day(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    offer = offered(sent, manager)
    late = timezone.now() + timedelta(days=9)
    with pytest.raises(offers.OfferTooLate):
        offers.accept_offer(offer=offer, by=seeker.actor, at=late)
    assert offers.lapse_offers(by=SYSTEM, at=timezone.now()) == 0
    assert offers.lapse_offers(by=SYSTEM, at=late) == 1
    deliver_pending()
    assert Notification.objects.filter(person=seeker.person, slug="offer_ended").exists()
    assert follow_applications() == 0


def test_withdrawing_with_a_reason_ends_what_was_open(sent: Application, manager: Somebody, seeker: Somebody) -> None:
    agreed(sent, manager, seeker)
    offered(Application.objects.get(pk=sent.pk), manager)
    where = reverse("karirhub:withdraw", args=[sent.public_id])
    assert seeker.client.post(where, {"reason_code": "nonsense"}).status_code == 422
    assert seeker.client.post(where, {"reason_code": WithdrawReason.OTHER_JOB}).status_code == 302
    assert Interview.objects.get().state == "cancelled"
    assert Offer.objects.get().state == "lapsed"
    assert "Sudah mendapat pekerjaan lain" in page_of(sent, seeker)
