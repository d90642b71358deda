"""Kill -9 of worker, web server and PostgreSQL, a broker emptied, a full disk, the same report sent twice: is anything lost?

Companies upload 200 to 9,000 workers, in one request or in pieces that are acknowledged one by one, have them checked and send their
reports; each is struck once, at a random point of one of these. Whoever is struck between or within pieces goes on from the
`Upload-Offset` that the portal names. Afterwards every file the portal took is processed once, every receipt stands for exactly one
snapshot, numbers have no gaps, no half roster was ever to be seen, and nothing waits. Limits: 0 lost, 0 doubled, 0 half, 0 waiting.
PostgreSQL commits to disk as in production. The minute of silence after which work is taken for dead, and the half minute between two
looks of the clock, are left out; in a running portal they come on top wherever a worker died (`--real-clock` waits for them).

    script/bench crash [--runs 60] [--seed 7] [--only 12,31] [--real-clock]
"""

import argparse
import random
import signal
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

from bench import timing
from tests.support import environment
from tests.support.database import Servers, forget_dead_runs
from tests.wajiblapor.crashing.runs import KINDS, PHASES, Outcome, Runs, points
from tests.wajiblapor.crashing.world import running_world

TROUBLES = ("lost", "doubled", "half", "waits", "wrong")
HEAD = ("struck", *PHASES, "back s, median", "done s, median", "done s, longest", *TROUBLES)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--runs", type=int, default=60)
    parser.add_argument("--seed", type=int, help="that an earlier run printed")
    parser.add_argument("--only", default="", help="numbers of runs, to have one again")
    parser.add_argument("--real-clock", action="store_true", help="Celery's own clock instead of looks without waiting")
    asked = parser.parse_args(arguments)
    seed = asked.seed if asked.seed is not None else random.SystemRandom().randrange(100_000)
    only = {int(part) for part in asked.only.split(",") if part}
    # However it ends, what it mounted and started is put away.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    servers = Servers()
    forget_dead_runs()
    servers.need_valkey()
    outcomes: list[Outcome] = []
    folder = Path(tempfile.mkdtemp(prefix="crash-", dir=environment.RUN))
    try:
        with running_world(folder, real_clock=asked.real_clock) as world:
            has_disks = world.has_small_disks
            print(f"Seed {seed}; {'small disks can be filled' if has_disks else 'no small disks here: full disks are left out'}")
            runs = Runs(world)
            for point in points(seed, asked.runs, has_small_disks=has_disks):
                if not only or point.number in only:
                    outcomes.append(runs.crash(point))
                    _tell(outcomes[-1])
    finally:
        servers.stop()
    print()
    _table(outcomes)
    bad = [outcome for outcome in outcomes if outcome.troubles]
    looks = sum(outcome.looks for outcome in outcomes)
    print(f"\n{len(outcomes)} crashes, {looks:,} looks in between; {len(bad)} with something amiss (must be 0). Seed {seed}.")
    return 1 if bad else 0


def _tell(outcome: Outcome) -> None:
    print(
        f"{outcome.point} ({outcome.struck_at:.2f} s): answers {outcome.answers}, back in {outcome.recovered:.1f} s, done "
        f"{outcome.seconds:.1f} s later, {outcome.looks} looks" + "".join(f"\n     AMISS: {trouble}" for trouble in outcome.troubles),
        flush=True,
    )


def _table(outcomes: list[Outcome]) -> None:
    by_victim: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_victim[outcome.point.victim].append(outcome)
    rows = [_row(victim, by_victim[victim]) for victim in KINDS if by_victim[victim]]
    twice = [outcome for outcome in outcomes if outcome.point.times > 1]
    rows += [_row("(of these, sent several times at once)", twice)] if twice else []
    timing.table(HEAD, [*rows, _row("all", outcomes)])


def _row(name: str, outcomes: list[Outcome]) -> list[str]:
    def times(chosen: list[float]) -> str:
        return f"{timing.median_ms(chosen) / 1000:.1f}"

    return [
        name,
        *(str(sum(outcome.point.phase == phase for outcome in outcomes)) for phase in PHASES),
        times([outcome.recovered for outcome in outcomes]),
        times([outcome.seconds for outcome in outcomes]),
        f"{max(outcome.seconds for outcome in outcomes):.1f}",
        *(str(sum(outcome.has(kind) for outcome in outcomes)) for kind in TROUBLES),
    ]


if __name__ == "__main__":
    sys.exit(main())
