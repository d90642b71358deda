"""A payroll file beside the last filed roster, as pages show it: joiners, leavers, changes, and who was taken over whole."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.text import masked
from siapkerja.reference.models import Region
from siapkerja.web import wording
from wajiblapor.enums import ChangeKind
from wajiblapor.models import RosterChange, RosterComparison, RosterLeaver, RosterRow, RosterUpload
from wajiblapor.queries.last_rosters import LastRoster
from wajiblapor.rosters.columns import BY_SLUG, Kind
from wajiblapor.rosters.doubts import DOUBTS
from wajiblapor.rosters.restoring import Kept, cells_of
from wajiblapor.rosters.rules import RuleSet
from wajiblapor.rosters.sealing import unseal

# Numbers of persons, of which both ends are enough to tell old from new.
MASKED = frozenset({"nik", "bpjs_employment", "bpjs_health", "passport", "permit"})


@dataclass(frozen=True)
class ChangedCell:
    """What stood in a column and what stands there now, in words; "" for an empty cell."""

    title: str
    before: str
    now: str


@dataclass(frozen=True)
class ComparedWorker:
    """A worker on one of the lists.

    Attributes:
        number: row of the file, or place in the list of leavers.
        cells: what is known of them, in words, by column slug.
    """

    number: int
    name: str
    nik: str
    cells: dict[str, str]
    changes: Sequence[ChangedCell] = ()
    leaver: RosterLeaver | None = None


@dataclass(frozen=True)
class Doubt:
    """Something unlikely, in words, with rows to look at."""

    code: str
    title: str
    sentence: str
    rows: list[int]
    more: int


def doubts_of(comparison: RosterComparison) -> list[Doubt]:
    return [
        Doubt(
            found["code"],
            str(DOUBTS[found["code"]].title) % {name: wording.number(figure) for name, figure in found["params"].items()},
            str(DOUBTS[found["code"]].sentence),
            found["rows"],
            max(found["params"]["count"] - len(found["rows"]), 0),
        )
        for found in comparison.doubts
        if found["code"] in DOUBTS
    ]


def by_column(comparison: RosterComparison) -> list[tuple[str, str, int]]:
    """(slug, title, workers) of the columns in which something changed, the most frequent first."""
    return [(slug, BY_SLUG[slug].title, count) for slug, count in comparison.by_column.items() if slug in BY_SLUG]


def undecided(upload: RosterUpload) -> int:
    return RosterLeaver.objects.filter(upload=upload, reason="").count()


def ended(upload: RosterUpload, *, on: date) -> int:
    """Leavers of whom nothing was said yet and whose contract had ended."""
    return RosterLeaver.objects.filter(upload=upload, reason="", contract_ends_on__lte=on).count()


class ComparedPages:
    """Turns a page of rows into words; a handful of queries each, however many rows the roster has."""

    def __init__(self, upload: RosterUpload, rules: RuleSet) -> None:
        self.upload, self.rules, self.key = upload, rules, upload.report.key.plain
        self.last = LastRoster(upload.report.workplace_id)

    def joined(self, page: Iterable[RosterChange]) -> list[ComparedWorker]:
        return self._workers(self._rows(change.row for change in page))

    def carried(self, page: Iterable[RosterRow]) -> list[ComparedWorker]:
        return self._workers(list(page))

    def changed(self, page: Iterable[RosterChange]) -> list[ComparedWorker]:
        fields = {change.row: change.fields for change in page}
        rows = self._rows(fields)
        known = self.last.of([bytes(row.worker_index) for row in rows])
        now = [self._kept(row) for row in rows]
        places = self._places([*now, *known.values()])
        found = []
        for row, kept in zip(rows, now, strict=True):
            before = known.get(bytes(row.worker_index))
            old, new = self._words(before, places) if before else {}, self._words(kept, places)
            changes = [
                ChangedCell(BY_SLUG[slug].title, _shown(slug, old), _shown(slug, new)) for slug in fields[row.row] if slug in BY_SLUG
            ]
            found.append(_worker(row.row, kept, new, changes))
        return found

    def left(self, page: Iterable[RosterLeaver]) -> list[ComparedWorker]:
        leavers = list(page)
        known = self.last.of([bytes(leaver.worker_index) for leaver in leavers])
        found = []
        for leaver in leavers:
            kept = known.get(bytes(leaver.worker_index))
            if kept is not None:
                found.append(_worker(leaver.place, kept, self._words(kept, {}), leaver=leaver))
        return found

    def _rows(self, numbers: Iterable[int]) -> list[RosterRow]:
        return list(RosterRow.objects.filter(upload=self.upload, row__in=list(numbers)).order_by("row"))

    def _workers(self, rows: list[RosterRow]) -> list[ComparedWorker]:
        return [_worker(row.row, kept, self._words(kept, {})) for row, kept in ((row, self._kept(row)) for row in rows)]

    def _kept(self, row: RosterRow) -> Kept:
        return Kept.of(row.row, row.attributes, unseal(self.key, bytes(row.sealed)))

    def _places(self, workers: Iterable[Kept]) -> dict[str, str]:
        codes = {kept.values.get("home_regency_code") for kept in workers} - {None}
        return dict(Region.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}

    def _words(self, kept: Kept, places: dict[str, str]) -> dict[str, str]:
        words = {}
        for slug, cell in cells_of(kept, self.rules).items():
            if BY_SLUG[slug].kind == Kind.MONEY:
                words[slug] = wording.rupiah(cell)
            elif slug == "home_regency":
                words[slug] = places.get(cell, str(cell))
            else:
                words[slug] = wording.number(cell, 0 if cell == int(cell) else 1) if isinstance(cell, float) else str(cell)
        return words


def _shown(slug: str, words: dict[str, str]) -> str:
    text = words.get(slug, "")
    return masked(text) if slug in MASKED else text


def _worker(
    number: int, kept: Kept, words: dict[str, str], changes: Sequence[ChangedCell] = (), leaver: RosterLeaver | None = None
) -> ComparedWorker:
    values: dict[str, Any] = dict(kept.values)
    nik = masked(values["nik"]) if values.get("nik") else masked(values.get("passport") or "", head=2, tail=2)
    return ComparedWorker(number, values.get("name", ""), nik, words, changes, leaver)


PARTS = {"masuk": ChangeKind.JOINED, "berubah": ChangeKind.CHANGED}
PART_TITLES = {"masuk": _("Yang masuk"), "berubah": _("Yang berubah"), "tetap": _("Yang tetap bekerja")}
