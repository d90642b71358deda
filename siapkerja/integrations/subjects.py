"""What is compared with a registry, read fresh for every check, and what the answer means."""

from siapkerja.identity.models import LegalEntity, NikClaim
from siapkerja.integrations import company_registry, population_registry
from siapkerja.integrations.company_registry import CompanyRecord
from siapkerja.integrations.enums import Difference, Registry
from siapkerja.integrations.models import RegistryCheck
from siapkerja.integrations.population_registry import Identity
from siapkerja.kernel.text import folded

Subject = Identity | LegalEntity


def is_connected(registry: Registry) -> bool:
    """Whether the operator has set an address for it."""
    return population_registry.is_connected() if registry is Registry.POPULATION else company_registry.is_connected()


def subject_of(check: RegistryCheck) -> Subject | None:
    """What is to be checked; None where there is nothing any more: a claim withdrawn, an organisation without NIB."""
    if check.registry == Registry.COMPANY:
        return LegalEntity.objects.select_related("industry").filter(pk=check.subject_id).exclude(nib=None).first()
    claim = NikClaim.objects.standing().select_related("person").filter(pk=check.subject_id).first()
    if claim is None:
        return None
    return Identity(nik=claim.nik, name=claim.person.full_name, born_on=claim.person.born_on, sex=claim.person.sex)


def differences(subject: Subject, *, key: str) -> list[Difference]:
    """Ask the registry where it knows otherwise.

    Raises:
        OutgoingTrouble: it gave no usable answer.
    """
    if isinstance(subject, Identity):
        return population_registry.compare(subject, key=key)
    return _of_company(subject, company_registry.look_up(str(subject.nib), key=key))


def _of_company(entity: LegalEntity, record: CompanyRecord | None) -> list[Difference]:
    if record is None:
        return [Difference.NIB]
    found = [Difference.COMPANY_NAME] if folded(entity.name) != folded(record.name) else []
    if entity.npwp and record.npwp and _sixteen(entity.npwp) != _sixteen(record.npwp):
        found.append(Difference.NPWP)
    if entity.industry is not None and record.industries and entity.industry.code not in record.industries:
        found.append(Difference.INDUSTRY)
    return found


def _sixteen(npwp: str) -> str:
    """The old number of a company with a zero before it is its new one (PMK 112/2022)."""
    return npwp.zfill(16)
