"""What search engines and messengers read of a vacancy: JobPosting, canonical address, picture, sitemaps."""

import html
import io
import json
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from PIL import Image

from karirhub.actions.vacancies import close
from karirhub.actions.vacancy_content import PlaceOpenings
from karirhub.enums import CloseReason
from karirhub.models import Vacancy
from karirhub.queries.postings import job_posting
from karirhub.queries.vacancies import public_vacancy
from siapkerja.identity.actions.organisations import open_workplace
from siapkerja.identity.enums import WorkplaceKind
from siapkerja.identity.models import Workplace
from tests.support.people import SYSTEM, Somebody, now
from tests.support.vacancies import draft_vacancy, open_vacancy

pytestmark = pytest.mark.django_db
EVIL = '</script><script>alert(1)</script><!-- & "Operator" \u2028'


def _posting(client: Client, vacancy: Vacancy) -> dict[str, Any] | None:
    page = client.get(vacancy.get_absolute_url()).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[0]) if found else None


def test_a_posting_has_what_google_requires_and_recommends(client: Client, workplace: Workplace) -> None:
    vacancy = open_vacancy(workplace, wage_min=5_000_000, wage_max=6_000_000, requirements="SMA\nTeliti", experience_years=2)

    told = _posting(client, vacancy)

    assert told is not None
    assert (told["@context"], told["@type"]) == ("https://schema.org/", "JobPosting")
    assert told["title"] == "Operator jahit garmen"
    assert told["datePosted"] == f"{vacancy.opens_on:%Y-%m-%d}"
    assert datetime.fromisoformat(told["validThrough"]).utcoffset() == timedelta(hours=7)
    assert told["hiringOrganization"]["name"] == "PT Contoh Satu"
    assert told["identifier"]["value"] == vacancy.number
    address = told["jobLocation"]["address"]
    assert address["addressCountry"] == "ID"
    assert address["addressLocality"]
    assert address["addressRegion"]
    assert address["streetAddress"]
    assert address["postalCode"] == "40111"
    assert told["baseSalary"]["currency"] == "IDR"
    assert told["baseSalary"]["value"] == {
        "@type": "QuantitativeValue", "unitText": "MONTH", "minValue": 5_000_000, "maxValue": 6_000_000,
    }  # fmt: skip
    assert told["directApply"] is True
    assert told["employmentType"] == ["FULL_TIME"]
    assert told["description"].startswith("<p>")
    assert "<h3>Syarat</h3><p>SMA</p><p>Teliti</p>" in told["description"]
    assert told["educationRequirements"]["credentialCategory"] == "high school"
    assert told["experienceRequirements"]["monthsOfExperience"] == 24


def test_work_from_anywhere_and_hidden_pay_are_told_as_the_rules_say(workplace: Workplace) -> None:
    vacancy = open_vacancy(workplace, work_arrangement="remote", is_wage_visible=False, contract_type="fixed_term", contract_months=6)

    told = job_posting(public_vacancy(vacancy.pk) or vacancy, [])

    assert told["jobLocationType"] == "TELECOMMUTE"
    assert told["applicantLocationRequirements"] == {"@type": "Country", "name": "ID"}
    assert told["employmentType"] == ["FULL_TIME", "CONTRACTOR"]
    assert "baseSalary" not in told
    assert "5000000" not in json.dumps(told)


def test_what_an_employer_types_stays_text_in_the_data_block_and_the_page(client: Client, workplace: Workplace) -> None:
    vacancy = open_vacancy(workplace, title=EVIL[:90], description=EVIL)

    answer = client.get(vacancy.get_absolute_url())
    page = answer.content.decode()

    told = _posting(client, vacancy)
    assert told is not None
    assert html.unescape(told["description"]).count("<script>alert(1)</script>") == 1  # as text, escaped once
    assert "<script>" not in told["description"]
    assert "alert(1)</script>" not in page
    assert "\u2028" not in page.split("ld+json")[1].split("</script>")[0]
    # A data block is no script, so the policy needs no exception for it.
    assert "script-src 'self';" in answer["Content-Security-Policy"] + ";"
    assert "unsafe" not in answer["Content-Security-Policy"]


def test_an_ended_vacancy_keeps_its_page_and_loses_posting_picture_and_place_in_the_sitemap(client: Client, workplace: Workplace) -> None:
    vacancy = open_vacancy(workplace)
    picture = f"/karirhub/lowongan/{vacancy.pk}/gambar-{vacancy.version}.png"
    assert client.get(picture).status_code == 200

    close(vacancy=vacancy, reason=CloseReason.CANCELLED, by=SYSTEM, at=now())

    assert client.get(vacancy.get_absolute_url()).status_code == 200
    assert _posting(client, vacancy) is None
    assert client.get(picture).status_code == 404


def test_a_vacancy_past_its_last_day_carries_no_posting(client: Client, workplace: Workplace) -> None:
    vacancy = open_vacancy(workplace, at=timezone.now() - timedelta(days=40), closes_on=timezone.localdate() - timedelta(days=2))

    assert _posting(client, vacancy) is None


def test_the_canonical_address_and_the_card_for_messengers(client: Client, workplace: Workplace) -> None:
    vacancy = open_vacancy(workplace, title='Juru "masak" <b>')

    page = client.get(f"{vacancy.get_absolute_url()}?dari=wa&x=<b>").content.decode()

    assert f'<link rel="canonical" href="http://localhost:8000{vacancy.get_absolute_url()}">' in page
    assert "Juru &quot;masak&quot; &lt;b&gt;, PT Contoh Satu" in page
    found = re.search(r'property="og:image" content="http://localhost:8000([^"]+)"', page)
    assert found is not None
    answer = client.get(found[1])
    assert answer["Cache-Control"].endswith("immutable")
    assert Image.open(io.BytesIO(answer.content)).size == (1200, 630)
    assert len(answer.content) < 100_000


@pytest.mark.parametrize("title", ["A" * 100, "x", "Operator " * 11])
def test_a_picture_is_drawn_for_every_title(client: Client, workplace: Workplace, title: str) -> None:
    vacancy = open_vacancy(workplace, title=title)

    assert client.get(f"/karirhub/lowongan/{vacancy.pk}/gambar-1.png").status_code == 200


def test_sitemaps_name_open_vacancies_only_in_parts_and_with_as_many_questions_for_any_number(client: Client, workplace: Workplace) -> None:
    cache.clear()
    shown = open_vacancy(workplace)
    drafted, ended = draft_vacancy(workplace), open_vacancy(workplace)
    close(vacancy=ended, reason=CloseReason.CANCELLED, by=SYSTEM, at=now())
    tried = open_vacancy(workplace)
    Vacancy.objects.filter(pk=tried.pk).update(is_sandbox=True)

    index = client.get("/sitemap.xml").content.decode()
    part = re.search(r"<loc>http://localhost:8000(/sitemap-lowongan-\d+\.xml)</loc><lastmod>", index)
    assert part is not None
    with CaptureQueriesContext(
        connection,
    ) as asked:
        answer = client.get(part[1])
        text = b"".join(answer).decode()  # type: ignore[call-overload]

    assert answer["Content-Type"] == "application/xml"
    assert f"{shown.get_absolute_url()}</loc><lastmod>" in text
    assert all(str(row.get_absolute_url()) not in text for row in (drafted, ended, tried))
    assert len(asked) <= 4
    assert b"".join(client.get("/sitemap-lowongan-99999.xml")).count(b"<url>") == 0  # type: ignore[call-overload]
    assert client.get("/sitemap-tidak-ada-0.xml").status_code == 404


def test_a_posting_names_every_place_where_people_are_looked_for(client: Client, manager: Somebody) -> None:
    branch = open_workplace(
        legal_entity=manager.organisation, kind=WorkplaceKind.BRANCH, name="Cabang Contoh Cimahi", regency_code="3277", by=SYSTEM, at=now()
    )
    here = [PlaceOpenings(workplace_id=branch.pk, openings=1)]
    both = _posting(client, open_vacancy(manager.workplace, openings=3, places=tuple(here)))
    elsewhere = _posting(client, open_vacancy(manager.workplace, title="Operator Cimahi", openings=1, places=tuple(here)))

    assert both is not None
    assert elsewhere is not None
    assert [place["address"]["addressLocality"] for place in both["jobLocation"]] == ["Kota Bandung", "Kota Cimahi"]
    assert elsewhere["jobLocation"]["address"]["addressLocality"] == "Kota Cimahi"
    # Nobody has placed the branch: it stands in the middle of its regency, which is no place of its own.
    assert "geo" not in elsewhere["jobLocation"]
    branch.latitude, branch.longitude = -6.88, 107.55
    branch.save()
    placed = _posting(client, Vacancy.objects.get(title="Operator Cimahi"))
    assert placed is not None
    assert placed["jobLocation"]["geo"] == {"@type": "GeoCoordinates", "latitude": -6.88, "longitude": 107.55}
