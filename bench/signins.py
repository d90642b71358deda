"""Two hundred people sign in from two hundred addresses, over a minute and at one instant, while others read.

Limits: over a minute none is lost and p95 is at most 2 s; at one instant everybody is let in or asked to wait in a sentence, nobody
meets an error, and readers keep a p95 of at most 500 ms. Passwords are hashed as in production.
"""

import argparse
import http.client
import os
import random
import re
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urlencode

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.cache import cache
from django.utils import timezone

from bench import timing
from siapkerja.identity.models import Person, User

# Each client names its own address in a header, as a proxy of ours would.
os.environ["SIAPKERJA_TRUSTED_PROXIES"] = "1"

DOMAIN = "ramai.contoh.example"
PASSWORD = "kambing hitam tiga belas"  # noqa: S105 - of accounts that live for the benchmark
READ = "/karirhub/lowongan/"
READERS = 10
MOST_TRIES = 40
SENTENCE = "Sedang ramai"


@dataclass
class Tally:
    """What became of the sign-ins of one round."""

    answers: Counter[str] = field(default_factory=Counter)
    first: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    lost: int = 0


class Person200:
    """One browser with an address of its own."""

    def __init__(self, port: int, number: int) -> None:
        self.port, self.email = port, f"orang{number}@{DOMAIN}"
        self.address = f"10.20.{number // 250}.{number % 250 + 1}"
        self.token = self.cookie = ""

    def _ask(self, method: str, body: str = "") -> tuple[int, http.client.HTTPMessage, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        headers = {"Host": "localhost", "X-Forwarded-For": self.address}
        if self.cookie:
            headers["Cookie"] = self.cookie
        if body:
            headers |= {"Content-Type": "application/x-www-form-urlencoded", "Referer": "http://localhost/akun/login/"}
        try:
            connection.request(method, "/akun/login/", body or None, headers)
            response = connection.getresponse()
            return response.status, response.headers, response.read().decode("utf-8", "replace")
        finally:
            connection.close()

    def open_page(self) -> None:
        _, headers, page = self._ask("GET")
        self.cookie = (headers.get("Set-Cookie") or "").partition(";")[0]
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        self.token = found[1] if found else ""

    def send(self) -> tuple[str, float]:
        """What came of one try ("in", "asked to wait", or what went wrong), and for how many seconds to wait."""
        body = urlencode({"csrfmiddlewaretoken": self.token, "login": self.email, "password": PASSWORD})
        try:
            status, headers, page = self._ask("POST", body)
        except OSError as trouble:
            return type(trouble).__name__, 1.0
        if status == 302:
            return "in", 0.0
        if status == 503 and SENTENCE in page:
            return "asked to wait", float(headers.get("Retry-After", "1"))
        return f"status {status}", 1.0

    def sign_in(self, tally: Tally, lock: threading.Lock) -> None:
        """Try as a person would who does what the page says."""
        began = time.perf_counter()
        for attempt in range(MOST_TRIES):
            answer, wait = self.send()
            took = time.perf_counter() - began
            with lock:
                tally.answers[answer] += 1
                if attempt == 0:
                    tally.first.append(took)
            if answer == "in":
                with lock:
                    tally.whole.append(took)
                return
            time.sleep(wait)
        with lock:
            tally.lost += 1


def make_people(count: int) -> None:
    forget_people()
    now = timezone.now()
    secret = make_password(PASSWORD)
    people = Person.objects.bulk_create([Person(full_name=f"Orang Ramai {number}", created_at=now) for number in range(count)])
    users = User.objects.bulk_create(
        [User(email=f"orang{number}@{DOMAIN}", password=secret, person=person) for number, person in enumerate(people)]
    )
    EmailAddress.objects.bulk_create([EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users])


def forget_people() -> None:
    users = User.objects.filter(email__endswith=f"@{DOMAIN}")
    people = list(users.values_list("person_id", flat=True))
    users.delete()
    Person.objects.filter(pk__in=people).delete()


def a_round(people: list[Person200], when: Callable[[int], float]) -> Tally:
    """All sign in, each when `when` says (seconds from the start), while others read nothing."""
    tally, lock, start = Tally(), threading.Lock(), time.perf_counter() + 0.5

    def go(number: int) -> None:
        time.sleep(max(0.0, start + when(number) - time.perf_counter()))
        people[number].sign_in(tally, lock)

    threads = [threading.Thread(target=go, args=(number,)) for number in range(len(people))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return tally


def reading_meanwhile(port: int, seconds: float, taken: list[float]) -> threading.Thread:
    def read() -> None:
        taken.extend(timing.crowd(lambda: timing.fetch(port, READ)[2], readers=READERS, seconds=seconds))

    thread = threading.Thread(target=read)
    thread.start()
    return thread


def report(name: str, tally: Tally, read: list[float]) -> list[str]:
    others = {answer: count for answer, count in tally.answers.items() if answer not in {"in", "asked to wait"}}
    return [
        name,
        str(len(tally.whole)),
        str(tally.lost),
        str(tally.answers["asked to wait"]),
        str(others or "-"),
        f"{timing.p95_ms(tally.first):.0f}",
        f"{timing.p95_ms(tally.whole):.0f}" if tally.whole else "-",
        f"{max(tally.whole):.1f}" if tally.whole else "-",
        f"{timing.p95_ms(read):.0f}",
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=200)
    parser.add_argument("--seconds", type=float, default=60.0, help="of the round that is spread out")
    options = parser.parse_args()
    hasher = settings.PASSWORD_HASHERS[0].rpartition(".")[2]
    print(f"{options.people} people, {hasher}, {settings.SIGNIN_SLOTS} hash and {settings.SIGNIN_WAITING} wait in each web process")
    make_people(options.people)
    rows = []
    try:
        with timing.web_server() as port:
            people = [Person200(port, number) for number in range(options.people)]
            reading_meanwhile(port, 4, []).join()  # both processes have read their code
            calm: list[float] = []
            reading_meanwhile(port, 5, calm).join()
            print(f"Readers alone: p95 {timing.p95_ms(calm):.0f} ms")
            for person in people:
                person.open_page()
            generator = random.Random(1)  # the same arrivals in every run
            arrivals = [generator.uniform(0, options.seconds) for _ in people]
            read: list[float] = []
            reader = reading_meanwhile(port, options.seconds, read)
            spread = a_round(people, arrivals.__getitem__)
            reader.join()
            rows.append(report(f"over {options.seconds:.0f} s", spread, read))
            cache.clear()
            read = []
            reader = reading_meanwhile(port, 15, read)
            time.sleep(2)
            crowd = a_round(people, lambda _: 0.0)
            reader.join()
            rows.append(report("at one instant", crowd, read))
    finally:
        forget_people()
    head = ["round", "in", "lost", "asked to wait", "errors", "p95 first ms", "p95 until in ms", "last in s", "readers p95 ms"]
    timing.table(head, rows)


if __name__ == "__main__":
    main()
