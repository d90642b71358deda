"""People to test with, each with an account and a signed-in client.

`seeker`, `manager` (of `organisation`), `colleague` (who only reads there), `other_manager` (of `other_organisation`),
`officer` (Jawa Barat), `other_officer` (Jawa Timur), `ministry_officer` (the whole country), `administrator`; `client` of
pytest-django is the stranger.
"""

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib import import_module

import pytest
from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.test import Client
from django.utils import timezone

from siapkerja.identity.actions.organisations import assign_officer, grant_membership, register_organisation
from siapkerja.identity.actions.people import register_account
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import LegalForm, MemberRole, OfficerRole
from siapkerja.identity.models import LegalEntity, Person, User, Workplace
from siapkerja.identity.queries import actor_of
from siapkerja.reference.models import Region

SINCE = date(2026, 1, 1)
SYSTEM = Actor.the_system("test")
PASSWORD = "sandi-contoh-untuk-uji"
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Somebody:
    """A person with an account; `organisation` is the one they act for, if any."""

    user: User
    client: Client
    organisation: LegalEntity | None = None

    @property
    def person(self) -> Person:
        assert self.user.person is not None
        return self.user.person

    @property
    def workplace(self) -> Workplace:
        """The head office of the organisation."""
        assert self.organisation is not None
        return self.organisation.workplaces.get(kind="head_office")

    @property
    def actor(self) -> Actor:
        """The actor as of now, acting for the organisation."""
        actor = actor_of(self.user, on=timezone.localdate())
        return actor.acting_for(self.organisation.pk) if self.organisation else actor


def now() -> datetime:
    return datetime.now(UTC)


def make_region(code: str) -> Region:
    """The region from the reference data; where a test database has none, an invented one with its parents."""
    if found := Region.objects.filter(code=code).first():
        return found
    parent = make_region({4: code[:2], 6: code[:4], 10: code[:6]}[len(code)]) if len(code) > 2 else None
    return Region.objects.create(
        code=code, level=len(code), name=f"Wilayah {code}", kind="", parent=parent, time_zone="Asia/Jakarta", valid_from=date(2000, 1, 1)
    )


def make_somebody(full_name: str, *, organisation: LegalEntity | None = None) -> Somebody:
    """A person with a verified e-mail address, signed in."""
    user = User(email=f"orang{next(_numbers)}@contoh.example")
    user.set_password(PASSWORD)
    register_account(user=user, full_name=full_name, at=now())
    user.emailaddress_set.create(email=user.email, verified=True, primary=True)
    return Somebody(user, signed_in(user), organisation)


def signed_in(user: User) -> Client:
    """The browser of somebody who signed in before. Signing in for each of thousands of people would take minutes."""
    session = import_module(settings.SESSION_ENGINE).SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    client = Client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key
    return client


def make_company(
    name: str, founder: Somebody, *, regency: str = "3273", role: MemberRole = MemberRole.SIGNATORY, is_proven: bool = True
) -> Somebody:
    """`founder` as a member of a new company with its head office in `regency`."""
    make_region(regency)
    organisation = register_organisation(
        name=name,
        legal_form=LegalForm.PT,
        nib=f"{next(_numbers):013d}",
        industry_id=None,
        regency_code=regency,
        address="Jalan Contoh 1",
        postal_code="40111",
        founder=founder.person,
        founder_role=role,
        proven_at=now() if is_proven else None,
        by=SYSTEM,
        at=now(),
        on=SINCE,
    )
    return Somebody(founder.user, founder.client, organisation)


def make_officer(full_name: str, role: OfficerRole, region_code: str | None) -> Somebody:
    """An officer since the start of the year; `region_code` None is the whole country."""
    if region_code:
        make_region(region_code)
    officer = make_somebody(full_name)
    assign_officer(person=officer.person, role=role, region_code=region_code, given_by=None, by=SYSTEM, on=SINCE)
    return officer


@pytest.fixture
def seeker(db: None) -> Somebody:
    """A job seeker with nothing but an account."""
    return make_somebody("Rina Contoh")


@pytest.fixture
def other_seeker(db: None) -> Somebody:
    return make_somebody("Dimas Contoh")


@pytest.fixture
def manager(db: None) -> Somebody:
    """Signatory of a company in Kota Bandung (3273)."""
    return make_company("PT Contoh Satu", make_somebody("Sari Contoh"))


@pytest.fixture
def organisation(manager: Somebody) -> LegalEntity:
    assert manager.organisation is not None
    return manager.organisation


@pytest.fixture
def workplace(manager: Somebody) -> Workplace:
    return manager.workplace


@pytest.fixture
def colleague(manager: Somebody) -> Somebody:
    """A reader of the manager's company."""
    assert manager.organisation is not None
    reader = make_somebody("Tono Contoh", organisation=manager.organisation)
    grant_membership(person=reader.person, legal_entity=manager.organisation, role=MemberRole.READER, by=SYSTEM, at=now(), on=SINCE)
    return reader


@pytest.fixture
def other_manager(db: None) -> Somebody:
    """Signatory of another company, in Kota Surabaya (3578)."""
    return make_company("PT Contoh Dua", make_somebody("Budi Contoh"), regency="3578")


@pytest.fixture
def other_organisation(other_manager: Somebody) -> LegalEntity:
    assert other_manager.organisation is not None
    return other_manager.organisation


@pytest.fixture
def officer(db: None) -> Somebody:
    """Province officer of Jawa Barat (32)."""
    return make_officer("Wulan Contoh", OfficerRole.PROVINCE_OFFICER, "32")


@pytest.fixture
def other_officer(db: None) -> Somebody:
    """Province officer of Jawa Timur (35)."""
    return make_officer("Agus Contoh", OfficerRole.PROVINCE_OFFICER, "35")


@pytest.fixture
def ministry_officer(db: None) -> Somebody:
    return make_officer("Maya Contoh", OfficerRole.MINISTRY_OFFICER, None)


@pytest.fixture
def administrator(db: None) -> Somebody:
    return make_officer("Nia Contoh", OfficerRole.ADMINISTRATOR, None)
