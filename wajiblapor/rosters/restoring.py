"""Rows read back from where they are stored: as values to count with, and as cells a person can mend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from wajiblapor.rosters.checking import INDONESIA, Checked
from wajiblapor.rosters.codes import key_of
from wajiblapor.rosters.columns import COLUMNS, Kind
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import ATTRIBUTES, PERSONAL

_DATES = ("started_on", "contract_ends_on")


@dataclass(frozen=True)
class Kept:
    """One stored worker: number of the row, and values by column slug; what was empty is left out."""

    row: int
    values: Mapping[str, Any]

    @classmethod
    def of(cls, row: int, attributes: Mapping[str, Any], personal: Mapping[str, Any]) -> "Kept":
        """From `RosterRow.attributes` and `unseal(…)`."""
        dates = {slug: date.fromisoformat(attributes[slug]) for slug in _DATES if slug in attributes}
        return cls(row, {**attributes, **dates, **personal})

    @property
    def is_foreign(self) -> bool:
        values = self.values
        return key_of(values.get("country") or "") not in INDONESIA or ("passport" in values and "nik" not in values)


def restored(rows: Sequence[Kept]) -> Checked:
    """Stored rows as a checked chunk without faults."""
    return Checked(
        rows=[kept.row for kept in rows],
        values={slug: [kept.values.get(slug) for kept in rows] for slug in (*ATTRIBUTES, *PERSONAL)},
        is_foreign=[kept.is_foreign for kept in rows],
        faults=[],
    )


def cells_of(kept: Kept, rules: RuleSet) -> dict[str, Any]:
    """A stored row as the cells of a file that means the same."""
    cells: dict[str, Any] = {}
    for column in COLUMNS:
        value = kept.values.get("home_regency_code" if column.slug == "home_regency" else column.slug)
        if value is None:
            continue
        if isinstance(value, date):
            value = f"{value:%d/%m/%Y}"
        elif column.kind == Kind.CODE:
            value = dict(rules.codes[column.codes].labels).get(value, value)
        cells[column.slug] = value
    return cells
