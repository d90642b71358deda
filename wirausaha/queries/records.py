"""What stands behind Wirausaha's figures, for officers' lists."""

from collections.abc import Mapping, Sequence

from siapkerja.statistics.records import Record
from wirausaha.models import Proposal


def proposals_behind(ids: Sequence[int]) -> Mapping[int, Record]:
    rows = Proposal.objects.filter(pk__in=ids).select_related("programme")
    return {row.pk: Record(title=row.number or "", detail=row.programme.title) for row in rows}
