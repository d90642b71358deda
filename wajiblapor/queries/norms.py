"""What a report shows about keeping the rules: for the company as a list of things to do, for the inspector as risk."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from siapkerja.reference.queries import RuleValue, rules
from wajiblapor.models import Filing, ManpowerReport
from wajiblapor.norms.catalogue import NORMS, RULES
from wajiblapor.norms.kinds import Case, Gap, gaps
from wajiblapor.queries.reports import current_upload, identity_words, latest_filing
from wajiblapor.queries.sections import Filled, filled


def gaps_of(report: ManpowerReport, *, at: datetime | None = None) -> list[Gap]:
    """Gaps, doubts and hints of a report, gaps first: of a filed one as its newest filing states it, with the rules of the day
    it was reported; of a draft as it stands now.
    """
    if report.is_filed:
        return gaps_of_filing(latest_filing(report), report)
    return gaps_of_draft(filled(report, current_upload(report), at=at or timezone.now()))


def gaps_of_filing(filing: Filing, report: ManpowerReport) -> list[Gap]:
    """What one revision of a filed report shows; one query."""
    day = report.reported_on or filing.filed_at.date()
    content = filing.told
    thresholds = rules(RULES, day)
    answers = {slug: answer for section in content.get("sections", {}).values() for slug, answer in section.items()}
    case = Case(
        on=day,
        summary=content["summary"],
        doubts=content.get("doubts", {}),
        identity=content["identity"],
        answers=answers,
        values=_values(thresholds),
    )
    return gaps(NORMS, case, _bases(thresholds))


def gaps_of_draft(found: Filled) -> list[Gap]:
    """What a draft shows, without asking the database anything more."""
    answers = {slug: answer for section in found.stated().values() for slug, answer in section.items()}
    case = Case(
        on=found.situation.on,
        summary=found.summary,
        doubts=found.doubts,
        identity=identity_words(found.report.identity),
        answers=answers,
        values=_values(found.thresholds),
    )
    return gaps(NORMS, case, _bases(found.thresholds))


def _values(thresholds: Mapping[str, RuleValue]) -> dict[str, Any]:
    return {key: found.value for key, found in thresholds.items()}


def _bases(thresholds: Mapping[str, RuleValue]) -> dict[str, str]:
    return {key: found.legal_basis for key, found in thresholds.items()}
