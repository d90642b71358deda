"""Who hears of privacy matters."""

from django.utils import timezone

from siapkerja.facts.privacy import (
    AccountUnused,
    BreachRecorded,
    CorrectionDecided,
    CorrectionFiled,
    DataExportReady,
    DeletionAsked,
    DeletionCancelled,
    DeletionHeld,
)
from siapkerja.identity.models import Assignment
from siapkerja.notifications.notices import Notice, register
from siapkerja.privacy.models import CorrectionRequest
from siapkerja.privacy.permissions import BREACH_OFFICERS, CORRECTION_OFFICERS


def _officers(fact: CorrectionFiled) -> list[int]:
    """Those of the region, and the protection officers; not the whole ministry."""
    offices = Assignment.objects.at(timezone.localdate()).filter(role__in=CORRECTION_OFFICERS).exclude(person=fact.person_id)
    found = offices.values_list("person_id", "role", "region_id")
    return sorted(
        {
            person_id
            for person_id, role, region in found
            if (region and fact.region_code.startswith(region)) or (not region and role == "data_protection")
        }
    )


def _breach_officers(fact: BreachRecorded) -> list[int]:
    return list(Assignment.objects.at(timezone.localdate()).filter(role__in=BREACH_OFFICERS).values_list("person_id", flat=True))


def _correction_url(fact: CorrectionDecided) -> tuple[str, list[str]]:
    public_id = CorrectionRequest.objects.values_list("public_id", flat=True).get(pk=fact.correction_id)
    return ("privacy:correction", [str(public_id)])


def _case_url(fact: CorrectionFiled) -> tuple[str, list[str]]:
    public_id = CorrectionRequest.objects.values_list("public_id", flat=True).get(pk=fact.correction_id)
    return ("privacy:correction_case", [str(public_id)])


register(
    Notice(
        slug="correction_filed",
        fact=CorrectionFiled,
        category="account",
        audience=_officers,
        params=lambda fact: {"number": fact.number},
        url=_case_url,
    ),
    Notice(
        slug="correction_decided",
        fact=CorrectionDecided,
        category="account",
        audience=lambda fact: [fact.person_id],
        params=lambda fact: {"number": fact.number, "state": fact.state},
        url=_correction_url,
    ),
    Notice(
        slug="deletion_asked",
        fact=DeletionAsked,
        category="account",
        audience=lambda fact: [fact.person_id],
        params=lambda fact: {"number": fact.number, "erase_on": fact.erase_on.isoformat()},
        url=lambda fact: ("privacy:deletion", []),
    ),
    Notice(
        slug="deletion_cancelled",
        fact=DeletionCancelled,
        category="account",
        audience=lambda fact: [fact.person_id],
        params=lambda fact: {"number": fact.number},
        url=lambda fact: ("privacy:my_data", []),
    ),
    Notice(
        slug="deletion_held",
        fact=DeletionHeld,
        category="account",
        audience=lambda fact: [fact.person_id],
        params=lambda fact: {"number": fact.number},
        url=lambda fact: ("privacy:deletion", []),
    ),
    Notice(
        slug="data_export_ready",
        fact=DataExportReady,
        category="account",
        audience=lambda fact: [fact.person_id],
        params=lambda fact: {"expires_on": fact.expires_on.isoformat()},
        url=lambda fact: ("privacy:exports", []),
    ),
    Notice(
        slug="account_unused",
        fact=AccountUnused,
        category="account",
        audience=lambda fact: [fact.person_id],
        params=lambda fact: {"erase_on": fact.erase_on.isoformat()},
        url=lambda fact: ("privacy:my_data", []),
    ),
    Notice(
        slug="breach_recorded",
        fact=BreachRecorded,
        category="account",
        audience=_breach_officers,
        params=lambda fact: {"number": fact.number},
        url=lambda fact: ("privacy:breaches", []),
    ),
)
