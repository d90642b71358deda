"""Paging by key: nothing twice, nothing skipped, there and back."""

from datetime import timedelta

import pytest
from django.test import RequestFactory

from siapkerja.web.models import LevyReport
from siapkerja.web.pagination import KeysetPage, keyset_page
from tests.web.test_levy_reports import NOW, levy_report


def reports(count: int) -> list[LevyReport]:
    made = [levy_report("") for _ in range(count)]
    for index, report in enumerate(made):
        report.reported_at = NOW - timedelta(hours=index // 3)
        report.save()
    return made


def page_at(query: str, size: int = 4) -> KeysetPage:
    request = RequestFactory().get(f"/{query}")
    return keyset_page(LevyReport.objects.all(), request, order=["-reported_at", "pk"], size=size)


@pytest.mark.django_db
def test_walking_forward_meets_every_row_once_and_walking_back_meets_the_same_pages() -> None:
    expected = [row.pk for row in sorted(reports(10), key=lambda row: (-row.reported_at.timestamp(), row.pk))]
    pages, page = [], page_at("")
    assert page.previous_url == ""
    while True:
        pages.append([row.pk for row in page])
        if not page.next_url:
            break
        page = page_at(page.next_url)
    assert [pk for rows in pages for pk in rows] == expected
    assert [len(rows) for rows in pages] == [4, 4, 2]
    back = page_at(page.previous_url)
    assert [row.pk for row in back] == pages[1]
    first = page_at(back.previous_url)
    assert [row.pk for row in first] == pages[0]
    assert first.previous_url == ""
    assert first.next_url


@pytest.mark.django_db
def test_other_parts_of_the_query_stay() -> None:
    reports(5)
    page = page_at("?keadaan=new")
    assert page.next_url.startswith("?keadaan=new&setelah=")
    assert "setelah" not in page_at(page.next_url).previous_url


@pytest.mark.django_db
@pytest.mark.parametrize("key", ["x", "W10", "bnVsbA", "WyJiZXNvayIsMV0", "%00", "WzEsMl0"])
def test_a_spoilt_key_shows_the_first_page(key: str) -> None:
    reports(5)
    assert [row.pk for row in page_at(f"?setelah={key}")] == [row.pk for row in page_at("")]


@pytest.mark.django_db
def test_an_empty_list_has_no_links() -> None:
    page = page_at("")
    assert not page
    assert (page.previous_url, page.next_url) == ("", "")


@pytest.mark.django_db
def test_a_row_added_before_the_page_does_not_move_what_follows() -> None:
    reports(6)
    page = page_at("")
    following = [row.pk for row in page_at(page.next_url)]
    added = levy_report("")
    LevyReport.objects.filter(pk=added.pk).update(reported_at=NOW + timedelta(days=1))
    assert [row.pk for row in page_at(page.next_url)] == following
