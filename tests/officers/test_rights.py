"""The page that says who may do what, in words, and why."""

import importlib
import pkgutil
from types import ModuleType

import pytest
from django.urls import reverse

import karirhub
import siapkerja
import wajiblapor
from siapkerja.audit.models import PersonView
from siapkerja.identity.permissions import declare, rights_tables, table_of
from siapkerja.identity.rights import GRANTS, Permission
from siapkerja.officers.queries.rights import holders_of
from tests.support.people import Somebody

pytestmark = pytest.mark.django_db


def _tables_in_code() -> list[str]:
    """Modules called permissions or rights that hold a grants table of their own."""
    walks = [pkgutil.walk_packages(package.__path__, f"{package.__name__}.") for package in (siapkerja, karirhub, wajiblapor)]
    names = [module.name for walk in walks for module in walk if module.name.endswith((".permissions", ".rights"))]
    return [name for name in names if _holds_grants(importlib.import_module(name))]


def _holds_grants(module: ModuleType) -> bool:
    return hasattr(module, "GRANTS") and hasattr(module, "Permission") and module.Permission.__module__ == module.__name__


def test_every_grants_table_is_declared_with_words() -> None:
    declared = [table.grants for table in rights_tables()]

    silent = [name for name in _tables_in_code() if not any(importlib.import_module(name).GRANTS is grants for grants in declared)]

    assert not silent, "Give the permissions words with siapkerja.identity.permissions.declare"
    assert len(_tables_in_code()) >= 6


def test_a_table_without_words_for_a_permission_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a grant and words"):
        declare(area="half", title="Separuh", grants=GRANTS, words={Permission.SEE_ORGANISATION: "Melihat"})


def test_permissions_of_the_same_name_are_told_apart() -> None:
    assert table_of(Permission.MANAGE_ORGANISATION).area == "identity"


def test_every_permission_says_who_holds_it() -> None:
    assert all(holders_of(grant) for table in rights_tables() for grant in table.grants.values())


def test_the_administrator_reads_all_tables_in_words(administrator: Somebody) -> None:
    page = administrator.client.get(reverse("officers:rights")).content.decode()

    for words in (
        "Menulis dan mengubah lowongan",
        "Di organisasinya: Penanggung jawab, Pengelola akun, Kontributor",
        "Memeriksa laporan: menerima atau mengembalikannya",
    ):
        assert words in page


def test_the_page_says_yes_and_from_which_assignment_it_follows(administrator: Somebody, officer: Somebody) -> None:
    answer = administrator.client.post(reverse("officers:rights"), {"siapa": officer.user.email, "apa": "wajiblapor.accept_report"})

    page = answer.content.decode()
    assert "Ya, Wulan Contoh boleh: Memeriksa laporan" in page
    assert "Penugasannya sebagai Petugas Dinas provinsi mencakup" in page
    assert PersonView.objects.filter(person_id=officer.person.pk, by_person_id=administrator.person.pk).count() == 1


def test_the_page_says_no_for_another_region_and_who_may(administrator: Somebody, officer: Somebody) -> None:
    answer = administrator.client.post(
        reverse("officers:rights"),
        {"siapa": officer.user.email, "apa": "wajiblapor.accept_report", "wilayah": "", "wilayah_kode": "35"},
    )

    page = answer.content.decode()
    assert "Tidak, Wulan Contoh tidak boleh: Memeriksa laporan" in page
    assert "Di wilayah tugasnya: " in page


def test_the_page_names_the_membership_it_follows_from(administrator: Somebody, manager: Somebody, colleague: Somebody) -> None:
    address, right = reverse("officers:rights"), {"apa": "karirhub.write_vacancy"}

    may = administrator.client.post(address, {"siapa": manager.user.email, **right}).content.decode()
    may_not = administrator.client.post(address, {"siapa": colleague.user.email, **right}).content.decode()

    assert "Perannya Penanggung jawab di PT Contoh Satu" in may
    assert "Tidak, Tono Contoh tidak boleh" in may_not


def test_a_role_can_be_asked_about_without_a_person(administrator: Somebody) -> None:
    answer = administrator.client.post(reverse("officers:rights"), {"peran": "village_officer", "apa": "officers.assist"})

    assert "Ya, Petugas desa/kelurahan boleh: Bertindak untuk warga" in answer.content.decode()


def test_a_reader_is_refused_at_the_door_and_told_which_role_is_needed(colleague: Somebody) -> None:
    assert colleague.organisation is not None
    answer = colleague.client.get(reverse("karirhub:new_vacancy", args=[colleague.organisation.public_id]))

    page = answer.content.decode()
    assert answer.status_code == 403
    assert "Peran Anda di PT Contoh Satu: Pembaca" in page
    assert "Penanggung jawab, Pengelola akun, Kontributor" in page
