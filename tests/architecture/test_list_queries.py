"""Every list page runs the same number of queries for one row and for ten."""

import io
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from karirhub.actions.certificates import Asked
from karirhub.actions.saved import save_vacancy
from karirhub.actions.vacancy_checks import submit
from karirhub.enums import Demand
from karirhub.models import CertificationScheme
from karirhub.views.public.kept import KEPT_VACANCIES
from siapkerja.alerts.actions.subscriptions import keep_search
from siapkerja.alerts.enums import Frequency
from siapkerja.audit.recording import record_view
from siapkerja.identity.actions.consents import give_consent
from siapkerja.identity.actions.organisations import grant_membership, open_workplace
from siapkerja.identity.enums import ActingBasis, ConsentPurpose, MemberRole, OfficerRole, WorkplaceKind
from siapkerja.identity.models import LegalEntity, Representation
from siapkerja.journey.actions.entries import note_step
from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel
from siapkerja.notifications.models import Notification
from siapkerja.organisations.actions.cases import Proof, claim_organisation
from siapkerja.organisations.actions.documents import add_document
from siapkerja.organisations.actions.invitations import invite
from siapkerja.organisations.enums import DocumentKind
from siapkerja.profiles.actions.histories import record_education, record_experience
from siapkerja.profiles.actions.skills import add_skills
from siapkerja.web.actions.levy_reports import report_levy
from siapkerja.web.enums import LevyAbout
from tests.support.candidates import a_scheme, an_assessor, certified, drafted, house_of, scheduled
from tests.support.complaints import reported
from tests.support.fairs import announced, ticket
from tests.support.parts.recovery import nik_dispute, recovery_ticket
from tests.support.people import SINCE, SYSTEM, Somebody, make_company, make_officer, make_somebody, now
from tests.support.qualifications import proven
from tests.support.registered import line, load_lines
from tests.support.samples import filed_report
from tests.support.vacancies import application, draft_vacancy, open_vacancy
from wajiblapor.actions.compliance import refresh_clocks
from wajiblapor.actions.events import EventTold, report_event
from wajiblapor.enums import EventKind
from wajiblapor.models import EmploymentDispute, ManpowerReport


@dataclass(frozen=True)
class People:
    """Whose lists are looked at."""

    seeker: Somebody
    manager: Somebody
    officer: Somebody

    @property
    def organisation(self) -> Any:
        assert self.manager.organisation is not None
        return self.manager.organisation


@pytest.fixture
def people(seeker: Somebody, manager: Somebody, officer: Somebody) -> People:
    return People(seeker, manager, officer)


def _a_company(number: int) -> Somebody:
    return make_company(f"PT Contoh {number}", make_somebody(f"Pengelola {number}"))


# What makes one more row of a list: `(people, number) -> None`.


def _my_organisation(people: People, number: int) -> None:
    make_company(f"PT Contoh Milik {number}", people.seeker)


def _branch(people: People, number: int) -> None:
    office = people.manager.workplace
    branch = {"kind": WorkplaceKind.BRANCH, "name": f"Cabang {number}", "regency_code": office.regency_id}
    open_workplace(legal_entity=people.organisation, **branch, by=SYSTEM, at=now())
    member = make_somebody(f"Anggota {number}").person
    grant_membership(person=member, legal_entity=people.organisation, role=MemberRole.READER, by=SYSTEM, at=now(), on=SINCE)


def _trace(people: People, number: int) -> None:
    company = _a_company(number)
    person = people.seeker.person
    give_consent(
        person=person, purpose=ConsentPurpose.SHARE_PROFILE_WITH_EMPLOYER, recipient=company.organisation, by=people.seeker.actor, at=now()
    )
    record_view(company.actor, person.pk, "application", now())


def _profile_entry(people: People, number: int) -> None:
    person, by = people.seeker.person, people.seeker.actor
    record_education(
        person=person, level_code="SMA", institution=f"SMA {number}", field_of_study="", started_in=None, finished_in=2010, by=by, at=now()
    )
    record_experience(
        person=person, position=f"Kasir {number}", employer="CV Contoh", starts_on=SINCE, ends_on=None, description="", by=by, at=now()
    )
    add_skills(person=person, names=[f"ahli {number}"], by=by, at=now())


def _proven(people: People, number: int) -> None:
    issuer = make_company(f"LSP Contoh {number}", make_somebody(f"Ketua {number}")).organisation
    assert issuer is not None
    proven(people.seeker, issuer)


def _step(people: People, number: int) -> None:
    note_step(
        step="hired", service="karirhub", key=f"contoh:{number}", person_ids=[people.seeker.person.pk], params={"title": "Kasir"},
        url_name="karirhub:applications", by=SYSTEM, at=now(),
    )  # fmt: skip


def _message(people: People, number: int) -> None:
    Notification.objects.create(
        person=people.seeker.person, slug="application_moved", category="karirhub", key=f"contoh:{number}", at=timezone.now(),
        params={"title": "Kasir", "company": "PT Contoh Satu", "state": "viewed"},
    )  # fmt: skip


def _public_vacancy(people: People, number: int) -> None:
    open_vacancy(_a_company(number).workplace)


def _asking_vacancy(people: People, number: int) -> None:
    scheme, _new = CertificationScheme.objects.get_or_create(number="SKM-CONTOH-01", defaults={"title": "Penjahit", "version": 1})
    asked = (Asked(number=scheme.number, demand=Demand.REQUIRED),)
    company = _a_company(number)
    open_vacancy(company.workplace, certificates=asked)
    if number == 1:
        proven(people.seeker, company.workplace.legal_entity, scheme_number=scheme.number)


def _sent_vacancy(people: People, number: int) -> None:
    submit(vacancy=draft_vacancy(people.manager.workplace), by=people.manager.actor, at=timezone.now())


def _own_vacancy(people: People, number: int) -> None:
    open_vacancy(people.manager.workplace)
    draft_vacancy(people.manager.workplace)


def _own_application(people: People, number: int) -> None:
    application(open_vacancy(_a_company(number).workplace), people.seeker)


def _saved(people: People, number: int) -> None:
    save_vacancy(vacancy=open_vacancy(_a_company(number).workplace), by=people.seeker.actor, at=timezone.now())


def _kept_search(people: People, number: int) -> None:
    company = _a_company(number).workplace.legal_entity
    keep_search(
        kind=KEPT_VACANCIES, query=f"q=kasir&jabatan={number}&usaha=C&perusahaan={company.pk}&sumber=loker-{number}",
        frequency=Frequency.DAILY, language="id", by=people.seeker.actor, at=timezone.now(),
    )  # fmt: skip


def _late_workplace(people: People, number: int) -> None:
    _a_company(number)
    LegalEntity.objects.update(created_at=now() - timedelta(days=90))
    refresh_clocks(at=now())


def _absent_company(people: People, number: int) -> None:
    load_lines([line(f"{8_000_000_000_000 + number}", f"PT Contoh Register {number}")])


def _filed_report(people: People, number: int) -> None:
    filed_report(_a_company(number))


def _employment_dispute(people: People, number: int) -> None:
    report = filed_report(people.manager) if number == 1 else ManpowerReport.objects.get()
    EmploymentDispute.objects.create(
        person=make_somebody(f"Pekerja {number}").person, legal_entity=report.legal_entity, workplace=report.workplace,
        regency=report.regency, filing=report.filings.get(), matter="wage", statement="Upah saya lain.", state="escalated", opened_at=now(),
    )  # fmt: skip


def _event(people: People, number: int) -> None:
    company = _a_company(number)
    told = EventTold(kind=EventKind.STOPPING, happens_on=SINCE, reason="Renovasi")
    report_event(workplace=company.workplace, told=told, name="A", position="B", is_declared=True, by=company.actor, at=now())


def _levy(people: People, number: int) -> None:
    report_levy(
        about=LevyAbout(LevyAbout.values[0]), regency_code="3273", place="Loket", story="Diminta membayar.", happened_on=None, amount=None,
        contact="", by=SYSTEM, at=now(),
    )  # fmt: skip


def _reported(people: People, number: int) -> None:
    reported(open_vacancy(_a_company(number).workplace))


def _claim(people: People, number: int) -> None:
    company = make_company(f"PT Contoh Klaim {number}", people.seeker, is_proven=False)
    assert company.organisation is not None
    proof = Proof(kind=DocumentKind.NIB, stream=io.BytesIO(b"%PDF-1.7 contoh"))
    claim_organisation(legal_entity=company.organisation, proof=proof, statement="", by=people.seeker.actor, at=now())


def _invitation(people: People, number: int) -> None:
    _branch(people, number)
    invited = {"email": f"calon{number}@contoh.example", "role": MemberRole.READER, "workplace": people.manager.workplace}
    invite(legal_entity=people.organisation, **invited, by=people.manager.actor, at=now())
    invited["email"] = people.seeker.user.email
    if number == 1:
        invite(legal_entity=people.organisation, **invited, by=people.manager.actor, at=now())


def _paper(people: People, number: int) -> None:
    stream = io.BytesIO(b"%PDF-1.7 contoh")
    add_document(legal_entity=people.organisation, kind=DocumentKind.DEED, stream=stream, by=people.manager.actor, at=now())


def _recovery(people: People, number: int) -> None:
    recovery_ticket(nik=f"32730152059{number:05d}", contact=f"baru{number}@contoh.example")


def _dispute(people: People, number: int) -> None:
    nik_dispute(make_somebody(f"Pengaju {number}"), nik=f"32730152059{number:05d}")


def _assignment(people: People, number: int) -> None:
    make_officer(f"Petugas {number}", OfficerRole.LABOUR_INSPECTOR, "32")


def _assistance(people: People, number: int) -> None:
    agent = make_officer(f"Pendamping {number}", OfficerRole.VILLAGE_OFFICER, "3273021004")
    Representation.objects.create(
        agent=agent.person, principal=people.seeker.person, basis=ActingBasis.SIGNED_FORM, starts_at=now() - timedelta(hours=2),
        ends_at=now() - timedelta(hours=1), assignment=agent.person.assignments.get(),
    )  # fmt: skip


def _outgoing(people: People, number: int) -> None:
    send_message(channel=Channel.SMS, to=f"0812345678{number:02d}", subject="", body="Kode.", purpose="contoh", at=now())


def _candidate(people: People, number: int) -> None:
    scheduled(house_of(people.manager), make_somebody(f"Asesi {number}"), on=timezone.localdate() + timedelta(days=number))


def _certificate(people: People, number: int) -> None:
    certified(house_of(people.manager), make_somebody(f"Pemegang {number}"))


def _own_candidacy(people: People, number: int) -> None:
    house = house_of(people.manager)
    mine = replace(house, scheme=a_scheme(house.body, number=f"SKM/CONTOH/{number}/2026"))
    drafted(mine, people.seeker)


def _own_assessment(people: People, number: int) -> None:
    house = house_of(people.manager)
    assessor = house.body.assessors.filter(person=people.seeker.person).first() or an_assessor(house.body, people.seeker, number=99)
    day = timezone.localdate() + timedelta(days=number)
    scheduled(house, make_somebody(f"Asesi {number}"), assessor=assessor, on=day)


def _fair(people: People, number: int) -> None:
    announced(name=f"Bursa kerja {number}")


def _fair_ticket(people: People, number: int) -> None:
    ticket(announced(), people.seeker)


Row = Callable[[People, int], None]
LISTS: dict[str, tuple[str, Row]] = {
    "sertihub:candidates": ("manager", _candidate),
    "sertihub:certificates": ("manager", _certificate),
    "sertihub:certification": ("seeker", _own_candidacy),
    "sertihub:assessments": ("seeker", _own_assessment),
    "identity:organisations": ("seeker", _my_organisation),
    "identity:organisation": ("manager", _branch),
    "privacy:looks": ("seeker", _trace),
    "profiles:overview": ("seeker", _my_organisation),
    "profiles:profile": ("seeker", _profile_entry),
    "profiles:education": ("seeker", _profile_entry),
    "profiles:experience": ("seeker", _profile_entry),
    "profiles:skills": ("seeker", _profile_entry),
    "notifications:inbox": ("seeker", _message),
    "journey:journey": ("seeker", _step),
    "messaging:outbox": ("seeker", _outgoing),
    "karirhub:vacancies": ("seeker", _public_vacancy),
    "karirhub:applications": ("seeker", _own_application),
    "karirhub:for_you": ("seeker", _asking_vacancy),
    "karirhub:saved": ("seeker", _saved),
    "karirhub:searches": ("seeker", _kept_search),
    "karirhub:employer_vacancies": ("manager", _own_vacancy),
    "karirhub:check_queue": ("officer", _sent_vacancy),
    "karirhub:fairs": ("seeker", _fair),
    "karirhub:officer_fairs": ("officer", _fair),
    "karirhub:fair_tickets": ("seeker", _fair_ticket),
    "api:vacancies": ("seeker", _public_vacancy),
    "wajiblapor:overview": ("manager", _branch),
    "wajiblapor:queue": ("officer", _filed_report),
    "wajiblapor:export": ("officer", _filed_report),
    "wajiblapor:reviews": ("officer", _filed_report),
    "wajiblapor:late": ("officer", _late_workplace),
    "wajiblapor:late_export": ("officer", _late_workplace),
    "wajiblapor:late_xlsx": ("officer", _late_workplace),
    "wajiblapor:absent": ("officer", _absent_company),
    "wajiblapor:absent_export": ("officer", _absent_company),
    "wajiblapor:absent_xlsx": ("officer", _absent_company),
    "wajiblapor:officer_events": ("officer", _event),
    "wajiblapor:disputes": ("manager", _employment_dispute),
    "wajiblapor:officer_disputes": ("officer", _employment_dispute),
    "web:levy_queue": ("officer", _levy),
    "karirhub:complaint_cases": ("officer", _reported),
    "officers:assignments": ("officer", _assignment),
    "officers:my_assistance": ("seeker", _assistance),
    "recovery:queue": ("officer", _recovery),
    "recovery:dispute_queue": ("officer", _dispute),
    "organisations:cases": ("seeker", _claim),
    "organisations:officer_queue": ("officer", _claim),
    "organisations:members": ("manager", _invitation),
    "organisations:workplaces": ("manager", _branch),
    "organisations:identity": ("manager", _paper),
}


@pytest.mark.parametrize("name", LISTS)
def test_a_list_asks_no_more_for_ten_rows_than_for_one(name: str, people: People) -> None:
    role, one_more = LISTS[name]
    one_more(people, 1)
    for_one = _queries(people, name, role)
    for number in range(2, 11):
        one_more(people, number)
    for_ten = _queries(people, name, role)

    assert len(for_ten) <= len(for_one), "one query a row:\n" + "\n".join(sorted(_extra(for_ten, for_one)))


def test_a_profile_asks_no_more_for_ten_proven_qualifications(people: People) -> None:
    address = reverse("profiles:profile")
    _proven(people, 1)
    for_one = _captured(people.seeker, address)
    for number in range(2, 11):
        _proven(people, number)

    assert len(_captured(people.seeker, address)) <= len(for_one)


def test_an_employers_list_of_applicants_asks_no_more_for_ten(people: People) -> None:
    vacancy = open_vacancy(people.manager.workplace)
    address = reverse("karirhub:applicants", args=[people.organisation.public_id, vacancy.pk])
    application(vacancy, make_somebody("Pelamar 1"))
    for_one = _captured(people.manager, address)
    for number in range(2, 11):
        application(vacancy, make_somebody(f"Pelamar {number}"))

    assert len(_captured(people.manager, address)) <= len(for_one)


def _queries(people: People, name: str, role: str) -> list[str]:
    arguments = [people.organisation.public_id] if role == "manager" else []
    return _captured(getattr(people, role), reverse(name, args=arguments))


def _captured(who: Somebody, address: str) -> list[str]:
    """The queries of a second visit: what is asked once per process (codes, rules) is not the list's."""
    who.client.get(address)
    with CaptureQueriesContext(connection) as captured:
        response = who.client.get(address)
        if response.streaming:
            b"".join(response)  # type: ignore[call-overload]
    assert response.status_code == 200
    return [query["sql"] for query in captured]


def _extra(many: list[str], few: list[str]) -> set[str]:
    """Beginnings of the queries that were sent more often."""
    before, after = (Counter(sql[:160] for sql in queries) for queries in (few, many))
    return {f"{after[head]} x {head}" for head in after if after[head] > before[head]}
