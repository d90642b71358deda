"""Rosters of 5,000 and 100,000 workers, from stored file to checked rows in PostgreSQL, beside reading and checking row by row.

Limit: 5,000 rows in at most 5 s. Each measurement runs in a process of its own; the baseline reads with openpyxl, applies the very
same rules one row at a time and saves one object per row (it is measured on 5,000 rows and on at most 20,000 of the larger file).

    script/bench roster [--rows 5000,100000] [--formats xlsx,csv]
"""

import argparse
import io
import json
import resource
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

LIMIT_ROWS, LIMIT_SECONDS = 5_000, 5.0
MOST_BASELINE_ROWS = 20_000


def invented_rows(count: int) -> Iterator[list[object]]:
    """Workers without a must-fix, with a doubt in one of fifty; every identity once."""
    from wajiblapor.rosters.columns import COLUMNS

    slugs = [column.slug for column in COLUMNS]
    for number in range(count):
        day, month, year = number % 28 + 1, number // 28 % 12 + 1, 60 + number // 336 % 40
        is_female = number % 2 == 1
        place = f"33{number // 9999 % 60 + 10:02d}{10 + number // 599_940:02d}"
        cells: dict[str, object] = {
            "nik": f"{place}{day + 40 * is_female:02d}{month:02d}{year:02d}{number % 9999 + 1:04d}",
            "name": f"Pekerja Contoh {number}",
            "sex": "Perempuan" if is_female else "Laki-laki",
            "born_on": f"{day:02d}/{month:02d}/19{year}",
            "education": ("SMA", "SMK", "S1")[number % 3],
            "job_title": "Operator mesin jahit" if number % 50 else "opr jht",
            "department": f"Bagian {number % 12}",
            "contract": "PKWTT",
            "started_on": f"{day:02d}/{month:02d}/2018",
            "wage_system": "Bulanan",
            "base_wage": 7_000_000 + number % 997 * 1000,
            "allowance": 250_000,
            "weekly_hours": 40,
            "home_regency": "Kab. Demak",
            "bpjs_employment": f"{19_000_000_000 + number}",
            "bpjs_health": f"{number + 1:013d}",
            "certificate": "Ya" if number % 4 else "Tidak",
        }
        yield [cells.get(slug, "") for slug in slugs]


def write_file(path: Path, count: int) -> None:
    from wajiblapor.rosters.columns import COLUMNS

    titles = [column.title for column in COLUMNS]
    if path.suffix == ".csv":
        import csv

        with path.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out, delimiter=";")
            writer.writerow(titles)
            writer.writerows(invented_rows(count))
        return
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        page = book.add_worksheet("Pekerja")
        page.write_row(0, 0, titles)
        for number, cells in enumerate(invented_rows(count), start=1):
            page.write_row(number, 0, cells)


# One measurement, in a process of its own


def measure(way: str, path: Path) -> dict[str, Any]:
    """Seconds by the clock and of this process's CPU, rows, and peak memory (MB) of one way to check one file."""
    import django

    django.setup()
    report, actor = _a_draft()
    began = time.process_time()
    seconds, rows = (_ours if way == "ours" else _row_by_row)(path, report, actor)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return {"seconds": seconds, "rows": rows, "cpu": time.process_time() - began, "peak": peak // 1024}


def _a_draft() -> tuple[Any, Any]:
    """A new company with an open report."""
    import uuid

    from siapkerja.identity.actions.organisations import register_organisation
    from siapkerja.identity.actions.people import register_account
    from siapkerja.identity.actor import Actor
    from siapkerja.identity.models import User
    from siapkerja.identity.queries import actor_of
    from wajiblapor.actions.reports import open_report

    now = datetime.now(UTC)
    user = User(email=f"{uuid.uuid4().hex}@contoh.example")
    user.set_unusable_password()
    person = register_account(user=user, full_name="Ukur Contoh", at=now)
    organisation = register_organisation(
        name="PT Contoh Ukur", legal_form="pt", nib=None, industry_id=None, regency_code="3321", address="Jalan 1", postal_code="59567",
        founder=person, proven_at=now, by=Actor.the_system("bench"), at=now, on=now.date(),
    )  # fmt: skip
    actor = actor_of(user, on=now.date()).acting_for(organisation.pk)
    return open_report(workplace=organisation.workplaces.get(), by=actor, at=now), actor


def _ours(path: Path, report: Any, actor: Any) -> tuple[float, int]:
    """The whole way of the portal: the file is stored already; the clock runs over the job."""
    from siapkerja.jobs.running import run_here
    from wajiblapor.actions.rosters import upload_roster
    from wajiblapor.models import RosterRow

    with path.open("rb") as file:
        upload = upload_roster(report=report, stream=file, filename=path.name, by=actor, at=datetime.now(UTC))
    began = time.perf_counter()
    run_here(upload.job)
    seconds = time.perf_counter() - began
    upload.refresh_from_db()
    assert upload.is_clean, (upload.state, upload.refusal_code, upload.fault_counts)
    assert RosterRow.objects.filter(upload=upload).count() == upload.rows
    return seconds, upload.rows


def _row_by_row(path: Path, report: Any, actor: Any) -> tuple[float, int]:
    """The usual way: openpyxl (or csv), each row checked by itself, one object per row saved in batches."""
    from django.conf import settings
    from django.utils import timezone

    from siapkerja.files.models import StoredFile
    from wajiblapor.models import RosterRow, RosterUpload
    from wajiblapor.queries.rule_sets import rule_set
    from wajiblapor.rosters.checking import Checker
    from wajiblapor.rosters.columns import map_headings
    from wajiblapor.rosters.sealing import Sealer

    stored = StoredFile.objects.create(
        purpose="bench", sealed_name=b"", size=0, digest=b"", sealed_key=b"", location="", stored_at=timezone.now()
    )
    upload = RosterUpload.objects.create(report=report, stored=stored, uploaded_at=timezone.now())
    began = time.perf_counter()
    rules = rule_set(regency_code=report.regency_id, today=timezone.localdate())
    sealer = Sealer(report.key.plain, settings.NIK_INDEX_KEY.encode())
    rows = _plain_rows(path)
    checker = Checker(rules, map_headings(next(rows)))
    batch: list[RosterRow] = []
    count = 0
    for count, cells in enumerate(rows, start=1):
        checked = checker.check([(count + 1, ["" if cell is None else cell for cell in cells])])
        batch.extend(
            RosterRow(
                upload=upload,
                row=row.row,
                worker_index=row.worker_index,
                digest=row.digest,
                attributes=json.loads(row.attributes),
                sealed=row.sealed,
            )
            for row in sealer.seal(checked)
        )
        if len(batch) >= 1000:
            RosterRow.objects.bulk_create(batch)
            batch = []
        if count >= MOST_BASELINE_ROWS:
            break
    RosterRow.objects.bulk_create(batch)
    return time.perf_counter() - began, count


def _plain_rows(path: Path) -> Iterator[list[Any]]:
    if path.suffix == ".csv":
        import csv

        with path.open(encoding="utf-8-sig", newline="") as file:
            yield from csv.reader(file, delimiter=";")
        return
    import openpyxl

    page = openpyxl.load_workbook(io.BytesIO(path.read_bytes()), read_only=True)["Pekerja"]
    yield from (list(row) for row in page.iter_rows(values_only=True))


# All of them


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", default="5000,100000")
    parser.add_argument("--formats", default="xlsx,csv")
    parser.add_argument("--one", nargs=2, metavar=("WAY", "FILE"), help=argparse.SUPPRESS)
    chosen = parser.parse_args(arguments)
    if chosen.one:
        print(json.dumps(measure(chosen.one[0], Path(chosen.one[1]))))
        return 0
    slowest = 0.0
    print(f"{'file':<14}{'rows':>9}  {'way':<12}{'seconds':>9}{'CPU s':>8}{'rows/s':>9}{'peak MB':>9}{'ratio':>8}")
    with TemporaryDirectory() as folder:
        for count in (int(part) for part in chosen.rows.split(",")):
            for suffix in chosen.formats.split(","):
                path = Path(folder) / f"{count}.{suffix}"
                write_file(path, count)
                speeds = {}
                for way in ("ours", "row by row"):
                    found = _in_own_process(way, path)
                    speeds[way] = found["rows"] / found["seconds"]
                    ratio = f"{speeds['ours'] / speeds[way]:.1f}x" if way != "ours" else ""
                    print(
                        f"{suffix + ' ' + _megabytes(path):<14}{found['rows']:>9,}  {way:<12}{found['seconds']:>9.2f}{found['cpu']:>8.2f}"
                        f"{speeds[way]:>9,.0f}{found['peak']:>9}{ratio:>8}",
                        flush=True,
                    )
                    if way == "ours" and count <= LIMIT_ROWS:
                        slowest = max(slowest, found["seconds"])
                path.unlink()
    if slowest:
        print(f"{LIMIT_ROWS:,} rows within {LIMIT_SECONDS:.0f} s: {'yes' if slowest <= LIMIT_SECONDS else 'NO'}")
    return 0 if slowest <= LIMIT_SECONDS else 1


def _in_own_process(way: str, path: Path) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.roster", "--one", way, str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


def _megabytes(path: Path) -> str:
    return f"{path.stat().st_size / 1e6:.1f} MB"


if __name__ == "__main__":
    sys.exit(main())
