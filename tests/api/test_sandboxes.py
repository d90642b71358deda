"""An organisation's invented company: made, given programs and begun anew by its responsible person, and seen by nobody else."""

from typing import Any

import pytest
from django.core.cache import cache
from django.urls import reverse
from django.utils import timezone

from siapkerja.api.actions.clients import revoke_client
from siapkerja.api.actions.delegations import UnknownProgram, delegate
from siapkerja.api.actions.sandboxes import begin_sandbox_anew, join_sandboxes, make_sandbox
from siapkerja.api.queries import sandbox_of
from siapkerja.audit.models import SecurityAct
from siapkerja.documents.numbers import is_trial_number
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.kernel.errors import NotPermitted
from tests.support.people import PASSWORD, Somebody, now
from tests.support.programs import Program
from wajiblapor.actions.compliance import refresh_clocks
from wajiblapor.models import PreparedEvent, WorkplaceClock

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
