"""Pages that open only in a state in which nobody of the access matrix is: between two steps, with a second factor, in the
middle of a roster. Each state is made when its page is looked at.

`STATES` knows for an address how to get there: the browser's session, the address's arguments and what stands behind "?".
"""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import resolve, reverse
from django.utils import timezone

from karirhub.actions.applications import move
from karirhub.models import PartnerPortal, VacancyOrigin
from siapkerja.alerts.actions.subscriptions import ask_for_news
from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.models import Alert, Finding, MatchingRound
from siapkerja.alerts.tokens import confirmation_token, manage_token
from siapkerja.api.actions.clients import register_client
from siapkerja.api.actions.sandboxes import make_sandbox
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import LegalEntity
from siapkerja.recovery.actions.hearings import hear
from siapkerja.recovery.actions.reviews import approve, propose, take
from siapkerja.recovery.models import RecoveryTicket
from siapkerja.recovery.views.opened import SESSION_KEY
from tests.recovery.conftest import holds_nik, letters_to, path_in
from tests.recovery.test_asking import unconfirmed
from tests.signin_second_factor.conftest import confirmed, give_app, give_codes, signed_in
from tests.support.messages import last_code
from tests.support.parts.alerts import KEPT_VACANCIES, subscribed
from tests.support.parts.recovery import nik_dispute, recovery_ticket
from tests.support.people import PASSWORD, SYSTEM, Somebody, make_company, make_officer, make_somebody
from tests.support.people import signed_in as session_of
from tests.support.vacancies import application, open_vacancy
from tests.wajiblapor.conftest import checked, draft_of, filed, reauthenticated
from tests.wajiblapor.test_columns import strange_file
from tests.wajiblapor.test_comparisons import payroll, raised, uploaded
from tests.wajiblapor.worksheets import workers, xlsx
from wajiblapor.actions.reports import open_report
from wajiblapor.enums import Conflict, InspectionKind, InspectionOrigin, InspectionState
from wajiblapor.models import Inspection, InspectionPlan

State = tuple[Client, dict[str, Any], str]
_numbers = itertools.count(1)


def _of(client: Client, query: str = "", **arguments: Any) -> State:
    return client, arguments, query


# Accounts -----------------------------------------------------------------------------------------------------------------------


def _just_confirmed() -> Client:
    """Somebody who has shown the password once more."""
    return confirmed(signed_in(make_somebody("Baru Contoh")))


def _with_factors() -> tuple[Somebody, Client]:
    """Somebody with an app, codes for emergencies and a passkey, who has just shown the password again."""
    who = make_somebody("Dua Langkah Contoh")
    client = confirmed(signed_in(who))
    give_app(who)
    give_codes(who)
    Authenticator.objects.create(user=who.user, type=Authenticator.Type.WEBAUTHN, data={"name": "Ponsel", "credential": {}})
    return who, client


def _factor_page() -> State:
    return _of(_with_factors()[1])


def _passkey_page() -> State:
    who, client = _with_factors()
    return _of(client, pk=Authenticator.objects.get(user=who.user, type=Authenticator.Type.WEBAUTHN).pk)


def _between_password_and_code() -> State:
    who = make_somebody("Dua Langkah Contoh")
    give_app(who)
    return _of(signed_in(who))


def _signing_up(contact: str) -> State:
    """Somebody who has just signed up and is asked for the code."""
    client = Client()
    told = {"full_name": "Rina Contoh", "contact": contact, "password1": PASSWORD, "password2": PASSWORD}
    client.post(reverse("account_signup"), told)
    return _of(client)


def _code_on_the_way() -> State:
    client = Client()
    client.post(reverse("account_request_login_code"), {"login": make_somebody("Lupa Contoh").user.email})
    return _of(client)


def _lost_password() -> tuple[Client, str]:
    """Somebody who asked for a code to set a new password, and the code."""
    address = str(make_somebody("Lupa Contoh").user.email)
    client = Client()
    client.post(reverse("account_reset_password"), {"login": address})
    return client, last_code(address)


def _lost_password_proven() -> State:
    client, code = _lost_password()
    client.post(reverse("account_confirm_password_reset_code"), {"code": code})
    return _of(client)


def _without_password() -> State:
    who = make_somebody("Tanpa Sandi Contoh")
    who.user.set_unusable_password()
    who.user.save()
    return _of(session_of(who.user))


# Lost accounts ------------------------------------------------------------------------------------------------------------------


def _officers() -> tuple[Somebody, Somebody]:
    first = make_officer("Wawan Contoh", OfficerRole.REGENCY_OFFICER, "3273")
    return first, make_officer("Yani Contoh", OfficerRole.EMPLOYMENT_OFFICER, "3273")


def _opened_by_code(ticket: RecoveryTicket) -> State:
    client = Client()
    session = client.session
    session[SESSION_KEY] = [str(ticket.public_id)]
    session.save()
    client.cookies["sessionid"] = session.session_key
    return _of(client, public_id=ticket.public_id)


def _owner() -> tuple[Somebody, str]:
    """Whose NIK is verified here, and that NIK."""
    owner, nik = make_somebody("Rina Contoh"), f"32730152059{next(_numbers):05d}"
    holds_nik(owner, nik=nik)
    return owner, nik


def _asked_back(nik: str) -> tuple[RecoveryTicket, str]:
    """A request for the owner's account, and the new contact."""
    contact = f"pulih{next(_numbers)}@contoh.example"
    return recovery_ticket(nik=nik, contact=contact), contact


def _link_sent_to_the_new_contact() -> State:
    (owner, nik), (first, second), now = _owner(), _officers(), timezone.now()
    ticket, contact = _asked_back(nik)
    taken = take(ticket=ticket, by=first.actor, at=now)
    approve(ticket=propose(ticket=taken, person=owner.person, by=first.actor, at=now), by=second.actor, at=now)
    return _of(Client(), token=_token(path_in(letters_to(contact)[-1])))


def _link_sent_to_the_old_contact() -> State:
    owner, nik = _owner()
    _asked_back(nik)
    return _of(Client(), token=_token(path_in(letters_to(str(owner.user.email))[-1])))


def _token(path: str) -> str:
    return path.rstrip("/").rpartition("/")[2]


def _at_the_counter() -> State:
    (owner, nik), (officer, _second) = _owner(), _officers()
    officer.client.post(reverse("recovery:counter"), {"nik": nik, "purpose": "person_present"})
    return _of(officer.client, public_id=owner.person.public_id)


def _code_at_the_counter() -> State:
    officer, found, _query = _at_the_counter()
    seen = dict.fromkeys(("is_original", "is_present", "is_face_same", "is_data_same"), "on")
    officer.post(reverse("recovery:counter_person", kwargs=found), {"contact": "081299998888"} | seen)
    return _of(officer, public_id=RecoveryTicket.objects.latest("pk").public_id)


def _heard_holder() -> State:
    (owner, nik), (officer, _second) = _owner(), _officers()
    dispute = hear(dispute=nik_dispute(make_somebody("Dimas Contoh"), nik=nik), by=officer.actor, at=timezone.now())
    return _of(owner.client, public_id=dispute.public_id)


# Letters ------------------------------------------------------------------------------------------------------------------------


def _asked_for_news() -> State:
    address, now = "tanya@contoh.example", timezone.now()
    ask_for_news(
        kind=KEPT_VACANCIES, query="q=operator", address=address, frequency=Frequency.DAILY, language="id", by=Actor.stranger(), at=now
    )
    return _of(Client(), token=confirmation_token(Alert.objects.of_address(address).latest("pk"), Frequency.DAILY))


def _letter_told_of_a_vacancy() -> State:
    vacancy, alert, now = open_vacancy(_employer().workplace), subscribed(address="sesuai@contoh.example"), timezone.now()
    looked = MatchingRound.objects.create(kind=alert.kind, started_at=now, finished_at=now)
    Finding.objects.create(alert=alert, round=looked, object_ids=[vacancy.pk], total=1, due_at=now, told_at=now)
    return _of(Client(), token=manage_token(alert), object_id=vacancy.pk)


# Employers ----------------------------------------------------------------------------------------------------------------------


def _employer() -> Somebody:
    return make_company("PT Contoh Lain", make_somebody("Ratna Contoh"))


def _two_applicants() -> State:
    employer = _employer()
    vacancy = open_vacancy(employer.workplace)
    sent = [application(vacancy, make_somebody(name)) for name in ("Asep Contoh", "Dewi Contoh")]
    assert employer.organisation is not None
    query = "?" + "&".join(f"p={one.public_id}" for one in sent)
    return _of(employer.client, query, organisation_id=employer.organisation.public_id, vacancy_id=vacancy.pk)


def _refusing_many() -> State:
    """Two applicants about to be refused, one of whom no longer can be."""
    employer = _employer()
    vacancy = open_vacancy(employer.workplace)
    sent = [application(vacancy, make_somebody(name)) for name in ("Asep Contoh", "Dewi Contoh")]
    move(application=sent[0], name="decline", reason_code="filled", by=employer.actor, at=timezone.now())
    assert employer.organisation is not None
    where = {"organisation_id": employer.organisation.public_id, "vacancy_id": vacancy.pk}
    told = {"langkah": "decline", "lamaran": [str(one.public_id) for one in sent], "kirim": "1"}
    led_to = employer.client.post(reverse("karirhub:many_applicants", kwargs=where), told).url  # type: ignore[attr-defined]
    return _of(employer.client, **where, key=resolve(led_to).kwargs["key"])


def _on_the_way_to_a_partner() -> State:
    vacancy, now = open_vacancy(_employer().workplace), timezone.now()
    partner = PartnerPortal.objects.create(
        legal_entity=vacancy.legal_entity, name="Loker Contoh", slug="loker-contoh", host="loker.example", logo=b"", registered_at=now
    )  # fmt: skip
    VacancyOrigin.objects.create(
        vacancy=vacancy, legal_entity=vacancy.legal_entity, reference="A-1", partner=partner, employer_name="PT Garmen Contoh",
        apply_url="https://loker.example/lamar/17",
    )  # fmt: skip
    return _of(Client(), vacancy_id=vacancy.pk, slug=vacancy.slug)


def _confirmed_employer(query: str = "") -> State:
    employer = _employer()
    reauthenticated(employer)
    assert employer.organisation is not None
    return _of(employer.client, query, organisation_id=employer.organisation.public_id)


def _with_invented_company() -> State:
    client, arguments, _query = _confirmed_employer()
    organisation = LegalEntity.objects.get(public_id=arguments["organisation_id"])
    make_sandbox(organisation=organisation, by=SYSTEM, at=timezone.now())
    return _of(client, **arguments)


def _told_program() -> State:
    client, arguments, _query = _confirmed_employer()
    organisation = LegalEntity.objects.get(public_id=arguments["organisation_id"])
    who: dict[str, Any] = {"by": SYSTEM, "at": timezone.now()}
    allowed = ["vacancies:read", "reports:read"]
    program, _secret = register_client(organisation=organisation, name="HRIS Contoh", allowed=allowed, is_sandbox=False, **who)
    return _of(client, **arguments, client_id=program.client_id)


def _inspecting() -> State:
    """An inspector whose team is to look at a workplace today."""
    inspector, employer, now = make_officer("Ketua Pengawas", OfficerRole.LABOUR_INSPECTOR, "32"), _employer(), timezone.now()
    workplace = employer.workplace
    inspection = Inspection.objects.create(
        plan=InspectionPlan.objects.get(region="32"),
        legal_entity=workplace.legal_entity, workplace=workplace, regency=workplace.regency, kind=InspectionKind.FIRST,
        origin=InspectionOrigin.RISK, state=InspectionState.ORDERED, visit_on=timezone.localdate(), opened_at=now,
    )  # fmt: skip
    inspection.team.create(inspector=inspector.person, is_lead=True, conflict=Conflict.FREE, declared_at=now, assigned_at=now)
    return _of(inspector.client, inspection_id=inspection.public_id)


def _in_a_report(make: Callable[[Somebody], Any], **more: Any) -> Callable[[], State]:
    """A page of a report of a company of its own, in the state that `make` brings it to."""

    def state() -> State:
        employer = _employer()
        report = make(employer)
        return _of(employer.client, organisation_id=report.legal_entity.public_id, report_id=report.public_id, **more)

    return state


def _with_strange_headings(employer: Somebody) -> Any:
    return _checked(employer, strange_file(4), "gaji.csv")


def _with_faults(employer: Somebody) -> Any:
    return _checked(employer, xlsx(workers(8, w1={"sex": "Laki"}, w2={"nik": "33741012039"}, w3={"sex": "Laki"})), "daftar.xlsx")


def _checked(employer: Somebody, content: bytes, filename: str) -> Any:
    report = draft_of(employer)
    checked(report, employer, content, filename)
    return report


def _being_compared(employer: Somebody) -> Any:
    """Next year's report, with two who left and two whose wage changed."""
    due = filed(employer, count=20).report.next_due_on
    report = open_report(workplace=employer.workplace, by=employer.actor, at=datetime(due.year, due.month, due.day, 3, tzinfo=UTC))
    uploaded(report, employer, payroll(raised(20)))
    return report


STATES: dict[str, Callable[[], State]] = {
    "privacy:deletion": lambda: _of(_just_confirmed()),
    "mfa_activate_totp": lambda: _of(_just_confirmed()),
    "mfa_add_webauthn": lambda: _of(_just_confirmed()),
    **dict.fromkeys(
        ("mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes", "mfa_reauthenticate"),
        _factor_page,
    ),
    "mfa_edit_webauthn": _passkey_page,
    "mfa_remove_webauthn": _passkey_page,
    "mfa_authenticate": _between_password_and_code,
    "account_email_verification_sent": lambda: _signing_up("baru@contoh.example"),
    "account_verify_phone": lambda: _signing_up("+6281234567890"),
    "account_confirm_login_code": _code_on_the_way,
    "account_confirm_password_reset_code": lambda: _of(_lost_password()[0]),
    "account_complete_password_reset": _lost_password_proven,
    "account_set_password": _without_password,
    "recovery:confirm": lambda: _opened_by_code(unconfirmed()),
    "recovery:ticket": lambda: _opened_by_code(_asked_back(_owner()[1])[0]),
    "recovery:password": _link_sent_to_the_new_contact,
    "recovery:object": _link_sent_to_the_old_contact,
    "recovery:counter_person": _at_the_counter,
    "recovery:counter_code": _code_at_the_counter,
    "recovery:dispute_answer": _heard_holder,
    "alerts:confirm": _asked_for_news,
    "alerts:verdict": _letter_told_of_a_vacancy,
    "api_clients:new": _confirmed_employer,
    "api_clients:delegate": _confirmed_employer,
    "api_clients:sandbox_program": _with_invented_company,
    "api_clients:webhook_change": _told_program,
    "karirhub:leave": _on_the_way_to_a_partner,
    "karirhub:compare_applicants": _two_applicants,
    "karirhub:many_applicants_chosen": _refusing_many,
    "wajiblapor:inspection_visit": _inspecting,
    "wajiblapor:columns": _in_a_report(_with_strange_headings),
    "wajiblapor:waiting_row": _in_a_report(_with_faults, row=3),
    "wajiblapor:alike": _in_a_report(_with_faults, code="word_unknown", column="sex"),
    "wajiblapor:leavers": _in_a_report(_being_compared),
    "wajiblapor:compared": _in_a_report(_being_compared, name="berubah"),
}
