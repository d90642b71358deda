"""Loading reference data: the bundled sets, and the operator's official files in their place.

Each data set is loaded in one transaction, by COPY into a staging table and one merging statement; a file with faults
changes nothing. What was loaded is remembered by digest, so that loading it again in the same manner does nothing.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import connection, transaction

from siapkerja.reference.actions.loading import classifications, days_and_rules, regions, wages
from siapkerja.reference.actions.loading.merging import Manner, Merged
from siapkerja.reference.actions.loading.reading import BadFile, Row, digest_of, read
from siapkerja.reference.models import ReferenceLoad

__all__ = ["DATASETS", "BadFile", "Dataset", "Outcome", "load_bundled", "load_files", "load_of_services", "register_load"]

DATA = Path(__file__).resolve().parents[2] / "data"


@dataclass(frozen=True, kw_only=True)
class Dataset:
    """One data set.

    Args:
        files: bundled files, below `reference/data`.
        needs: columns a file must have, each with its other names.
        table: database table, for its statistics after a load.
        is_cumulative: a file is always a part (one year, some rules), so that own and bundled rows live side by side.
        held_from: day from which bundled rows hold, where the rows do not say it themselves.
    """

    name: str
    files: tuple[str, ...]
    needs: tuple[tuple[str, ...], ...]
    table: str
    load: Callable[[Sequence[Row], Manner], Merged]
    is_cumulative: bool = False
    held_from: date = date(2000, 1, 1)

    @property
    def paths(self) -> list[Path]:
        return [DATA / name for name in self.files]


# In this order: later sets point at earlier ones.
DATASETS: dict[str, Dataset] = {
    dataset.name: dataset
    for dataset in (
        Dataset(
            name="regions",
            files=("provinces_regencies.csv", "districts_villages.csv.gz", "regency_points.csv"),
            needs=(("code", "kode"),),
            table="reference_region",
            load=regions.load,
            held_from=date(2022, 12, 8),  # UU 29/2022: since then there are 38 provinces; older starts are not recorded
        ),
        Dataset(
            name="industries",
            files=("industries.csv",),
            needs=(("code", "kode"), ("title", "judul")),
            table="reference_industry",
            load=classifications.load_industries,
            held_from=date(2020, 9, 24),  # Peraturan BPS 2/2020
        ),
        Dataset(
            name="occupations",
            files=("occupations.csv",),
            needs=(("code", "kode"), ("title", "judul", "title_en")),
            table="reference_occupation",
            load=classifications.load_occupations,
            held_from=date(2014, 1, 1),  # KBJI 2014
        ),
        Dataset(
            name="synonyms",
            files=("occupation_synonyms.csv",),
            needs=(("term",), ("occupation", "isco08", "code")),
            table="reference_occupationsynonym",
            load=classifications.load_synonyms,
        ),
        Dataset(
            name="education",
            files=("education_levels.csv",),
            needs=(("code", "kode"), ("name", "nama"), ("rank",)),
            table="reference_educationlevel",
            load=classifications.load_education,
        ),
        Dataset(
            name="wages",
            files=("minimum_wages.csv",),
            needs=(
                ("region_code", "regency_code", "province_code", "code", "kode"),
                ("amount", "ump_idr", "umk_idr"),
                ("year", "tahun", "valid_from"),
            ),
            table="reference_minimumwage",
            load=wages.load,
            is_cumulative=True,
        ),
        Dataset(
            name="holidays",
            files=("holidays.csv",),
            needs=(("date", "tanggal"), ("name", "nama")),
            table="reference_holiday",
            load=days_and_rules.load_holidays,
            is_cumulative=True,
        ),
        Dataset(
            name="rules",
            files=("rules.csv",),
            needs=(("key",), ("value",), ("valid_from",), ("legal_basis",)),
            table="reference_rule",
            load=days_and_rules.load_rules,
            is_cumulative=True,
        ),
    )
}


@dataclass(frozen=True)
class Outcome:
    """What a load did. `merged` is None where nothing was due; `kept_origin` names an operator's file that stays in force."""

    dataset: str
    rows: int
    merged: Merged | None = None
    kept_origin: str = ""


def load_bundled(*, dataset: str, at: datetime, in_place_of_official: bool = False) -> Outcome:
    """Load a bundled data set, unless it is loaded already.

    Where the operator has loaded files of their own, those stay in force: a cumulative set only fills what is missing,
    any other is left alone.

    Raises:
        KeyError: no such data set.
        BadFile: the bundled file is broken.
    """
    chosen = DATASETS[dataset]
    own = None if in_place_of_official else ReferenceLoad.objects.filter(dataset=own_files_of(dataset)).first()
    if own and not chosen.is_cumulative:
        return Outcome(dataset, own.rows, kept_origin=own.origin)
    outcome = _load(chosen, chosen.paths, Manner(valid_from=chosen.held_from, adds_only=own is not None), at=at, force=in_place_of_official)
    if in_place_of_official:
        ReferenceLoad.objects.filter(dataset=own_files_of(dataset)).delete()
    return outcome


def load_files(*, dataset: str, paths: Sequence[Path], manner: Manner, at: datetime) -> Outcome:
    """Load the operator's own files.

    Raises:
        KeyError: no such data set.
        BadFile: rows and reasons; nothing was loaded.
    """
    return _load(DATASETS[dataset], paths, manner, at=at, origin=", ".join(path.name for path in paths)[:200])


_of_services: list[Callable[[datetime], str]] = []


def register_load(load: Callable[[datetime], str]) -> None:
    """Have a service's own reference data loaded with the platform's; `load` says in one line what it did."""
    _of_services.append(load)


def load_of_services(at: datetime) -> list[str]:
    """Load what services registered, after the platform's own.

    Raises:
        BadFile: a bundled file is broken.
    """
    return [load(at) for load in _of_services]


def own_files_of(dataset: str) -> str:
    """Name under which `ReferenceLoad` remembers the operator's files."""
    return f"{dataset}/own"


def _load(dataset: Dataset, paths: Sequence[Path], manner: Manner, *, at: datetime, origin: str = "", force: bool = False) -> Outcome:
    name = own_files_of(dataset.name) if origin else dataset.name
    digest = digest_of(paths, is_partial=manner.is_partial)
    last = ReferenceLoad.objects.filter(dataset=name).first()
    if last and last.digest == digest and not force:
        return Outcome(dataset.name, last.rows)
    rows = read(paths, needs=dataset.needs)
    with transaction.atomic():
        with connection.cursor() as cursor:
            # Two loads of one set wait for each other; everybody else goes on reading.
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"reference {dataset.name}"])
        merged = dataset.load(rows, manner)
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute(f"ANALYZE {dataset.table}")
        ReferenceLoad.objects.update_or_create(
            dataset=name, defaults={"digest": digest, "origin": origin, "rows": merged.rows, "loaded_at": at}
        )
    return Outcome(dataset.name, merged.rows, merged)
