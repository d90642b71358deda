"""The invented country that a first start shows."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from django.db import OperationalError
from django.db.models import Q, Sum
from django.test import Client

from karirhub.models import Application, JobSeekerCard, Vacancy
from sertihub.demo.offers import FIELDS
from sertihub.models import CertificationBody
from siapkerja.demo import building, people
from siapkerja.demo.accounts import ACCOUNTS, password
from siapkerja.demo.building import build, is_complete
from siapkerja.demo.country import SHOWPIECE, SLICES, Country
from siapkerja.demo.models import Stage
from siapkerja.demo.multiplying import multiply
from siapkerja.demo.parts import Part
from siapkerja.events.models import Delivery
from siapkerja.identity.models import LegalEntity, NikClaim, Person, User, Workplace
from siapkerja.statistics.models import Contribution, Milestone, Rollup
from wajiblapor.demo.programs import HOUSE
from wajiblapor.models import ComplianceCount, InspectionNote, ManpowerReport

NOW = datetime(2026, 11, 22, 9, 0, tzinfo=ZoneInfo("Asia/Jakarta"))


def built() -> list[str]:
    told: list[str] = []
    build(seed=2026, now=NOW, share=0.01, in_parallel=False, tell=told.append)
    return told


@pytest.mark.django_db
def test_a_small_country_has_something_of_everything_that_was_heard_is_not_built_twice_and_can_be_multiplied() -> None:
    built()

    assert is_complete()
    _was_heard_before_the_portal_opens()
    _has_something_of_everything()
    _has_accounts_that_open()
    _has_slices_with_offices_of_their_own()
    _has_a_seeker_who_still_looks_for_work()
    _certifies_what_a_body_is_named_for()
    invented, claimed = Person.objects.filter(is_demo=True).count(), NikClaim.objects.count()
    before = Person.objects.count(), Vacancy.objects.count(), ManpowerReport.objects.count(), Stage.objects.count()
    built()
    assert before == (Person.objects.count(), Vacancy.objects.count(), ManpowerReport.objects.count(), Stage.objects.count())

    told: list[str] = []
    multiply(times=3, tell=told.append)
    people, niks = Person.objects.filter(is_demo=True).count(), [claim.nik for claim in NikClaim.objects.all()]
    assert told
    assert (people, Vacancy.objects.count(), ManpowerReport.objects.count()) == (invented * 3, before[1] * 3, before[2] * 3)
    assert len(niks) == len(set(niks)) == claimed * 3
    assert {nik[12] for nik in niks} == {"9"}, "invented people have serials of the 9000s"
    numbered = Vacancy.objects.exclude(number=None)
    assert numbered.values("number").distinct().count() == numbered.count()


def _has_something_of_everything() -> None:
    assert LegalEntity.objects.filter(name=SHOWPIECE).exists()
    assert all("Contoh" in name for name in LegalEntity.objects.values_list("name", flat=True))
    assert Vacancy.objects.public().count() >= 6
    assert Application.objects.exists()
    assert ManpowerReport.objects.filed().count() >= 2
    assert InspectionNote.objects.filter(inspection__legal_entity__name=SHOWPIECE).exists()
    assert all(claim.nik[12] == "9" for claim in NikClaim.objects.all()), "invented people have serials of the 9000s"


def _has_accounts_that_open() -> None:
    for account in ACCOUNTS:
        client = Client()
        client.post("/akun/login/", {"login": account.email, "password": password()})
        assert client.get("/akun/", follow=True).status_code == 200
    assert not User.objects.exclude(email__in=[account.email for account in ACCOUNTS]).exists()


def _has_a_seeker_who_still_looks_for_work() -> None:
    """The tour begins with her: nobody has hired or refused her, and the ready company does not know her yet."""
    sent = Application.objects.filter(person__user__email__startswith="pencari@")
    assert set(sent.values_list("state", flat=True)) <= {"viewed", "shortlisted", "interview", "offered"}
    assert sent.count() <= 3
    assert not sent.filter(vacancy__legal_entity__name=SHOWPIECE).exists()


def _certifies_what_a_body_is_named_for() -> None:
    titles = {field.name: {offer.title for offer in field.offers} for field in FIELDS}
    for body in CertificationBody.objects.select_related("legal_entity").prefetch_related("schemes"):
        named = next(name for name in titles if f"LSP Contoh {name} " in body.legal_entity.name)
        assert {scheme.title for scheme in body.schemes.all()} <= titles[named]


def _was_heard_before_the_portal_opens() -> None:
    assert Delivery.objects.exists()
    assert not Delivery.objects.pending().exists()
    assert Rollup.objects.exists()
    assert not Contribution.objects.filter(is_counted=False).exists()
    assert not Milestone.objects.filter(is_counted=False).exists()
    told = ComplianceCount.objects.aggregate(obliged=Sum("obliged"), current=Sum("current"))
    assert told["obliged"] == Workplace.objects.filter(closed_on=None).exclude(legal_entity__legal_form="government").count()
    assert told["current"] > 0


def _has_slices_with_offices_of_their_own() -> None:
    """Though the whole country was asked for them before."""
    whole = Country(seed=2026, now=NOW, share=0.01)
    assert whole.workplaces
    slices = [{office.pk for office in whole.sliced(number).workplaces} for number in range(SLICES)]
    assert not set.intersection(*slices)


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
    """Without citizens whom a village officer writes down, and those who ask for a card, in later parts."""
    return Person.objects.filter(registrations=None).exclude(pk__in=JobSeekerCard.objects.values("person")).count()


def _companies() -> int:
    """Without training centres, certification bodies and a payroll house, which later parts found."""
    later = Q(name__startswith="Balai") | Q(name__startswith="LSP") | Q(name=HOUSE)
    return LegalEntity.objects.exclude(later).count()


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


@pytest.mark.django_db
def test_a_stage_that_gave_way_to_the_other_slice_is_built_once_more() -> None:
    tries: list[str] = []

    def build(country: Country) -> int:
        tries.append(str(country.random.random()))
        if len(tries) == 1:
            raise OperationalError("deadlock detected")
        return 7

    said: list[str] = []
    building._build_stage(Part(name="a probe", order=1, build=build), Country(seed=1, now=NOW), said.append)
    assert tries[0] == tries[1]
    assert Stage.objects.get(name=f"a probe 1/{SLICES}").cases == 7
