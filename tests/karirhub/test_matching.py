"""People and vacancies matched both ways: the same points in the database and in words, and nobody valued by what may not count."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from karirhub.actions import certificates as schemes
from karirhub.actions.invitations import EnoughInvited, NotToBeInvited, invite_candidate
from karirhub.actions.trainings import note_batch, note_left, note_registered, note_training
from karirhub.models import CertificationScheme, Training, TrainingBatch, Vacancy, VacancyInvitation, VacancySkill
from karirhub.queries.candidates import candidates_of, described, pool_query
from karirhub.queries.matching import asked_by_one, weights_on
from karirhub.queries.pipeline import Pipeline
from karirhub.queries.recommended import ground_of, reasons, recommended
from karirhub.queries.skills import skills_shown
from karirhub.queries.words import told_to_employer
from siapkerja.audit.models import PersonView
from siapkerja.identity.enums import ConsentPurpose, LimitKind
from siapkerja.identity.models import Consent, Person, ProcessingLimit
from siapkerja.notifications.models import Notification
from siapkerja.profiles.enums import Visibility
from siapkerja.profiles.models import EmployerChoice, Profile, Skill
from siapkerja.reference.models import Rule
from skillhub.actions import enrolments
from tests.support.people import Somebody, make_region, make_somebody
from tests.support.qualifications import proven
from tests.support.training import enrolled, open_batch, open_programme
from tests.support.vacancies import application, complete_profile, open_vacancy

pytestmark = pytest.mark.django_db


@pytest.fixture
def vacancy(manager: Somebody) -> Vacancy:
    """Sewing in Kota Bandung, with two skills."""
    found = open_vacancy(manager.workplace)
    VacancySkill.objects.bulk_create(VacancySkill(vacancy=found, name=name) for name in ("Mesin obras", "Membaca pola"))
    return found


def findable(name: str, *, skills: tuple[str, ...] = ("mesin obras",), **profile: Any) -> Somebody:
    """Somebody with a complete profile who wants to be found."""
    made = make_somebody(name)
    complete_profile(made)
    Profile.objects.filter(pk=made.person.pk).update(visibility=Visibility.FINDABLE, **{"wanted_occupation": "8153"} | profile)
    Skill.objects.bulk_create(Skill(profile_id=made.person.pk, name=skill, folded=skill) for skill in skills)
    Consent.objects.create(person=made.person, purpose=ConsentPurpose.BE_FOUND_BY_EMPLOYERS, given_at=timezone.now())
    return made


def found_for(vacancy: Vacancy) -> list[tuple[int, int]]:
    """Ids and points from the database, the best first."""
    today = timezone.localdate()
    weights = weights_on(today)
    rows = candidates_of(vacancy, asked_by_one(vacancy, weights, today), weights, today, most=200).order_by("-score", "-pk")
    return [(row.pk, round(row.score)) for row in rows]


def in_words(vacancy: Vacancy) -> dict[int, int]:
    today = timezone.localdate()
    weights = weights_on(today)
    asked = asked_by_one(vacancy, weights, today)
    rows = list(candidates_of(vacancy, asked, weights, today, most=200))
    return {one.person_id: one.fit.score for one in described(rows, vacancy, asked, weights, today)}


def test_the_database_and_the_sentences_count_the_same(manager: Somebody, vacancy: Vacancy) -> None:
    make_region("3578101001")
    make_region("3204051001")
    far = findable("Jauh Contoh", skills=(), wanted_occupation="8152", wanted_wage=9_000_000, wanted_contract="daily")
    Person.objects.filter(pk=far.person.pk).update(village="3578101001")
    near = findable("Dekat Contoh", skills=("mesin obras", "membaca pola"))
    Person.objects.filter(pk=near.person.pk).update(village="3204051001")
    findable("Sini Contoh", wanted_region_id="32")
    counted = found_for(vacancy)
    assert len(counted) == 3
    assert dict(counted) == in_words(vacancy)
    assert counted[-1][0] == far.person.pk
    today = timezone.localdate()
    weights = weights_on(today)
    with connection.cursor() as cursor:
        cursor.execute(*pool_query(vacancy, asked_by_one(vacancy, weights, today), weights, today, most=200))
        assert [pk for (pk,) in cursor.fetchall()] == [pk for pk, _score in counted]


def test_applicants_and_seekers_are_counted_the_same_way_too(manager: Somebody, seeker: Somebody, vacancy: Vacancy) -> None:
    CertificationScheme.objects.create(number="SKM-1", title="Menjahit", version=1)
    vacancy.asked.create(scheme=CertificationScheme.objects.get(), demand="required")
    complete_profile(seeker)
    Skill.objects.create(profile_id=seeker.person.pk, name="Mesin Obras", folded="mesin obras")
    proven(seeker, manager.workplace.legal_entity, scheme_number="SKM-1")
    today = timezone.localdate()
    ground = ground_of(seeker.person.pk, today)
    (row,) = recommended(ground, today)
    told = reasons([row], ground)[vacancy.pk]
    assert round(row.score) == told.score
    assert any("Anda punya 1 dari 2 keterampilan: Mesin obras. Belum: Membaca pola." in reason.words for reason in told.reasons)
    sent = application(vacancy, seeker)
    weights = weights_on(today)
    asked = asked_by_one(vacancy, weights, today)
    (listed,) = Pipeline(vacancy, asked, weights).listed
    assert round(listed.score) == told_to_employer(asked, sent.summary, weights).score


def test_sex_age_and_disability_change_nothing(manager: Somebody, vacancy: Vacancy) -> None:
    Vacancy.objects.filter(pk=vacancy.pk).update(
        openings_men=3, sex_reason="alasan", age_min=18, age_max=25, age_reason="alasan", is_disability_friendly=True
    )
    one, other = findable("Satu Contoh"), findable("Dua Contoh")
    Person.objects.filter(pk=one.person.pk).update(sex="female", born_on=date(1966, 1, 1))
    Person.objects.filter(pk=other.person.pk).update(sex="male", born_on=date(2004, 1, 1))
    today = timezone.localdate()
    weights = weights_on(today)
    fresh = Vacancy.objects.with_names().get(pk=vacancy.pk)
    asked = asked_by_one(fresh, weights, today)
    rows = candidates_of(fresh, asked, weights, today, most=200)
    shown = described(list(rows), fresh, asked, weights, today)
    assert len({round(row.score) for row in rows}) == 1
    assert len({tuple(reason.words for reason in row.fit.reasons) for row in shown}) == 1
    asked_of_database = pool_query(fresh, asked, weights, today, most=200)[0].lower()
    assert not any(word in asked_of_database for word in ("sex", "born_on", "disab", "relig", "marital"))


def test_the_weights_are_dated_rules(vacancy: Vacancy) -> None:
    findable("Satu Contoh")
    before = found_for(vacancy)[0][1]
    points = Rule.objects.get(key="matching.points")
    points.value = points.value | {"occupation": 0}
    points.save()
    assert found_for(vacancy)[0][1] == before - 20


def test_only_who_wants_to_be_found_is_and_without_a_name(manager: Somebody, vacancy: Vacancy) -> None:
    shown, hidden, silent, limited, refused = (findable(f"Orang{number} Contoh") for number in range(5))
    Profile.objects.filter(pk=hidden.person.pk).update(visibility=Visibility.HIDDEN)
    Consent.objects.filter(person=silent.person).update(withdrawn_at=timezone.now())
    ProcessingLimit.objects.create(person=limited.person, kind=LimitKind.NO_PROFILING, set_at=timezone.now())
    EmployerChoice.objects.create(
        profile_id=refused.person.pk, legal_entity=manager.organisation, is_allowed=False, chosen_at=timezone.now()
    )
    assert [pk for pk, _score in found_for(vacancy)] == [shown.person.pk]
    assert manager.organisation is not None
    page = manager.client.get(reverse("karirhub:candidates", args=[manager.organisation.public_id, vacancy.pk])).content.decode()
    assert "Orang0" not in page
    assert "0812" not in page
    assert "Menyebut 1 dari 2 keterampilan: Mesin obras." in page
    view = PersonView.objects.get(person_id=shown.person.pk)
    assert (view.what, view.legal_entity_id) == ("candidate", manager.organisation.pk)


def test_an_invitation_is_told_once_and_is_bounded(
    manager: Somebody, other_manager: Somebody, vacancy: Vacancy, deliver_facts: Callable[[], int]
) -> None:
    wanted = findable("Satu Contoh")
    assert manager.organisation is not None
    address = reverse("karirhub:candidates", args=[manager.organisation.public_id, vacancy.pk])
    token = manager.client.get(address).context["people"][0][1]
    assert manager.client.post(f"{address}undang/", {"siapa": "rusak"}).status_code == 404
    assert manager.client.post(f"{address}undang/", {"siapa": token}).status_code == 302
    deliver_facts()
    assert Notification.objects.filter(person=wanted.person, slug="candidate_invited").count() == 1
    assert "mengundang Anda melamar" in wanted.client.get("/karirhub/untuk-anda/").content.decode()
    with pytest.raises(NotToBeInvited):
        invite_candidate(vacancy=vacancy, person_id=wanted.person.pk, by=manager.actor, at=timezone.now())
    elsewhere = open_vacancy(other_manager.workplace)
    foreign = reverse("karirhub:invite_candidate", args=[manager.organisation.public_id, elsewhere.pk])
    assert manager.client.post(foreign, {"siapa": token}).status_code == 404
    Rule.objects.filter(key="matching.invited_per_day").update(value=1)
    with pytest.raises(EnoughInvited):
        invite_candidate(vacancy=elsewhere, person_id=wanted.person.pk, by=other_manager.actor, at=timezone.now())
    unwilling = make_somebody("Tidak Contoh")
    with pytest.raises(NotToBeInvited):
        invite_candidate(vacancy=vacancy, person_id=unwilling.person.pk, by=manager.actor, at=timezone.now())
    assert VacancyInvitation.objects.count() == 1


# Skills on a vacancy ------------------------------------------------------------------------------------------------------------


def test_a_vacancy_says_what_one_has_lacks_and_where_it_is_taught(client: Client, seeker: Somebody, vacancy: Vacancy) -> None:
    complete_profile(seeker)
    Skill.objects.create(profile_id=seeker.person.pk, name="mesin obras", folded="mesin obras")
    today = timezone.localdate()
    training = Training.objects.create(
        programme_id=7, title="Menjahit lanjutan", taught="menjahit lanjutan . membaca pola dasar", version=1
    )
    TrainingBatch.objects.create(batch_id=3, training=training, opens_on=today, closes_on=today, version=1)
    CertificationScheme.objects.create(number="SKM-1", title="Operator jahit", occupation_code="8153", version=1)
    found = skills_shown(vacancy, ["Mesin obras", "Membaca pola"], seeker.person.pk, today)
    assert [one.name for one in found.held] == ["Mesin obras"]
    assert [(one.name, [row.title for row in one.trainings]) for one in found.missing] == [("Membaca pola", ["Menjahit lanjutan"])]
    page = seeker.client.get(vacancy.get_absolute_url()).content.decode()
    assert "Anda punya 1 dari 2 keterampilan" in page
    assert "/skillhub/pelatihan/7-menjahit-lanjutan/" in page
    assert "Operator jahit" in page
    stranger = client.get(vacancy.get_absolute_url()).content.decode()
    assert "Membaca pola" in stranger
    assert "Anda punya" not in stranger
    english = client.get(f"/en{vacancy.get_absolute_url()}").content.decode()
    assert 'href="/en/sertihub/skema/?q=SKM-1"' in english
    assert 'href="/en/skillhub/pelatihan/7-menjahit-lanjutan/"' in english


def test_each_missing_skill_names_the_certification_that_proves_it_and_how_many_seats_are_free(client: Client, vacancy: Vacancy) -> None:
    today = timezone.localdate()
    note_training(
        programme_id=7, title="Menjahit lanjutan", occupation_code="", regency_code="3273", unit_codes=("U.1", "U.2"),
        taught=("Membaca pola dasar",), version=1,
    )  # fmt: skip
    note_batch(batch_id=3, programme_id=7, quota=16, opens_on=today, closes_on=today, version=1)
    for number, title, units, certified in [
        ("SKM-1", "Pembuat pola", ("U.9",), ("Membaca pola busana",)), ("SKM-2", "Penjahit lanjutan", ("U.1",), ()),
        ("SKM-3", "Juru las", ("U.7",), ("Mengelas",)),
    ]:  # fmt: skip
        schemes.note_published(number=number, title=title, occupation_code="", unit_codes=units, certified=certified, version=1)
    pattern = next(one for one in skills_shown(vacancy, ["Membaca pola"], None, today).skills)
    assert [one.number for one in pattern.schemes] == ["SKM-1", "SKM-2"]
    assert "sisa 16 dari 16 kursi" in client.get(vacancy.get_absolute_url()).content.decode()
    for place in (1, 2, 3):
        note_registered(batch_id=3, programme_id=7, place=place)
    note_left(batch_id=3, programme_id=7)
    page = client.get(vacancy.get_absolute_url()).content.decode()
    assert "sisa 14 dari 16 kursi" in page
    assert "Pembuat pola" in page
    assert "Juru las" not in page
    note_registered(batch_id=3, programme_id=7, place=40)
    assert "16 kursi, sudah 39 pendaftar" in client.get(vacancy.get_absolute_url()).content.decode()


def test_seats_are_counted_from_what_skillhub_announces(manager: Somebody, deliver_facts: Callable[[], int]) -> None:
    batch = open_batch(open_programme(manager.workplace))
    somebody = make_somebody("Daftar Contoh")
    enrolment = enrolled(batch, somebody)
    deliver_facts()
    known = TrainingBatch.objects.get(batch_id=batch.pk)
    assert (known.registered, known.withdrawn) == (1, 0)
    enrolments.withdraw(enrolment=enrolment, by=somebody.actor, at=timezone.now())
    deliver_facts()
    known.refresh_from_db()
    assert (known.registered, known.withdrawn) == (1, 1)


def test_trainings_are_known_from_what_skillhub_announces(manager: Somebody, deliver_facts: Callable[[], int]) -> None:
    batch = open_batch(open_programme(manager.workplace))
    deliver_facts()
    known = Training.objects.get(programme_id=batch.programme_id)
    assert (known.title, known.is_offered) == (batch.programme.title, True)
    assert known.batches.get().closes_on == batch.registration_closes_on
    before = (known.version, known.taught)
    deliver_facts()
    known.refresh_from_db()
    assert (known.version, known.taught) == before
