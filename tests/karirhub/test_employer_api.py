"""Vacancies by programs: the whole way, bad input, doubles, keys, versions, limits, a sandbox, and partner portals."""

import io
import json
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from karirhub.actions.partners import PartnerKnown, UnknownOrganisation, give_references_room, register_partner, suspend_partner
from karirhub.actions.saved import save_vacancy
from karirhub.actions.vacancy_checks import Deficiency, approve, send_back
from karirhub.enums import ComplaintReason, DeficiencyCode
from karirhub.models import PartnerPortal, Vacancy, VacancyOrigin
from karirhub.queries.figures import VACANCIES
from karirhub.queries.holdings import applications_held
from karirhub.queries.saved import saved_held
from karirhub.queries.search import suggestions
from siapkerja.api.actions.clients import register_client, revoke_client
from siapkerja.api.actions.tokens import keep_token
from siapkerja.api.models import ApiClient, KeptAnswer
from siapkerja.audit.models import SecurityAct
from siapkerja.documents.models import Document
from siapkerja.events.models import EventRecord
from siapkerja.files.pictures import NotAPhoto
from siapkerja.kernel.errors import NotPermitted
from siapkerja.notifications.models import Notification
from siapkerja.statistics.models import Contribution
from tests.support.complaints import reported
from tests.support.people import SYSTEM, Somebody, now
from tests.support.vacancies import application, complete_profile, draft_vacancy, known_for_good_vacancies
from wajiblapor.models import PostedVacancy

BASE = "/api/v1/karirhub/employer/vacancies/"
EVERYTHING = ["vacancies:read", "vacancies:write"]
pytestmark = pytest.mark.django_db


class Program:
    """A program of an organisation with a token in its hand."""

    def __init__(self, somebody: Somebody, scopes: list[str] | None = None, *, is_sandbox: bool = False) -> None:
        assert somebody.organisation is not None
        self.client: ApiClient
        self.client, _secret = register_client(
            organisation=somebody.organisation, name="HRIS Contoh", allowed=scopes or EVERYTHING, is_sandbox=is_sandbox, by=SYSTEM, at=now()
        )
        self.token = f"token-{self.client.pk}"
        keep_token(client=self.client, value=self.token, scopes=self.client.scopes, at=timezone.now())
        self.http = Client()

    def ask(self, method: str, path: str = "", body: Any = None, **headers: str) -> Any:
        sent = {"Authorization": f"Bearer {self.token}"} | {name.replace("_", "-"): value for name, value in headers.items()}
        data = body if isinstance(body, str | bytes) else json.dumps(body)
        return self.http.generic(method, f"{BASE}{path}", data, content_type="application/json", headers=sent)


@pytest.fixture
def program(manager: Somebody) -> Program:
    cache.clear()
    return Program(manager)


def _vacancy(reference: str = "HR-1", **more: Any) -> dict[str, Any]:
    return {
        "reference": reference, "title": "Operator jahit garmen", "occupation": "8153", "education": "SMA",
        "description": "Menjahit kemeja dan jaket ekspor dalam regu.", "openings": 3, "contract_type": "permanent",
        "wage_min": 6_000_000, "closes_on": f"{timezone.localdate() + timedelta(days=30)}",
    } | more  # fmt: skip


def _pointers(answer: Any) -> set[str]:
    return {error["pointer"] for error in answer.json()["errors"]}


def test_a_vacancy_goes_the_whole_way_by_program(program: Program, officer: Somebody, manager: Somebody, seeker: Somebody) -> None:
    sent = program.ask("POST", body=_vacancy(skills=["Menjahit"], questions=[{"text": "Bisa lembur?", "kind": "yes_no"}]))

    assert (sent.status_code, sent.json()["state"], sent["Location"][-5:]) == (201, "submitted", "HR-1/")
    vacancy = Vacancy.objects.get()
    assert (vacancy.regency_id, vacancy.skills.get().name, vacancy.workplace) == ("3273", "Menjahit", manager.workplace)
    assert vacancy.moves.get(move="submit").role == f"client:{program.client.pk}"
    send_back(
        vacancy=vacancy, deficiencies=[Deficiency(field="description", code=DeficiencyCode.UNCLEAR, note="Jam kerja?")],
        by=officer.actor, at=now(),
    )  # fmt: skip
    asked = program.ask("GET", "HR-1/").json()
    assert (asked["state"], asked["deficiencies"]) == ("returned", [{"field": "description", "code": "unclear", "note": "Jam kerja?"}])

    mended = program.ask("PUT", "HR-1/", _vacancy(description="Menjahit, pukul 8 sampai 16."))
    assert (mended.status_code, mended.json()["state"]) == (200, "submitted")
    approve(vacancy=Vacancy.objects.get(), by=officer.actor, at=now())
    application(Vacancy.objects.get(), seeker)
    told = program.ask("GET", "HR-1/")
    assert told.json()["applications"] == {"total": 1, "waiting": 1, "in_progress": 0, "hired": 0}
    assert told.json()["url"].startswith("http://localhost:8000/karirhub/lowongan/")
    assert "Rina" not in told.content.decode()

    filled = program.ask("POST", "HR-1/fill/", {"openings": 2})
    assert (filled.status_code, filled.json()["filled_openings"], filled.json()["state"]) == (200, 2, "published")
    closed = program.ask("POST", "HR-1/close/", {"reason": "enough_applicants"})
    assert closed.json()["state"] == "closed"
    assert program.ask("PUT", "HR-1/", _vacancy()).json()["title"] == "vacancy_ended"
    calls = SecurityAct.objects.filter(act="api_called", subject=program.client.subject)
    assert calls.count() == 7
    assert "HR-1" not in str(list(calls.values_list("codes", flat=True)))


@pytest.mark.parametrize(
    ("more", "pointer"),
    [
        ({"title": 5}, "#/title"),
        ({"title": ""}, "#/title"),
        ({"title": "A" * 101}, "#/title"),
        ({"title": "a\u0000b"}, "#/title"),
        ({"openings": "3"}, "#/openings"),
        ({"openings": True}, "#/openings"),
        ({"openings": 10**30}, "#/openings"),
        ({"openings": 0}, "#/openings"),
        ({"is_wage_visible": "ya"}, "#/is_wage_visible"),
        ({"occupation": "tidak"}, "#/occupation"),
        ({"region": "32"}, "#/region"),
        ({"closes_on": "31-12-2026"}, "#/closes_on"),
        ({"closes_on": "2020-01-01"}, "#/closes_on"),
        ({"closes_on": "2999-01-01"}, "#/closes_on"),
        ({"wage_max": 1}, "#"),
        ({"contract_type": "selamanya"}, "#/contract_type"),
        ({"workplace": "9e0c6a37-0000-4000-8000-000000000000"}, "#/workplace"),
        ({"reference": "ada spasi"}, "#/reference"),
        ({"reference": "bulk"}, "#/reference"),
        ({"upah": 1}, "#/upah"),
        ({"a/b~c": 1}, "#/a~1b~0c"),
        ({"skills": "Menjahit"}, "#/skills"),
        ({"skills": ["Menjahit", 5]}, "#/skills/1"),
        ({"questions": [{"text": "?", "kind": "yes_no", "lain": 1}]}, "#/questions/0/lain"),
        ({"age_min": 20}, "#"),
        ({"certificates": [{"number": "tidak-ada"}]}, "#/certificates"),
        ({"employer_name": "PT Lain Contoh"}, "#/employer_name"),
    ],
)
def test_what_is_wrong_is_said_with_its_place_and_nothing_is_kept(program: Program, more: dict[str, Any], pointer: str) -> None:
    answer = program.ask("POST", body=_vacancy(**more))

    assert answer.status_code in {400, 409}, answer.content
    assert answer["Content-Type"] == "application/problem+json"
    assert pointer in ({"#"} if not answer.json().get("errors") else _pointers(answer))
    assert not Vacancy.everything.exists()


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b"", 400), (b"{", 400), (b"[]", 400), (b"null", 400), (b'"a"', 400), (b"\xff\xfe", 400), (b'{"openings": NaN}', 400),
        (b"[" * 100_000, 400), (b'{"title":"' + b"a" * 10_000_000 + b'"}', 413), (b'{"a":' + b"9" * 10_000 + b"}", 400),
    ],
    ids=range(10),
)  # fmt: skip
def test_bodies_of_nonsense_and_ten_megabytes_are_refused(program: Program, body: bytes, status: int) -> None:
    for method, path in (("POST", ""), ("POST", "bulk/"), ("PUT", "HR-1/")):
        answer = program.ask(method, path, body)
        assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json"), path


def test_markup_stays_text(program: Program, officer: Somebody) -> None:
    program.ask("POST", body=_vacancy(title="<script>alert(1)</script> jahit"))

    opened = approve(vacancy=Vacancy.objects.get(), by=officer.actor, at=now())

    assert "<script>alert(1)" not in Client().get(opened.get_absolute_url()).content.decode()


def test_no_token_a_strange_one_a_revoked_program_and_a_missing_scope_are_kept_out(manager: Somebody, program: Program) -> None:
    reader = Program(manager, ["vacancies:read"])
    assert Client().get(BASE).status_code == 401
    assert Client().get(f"{BASE}?access_token={program.token}").status_code == 401
    strange = Client().get(BASE, headers={"Authorization": "Bearer lain"})
    assert (strange.status_code, strange.json()["title"]) == (401, "invalid_token")
    assert strange["WWW-Authenticate"].startswith("Bearer")
    refused = reader.ask("POST", body=_vacancy())
    assert (refused.status_code, refused.json()["title"]) == (403, "insufficient_scope")
    assert reader.ask("GET").status_code == 200
    assert program.ask("DELETE", "HR-1/").status_code == 405
    assert manager.client.get(BASE).status_code == 401  # a person's session is no program

    revoke_client(client=program.client, by=SYSTEM, at=now())

    assert program.ask("GET").status_code == 401


def test_another_organisations_vacancy_is_not_there(program: Program, other_manager: Somebody) -> None:
    program.ask("POST", body=_vacancy())
    other = Program(other_manager)

    answers = [other.ask("GET", "HR-1/"), other.ask("POST", "HR-1/close/", {"reason": "filled"}), other.ask("POST", "HR-1/submit/", {})]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert other.ask("GET").json()["results"] == []
    assert other.ask("PUT", "HR-1/", _vacancy(region="3578")).status_code == 201  # the same key, another sender
    assert Vacancy.objects.count() == 2


def test_the_same_vacancy_twice_is_told_and_not_doubled(program: Program, manager: Somebody) -> None:
    draft_vacancy(manager.workplace, title="Kasir toko", openings=2)
    program.ask("POST", body=_vacancy())

    again, double = program.ask("POST", body=_vacancy()), program.ask("POST", body=_vacancy("HR-2", title="operator JAHIT garmen"))
    like_the_form = program.ask("POST", body=_vacancy("HR-3", title="Kasir toko", openings=2))
    meant = program.ask("POST", body=_vacancy("HR-2", is_double_meant=True))

    assert (again.status_code, again.json()["title"]) == (409, "reference_known")
    assert (double.status_code, double.json()["title"]) == (409, "similar_vacancy")
    assert "HR-1" in double.json()["detail"]
    assert like_the_form.json()["title"] == "similar_vacancy"
    assert meant.status_code == 201
    assert Vacancy.objects.count() == 3


def test_a_key_gives_the_same_answer_again_and_refuses_another_request(program: Program) -> None:
    first = program.ask("POST", body=_vacancy(), Idempotency_Key="kirim-0001")
    again = program.ask("POST", body=dict(reversed(_vacancy().items())), Idempotency_Key="kirim-0001")
    other = program.ask("POST", body=_vacancy("HR-9"), Idempotency_Key="kirim-0001")
    faulty = program.ask("POST", body=_vacancy("HR-8", openings=0), Idempotency_Key="kirim-0002")
    mended = program.ask("POST", body=_vacancy("HR-8", title="Kasir"), Idempotency_Key="kirim-0002")

    assert (first.status_code, again.status_code, again.json()) == (201, 201, first.json())
    assert (first["Idempotency-Replayed"], again["Idempotency-Replayed"], again["ETag"]) == ("false", "true", first["ETag"])
    assert (other.status_code, other.json()["title"]) == (422, "idempotency_key_reused")
    assert (faulty.status_code, mended.status_code) == (400, 201)
    assert Vacancy.objects.count() == 2
    assert KeptAnswer.objects.count() == 2
    assert program.ask("POST", body=_vacancy("HR-7"), Idempotency_Key="ä pendek").status_code == 400


def test_a_change_of_a_version_that_is_gone_is_refused(program: Program) -> None:
    etag = program.ask("POST", body=_vacancy(publish=False))["ETag"]

    changed = program.ask("PUT", "HR-1/", _vacancy(publish=False, openings=4), If_Match=etag)
    late = program.ask("PUT", "HR-1/", _vacancy(publish=False, openings=5), If_Match=etag)
    nonsense = program.ask("PUT", "HR-1/", _vacancy(publish=False, openings=5), If_Match='"x"')

    assert (changed.status_code, changed["ETag"] != etag) == (200, True)
    assert (late.status_code, late.json()["title"], nonsense.status_code) == (412, "version_changed", 412)
    assert program.ask("POST", "HR-1/submit/", {}, If_Match=etag).status_code == 412
    assert program.ask("POST", "HR-1/submit/", {}, If_Match=changed["ETag"]).json()["state"] == "submitted"
    assert Vacancy.objects.get().openings == 4


def test_many_at_once_each_for_itself_and_again_without_harm(program: Program) -> None:
    items: list[Any] = [_vacancy(f"B-{number}", title=f"Jabatan {number}") for number in range(4)]
    items[1]["openings"] = 0
    items += ["bukan lowongan", _vacancy("B-9", title="Jabatan 0")]

    first = program.ask("POST", "bulk/", {"items": items}).json()
    items[2]["openings"] = 7
    again = program.ask("POST", "bulk/", {"items": items}).json()

    assert (first["created"], first["refused"]) == (3, 3)
    assert [row["status"] for row in first["results"]] == [201, 400, 201, 201, 400, 409]
    assert first["results"][1]["problem"]["errors"][0]["pointer"] == "#/openings"
    assert (again["created"], again["changed"], again["unchanged"], again["refused"]) == (0, 1, 2, 3)
    assert Vacancy.objects.count() == 3
    too_many = program.ask("POST", "bulk/", {"items": [{}] * 501})
    assert (too_many.status_code, _pointers(too_many)) == (400, {"#/items"})
    assert program.ask("POST", "bulk/", {"items": []}).status_code == 400


def test_the_list_goes_by_cursor_to_its_end_with_as_many_questions_for_any_number(
    program: Program, django_assert_max_num_queries: Callable[..., Any]
) -> None:
    for number in range(5):
        program.ask("POST", body=_vacancy(f"L-{number}", title=f"Jabatan {number}", publish=False))
    seen, address = [], f"{BASE}?page_size=2"
    while address:
        with django_assert_max_num_queries(8):
            page = program.http.get(address, headers={"Authorization": f"Bearer {program.token}"}).json()
        seen += [row["reference"] for row in page["results"]]
        address = page["next"]

    assert seen == ["L-4", "L-3", "L-2", "L-1", "L-0"]
    assert program.ask("GET", "?state=draft").json()["results"]
    assert program.ask("GET", "?state=lain").status_code == 400
    assert program.ask("GET", "?cursor=%00xyz").status_code in {200, 404}


def test_the_six_hundred_and_first_request_of_a_minute_waits(program: Program, manager: Somebody, settings: Any) -> None:
    settings.API_RATE_CLIENT = 3

    answers = [program.ask("GET") for _ in range(4)]

    if answers[-1].status_code == 200:  # the minute of the clock turned while asking
        answers = [program.ask("GET") for _ in range(4)]
    assert answers[-1].status_code == 429
    assert answers[-1].json()["title"] == "throttled"
    assert 1 <= int(answers[-1]["Retry-After"]) <= 61
    assert (answers[-1]["RateLimit-Limit"], answers[-1]["RateLimit-Remaining"]) == ("3", "0")
    assert Program(manager).ask("GET").status_code == 200  # another program of the same organisation


def test_the_limit_is_six_hundred_a_minute(settings: Any) -> None:
    assert settings.API_RATE_CLIENT == 600


def test_what_is_tried_in_a_sandbox_is_seen_by_its_organisations_sandbox_only(
    program: Program, manager: Somebody, officer: Somebody
) -> None:
    trying = Program(manager, is_sandbox=True)
    before = EventRecord.objects.count(), Document.objects.count()

    sent = trying.ask("POST", body=_vacancy())

    told = sent.json()
    assert (sent.status_code, told["state"], told["is_sandbox"], told["url"]) == (201, "published", True, None)
    assert told["number"].startswith("UJI-")
    assert (EventRecord.objects.count(), Document.objects.count()) == before
    assert not Vacancy.objects.exists()
    vacancy = Vacancy.everything.get()
    assert Client().get(vacancy.get_absolute_url()).status_code == 404
    assert program.ask("GET", "HR-1/").status_code == 404
    assert program.ask("POST", body=_vacancy()).status_code == 201
    assert trying.ask("PUT", "HR-1/", _vacancy(openings=9)).json()["openings"] == 9
    assert trying.ask("POST", "HR-1/fill/", {"openings": 9}).json()["state"] == "closed"
    assert officer.client.get("/karirhub/petugas/lowongan/").status_code == 200
    assert Vacancy.objects.get().openings == 3


# Partner portals ----------------------------------------------------------------------------------------------------------------


def _logo(size: tuple[int, int] = (200, 80)) -> bytes:
    stored = io.BytesIO()
    Image.new("RGB", size, "#0a5c9e").save(stored, "PNG")
    return stored.getvalue()


def _partner(manager: Somebody) -> PartnerPortal:
    assert manager.organisation is not None
    return register_partner(
        nib=manager.organisation.nib or "", name="Loker Contoh", host="loker.contoh.example", logo=_logo(), by=SYSTEM, at=now()
    )


def test_a_partners_vacancy_names_employer_partner_and_the_way_out(program: Program, manager: Somebody, officer: Somebody) -> None:
    partner = _partner(manager)
    address = "https://www.loker.contoh.example/lamar/17?a=1&b=2"
    sent = program.ask("POST", body=_vacancy(employer_name="PT Garmen Contoh", apply_url=address))
    assert sent.status_code == 201
    opened = approve(vacancy=Vacancy.objects.get(), by=officer.actor, at=now())

    page = Client().get(opened.get_absolute_url()).content.decode()

    assert "PT Garmen Contoh" in page
    assert "Dari Loker Contoh" in page
    assert "Lamar di Loker Contoh" in page
    assert address not in page
    assert '"directApply":false' in page
    leaving = Client().get(f"{opened.get_absolute_url()}ke-mitra/").content.decode()
    assert 'href="https://www.loker.contoh.example/lamar/17?a=1&amp;b=2" rel="noopener noreferrer nofollow external"' in leaving
    assert Client().get(partner.logo_url)["Content-Type"] == "image/jpeg"
    _told_as_the_partner_names_it(opened, officer)
    found = Client().get("/karirhub/lowongan/?sumber=loker-contoh").content.decode()
    assert "PT Garmen Contoh" in found
    assert "PT Garmen Contoh" not in Client().get("/karirhub/lowongan/?sumber=siapkerja").content.decode()

    other = program.ask("PUT", "HR-1/", _vacancy(employer_name="PT Lain Contoh", apply_url=address))
    assert (other.status_code, other.json()["title"], _pointers(other)) == (409, "employer_changed", {"#/employer_name"})
    assert program.ask("PUT", "HR-1/", _vacancy(employer_name="PT Garmen Contoh", apply_url=f"{address}&c=3")).status_code == 200
    assert Vacancy.objects.get().check_wanted_at is not None
    suspend_partner(partner=partner, by=SYSTEM, at=now())
    assert Client().get(f"{opened.get_absolute_url()}ke-mitra/").status_code == 404
    assert program.ask("PUT", "HR-1/", _vacancy(employer_name="PT Garmen Contoh", openings=9)).json()["title"] == "not_a_partner"


def _told_as_the_partner_names_it(vacancy: Vacancy, officer: Somebody) -> None:
    """Everybody reads the employer and who passed it on; the organisation behind the portal is named to officers alone."""
    key, portal = [vacancy.pk, vacancy.slug], vacancy.legal_entity.name
    checked, lists, seen = reverse("karirhub:check_vacancy", args=[vacancy.number]), reverse("karirhub:vacancies"), Client()
    for address in (checked, vacancy.get_absolute_url(), f"{lists}?format=json", f"{lists}?format=ics", "/api/v1/vacancies/",
                    f"/api/v1/vacancies/{vacancy.pk}/", reverse("karirhub:report_vacancy", args=key)):  # fmt: skip
        told = seen.get(address).content.decode().replace("\r\n ", "")
        assert "PT Garmen Contoh" in told, address
        assert portal not in told, address
    assert "Perusahaan, menurut Loker Contoh" in seen.get(checked).content.decode()
    lines = [line.title for line in seen.get(vacancy.get_absolute_url()).context["trust"]]
    assert lines[0] == "Data perusahaan tidak kami periksa"
    assert len(lines) == 2  # the other is about its pay
    assert portal not in [one.text for one in suggestions(portal)]
    assert "PT Garmen Contoh" in [one.text for one in suggestions("garmen")]
    desk = officer.client.get(reverse("karirhub:officer_vacancy", args=[vacancy.pk])).content.decode()
    assert all(
        words in desk for words in ("PT Garmen Contoh", "lewat Loker Contoh", portal, "https://www.loker.contoh.example/lamar/17?a=1")
    )


def test_whoever_applies_to_a_partner_reads_of_the_employer_and_of_the_partner(
    program: Program, manager: Somebody, officer: Somebody, seeker: Somebody, deliver_facts: Callable[[], int]
) -> None:
    _partner(manager)
    program.ask("POST", body=_vacancy(employer_name="PT Garmen Contoh"))
    vacancy = Vacancy.objects.get()
    queue = officer.client.get(reverse("karirhub:check_queue")).content.decode()
    assert "PT Garmen Contoh" in queue
    assert "lewat Loker Contoh" in queue
    vacancy = approve(vacancy=vacancy, by=officer.actor, at=now())
    key = [vacancy.pk, vacancy.slug]
    complete_profile(seeker)
    form = seeker.client.get(reverse("karirhub:apply", args=key)).content.decode()
    assert "Lamaran ini dibaca Loker Contoh" in form
    assert "Saya setuju Loker Contoh membaca" in form
    assert "daftar pekerja" not in form

    sent = application(vacancy, seeker)
    save_vacancy(vacancy=vacancy, by=seeker.actor, at=now())
    complaint = reported(vacancy, reason=ComplaintReason.FEE)
    deliver_facts()

    vacancy.refresh_from_db()
    assert vacancy.state == "frozen"  # nobody here has verified the employer, however well the portal is known
    assert {row.params["company"] for row in Notification.objects.all() if "company" in row.params} == {"PT Garmen Contoh"}
    person = seeker.person.pk
    held = [*applications_held(person), *saved_held(person)]
    assert [row["employer"] for row in held] == ["PT Garmen Contoh"] * 2
    pages = {
        seeker: [
            ("karirhub:applications", []), ("karirhub:application", [sent.public_id]), ("karirhub:saved", []), ("karirhub:vacancy", key),
            ("karirhub:complaint", [complaint.number, complaint.code]), ("karirhub:check_vacancy", [vacancy.number]),
        ],
        officer: [("karirhub:complaint_cases", []), ("karirhub:complaint_case", [complaint.case.number])],
    }  # fmt: skip
    for reader, addresses in pages.items():
        for name, args in addresses:
            page = reader.client.get(reverse(name, args=args)).content.decode()
            assert "PT Garmen Contoh" in page, name
            assert vacancy.legal_entity.name not in page, name


def test_a_good_record_opens_ones_own_vacancies_and_none_that_a_portal_passes_on(
    program: Program, manager: Somebody, officer: Somebody, deliver_facts: Callable[[], int]
) -> None:
    _partner(manager)
    for number in range(3):
        program.ask("POST", body=_vacancy(f"L-{number}", title=f"Jabatan {number}", employer_name="PT Garmen Contoh"))
    for passed_on in Vacancy.objects.all():
        approve(vacancy=passed_on, by=officer.actor, at=now())
    assert program.ask("POST", body=_vacancy("O-1", title="Kasir")).json()["state"] == "submitted"

    known_for_good_vacancies(manager.workplace)

    assert program.ask("POST", body=_vacancy("O-2", title="Sopir")).json()["state"] == "published"
    later = _vacancy("L-9", title="Satpam", employer_name="PT Garmen Contoh")
    assert program.ask("POST", body=later).json()["state"] == "submitted"
    deliver_facts()
    own = set(Vacancy.objects.public().exclude(origin__partner__isnull=False).values_list("pk", flat=True))
    counted = Contribution.objects.filter(figure=VACANCIES).values_list("source", flat=True)
    assert {int(source.rpartition(":")[2]) for source in counted} == own
    assert set(PostedVacancy.objects.values_list("vacancy_id", flat=True)) == own


@pytest.mark.parametrize(
    "address",
    [
        "http://loker.contoh.example/1", "https://loker.contoh.example.jahat.example/1", "https://jahat.example/?loker.contoh.example",
        "https://loker.contoh.example@jahat.example/", "https://jahatloker.contoh.example/", "https://loker.contoh.example:8443/",
        "javascript:alert(1)", "//loker.contoh.example/1", "https://[::1",
    ],
)  # fmt: skip
def test_a_partner_leads_people_to_its_own_host_only(program: Program, manager: Somebody, address: str) -> None:
    _partner(manager)

    answer = program.ask("POST", body=_vacancy(employer_name="PT Garmen Contoh", apply_url=address))

    assert answer.status_code in {400, 409}
    assert _pointers(answer) == {"#/apply_url"}
    assert not Vacancy.objects.exists()


def test_officers_register_partners_with_a_logo_that_is_drawn_anew(administrator: Somebody, manager: Somebody, officer: Somebody) -> None:
    assert manager.organisation is not None
    page = administrator.client
    told = {"name": "Loker Contoh", "nib": manager.organisation.nib, "host": "https://Loker.Contoh.example/"}

    assert "Belum ada portal mitra" in page.get("/karirhub/petugas/mitra/").content.decode()
    wrong = page.post("/karirhub/petugas/mitra/daftar/", told | {"host": "bukan situs", "logo": io.BytesIO(_logo())})
    assert wrong.status_code == 422
    not_a_picture = page.post("/karirhub/petugas/mitra/daftar/", told | {"logo": io.BytesIO(b"<svg onload=alert(1)>")})
    assert not_a_picture.status_code == 422
    assert page.post("/karirhub/petugas/mitra/daftar/", told | {"logo": io.BytesIO(_logo())}).status_code == 302

    partner = PartnerPortal.objects.get()
    assert (partner.host, partner.slug, bytes(partner.logo)[:2]) == ("loker.contoh.example", "loker-contoh", b"\xff\xd8")
    assert page.post("/karirhub/petugas/mitra/loker-contoh/hentikan/").status_code == 302
    assert "Dihentikan" in page.get("/karirhub/petugas/mitra/").content.decode()
    assert page.post("/karirhub/petugas/mitra/loker-contoh/lanjutkan/").status_code == 302
    partner.refresh_from_db()
    assert partner.is_working
    with pytest.raises(NotPermitted):
        register_partner(nib="1", name="X", host="x.example", logo=_logo(), by=officer.actor, at=now())
    with pytest.raises(PartnerKnown):
        _partner(manager)
    with pytest.raises(UnknownOrganisation):
        register_partner(nib="9999999999999", name="X", host="x.example", logo=_logo(), by=SYSTEM, at=now())
    with pytest.raises(NotAPhoto):
        register_partner(nib=manager.organisation.nib or "", name="X", host="x.example", logo=b"x", by=SYSTEM, at=now())


def test_keys_of_two_organisations_that_become_one_do_not_collide(program: Program, manager: Somebody, other_manager: Somebody) -> None:
    program.ask("POST", body=_vacancy())
    Program(other_manager).ask("POST", body=_vacancy())
    assert manager.organisation is not None
    assert other_manager.organisation is not None

    give_references_room(manager.organisation, other_manager.organisation, now())

    assert len(set(VacancyOrigin.objects.values_list("reference", flat=True))) == 2
