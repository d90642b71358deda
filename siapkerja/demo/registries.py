"""What the registries said of the demo's people and companies; the rest is asked by the worker in the hours after."""

import json
from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import F

from siapkerja.demo.country import SHOWPIECE, Country
from siapkerja.events.delivery import answered_in_bulk
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import LegalEntity, NikClaim
from siapkerja.integrations.enums import SUBJECTS, CheckState, Difference, Registry
from siapkerja.integrations.models import RegistryCheck
from siapkerja.integrations.reactions import check_claim, check_organisation

# Of a hundred: how many match, and how many differ. The others are not asked about yet.
PEOPLE, COMPANIES = (72, 6), (80, 5)
COMPANIES_FILE = "simulators/companies.jsonl"


def ask_registries(country: Country) -> int:
    """Checks of everybody in the slice, as if the registries had been asked while they came; returns how many."""
    return _check_people(country) + _check_companies(country)


def _heard(reaction: Callable[..., None], noun: str, ids: Iterable[int], country: Country) -> None:
    """The checks are begun here for all at once, so no fact needs to begin them one by one."""
    name = f"{reaction.__module__}.{reaction.__qualname__}"
    answered_in_bulk(reactions=[name], subjects=[f"identity.{noun}:{pk}" for pk in ids], at=country.now)


def _check_people(country: Country) -> int:
    claims = list(NikClaim.objects.filter(person__in=country.people, state=NikClaimState.CLAIMED).order_by("pk"))
    checks, proven, verified = [], set(), []
    for claim in claims:
        check = _check(country, Registry.POPULATION, claim.pk, claim.claimed_at, PEOPLE, Difference.NAME)
        if check.state == CheckState.MATCHES and bytes(claim.nik_index) not in proven:
            proven.add(bytes(claim.nik_index))
            verified.append(claim.pk)
        checks.append(check)
    _keep(checks)
    _heard(check_claim, "nik_claim", [claim.pk for claim in claims], country)
    NikClaim.objects.filter(pk__in=verified).update(state=NikClaimState.VERIFIED, decided_at=F("claimed_at") + timedelta(minutes=1))
    return len(checks)


def _check_companies(country: Country) -> int:
    companies = [office.legal_entity for office in country.workplaces if office.legal_entity.nib]
    checks = [
        _check(country, Registry.COMPANY, company.pk, company.created_at, _shares_of(company), Difference.COMPANY_NAME)
        for company in companies
    ]
    _keep(checks)
    _heard(check_organisation, "legal_entity", [company.pk for company in companies], country)
    _tell_simulator([(company, check) for company, check in zip(companies, checks, strict=True)])
    return len(checks)


def _shares_of(company: LegalEntity) -> tuple[int, int]:
    """The ready accounts' company matches."""
    return (100, 0) if company.name == SHOWPIECE else COMPANIES


def _keep(checks: list[RegistryCheck]) -> None:
    """Also over those that were begun already because their facts were heard before this stage, as after a build that was killed."""
    changed = ["state", "differing", "answered_at", "tried_at", "next_at", "version"]
    RegistryCheck.objects.bulk_create(
        checks, batch_size=1000, update_conflicts=True, unique_fields=["registry", "subject_type", "subject_id"], update_fields=changed
    )


def _check(
    country: Country, registry: Registry, subject_id: int, since: datetime, shares: tuple[int, int], difference: Difference
) -> RegistryCheck:
    terms = {"registry": registry, "subject_type": SUBJECTS[registry], "subject_id": subject_id}
    fate = country.random.random() * 100
    answered_at = since + timedelta(minutes=1)
    if fate < sum(shares):
        is_same = fate < shares[0]
        return RegistryCheck(
            **terms,
            state=CheckState.MATCHES if is_same else CheckState.DIFFERS,
            differing=[] if is_same else [difference],
            answered_at=answered_at,
            tried_at=answered_at,
            next_at=country.now + timedelta(days=country.random.uniform(20, 300)),
            version=2,
        )
    return RegistryCheck(**terms, next_at=country.now + timedelta(hours=country.random.uniform(0.1, 24)))


def _tell_simulator(found: list[tuple[LegalEntity, RegistryCheck]]) -> None:
    """Let the simulated company registry know the invented companies, those that differ under another name."""
    path = Path(settings.VAR_DIR) / COMPANIES_FILE
    path.parent.mkdir(parents=True, exist_ok=True)
    lines = [
        {
            "nib": company.nib,
            "name": company.name if check.state != CheckState.DIFFERS else f"{company.name} Lama",
            "npwp": company.npwp,
            "industries": [company.industry.code] if company.industry else [],
            "owners": [],
        }
        for company, check in found
    ]
    with path.open("a") as file:
        file.write("".join(json.dumps(line) + "\n" for line in lines))
