"""What Sertihub tells the portal about itself."""

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sertihub.actions.certificates import KIND as COMPETENCE_CERTIFICATE
from sertihub.actions.evidence import PURPOSE as EVIDENCE
from sertihub.enums import RevokeReason
from sertihub.permissions import GRANTS, Permission
from sertihub.queries import documents  # noqa: F401 - registers what is searched
from sertihub.queries.access import may_open_evidence
from sertihub.queries.bodies import count_waiting
from sertihub.queries.figures import FIGURES
from sertihub.queries.schemes import offered
from siapkerja.documents import kinds
from siapkerja.files.access import allow_download
from siapkerja.identity.doors import OfficerDoor, register_officer_door
from siapkerja.identity.enums import CapacityKind, ViewPurpose
from siapkerja.identity.merging import call_references
from siapkerja.statistics import figures
from siapkerja.web.portal import Figure, Service, register
from siapkerja.web.wording import compact


def _figure() -> Figure | None:
    return Figure(compact(offered()), gettext("skema dapat dipilih"))


register(
    Service(
        slug="sertihub",
        name="Sertihub",
        tagline=_("Sertifikat kompetensi"),
        icon="award",
        css_class="serti",
        order=3,
        home_url="sertihub:home",
        search_url="sertihub:schemes",
        search_label=_("Cari skema sertifikasi"),
        figure=_figure,
        person_entries=(("sertihub:certification", _("Sertifikasi saya")),),
        member_entries=(("sertihub:own_body", _("Lembaga sertifikasi")), ("sertihub:candidates", _("Asesi"))),
        member_needs=CapacityKind.CERTIFICATION_BODY,
    )
)
register_officer_door(
    OfficerDoor(
        url_name="sertihub:statements",
        words=_("Data lisensi LSP"),
        hint=_("Lisensi yang dikirim lembaga sertifikasi"),
        icon="award",
        roles=GRANTS[Permission.CONFIRM_BODY].officers,
        waiting=count_waiting,
    )
)
call_references("sertihub.bodystatement", _("Data lisensi LSP"))

allow_download(EVIDENCE, may_open_evidence, view_purpose=ViewPurpose.SERVICE)
call_references("sertihub.certificationbody", _("Lembaga sertifikasi"))
kinds.register(
    kinds.DocumentKind(
        slug=COMPETENCE_CERTIFICATE,
        name=_("Sertifikat Kompetensi"),
        issuer_fact="issuer",
        typst_template="documents/typst/competence_certificate.typ",
        legal_basis="UU Nomor 13 Tahun 2003 Pasal 18 dan PP Nomor 10 Tahun 2018",
        mask_holder=True,
        public_facts=("nik", "scheme", "scheme_number", "body", "registration"),
        labels={
            "nik": _("NIK"),
            "scheme": _("Skema"),
            "scheme_number": _("Nomor skema"),
            "body": _("Lembaga sertifikasi"),
            "registration": _("Nomor registrasi"),
        },
        withdrawal_reasons=dict(RevokeReason.choices),
    )
)

figures.register(*FIGURES)
