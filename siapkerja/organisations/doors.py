"""What stands on the officer's desk, and what a merge leaves where it is."""

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.doors import OfficerDoor, register_officer_door
from siapkerja.identity.merging import call_references, keep_reference
from siapkerja.organisations.permissions import DECIDERS
from siapkerja.organisations.queries import waiting


def register_doors() -> None:
    register_officer_door(
        OfficerDoor(
            url_name="organisations:officer_queue",
            words=_("Organisasi"),
            hint=_("Klaim, sengketa, pengambilalihan, dan kedudukan"),
            icon="building",
            roles=DECIDERS,
            waiting=waiting,
        ),
        OfficerDoor(
            url_name="organisations:merge_search",
            words=_("Gabungkan organisasi ganda"),
            hint=_("Perusahaan yang terdaftar dua kali"),
            icon="arrow-repeat",
            roles=DECIDERS,
        ),
    )
    keep_reference("organisations.merge", "absorbed")
    call_references("organisations.organisationcase", _("Klaim, pengambilalihan, dan kedudukan"))
    call_references("organisations.organisationdocument", _("Dokumen organisasi"))
    call_references("organisations.invitation", _("Undangan"))
    call_references("organisations.merge", _("Penggabungan sebelumnya"))
