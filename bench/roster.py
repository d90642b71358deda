"""Rosters from stored file to checked rows in PostgreSQL, beside django-import-export with the same rules.

Limits: 5,000 rows in at most 5 s, 100,000 rows of XLSX in at most 10 s, 1,000,000 rows of CSV (`--rows 1000000 --formats csv`) in
at most 75 s, no process above 1 GB, CSV in the same memory whatever its length, time linear, at least 5 times as fast as the library
tuned (bulk, no diffs, batches, one transaction) and 30 times as fast as it comes. Each measurement runs in a process of its own, on the
clock and in seconds of CPU of both sides (this process and its PostgreSQL backend): on a machine that others use too, the latter count.
The library is measured on fewer rows of the same kind, and compared by its seconds per row.

    script/bench roster [--rows 5000,100000] [--formats xlsx,csv]
    script/bench roster --at-once 20        so many uploads of 5,000 rows at one moment, while others ask for sign-in codes
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.db import connection

from bench.roster_files import a_draft, write_file

# Seconds for so many rows of a format.
LIMITS = {(5_000, "xlsx"): 5.0, (5_000, "csv"): 5.0, (100_000, "xlsx"): 10.0, (1_000_000, "csv"): 75.0}
MOST_MEGABYTES = 1024
# Megabytes by which the memory for a CSV may differ between lengths, and CPU seconds per row between sizes.
FLAT_WITHIN, LINEAR_WITHIN = 40, 1.25
# The library: how many rows it is measured on at most, and how many times as fast we have to be.
BASELINES = {"tuned": (10_000, 5), "default": (1_500, 30)}
WAYS = ("ours", *BASELINES)


# One measurement, in a process of its own


def measure(way: str, path: Path) -> dict[str, Any]:
    """Seconds by the clock and of CPU, rows, and peak memory (MB) of both processes for one way to check one file."""
    report, actor = a_draft()
    with connection.cursor() as cursor:
        cursor.execute("select pg_backend_pid()")
        (backend,) = cursor.fetchone()
    ours, its = time.process_time(), cpu_seconds(backend)
    seconds, rows = (_ours if way == "ours" else _by_library)(path, report, actor, way)
    own, database = time.process_time() - ours, cpu_seconds(backend) - its
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "rows": rows, "cpu": own, "database": database, "peak": peak // 1024, "backend": _own_memory(backend)}


def cpu_seconds(pid: int) -> float:
    """Seconds of CPU a process has used; 0 where that cannot be read."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / 100


def _own_memory(pid: int) -> int:
    """Megabytes a backend used at its peak, without the buffers it shares with the others; 0 where that cannot be read."""
    try:
        lines = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    except OSError:
        return 0
    return (int(lines["VmHWM"].split()[0]) - int(lines["RssShmem"].split()[0])) // 1024


def _ours(path: Path, report: Any, actor: Any, _way: str) -> tuple[float, int]:
    """The whole way of the portal: the file is stored already; the clock runs over the job."""
    from siapkerja.jobs.running import run_here
    from wajiblapor.models import RosterRow

    upload = _stored(path, report, actor)
    began = time.perf_counter()
    run_here(upload.job)
    seconds = time.perf_counter() - began
    upload.refresh_from_db()
    assert upload.is_clean, (upload.state, upload.refusal_code, upload.fault_counts)
    assert RosterRow.objects.filter(upload=upload).count() == upload.rows
    return seconds, upload.rows


def _by_library(path: Path, report: Any, actor: Any, way: str) -> tuple[float, int]:
    from django.utils import timezone

    from bench.roster_import_export import Roster, TunedRoster, imported
    from siapkerja.files.reading import open_stored
    from siapkerja.identity.fields import index_keys
    from wajiblapor.models import RosterRow
    from wajiblapor.queries.rule_sets import rule_set
    from wajiblapor.rosters.sealing import Sealer

    upload = _stored(path, report, actor)
    began = time.perf_counter()
    rules = rule_set(regency_code=report.regency_id, today=timezone.localdate())
    made = TunedRoster if way == "tuned" else Roster
    with open_stored(upload.stored) as stream:
        rows = imported(stream, path, made(upload, rules, Sealer(report.key.plain, index_keys().current)))
    seconds = time.perf_counter() - began
    assert RosterRow.objects.filter(upload=upload).count() == rows
    return seconds, rows


def _stored(path: Path, report: Any, actor: Any) -> Any:
    from siapkerja.events.dispatch import held_back
    from wajiblapor.actions.rosters import upload_roster

    with held_back(), path.open("rb") as file:
        return upload_roster(report=report, stream=file, filename=path.name, by=actor, at=datetime.now(UTC))


# All of them


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rows", default="5000,100000")
    parser.add_argument("--formats", default="xlsx,csv")
    parser.add_argument("--ways", default=",".join(WAYS))
    parser.add_argument("--at-once", type=int, default=0, help="so many uploads of 5,000 rows at one moment, instead")
    parser.add_argument("--one", nargs=2, metavar=("WAY", "FILE"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        print(json.dumps(measure(chosen.one[0], Path(chosen.one[1]))))
        return 0
    if chosen.at_once:
        from bench.roster_crowd import crowd

        return 0 if crowd(chosen.at_once) else 1
    sizes = [int(part) for part in chosen.rows.split(",")]
    head = ["file", "rows", "way", "seconds", "CPU s", "of it database", "rows/s", "µs a row", "peak MB", "database MB", "ratio", "by CPU"]
    print(" ".join(f"{title:>15}" for title in head))
    kept = [_format(suffix, sizes, chosen.ways.split(",")) for suffix in chosen.formats.split(",")]
    return 0 if all(kept) else 1


def _format(suffix: str, sizes: list[int], ways: list[str]) -> bool:
    """All sizes of one format, then the library; says of each limit whether it is kept."""
    found: dict[int, dict[str, Any]] = {}
    is_kept = True
    with TemporaryDirectory() as folder:
        for count in sizes:
            found[count] = _measured("ours", suffix, count, Path(folder))
            is_kept &= _says(f"{count:,} rows of {suffix}", _is_quick(count, suffix, found[count]))
        largest = found[max(sizes)]
        for way in (way for way in BASELINES if way in ways):
            most, least = BASELINES[way]
            by_clock, by_cpu = _ratios(largest, _measured(way, suffix, min(most, max(sizes)), Path(folder), beside=largest))
            is_kept &= _says(
                f"{suffix}: at least {least} times the library {way} (clock {by_clock:.1f}, CPU {by_cpu:.1f})", by_cpu >= least
            )
    if len(sizes) > 1:
        smallest = found[min(sizes)]
        growth = _per_row(largest, "cpu", "database") / _per_row(smallest, "cpu", "database")
        is_kept &= _says(f"{suffix}: time linear (CPU per row grows {growth:.2f} times)", growth <= LINEAR_WITHIN)
        if suffix == "csv":
            more = largest["peak"] - smallest["peak"]
            is_kept &= _says(f"csv: memory flat ({more:+} MB from {min(sizes):,} to {max(sizes):,} rows)", more <= FLAT_WITHIN)
    return is_kept


def _is_quick(count: int, suffix: str, found: dict[str, Any]) -> bool:
    seconds = LIMITS.get((count, suffix))
    return max(found["peak"], found["backend"]) <= MOST_MEGABYTES and (seconds is None or found["seconds"] <= seconds)


def _says(what: str, is_kept: bool) -> bool:
    print(f"  {what}: {'kept' if is_kept else 'NOT KEPT'}", flush=True)
    return is_kept


def _measured(way: str, suffix: str, count: int, folder: Path, *, beside: dict[str, Any] | None = None) -> dict[str, Any]:
    """Measure one way in a process of its own, and print its line."""
    path = folder / f"{count}.{suffix}"
    if not path.exists():
        write_file(path, count)
    done = subprocess.run([sys.executable, "-m", "bench.roster", "--one", way, str(path)], check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    ratios = [f"{ratio:.1f}x" for ratio in _ratios(beside, found)] if beside else ["", ""]
    cells = [
        f"{suffix} {path.stat().st_size / 1e6:.1f} MB", f"{found['rows']:,}", way, f"{found['seconds']:.2f}",
        f"{found['cpu'] + found['database']:.2f}", f"{found['database']:.2f}", f"{found['rows'] / found['seconds']:,.0f}",
        f"{_per_row(found, 'cpu', 'database') * 1e6:.0f}", str(found["peak"]), str(found["backend"]), *ratios,
    ]  # fmt: skip
    print(" ".join(f"{cell:>15}" for cell in cells), flush=True)
    return found


def _per_row(found: dict[str, Any], *parts: str) -> float:
    return float(sum(found[part] for part in parts) / found["rows"])


def _ratios(ours: dict[str, Any], other: dict[str, Any]) -> tuple[float, float]:
    """How many times as long the other takes for a row: by the clock, and in CPU."""
    by_cpu = _per_row(other, "cpu", "database") / _per_row(ours, "cpu", "database")
    return _per_row(other, "seconds") / _per_row(ours, "seconds"), by_cpu


if __name__ == "__main__":
    sys.exit(main())
