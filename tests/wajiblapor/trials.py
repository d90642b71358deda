"""Reports that programs only try out, in an invented company or in a real one."""

import io
from collections.abc import Mapping, Sequence
from dataclasses import replace
from random import Random
from typing import Any

from siapkerja.api.actions.clients import register_client
from siapkerja.api.queries import actor_of_client
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.jobs.running import run_here
from tests.support.people import SYSTEM, make_region, now
from tests.wajiblapor.conftest import an_industry, complete_answers
from tests.wajiblapor.worksheets import Row, csv_file, workers
from wajiblapor.actions.reports import open_report, save_identity
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.actions.trials import sign_trial
from wajiblapor.demo.answers import answer_all
from wajiblapor.models import Filing, ManpowerReport, RosterUpload

SCOPES = ["reports:read", "reports:write", "rosters:write"]
VILLAGE = "3273021004"


def trying(organisation: LegalEntity) -> Actor:
    """A new program that only tries things out; in an invented company every one does."""
    client, _secret = register_client(organisation=organisation, allowed=SCOPES, name="HRIS Contoh", is_sandbox=True, by=SYSTEM, at=now())
    return actor_of_client(client, client.scopes)


def drafted_trial(place: Workplace, by: Actor, **identity: Any) -> ManpowerReport:
    """A trial of the workplace with a complete identity section, some of it as given."""
    make_region(VILLAGE)
    report = open_report(workplace=place, by=by, at=now())
    told = replace(complete_answers(place.legal_entity, VILLAGE, an_industry().pk), **identity)
    save_identity(report=report, answers=told, by=by, at=now())
    return ManpowerReport.everything.get(pk=report.pk)


def checked_trial(report: ManpowerReport, by: Actor, content: bytes) -> RosterUpload:
    upload = upload_roster(report=report, stream=io.BytesIO(content), filename="pekerja.csv", by=by, at=now())
    assert upload.job is not None
    run_here(upload.job)
    upload.refresh_from_db()
    return upload


def filed_trial(
    place: Workplace, by: Actor, *, rows: Sequence[Row] | None = None, identity: Mapping[str, Any] | None = None, **answers: Any
) -> Filing:
    """A trial that the program has sent itself.

    Args:
        rows: its workers; three invented ones where none are given.
        answers: some by slug; the other questions are answered by chance.
    """
    report = drafted_trial(place, by, **(identity or {}))
    checked_trial(report, by, csv_file(rows or workers(3)))
    answer_all(report=report, random=Random(1), by=by, at=now(), **answers)
    return sign_trial(report=report, are_doubts_confirmed=True, by=by, at=now())
