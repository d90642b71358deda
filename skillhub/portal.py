"""What Skillhub tells the portal about itself."""

from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.documents import kinds
from siapkerja.identity import holdings
from siapkerja.identity.actor import Actor
from siapkerja.identity.assistance import open_pages
from siapkerja.identity.doors import OfficerDoor, register_officer_door
from siapkerja.identity.enums import CapacityKind
from siapkerja.statistics import figures
from siapkerja.statistics.records import describe
from siapkerja.villages import figures as village_figures
from siapkerja.villages import reach
from siapkerja.web.finding import Finder, register_finder
from siapkerja.web.portal import Figure, Service, register
from siapkerja.web.wording import compact
from skillhub.actions.certificates import KIND
from skillhub.actions.erasure import erase_enrolments
from skillhub.enums import CertificateWithdrawReason
from skillhub.permissions import WATCHING_OFFICERS
from skillhub.queries import documents  # noqa: F401 - registers what is searched
from skillhub.queries.certificates import may_read_certificate
from skillhub.queries.figures import FIGURES
from skillhub.queries.holdings import batches_trained, enrolments_held, open_enrolment
from skillhub.queries.programmes import open_programmes
from skillhub.queries.records import batches_behind, enrolments_behind, programmes_behind
from skillhub.views.public.finding import find_few
from skillhub.views.public.reach import IN_TRAINING, PROGRAMMES_IN_REACH


def _figure() -> Figure | None:
    return Figure(compact(open_programmes()), gettext("pelatihan membuka pendaftaran"))


def _erase(person_id: int, by: Actor, at: datetime) -> None:
    erase_enrolments(person_id=person_id, by=by, at=at)


holdings.register(
    holdings.Holding(
        slug="enrolments",
        name=_("Pelatihan Anda"),
        purpose=_("Memilih peserta pelatihan, mencatat kehadiran dan hasilnya."),
        read=enrolments_held,
        source=_("Anda sendiri, saat mendaftar; lembaga pelatihan, saat memilih dan melatih."),
        goes=_("Pendaftaran yang berjalan dimundurkan; tempat lahir Anda, dan nama Anda di sertifikat, dihapus."),
        stays=_("Catatan pelatihan, hasil, dan nomor sertifikatnya, tanpa nama Anda, 10 tahun (PP 31/2006)."),
        erase=_erase,
    )
)
holdings.register(
    holdings.Holding(
        slug="trained_batches",
        name=_("Angkatan yang Anda latih"),
        purpose=_("Pelatih tidak menguji peserta yang dilatihnya."),
        read=batches_trained,
        source=_("Lembaga pelatihan tempat Anda menjadi anggota."),
        stays=_("Catatan siapa melatih, tanpa nama Anda, 10 tahun (PP 31/2006)."),
    )
)
holdings.register_obstacle(holdings.Obstacle(slug="open_enrolment", find=open_enrolment, is_only_for_unused=True))

register_finder(Finder(slug="trainings", title=_("Pelatihan"), icon="mortarboard", css_class="skill", order=2, find=find_few))
register(
    Service(
        slug="skillhub",
        name="Skillhub",
        tagline=_("Pelatihan dan magang"),
        icon="mortarboard",
        css_class="skill",
        order=2,
        home_url="skillhub:programmes",
        search_url="skillhub:programmes",
        figure=_figure,
        person_entries=(("skillhub:enrolments", _("Pelatihan saya")),),
        member_entries=(("skillhub:centre_programmes", _("Program pelatihan")),),
        member_needs=CapacityKind.TRAINING_CENTRE,
    )
)

reach.register(PROGRAMMES_IN_REACH)
village_figures.register(IN_TRAINING)

register_officer_door(
    OfficerDoor(
        url_name="skillhub:officer_centres",
        words=_("Lembaga pelatihan"),
        hint=_("Program, angkatan, dan hasilnya di wilayah Anda"),
        icon="mortarboard",
        roles=WATCHING_OFFICERS,
    )
)

kinds.register(
    kinds.DocumentKind(
        slug=KIND,
        name=_("Sertifikat Pelatihan"),
        issuer_fact="centre",
        typst_template="documents/typst/training_certificate.typ",
        legal_basis="UU Nomor 13 Tahun 2003 tentang Ketenagakerjaan, Pasal 11 dan 18",
        public_facts=("programme", "standard", "place", "days", "hours", "result"),
        mask_holder=True,
        withdrawal_reasons=dict(CertificateWithdrawReason.choices),
        labels={
            "born": _("Tempat dan tanggal lahir"),
            "participant": _("Nomor peserta"),
            "programme": _("Program pelatihan"),
            "field": _("Kejuruan"),
            "standard": _("Standar acuan"),
            "place": _("Tempat pelatihan"),
            "days": _("Waktu pelatihan"),
            "hours": _("Jumlah jam pelatihan (JP)"),
            "result": _("Hasil"),
        },
        may_read=may_read_certificate,
    )
)

figures.register(*FIGURES)
describe("skillhub.programme", programmes_behind)
describe("skillhub.batch", batches_behind)
describe("skillhub.enrolment", enrolments_behind)

open_pages(
    {
        "skillhub:register": _("Mendaftar pelatihan"),
        "skillhub:enrolments": "",
        "skillhub:enrolment": "",
        "skillhub:confirm": _("Daftar ulang pelatihan"),
        "skillhub:withdraw": _("Mengundurkan diri dari pelatihan"),
    }
)
