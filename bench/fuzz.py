"""Damaged roster files through the whole way from the stored file to the verdict: each must end checked, asked about, or with a sentence.

At least 2,000 files by default, the same ones for the same seed: bytes flipped, truncated, parts of the zip and of its XML changed,
quotes and letters of a CSV, sizes. Anything else is a failure and makes the command fail: an error, a process that dies, a file
that takes longer than 20 seconds, more than 1 GB of memory. Of checked files some also get their notes written.

    script/bench fuzz [--files 2000] [--seed 2026] [--only NUMBER] [--keep FOLDER]
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from bench.fuzz_files import KINDS, fuzzed
from bench.roster_files import a_draft
from bench.timing import table

MOST_SECONDS = 20.0
MOST_MEGABYTES = 1024
# One of so many checked files also gets its notes written.
RETURNED_EVERY = 4
GOOD = ("checked", "asked", "sentence")


# One process that goes through files until it is done or dies


def go_through(seed: int, numbers: list[int]) -> None:
    """Print a line of JSON for each file; a process that dies has not printed its last one."""
    report, actor = a_draft()
    for number in numbers:
        kind, name, content = fuzzed(seed, number)
        began = time.perf_counter()
        try:
            outcome, detail = _verdict(report, actor, name, content, number)
        # Whatever it is, it is what this looks for; the next file goes on.
        except Exception as error:
            outcome, detail = "error", f"{type(error).__name__}: {error}"[:200]
        seconds = time.perf_counter() - began
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        found = {
            "number": number,
            "kind": kind,
            "outcome": outcome,
            "detail": detail,
            "seconds": seconds,
            "peak": peak,
            "size": len(content),
        }
        print(json.dumps(found), flush=True)


def _verdict(report: Any, actor: Any, name: str, content: bytes, number: int) -> tuple[str, str]:
    from siapkerja.jobs.running import run_here
    from siapkerja.kernel.errors import Refused
    from wajiblapor.actions.returned import ask_for_returned
    from wajiblapor.actions.rosters import upload_roster

    try:
        upload = upload_roster(report=report, stream=BytesIO(content), filename=name, by=actor, at=datetime.now(UTC))
    except Refused as refusal:
        return ("sentence" if str(refusal).endswith(".") else "no sentence"), f"at the door: {refusal.code}"
    if not upload.is_refused:
        run_here(upload.job)
        upload.refresh_from_db()
    if upload.is_refused:
        sentence = upload.refusal_sentence
        return ("sentence" if sentence.endswith(".") and "%(" not in sentence else "no sentence"), upload.refusal_code
    if upload.needs_mapping:
        return "asked", ""
    if not upload.is_checked:
        return "left open", upload.state
    assert all(sentence.endswith(".") for sentence in upload.remark_sentences)
    if number % RETURNED_EVERY == 0 and upload.fault_counts:
        run_here(ask_for_returned(upload=upload, by=actor, at=datetime.now(UTC)).return_job)
        upload.refresh_from_db()
        assert upload.returned is not None
    return "checked", ""


# All of them


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=2026)
    parser.add_argument("--only", type=int, help="one file by its number")
    parser.add_argument("--keep", type=Path, help="a folder for files that failed")
    parser.add_argument("--numbers", help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.numbers:
        first, last = map(int, chosen.numbers.split("-"))
        go_through(chosen.seed, list(range(first, last + 1)))
        return 0
    first, last = (chosen.only, chosen.only) if chosen.only is not None else (0, chosen.files - 1)
    began = time.perf_counter()
    found = list(_all(chosen.seed, first, last))
    _print(found, time.perf_counter() - began)
    failed = [line for line in found if not _is_good(line)]
    for line in failed:
        print(f"FAILED {line['number']} ({line['kind']}): {line['outcome']} {line['detail']} {line['seconds']:.1f} s, {line['peak']} MB")
        if chosen.keep:
            chosen.keep.mkdir(parents=True, exist_ok=True)
            _kind, name, content = fuzzed(chosen.seed, line["number"])
            (chosen.keep / f"{line['number']}-{name}").write_bytes(content)
    print(f"{len(found):,} files, {len(failed)} failed")
    return 1 if failed else 0


def _all(seed: int, first: int, last: int) -> Iterator[dict[str, Any]]:
    """What became of each file; a process that dies is a failure of its last file, and another one goes on behind it."""
    while first <= last:
        command = [sys.executable, "-m", "bench.fuzz", "--seed", str(seed), "--numbers", f"{first}-{last}"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, env=dict(os.environ)) as process:
            assert process.stdout is not None
            for text in process.stdout:
                line = json.loads(text)
                first = line["number"] + 1
                yield line
        if first <= last:
            kind, _name, content = fuzzed(seed, first)
            died = {"kind": kind, "outcome": "died", "detail": f"exit {process.returncode}", "size": len(content)}
            yield died | {"number": first, "seconds": 0.0, "peak": 0}
            first += 1


def _is_good(line: dict[str, Any]) -> bool:
    return line["outcome"] in GOOD and line["seconds"] <= MOST_SECONDS and line["peak"] <= MOST_MEGABYTES


def _print(found: list[dict[str, Any]], seconds: float) -> None:
    rows = []
    for kind in KINDS:
        lines = [line for line in found if line["kind"] == kind]
        if lines:
            counts = Counter(line["outcome"] for line in lines)
            slowest = max(line["seconds"] for line in lines)
            others = sum(count for outcome, count in counts.items() if outcome not in GOOD)
            rows.append([kind, str(len(lines)), *(str(counts[outcome]) for outcome in GOOD), str(others), f"{slowest:.2f}"])
    table(["damage", "files", *GOOD, "else", "slowest s"], rows)
    codes = Counter(line["detail"] for line in found if line["outcome"] == "sentence")
    print("sentences: " + ", ".join(f"{code} {count}" for code, count in codes.most_common()))
    peak = max((line["peak"] for line in found), default=0)
    print(f"{seconds:.0f} s, peak {peak} MB, largest file {max((line['size'] for line in found), default=0) / 1e6:.1f} MB")


if __name__ == "__main__":
    sys.exit(main())
