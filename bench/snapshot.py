"""The day's snapshot of public vacancies: microseconds a row to read and tell them, to write them as JSON, and to pack them.

Baseline: the same rows' own columns, read from PostgreSQL and written as JSON with nothing else done to them.

Limit: reading, telling and writing a row, with names from seven tables and rows from four more, takes at most 3.5 times the baseline;
packing comes on top.

    script/bench snapshot [--vacancies 100000]
"""

import argparse
import gzip
import json
import sys
import time
from collections.abc import Sequence
from io import BytesIO

from bench import timing
from bench.vacancies import fill
from karirhub.models import Vacancy
from karirhub.queries.open_data import READ_AT_ONCE, every_open_vacancy

ROWS, MOST_TIMES_BARE = 100_000, 3.5
TURNS = 3
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), default=str)


def told() -> tuple[int, int, float, float]:
    """(rows, bytes of JSON, seconds to read and tell, seconds to write) of the whole snapshot."""
    rows, size, wrote, began = 0, 0, 0.0, time.perf_counter()
    for line in every_open_vacancy():
        start = time.perf_counter()
        size += len(_JSON.encode(line).encode()) + 1
        wrote += time.perf_counter() - start
        rows += 1
    return rows, size, time.perf_counter() - began - wrote, wrote


def bare() -> float:
    """Seconds a row for the plain columns."""
    rows, last, began = 0, 0, time.perf_counter()
    while found := list(Vacancy.objects.public().filter(pk__gt=last).order_by("pk").values()[:READ_AT_ONCE]):
        for row in found:
            _JSON.encode(row)
        rows, last = rows + len(found), found[-1]["id"]
    return (time.perf_counter() - began) / rows


def packed() -> float:
    """Seconds a row to pack the first rows, as the snapshot is packed."""
    lines = [_JSON.encode(line).encode() + b"\n" for _number, line in zip(range(20_000), every_open_vacancy(), strict=False)]
    began = time.perf_counter()
    with gzip.GzipFile(fileobj=BytesIO(), mode="wb", compresslevel=6, mtime=0) as file:
        for line in lines:
            file.write(line)
    return (time.perf_counter() - began) / len(lines)


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--vacancies", type=int, default=ROWS)
    fill(parser.parse_args(arguments).vacancies)
    best = min((told() for _ in range(TURNS)), key=lambda found: found[2] + found[3])
    rows, size, read, wrote = best
    plain = min(bare() for _ in range(TURNS))
    table = [
        ["read and tell", f"{read / rows * 1e6:.0f}"],
        ["write as JSON", f"{wrote / rows * 1e6:.0f}"],
        ["pack", f"{packed() * 1e6:.0f}"],
        ["bare columns, read and written (baseline)", f"{plain * 1e6:.0f}"],
    ]
    print(f"{rows:,} open vacancies, {size / rows:,.0f} bytes each.")
    timing.table(["what", "µs a row"], table)
    return 0 if timing.kept([("times bare columns", (read + wrote) / rows / plain, MOST_TIMES_BARE)]) else 1


if __name__ == "__main__":
    sys.exit(main())
