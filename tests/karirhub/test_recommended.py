"""Vacancies for a person: what is proven first, then what is wished, each with its reason."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from karirhub.actions.certificates import Asked
from karirhub.enums import Demand
from karirhub.models import CertificationScheme, Vacancy
from karirhub.queries.applications import sealed, snapshot_of
from karirhub.queries.recommended import ground_of, reasons, recommended
from siapkerja.identity.enums import LimitKind
from siapkerja.identity.models import ProcessingLimit
from siapkerja.journey.models import Entry
from siapkerja.notifications.models import Notification
from siapkerja.profiles.actions.qualifications import lose
from siapkerja.profiles.models import Profile
from siapkerja.profiles.queries import profile_of
from tests.support.people import SYSTEM, Somebody
from tests.support.qualifications import proven
from tests.support.vacancies import application, complete_profile, open_vacancy

pytestmark = pytest.mark.django_db

NUMBER = "SKM-CONTOH-01"
PAGE = "/karirhub/untuk-anda/"


@pytest.fixture
def asking(manager: Somebody) -> Vacancy:
    """An open vacancy of a third occupation, far away, that asks for the scheme."""
    CertificationScheme.objects.create(number=NUMBER, title="Penjahit pakaian wanita", version=1)
    asked = (Asked(number=NUMBER, demand=Demand.REQUIRED),)
    return open_vacancy(manager.workplace, title="Yang meminta", occupation_id="7531", regency_id="3578", certificates=asked)


def wish(somebody: Somebody, **wishes: Any) -> None:
    Profile.objects.update_or_create(person=somebody.person, defaults={"updated_at": timezone.now(), **wishes})


def shown(somebody: Somebody) -> list[tuple[str, list[str]]]:
    today = timezone.localdate()
    ground = ground_of(somebody.person.pk, today)
    rows = list(recommended(ground, today).order_by("-score", "-pk"))
    told = reasons(rows, ground)
    return [(row.title, [reason.words for reason in told[row.pk].reasons]) for row in rows]


def test_what_is_proven_comes_first_then_occupation_then_place(asking: Vacancy, manager: Somebody, seeker: Somebody) -> None:
    open_vacancy(manager.workplace, title="Jauh", occupation_id="8153", regency_id="3578")
    open_vacancy(manager.workplace, title="Dekat", occupation_id="8153", regency_id="3273")
    open_vacancy(manager.workplace, title="Lain", occupation_id="5131", regency_id="3273")
    proven(seeker, manager.workplace.legal_entity, scheme_number=NUMBER)
    wish(seeker, wanted_occupation_id="8153", wanted_region_id="32")
    told = shown(seeker)
    assert [title for title, _reasons in told] == ["Yang meminta", "Dekat", "Jauh"]
    assert told[0][1] == ["Meminta sertifikat yang Anda miliki: Penjahit pakaian wanita."]
    assert [reason.split(":")[0] for reason in told[1][1]] == ["Jabatan yang Anda cari", "Di tempat yang Anda cari"]


def test_a_training_recommends_by_its_occupation(manager: Somebody, seeker: Somebody) -> None:
    open_vacancy(manager.workplace, title="Penjahit", occupation_id="7531")
    proven(seeker, manager.workplace.legal_entity, kind="training", title="Menjahit dasar", scheme_number="", occupation_code="7531")
    assert shown(seeker) == [("Penjahit", ["Sesuai dengan yang terbukti di profil Anda: Menjahit dasar."])]


def test_place_alone_recommends_only_where_nothing_else_is_known(asking: Vacancy, manager: Somebody, seeker: Somebody) -> None:
    open_vacancy(manager.workplace, title="Dekat", regency_id="3273")
    wish(seeker, wanted_region_id="3273")
    assert [title for title, _reasons in shown(seeker)] == ["Dekat"]
    proven(seeker, manager.workplace.legal_entity, scheme_number=NUMBER)
    assert [title for title, _reasons in shown(seeker)] == ["Yang meminta"]


def test_what_was_applied_for_is_not_recommended_again(asking: Vacancy, manager: Somebody, seeker: Somebody) -> None:
    proven(seeker, manager.workplace.legal_entity, scheme_number=NUMBER)
    application(asking, seeker)
    assert shown(seeker) == []


def test_what_was_lost_or_closes_before_today_recommends_nothing(asking: Vacancy, manager: Somebody, seeker: Somebody) -> None:
    held = proven(seeker, manager.workplace.legal_entity, scheme_number=NUMBER)
    assert len(shown(seeker)) == 1
    yesterday = timezone.localdate() - timedelta(days=1)
    Vacancy.objects.update(opens_on=yesterday, closes_on=yesterday)
    assert shown(seeker) == []
    Vacancy.objects.update(closes_on=timezone.localdate())
    lose(source=held.source, reason_code="revoked", by=SYSTEM, at=timezone.now())
    assert shown(seeker) == []


def test_the_page_comes_in_pages_that_cost_the_same_however_many(
    client: Client, asking: Vacancy, manager: Somebody, seeker: Somebody
) -> None:
    proven(seeker, manager.workplace.legal_entity, scheme_number=NUMBER)
    wish(seeker, wanted_occupation_id="8153")
    for number in range(21):
        open_vacancy(manager.workplace, title=f"Operator {number}")
    client.force_login(seeker.user)
    client.get(PAGE)
    with CaptureQueriesContext(connection) as asked:
        first = client.get(PAGE)
    assert len(asked) <= 20
    assert "Meminta sertifikat yang Anda miliki" in first.content.decode()
    following = client.get(PAGE + first.context["page"].next_url).content.decode()
    assert "Operator 0" in following
    assert asking.get_absolute_url() not in following
    assert client.get(PAGE, {"setelah": "rusak"}).status_code == 200


def test_somebody_of_whom_nothing_is_known_is_asked_what_they_seek(client: Client, seeker: Somebody) -> None:
    client.force_login(seeker.user)
    page = client.get(PAGE).content.decode()
    assert "Katakan dulu pekerjaan apa yang Anda cari" in page
    assert reverse("profiles:wanted") in page


def test_whoever_wants_no_matching_gets_none(
    client: Client, asking: Vacancy, manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    ProcessingLimit.objects.create(person=seeker.person, kind=LimitKind.NO_PROFILING, set_at=timezone.now())
    proven(seeker, manager.workplace.legal_entity, scheme_number=NUMBER)
    deliver_facts()
    client.force_login(seeker.user)
    assert "Anda meminta kami tidak mencocokkan Anda" in client.get(PAGE).content.decode()
    assert not Notification.objects.filter(slug="vacancies_ask_for_it").exists()
    assert not Entry.objects.filter(step="vacancies_recommended").exists()
    assert "Lamar lowongan yang meminta" not in client.get("/perjalanan/").content.decode()


# The notice ---------------------------------------------------------------------------------------------------------------------


def test_a_proven_certificate_tells_how_many_vacancies_ask_for_it_once(
    client: Client, asking: Vacancy, manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    proven(seeker, manager.workplace.legal_entity, scheme_number=NUMBER)
    deliver_facts()
    (notice,) = Notification.objects.filter(person=seeker.person, slug="vacancies_ask_for_it")
    assert notice.params == {"count": 1, "title": "Penjahit pakaian wanita"}
    assert notice.url_name == "karirhub:for_you"
    client.force_login(seeker.user)
    assert "1 lowongan meminta sertifikat ini" in client.get("/kotak-masuk/").content.decode()


def test_nobody_is_told_where_nobody_asks(manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]) -> None:
    proven(seeker, manager.workplace.legal_entity, scheme_number=NUMBER)
    proven(seeker, manager.workplace.legal_entity, kind="training", scheme_number="")
    deliver_facts()
    assert not Notification.objects.filter(slug="vacancies_ask_for_it").exists()


# What goes with an application --------------------------------------------------------------------------------------------------


def test_the_employer_reads_what_was_proven_and_that_it_was_revoked_since(
    client: Client, asking: Vacancy, manager: Somebody, seeker: Somebody
) -> None:
    complete_profile(seeker)
    held = proven(seeker, manager.workplace.legal_entity, scheme_number=NUMBER)
    sent = application(asking, seeker)
    assert [row["title"] for row in sent.snapshot["qualifications"]] == ["Penjahit pakaian wanita"]
    client.force_login(manager.user)
    address = reverse("karirhub:applicant", args=[manager.workplace.legal_entity.public_id, asking.pk, sent.public_id])
    page = client.get(address).content.decode()
    assert held.number in page
    assert reverse("documents:verification", args=[held.document.token]) in page
    assert "Dicabut" not in page
    lose(source=held.source, reason_code="revoked", by=SYSTEM, at=timezone.now())
    assert "Dicabut penerbitnya" in client.get(address).content.decode()


def test_applications_of_before_read_as_they_were(client: Client, asking: Vacancy, manager: Somebody, seeker: Somebody) -> None:
    sent = application(asking, seeker)
    old = snapshot_of(profile_of(seeker.person.pk), timezone.localdate())
    del old["qualifications"]
    sent.sealed_snapshot = sealed(old)
    sent.save()
    client.force_login(manager.user)
    address = reverse("karirhub:applicant", args=[manager.workplace.legal_entity.public_id, asking.pk, sent.public_id])
    page = client.get(address)
    assert page.status_code == 200
    assert "Terbukti dari penerbitnya" not in page.content.decode()


def test_another_bodys_certificate_of_the_same_units_counts_too(
    asking: Vacancy, manager: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    CertificationScheme.objects.update(unit_codes=["A.1", "A.2"])
    proven(seeker, manager.workplace.legal_entity, kind="training", scheme_number="", unit_codes=("A.1", "A.2", "A.3"))
    assert shown(seeker) == [], "a training proves no competence"
    proven(seeker, manager.workplace.legal_entity, scheme_number="SKM-LAIN", unit_codes=("A.1",))
    assert shown(seeker) == []
    proven(seeker, manager.workplace.legal_entity, scheme_number="SKM-LAIN-2", unit_codes=("A.2", "A.1", "A.3"))
    assert [title for title, _reasons in shown(seeker)] == ["Yang meminta"]
    deliver_facts()
    assert Notification.objects.filter(person=seeker.person, slug="vacancies_ask_for_it").count() == 1
