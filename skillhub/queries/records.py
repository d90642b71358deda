"""What stands behind Skillhub's figures, for officers' lists."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from siapkerja.statistics.records import Record
from skillhub.models import Batch, Enrolment, Programme


def programmes_behind(ids: Sequence[int]) -> Mapping[int, Record]:
    rows = Programme.objects.filter(pk__in=ids).select_related("legal_entity")
    return {row.pk: Record(title=row.title, detail=row.legal_entity.name, url=_page(row)) for row in rows}


def batches_behind(ids: Sequence[int]) -> Mapping[int, Record]:
    rows = Batch.objects.filter(pk__in=ids).select_related("programme__legal_entity")
    return {row.pk: Record(title=_batch(row), detail=row.programme.legal_entity.name, url=_page(row.programme)) for row in rows}


def enrolments_behind(ids: Sequence[int]) -> Mapping[int, Record]:
    rows = Enrolment.objects.filter(pk__in=ids).select_related("batch__programme__legal_entity")
    return {
        row.pk: Record(
            title=_("%(batch)s, pendaftar ke-%(place)s") % {"batch": _batch(row.batch), "place": row.place},
            detail=row.batch.programme.legal_entity.name,
        )
        for row in rows
    }


def _batch(row: Batch) -> str:
    return _("%(programme)s, angkatan %(number)s") % {"programme": row.programme.title, "number": row.number}


def _page(programme: Programme) -> str:
    return programme.get_absolute_url() if programme.is_public else ""
