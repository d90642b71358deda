"""The invented country that a first start shows."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from karirhub.models import Application, Vacancy
from siapkerja.demo import building, people
from siapkerja.demo.accounts import ACCOUNTS, password
from siapkerja.demo.building import build, is_complete
from siapkerja.demo.country import SHOWPIECE
from siapkerja.demo.models import Stage
from siapkerja.events.models import Delivery
from siapkerja.identity.models import LegalEntity, NikClaim, Person, User
from wajiblapor.models import ManpowerReport

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def built() -> list[str]:
    told: list[str] = []
    build(seed=2026, now=NOW, share=0.01, in_parallel=False, tell=told.append)
    return told


@pytest.mark.django_db
def test_a_small_country_has_something_of_everything_and_accounts_that_open() -> None:
    built()

    assert is_complete()
    assert LegalEntity.objects.filter(name=SHOWPIECE).exists()
    assert all("Contoh" in name for name in LegalEntity.objects.values_list("name", flat=True))
    assert Vacancy.objects.public().count() >= 6
    assert Application.objects.exists()
    assert ManpowerReport.objects.filed().count() >= 2
    assert all(claim.nik[12] == "9" for claim in NikClaim.objects.all()), "invented people have serials of the 9000s"
    for account in ACCOUNTS:
        client = Client()
        client.post("/akun/login/", {"login": account.email, "password": password()})
        assert client.get("/akun/", follow=True).status_code == 200
    assert not User.objects.exclude(email__in=[account.email for account in ACCOUNTS]).exists()


@pytest.mark.django_db
def test_everybody_has_heard_what_happened_before_the_portal_opens() -> None:
    built()

    assert Delivery.objects.exists()
    assert not Delivery.objects.pending().exists()


@pytest.mark.django_db
def test_a_build_that_was_killed_goes_on_where_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    every = building.parts()
    monkeypatch.setattr(building, "parts", lambda: every[:3])
    built()
    persons, companies = _settled(), _companies()
    monkeypatch.undo()

    told = built()

    assert is_complete()
    assert (_settled(), _companies()) == (persons, companies)
    assert not any(line.strip().startswith(("people", "companies")) for line in told)


def _settled() -> int:
    """Without citizens whom a village officer writes down in a later part."""
    return Person.objects.filter(registrations=None).count()


def _companies() -> int:
    """Without training centres and certification bodies, which later parts found."""
    return LegalEntity.objects.exclude(name__startswith="Balai").exclude(name__startswith="LSP").count()


@pytest.mark.django_db
def test_building_a_finished_country_again_changes_nothing() -> None:
    built()
    before = Person.objects.count(), Vacancy.objects.count(), ManpowerReport.objects.count(), Stage.objects.count()

    built()

    assert before == (Person.objects.count(), Vacancy.objects.count(), ManpowerReport.objects.count(), Stage.objects.count())


@pytest.mark.django_db
def test_a_country_from_before_there_were_so_many_accounts_is_given_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    every = building.parts()
    few = tuple(account for account in ACCOUNTS if account.key not in {"balai", "kepala"})
    older = [replace(every[0], name="accounts"), *every[1:3]]
    monkeypatch.setattr(people, "ACCOUNTS", few)
    monkeypatch.setattr(building, "parts", lambda: older)
    built()
    monkeypatch.undo()

    built()

    assert is_complete()
    assert User.objects.filter(email__in=[account.email for account in ACCOUNTS]).count() == len(ACCOUNTS)
    assert LegalEntity.objects.filter(name=SHOWPIECE).count() == 1
