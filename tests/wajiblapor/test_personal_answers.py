"""Owners, managers and victims of accidents: unreadable in the tables, covered for officers and programs, whole for the company."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.urls import reverse
from playwright.sync_api import expect

from siapkerja.api.actions.sandboxes import begin_sandbox_anew, make_sandbox
from siapkerja.audit.models import PersonView, SecurityAct
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.fields import nik_index
from siapkerja.identity.holdings import everything_of
from siapkerja.identity.models import NikClaim
from siapkerja.identity.queries import standing_nik
from siapkerja.jobs.running import run_here
from siapkerja.privacy.actions.exports import ask_export
from tests.support.people import Somebody, make_company, make_somebody, now
from tests.support.signing_in import sign_in
from tests.wajiblapor.conftest import answered, checked, draft_of, filed
from tests.wajiblapor.test_pages import company_url
from tests.wajiblapor.test_programs import _program
from tests.wajiblapor.test_sections import found, step_url
from tests.wajiblapor.test_submitting import send
from tests.wajiblapor.trials import filed_trial, trying
from tests.wajiblapor.worksheets import worker, workers, xlsx
from wajiblapor.actions.corrections import abandon_correction, correct_report
from wajiblapor.actions.events import EventTold, report_event
from wajiblapor.actions.filings import digest_of
from wajiblapor.actions.reports import open_report
from wajiblapor.actions.sections import Given, save_answers
from wajiblapor.enums import EventKind
from wajiblapor.models import Filing, ManpowerReport, SectionAnswers
from wajiblapor.queries.accidents import accidents_held
from wajiblapor.questions.catalogue import SECTION_OF
from wajiblapor.questions.personal import covered, joined, parted, uncovered

MANAGERS = [
    {"name": "Gunawan Rahasia", "position": "Direktur", "address": "Jalan Tersembunyi 7", "phone": "0811777001"},
    {"name": "Gayatri Rahasia", "position": "Komisaris", "address": "Jalan Tersembunyi 9", "email": "gayatri@rahasia.example"},
]
ACCIDENT = {"happened_on": "2026-03-02", "victim": "Korban Rahasia", "severity": "heavy", "lost_days": 40, "cause": "Terjepit mesin"}
OWNER = "Gang Pemilik Rahasia 3"
HIDDEN = ("Rahasia", "Tersembunyi", "0811777001", "rahasia.example")


def at_rest(*others: str) -> str:
    """Everything the tables of this service and of other apps hold, as whoever steals them reads it."""
    told = []
    with connection.cursor() as cursor:
        for model in (model for label in ("wajiblapor", *others) for model in apps.get_app_config(label).get_models()):
            cursor.execute(f"select coalesce(string_agg(row::text, chr(10)), '') from \"{model._meta.db_table}\" row")  # noqa: S608
            told.append(cursor.fetchone()[0])
    return "\n".join(told)


def is_hidden() -> bool:
    return not any(words in at_rest() for words in HIDDEN)


def told_of_people(manager: Somebody, **accident: Any) -> ManpowerReport:
    """A draft of a company with twelve workers that names people, ready to be sent."""
    draft = draft_of(manager)
    checked(draft, manager, xlsx(workers(12)))
    answered(draft, manager, managers=MANAGERS, owner_address=OWNER, had_accidents="yes", accidents=[ACCIDENT | accident])
    return draft


@pytest.mark.parametrize("table", ["experts", "health_staff"])
def test_of_those_who_look_after_safety_and_health_the_names_are_sealed_and_the_numbers_are_not(table: str) -> None:
    rows = [{"name": "Dewi Rahasia", "number": "SKP-1"}, {"name": "Damar Rahasia", "number": "SKP-2"}]
    plain, personal = parted({table: rows})
    assert plain == {table: [{"number": "SKP-1"}, {"number": "SKP-2"}]}
    assert joined(plain, personal) == {table: rows}
    assert covered({table: rows})[table][0] == {"name": "D***", "number": "SKP-1"}


@pytest.mark.parametrize("table", ["accidents", "managers"])
def test_a_row_sent_back_covered_means_the_stored_row_that_says_the_same_or_none(table: str) -> None:
    number, day = {"accidents": ("victim_nik", "happened_on"), "managers": ("phone", "position")}[table]
    name = "victim" if table == "accidents" else "name"
    budi, bayu = ({name: who, number: f"33{who}", day: on} for who, on in (("Budi", "2026-03-01"), ("Bayu", "2026-04-01")))
    stored = {table: [budi, bayu]}
    first, second = covered(stored)[table]

    def back(*rows: dict[str, Any]) -> Any:
        return uncovered({table: list(rows)}, stored)[table]

    assert back(first, second) == [budi, bayu]
    assert back(second, first) == [bayu, budi]
    assert back(second) == [bayu], "not the name of whoever stood in its place"
    changed = second | {day: "2026-05-01"}
    assert back(changed) == [changed], "it stays covered, and is refused"
    named = second | {name: "Bambang"}
    assert back(named) == [named], "a new name does not get the old number"

    # Two of whom the covered rows say the same: all of them or none.
    twin = budi | {name: "Bela", number: "33Bela"}
    stored = {table: [budi, twin]}
    look = covered(stored)[table][0]
    assert back(look, look) == [budi, twin]
    assert back(look) == [look]
    stored = {table: [budi, budi]}
    assert back(look) == [budi]


def test_what_names_people_is_sealed_in_draft_filing_correction_and_next_year_and_whole_for_the_company(manager, workplace) -> None:
    draft = told_of_people(manager)
    url = step_url(draft, "company")
    typed = {
        "otomatis": "1",
        "managers-0-name": "Gunawan Rahasia",
        "managers-0-phone": "telepon Rahasia",
        "managers-0-position": "Direktur",
    }
    assert manager.client.post(url, typed).status_code == 200
    assert is_hidden(), "neither what the page saved by itself nor what nobody can read"
    page = manager.client.get(url).content.decode()
    assert "Gunawan Rahasia" in page
    assert "telepon Rahasia" in page
    answered(draft, manager, managers=MANAGERS, owner_address=OWNER, had_accidents="yes", accidents=[ACCIDENT])
    filing = send(draft, manager)
    assert is_hidden()
    assert filing.content["sections"]["company"]["managers"] == [{"position": "Direktur"}, {"position": "Komisaris"}]
    assert digest_of(filing.content) == filing.digest
    assert Filing.objects.get().sections["company"]["managers"] == MANAGERS
    record = manager.client.get(company_url("report", draft)).content.decode()
    assert all(words in record for words in ("Gayatri Rahasia", OWNER, "Korban Rahasia"))

    correct_report(report=draft, reason="Pindah rumah", by=manager.actor, at=now())
    moved = {"company": Given(answers={"owner_address": "Gang Rahasia Baru 1"})}
    save_answers(report=draft, given=moved, seen_version=None, is_confirmed=True, by=manager.actor, at=now())
    draft.refresh_from_db()
    abandon_correction(report=draft, by=manager.actor, at=now())
    assert found(draft).answers["owner_address"] == OWNER
    correct_report(report=draft, reason="Pindah rumah", by=manager.actor, at=now())
    save_answers(report=draft, given=moved, seen_version=None, is_confirmed=True, by=manager.actor, at=now())
    send(draft, manager)
    assert "Gang Rahasia Baru 1" in manager.client.get(company_url("revisions", draft)).content.decode()

    draft.refresh_from_db()
    assert draft.next_due_on is not None
    later = datetime(draft.next_due_on.year, draft.next_due_on.month, draft.next_due_on.day, 3, tzinfo=UTC)
    renewed = open_report(workplace=workplace, by=manager.actor, at=later)
    row = SectionAnswers.objects.get(report=renewed, section="company")
    assert (row.answers["managers"], row.origins["managers"]) == (MANAGERS, "last_report")
    assert "accidents" not in found(renewed).answers
    assert is_hidden()


def test_after_a_change_of_owner_the_former_owners_address_is_not_taken_over(manager, workplace) -> None:
    draft = told_of_people(manager)
    send(draft, manager)
    draft.refresh_from_db()
    told = EventTold(
        kind=EventKind.OWNERSHIP, happens_on=date(2026, 11, 20), owner="PT Baru", deed_number="1/2026", deed_on=date(2026, 11, 20)
    )
    report_event(workplace=workplace, told=told, name="Sari", position="Direktur", is_declared=True, by=manager.actor, at=now())
    assert draft.next_due_on is not None
    later = datetime(draft.next_due_on.year, draft.next_due_on.month, draft.next_due_on.day, 3, tzinfo=UTC)
    answers = SectionAnswers.objects.get(report=open_report(workplace=workplace, by=manager.actor, at=later), section="company").answers
    assert "owner_address" not in answers
    assert answers["managers"] == MANAGERS


def test_an_officer_reads_them_covered_and_opens_them_with_a_purpose_that_the_victim_finds(
    manager, seeker, other_seeker, officer, other_officer
) -> None:
    claim = standing_nik(seeker.person.pk)
    if claim is None:
        nik = "3273025205980004"
        NikClaim.objects.create(
            person=seeker.person, nik=nik, nik_index=nik_index(nik), state=NikClaimState.VERIFIED, claimed_at=now(), decided_at=now()
        )
    else:
        nik = claim.nik
        NikClaim.objects.filter(pk=claim.pk).update(state=NikClaimState.VERIFIED, decided_at=now())
    draft = draft_of(manager)
    checked(draft, manager, xlsx([*workers(11), workers(12)[11] | {"nik": nik}]))
    answered(draft, manager, managers=MANAGERS, owner_address=OWNER, had_accidents="yes", accidents=[ACCIDENT | {"victim_nik": nik}])
    send(draft, manager)
    record = reverse("wajiblapor:record", args=[draft.public_id])
    opening = reverse("wajiblapor:open_personal", args=[draft.public_id])
    page = officer.client.get(record).content.decode()
    assert not any(words in page for words in (*HIDDEN, nik))
    assert "G***" in page
    assert "Komisaris" in page, "what names nobody is read as before"
    blank = officer.client.post(opening, {})
    assert blank.status_code == 422
    assert "Rahasia" not in blank.content.decode()
    assert not SecurityAct.objects.filter(act="report_personal_opened").exists()
    answer = officer.client.post(opening, {"purpose": "accident"})
    assert all(words in answer.content.decode() for words in ("Gayatri Rahasia", OWNER, "Korban Rahasia"))
    assert "no-store" in answer["Cache-Control"]
    assert SecurityAct.objects.get(act="report_personal_opened").codes == {"purpose": "accident"}
    assert PersonView.objects.get(what="accident").person_id == seeker.person.pk
    assert "Rahasia" not in officer.client.get(record).content.decode(), "only that once"
    assert other_officer.client.post(opening, {"purpose": "accident"}).status_code == 404
    assert manager.client.post(opening, {"purpose": "accident"}).status_code == 404

    [held] = accidents_held(seeker.person.pk)
    assert (held["victim"], held["severity"], held["employer"]) == ("Korban Rahasia", "heavy", "PT Contoh Satu")
    assert accidents_held(other_seeker.person.pk) == []
    NikClaim.objects.filter(person=seeker.person).update(state=NikClaimState.CLAIMED, decided_at=None)
    assert accidents_held(seeker.person.pk) == [], "a NIK that was only typed shows nothing"


def test_an_accident_that_is_only_tried_out_is_nobodys_and_begins_anew_without_a_trace(manager, organisation, seeker) -> None:
    """In an invented company as in a real one, beside the company's own true report of the same person."""
    nik = "3273025205980004"
    claim = claim_nik(person=seeker.person, nik=nik, by=seeker.actor, at=now())
    NikClaim.objects.filter(pk=claim.pk).update(state=NikClaimState.VERIFIED, decided_at=now())
    told: dict[str, Any] = {
        "rows": [*workers(11), worker(12, nik=nik)], "had_accidents": "yes", "accidents": [ACCIDENT | {"victim_nik": nik}],
    }  # fmt: skip
    company = make_sandbox(organisation=organisation, by=manager.actor, at=now())
    filed_trial(company.workplaces.get(kind="head_office"), trying(company), **told)
    assert accidents_held(seeker.person.pk) == []

    draft = draft_of(manager)
    checked(draft, manager, xlsx(told["rows"]))
    send(draft, manager)
    filed_trial(manager.workplace, trying(organisation), **told)
    held = everything_of(seeker.person.pk)
    assert (held["accidents"], [one["employer"] for one in held["employment"]]) == ([], [organisation.name])

    begin_sandbox_anew(organisation=organisation, by=manager.actor, at=now())
    assert everything_of(seeker.person.pk)["accidents"] == []
    export = ask_export(person=seeker.person, by=seeker.actor, at=now())
    assert export.job is not None
    run_here(export.job)
    export.refresh_from_db()
    assert export.is_ready


def test_a_change_of_managers_is_told_to_the_officer_without_their_names(manager, officer, workplace) -> None:
    first = told_of_people(manager)
    send(first, manager)
    first.refresh_from_db()
    assert first.next_due_on is not None
    later = datetime(first.next_due_on.year, first.next_due_on.month, first.next_due_on.day, 3, tzinfo=UTC)
    renewed = open_report(workplace=workplace, by=manager.actor, at=later)
    checked(renewed, manager, xlsx(workers(12)))
    answered(renewed, manager, managers=[MANAGERS[0] | {"name": "Gatot Rahasia"}, MANAGERS[1]], owner_address="Gang Rahasia Lain 2")
    send(renewed, manager, at=later)
    page = officer.client.get(reverse("wajiblapor:record", args=[renewed.public_id])).content.decode()
    assert "isinya berubah" in page
    assert "Rahasia" not in page


def test_a_program_is_given_them_covered_and_cannot_write_the_covers_over_them(manager, organisation) -> None:
    draft = told_of_people(manager)
    program = _program(organisation)
    path = f"reports/{draft.public_id}/sections/company/"
    told = program.ask("GET", path).json()
    assert [row["name"] for row in told["answers"]["managers"]] == ["G***", "G***"]
    assert told["answers"]["owner_address"] == "G***"
    assert [column["is_personal"] for column in told["questions"][1]["columns"]] == [True, False, True, True, True]
    again = {"managers": told["answers"]["managers"], "owner_address": "G***"}
    assert program.ask("PUT", path, {"answers": again}).status_code == 200
    assert found(draft).answers["managers"] == MANAGERS
    assert found(draft).answers["owner_address"] == OWNER
    assert program.ask("PUT", path, {"answers": {"managers": told["answers"]["managers"][::-1]}}).status_code == 200
    assert found(draft).answers["managers"] == MANAGERS[::-1]
    assert program.ask("PUT", path, {"answers": {"managers": told["answers"]["managers"][1:]}}).status_code == 200
    assert found(draft).answers["managers"] == MANAGERS[1:], "who was second is not given the first one's name"
    promoted = told["answers"]["managers"][1] | {"position": "Direktur"}
    unclear = program.ask("PUT", path, {"answers": {"managers": [promoted]}})
    assert (unclear.status_code, unclear.json()["errors"][0]["pointer"]) == (400, "#/answers/managers/0/name")
    assert "Baris 1 masih tertutup dan berbeda dari yang tersimpan" in str(unclear.json())
    answered(draft, manager, managers=MANAGERS, owner_address=OWNER)
    strange = program.ask("PUT", path, {"answers": {"managers": [{"name": "X***", "position": "Direktur"}]}})
    assert strange.status_code == 400
    assert "tertutup" in str(strange.json())
    fresh = [{"name": "Baru Rahasia", "position": "Direktur", "address": "Jalan Baru", "email": "bukan alamat", "phone": "abc"}]
    wrong = program.ask("PUT", path, {"answers": {"managers": fresh}}).json()
    assert "Contoh: nama@perusahaan.co.id" in str(wrong)
    assert "Contoh: 021 5550100" in str(wrong)
    assert found(draft).answers["managers"] == MANAGERS


def test_a_small_shop_is_asked_for_nobody_but_the_victims_of_its_accidents(manager, draft) -> None:
    checked(draft, manager, xlsx(workers(3)))
    asked = {question.slug for section in found(draft).sections for question in section.possible(found(draft).situation)}
    assert not asked & {"managers", "owner_address"}
    assert "accidents" in asked
    url = step_url(draft, "ringkas")
    answer = manager.client.post(url, {"had_accidents": "yes", "accidents-0-victim": "Korban", "accidents-0-victim_nik": "327"})
    assert answer.status_code == 422
    assert "NIK terdiri dari 16 angka." in answer.content.decode()


def test_the_list_of_managers_begins_with_who_is_responsible_and_says_where_from(manager) -> None:
    draft = draft_of(manager)
    checked(draft, manager, xlsx(workers(12)))
    row = SectionAnswers.objects.get(report=draft, section="company")
    row.write({slug: answer for slug, answer in row.answers.items() if slug != "managers"})
    row.save()
    page = manager.client.get(step_url(draft, "company")).content.decode()
    assert 'value="Sari Contoh"' in page
    assert "dari identitas perusahaan" in page
    assert "managers" in {question.slug for question in found(draft).missing}, "proposed is not answered"
    other = replace(found(draft).situation, legal_form="sole_proprietor")
    assert "managers" not in {question.slug for question in SECTION_OF["managers"].possible(other)}


def test_a_report_that_names_nobody_seals_nothing(manager) -> None:
    filing = filed(manager, count=3)
    assert "sealed" not in filing.content
    assert not any(bytes(row.sealed) for row in SectionAnswers.objects.all())


def test_what_names_others_and_could_not_be_sent_is_gone_from_the_device_with_its_tab(
    only_own_workers: None, page: Any, base_url: str
) -> None:
    company = make_company("PT Contoh Pabrik", make_somebody("Sari Contoh"))
    draft = draft_of(company)
    checked(draft, company, xlsx(workers(12)))
    sign_in(page, company, base_url)
    page.goto(step_url(draft, "company"))
    page.context.set_offline(True)
    page.fill("[name=managers-0-name]", "Gunawan Rahasia")
    page.fill("[name=email]", "kantor@contoh.example")
    stays = page.evaluate("JSON.stringify(localStorage)")
    assert "kantor@contoh.example" in stays
    assert "Gunawan" not in stays
    page.context.set_offline(False)
    page.reload()
    expect(page.locator("[name=managers-0-name]")).to_have_value("Gunawan Rahasia")
    expect(page.locator("[name=email]")).to_have_value("kantor@contoh.example")


def test_a_page_read_while_the_last_words_were_being_saved_shows_them_nevertheless(
    only_own_workers: None, page: Any, base_url: str
) -> None:
    company = make_company("PT Contoh Pabrik", make_somebody("Sari Contoh"))
    draft = draft_of(company)
    checked(draft, company, xlsx(workers(12)))
    sign_in(page, company, base_url)
    url = step_url(draft, "company")
    page.goto(url)
    saving: list[Any] = []
    reading: list[tuple[Any, Any]] = []

    def hold(route: Any) -> None:
        if saving and reading:
            route.continue_()
        elif route.request.method == "POST":
            saving.append(route)
        else:
            reading.append((route, route.fetch()))

    page.route(f"**{url}", hold)
    page.fill("[name=managers-0-name]", "Gunawan Rahasia")
    page.fill("[name=email]", "kantor@contoh.example")
    _until(page, saving)
    page.evaluate("setTimeout(() => location.reload())")
    _until(page, reading)
    with page.expect_response(lambda answer: answer.request.method == "POST"):
        saving[0].continue_()
    # A page that is being left answers no question; time to read what it was told.
    page.wait_for_timeout(200)
    with page.expect_response(lambda answer: answer.request.method == "POST") as again:
        route, answer = reading[0]
        route.fulfill(response=answer)
    expect(page.locator("[name=managers-0-name]")).to_have_value("Gunawan Rahasia")
    expect(page.locator("[name=email]")).to_have_value("kantor@contoh.example")
    assert again.value.ok
    assert found(draft).answers["managers"][0]["name"] == "Gunawan Rahasia"


def _until(page: Any, happened: list[Any]) -> None:
    while not happened:
        page.wait_for_timeout(20)
