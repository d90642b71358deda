"""Uploads on their way, as the page and the program that send them see them."""

from dataclasses import dataclass
from typing import Any

from wajiblapor.models import ManpowerReport, RosterUpload
from wajiblapor.rosters.refusals import REFUSALS

SHOWN = 20


@dataclass(frozen=True)
class Arrival:
    """One upload on its way.

    Attributes:
        held: bytes that are here.
        rows, faulty_rows: checked so far, of a CSV.
        trouble: what is wrong with the file by what is here of it; "" where nothing is.
        asks_columns: some of its headings will have to be matched.
    """

    upload: RosterUpload
    held: int
    rows: int
    faulty_rows: int
    trouble: str
    asks_columns: bool

    @property
    def size(self) -> int:
        return self.upload.stored.size

    @property
    def percent(self) -> int:
        return min(100, self.held * 100 // self.size)


def arrivals_of(report: ManpowerReport) -> list[Arrival]:
    """What is on its way for a report, the newest first; one query."""
    uploads = report.uploads.arriving().with_held().select_related("stored", "course")
    return [_arrival(upload) for upload in uploads.order_by("-pk")[:SHOWN]]


def arrival_of(report: ManpowerReport, public_id: Any) -> Arrival | None:
    """An upload of a report, on its way or here already."""
    upload = report.uploads.with_held().select_related("stored", "course").filter(public_id=public_id).first()
    return _arrival(upload) if upload else None


def _arrival(upload: RosterUpload) -> Arrival:
    course = getattr(upload, "course", None)
    data = course.data if course else {}
    code = data.get("trouble", "")
    refusal = REFUSALS.get(code)
    return Arrival(
        upload=upload,
        held=upload.held if upload.is_arriving else upload.stored.size,  # type: ignore[attr-defined]
        rows=data.get("rows", 0),
        faulty_rows=data.get("faulty_rows", 0),
        trouble=str(refusal.sentence) % data.get("params", {}) if refusal else "",
        asks_columns=code == "columns_unclear",
    )
