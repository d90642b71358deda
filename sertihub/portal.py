"""What Sertihub tells the portal about itself."""

from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from sertihub.actions import erasure
from sertihub.actions.certificates import KIND as COMPETENCE_CERTIFICATE
from sertihub.actions.evidence import PURPOSE as EVIDENCE
from sertihub.enums import RevokeReason
from sertihub.permissions import GRANTS, Permission
from sertihub.queries import documents  # noqa: F401 - registers what is searched
from sertihub.queries.access import may_open_evidence
from sertihub.queries.bodies import count_waiting
from sertihub.queries.figures import FIGURES
from sertihub.queries.holdings import (
    assessor_registrations_held,
    awaited_assessment,
    awaited_decision,
    candidacies_held,
    certificates_held,
    offers_held,
    open_candidacy_of,
    training_pairs_held,
)
from sertihub.queries.records import candidacies_behind, certificates_behind, schemes_behind
from sertihub.queries.schemes import offered
from sertihub.views.public.finding import find_few
from siapkerja.documents import kinds
from siapkerja.files.access import allow_download
from siapkerja.identity import holdings
from siapkerja.identity.actor import Actor
from siapkerja.identity.doors import OfficerDoor, register_officer_door
from siapkerja.identity.enums import CapacityKind, ViewPurpose
from siapkerja.identity.merging import call_references
from siapkerja.statistics import figures
from siapkerja.statistics.records import describe
from siapkerja.web.finding import Finder, register_finder
from siapkerja.web.portal import Figure, Service, register
from siapkerja.web.wording import compact


def _figure() -> Figure | None:
    return Figure(compact(offered()), gettext("skema dapat dipilih"))


def _erase_candidacies(person_id: int, by: Actor, at: datetime) -> None:
    erasure.erase_candidacies(person_id=person_id, by=by, at=at)


def _erase_offers(person_id: int, by: Actor, at: datetime) -> None:
    erasure.erase_offers(person_id=person_id, by=by, at=at)


def _erase_training_pairs(person_id: int, by: Actor, at: datetime) -> None:
    erasure.erase_training_pairs(person_id=person_id, by=by, at=at)


def _end_registrations(person_id: int, by: Actor, at: datetime) -> None:
    erasure.end_registrations(person_id=person_id, by=by, at=at)


holdings.register(
    holdings.Holding(
        slug="candidacies",
        name=_("Permohonan sertifikasi Anda"),
        purpose=_("Menilai kompetensi Anda dan menerbitkan sertifikatnya."),
        read=candidacies_held,
        source=_("Anda sendiri, saat memohon; asesor dan lembaga sertifikasi, saat menilai dan memutuskan."),
        goes=_("Permohonan yang berjalan dimundurkan; tulisan, data kantor, kebutuhan khusus, dan berkas bukti Anda dihapus."),
        stays=_("Penilaian dan keputusannya, tanpa nama Anda, 10 tahun (PP 10/2018)."),
        erase=_erase_candidacies,
    )
)
holdings.register(
    holdings.Holding(
        slug="competence_certificates",
        name=_("Sertifikat kompetensi Anda"),
        purpose=_("Mencatat sertifikat yang terbit, supaya keasliannya dapat diperiksa."),
        read=certificates_held,
        source=_("Lembaga sertifikasi, saat menerbitkan sertifikat Anda."),
        stays=_(
            "Catatan di daftar sertifikat, tanpa nama Anda, 10 tahun (PP 10/2018). "
            "Lembar sertifikat yang sudah terbit tidak berubah dan tetap memuat nama Anda, supaya tetap dapat diperiksa."
        ),
    )
)
holdings.register(
    holdings.Holding(
        slug="certification_offers",
        name=_("Skema sertifikasi yang ditawarkan kepada Anda"),
        purpose=_("Menawarkan sertifikasi yang cocok dengan pelatihan Anda."),
        read=offers_held,
        source=_("Pelatihan yang Anda selesaikan."),
        goes=_("Seluruh tawaran."),
        erase=_erase_offers,
    )
)
holdings.register(
    holdings.Holding(
        slug="training_pairs",
        name=_("Siapa melatih siapa"),
        purpose=_("Menjaga supaya pelatih tidak menilai peserta latihnya sendiri."),
        read=training_pairs_held,
        source=_("Lembaga pelatihan, saat pelatihan selesai."),
        goes=_("Seluruh catatan ini."),
        erase=_erase_training_pairs,
    )
)
holdings.register(
    holdings.Holding(
        slug="assessor_registrations",
        name=_("Registrasi Anda sebagai asesor kompetensi"),
        purpose=_("Memastikan asesmen dilakukan asesor yang terdaftar."),
        read=assessor_registrations_held,
        source=_("Lembaga sertifikasi yang mencatat Anda sebagai asesor."),
        goes=_("Tugas Anda di setiap lembaga sertifikasi diakhiri."),
        stays=_("Nomor registrasi dan asesmen yang Anda lakukan, tanpa nama Anda, 10 tahun (PP 10/2018)."),
        erase=_end_registrations,
    )
)
holdings.register_obstacle(holdings.Obstacle(slug="open_candidacy", find=open_candidacy_of, is_only_for_unused=True))
holdings.register_obstacle(holdings.Obstacle(slug="awaited_decision", find=awaited_decision))
holdings.register_obstacle(holdings.Obstacle(slug="awaited_assessment", find=awaited_assessment))

register_finder(Finder(slug="schemes", title=_("Skema sertifikasi"), icon="award", css_class="serti", order=3, find=find_few))
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
describe("sertihub.scheme", schemes_behind)
describe("sertihub.candidacy", candidacies_behind)
describe("sertihub.certificate", certificates_behind)
