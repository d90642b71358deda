"""The field in the header searches all services at once: the best few of each, with its own list behind them."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from karirhub.models import Vacancy
from sertihub.models import Scheme
from siapkerja.reference.models import Region
from skillhub.models import Programme
from tests.support.people import make_region
from tests.support.samples import Samples
from wirausaha.models import Programme as AidProgramme

pytestmark = pytest.mark.django_db


def asked(client: Client, text: str) -> str:
    answer = client.get(reverse("web:search"), {"q": text})
    assert answer.status_code == 200
    assert answer["X-Robots-Tag"] == "noindex"
    return answer.content.decode()


def test_every_service_tells_what_it_has_and_leads_to_its_own_list(client: Client, samples: Samples) -> None:
    vacancy, training = Vacancy.objects.public().first(), Programme.objects.public().first()
    scheme, aid = Scheme.objects.public().first(), AidProgramme.objects.public().first()
    found: tuple[tuple[Any, str, str], ...] = (
        (vacancy, "vacancies", "karirhub:vacancies"),
        (training, "trainings", "skillhub:programmes"),
        (scheme, "schemes", "sertihub:schemes"),
        (aid, "aid", "wirausaha:programmes"),
    )
    for record, slug, own in found:
        assert record is not None
        page = asked(client, record.title)
        group = page.partition(f'aria-labelledby="{slug}"')[2].partition("</section>")[0]
        assert f"<b>{record.title}</b>" in group, slug
        assert f'href="{record.get_absolute_url().partition(str(record.pk))[0]}' in group, slug
        assert re.search(r'<span class="cnt">\d+', group), slug
        assert f'href="{reverse(own)}' in group, slug
    assert "Tidak ada di:" in asked(client, found[0][0].title)


def test_the_header_of_every_page_asks_all_services(client: Client, samples: Samples) -> None:
    for page in ("web:home", "skillhub:programmes", "wajiblapor:start", "web:help"):
        shown = client.get(reverse(page)).content.decode()
        assert f'<search><form action="{reverse("web:search")}">' in shown, page


def test_a_village_and_a_documents_number_are_known_by_what_they_are(client: Client) -> None:
    make_region("3273021004")
    village = Region.objects.get(pk="3273021004")
    address = reverse("villages:village", args=[village.code])
    for words in (village.name, "3273021004", "32.73.02.1004"):
        assert f'href="{address}"' in asked(client, words), words
    assert "Desa dan kelurahan" not in asked(client, "menjahit pakaian")

    number = "AK1-3273/2026/00001"
    assert f"{reverse('documents:verify')}?nomor=AK1-3273%2F2026%2F00001" in asked(client, number)
    for words in ("S1", "K3 umum", "operator jahit"):
        assert "Nomor dokumen?" not in asked(client, words), words


def test_help_is_found_and_what_nobody_has_is_said(client: Client, db: None) -> None:
    assert reverse("web:help_topic", args=["tidak-bisa-masuk"]) in asked(client, "lupa kata sandi")
    nothing = asked(client, "qqqqxxxxzzzz")
    assert "Tidak ada yang cocok" in nothing
    assert reverse("web:help") in nothing


@pytest.mark.parametrize(
    "text", ["", "   ", "\0", "%_'\"", "(((", '"tanpa tutup', "-", "a" * 5_000, "<script>alert(1)</script>", "٣٣٢١", "😀 kerja"]
)
def test_whatever_is_typed_gives_a_page(client: Client, samples: Samples, text: str) -> None:
    page = asked(client, text)
    assert "<script>alert" not in page
    assert 'name="q"' in page
