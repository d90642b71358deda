"""Whether it is proven that those who act for an organisation may: before, they can prepare everything and send nothing."""

from django.conf import settings
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import LegalEntity
from siapkerja.kernel.errors import Refused


class OrganisationNotProven(Refused):
    code = "organisation_not_proven"
    sentence = _(
        "Organisasi ini belum dibuktikan. Kirim bukti NIB di halaman organisasi; rancangan Anda tersimpan dan dapat dikirim "
        "setelah petugas memutuskan."
    )


def is_proven(legal_entity: LegalEntity) -> bool:
    """Has an officer decided that the organisation is who it says, and its people may act for it?"""
    return legal_entity.proven_at is not None or not settings.PROOF_OF_ORGANISATION


def demand_proof(legal_entity: LegalEntity) -> None:
    """Let nothing go out in the name of an organisation whose claim is not decided.

    Raises:
        OrganisationNotProven.
    """
    if not is_proven(legal_entity):
        raise OrganisationNotProven
