"""The register of certification as visitors, bodies and officers use it."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sertihub.actions import bodies, schemes
from sertihub.actions.bodies import Licence
from sertihub.enums import BodyKind, WithdrawReason
from sertihub.models import Assessor, BodyStatement, CertificationBody, Scheme, Venue
from siapkerja.identity.enums import CapacityKind
from siapkerja.identity.models import Capacity
from siapkerja.reference.models import Industry
from tests.support.candidates import a_body, a_house
from tests.support.people import SINCE, SYSTEM, Somebody

pytestmark = pytest.mark.django_db


def _here(manager: Somebody, *more: Any) -> list[Any]:
    assert manager.organisation is not None
    return [manager.organisation.public_id, *more]


def _answers(**more: Any) -> dict[str, Any]:
    industry = Industry.objects.get(code="14111", level=5).pk
    return {
        "number": "skm/bnsp/1/2", "title": "Menjahit kemeja", "kind": "cluster", "industry": industry, "occupation": "Penjahit",
        "summary": "Untuk penjahit.", "requirements": "SMP.", "fee": "250.000",
    } | more  # fmt: skip


# Visitors


def test_a_stranger_finds_a_scheme_and_reads_what_is_assessed(client: Client, manager: Somebody) -> None:
    house = a_house(manager)

    start = client.get("/sertihub/").content.decode()
    listed = client.get("/sertihub/skema/?q=operator+jahit&jenis=okupasi&biaya=gratis").content.decode()
    page = client.get(house.scheme.get_absolute_url()).content.decode()

    assert "Bidang dengan skema terbanyak" in start
    assert house.scheme.title in listed
    assert "2 unit" in listed
    assert "Menyiapkan: mengukur tubuh" in page
    assert "Alat dan bahan siap" in page
    assert "TUK Contoh" in page
    assert "berlaku 3 tahun" in page
    assert client.get(f"/sertihub/skema/{house.scheme.pk}-nama-lama/").status_code == 301


def test_example_units_are_called_examples(client: Client, manager: Somebody) -> None:
    house = a_house(manager)
    told = "bukan teks resmi"
    assert told not in client.get(house.scheme.get_absolute_url()).content.decode()

    for row in house.scheme.scheme_units.select_related("unit"):
        row.unit.is_example = True
        row.unit.save()

    assert told in client.get(house.scheme.get_absolute_url()).content.decode()


def test_drafts_are_nobodys_business_and_withdrawn_schemes_say_so(client: Client, manager: Somebody) -> None:
    house = a_house(manager)
    manager.client.post(reverse("sertihub:new_scheme", args=_here(manager)), _answers())
    drafted = Scheme.objects.get(state="draft")
    schemes.withdraw(scheme=house.scheme, reason=WithdrawReason.REPLACED, by=SYSTEM, at=timezone.now())

    assert client.get(drafted.get_absolute_url()).status_code == 404
    assert "kemeja" not in client.get("/sertihub/skema/").content.decode()
    page = client.get(house.scheme.get_absolute_url()).content.decode()
    assert "tidak menerima permohonan lagi" in page
    assert "Daftar sertifikasi" not in page


def test_a_search_that_finds_nothing_offers_ways_out(client: Client, manager: Somebody) -> None:
    a_house(manager)

    page = client.get("/sertihub/skema/?q=operator+jahit&jenis=klaster").content.decode()

    assert "Coba longgarkan satu hal" in page
    assert "Tanpa “Klaster”" in page


def test_the_register_is_narrowed_by_name_kind_and_province(client: Client, manager: Somebody) -> None:
    house = a_house(manager)
    name = house.body.legal_entity.name

    found = client.get(f"/sertihub/lsp/?q=contoh&jenis=p3&provinsi={house.venue.regency_id[:2]}").content.decode()
    for query in ("jenis=p1", "provinsi=11", "q=tidak+ada", "jenis=p9"):
        page = client.get(f"/sertihub/lsp/?{query}")
        assert page.status_code == 200
        assert (name in page.content.decode()) is (query == "jenis=p9")
    page = client.get(house.body.get_absolute_url()).content.decode()

    assert name in found
    assert "bukan peringkat" in page
    assert house.body.licence_number in page


def test_an_ended_licence_is_said_everywhere(client: Client, manager: Somebody) -> None:
    house = a_house(manager)
    CertificationBody.objects.update(licence_valid_until=timezone.localdate() - timedelta(days=1))

    for address in (house.body.get_absolute_url(), "/sertihub/lsp/", house.scheme.get_absolute_url()):
        assert "Lisensi berakhir" in client.get(address).content.decode()
    assert "Daftar sertifikasi" not in client.get(house.scheme.get_absolute_url()).content.decode()


# Members of a body


def test_an_organisation_becomes_a_body_by_its_licence(manager: Somebody, ministry_officer: Somebody, client: Client) -> None:
    home = reverse("sertihub:own_body", args=_here(manager))
    assert "bukan lembaga sertifikasi" in manager.client.get(home).content.decode()
    assert manager.organisation is not None
    Capacity.objects.create(legal_entity=manager.organisation, kind=CapacityKind.CERTIFICATION_BODY, valid_from=SINCE)
    assert "Isi data lisensi BNSP" in manager.client.get(home).content.decode()

    told = {"kind": "p3", "bnsp_number": "21", "licence_number": "KEP 1", "licence_valid_until": "2030-01-01"}
    wrong = manager.client.post(reverse("sertihub:licence", args=_here(manager)), told)
    assert wrong.status_code == 422
    assert "3 sampai 5 angka" in wrong.content.decode()
    manager.client.post(reverse("sertihub:licence", args=_here(manager)), told | {"bnsp_number": "2121"})
    assert "sedang diperiksa" in manager.client.get(home).content.decode()
    assert "Data lisensi LSP" in ministry_officer.client.get(reverse("sertihub:statements")).content.decode()
    statement = BodyStatement.objects.get()
    ministry_officer.client.post(reverse("sertihub:confirm_statement", args=[statement.pk]))

    assert CertificationBody.objects.get().bnsp_number == "2121"
    assert manager.organisation.name in client.get("/sertihub/lsp/").content.decode()


def test_a_returned_statement_says_why_to_the_body(manager: Somebody, ministry_officer: Somebody) -> None:
    body = a_body(manager)
    licence = Licence(
        kind=BodyKind.P2, bnsp_number="2125", licence_number="KEP 9", licence_valid_until=timezone.localdate() + timedelta(days=9)
    )
    statement = bodies.state_licence(legal_entity=body.legal_entity, licence=licence, by=SYSTEM, at=timezone.now(), on=timezone.localdate())
    address = reverse("sertihub:return_statement", args=[statement.pk])

    assert ministry_officer.client.post(address, {}).status_code == 422
    ministry_officer.client.post(address, {"reason": "kind", "note": "Keputusan menyebut P3."})

    page = manager.client.get(reverse("sertihub:own_body", args=_here(manager))).content.decode()
    assert "Perbaiki data lisensi" in page
    assert "Keputusan menyebut P3." in page


def test_a_body_writes_chooses_units_publishes_and_withdraws(manager: Somebody) -> None:
    a_house(manager)
    manager.client.post(reverse("sertihub:new_scheme", args=_here(manager)), _answers())
    scheme = Scheme.objects.get(state="draft")
    here = _here(manager, scheme.pk)
    assert (scheme.number, scheme.fee, scheme.occupation_id) == ("SKM/BNSP/1/2", 250_000, "7531")

    empty = manager.client.post(reverse("sertihub:publish_scheme", args=here), follow=True).content.decode()
    assert "paling sedikit satu unit" in empty
    assert manager.client.post(reverse("sertihub:add_unit", args=here), {"code": "X.1"}).status_code == 422
    manager.client.post(reverse("sertihub:add_unit", args=here), {"code": "C.141110.901.01"})
    manager.client.post(reverse("sertihub:add_unit", args=here), {"code": "C.141110.902.01"})
    manager.client.post(reverse("sertihub:remove_unit", args=[*here, scheme.units.get(code="C.141110.902.01").pk]))
    told = manager.client.post(reverse("sertihub:publish_scheme", args=here), follow=True).content.decode()
    assert "Skema terbit" in told
    manager.client.post(reverse("sertihub:edit_scheme", args=here), _answers(title="Menjahit kemeja pria"))
    manager.client.post(reverse("sertihub:withdraw_scheme", args=here), {"reason": "replaced"})

    scheme.refresh_from_db()
    assert (scheme.state, scheme.title, scheme.units.count()) == ("withdrawn", "Menjahit kemeja pria", 1)


def test_faulty_answers_come_back_and_nothing_typed_is_lost(manager: Somebody) -> None:
    a_house(manager)

    answer = manager.client.post(
        reverse("sertihub:new_scheme", args=_here(manager)),
        _answers(number="SKM/BNSP/2125/1/2026/37A", kind="kkni", occupation="Tukang awan"),
    )
    taken = manager.client.post(reverse("sertihub:new_scheme", args=_here(manager)), _answers(number="SKM/BNSP/2125/1/2026/37A"))

    assert (answer.status_code, taken.status_code) == (422, 422)
    assert 'value="Menjahit kemeja"' in answer.content.decode()
    assert "sudah dipakai skema lain" in taken.content.decode()


def test_a_body_keeps_its_assessors(manager: Somebody, seeker: Somebody) -> None:
    a_house(manager)
    address, today = reverse("sertihub:assessors", args=_here(manager)), timezone.localdate()
    told = {"who": seeker.user.email, "registration_number": "MET.000.000099 2026", "issued_on": today.isoformat()}

    unknown = manager.client.post(address, told | {"who": "tidak-ada@contoh.example"})
    wrong = manager.client.post(address, told | {"registration_number": "12345"})
    manager.client.post(address, told)
    listed = manager.client.get(address).content.decode()

    assert (unknown.status_code, wrong.status_code) == (422, 422)
    assert "Tidak ada akun" in unknown.content.decode()
    assert "MET.000.001234" in wrong.content.decode()
    assert seeker.person.full_name in listed
    made = Assessor.objects.get(person=seeker.person)
    told_again = manager.client.post(
        reverse("sertihub:renew_assessor", args=_here(manager, made.pk)), {"issued_on": "2001-01-01"}, follow=True
    )
    assert "sudah berakhir" in told_again.content.decode()
    manager.client.post(reverse("sertihub:end_assessor", args=_here(manager, made.pk)))
    made.refresh_from_db()
    assert made.ended_on == today


def test_a_body_keeps_its_venues(manager: Somebody) -> None:
    house = a_house(manager)
    address = reverse("sertihub:venues", args=_here(manager))
    told = {"kind": "independent", "name": "TUK Baru", "address": "Jalan 3", "regency": "3321"}

    refused = manager.client.post(reverse("sertihub:close_venue", args=_here(manager, house.venue.pk)), follow=True).content.decode()
    wrong = manager.client.post(address, told | {"regency": "9999"})
    manager.client.post(address, told)
    manager.client.post(reverse("sertihub:close_venue", args=_here(manager, house.venue.pk)))

    assert "TUK terakhir" in refused
    assert wrong.status_code == 422
    assert list(Venue.objects.open().values_list("name", flat=True)) == ["TUK Baru"]


def test_another_bodys_people_and_readers_find_nothing(manager: Somebody, other_manager: Somebody, colleague: Somebody) -> None:
    house = a_house(manager)
    a_body(other_manager, number="3131")
    mine, theirs = _here(manager, house.scheme.pk), _here(other_manager, house.scheme.pk)

    assert other_manager.client.get(reverse("sertihub:body_scheme", args=mine)).status_code == 404
    assert other_manager.client.get(reverse("sertihub:body_scheme", args=theirs)).status_code == 404
    assert other_manager.client.post(reverse("sertihub:close_venue", args=_here(other_manager, house.venue.pk))).status_code == 404
    assert other_manager.client.post(reverse("sertihub:end_assessor", args=_here(other_manager, house.assessor.pk))).status_code == 404
    assert colleague.client.post(reverse("sertihub:venues", args=_here(manager)), {}).status_code == 403
    assert colleague.client.post(reverse("sertihub:assessors", args=_here(manager)), {}).status_code == 403
