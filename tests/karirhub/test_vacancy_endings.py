"""Vacancies that are extended, reported filled, or left alone."""

from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import timezone

from karirhub.actions import vacancies as actions
from karirhub.actions.applications import move
from karirhub.actions.vacancy_endings import NeverOpen, NobodyNamed, NotHiredHere, TooManyFilled, report_filled, tend_left_alone
from karirhub.models import Application, OutsideHire, Vacancy
from siapkerja.audit.models import PersonView
from siapkerja.documents.models import Document
from siapkerja.events.models import EventRecord
from siapkerja.identity.models import Consent, User
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from siapkerja.notifications.models import Notification
from tests.support.people import SYSTEM, Somebody
from tests.support.vacancies import application, content, draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db


def hired(vacancy: Vacancy, manager: Somebody, seeker: Somebody) -> Application:
    row = application(vacancy, seeker)
    for name in ("view", "offer", "hire"):
        row = move(application=row, name=name, by=manager.actor, at=timezone.now())
    return row


def test_an_extension_counts_and_renews_the_receipt(manager: Somebody) -> None:
    today = timezone.localdate()
    vacancy = open_vacancy(manager.workplace, closes_on=today + timedelta(days=10))
    first = actions.extend(vacancy=vacancy, closes_on=today + timedelta(days=20), by=manager.actor, at=timezone.now())
    second = actions.extend(vacancy=first, closes_on=today + timedelta(days=30), by=manager.actor, at=timezone.now())
    assert (second.extensions, second.closes_on) == (2, today + timedelta(days=30))
    receipts = dict(Document.objects.filter(kind="vacancy_receipt").values_list("number", "state"))
    assert receipts == {f"{vacancy.number}-P1": "withdrawn", f"{vacancy.number}-P2": "issued"}
    with pytest.raises(actions.ExtendedTooOften) as refusal:
        actions.extend(vacancy=second, closes_on=today + timedelta(days=40), by=manager.actor, at=timezone.now())
    assert "2 kali" in refusal.value.fields["closes_on"]


def test_no_extension_beyond_ninety_days_backwards_or_by_others(manager: Somebody, other_manager: Somebody) -> None:
    today = timezone.localdate()
    vacancy = open_vacancy(manager.workplace)
    with pytest.raises(actions.OpenTooLong):
        actions.extend(vacancy=vacancy, closes_on=today + timedelta(days=91), by=manager.actor, at=timezone.now())
    with pytest.raises(actions.NotLonger):
        actions.extend(vacancy=vacancy, closes_on=vacancy.closes_on, by=manager.actor, at=timezone.now())
    with pytest.raises(NotPermitted):
        actions.extend(vacancy=vacancy, closes_on=today + timedelta(days=60), by=other_manager.actor, at=timezone.now())
    draft = draft_vacancy(manager.workplace)
    with pytest.raises(MoveNotAllowed):
        actions.extend(vacancy=draft, closes_on=today + timedelta(days=60), by=manager.actor, at=timezone.now())


def test_changing_the_last_day_of_an_open_vacancy_is_an_extension_too(manager: Somebody) -> None:
    later = timezone.localdate() + timedelta(days=60)
    vacancy = open_vacancy(manager.workplace)
    assert actions.rewrite(vacancy=vacancy, content=content(closes_on=later), by=manager.actor, at=timezone.now()).extensions == 1


def test_filled_in_part_it_stays_open_and_filled_it_closes(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    row = hired(vacancy, manager, seeker)
    report_filled(vacancy=vacancy, application_ids=[row.pk], others=0, by=manager.actor, at=timezone.now())
    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.filled_openings, vacancy.remaining_openings) == ("published", 1, 2)
    with pytest.raises(NotHiredHere):
        report_filled(vacancy=vacancy, application_ids=[row.pk], others=0, by=manager.actor, at=timezone.now())
    with pytest.raises(TooManyFilled):
        report_filled(vacancy=vacancy, application_ids=[], others=3, by=manager.actor, at=timezone.now())
    report_filled(vacancy=vacancy, application_ids=[], others=2, by=manager.actor, at=timezone.now())
    vacancy.refresh_from_db()
    assert (vacancy.state, vacancy.remaining_openings) == ("closed", 0)
    facts = EventRecord.objects.filter(fact="karirhub.VacancyFilled").order_by("pk").values_list("payload", flat=True)
    assert [(fact["openings"], fact["others"], fact["filled"]) for fact in facts] == [(1, 0, 1), (2, 2, 3)]


def test_people_from_outside_the_portal_are_named_and_their_numbers_hardly_kept(manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    assert manager.organisation is not None
    arguments = [manager.organisation.public_id, vacancy.pk]
    fill = reverse("karirhub:fill_vacancy", args=arguments)
    for people, sentence in [
        ("Siti Contoh, 327301", "bukan 16 angka"), ("3273014506010003", "Tulis nama di depan"), ("Siti\nBudi", "lebih banyak daripada"),
    ]:  # fmt: skip
        assert sentence in manager.client.post(fill, {"others": "1", "people": people}).content.decode()
    assert not OutsideHire.objects.exists()
    manager.client.post(fill, {"others": "", "people": "Siti Contoh, 3273 0145 0601 0003\n\n Budi  Contoh "})
    told = [(row.name, row.masked_nik) for row in OutsideHire.objects.all()]
    assert told == [("Siti Contoh", "3273********0003"), ("Budi Contoh", "")]
    page = manager.client.get(reverse("karirhub:employer_vacancy", args=arguments)).content.decode()
    assert "Siti Contoh" in page
    assert "3273********0003" in page
    vacancy.refresh_from_db()
    assert vacancy.remaining_openings == 1


def test_nobody_or_never_open_is_not_reported(manager: Somebody, other_manager: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    with pytest.raises(NobodyNamed):
        report_filled(vacancy=vacancy, application_ids=[], others=0, by=manager.actor, at=timezone.now())
    with pytest.raises(NotPermitted):
        report_filled(vacancy=vacancy, application_ids=[], others=1, by=other_manager.actor, at=timezone.now())
    with pytest.raises(NeverOpen):
        report_filled(vacancy=draft_vacancy(manager.workplace), application_ids=[], others=1, by=manager.actor, at=timezone.now())


def test_an_ended_vacancy_is_still_reported_filled_by_name_on_its_page(manager: Somebody, seeker: Somebody) -> None:
    vacancy = open_vacancy(manager.workplace)
    row = hired(vacancy, manager, seeker)
    assert manager.organisation is not None
    arguments = [manager.organisation.public_id, vacancy.pk]
    manager.client.post(reverse("karirhub:close_vacancy", args=arguments), {"reason": "enough_applicants"})
    page = manager.client.get(reverse("karirhub:employer_vacancy", args=arguments)).content.decode()
    assert f"{seeker.person.full_name}, {row.number}" in page
    assert PersonView.objects.get(person_id=seeker.person.pk, what="application").by_person_id == manager.person.pk
    address = reverse("karirhub:fill_vacancy", args=arguments)
    assert manager.client.post(address, {"others": "9"}).status_code == 422
    assert manager.client.post(address, {"others": "banyak"}).status_code == 422
    assert manager.client.post(address, {"applications": [str(row.pk)], "others": "1"}).status_code == 302
    vacancy.refresh_from_db()
    assert vacancy.filled_openings == 2


def test_who_fills_it_is_named_only_to_those_with_whom_the_name_is_shared(manager: Somebody, seeker: Somebody, colleague: Somebody) -> None:
    row = hired(open_vacancy(manager.workplace), manager, seeker)
    assert manager.organisation is not None
    address = reverse("karirhub:employer_vacancy", args=[manager.organisation.public_id, row.vacancy_id])
    assert seeker.person.full_name not in colleague.client.get(address).content.decode()
    Consent.objects.filter(person=seeker.person).update(withdrawn_at=timezone.now())
    page = manager.client.get(address).content.decode()
    assert (row.number in page, seeker.person.full_name in page) == (True, False)
    assert not PersonView.objects.filter(person_id=seeker.person.pk).exists()


def test_a_silent_employer_is_told_first_and_its_vacancy_closed_later(manager: Somebody, deliver_facts: Any) -> None:
    opened = timezone.now() - timedelta(days=61)
    vacancy = open_vacancy(manager.workplace, at=opened, closes_on=timezone.localdate() + timedelta(days=25))
    User.objects.filter(pk=manager.user.pk).update(last_login=opened)
    assert tend_left_alone(by=SYSTEM, at=timezone.now()) == (1, 0)
    assert tend_left_alone(by=SYSTEM, at=timezone.now()) == (0, 0)
    deliver_facts()
    assert Notification.objects.filter(person_id=manager.person.pk, slug="vacancy_left_alone").count() == 1
    later = timezone.now() + timedelta(days=7)
    assert tend_left_alone(by=SYSTEM, at=later) == (0, 1)
    vacancy.refresh_from_db()
    assert vacancy.state == "closed"


def test_an_employer_who_signed_in_keeps_its_vacancy(manager: Somebody) -> None:
    open_vacancy(manager.workplace, at=timezone.now() - timedelta(days=61), closes_on=timezone.localdate() + timedelta(days=25))
    User.objects.filter(pk=manager.user.pk).update(last_login=timezone.now() - timedelta(days=3))
    assert tend_left_alone(by=SYSTEM, at=timezone.now()) == (0, 0)


def test_an_employer_who_came_back_is_told_again_before_a_vacancy_closes(manager: Somebody) -> None:
    opened = timezone.now() - timedelta(days=61)
    vacancy = open_vacancy(manager.workplace, at=opened, closes_on=timezone.localdate() + timedelta(days=25))
    User.objects.filter(pk=manager.user.pk).update(last_login=opened)
    assert tend_left_alone(by=SYSTEM, at=timezone.now()) == (1, 0)

    User.objects.filter(pk=manager.user.pk).update(last_login=timezone.now())
    assert tend_left_alone(by=SYSTEM, at=timezone.now() + timedelta(days=1)) == (0, 0)
    vacancy.refresh_from_db()
    assert vacancy.idle_warned_on is None

    silent_again = timezone.now() + timedelta(days=62)
    Vacancy.objects.filter(pk=vacancy.pk).update(closes_on=silent_again.date() + timedelta(days=5))
    assert tend_left_alone(by=SYSTEM, at=silent_again) == (1, 0), "told, not closed"
