"""Ten main pages of the demo country: queries, bytes, CPU, and how long they take alone and among 20 readers.

Limits: public pages at most 8 queries, median at most 40 ms alone, p95 at most 200 ms with the 20.
"""

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, field

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from bench import timing
from karirhub.models import Vacancy
from siapkerja.demo.accounts import DOMAIN
from siapkerja.identity.models import User

BASELINE = "/healthz"
MOST_QUERIES, MOST_MS, MOST_MS_IN_CROWD = 8, 40.0, 200.0


@dataclass(frozen=True)
class Page:
    """A page and who opens it (local part of a demo account, "" for a stranger)."""

    name: str
    path: str
    account: str = ""


@dataclass
class Measured:
    """Rows for the table, and the worst of all pages: queries, median milliseconds of a reader alone and p95 among the readers.

    Attributes:
        most_public_queries: of the pages that strangers open.
    """

    rows: list[list[str]] = field(default_factory=list)
    most_queries: int = 0
    most_public_queries: int = 0
    slowest_ms: float = 0
    slowest_in_crowd_ms: float = 0


def pages() -> list[Page]:
    """The ten, with addresses taken from the demo country itself."""
    vacancy = Vacancy.objects.filter(state="published").order_by("-pk").first()
    user = User.objects.get(email=f"perusahaan@{DOMAIN}")
    company = user.person.memberships.get().legal_entity.public_id
    return [
        Page("home", "/"),
        Page("vacancies", "/karirhub/lowongan/"),
        Page("vacancies, words and filters", "/karirhub/lowongan/?q=operator&tempat=Jawa+Tengah&jenis=pkwt"),
        Page("a vacancy", vacancy.get_absolute_url()),
        Page("wajib lapor", "/wajib-lapor/"),
        Page("minimum wages", "/upah-minimum/"),
        Page("verification", "/verifikasi/"),
        Page("help", "/bantuan/"),
        Page("company's reports", f"/wajib-lapor/perusahaan/{company}/", "perusahaan"),
        Page("officer's reports", "/wajib-lapor/petugas/", "jateng"),
    ]


def signed_in(account: str) -> Client:
    client = Client(HTTP_HOST="localhost", HTTP_ACCEPT_ENCODING="br")
    if account:
        client.force_login(User.objects.get(email=f"{account}@{DOMAIN}"), backend=settings.AUTHENTICATION_BACKENDS[0])
    return client


def inside(page: Page, client: Client) -> tuple[int, float]:
    """(queries, CPU milliseconds) of one warm request, measured in this process."""
    client.get(page.path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(page.path)
    queries = len(captured)  # the next request empties the log
    assert response.status_code == 200, f"{page.path} answered {response.status_code}"
    began = time.process_time()
    for _ in range(20):
        client.get(page.path)
    return queries, (time.process_time() - began) / 20 * 1000


def measured(wanted: Sequence[Page]) -> Measured:
    """Every page by itself, alone and among the readers, beside an empty view."""
    found = Measured()
    with timing.web_server() as port:
        base_alone = timing.median_ms(timing.alone(lambda: timing.fetch(port, BASELINE)[2]))
        base_crowd = timing.p95_ms(timing.crowd(lambda: timing.fetch(port, BASELINE)[2], seconds=5))
        found.rows.append(["empty view (baseline)", "0", "-", "-", f"{base_alone:.1f}", "-", f"{base_crowd:.1f}", "1.0"])
        for page in wanted:
            client = signed_in(page.account)
            queries, cpu = inside(page, client)
            cookie = "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items())

            def ask(path: str = page.path, cookie: str = cookie) -> float:
                return timing.fetch(port, path, cookie=cookie)[2]

            size = timing.fetch(port, page.path, cookie=cookie)[1]
            single, many = timing.alone(ask), timing.crowd(ask)
            found.most_queries = max(found.most_queries, queries)
            found.most_public_queries = max(found.most_public_queries, 0 if page.account else queries)
            found.slowest_ms = max(found.slowest_ms, timing.median_ms(single))
            found.slowest_in_crowd_ms = max(found.slowest_in_crowd_ms, timing.p95_ms(many))
            found.rows.append(
                [
                    page.name,
                    str(queries),
                    f"{size:,}",
                    f"{cpu:.1f}",
                    f"{timing.median_ms(single):.1f}",
                    f"{timing.p95_ms(single):.1f}",
                    f"{timing.p95_ms(many):.1f}",
                    f"{timing.median_ms(single) / base_alone:.1f}",
                ]
            )
    return found


HEAD = ["page", "queries", "bytes", "CPU ms", "median ms", "p95 ms", f"p95 ms, {timing.READERS} readers", "× empty"]


def main() -> int:
    call_command("search_follower", once=True)
    found = measured(pages())
    timing.table(HEAD, found.rows)
    limits = [
        ("queries of a public page", found.most_public_queries, MOST_QUERIES),
        ("slowest median alone, ms", found.slowest_ms, MOST_MS),
        (f"slowest p95 among {timing.READERS} readers, ms", found.slowest_in_crowd_ms, MOST_MS_IN_CROWD),
    ]
    return 0 if timing.kept(limits) else 1


if __name__ == "__main__":
    sys.exit(main())
