"""What a filing keeps: everything the report says on the day it is sent."""

from typing import Any

from wajiblapor.queries.norms import gaps_of_draft
from wajiblapor.queries.reports import identity_words
from wajiblapor.queries.sections import Filled
from wajiblapor.questions.catalogue import VERSION


def content_of(found: Filled) -> dict[str, Any]:
    """Identity, answers, matrices and gaps as plain data; the declaration and the roster's digest come with the sending."""
    report = found.report
    return {
        "year": report.year,
        "ordinal": report.ordinal,
        "identity": identity_words(report.identity),
        "questions_version": VERSION,
        "sections": found.stated(),
        "summary": dict(found.summary),
        "doubts": dict(found.doubts),
        "papers": [
            {"kind": paper.kind, "sha256": bytes(paper.stored.digest).hex()}
            for paper in report.attachments.kept().select_related("stored").order_by("pk")
        ],
        "gaps": [{"norm": gap.slug, "weight": gap.weight} for gap in gaps_of_draft(found)],
    }
