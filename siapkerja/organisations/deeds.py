"""A proven organisation does not take another name without showing the deed of it."""

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.models import LegalEntity
from siapkerja.kernel.errors import Refused
from siapkerja.organisations.enums import DocumentKind
from siapkerja.organisations.models import OrganisationDocument


class DeedNeeded(Refused):
    code = "deed_needed"
    sentence = _("Nama dan bentuk usaha sudah dibuktikan. Tambahkan dulu akta perubahannya di bagian dokumen, lalu ubah di sini.")


def demand_deed(legal_entity: LegalEntity, *, name: str, legal_form: str) -> None:
    """Refuse another name or form of a proven organisation without a deed handed in since it was proven.

    Raises:
        DeedNeeded.
    """
    if legal_entity.proven_at is None or (name, legal_form) == (legal_entity.name, legal_entity.legal_form):
        return
    deeds = OrganisationDocument.objects.filter(legal_entity=legal_entity, case=None, kind=DocumentKind.DEED)
    if not deeds.filter(added_at__gt=legal_entity.proven_at).exists():
        field = "name" if name != legal_entity.name else "legal_form"
        raise DeedNeeded(fields={field: str(DeedNeeded.sentence)})
