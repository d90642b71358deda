"""Vacancies ask for competence certificates that Sertihub offers."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from karirhub.actions import vacancies
from karirhub.actions.certificates import Asked, CertificateNotOffered, TooManyCertificates
from karirhub.enums import Demand
from karirhub.models import CertificationScheme
from karirhub.queries.search import find
from siapkerja.events.publishing import publish
from siapkerja.facts.base import Fact
from siapkerja.facts.organisations import OrganisationChanged, OrganisationsMerged
from siapkerja.facts.sertihub import SchemePublished, SchemeWithdrawn
from siapkerja.profiles.actions.qualifications import lose
from siapkerja.search.criteria import Criteria
from tests.support.people import SYSTEM, Somebody
from tests.support.qualifications import proven
from tests.support.vacancies import content, draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db

Deliver = Callable[[], int]
NUMBER = "SKM-CONTOH-01"


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Path, settings: Any) -> None:
    settings.SEARCH_DIR = tmp_path / "search"


def tell(*facts: Fact) -> None:
    with transaction.atomic():
        for fact in facts:
            publish(fact, by=SYSTEM, at=timezone.now())


def published(version: int = 1, **fields: Any) -> SchemePublished:
    told: dict[str, Any] = {
        "scheme_id": 7, "legal_entity_id": 1, "number": NUMBER, "title": "Penjahit pakaian wanita", "occupation_code": "7531",
        "unit_codes": ("C.141110.001.01",),
    }  # fmt: skip
    return SchemePublished(version=version, **(told | fields))


def withdrawn(version: int, number: str = NUMBER) -> SchemeWithdrawn:
    return SchemeWithdrawn(version=version, scheme_id=7, legal_entity_id=1, number=number, reason_code="replaced")


def scheme(number: str = NUMBER, **fields: Any) -> CertificationScheme:
    told = {"title": "Penjahit pakaian wanita", "occupation_code": "7531", "version": 1}
    return CertificationScheme.objects.create(number=number, **(told | fields))


def required(number: str = NUMBER) -> tuple[Asked, ...]:
    return (Asked(number=number, demand=Demand.REQUIRED),)


# The register -------------------------------------------------------------------------------------------------------------------


def test_the_register_follows_what_sertihub_announces(deliver_facts: Deliver) -> None:
    tell(published())
    deliver_facts()
    row = CertificationScheme.objects.get()
    assert (row.number, row.title, row.occupation_code, row.unit_codes, row.is_offered) == (
        NUMBER, "Penjahit pakaian wanita", "7531", ["C.141110.001.01"], True,
    )  # fmt: skip
    tell(published(2, title="Penjahit busana"), withdrawn(3))
    deliver_facts()
    row.refresh_from_db()
    assert (row.title, row.is_offered) == ("Penjahit busana", False)


def test_old_and_repeated_announcements_change_nothing(deliver_facts: Deliver) -> None:
    tell(withdrawn(3), published(2, title="Judul lama"), published(2, title="Judul lama"), withdrawn(3))
    deliver_facts()
    row = CertificationScheme.objects.get()
    assert (row.title, row.is_offered, row.version) == ("Judul lama", False, 3)
    tell(published(4), published(2, title="Judul lama"), withdrawn(3))
    deliver_facts()
    row.refresh_from_db()
    assert (row.title, row.is_offered, row.version) == ("Penjahit pakaian wanita", True, 4)


# Asking -------------------------------------------------------------------------------------------------------------------------


def test_a_vacancy_asks_for_what_is_offered_and_for_five_at_most(manager: Somebody) -> None:
    for number in range(6):
        scheme(f"SKM-CONTOH-0{number}")
    asked = tuple(Asked(number=f"SKM-CONTOH-0{number}", demand=Demand.PREFERRED) for number in range(6))
    with pytest.raises(TooManyCertificates) as many:
        draft_vacancy(manager.workplace, certificates=asked)
    assert "certificates" in many.value.fields
    with pytest.raises(CertificateNotOffered):
        draft_vacancy(manager.workplace, certificates=required("SKM-LAIN"))
    vacancy = draft_vacancy(manager.workplace, certificates=asked[:5])
    assert vacancy.asked.count() == 5


def test_what_is_asked_can_change_and_a_withdrawn_scheme_stays_only_where_it_was(manager: Somebody) -> None:
    scheme()
    other = scheme("SKM-CONTOH-02", title="Operator jahit")
    vacancy = open_vacancy(manager.workplace, certificates=required())
    CertificationScheme.objects.update(is_offered=False)
    told = content(certificates=(Asked(number=NUMBER, demand=Demand.PREFERRED),))
    vacancies.rewrite(vacancy=vacancy, content=told, by=manager.actor, at=timezone.now())
    assert [row.demand for row in vacancy.asked.all()] == ["preferred"]
    with pytest.raises(CertificateNotOffered):
        vacancies.rewrite(vacancy=vacancy, content=content(certificates=required(other.number)), by=manager.actor, at=timezone.now())
    vacancies.rewrite(vacancy=vacancy, content=content(), by=manager.actor, at=timezone.now())
    assert not vacancy.asked.exists()


# Searching ----------------------------------------------------------------------------------------------------------------------


def test_words_of_the_certificate_find_the_vacancy_and_a_filter_keeps_those_that_ask(manager: Somebody) -> None:
    scheme(title="Juru gambar tiga dimensi")
    asking = open_vacancy(manager.workplace, certificates=required())
    open_vacancy(manager.workplace)
    assert [row.pk for row in find(Criteria(text="juru gambar")).records] == [asking.pk]
    assert [row.pk for row in find(Criteria(text=NUMBER)).records] == [asking.pk]
    found = find(Criteria(filters={"certificate": ("asked",)}))
    assert [row.pk for row in found.records] == [asking.pk]
    assert found.answer.counts["certificate"] == {"asked": 1}


def test_the_page_has_the_filter(client: Client, manager: Somebody) -> None:
    scheme()
    open_vacancy(manager.workplace, title="Tukang las")
    open_vacancy(manager.workplace, title="Penjahit halus", certificates=required())
    page = client.get(reverse("karirhub:vacancies"), {"sertifikat": "diminta"}).content.decode()
    assert "Meminta sertifikat" in page
    assert "Penjahit halus" in page
    assert "Tukang las" not in page


def test_a_retitled_scheme_is_found_by_its_new_title(manager: Somebody, deliver_facts: Deliver) -> None:
    tell(published())
    deliver_facts()
    vacancy = open_vacancy(manager.workplace, certificates=required())
    tell(published(2, title="Perancang busana kerja"))
    deliver_facts()
    assert [row.pk for row in find(Criteria(text="perancang busana")).records] == [vacancy.pk]


# What readers see ---------------------------------------------------------------------------------------------------------------


def test_the_vacancy_says_what_it_asks_for_and_whether_the_reader_holds_it(
    client: Client, seeker: Somebody, manager: Somebody, other_manager: Somebody
) -> None:
    scheme()
    vacancy = open_vacancy(manager.workplace, certificates=required())
    stranger = client.get(vacancy.get_absolute_url()).content.decode()
    assert "Penjahit pakaian wanita" in stranger
    assert f"/sertihub/skema/?q={NUMBER}" in stranger
    assert "Belum ada di profil Anda" not in stranger
    client.force_login(seeker.user)
    assert "Belum ada di profil Anda" in client.get(vacancy.get_absolute_url()).content.decode()
    until = timezone.localdate() + timedelta(days=400)
    held = proven(seeker, other_manager.workplace.legal_entity, valid_until=until)
    assert "Anda memilikinya, berlaku sampai" in client.get(vacancy.get_absolute_url()).content.decode()
    lose(source=held.source, reason_code="revoked", by=SYSTEM, at=timezone.now())
    assert "Belum ada di profil Anda" in client.get(vacancy.get_absolute_url()).content.decode()


# The form -----------------------------------------------------------------------------------------------------------------------


def told(**more: Any) -> dict[str, Any]:
    return {
        "title": "Penjahit halus", "occupation": "Penjahit", "openings": "2", "description": "Menjahit.", "contract_type": "permanent",
        "working_time": "full_time", "work_arrangement": "on_site", "education": "SMA", "experience_years": "0", "wage_min": "5.000.000",
        "is_wage_visible": "on", "closes_on": str(timezone.localdate() + timedelta(days=20)),
    } | more  # fmt: skip


@pytest.fixture
def writing(client: Client, manager: Somebody) -> Callable[..., Any]:
    client.force_login(manager.user)
    address = reverse("karirhub:new_vacancy", args=[manager.workplace.legal_entity.public_id])
    return lambda **more: client.post(address, told(workplace=manager.workplace.pk, **more))


def test_certificates_are_searched_added_and_removed_without_a_script(writing: Callable[..., Any], manager: Somebody) -> None:
    scheme()
    searched = writing(cari="1", cari_sertifikat="jahit wanita")
    assert searched.status_code == 200
    page = searched.content.decode()
    assert 'name="tambah" value="SKM-CONTOH-01"' in page
    assert 'value="Penjahit halus"' in page, "what was typed stays"
    added = writing(tambah=NUMBER).content.decode()
    assert f'name="sertifikat" value="{NUMBER}"' in added
    removed = writing(hapus=NUMBER, sertifikat=NUMBER, kebutuhan="required").content.decode()
    assert 'name="sertifikat"' not in removed
    saved = writing(sertifikat=NUMBER, kebutuhan="required")
    assert saved.status_code == 302
    (asked,) = manager.workplace.legal_entity and vacancies.Vacancy.objects.get().asked.select_related("scheme")
    assert (asked.scheme.number, asked.demand) == (NUMBER, "required")


def test_enter_with_an_empty_search_saves(writing: Callable[..., Any]) -> None:
    assert writing(cari="1", cari_sertifikat="  ").status_code == 302


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"sertifikat": "TIDAK-ADA", "kebutuhan": "required"}, "tidak ditawarkan"),
        ({"sertifikat": NUMBER, "kebutuhan": "mutlak"}, "“Wajib” atau “Diutamakan”"),
        ({"sertifikat": NUMBER}, "“Wajib” atau “Diutamakan”"),
        ({"cari_sertifikat": "jahit"}, "dari hasil pencarian"),
        ({"sertifikat": [f"SKM-CONTOH-{n}" for n in range(6)], "kebutuhan": ["required"] * 6}, "Paling banyak lima"),
        ({"sertifikat": "A" * 5000 + "\0", "kebutuhan": "required"}, "tidak ditawarkan"),
    ],
)
def test_what_cannot_be_asked_is_refused_in_words(writing: Callable[..., Any], sent: dict[str, Any], sentence: str) -> None:
    scheme()
    answer = writing(**sent)
    assert answer.status_code == 422
    assert sentence in answer.content.decode()


def test_a_search_of_nonsense_finds_nothing_and_says_so(writing: Callable[..., Any]) -> None:
    page = writing(cari="1", cari_sertifikat="%_'\"<b>\0 " * 30)
    assert page.status_code == 200
    assert "Tidak ada skema" in page.content.decode()


# New names of employers ---------------------------------------------------------------------------------------------------------


def test_a_companys_new_name_finds_its_vacancies_at_once(manager: Somebody, deliver_facts: Deliver) -> None:
    vacancy = open_vacancy(manager.workplace)
    entity = manager.workplace.legal_entity
    entity.name, entity.version = "PT Sandang Baru Contoh", entity.version + 1
    entity.save()
    tell(OrganisationChanged(version=entity.version, legal_entity_id=entity.pk))
    deliver_facts()
    assert [row.pk for row in find(Criteria(text="sandang baru")).records] == [vacancy.pk]
    version = vacancies.Vacancy.objects.get().version
    assert deliver_facts() == 0
    assert vacancies.Vacancy.objects.get().version == version


def test_vacancies_of_a_merged_duplicate_are_found_by_the_name_that_stays(
    manager: Somebody, other_manager: Somebody, deliver_facts: Deliver
) -> None:
    vacancy = open_vacancy(other_manager.workplace)
    kept = manager.workplace.legal_entity
    vacancies.Vacancy.objects.update(legal_entity=kept)
    tell(OrganisationsMerged(version=2, legal_entity_id=kept.pk, absorbed_id=other_manager.workplace.legal_entity_id))
    deliver_facts()
    assert [row.pk for row in find(Criteria(text=f'"{kept.name}"')).records] == [vacancy.pk]
