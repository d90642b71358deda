"""Ten thousand new vacancies against a hundred thousand kept searches, and the letters that follow.

Limit: at most two minutes from the first look at what is new until every finding is written. Searches are put together from the
country's occupations, places and filters, as people keep them: seven in ten name a place, one in two has a filter, some only a place.
The index stands as its follower keeps it, with the new vacancies among the others.
"""

import argparse
import itertools
import random
import resource
import sys
import time
from collections.abc import Callable
from datetime import datetime, timedelta

from django.db.models import Sum
from django.utils import timezone
from django.utils.http import urlencode

from bench import timing
from bench.vacancies import fill, ours
from karirhub.queries.documents import VACANCIES
from karirhub.views.public.kept import KEPT_VACANCIES
from siapkerja.alerts.actions.matching import match_new
from siapkerja.alerts.actions.telling import tell_due
from siapkerja.alerts.enums import Frequency
from siapkerja.alerts.models import Alert, Finding, MatchingRound, NewRecord
from siapkerja.events.dispatch import held_back
from siapkerja.identity.fields import email_index
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.reference.models import OccupationSynonym, Region
from siapkerja.search import reading
from siapkerja.search.building import rebuild_now

VACANCIES_NEW, SEARCHES = 10_000, 100_000
LIMIT_SECONDS = 120
DOMAIN = "kabar.contoh.example"
CHUNK = 5_000
SEED = 20260101
FREQUENCIES = [Frequency.AT_ONCE] + [Frequency.DAILY] * 6 + [Frequency.WEEKLY] * 3


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--vacancies", type=int, default=VACANCIES_NEW)
    parser.add_argument("--searches", type=int, default=SEARCHES)
    asked = parser.parse_args()
    fill(asked.vacancies)
    _forget()
    if reading.engine(VACANCIES) is None:
        _timed("index built", lambda: rebuild_now(VACANCIES))
    distinct = _keep_searches(asked.searches)
    ids = list(ours().order_by("pk").values_list("pk", flat=True)[: asked.vacancies])
    now = timezone.now()
    NewRecord.objects.bulk_create(NewRecord(kind=KEPT_VACANCIES.slug, object_id=pk, at=now) for pk in ids)
    print(f"\n{len(ids):,} new vacancies against {asked.searches:,} searches, {distinct:,} of them different:")
    seconds = _timed("matched and written", lambda: match_new(kind=KEPT_VACANCIES, at=now))
    found = Finding.objects.aggregate(total=Sum("total"))["total"] or 0
    print(f"  {Finding.objects.count():,} searches found something, {found:,} matches in all")
    with held_back():
        began = time.perf_counter()
        letters = tell_due(at=now + timedelta(seconds=1))
        taken = time.perf_counter() - began
    print(f"  {letters:,} letters to those who want them at once: {taken:.1f} s, {letters / max(taken, 0.001):,.0f} a second")
    print(f"  largest memory of the process: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")
    _forget()
    return 0 if timing.kept([("matched and written, s", seconds, LIMIT_SECONDS)]) else 1


def _keep_searches(number: int) -> int:
    """Write the searches; returns how many different ones there are."""
    questions = _questions(number)
    now = timezone.now()
    began = time.perf_counter()
    for start in range(0, number, CHUNK):
        Alert.objects.bulk_create(_alert(place, questions[place], now) for place in range(start, min(start + CHUNK, number)))
    print(f"  searches written: {number:,} in {time.perf_counter() - began:.1f} s")
    return len(set(questions))


def _alert(place: int, query: str, now: datetime) -> Alert:
    address = f"orang{place}@{DOMAIN}"
    return Alert(
        kind=KEPT_VACANCIES.slug,
        email=address,
        email_index=email_index(address),
        query=query,
        frequency=FREQUENCIES[place % len(FREQUENCIES)],
        asked_at=now,
        confirmed_at=now,
    )


def _questions(number: int) -> list[str]:
    dice = random.Random(SEED)
    words = sorted(set(OccupationSynonym.objects.values_list("term", flat=True)))
    places = list(Region.objects.filter(level=4, valid_to=None).order_by("code").values_list("name", flat=True))
    filters = [
        ("kontrak", "tetap"),
        ("kontrak", "kontrak"),
        ("waktu", "penuh"),
        ("pendidikan", "menengah"),
        ("upah", "4000000"),
        ("cara", "jauh"),
    ]
    made = []
    for _ in itertools.repeat(None, number):
        pairs = [] if dice.random() < 0.1 else [("q", dice.choice(words))]
        if not pairs or dice.random() < 0.7:
            pairs.append(("tempat", dice.choice(places)))
            if dice.random() < 0.5:
                pairs.append(("radius", dice.choice(["10", "25", "50"])))
        if dice.random() < 0.5:
            pairs.append(dice.choice(filters))
        made.append(KEPT_VACANCIES.tidy(urlencode(pairs)))
    return made


def _timed(what: str, make: Callable[[], object]) -> float:
    began, worked = time.perf_counter(), time.process_time()
    make()
    taken = time.perf_counter() - began
    print(f"  {what}: {taken:.1f} s, of which {time.process_time() - worked:.1f} s at work in this process", flush=True)
    return taken


def _forget() -> None:
    """What an earlier run left, and this one's."""
    Alert.objects.filter(email__isnull=False).delete()
    NewRecord.objects.all().delete()
    MatchingRound.objects.all().delete()
    OutgoingMessage.objects.filter(purpose="alert_news").delete()


if __name__ == "__main__":
    sys.exit(main())
