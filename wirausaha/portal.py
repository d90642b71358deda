"""What Wirausaha tells the portal about itself."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.documents import kinds
from siapkerja.files.access import allow_download
from siapkerja.identity import holdings
from siapkerja.identity.actor import Actor
from siapkerja.identity.doors import OfficerDoor, register_officer_door
from siapkerja.statistics import figures
from siapkerja.statistics.records import describe
from siapkerja.villages import figures as village_figures
from siapkerja.web.finding import Finder, register_finder
from siapkerja.web.portal import Deadline, Figure, Service, register
from siapkerja.web.wording import number
from wirausaha.actions.attachments import PURPOSES
from wirausaha.actions.erasure import erase_applications
from wirausaha.permissions import DECIDERS, PROGRAMME_OFFICERS, VERIFIERS
from wirausaha.queries.documents import AGREEMENT, DECISION, may_read_agreement, may_read_decision
from wirausaha.queries.figures import FIGURES
from wirausaha.queries.held import aid_held, due_soon, may_see_file, open_proposal, owed_account
from wirausaha.queries.officers import waiting
from wirausaha.queries.programmes import open_programmes
from wirausaha.queries.reach import people_aided
from wirausaha.queries.records import proposals_behind
from wirausaha.views.public.finding import find_few

DEADLINE_WINDOW = timedelta(days=60)
LAW = "UU Nomor 13 Tahun 2003 Pasal 39 dan 40; PP Nomor 33 Tahun 2013"
UNIT = "Direktorat Jenderal Pembinaan Penempatan Tenaga Kerja dan Perluasan Kesempatan Kerja"


def _figure() -> Figure | None:
    return Figure(number(open_programmes()), gettext("program bantuan membuka pendaftaran"))


def _deadlines(request: HttpRequest) -> Sequence[Deadline]:
    """What whoever is signed in has to do for their application."""
    words = {
        "returned": gettext("Lengkapi permohonan %(programme)s"),
        "chosen": gettext("Tanda tangani perjanjian %(programme)s"),
        "agreed": gettext("Laporkan pemakaian bantuan %(programme)s"),
    }
    rows = due_soon(request.actor.subject_id, timezone.localdate() + DEADLINE_WINDOW)  # type: ignore[attr-defined]
    return [
        Deadline(row.due_on, words[row.state] % {"programme": row.programme.title}, reverse("wirausaha:proposal", args=[row.public_id]))
        for row in rows
    ]


def _erase(person_id: int, by: Actor, at: datetime) -> None:
    erase_applications(person_id=person_id, by=by, at=at)


def _register_documents() -> None:
    kinds.register(
        kinds.DocumentKind(
            slug=AGREEMENT,
            name=_("Perjanjian Bantuan Usaha"),
            issuing_unit=UNIT,
            legal_basis=LAW,
            holder_label=_("Penerima bantuan"),
            mask_holder=True,
            public_facts=("programme", "amount", "agreed_on"),
            stressed=("amount", "account_by"),
            labels={
                "programme": _("Program"),
                "proposal": _("Nomor permohonan"),
                "decision": _("Keputusan penetapan"),
                "business": _("Usaha"),
                "place": _("Tempat usaha"),
                "members": _("Penerima"),
                "amount": _("Jumlah bantuan"),
                "purpose": _("Dipakai untuk"),
                "agreed_on": _("Ditandatangani kedua pihak"),
                "account_by": _("Laporan pemakaian"),
                "duties": _("Kewajiban penerima"),
                "office": _("Pihak pertama"),
            },
            may_read=may_read_agreement,
        )
    )
    kinds.register(
        kinds.DocumentKind(
            slug=DECISION,
            name=_("Keputusan Penetapan Penerima Bantuan"),
            issuing_unit=UNIT,
            legal_basis=LAW,
            holder_label=_("Instansi yang menetapkan"),
            public_facts=("programme", "decided_on", "chosen_count"),
            stressed=("chosen",),
            labels={
                "programme": _("Program"),
                "decided_on": _("Ditetapkan"),
                "chosen_count": _("Jumlah terpilih"),
                "chosen": _("Terpilih"),
                "reserved": _("Cadangan, menurut urutan"),
                "refused": _("Belum terpilih"),
            },
            may_read=may_read_decision,
        )
    )


def open_doors() -> None:
    """Register what the platform asks of a service once all apps are loaded."""
    register_finder(Finder(slug="aid", title=_("Program bantuan usaha"), icon="shop", css_class="usaha", order=4, find=find_few))
    register(
        Service(
            slug="wirausaha",
            name="Wirausaha",
            tagline=_("Bantuan memulai usaha"),
            icon="shop",
            css_class="usaha",
            order=4,
            home_url="wirausaha:programmes",
            figure=_figure,
            deadlines=_deadlines,
            person_entries=(("wirausaha:proposals", _("Bantuan usaha saya")),),
        )
    )
    register_officer_door(
        OfficerDoor(
            url_name="wirausaha:queue",
            words=_("Bantuan usaha"),
            hint=_("Permohonan, kunjungan, perjanjian, dan laporan"),
            icon="shop",
            roles=VERIFIERS,
            waiting=waiting,
        ),
        OfficerDoor(
            url_name="wirausaha:decisions",
            words=_("Penetapan penerima bantuan"),
            hint=_("Peringkat dan daftar keputusan"),
            icon="clipboard-check",
            roles=DECIDERS,
        ),
        OfficerDoor(
            url_name="wirausaha:ministry_programmes",
            words=_("Program bantuan usaha"),
            hint=_("Menulis, mengumumkan, dan menutup program"),
            icon="pencil",
            roles=PROGRAMME_OFFICERS,
        ),
    )
    figures.register(*FIGURES)
    describe("wirausaha.proposal", proposals_behind)
    village_figures.register(
        village_figures.VillageFigure(
            slug="aided",
            name=_("Penerima bantuan usaha"),
            definition=_("Orang yang bantuan usahanya di sini sedang berjalan atau sudah dipertanggungjawabkan."),
            order=30,
            rows=people_aided,
        )
    )
    for purpose in PURPOSES:
        allow_download(purpose, may_see_file)
    _register_documents()
    holdings.register(
        holdings.Holding(
            slug="business_aid",
            name=_("Permohonan bantuan usaha"),
            purpose=_("Memeriksa permohonan, menetapkan penerima, dan mempertanggungjawabkan bantuan."),
            read=aid_held,
            source=_("Anda sendiri, ketua kelompok yang menyebut Anda, dan petugas yang memeriksa."),
            goes=_("Permohonan yang berjalan ditarik; isi permohonan yang belum pernah dikirim dihapus."),
            stays=_(
                "Yang sudah dikirim, dan perjanjian bantuan dengan nama Anda, 10 tahun setelah bantuan selesai, karena dibayar dari uang "
                "negara (UU 17/2003 dan UU 1/2004)."
            ),
            erase=_erase,
        )
    )
    holdings.register_obstacle(holdings.Obstacle(slug="open_proposal", find=open_proposal, is_only_for_unused=True))
    holdings.register_obstacle(holdings.Obstacle(slug="owed_account", find=owed_account))
