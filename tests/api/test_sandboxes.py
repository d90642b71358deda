"""An organisation's invented company: made, given programs and begun anew by its responsible person, and seen by nobody else."""

import io
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.api.actions.clients import revoke_client
from siapkerja.api.actions.delegations import UnknownProgram, delegate
from siapkerja.api.actions.sandboxes import begin_sandbox_anew, join_sandboxes, make_sandbox
from siapkerja.api.actions.telling import send_trial
from siapkerja.api.actions.webhooks import set_webhook
from siapkerja.api.models import KeptAnswer, WebhookMessage
from siapkerja.api.queries import actor_of_client, sandbox_of
from siapkerja.audit.models import SecurityAct
from siapkerja.documents.actions.pdfs import make, make_missing
from siapkerja.documents.models import Document
from siapkerja.documents.numbers import is_trial_number
from siapkerja.files.models import FileState, StoredFile
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.jobs.running import run_here
from siapkerja.kernel.errors import NotPermitted
from tests.karirhub.test_employer_api import _vacancy
from tests.support.people import PASSWORD, SYSTEM, Somebody, now
from tests.support.programs import Program
from tests.wajiblapor.test_comparisons import payroll
from tests.wajiblapor.test_personal_answers import at_rest
from tests.wajiblapor.trials import drafted_trial, filed_trial
from tests.wajiblapor.worksheets import worker
from wajiblapor.actions.comparisons import confirm_comparison, say_why, upload_payroll
from wajiblapor.actions.compliance import refresh_clocks
from wajiblapor.actions.trials import correct_trial, sign_trial
from wajiblapor.demo.answers import answer_all
from wajiblapor.models import Departure, EmploymentSpan, PreparedEvent, WorkplaceClock

SCOPES = ["reports:read", "reports:write", "rosters:write", "vacancies:write"]
pytestmark = pytest.mark.django_db


def _page(somebody: Somebody, rest: str = "") -> str:
    assert somebody.organisation is not None
    return f"/organisasi/{somebody.organisation.public_id}/api/percobaan/{rest}"


def test_the_responsible_person_makes_an_invented_company_and_begins_it_anew(
    manager: Somebody, colleague: Somebody, other_manager: Somebody
) -> None:
    cache.clear()
    page = manager.client
    assert "Belum ada perusahaan percobaan" in page.get(_page(manager)).content.decode()
    assert page.get(_page(manager, "program/")).status_code in {302, 404}
    assert page.post(_page(manager, "buat/")).status_code == 302, "it asks who it is first"
    page.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    assert page.get(_page(manager, "program/")).status_code == 404, "there is no company yet"
    assert page.post(_page(manager, "buat/")).status_code == 302
    assert page.post(_page(manager, "buat/")).status_code == 302
    company = LegalEntity.everything.get(sandbox_of=manager.organisation)
    shown = page.get(_page(manager)).content.decode()
    assert "Contoh, bukan perusahaan sungguhan" in shown
    assert str(company.workplaces.order_by("-kind").first().public_id) in shown
    for stranger, status in ((colleague, 403), (other_manager, 404)):
        assert stranger.client.get(_page(manager)).status_code == status
        assert stranger.client.post(_page(manager, "ulang/")).status_code == status

    # A program of it: always a trial's, for all of it.
    assert page.post(_page(manager, "program/"), {"name": "", "scopes": ["gaib"]}).status_code == 422
    made = page.post(_page(manager, "program/"), {"name": "HRIS uji", "scopes": ["reports:read", "reports:write"]})
    assert (made.status_code, "Salin rahasia" in made.content.decode()) == (201, True)
    client = company.api_clients.get()
    assert (client.is_sandbox, client.client_id[:4]) == (True, "uji-")
    assert manager.organisation is not None
    listed = page.get(f"/organisasi/{manager.organisation.public_id}/api/").content.decode()
    assert "HRIS uji" in listed
    assert "Buka perusahaan percobaan" in listed

    assert page.post(_page(manager, "ulang/")).status_code == 302
    client.refresh_from_db()
    fresh = sandbox_of(manager.organisation)
    assert fresh is not None
    assert (client.legal_entity, fresh.pk != company.pk) == (fresh, True)
    acts = set(SecurityAct.objects.values_list("act", flat=True))
    assert {"sandbox_made", "sandbox_begun_anew"} <= acts
    with pytest.raises(NotPermitted):
        begin_sandbox_anew(organisation=manager.organisation, by=other_manager.actor, at=now())
    with pytest.raises(NotPermitted):
        revoke_client(client=client, by=other_manager.actor, at=now())
    revoke_client(client=client, by=manager.actor, at=now())
    assert "Dicabut" in page.get(_page(manager)).content.decode()


def test_an_invented_company_is_met_by_nobody_but_its_programs(manager: Somebody, other_manager: Somebody) -> None:
    cache.clear()
    assert manager.organisation is not None
    company = make_sandbox(organisation=manager.organisation, by=manager.actor, at=now())
    program = Program(company, SCOPES, base="/api/v1/wajib-lapor/", by=manager.actor)
    own = Program(manager.organisation, SCOPES, base="/api/v1/wajib-lapor/", is_sandbox=True)
    assert program.client.is_sandbox, "whatever is asked for, it is a trial's"
    ids = {str(place.public_id) for place in company.workplaces.all()}
    assert {place["id"] for place in program.ask("GET", "workplaces/").json()["results"]} == ids
    assert ids.isdisjoint({place["id"] for place in own.ask("GET", "workplaces/").json()["results"]})
    office = min(ids)
    assert own.ask("POST", f"workplaces/{office}/reports/").status_code == 404
    assert program.ask("POST", f"workplaces/{manager.workplace.public_id}/reports/").status_code == 404

    # Neither lists nor the registry of who must report know of it, nor may another give its program rights.
    assert not LegalEntity.objects.filter(pk=company.pk).exists()
    assert not Workplace.objects.filter(legal_entity=company).exists()
    refresh_clocks(at=now())
    assert not WorkplaceClock.objects.filter(legal_entity_id=company.pk).exists()
    assert other_manager.organisation is not None
    with pytest.raises(UnknownProgram):
        delegate(
            organisation=other_manager.organisation, client_id=program.client.client_id, allowed=SCOPES, by=other_manager.actor, at=now()
        )
    found = program.http.get(reverse("documents:verify"), {"nomor": "uji-117"}).content.decode()
    assert (is_trial_number(" uji-1"), "hanya uji coba" in found) == (True, True)

    # Vacancies are tried out there, too.
    program.base = "/api/v1/karirhub/employer/"
    assert program.ask("GET", "vacancies/").status_code in {200, 403}


def test_a_trial_event_is_declared_by_the_program_and_a_real_one_never(manager: Somebody) -> None:
    cache.clear()
    assert manager.organisation is not None
    company = make_sandbox(organisation=manager.organisation, by=manager.actor, at=now())
    program = Program(company, SCOPES, base="/api/v1/wajib-lapor/", by=manager.actor)
    real = Program(manager.organisation, SCOPES, base="/api/v1/wajib-lapor/")
    sent = {"kind": "founding", "happens_on": str(timezone.localdate())}

    def prepared(by: Program, place: Any) -> str:
        made = by.ask("POST", f"workplaces/{place.public_id}/events/", sent)
        assert made.status_code == 201, made.content
        return f"workplaces/{place.public_id}/events/prepared/{made.json()['id']}/trial/"

    assert real.ask("POST", prepared(real, manager.workplace)).status_code == 403
    office = company.workplaces.order_by("-kind").first()
    assert office is not None
    path = prepared(program, office)
    assert real.ask("POST", path).status_code == 404
    assert program.ask("POST", path).json()["number"].startswith("UJI-")
    assert program.ask("POST", path).status_code == 404, "it waits no more"
    told = program.ask("GET", f"workplaces/{office.public_id}/events/").json()
    assert (told["prepared"], [one["kind"] for one in told["reported"]]) == ([], ["founding"])
    begin_sandbox_anew(organisation=manager.organisation, by=manager.actor, at=now())
    assert PreparedEvent.objects.filter(is_sandbox=True).count() == 0


HIDDEN = ("Rahasia", "Tersembunyi", "7531246")
APPS = ("karirhub", "documents", "api", "files", "jobs", "events")


def _tried_everything(company: LegalEntity, by: Somebody) -> tuple[Program, Document]:
    """Filed, corrected, filed again by a payroll that lacks somebody, with receipts as PDF, an event and a vacancy."""
    program = Program(company, SCOPES, base="/api/v1/karirhub/employer/", by=by.actor)
    office, actor = company.workplaces.get(kind="head_office"), actor_of_client(program.client, SCOPES)
    identity = {"owner_name": "Pemilik Rahasia", "responsible_name": "Sari Rahasia", "address": "Jalan Tersembunyi 3"}
    accident = {"happened_on": "2026-03-02", "victim": "Korban Rahasia", "severity": "heavy", "lost_days": 40, "cause": "Mesin Rahasia"}
    rows = [worker(number, name=f"Pekerja Rahasia {number}", base_wage=7_531_246) for number in range(1, 13)]
    filing = filed_trial(office, actor, rows=rows, identity=identity, had_accidents="yes", accidents=[accident])
    correct_trial(report=filing.report, by=actor, at=now())
    sign_trial(report=filing.report, are_doubts_confirmed=True, by=actor, at=now())
    report, lacking = drafted_trial(office, actor), io.BytesIO(payroll(rows[:11]))
    upload = upload_payroll(report=report, stream=lacking, filename="gaji.csv", by=actor, at=now())
    assert upload.job is not None
    run_here(upload.job)
    say_why(upload=upload, among=None, only_ended=False, reason="resigned", left_on=timezone.localdate(), by=actor, at=now())
    confirm_comparison(upload=upload, seen=[], by=actor, at=now())
    answer_all(report=report, random=Random(1), by=actor, at=now())
    sign_trial(report=report, are_doubts_confirmed=True, by=actor, at=now())
    assert Departure.objects.filter(workplace=office).exists()
    for document in Document.objects.filter(legal_entity=company):
        make(document_id=document.pk, at=now())
    assert program.ask("POST", "vacancies/", _vacancy(
        title="Jabatan Rahasia", description="Tugas Rahasia untuk menjahit kemeja.", requirements="Syarat Rahasia", reference="Rahasia-1",
        skills=["Menjahit Rahasia"], stages=["Wawancara Rahasia"],
    )).status_code == 201  # fmt: skip
    told = {"kind": "founding", "happens_on": str(timezone.localdate())}
    program.base = "/api/v1/wajib-lapor/"
    assert program.ask("POST", f"workplaces/{office.public_id}/events/", told, Idempotency_Key="peristiwa-1").status_code == 201
    return program, Document.objects.get(legal_entity=company, state="issued", subject=f"wajiblapor.report:{report.pk}")


def _is_empty(company: LegalEntity, document: Document) -> None:
    """Nothing that was sent can be read in any table, nor asked of the public check; only that there was something."""
    told = at_rest(*APPS)
    assert [words for words in HIDDEN if words in told] == []
    assert not EmploymentSpan.objects.filter(workplace__legal_entity=company).exists()
    assert not Departure.objects.filter(workplace__legal_entity=company).exists()
    stored = StoredFile.objects.filter(legal_entity_id=company.pk)
    assert set(stored.values_list("state", flat=True)) == {FileState.REMOVED}
    make_missing(at=now() + timedelta(days=1))
    assert not Document.objects.filter(legal_entity=company).exclude(pdf=None).exists()
    assert Client().get(reverse("documents:verification", args=[document.token])).status_code == 404
    assert "Tidak ditemukan" in Client().get(reverse("documents:verify"), {"nomor": document.number}).content.decode()


def test_begun_anew_nothing_that_was_sent_can_be_read(manager: Somebody) -> None:
    cache.clear()
    assert manager.organisation is not None
    company = make_sandbox(organisation=manager.organisation, by=manager.actor, at=now())
    _program, document = _tried_everything(company, manager)
    assert Client().get(reverse("documents:verification", args=[document.token])).status_code == 200
    begin_sandbox_anew(organisation=manager.organisation, by=manager.actor, at=now())
    _is_empty(company, document)


def test_of_two_merged_organisations_the_absorbed_ones_invented_company_is_emptied(manager: Somebody, other_manager: Somebody) -> None:
    cache.clear()
    kept, absorbed = manager.organisation, other_manager.organisation
    assert kept is not None
    assert absorbed is not None
    make_sandbox(organisation=kept, by=manager.actor, at=now())
    theirs = make_sandbox(organisation=absorbed, by=other_manager.actor, at=now())
    program, document = _tried_everything(theirs, other_manager)
    topics = ["report.due_soon"]
    webhook, _secret = set_webhook(client=program.client, url="https://hris.contoh.example/", topics=topics, by=SYSTEM, at=now())
    send_trial(webhook=webhook, by=SYSTEM, at=now())
    assert program.ask("GET", "reports/").json()["results"]
    join_sandboxes(kept, absorbed, now())
    _is_empty(theirs, document)
    assert program.ask("GET", "reports/").json()["results"] == []
    assert not KeptAnswer.objects.filter(client=program.client).exists()
    assert not WebhookMessage.objects.waiting().exists()


def test_two_merged_organisations_have_one_invented_company(manager: Somebody, other_manager: Somebody) -> None:
    kept, absorbed = manager.organisation, other_manager.organisation
    assert kept is not None
    assert absorbed is not None
    ours, theirs = (make_sandbox(organisation=one.organisation, by=one.actor, at=now()) for one in (manager, other_manager))  # type: ignore[arg-type]
    program = Program(theirs, SCOPES, base="/", by=other_manager.actor)
    join_sandboxes(kept, absorbed, now())
    LegalEntity.everything.filter(sandbox_of=absorbed).update(sandbox_of=kept)
    program.client.refresh_from_db()
    assert (program.client.legal_entity, sandbox_of(kept)) == (ours, ours)
