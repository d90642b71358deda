"""What stands behind Sertihub's figures, for officers' lists."""

from collections.abc import Mapping, Sequence

from sertihub.models import Candidacy, Certificate, Scheme
from siapkerja.statistics.records import Record


def schemes_behind(ids: Sequence[int]) -> Mapping[int, Record]:
    rows = Scheme.objects.filter(pk__in=ids).select_related("body__legal_entity")
    return {
        row.pk: Record(
            title=row.title, detail=f"{row.body.legal_entity.name}, {row.number}", url=row.get_absolute_url() if row.is_public else ""
        )
        for row in rows
    }


def candidacies_behind(ids: Sequence[int]) -> Mapping[int, Record]:
    rows = Candidacy.objects.filter(pk__in=ids).select_related("scheme", "body__legal_entity")
    return {row.pk: Record(title=row.number, detail=f"{row.scheme.title}, {row.body.legal_entity.name}") for row in rows}


def certificates_behind(ids: Sequence[int]) -> Mapping[int, Record]:
    rows = Certificate.objects.filter(pk__in=ids).select_related("scheme", "body__legal_entity")
    return {row.pk: Record(title=row.number, detail=f"{row.scheme.title}, {row.body.legal_entity.name}") for row in rows}


def _page(scheme: Scheme) -> str:
    return scheme.get_absolute_url() if scheme.is_public else ""
