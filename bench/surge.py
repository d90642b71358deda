"""Opening day: thousands register for one batch within minutes. None may be lost, and the line has no gaps.

Limits: 20,000 registrations in ten minutes, none lost, places 1 to n each given once, and the place shown in the answer. People
arrive evenly spread by chance whether or not the earlier ones have been answered, and the time is counted from when they
arrived. What follows from a registration (notices, figures) is the worker's; `--deliver` lets everybody hear afterwards.
"""

import argparse
import http.client
import queue
import random
import re
import secrets
import threading
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from urllib.parse import urlencode

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.auth.hashers import make_password
from django.contrib.sessions.backends.cached_db import SessionStore
from django.contrib.sessions.models import Session
from django.db.models import Max
from django.utils import timezone

from bench import timing
from siapkerja.documents.models import NumberSeries
from siapkerja.events.delivery import answered_in_bulk, deliver_pending
from siapkerja.events.registry import reactions_of
from siapkerja.facts.skillhub import PersonEnrolled
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Person, User
from siapkerja.notifications.models import Notification
from siapkerja.profiles.models import Profile
from skillhub.actions import batches
from skillhub.actions.batches import BatchContent
from skillhub.models import Batch, Enrolment, Programme

DOMAIN = "pembukaan.contoh.example"
ONE_BY_ONE = 40  # registrations measured alone before the rush, to compare with an empty view
LOOKED_AT = 50  # every so many answers are followed to the page that shows the place
CHUNK = 2_000


@dataclass
class Tally:
    """What became of the registrations."""

    accepted: list[int] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)
    others: Counter[str] = field(default_factory=Counter)
    shown: int = 0
    not_shown: int = 0


@dataclass(frozen=True)
class Registrant:
    """Somebody with a session, ready to register."""

    person_id: int
    cookie: str
    token: str


def make_registrants(count: int) -> list[Registrant]:
    """People old and schooled enough, each signed in; made in bulk, since signing in is measured elsewhere."""
    now, secret, made = timezone.now(), make_password("ramai di hari pembukaan"), []
    run = secrets.token_hex(4)  # everybody is new at each run
    for first in range(0, count, CHUNK):
        numbers = range(first, min(first + CHUNK, count))
        people = Person.objects.bulk_create(
            [Person(full_name=f"Pendaftar Contoh {number}", born_on=date(2000, 1, 1), created_at=now) for number in numbers]
        )
        Profile.objects.bulk_create([Profile(person=person, education_level_id="SMA", updated_at=now) for person in people])
        users = User.objects.bulk_create(
            [
                User(email=f"orang{number}-{run}@{DOMAIN}", password=secret, person=person)
                for number, person in zip(numbers, people, strict=True)
            ]
        )
        made += _sessions(users)
    return made


def _sessions(users: Sequence[User]) -> list[Registrant]:
    store, until = SessionStore(), timezone.now() + timedelta(hours=2)
    rows, made = [], []
    for user in users:
        key, token = secrets.token_hex(16), secrets.token_hex(16)
        told = {
            SESSION_KEY: str(user.pk),
            BACKEND_SESSION_KEY: settings.AUTHENTICATION_BACKENDS[0],
            HASH_SESSION_KEY: user.get_session_auth_hash(),
        }
        rows.append(Session(session_key=key, session_data=store.encode(told), expire_date=until))
        cookie = f"{settings.SESSION_COOKIE_NAME}={key}; {settings.CSRF_COOKIE_NAME}={token}"
        assert user.person_id is not None
        made.append(Registrant(user.person_id, cookie, token))
    Session.objects.bulk_create(rows)
    return made


def open_batch() -> Batch:
    """A batch of a demo programme that everybody here may join, open from today."""
    system, now, today = Actor.the_system("bench"), timezone.now(), timezone.localdate()
    programme = Programme.objects.public().filter(age_from__lte=20, education_id__in=("SD", "SMP", "SMA")).order_by("pk").first()
    assert programme is not None, "the demo country has no programme"
    content = BatchContent(
        quota=1000,
        registration_opens_on=today,
        registration_closes_on=today + timedelta(days=3),
        announced_on=today + timedelta(days=5),
        training_starts_on=today + timedelta(days=10),
        training_ends_on=today + timedelta(days=40),
    )
    batch = batches.plan(programme=programme, content=content, by=system, at=now)
    return batches.announce(batch=batch, by=system, at=now)


def hush(batch: Batch) -> None:
    """Let nobody hear of it later: 20,000 notices would be the next thing this database does. What happened stays, as it always does."""
    told = [f"skillhub.enrolment:{pk}" for pk in Enrolment.objects.filter(batch=batch).values_list("pk", flat=True)]
    names = [reaction.name for reaction in reactions_of(PersonEnrolled)]
    for first in range(0, len(told), CHUNK):
        answered_in_bulk(reactions=names, subjects=told[first : first + CHUNK], at=timezone.now())


class Visitor:
    """One browser that registers."""

    def __init__(self, port: int, path: str) -> None:
        self.port, self.path = port, path

    def register(self, who: Registrant) -> tuple[str, str]:
        """What was answered ("accepted" or what went wrong) and where it led."""
        headers = {
            "Host": "localhost", "Cookie": who.cookie, "Content-Type": "application/x-www-form-urlencoded",
            "Referer": f"http://localhost{self.path}",
        }  # fmt: skip
        try:
            status, location, page = self._ask("POST", self.path, headers, urlencode({"csrfmiddlewaretoken": who.token}))
        except OSError as trouble:
            return type(trouble).__name__, ""
        if status == 302 and "/pendaftaran/" in location:
            return "accepted", location
        told = re.search(r'role="alert">.*?<span>(.*?)</span>', page, re.DOTALL)
        return f"status {status} {told[1] if told else location}".strip(), ""

    def place_shown(self, who: Registrant, location: str) -> int | None:
        """The place in line as the person's own page shows it."""
        _status, _location, page = self._ask("GET", location, {"Host": "localhost", "Cookie": who.cookie})
        found = re.search(r"Urutan ([\d.]+)", page)
        return int(found[1].replace(".", "")) if found else None

    def _ask(self, method: str, path: str, headers: dict[str, str], body: str | None = None) -> tuple[int, str, str]:
        to = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        try:
            to.request(method, path, body, headers)
            answer = to.getresponse()
            return answer.status, answer.headers.get("Location") or "", answer.read().decode("utf-8", "replace")
        finally:
            to.close()


def rush(visitor: Visitor, people: Sequence[Registrant], seconds: float, browsers: int) -> Tally:
    """Everybody registers at a moment of their own within `seconds`."""
    tally, lock = Tally(), threading.Lock()
    moments = random.Random(1)  # the same arrivals in every run
    start = time.perf_counter() + 0.5
    waiting: queue.SimpleQueue[tuple[float, int]] = queue.SimpleQueue()
    for number, moment in enumerate(sorted(moments.uniform(0, seconds) for _ in people)):
        waiting.put((start + moment, number))

    def browse() -> None:
        while True:
            try:
                due, number = waiting.get_nowait()
            except queue.Empty:
                return
            time.sleep(max(0.0, due - time.perf_counter()))
            who = people[number]
            answer, location = visitor.register(who)
            took = time.perf_counter() - due
            place = visitor.place_shown(who, location) if location and number % LOOKED_AT == 0 else 0
            with lock:
                if answer != "accepted":
                    tally.others[answer] += 1
                    continue
                tally.accepted.append(who.person_id)
                tally.seconds.append(took)
                if place is None:
                    tally.not_shown += 1
                elif place:
                    tally.shown += 1

    threads = [threading.Thread(target=browse) for _ in range(browsers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def report(tally: Tally, batch: Batch, alone: list[float], base: float, wall: float) -> bool:
    """Print what came of it; True where none was lost and the line has no gaps."""
    rows = Enrolment.objects.filter(batch=batch)
    stored, places = set(rows.values_list("person_id", flat=True)), sorted(rows.values_list("place", flat=True))
    lost = len(set(tally.accepted) - stored)
    unanswered = len(stored) - len(set(tally.accepted)) - ONE_BY_ONE
    last = rows.aggregate(last=Max("place"))["last"] or 0
    gaps = last - len(set(places))
    counter = NumberSeries.objects.get(series=f"SKL-{batch.pk}").last
    timing.table(
        ["what", "figure"],
        [
            ["accepted", f"{len(tally.accepted):,} in {wall:.0f} s ({len(tally.accepted) / wall:.1f} a second)"],
            ["lost (must be 0)", str(lost)],
            ["stored without an answer", str(max(unanswered, 0))],
            ["gaps in the line (must be 0)", str(gaps)],
            ["places given twice (must be 0)", str(len(places) - len(set(places)))],
            ["counter against last place", f"{counter:,} / {last:,}"],
            ["errors", str(dict(tally.others) or "none")],
            ["place shown on the page", f"{tally.shown} of {tally.shown + tally.not_shown} looked at"],
            ["p50 ms, from arriving", f"{timing.median_ms(tally.seconds):.0f}"],
            ["p95 ms, from arriving", f"{timing.p95_ms(tally.seconds):.0f}"],
            ["slowest ms", f"{max(tally.seconds) * 1000:.0f}"],
            ["median ms alone", f"{timing.median_ms(alone):.1f}"],
            ["empty view, median ms", f"{base:.1f}"],
            ["× empty view", f"{timing.median_ms(alone) / base:.1f}"],
        ],
    )
    return lost == gaps == 0 and not tally.others and counter == last and not tally.not_shown


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--registrations", type=int, default=20_000)
    parser.add_argument("--seconds", type=float, default=600.0)
    parser.add_argument("--browsers", type=int, default=96, help="how many may wait for an answer at once")
    parser.add_argument("--deliver", action="store_true", help="let everybody hear of it afterwards, and count the notices")
    options = parser.parse_args()
    began = time.perf_counter()
    people = make_registrants(options.registrations + ONE_BY_ONE)
    batch = open_batch()
    print(f"{len(people):,} people with sessions made in {time.perf_counter() - began:.0f} s")
    is_good = False
    try:
        with timing.web_server() as port:
            visitor = Visitor(port, f"/skillhub/pendaftaran/angkatan/{batch.pk}/")
            base = timing.median_ms(timing.alone(lambda: timing.fetch(port, "/healthz")[2]))
            first, rest = people[:ONE_BY_ONE], people[ONE_BY_ONE:]
            alone = [_timed(visitor, who) for who in first]
            began = time.perf_counter()
            tally = rush(visitor, rest, options.seconds, options.browsers)
            wall = time.perf_counter() - began
        is_good = report(tally, batch, alone, base, wall)
        if options.deliver:
            _deliver(people)
    finally:
        hush(batch)
    raise SystemExit(0 if is_good else 1)


def _timed(visitor: Visitor, who: Registrant) -> float:
    began = time.perf_counter()
    answer, _location = visitor.register(who)
    assert answer == "accepted", answer
    return time.perf_counter() - began


def _deliver(people: Sequence[Registrant]) -> None:
    began = time.perf_counter()
    heard = deliver_pending(rounds=10_000)
    told = Notification.objects.filter(person__in=[one.person_id for one in people], slug="enrolment_received").count()
    print(f"{heard:,} reactions heard in {time.perf_counter() - began:.0f} s, {told:,} people told of their place")


if __name__ == "__main__":
    main()
