"""One digest over all workers of a roster, whatever file or page their rows came from."""

from typing import Any

from django.db import connection

from wajiblapor.models import Filing, RosterUpload

_OF_ROWS = """
    select count(*), coalesce(max(index_version), 0), encode(sha256(coalesce(string_agg(digest, '' order by digest), '')), 'hex')
    from {rows}
"""
_STAGED = _OF_ROWS.format(rows="wajiblapor_rosterrow where upload_id = %(upload)s")
_FILED = _OF_ROWS.format(
    rows="""wajiblapor_employmentspan where workplace_id = %(workplace)s and valid_from_filing_id <= %(filing)s
        and (valid_to_filing_id is null or valid_to_filing_id > %(filing)s)"""
)


def staged_roster(upload: RosterUpload) -> dict[str, Any]:
    """Of the checked rows that wait for their report to be sent: how many, and SHA-256 over their sorted digests.

    A row's digest is over everything said of a worker, and keyed with the portal's index key of `index_version`: it says nothing to
    whoever lacks the key, and is another one under another key.
    """
    return _digest(_STAGED, {"upload": upload.pk})


def filed_roster(filing: Filing) -> dict[str, Any]:
    """The same of the workers as a filing stated them; as it was filed, while the index key is the one of then."""
    return _digest(_FILED, {"workplace": filing.report.workplace_id, "filing": filing.pk})


def _digest(statement: str, told: dict[str, int]) -> dict[str, Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, told)
        count, version, digest = cursor.fetchone()
    return {"count": count, "index_version": version, "sha256": digest}
