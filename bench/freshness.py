"""How soon a vacancy that was published, changed or frozen is right in search: median and worst, on a follower as it runs.

One after another, vacancies are published, given another title and frozen, and after each act a stranger asks the list of vacancies
for the title every 20 ms, over HTTP, until the page and its count are right: the new title found once, the old one and the frozen one
no more. The time runs from the end of the act's transaction to the end of the first right answer.

Limit: 2 seconds for each single change.

    script/bench freshness [--changes 50] [--vacancies 100000]
"""

import argparse
import http.client
import os
import re
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from urllib.parse import urlencode

from django.utils import timezone

from bench import timing
from bench.vacancies import FIRST_ID, fill
from karirhub.actions import vacancies
from karirhub.actions.vacancy_content import VacancyContent
from karirhub.enums import FreezeReason
from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.events.dispatch import held_back
from siapkerja.identity.actor import Actor
from siapkerja.search import reading
from siapkerja.search.building import rebuild_now

CHANGES, ROWS = 50, 100_000
LIMIT_SECONDS, GIVEN_UP_SECONDS, PAUSE_SECONDS = 2.0, 20.0, 0.02
PAGE = "/karirhub/lowongan/"
SYSTEM = Actor.the_system("bench")
KINDS = ("published", "changed, new title", "changed, old title", "frozen")
_COUNT = re.compile(r'<h2 aria-live="polite"><span class="num">([\d.,]+)</span>')


@contextmanager
def follower() -> Iterator[None]:
    """The process that keeps the index, as `script/server` runs it."""
    process = subprocess.Popen([sys.executable, "manage.py", "search_follower"], env=dict(os.environ))
    try:
        yield
    finally:
        process.terminate()
        process.wait(20)


class Stranger:
    """Somebody who asks the list of vacancies for a title again and again."""

    def __init__(self, port: int) -> None:
        self.port = port

    def seconds_until(self, title: str, *, is_found: bool, since: float) -> float:
        """From `since` to the end of the first answer that is right; as long as was waited where none came."""
        while (waited := time.perf_counter() - since) < GIVEN_UP_SECONDS:
            if self._is_right(title, is_found):
                return time.perf_counter() - since
            time.sleep(PAUSE_SECONDS)
        return waited

    def _is_right(self, title: str, is_found: bool) -> bool:
        asked = urlencode({"q": f'"{title}"'})
        to = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            to.request("GET", f"{PAGE}?{asked}", headers={"Host": "localhost"})
            answer = to.getresponse()
            page = answer.read().decode()
        finally:
            to.close()
        told = _COUNT.search(page)
        assert answer.status == 200, f"the list answered {answer.status}"
        assert told is not None, "the list names no count"
        return int(told[1]) == is_found and (f">{title}</a>" in page) == is_found


def changed(stranger: Stranger, template: Vacancy, taken: dict[str, list[float]]) -> None:
    """One vacancy published, given another title, and frozen."""
    first, second = (f"Penjaga uji {secrets.token_hex(6)}" for _ in range(2))
    content = replace(VacancyContent.of(template), title=first, certificates=(), places=(), questions=(), stages=())
    now = timezone.now()
    vacancy = vacancies.draft(workplace=template.workplace, content=content, by=SYSTEM, at=now)
    vacancy = vacancies.publish(vacancy=vacancy, by=SYSTEM, at=now)
    taken["published"].append(stranger.seconds_until(first, is_found=True, since=time.perf_counter()))
    vacancy = vacancies.rewrite(vacancy=vacancy, content=replace(content, title=second), by=SYSTEM, at=timezone.now())
    ended = time.perf_counter()
    taken["changed, new title"].append(stranger.seconds_until(second, is_found=True, since=ended))
    taken["changed, old title"].append(stranger.seconds_until(first, is_found=False, since=ended))
    vacancies.freeze(vacancy=vacancy, reason_code=FreezeReason.OFFICER, note="", by=SYSTEM, at=timezone.now())
    taken["frozen"].append(stranger.seconds_until(second, is_found=False, since=time.perf_counter()))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--changes", type=int, default=CHANGES, help="of each kind")
    parser.add_argument("--vacancies", type=int, default=ROWS, help="live ones beside them; 0 for those of the demo country")
    chosen = parser.parse_args(arguments)
    if chosen.vacancies:
        fill(chosen.vacancies)
    engine = reading.engine(VACANCIES)
    if engine is None or engine.searcher.num_docs != Vacancy.objects.public().count():
        rebuild_now(VACANCIES)
    rows = Vacancy.objects.public().in_the_country().filter(pk__lt=FIRST_ID).select_related("workplace").order_by("pk")
    templates = list(rows[: chosen.changes])
    taken: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with timing.web_server() as port, follower(), held_back():
        stranger = Stranger(port)
        changed(stranger, templates[0], {kind: [] for kind in KINDS})  # while the follower still starts
        for number in range(chosen.changes):
            changed(stranger, templates[number % len(templates)], taken)
    print(f"{Vacancy.objects.public().count():,} live vacancies, {chosen.changes} changes of each kind, each alone:")
    head = ["a vacancy", "median ms", "p95 ms", "worst ms"]
    worst = {kind: max(found) for kind, found in taken.items()}
    rows_told = [
        [kind, f"{timing.median_ms(found):.0f}", f"{timing.p95_ms(found):.0f}", f"{worst[kind] * 1000:.0f}"]
        for kind, found in taken.items()
    ]
    timing.table(head, rows_told)
    return 0 if timing.kept([(f"{kind}, worst, s", most, LIMIT_SECONDS) for kind, most in worst.items()]) else 1


if __name__ == "__main__":
    sys.exit(main())
