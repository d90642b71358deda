"""Workers' blind indexes written anew under the current index key: the numbers come out of the sealed rows."""

from collections.abc import Iterator
from typing import Any

from django.db import models, transaction

from siapkerja.identity.fields import index_keys, index_version
from siapkerja.identity.index_rotation import IndexHolder, register_index_holder
from siapkerja.identity.models import Workplace
from wajiblapor.models import Departure, EmploymentSpan, ReportKey, RosterLeaver, RosterUpload
from wajiblapor.models.rosters import RosterRow
from wajiblapor.rosters.sealing import rekeyed


def stale_spans() -> models.QuerySet[EmploymentSpan]:
    return EmploymentSpan.objects.exclude(index_version=index_version())


def stale_rows() -> models.QuerySet[RosterRow]:
    return RosterRow.objects.exclude(index_version=index_version())


@transaction.atomic
def rekey_workplace(*, workplace_id: int) -> int:
    """All spans of a workplace at once, so that a filing compares like with like; a filing waits meanwhile.

    Returns:
        How many spans were written.
    """
    Workplace.everything.select_for_update(of=("self",)).get(pk=workplace_id)
    spans = list(stale_spans().filter(workplace=workplace_id).select_related("valid_from_filing"))
    keys = _keys({span.valid_from_filing.report_id for span in spans})
    for span in spans:
        fresh = _fresh(keys[span.valid_from_filing.report_id], span)
        own = stale_spans().filter(workplace=workplace_id, worker_index=span.worker_index, valid_from_filing=span.valid_from_filing_id)
        own.update(**fresh)
        leaver = {name: fresh[name] for name in ("worker_index", "index_version")}
        uploads = RosterUpload.objects.filter(report__workplace=workplace_id)
        RosterLeaver.objects.filter(upload__in=uploads, worker_index=span.worker_index).update(**leaver)
        Departure.objects.filter(workplace=workplace_id, worker_index=span.worker_index).update(**leaver)
    return len(spans)


@transaction.atomic
def rekey_rows(*, upload: RosterUpload) -> int:
    """Checked rows that wait for their report to be sent."""
    rows = list(stale_rows().select_for_update().filter(upload=upload.pk))
    if rows:
        key = _keys({upload.report_id})[upload.report_id]
        for row in rows:
            RosterRow.objects.filter(pk=row.pk).update(**_fresh(key, row))
    return len(rows)


def bring_up_to_date(*, workplace_id: int, upload: RosterUpload) -> None:
    """Before a filing compares: the index key may have changed since the last one, or since the roster was checked."""
    if stale_rows().filter(upload=upload.pk).exists():
        rekey_rows(upload=upload)
    if stale_spans().filter(workplace=workplace_id).exists():
        rekey_workplace(workplace_id=workplace_id)


def _keys(report_ids: set[int]) -> dict[int, bytes]:
    return {key.report_id: key.plain for key in ReportKey.objects.filter(report__in=report_ids)}


def _fresh(key: bytes, row: EmploymentSpan | RosterRow) -> dict[str, Any]:
    worker_index, digest = rekeyed(key, index_keys().current, row.attributes, bytes(row.sealed))
    return {"worker_index": worker_index, "digest": digest, "index_version": index_version()}


def _rekey_spans(size: int) -> Iterator[tuple[int, int]]:
    """A workplace at a time, whatever the size."""
    while (workplace_id := stale_spans().values_list("workplace_id", flat=True).first()) is not None:
        yield rekey_workplace(workplace_id=workplace_id), 0


def _rekey_rows(size: int) -> Iterator[tuple[int, int]]:
    """An upload at a time, whatever the size."""
    while (upload_id := stale_rows().values_list("upload_id", flat=True).first()) is not None:
        upload = RosterUpload.objects.filter(pk=upload_id).first()
        if upload is None:  # rows without their upload are swept by the check itself
            RosterRow.objects.filter(upload_id=upload_id).delete()
            continue
        yield rekey_rows(upload=upload), 0


def register_holders() -> None:
    register_index_holder(IndexHolder(name="wajiblapor.EmploymentSpan", remaining=lambda: stale_spans().count(), rekey=_rekey_spans))
    register_index_holder(IndexHolder(name="wajiblapor.RosterRow", remaining=lambda: stale_rows().count(), rekey=_rekey_rows))
