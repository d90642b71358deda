"""Who was hurt, as companies' reports say it: for the copy of one's own data, and to tell people who looked."""

from typing import Any

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.fields import nik_indexes
from siapkerja.identity.models import NikClaim
from siapkerja.identity.queries import standing_nik
from wajiblapor.models import EmploymentSpan, Filing

TABLE, NUMBER = "accidents", "victim_nik"


def victims_of(filing: Filing) -> list[int]:
    """Victims whom the portal knows as persons: by a proven NIK only."""
    niks = [row[NUMBER] for row in _accidents(filing) if row.get(NUMBER)]
    indexes = [index for nik in niks for index in nik_indexes(nik)]
    claims = NikClaim.objects.filter(nik_index__in=indexes, state=NikClaimState.VERIFIED)
    return list(claims.values_list("person_id", flat=True)) if indexes else []


def accidents_held(person_id: int) -> list[dict[str, Any]]:
    """Accidents in which the employers that reported the person name their proven NIK, the newest filing of each report.

    Without a proven NIK there are none: whoever merely types one learns nothing of whose it is. What programs only try out says nothing
    of anybody.
    """
    claim = standing_nik(person_id)
    if claim is None or claim.state != NikClaimState.VERIFIED:
        return []
    spans = EmploymentSpan.objects.filter(worker_index__in=nik_indexes(claim.nik), workplace__is_sandbox=False)
    filings = Filing.objects.filter(report__workplace__in=spans.values("workplace"), report__is_sandbox=False, content__has_key="sealed")
    newest = filings.order_by("report", "-revision").distinct("report").select_related("report__key", "report__workplace__legal_entity")
    return [
        {"employer": filing.report.workplace.legal_entity.name, "workplace": filing.report.workplace.name, "reported_at": filing.filed_at}
        | {slug: cell for slug, cell in row.items() if slug != NUMBER}
        for filing in newest
        for row in _accidents(filing)
        if row.get(NUMBER) == claim.nik
    ]


def _accidents(filing: Filing) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = [row for answers in filing.sections.values() for row in answers.get(TABLE, [])]
    return found
