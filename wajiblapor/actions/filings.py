"""What sending a report leaves behind: the unchangeable filing and the spans of employment."""

import hashlib
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import connection
from django.db.models import Count

from siapkerja.identity.actor import Actor
from wajiblapor.actions.staging import whole_rosters
from wajiblapor.models import Filing, ManpowerReport, RosterComparison, RosterLeaver, RosterUpload
from wajiblapor.models.reports import TRIAL
from wajiblapor.questions.personal import as_text, parted, seal
from wajiblapor.rosters.summary import count_of


def file(
    row: ManpowerReport,
    content: Mapping[str, Any],
    upload: RosterUpload,
    *,
    rows: Mapping[str, Any],
    declared: dict[str, str],
    revision: int,
    by: Actor,
    at: datetime,
) -> Filing:
    """Keep what the report says, with a digest over all of it; what is only tried out wholly sealed under the report's data key.

    Args:
        rows: of the workers as they are filed (`queries.fingerprints`). The uploaded file alone does not tell them: rows are mended on
            the page, and carried on from the last roster.
    """
    plain, personal = _parted(content["sections"])
    kept = {
        **content,
        "sections": plain,
        **({"sealed": as_text(seal(row.key.plain, personal))} if personal else {}),
        "declaration": declared,
        "roster_sha256": bytes(upload.stored.digest).hex(),
        "roster_rows": dict(rows),
        **_changes_told(upload),
    }
    return Filing.objects.create(
        report=row,
        revision=revision,
        content={TRIAL: as_text(seal(row.key.plain, kept))} if row.is_sandbox else kept,
        digest=digest_of(kept),
        rules_version=upload.rules_version,
        upload=upload,
        declared_name=declared["name"],
        declared_position=declared["position"],
        filed_at=at,
        filed_by_id=by.person_id,
    )


def _changes_told(upload: RosterUpload) -> dict[str, Any]:
    """What a roster that only said changes was held against, in figures."""
    comparison = RosterComparison.objects.filter(upload=upload).first()
    if comparison is None:
        return {}
    left = RosterLeaver.objects.filter(upload=upload).values_list("reason").annotate(count=Count("pk"))
    figures = {name: getattr(comparison, name) for name in ("joined", "changed", "unchanged", "carried")}
    told = {"against": comparison.filing.digest, "taken_over": comparison.taken_over, **figures, "left": dict(left)}
    return {"roster_changes": told}


def _parted(sections: Mapping[str, Mapping[str, Any]]) -> tuple[dict[str, Any], dict[str, Any]]:
    """What a filing may say openly and what it keeps sealed, both by section. A section of personal answers only stays named."""
    found = {slug: parted(answers) for slug, answers in sections.items()}
    return {slug: plain for slug, (plain, _) in found.items()}, {slug: personal for slug, (_, personal) in found.items() if personal}


def digest_of(content: Mapping[str, Any]) -> str:
    """SHA-256 over the content as compact JSON with sorted keys."""
    plain = json.dumps(content, sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(plain.encode()).hexdigest()


END_CHANGED = """
    update wajiblapor_employmentspan span set valid_to_filing_id = %(filing)s
    where span.workplace_id = %(workplace)s and span.valid_to_filing_id is null and not exists (
        select 1 from wajiblapor_rosterrow line
        where line.upload_id = %(upload)s and line.worker_index = span.worker_index and line.digest = span.digest)
"""
BEGIN_NEW = """
    insert into wajiblapor_employmentspan (workplace_id, worker_index, index_version, valid_from_filing_id, digest, attributes, sealed)
    select %(workplace)s, line.worker_index, line.index_version, %(filing)s, line.digest, line.attributes, line.sealed
    from wajiblapor_rosterrow line
    where line.upload_id = %(upload)s and not exists (
        select 1 from wajiblapor_employmentspan span
        where span.workplace_id = %(workplace)s and span.worker_index = line.worker_index and span.valid_to_filing_id is null)
"""
_KEEP_LEAVERS = """
    insert into wajiblapor_departure (workplace_id, filing_id, worker_index, index_version, reason, left_on)
    select %(workplace)s, %(filing)s, leaver.worker_index, leaver.index_version, leaver.reason, leaver.left_on
    from wajiblapor_rosterleaver leaver where leaver.upload_id = %(upload)s and leaver.reason <> ''
"""
_FORGET_STAGED = "delete from wajiblapor_rosterrow where upload_id = %(upload)s"


def write_spans(row: ManpowerReport, filing: Filing, upload: RosterUpload) -> None:
    """End what left or changed, begin what is new, keep why people left; an unchanged worker costs nothing.

    Rows and spans have their indexes under the same key by now (`rekeying.bring_up_to_date`).
    """
    ids = {"workplace": row.workplace_id, "filing": filing.pk, "upload": upload.pk}
    with whole_rosters(), connection.cursor() as cursor:
        for statement in (END_CHANGED, BEGIN_NEW, _KEEP_LEAVERS, _FORGET_STAGED):
            cursor.execute(statement, ids)


def workers_of(summary: dict[str, Any]) -> dict[str, int]:
    """Heads as the report's own columns keep them."""
    male = sum(count_of(summary, "nationality", nation, "male") for nation in ("national", "foreign"))
    female = sum(count_of(summary, "nationality", nation, "female") for nation in ("national", "foreign"))
    return {
        "workers_total": male + female,
        "workers_male": male,
        "workers_female": female,
        "workers_foreign": count_of(summary, "nationality", "foreign"),
    }
