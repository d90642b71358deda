"""Keeping what Sertihub tells of its certification schemes."""

from collections.abc import Sequence

from django.db import transaction

from skillhub.models import CertificationScheme


@transaction.atomic
def know_scheme(*, number: str, scheme_id: int, version: int, title: str, occupation_code: str, unit_codes: Sequence[str]) -> None:
    """Note a scheme as it is offered now; news older than what is known changes nothing."""
    told = {
        "scheme_id": scheme_id,
        "version": version,
        "title": title,
        "occupation_code": occupation_code,
        "unit_codes": list(unit_codes),
        "is_offered": True,
    }
    known, is_new = CertificationScheme.objects.select_for_update().get_or_create(number=number, defaults=told)
    if not is_new and known.version < version:
        CertificationScheme.objects.filter(pk=number).update(**told)


@transaction.atomic
def forget_scheme(*, number: str, scheme_id: int, version: int) -> None:
    """Note that a scheme takes no more candidates, also where the news of its offer has not arrived yet."""
    told = {"scheme_id": scheme_id, "version": version, "is_offered": False}
    known, is_new = CertificationScheme.objects.select_for_update().get_or_create(number=number, defaults={**told, "title": number})
    if not is_new and known.version < version:
        CertificationScheme.objects.filter(pk=number).update(**told)
