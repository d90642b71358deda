"""Invented rosters as files, and companies that report them."""

import csv
import uuid
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any


def invented_rows(count: int, *, faulty_every: int = 0) -> Iterator[list[object]]:
    """Workers with a doubt in one of fifty; every identity once.

    Args:
        faulty_every: one of so many has a wage that is no number; 0 for none.
    """
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
        if faulty_every and number % faulty_every == 0:
            cells["base_wage"] = "enam juta"
        yield [cells.get(slug, "") for slug in slugs]


def write_file(path: Path, count: int, *, faulty_every: int = 0) -> None:
    """A roster of so many rows, in the format the name ends with; faults as for `invented_rows`."""
    from wajiblapor.rosters.columns import COLUMNS

    titles = [column.title for column in COLUMNS]
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8-sig", newline="") as out:
            writer = csv.writer(out, delimiter=";")
            writer.writerow(titles)
            writer.writerows(invented_rows(count, faulty_every=faulty_every))
        return
    import xlsxwriter

    with xlsxwriter.Workbook(str(path), {"constant_memory": True}) as book:
        page = book.add_worksheet("Pekerja")
        page.write_row(0, 0, titles)
        for number, cells in enumerate(invented_rows(count, faulty_every=faulty_every), start=1):
            page.write_row(number, 0, cells)


def a_draft() -> tuple[Any, Any]:
    """A new company with an open report, and who acts for it."""
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
