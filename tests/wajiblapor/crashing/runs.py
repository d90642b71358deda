"""Crashes at random points, each said by its seed and number, so that one that fails can be had again."""

import random
import time
from collections.abc import Iterator
from dataclasses import dataclass, field

from tests.wajiblapor.crashing.company import Company, GivenUp
from tests.wajiblapor.crashing.reckoning import Watching, amiss_with, gaps_in_numbers, lost_by, stray_files
from tests.wajiblapor.crashing.world import Striking, World

PHASES = ("upload", "pieces", "check", "submission")
# How often each happens in a hundred, and in which phases it can hurt.
KINDS: dict[str, tuple[int, tuple[str, ...]]] = {
    "worker": (20, PHASES),
    "web": (16, ("upload", "pieces", "submission")),
    "postgres": (22, PHASES),
    "backend": (8, PHASES),
    "broker": (12, PHASES),
    "frozen worker": (6, ("check",)),
    "disk of files": (4, ("upload", "pieces", "submission")),
    "disk of database": (6, PHASES),
    "nobody": (6, ("submission",)),
}
ROWS = (200, 3_000, 9_000)
LINE_SECONDS = 0.4
# What the portal takes at most for the last piece, with which it makes one file of all.
FINISHING_SECONDS = 1.5
# A disk stays full long enough for somebody to need it.
FULL_SECONDS = 2.0
MOST_TIMES = 4


@dataclass(frozen=True, kw_only=True)
class Point:
    """One crash.

    Attributes:
        place: how far into the phase, as a share of the seconds it usually takes, or of the bytes where the file comes in pieces; may
            lie just behind its end.
        is_between: of pieces, when the one that came so far was acknowledged; otherwise while it is on the line.
        times: how often the same submission is sent at the same moment.
    """

    number: int
    victim: str
    phase: str
    place: float
    rows: int
    times: int
    is_between: bool = False

    def __str__(self) -> str:
        twice = f", sent {self.times} times at once" if self.times > 1 else ", between two of them" if self.is_between else ""
        return f"{self.number:>3}  {self.victim} at {self.place:.0%} of the {self.phase} of {self.rows:,} rows{twice}"


@dataclass
class Outcome:
    """What came of one crash. `seconds` from the end of the recovery of the processes until what was begun is done."""

    point: Point
    struck_at: float = 0.0
    recovered: float = 0.0
    seconds: float = 0.0
    looks: int = 0
    answers: dict[str, list[str]] = field(default_factory=dict)
    troubles: list[str] = field(default_factory=list)

    def has(self, kind: str) -> bool:
        """Whether something was `lost`, `doubled`, `half`, `waits` or `wrong`."""
        return any(trouble.startswith(f"{kind}:") for trouble in self.troubles)


def points(seed: int, count: int, *, has_small_disks: bool = True) -> Iterator[Point]:
    """The same points for the same seed, each for itself: the fifth is the same however many are asked for."""
    kinds = {victim: kind for victim, kind in KINDS.items() if has_small_disks or not victim.startswith("disk")}
    for number in range(1, count + 1):
        dice = random.Random(f"{seed}:{number}")
        victim = dice.choices(list(kinds), [weight for weight, _phases in kinds.values()])[0]
        phase = dice.choice(kinds[victim][1])
        times = dice.randint(2, MOST_TIMES) if phase == "submission" and (victim == "nobody" or dice.random() < 0.3) else 1
        place, rows = dice.uniform(0, 1.15), dice.choice(ROWS)
        is_between = phase == "pieces" and dice.random() < 0.4
        yield Point(number=number, victim=victim, phase=phase, place=place, rows=rows, times=times, is_between=is_between)


class Runs:
    """Crashes in one world, one company each.

    Args:
        seconds: how long a phase usually takes here, by phase and rows; measured as companies come through unharmed.
    """

    def __init__(self, world: World) -> None:
        self.world = world
        self.seconds: dict[tuple[str, int], float] = {}
        self._companies = 0

    def company(self, rows: int) -> Company:
        self._companies += 1
        return Company(self.world, self._companies, rows)

    def measure(self, rows: int) -> None:
        """Let a company of this size through unharmed, and note how long each phase takes."""
        company, took = self.company(rows), {}
        began = time.monotonic()
        assert company.upload(seconds=LINE_SECONDS) == "accepted", company.answers
        took["upload"] = time.monotonic() - began
        took["check"] = company.wait_checked(is_clockwork=False)
        company.answer_questions()
        company.reauthenticate()
        began = time.monotonic()
        assert company.submit() == ["accepted"], company.answers
        took["submission"] = time.monotonic() - began
        company.wait_receipt(is_clockwork=False)
        for phase, seconds in took.items():
            self.seconds[phase, rows] = seconds
        troubles = self._left_waiting() + amiss_with(company)
        assert not troubles, troubles

    def crash(self, point: Point) -> Outcome:
        """One crash, the recovery, and whatever is amiss afterwards."""
        if point.phase != "pieces" and ("upload", point.rows) not in self.seconds:
            self.measure(point.rows)
        outcome, company = Outcome(point), self.company(point.rows)
        watching = Watching(self.world, company)
        try:
            striking = self._strike(point, company)
            striking.join()
            outcome.struck_at = striking.seconds
            time.sleep(FULL_SECONDS if point.victim.startswith("disk") else 0.0)
            began = time.monotonic()
            self.world.recover(point.victim)
            outcome.recovered = time.monotonic() - began
            outcome.troubles += lost_by(company)
            outcome.seconds = company.finish()
        except GivenUp as trouble:
            outcome.troubles.append(f"waits: {trouble}")
        finally:
            outcome.troubles += watching.stop()
            outcome.looks = watching.looks
            self.world.settle()
        outcome.answers = {"upload": company.answers.upload, "submission": company.answers.submission}
        if not outcome.has("waits"):
            outcome.troubles += self._left_waiting() + amiss_with(company)
        outcome.troubles += gaps_in_numbers() + stray_files()
        return outcome

    def _strike(self, point: Point, company: Company) -> Striking:
        if point.phase == "pieces":
            return self._strike_pieces(point, company)
        seconds = self.seconds[point.phase, point.rows] * point.place
        if point.phase == "upload":
            striking = Striking(self.world, point.victim, seconds)
            company.upload(seconds=LINE_SECONDS)
            return striking
        if company.upload() != "accepted":
            raise GivenUp(f"an upload in peace is not taken: {company.answers.upload}")
        if point.phase == "check":
            return Striking(self.world, point.victim, seconds)
        company.wait_checked(is_clockwork=False)
        company.answer_questions()
        company.reauthenticate()
        striking = Striking(self.world, point.victim, seconds)
        company.submit(times=point.times)
        return striking

    def _strike_pieces(self, point: Point, company: Company) -> Striking:
        """At a byte of the file; behind the last one while the portal makes one file of all pieces."""
        strikes: list[Striking] = []
        whole = len(company.content)
        began = time.monotonic()

        def heard(sent: int, is_acknowledged: bool) -> None:
            if strikes or is_acknowledged != point.is_between or sent < min(whole, whole * point.place):
                return
            strikes.append(Striking(self.world, point.victim, max(0.0, point.place - 1) * FINISHING_SECONDS))
            if point.place < 1:
                strikes[0].join()

        company.upload_in_pieces(seconds=LINE_SECONDS, heard=heard)
        strikes = strikes or [Striking(self.world, point.victim, 0.0)]
        strikes[0].join()
        strikes[0].seconds = strikes[0].at - began
        return strikes[0]

    def _left_waiting(self) -> list[str]:
        """What is still to be done although everybody has had time for it."""
        waiting = (
            "select 'delivery ' || reaction from events_delivery where state = 'pending' union all "
            "select 'message ' || purpose from messaging_outgoingmessage where state = 'queued' union all "
            "select 'job ' || kind from jobs_job where state in ('queued', 'running')"
        )
        deadline = time.monotonic() + self.world.patience
        while found := self.world.ask(waiting):
            if time.monotonic() > deadline:
                return [f"waits: {what}" for (what,) in found]
            self.world.tick()
            time.sleep(0.5)
        return []
