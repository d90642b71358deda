"""What Wajib Lapor tells the portal about itself."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from siapkerja.documents import kinds
from siapkerja.documents.models import Document
from siapkerja.files.access import allow_download
from siapkerja.files.models import StoredFile
from siapkerja.identity import holdings
from siapkerja.identity.actor import Actor
from siapkerja.identity.doors import OfficerDoor, register_officer_door
from siapkerja.identity.merging import call_references, make_room
from siapkerja.identity.moving import tie_places
from siapkerja.jobs.access import allow_following
from siapkerja.jobs.models import Job
from siapkerja.statistics import figures
from siapkerja.statistics.counting import count_records
from siapkerja.statistics.periods import Period
from siapkerja.web import wording
from siapkerja.web.portal import Deadline, Figure, Service, register
from wajiblapor.actions.attachments import ATTACHMENT
from wajiblapor.actions.columns import give_headings_room
from wajiblapor.actions.disputes import forget_disputes
from wajiblapor.actions.event_deeds import EVENT_DEED
from wajiblapor.actions.event_reviews import TAKEN_BACK
from wajiblapor.actions.events import EVENT_RECEIPT
from wajiblapor.actions.figures import count_filed_reports
from wajiblapor.actions.joiners import forget_joiners
from wajiblapor.actions.letters import WARNING
from wajiblapor.actions.receipts import CORRECTED, RECEIPT, TRIAL_RECEIPT
from wajiblapor.actions.rosters import RETURNED, ROSTER
from wajiblapor.models import Attachment, ManpowerReport, PreparedEvent, RosterUpload, WarningLetter, WorkplaceEvent
from wajiblapor.models.compliance import in_regions
from wajiblapor.permissions import ACCEPTING_OFFICERS, READING_OFFICERS, Permission, may
from wajiblapor.portal.inspections import open_inspection_doors
from wajiblapor.portal.places import tie_to_office
from wajiblapor.portal.programs import open_program_doors
from wajiblapor.queries.accidents import accidents_held
from wajiblapor.queries.compliance import count_overdue
from wajiblapor.queries.disputes import count_for_officers, disputes_held
from wajiblapor.queries.events import count_waiting_events, seen_event
from wajiblapor.queries.figures import FIGURES, REPORTS
from wajiblapor.queries.holdings import employment_held
from wajiblapor.queries.joiners import joinings_held
from wajiblapor.queries.records import may_read_paper
from wajiblapor.queries.reviews import count_waiting

DEADLINE_WINDOW = timedelta(days=90)


def reports_figure() -> Figure | None:
    """Reports filed in the last twelve months, from the monthly figures."""
    today = timezone.localdate()
    count = figures.value_of(REPORTS, "", Period((today - timedelta(days=365)).replace(day=1), today))
    return Figure(wording.number(count), gettext("laporan dalam 12 bulan terakhir")) if count else None


def deadlines(request: HttpRequest) -> Sequence[Deadline]:
    """Next reports of the organisations of whoever is signed in."""
    actor: Actor = request.actor  # type: ignore[attr-defined]
    organisations = {claim.legal_entity_id for claim in actor.memberships}
    if not organisations:
        return []
    until = timezone.localdate() + DEADLINE_WINDOW
    newest = ManpowerReport.objects.standing().filter(legal_entity__in=organisations).order_by("workplace", "-year").distinct("workplace")
    reports = ManpowerReport.objects.filter(pk__in=newest).select_related("workplace", "legal_entity")
    due = reports.filter(Q(state="draft", due_on__lte=until) | Q(next_due_on__lte=until))
    return [
        Deadline(
            on=report.due_on if report.is_draft else report.next_due_on,
            words=gettext("Laporan ketenagakerjaan %(workplace)s") % {"workplace": report.workplace.name},
            url=reverse("wajiblapor:overview", args=[report.legal_entity.public_id]),
        )
        for report in due
    ]


def _may_download_roster(actor: Actor, stored: StoredFile) -> bool:
    upload = RosterUpload.objects.filter(Q(stored=stored) | Q(returned=stored)).select_related("report").first()
    return upload is not None and _may_see(actor, upload.report)


def _may_download_paper(actor: Actor, stored: StoredFile) -> bool:
    """The company, and officers of its region once a report was filed with it."""
    papers = Attachment.objects.filter(stored=stored).select_related("report")
    return any(_may_see(actor, paper.report) or may_read_paper(actor, paper) for paper in papers)


def _may_download_deed(actor: Actor, stored: StoredFile) -> bool:
    """The company, and officers who see the change of owner once it was reported."""
    events = WorkplaceEvent.objects.filter(deed=stored)
    if any(seen_event(actor, event.public_id) is not None for event in events):
        return True
    reported = [(event.legal_entity_id, event.workplace_id) for event in events]
    waiting = PreparedEvent.objects.filter(deed=stored).values_list("workplace__legal_entity", "workplace")
    return any(
        bool(actor.member_roles(owner, place)) and may(actor, Permission.VIEW_REPORT, legal_entity_id=owner, workplace_id=place)
        for owner, place in (*reported, *waiting)
    )


def _may_follow_check(actor: Actor, job: Job) -> bool:
    upload = RosterUpload.objects.filter(Q(job=job) | Q(return_job=job) | Q(repairs__job=job)).select_related("report").first()
    return upload is not None and _may_see(actor, upload.report)


def _may_see(actor: Actor, report: ManpowerReport) -> bool:
    return bool(actor.member_roles(report.legal_entity_id, report.workplace_id)) and may(
        actor, Permission.VIEW_REPORT, legal_entity_id=report.legal_entity_id, workplace_id=report.workplace_id
    )


def _officer_may_read(actor: Actor, document: Document) -> bool:
    regions = actor.officer_regions(READING_OFFICERS)
    return ManpowerReport.objects.known_in(regions).filter(document=document).exists()


def _officer_may_read_letter(actor: Actor, document: Document) -> bool:
    regions = actor.officer_regions(READING_OFFICERS)
    return WarningLetter.objects.filter(in_regions(regions), document=document).exists()


def _officer_may_read_event(actor: Actor, document: Document) -> bool:
    regions = actor.officer_regions(READING_OFFICERS)
    return WorkplaceEvent.objects.within(regions).filter(document=document).exists()


def _forget_joining(person_id: int, by: Actor, at: datetime) -> None:
    forget_joiners(person_id=person_id)


def _forget_disputes(person_id: int, by: Actor, at: datetime) -> None:
    forget_disputes(person_id=person_id)


def open_doors() -> None:
    """Register what the platform asks of a service once all apps are loaded."""
    register(
        Service(
            slug="wajiblapor",
            name="Wajib Lapor",
            tagline=_("Laporan tahunan perusahaan"),
            icon="file-earmark-text",
            css_class="lapor",
            order=5,
            home_url="wajiblapor:start",
            figure=reports_figure,
            deadlines=deadlines,
            member_entries=(("wajiblapor:overview", _("Wajib lapor")), ("wajiblapor:own_inspections", _("Pemeriksaan ketenagakerjaan"))),
            person_entries=(("wajiblapor:employments", _("Yang dilaporkan tentang saya")),),
        )
    )
    register_officer_door(
        OfficerDoor(
            url_name="wajiblapor:queue",
            words=_("Laporan ketenagakerjaan"),
            hint=_("Semua laporan yang terkirim dari wilayah Anda"),
            icon="file-earmark-text",
            roles=READING_OFFICERS,
        ),
        OfficerDoor(
            url_name="wajiblapor:dashboard",
            words=_("Dasbor wajib lapor"),
            hint=_("Angka dari laporan di wilayah Anda"),
            icon="bar-chart",
            roles=READING_OFFICERS,
        ),
        OfficerDoor(
            url_name="wajiblapor:compliance",
            words=_("Kepatuhan wajib lapor"),
            hint=_("Tempat kerja di wilayah Anda, yang sudah dan yang belum melapor"),
            icon="check-circle-fill",
            roles=READING_OFFICERS,
        ),
    )
    register_officer_door(
        OfficerDoor(
            url_name="wajiblapor:reviews",
            words=_("Pemeriksaan laporan"),
            hint=_("Laporan ketenagakerjaan yang dikirim perusahaan di wilayah Anda"),
            icon="file-earmark-text",
            roles=READING_OFFICERS,
            waiting=count_waiting,
        )
    )
    register_officer_door(
        OfficerDoor(
            url_name="wajiblapor:officer_disputes",
            words=_("Keberatan pekerja"),
            hint=_("Data pekerja yang dibantah dan belum dijawab perusahaan"),
            icon="flag",
            roles=ACCEPTING_OFFICERS,
            waiting=count_for_officers,
        )
    )
    register_officer_door(
        OfficerDoor(
            url_name="wajiblapor:officer_events",
            words=_("Peristiwa tempat kerja"),
            hint=_("Pendirian, pemindahan, dan pembubaran yang dilaporkan perusahaan"),
            icon="building",
            roles=READING_OFFICERS,
            waiting=count_waiting_events,
        )
    )
    open_inspection_doors()
    open_program_doors()
    tie_places(tie_to_office)
    figures.register(*FIGURES)
    count_records(count_filed_reports)
    holdings.register(
        holdings.Holding(
            slug="employment",
            name=_("Masa kerja Anda menurut laporan perusahaan"),
            purpose=_("Kewajiban perusahaan melaporkan ketenagakerjaan."),
            read=employment_held,
            source=_("Perusahaan tempat Anda bekerja, dalam laporan tahunannya. Tampil di sini setelah NIK Anda terbukti."),
            stays=_("Seluruhnya, 10 tahun setelah laporan, karena perusahaan wajib melapor (UU 7/1981 Pasal 6 dan 7)."),
        )
    )
    holdings.register(
        holdings.Holding(
            slug="accidents",
            name=_("Kecelakaan kerja Anda menurut laporan perusahaan"),
            purpose=_("Kewajiban perusahaan melaporkan kecelakaan kerja."),
            read=accidents_held,
            source=_("Perusahaan tempat Anda bekerja, bila menyebut NIK Anda. Tampil di sini setelah NIK Anda terbukti."),
            stays=_("Seluruhnya, 10 tahun setelah laporan, karena perusahaan wajib melapor (UU 7/1981 dan UU 1/1970 Pasal 11)."),
        )
    )
    holdings.register(
        holdings.Holding(
            slug="expected_joining",
            name=_("Penerimaan kerja yang menunggu laporan perusahaan"),
            purpose=_("Mengisi lebih dulu baris Anda di daftar pekerja perusahaan yang menerima Anda (UU 7/1981)."),
            read=joinings_held,
            source=_("Perusahaan, saat menerima lamaran Anda di Karirhub."),
            goes=_("Seluruhnya."),
            erase=_forget_joining,
        )
    )
    holdings.register(
        holdings.Holding(
            slug="employment_disputes",
            name=_("Keberatan Anda atas yang dilaporkan perusahaan"),
            purpose=_("Menyampaikannya kepada perusahaan dan, bila tidak dijawab, kepada petugas (UU 27/2022 Pasal 6)."),
            read=disputes_held,
            source=_("Anda, dan perusahaan atau petugas yang menjawab."),
            goes=_("Seluruhnya."),
            erase=_forget_disputes,
        )
    )
    allow_download(ROSTER, _may_download_roster)
    allow_download(RETURNED, _may_download_roster)
    allow_download(ATTACHMENT, _may_download_paper)
    allow_download(EVENT_DEED, _may_download_deed)
    allow_following("wajiblapor.upload", _may_follow_check)
    make_room(give_headings_room)
    call_references("wajiblapor.manpowerreport", _("Laporan ketenagakerjaan"))
    call_references("wajiblapor.inspection", _("Pemeriksaan ketenagakerjaan"))
    register_officer_door(
        OfficerDoor(
            url_name="wajiblapor:late",
            words=_("Belum melapor"),
            hint=_("Tempat kerja di wilayah Anda yang hari ini lewat batas wajib lapor, sejak kapan pun batasnya"),
            icon="clock",
            roles=READING_OFFICERS,
            waiting=lambda actor: count_overdue(actor, today=timezone.localdate()),
        )
    )
    kinds.register(
        kinds.DocumentKind(
            slug=WARNING,
            name=_("Surat Peringatan Wajib Lapor Ketenagakerjaan"),
            issuer_fact="authority",
            issuing_unit="Pengawasan Ketenagakerjaan",
            legal_basis="UU Nomor 7 Tahun 1981 tentang Wajib Lapor Ketenagakerjaan di Perusahaan, Pasal 6, 7, dan 10",
            holder_label=_("Nama perusahaan"),
            public_facts=("ordinal", "answer_by"),
            stressed=("answer_by",),
            labels={
                "ordinal": _("Surat"),
                "workplace": _("Tempat kerja"),
                "nib": _("NIB"),
                "violation": _("Pelanggaran"),
                "due_on": _("Batas lapor"),
                "answer_by": _("Kirim laporan"),
            },
            may_read=_officer_may_read_letter,
        )
    )
    kinds.register(
        kinds.DocumentKind(
            slug=RECEIPT,
            name=_("Bukti Lapor Ketenagakerjaan"),
            issuing_unit="Direktorat Jenderal Pembinaan Pengawasan Ketenagakerjaan dan K3",
            legal_basis="UU Nomor 7 Tahun 1981 tentang Wajib Lapor Ketenagakerjaan di Perusahaan",
            holder_label=_("Nama perusahaan"),
            public_facts=("reported_on", "revision", "due_again"),
            stressed=("due_again",),
            labels={
                "workplace": _("Tempat kerja"),
                "nib": _("NIB"),
                "address": _("Alamat"),
                "industry": _("Lapangan usaha"),
                "workers": _("Tenaga kerja"),
                "ordinal": _("Laporan ke-"),
                "reported_on": _("Tanggal melapor"),
                "due_again": _("Wajib melapor kembali"),
                "reporter": _("Pelapor"),
                "revision": _("Koreksi"),
                "content_digest": _("Sidik isi laporan"),
                "rules": _("Versi aturan"),
            },
            withdrawal_reasons={CORRECTED: _("Diganti dengan bukti lapor yang dikoreksi.")},
            may_read=_officer_may_read,
        )
    )
    # The same sheet for what programs file in an invented company, under a name of its own.
    kinds.register(
        replace(
            kinds.kind_of(RECEIPT), slug=TRIAL_RECEIPT, name=_("Hasil uji coba program, bukan bukti lapor"), is_trial=True, may_read=None
        )
    )
    kinds.register(
        kinds.DocumentKind(
            slug=EVENT_RECEIPT,
            name=_("Bukti Lapor Peristiwa Perusahaan"),
            issuing_unit="Direktorat Jenderal Pembinaan Pengawasan Ketenagakerjaan dan K3",
            legal_basis="UU Nomor 7 Tahun 1981 tentang Wajib Lapor Ketenagakerjaan di Perusahaan, Pasal 6 dan 8",
            holder_label=_("Nama perusahaan"),
            public_facts=("event", "happens_on", "reported_on"),
            labels={
                "event": _("Peristiwa"),
                "workplace": _("Tempat kerja"),
                "address": _("Alamat"),
                "happens_on": _("Tanggal peristiwa"),
                "new_address": _("Alamat baru"),
                "owner": _("Pemilik baru"),
                "deed": _("Akta peralihan"),
                "workers": _("Pekerja yang terkena"),
                "reported_on": _("Tanggal melapor"),
                "due_on": _("Batas melapor"),
                "reporter": _("Pelapor"),
            },
            withdrawal_reasons={TAKEN_BACK: _("Ditarik perusahaan: peristiwanya tidak jadi terjadi.")},
            may_read=_officer_may_read_event,
        )
    )
