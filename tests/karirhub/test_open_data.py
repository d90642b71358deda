"""The snapshot of open vacancies and the stream of what changed."""

import gzip
import json
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from rest_framework.throttling import AnonRateThrottle

from karirhub.actions.open_data import write_snapshot
from karirhub.actions.vacancies import close
from karirhub.actions.vacancy_content import PlaceOpenings, Question
from karirhub.enums import CloseReason, ContractType, QuestionKind
from karirhub.models import AskedCertificate, CertificationScheme, PartnerPortal, Vacancy, VacancyOrigin, VacancySnapshot
from karirhub.queries.open_data import FIELDS, every_open_vacancy, lines_of
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.models import Workplace
from tests.support.people import SYSTEM, make_company, make_somebody, now
from tests.support.processes import wait_until
from tests.support.vacancies import draft_vacancy, open_vacancy

CHANGES = "/data/lowongan/perubahan"
DAY = date(2026, 11, 20)


def _lines(client: Client, after: str = "") -> list[dict[str, Any]]:
    answer = client.get(CHANGES, {"after": after} if after else {})
    assert answer.status_code == 200
    return [json.loads(line) for line in answer.content.decode().splitlines()]


@pytest.mark.django_db
def test_the_snapshot_holds_open_vacancies_only_and_is_kept_a_week(
    client: Client, workplace: Workplace, settings: Any, tmp_path: Any
) -> None:
    cache.clear()
    shown = open_vacancy(workplace, is_wage_visible=False)
    draft_vacancy(workplace)
    tried = open_vacancy(workplace)
    Vacancy.objects.filter(pk=tried.pk).update(is_sandbox=True)

    snapshot = write_snapshot(on=DAY, at=now())

    assert snapshot is not None
    assert write_snapshot(on=DAY, at=now()) is None
    answer = client.get("/data/lowongan/lowongan-2026-11-20.jsonl.gz")
    content = b"".join(answer)  # type: ignore[call-overload]
    rows = [json.loads(line) for line in gzip.decompress(content).splitlines()]
    assert [row["id"] for row in rows] == [shown.pk]
    assert list(rows[0]) == list(FIELDS)
    assert (rows[0]["wage_min"], rows[0]["source"], rows[0]["url"][:22]) == (None, "siapkerja", "http://localhost:8000/")
    assert (snapshot.rows, snapshot.size) == (1, len(content))
    again = client.get("/data/lowongan/lowongan-2026-11-20.jsonl.gz", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304
    assert "20 November 2026" in client.get("/data/lowongan/").content.decode()
    for days in range(1, 9):
        write_snapshot(on=DAY + timedelta(days=days), at=now())
    assert VacancySnapshot.objects.count() == 7
    assert client.get("/data/lowongan/lowongan-2026-11-20.jsonl.gz").status_code == 404


def test_changes_come_in_order_with_what_is_true_now_and_go_on_from_the_snapshot(committed_db: None, client: Client) -> None:
    cache.clear()
    workplace = make_company("PT Contoh Satu", make_somebody("Sari Contoh")).workplace
    first = open_vacancy(workplace)
    snapshot = write_snapshot(on=DAY, at=now())
    assert snapshot is not None
    second, third = open_vacancy(workplace), open_vacancy(workplace)
    close(vacancy=first, reason=CloseReason.CANCELLED, by=SYSTEM, at=now())
    close(vacancy=second, reason=CloseReason.CANCELLED, by=SYSTEM, at=now())

    # The stream holds back what an older transaction might still come before, and other databases of the server count too.
    wait_until(lambda: len(_lines(client, snapshot.cursor)) == 4)
    *told, last = _lines(client, snapshot.cursor)

    assert [(line["op"], line["id"]) for line in told] == [("upsert", third.pk), ("delete", first.pk), ("delete", second.pk)]
    assert told[0]["vacancy"] == lines_of(Vacancy.objects.filter(pk=third.pk))[0]
    assert last["is_last"] is True
    assert len(_lines(client, last["after"])) == 1
    assert {line.get("id") for line in _lines(client)} == {first.pk, second.pk, third.pk, None}


@pytest.mark.django_db
@pytest.mark.parametrize("cursor", ["abc", "1", "1:", "-1:2", "9" * 30 + ":1", "1:2;drop table", "<b>"])
def test_a_cursor_from_elsewhere_is_refused_in_a_sentence(client: Client, cursor: str) -> None:
    cache.clear()
    answer = client.get(CHANGES, {"after": cursor})

    assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json")
    assert "penanda" in answer.json()["detail"]


@pytest.mark.django_db
def test_asking_too_often_is_told_when_to_come_back(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr("karirhub.views.public.open_data.ASKED_AN_HOUR", 2)

    answers = [client.get(CHANGES) for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1]["Retry-After"] == "3600"
    assert answers[0]["Cache-Control"] == "public, max-age=30"


def _said(vacancy: Vacancy) -> dict[str, Any]:
    """What a line says, told by the record and its properties instead of columns."""
    origin, regency = VacancyOrigin.objects.filter(vacancy=vacancy).first(), vacancy.regency
    same = (
        "version", "number", "title", "openings", "contract_type", "contract_months", "working_time", "work_arrangement",
        "experience_years", "is_disability_friendly", "is_overseas", "description", "requirements", "benefits", "filled_openings",
        "openings_men", "openings_women", "sex_reason", "age_min", "age_max", "age_reason", "working_hours", "hours_per_week", "majors",
        "documents_asked", "wage_system", "disability_types", "accommodation", "placement", "agency_name", "agency_permit",
        "recruitment_permit", "answer_within_days", "latitude", "longitude",
    )  # fmt: skip
    return {name: getattr(vacancy, name) for name in same} | {
        "id": vacancy.pk,
        "url": "http://localhost:8000" + vacancy.get_absolute_url(),
        "occupation_code": vacancy.occupation.code,
        "occupation": vacancy.occupation.title,
        "employer": vacancy.employer_name,
        "source": origin.partner.slug if origin and origin.partner else "siapkerja",
        "region_code": regency.code,
        "region": regency.name,
        "province": regency.parent.name if regency.parent else None,
        "district_code": vacancy.district_id,
        "district": vacancy.district.name if vacancy.district else None,
        "education_code": vacancy.education.code,
        "education": vacancy.education.name,
        "hours_kinds": [kind.value for kind in vacancy.hours_kinds],
        "skills": [skill.name for skill in vacancy.skills.all()],
        "stages": [stage.name for stage in vacancy.stages.all()],
        "certificates": [{"number": row.scheme.number, "demand": row.demand} for row in vacancy.asked.all()],
        "places": [{"region_code": row.workplace.regency_id, "openings": row.openings} for row in vacancy.places.all()],
        "wage_min": vacancy.wage_min if vacancy.is_wage_visible else None,
        "wage_max": vacancy.wage_max if vacancy.is_wage_visible else None,
        "country": vacancy.country or None,
        "opens_on": vacancy.opens_on.isoformat() if vacancy.opens_on else None,
        "closes_on": vacancy.closes_on.isoformat(),
        "published_at": vacancy.published_at.isoformat() if vacancy.published_at else None,
    }


@pytest.mark.django_db
def test_a_line_says_what_the_vacancy_says_whatever_is_missing_or_odd(workplace: Workplace) -> None:
    named, own = workplace.legal_entity, {"legal_entity": workplace.legal_entity}
    branch = open_workplace(legal_entity=named, kind=WorkplaceKind.BRANCH, name="Cabang Contoh", regency_code="3277", by=SYSTEM, at=now())
    partner = PartnerPortal.objects.create(name="Loker", slug="loker", host="loker.example", logo=b"x", registered_at=now(), **own)
    vacancies = [
        open_vacancy(workplace, title="Ménjahit & <bordir>", wage_max=6_000_000, benefits="Makan\nsiang"),
        open_vacancy(workplace, title="縫製", is_wage_visible=False),
        open_vacancy(workplace, is_overseas=True, country="MYS", agency_name="PT Contoh", agency_permit="CONTOH/1"),
        open_vacancy(workplace, contract_type=ContractType.FIXED_TERM, contract_months=6, skills=("obras", "pola"), is_night_work=True),
        open_vacancy(
            workplace, stages=("Tes", "Wawancara"), places=(PlaceOpenings(workplace_id=branch.pk, openings=1),), age_min=21,
            age_reason="SIM B1", questions=(Question(text="Bersedia sif?", kind=QuestionKind.YES_NO),),
        ),
    ]  # fmt: skip
    AskedCertificate.objects.create(
        vacancy=vacancies[0], scheme=CertificationScheme.objects.create(number="SKM-1", title="Penjahit", version=1), demand="required"
    )
    VacancyOrigin.objects.create(vacancy=vacancies[0], reference="A", partner=partner, employer_name="PT Contoh Lain", **own)
    VacancyOrigin.objects.create(vacancy=vacancies[1], reference="B", **own)

    lines = list(every_open_vacancy())

    assert lines == [_said(Vacancy.objects.get(pk=vacancy.pk)) for vacancy in vacancies]
    assert [line["employer"] for line in lines] == ["PT Contoh Lain", *[named.name] * 4]
    assert all(list(line) == list(FIELDS) for line in lines)


@pytest.mark.django_db
def test_vacancies_are_read_in_batches(workplace: Workplace, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("karirhub.queries.open_data.READ_AT_ONCE", 2)
    made = [open_vacancy(workplace).pk for _ in range(5)]

    assert [line["id"] for line in every_open_vacancy()] == made


@pytest.mark.django_db
def test_whoever_reads_page_after_page_is_shown_the_way_to_all_of_it(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setitem(AnonRateThrottle.THROTTLE_RATES, "anon", "2/min")

    answers = [client.get("/api/v1/vacancies/") for _ in range(3)]

    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert (answers[-1]["Content-Type"], answers[-1].json()["title"]) == ("application/problem+json", "throttled")
    assert "salinan harian" in answers[-1].json()["detail"]
    assert answers[-1]["Link"] == '<http://localhost:8000/data/lowongan/>; rel="alternate"'
    assert 1 <= int(answers[-1]["Retry-After"]) <= 61
