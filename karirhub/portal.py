"""What Karirhub tells the portal about itself."""

from datetime import datetime

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from karirhub.actions.cards import PHOTO
from karirhub.actions.complaints import EVIDENCE, forget_reporter
from karirhub.actions.erasure import erase_applications, erase_card
from karirhub.actions.fair_booths import give_booths_room
from karirhub.actions.fair_tickets import erase_tickets
from karirhub.actions.figures import count_published_vacancies
from karirhub.actions.guidance import LETTER
from karirhub.actions.messages import PURPOSE as MESSAGE_FILE
from karirhub.actions.partners import give_references_room
from karirhub.actions.saved import erase_saved
from karirhub.actions.standing import drop_absorbed
from karirhub.actions.trials import empty_trials
from karirhub.actions.vacancy_receipts import RECEIPT, REPLACED
from karirhub.enums import StrikeReason
from karirhub.models import Vacancy
from karirhub.permissions import (
    BALANCE_READERS,
    CHECKERS,
    COMPLAINT_OFFICERS,
    FAIR_OFFICERS,
    PARTNER_OFFICERS,
    PLACING_OFFICERS,
    Permission,
)
from karirhub.permissions import may as may_about
from karirhub.queries import (
    checking,
    documents,  # noqa: F401 - registers what is searched
)
from karirhub.queries.applications import may_open_attachment, may_open_document, sees_applicant
from karirhub.queries.card_lists import count_waiting
from karirhub.queries.cards import KIND, is_paused, may_read_card, may_read_letter, may_see_photo, sees_seeker, sheet_of
from karirhub.queries.complaints import cases_waiting, may_open_evidence, reported_by
from karirhub.queries.fair_tickets import tickets_held
from karirhub.queries.fairs import requests_waiting
from karirhub.queries.figures import FIGURES
from karirhub.queries.holdings import (
    applications_held,
    cards_held,
    guidance_held,
    invitations_held,
    notes_held,
    open_application,
    placements_held,
)
from karirhub.queries.records import applications_behind, vacancies_behind
from karirhub.queries.saved import saved_held
from karirhub.queries.search import open_vacancies
from karirhub.queries.sitemaps import (
    fair_sitemap_parts,
    fair_sitemap_rows,
    market_parts,
    market_rows,
    sitemap_parts,
    sitemap_rows,
)
from karirhub.views.public.finding import find_few
from karirhub.views.public.kept import KEPT_VACANCIES
from karirhub.views.public.reach import VACANCIES_IN_REACH
from siapkerja.alerts import kinds
from siapkerja.api.emptying import register_emptying
from siapkerja.api.scopes import ApiScope, register_scope
from siapkerja.documents.kinds import DocumentKind
from siapkerja.documents.kinds import register as register_document
from siapkerja.documents.models import Document
from siapkerja.files.access import allow_download
from siapkerja.identity import holdings
from siapkerja.identity.actor import Actor
from siapkerja.identity.assistance import open_pages
from siapkerja.identity.doors import OfficerDoor, register_officer_door
from siapkerja.identity.enums import MemberRole, ViewPurpose
from siapkerja.identity.merging import call_references, make_room
from siapkerja.profiles.seeing import register_document_viewers, register_viewers
from siapkerja.statistics import figures
from siapkerja.statistics.counting import count_records
from siapkerja.statistics.records import describe
from siapkerja.villages import reach
from siapkerja.web.finding import Finder, register_finder
from siapkerja.web.portal import Figure, RecordSitemap, Service, register, register_sitemap
from siapkerja.web.wording import compact


def _figure() -> Figure | None:
    return Figure(compact(open_vacancies()), gettext("lowongan dibuka"))


def _erase(person_id: int, by: Actor, at: datetime) -> None:
    erase_applications(person_id=person_id, by=by, at=at)


def _officer_may_read(actor: Actor, document: Document) -> bool:
    vacancy = Vacancy.objects.filter(document=document).first()
    return vacancy is not None and may_about(actor, Permission.CHECK_VACANCY, vacancy)


def _forget(person_id: int, by: Actor, at: datetime) -> None:
    forget_reporter(person_id=person_id)


def _erase_card(person_id: int, by: Actor, at: datetime) -> None:
    erase_card(person_id=person_id, by=by, at=at)


holdings.register(
    holdings.Holding(
        slug="applications",
        name=_("Lamaran, draf, dan percakapan Anda"),
        purpose=_("Menyampaikan lamaran Anda kepada pemberi kerja yang Anda pilih."),
        read=applications_held,
        source=_("Anda sendiri, saat melamar; pemberi kerja, saat menanggapi."),
        goes=_(
            "Lamaran yang berjalan ditarik; isi lamaran, surat, jawaban, pesan, dan draf Anda dihapus, juga dari halaman pemberi kerja."
        ),
        stays=_("Catatan penempatan, tanpa nama Anda, 10 tahun (Perpres 57/2023)."),
        erase=_erase,
    )
)
holdings.register(
    holdings.Holding(
        slug="application_notes",
        name=_("Catatan pemberi kerja tentang lamaran Anda"),
        purpose=_("Membantu tim pemberi kerja menilai lamaran secara setara. Isinya ada di salinan data Anda."),
        read=notes_held,
        source=_("Pemberi kerja yang menilai lamaran Anda."),
        goes=_("Seluruh catatan, nilai, dan label."),
    )
)
holdings.register(
    holdings.Holding(
        slug="vacancy_invitations",
        name=_("Undangan melamar"),
        purpose=_("Menyampaikan ajakan melamar dari pemberi kerja yang lowongannya cocok dengan profil Anda."),
        read=invitations_held,
        source=_("Pemberi kerja, atas dasar kecocokan profil yang Anda izinkan."),
        goes=_("Seluruh undangan."),
    )
)


def _erase_saved(person_id: int, by: Actor, at: datetime) -> None:
    erase_saved(person_id=person_id, by=by, at=at)


holdings.register(
    holdings.Holding(
        slug="saved_vacancies",
        name=_("Lowongan tersimpan"),
        purpose=_("Menunjukkan kembali lowongan pilihan Anda dan mengingatkan sebelum ditutup (UU 27/2022 pasal 20)."),
        read=saved_held,
        source=_("Anda sendiri, saat menyimpan lowongan."),
        goes=_("Seluruh daftar lowongan tersimpan."),
        erase=_erase_saved,
    )
)
holdings.register(
    holdings.Holding(
        slug="vacancy_complaints",
        name=_("Lowongan yang Anda laporkan"),
        purpose=_("Memeriksa lowongan yang diduga palsu, memungut biaya, atau membeda-bedakan orang."),
        read=reported_by,
        source=_("Anda sendiri, saat melapor dan meminta kabar."),
        goes=_("Tautan laporan ke akun Anda dan cara menghubungi Anda dihapus."),
        stays=_("Laporannya, tanpa nama Anda, 5 tahun setelah diputus (Perpres 76/2013)."),
        erase=_forget,
    )
)
holdings.register(
    holdings.Holding(
        slug="job_seeker_card",
        name=_("Kartu pencari kerja (AK/I)"),
        purpose=_("Mendaftarkan Anda sebagai pencari kerja (UU 13/2003 Pasal 31 sampai 38; Permenaker 18/2024)."),
        read=cards_held,
        source=_("Anda sendiri, saat meminta kartu; petugas Dinas, saat memeriksanya."),
        goes=_("Kartu dihapus dari daftar; isi kartu, fotonya, dan catatan bimbingan dihapus."),
        stays=_("Nomor dan tanggal kartu, tanpa nama Anda, 10 tahun (UU 43/2009 dan Permenaker 18/2024)."),
        erase=_erase_card,
    )
)
holdings.register(
    holdings.Holding(
        slug="guidance",
        name=_("Bimbingan dan rujukan pengantar kerja"),
        purpose=_("Membantu Anda menemukan pekerjaan (UU 13/2003 Pasal 38)."),
        read=guidance_held,
        source=_("Pengantar kerja di Dinas Anda."),
        goes=_("Catatan bimbingan dihapus bersama isi kartu."),
        stays=_("Nomor surat pengantar, tanpa nama Anda, 10 tahun (Permenaker 18/2024)."),
    )
)
holdings.register(
    holdings.Holding(
        slug="placements",
        name=_("Penempatan kerja"),
        purpose=_("Melaporkan penempatan tenaga kerja (Perpres 57/2023; Permenaker 18/2024)."),
        read=placements_held,
        source=_("Pemberi kerja, saat menerima Anda; pengantar kerja, saat mencatat penempatan."),
        goes=_("Nama Anda."),
        stays=_("Catatan penempatan, tanpa nama Anda, 10 tahun (Perpres 57/2023)."),
    )
)


def _erase_tickets(person_id: int, by: Actor, at: datetime) -> None:
    erase_tickets(person_id=person_id, by=by, at=at)


holdings.register(
    holdings.Holding(
        slug="fair_tickets",
        name=_("Tiket bursa kerja"),
        purpose=_("Mengatur giliran masuk bursa kerja (UU 13/2003 Pasal 35 sampai 38; Permenaker 18/2024)."),
        read=tickets_held,
        source=_("Anda sendiri, saat mengambil tiket; petugas di pintu, saat Anda datang."),
        goes=_("Tiket yang belum dipakai dikembalikan; tautan tiket lain ke Anda dihapus."),
        stays=_("Jumlah pengunjung, tanpa nama Anda, 10 tahun."),
        erase=_erase_tickets,
    )
)
holdings.register_obstacle(holdings.Obstacle(slug="open_application", find=open_application, is_only_for_unused=True))

register_viewers(sees_applicant, purpose=ViewPurpose.SELECTION)
register_viewers(sees_seeker, purpose=ViewPurpose.SERVICE)
allow_download(PHOTO, may_see_photo, view_purpose=ViewPurpose.SERVICE)
register_document_viewers(may_open_document)
allow_download(MESSAGE_FILE, may_open_attachment, view_purpose=ViewPurpose.SELECTION)

figures.register(*FIGURES)
describe("karirhub.vacancy", vacancies_behind)
describe("karirhub.application", applications_behind)
count_records(count_published_vacancies)

make_room(give_references_room)
call_references("karirhub.vacancyorigin", _("Rujukan lowongan dari program"))
call_references("karirhub.partnerportal", _("Portal mitra"))
call_references("karirhub.vacancy", _("Lowongan"))
call_references("karirhub.employerstanding", _("Catatan jawaban kepada pelamar"))
call_references("karirhub.employerreport", _("Wajib lapor terakhir"))
make_room(drop_absorbed)
make_room(give_booths_room)
call_references("karirhub.fairbooth", _("Stan bursa kerja"))

allow_download(EVIDENCE, may_open_evidence)
register_officer_door(
    OfficerDoor(
        url_name="karirhub:complaint_cases",
        words=_("Laporan lowongan"),
        hint=_("Lowongan yang dilaporkan masyarakat di wilayah Anda"),
        icon="flag",
        roles=COMPLAINT_OFFICERS,
        waiting=cases_waiting,
    )
)

register_finder(Finder(slug="vacancies", title=_("Lowongan"), icon="briefcase", css_class="karir", order=1, find=find_few))
register(
    Service(
        slug="karirhub",
        name="Karirhub",
        tagline=_("Lowongan kerja dan lamaran"),
        icon="briefcase",
        css_class="karir",
        order=1,
        home_url="karirhub:vacancies",
        search_url="karirhub:vacancies",
        figure=_figure,
        member_entries=(("karirhub:employer_vacancies", _("Lowongan perusahaan")), ("karirhub:employer_fairs", _("Bursa kerja"))),
        person_entries=(
            ("karirhub:for_you", _("Lowongan untuk Anda")),
            ("karirhub:applications", _("Lamaran saya")),
            ("karirhub:saved", _("Lowongan tersimpan")),
            ("karirhub:searches", _("Pencarian tersimpan")),
            ("karirhub:card", _("Kartu pencari kerja (AK/I)")),
            ("karirhub:fair_tickets", _("Tiket bursa kerja")),
        ),
    )
)

open_pages(
    {
        "karirhub:apply": _("Melamar lowongan"),
        "karirhub:for_you": "",
        "karirhub:applications": "",
        "karirhub:application": "",
        "karirhub:withdraw": _("Menarik lamaran"),
        "karirhub:saved": "",
        "karirhub:save_vacancy": _("Menyimpan lowongan"),
        "karirhub:forget_vacancy": _("Menghapus lowongan dari simpanan"),
        "karirhub:searches": "",
        "karirhub:keep_search": _("Menyimpan pencarian"),
        "karirhub:change_search": _("Mengubah kabar dari pencarian"),
        "karirhub:forget_search": _("Menghapus pencarian tersimpan"),
        "karirhub:card": "",
        "karirhub:apply_for_card": _("Meminta kartu pencari kerja (AK/I)"),
        "karirhub:card_photo": "",
        "karirhub:card_print": "",
        "karirhub:move_card": _("Melapor atau mengubah kartu pencari kerja"),
        "karirhub:discard_draft": _("Menghapus draf lamaran"),
        "karirhub:write_to_employer": _("Menulis pesan kepada perusahaan"),
        "karirhub:read_messages": "",
        "karirhub:choose_slot": _("Memilih waktu wawancara"),
        "karirhub:refuse_slots": _("Menjawab undangan wawancara"),
        "karirhub:excuse_interview": _("Menyampaikan tidak dapat hadir wawancara"),
        "karirhub:interview_calendar": "",
        "karirhub:fair_tickets": "",
        "karirhub:fair_ticket": "",
        "karirhub:fair_ticket_code": "",
        "karirhub:fair_ticket_sheet": "",
        "karirhub:take_fair_ticket": _("Mengambil tiket bursa kerja"),
        "karirhub:give_back_fair_ticket": _("Mengembalikan tiket bursa kerja"),
    }
)

reach.register(VACANCIES_IN_REACH)

register_officer_door(
    OfficerDoor(
        url_name="karirhub:partners",
        words=_("Portal mitra"),
        hint=_("Portal lain yang lowongannya tampil di sini"),
        icon="link-45deg",
        roles=PARTNER_OFFICERS,
    )
)

register_sitemap("lowongan", RecordSitemap(parts=sitemap_parts, rows=sitemap_rows))
register_sitemap("bursa-kerja", RecordSitemap(parts=fair_sitemap_parts, rows=fair_sitemap_rows))
register_sitemap("pasar-kerja", RecordSitemap(parts=market_parts, rows=market_rows))

register_emptying(empty_trials)
register_scope(
    ApiScope(code="vacancies:read", words=_("Membaca lowongan organisasi dan jumlah pelamarnya"), role=MemberRole.READER),
    ApiScope(code="vacancies:write", words=_("Menulis, menerbitkan, dan menutup lowongan"), role=MemberRole.CONTRIBUTOR),
)

kinds.register(KEPT_VACANCIES)

register_officer_door(
    OfficerDoor(
        url_name="karirhub:check_queue",
        words=_("Pemeriksaan lowongan"),
        hint=_("Lowongan yang dilaporkan perusahaan di wilayah Anda"),
        icon="briefcase",
        roles=CHECKERS,
        waiting=checking.waiting,
    )
)

register_document(
    DocumentKind(
        slug=RECEIPT,
        name=_("Bukti Lapor Lowongan Pekerjaan"),
        issuing_unit="Pusat Pasar Kerja",
        legal_basis="Peraturan Presiden Nomor 57 Tahun 2023 tentang Wajib Lapor Lowongan Pekerjaan",
        holder_label=_("Nama perusahaan"),
        public_facts=("title", "openings", "place", "period"),
        stressed=("title", "period"),
        labels={
            "workplace": _("Tempat kerja"),
            "nib": _("NIB"),
            "title": _("Nama jabatan"),
            "occupation": _("Jabatan baku (KBJI)"),
            "openings": _("Jumlah yang dibutuhkan"),
            "education": _("Pendidikan paling rendah"),
            "wage": _("Upah"),
            "place": _("Tempat bekerja"),
            "period": _("Masa berlaku"),
        },
        withdrawal_reasons={REPLACED: _("Diperpanjang. Bukti dengan masa berlaku baru sudah terbit.")},
        may_read=_officer_may_read,
    )
)

register_document(
    DocumentKind(
        slug=KIND,
        name=_("Kartu Tanda Bukti Pendaftaran Pencari Kerja (AK/I)"),
        issuer_fact="office",
        typst_template="documents/typst/job_seeker_card.typ",
        legal_basis="Undang-Undang Nomor 13 Tahun 2003 tentang Ketenagakerjaan; Permenaker Nomor 18 Tahun 2024",
        public_facts=("regency", "registered"),
        labels={"regency": _("Terdaftar di"), "registered": _("Tanggal pendaftaran"), "officer": _("Petugas")},
        mask_holder=True,
        withdrawal_reasons={**dict(StrikeReason.choices), "replaced": _("Diganti kartu baru")},
        signatory_office=("Pengantar kerja",),
        sealed=sheet_of,
        is_paused=is_paused,
        may_read=may_read_card,
    )
)
register_document(
    DocumentKind(
        slug=LETTER,
        name=_("Surat Pengantar Kerja"),
        issuer_fact="office",
        typst_template="documents/typst/referral_letter.typ",
        legal_basis="Permenaker Nomor 18 Tahun 2024 tentang Penempatan Tenaga Kerja Dalam Negeri",
        public_facts=("employer", "position", "vacancy", "written"),
        labels={
            "employer": _("Pemberi kerja"),
            "position": _("Jabatan"),
            "vacancy": _("Nomor lowongan"),
            "written": _("Tanggal surat"),
            "officer": _("Petugas"),
        },
        mask_holder=True,
        signatory_office=("Pengantar kerja",),
        may_read=may_read_letter,
    )
)

register_officer_door(
    OfficerDoor(
        url_name="karirhub:card_queue",
        words=_("Kartu pencari kerja (AK/I)"),
        hint=_("Permohonan menunggu pemeriksaan"),
        icon="person-check",
        roles=PLACING_OFFICERS,
        waiting=count_waiting,
    ),
    OfficerDoor(
        url_name="karirhub:seekers",
        words=_("Pencari kerja terdaftar"),
        hint=_("Bimbingan, rujukan, dan penempatan"),
        icon="people",
        roles=PLACING_OFFICERS,
    ),
    OfficerDoor(
        url_name="karirhub:balances",
        words=_("Laporan bulanan pasar kerja"),
        hint=_("Ikhtisar statistik IPK: dihitung, dikunci, diunduh"),
        icon="bar-chart",
        roles=BALANCE_READERS,
    ),
    OfficerDoor(
        url_name="karirhub:officer_fairs",
        words=_("Bursa kerja"),
        hint=_("Acara, stan, tiket, dan hasilnya"),
        icon="shop",
        roles=FAIR_OFFICERS,
        waiting=requests_waiting,
    ),
)
