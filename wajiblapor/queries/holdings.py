"""What companies' reports say of a person, for the copy of one's own data: found by the blind index of a proven NIK or passport."""

from typing import Any

from wajiblapor.models import EmploymentSpan, ReportKey
from wajiblapor.queries.employment import proven_indexes
from wajiblapor.rosters.sealing import unseal


def employment_held(person_id: int) -> list[dict[str, Any]]:
    """The person's spans of employment as their employers reported them.

    Only for a verified NIK or passport: whoever merely types a number learns nothing of whose it is.
    """
    indexes = proven_indexes(person_id)
    if not indexes:
        return []
    spans = list(
        EmploymentSpan.objects.filter(worker_index__in=indexes, workplace__is_sandbox=False)
        .select_related("workplace__legal_entity", "valid_from_filing", "valid_to_filing")
        .order_by("valid_from_filing_id")
    )
    keys = {key.report_id: key.plain for key in ReportKey.objects.filter(report__in={span.valid_from_filing.report_id for span in spans})}
    return [
        {
            "employer": span.workplace.legal_entity.name,
            "workplace": span.workplace.name,
            "reported_at": span.valid_from_filing.filed_at,
            "ended_at": span.valid_to_filing.filed_at if span.valid_to_filing else None,
            **span.attributes,
            "identity": unseal(keys[span.valid_from_filing.report_id], bytes(span.sealed)),
        }
        for span in spans
    ]
