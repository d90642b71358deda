"""What a vacancy and an application can go through."""

from django.utils.translation import gettext_lazy as _

from karirhub.enums import (
    ApplicationState,
    BoothState,
    CardState,
    CaseState,
    FairState,
    InterviewState,
    OfferState,
    PlacementState,
    VacancyState,
)
from siapkerja.kernel.workflow import Move, State, table

VACANCY = table(
    "vacancy",
    VacancyState,
    states=[
        State(value="draft", label=_("Draf"), tone="neutral", icon="pencil"),
        State(value="submitted", label=_("Menunggu pemeriksaan"), tone="info", icon="clock"),
        State(value="returned", label=_("Perlu diperbaiki"), tone="warn", icon="exclamation-triangle-fill"),
        State(value="refused", label=_("Ditolak"), tone="bad", icon="x-lg", is_final=True),
        State(value="published", label=_("Dibuka"), tone="good", icon="check-circle-fill"),
        State(value="frozen", label=_("Dibekukan"), tone="bad", icon="lock"),
        State(value="closed", label=_("Ditutup"), tone="neutral", icon="x-lg", is_final=True),
        State(value="expired", label=_("Berakhir"), tone="neutral", icon="clock", is_final=True),
        State(value="discarded", label=_("Dibatalkan"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(
            name="submit", label=_("Kirim untuk diperiksa"), sources=("draft", "returned"), target="submitted", permission="publish_vacancy"
        ),
        Move(name="take_back", label=_("Tarik dari pemeriksaan"), sources=("submitted",), target="draft", permission="write_vacancy"),
        Move(
            name="return",
            label=_("Kembalikan untuk diperbaiki"),
            sources=("submitted",),
            target="returned",
            permission="check_vacancy",
            needs_reason=True,
        ),
        Move(name="refuse", label=_("Tolak"), sources=("submitted",), target="refused", permission="check_vacancy", needs_reason=True),
        Move(
            name="publish",
            label=_("Terbitkan"),
            sources=("draft", "returned", "submitted"),
            target="published",
            permission="publish_vacancy",
        ),
        Move(name="confirm", label=_("Nyatakan sesuai"), sources=("published",), target="published", permission="check_vacancy"),
        Move(name="revise", label=_("Ubah"), sources=("published",), target="published", permission="write_vacancy"),
        Move(name="extend", label=_("Perpanjang"), sources=("published",), target="published", permission="publish_vacancy"),
        Move(name="discard", label=_("Batalkan draf"), sources=("draft", "returned"), target="discarded", permission="write_vacancy"),
        Move(
            name="close",
            label=_("Tutup lowongan"),
            sources=("published",),
            target="closed",
            permission="publish_vacancy",
            needs_reason=True,
        ),
        Move(name="expire", label=_("Akhiri"), sources=("published", "frozen"), target="expired"),
        Move(name="freeze", label=_("Bekukan"), sources=("published",), target="frozen", permission="freeze_vacancy", needs_reason=True),
        Move(name="unfreeze", label=_("Buka kembali"), sources=("frozen",), target="published", permission="freeze_vacancy"),
        Move(
            name="take_down",
            label=_("Turunkan lowongan"),
            sources=("published", "frozen"),
            target="closed",
            permission="freeze_vacancy",
            needs_reason=True,
        ),
    ],
)

OPEN = ("sent", "viewed", "shortlisted", "interview", "offered")

APPLICATION = table(
    "application",
    ApplicationState,
    states=[
        State(value="sent", label=_("Terkirim"), tone="info", icon="envelope"),
        State(value="viewed", label=_("Dilihat"), tone="info", icon="eye"),
        State(value="shortlisted", label=_("Lolos seleksi berkas"), tone="info", icon="check-lg"),
        State(value="interview", label=_("Wawancara"), tone="info", icon="calendar3"),
        State(value="offered", label=_("Penawaran"), tone="good", icon="file-earmark-text"),
        State(value="hired", label=_("Diterima"), tone="good", icon="check-circle-fill", is_final=True),
        State(value="declined", label=_("Belum terpilih"), tone="neutral", icon="x-lg", is_final=True),
        State(value="withdrawn", label=_("Ditarik"), tone="neutral", icon="arrow-left", is_final=True),
        State(value="lapsed", label=_("Tidak dijawab"), tone="neutral", icon="hourglass-split", is_final=True),
    ],
    moves=[
        Move(name="view", label=_("Tandai sudah dilihat"), sources=("sent",), target="viewed", permission="handle_applications"),
        Move(
            name="shortlist",
            label=_("Loloskan seleksi berkas"),
            sources=("sent", "viewed"),
            target="shortlisted",
            permission="handle_applications",
        ),
        Move(
            name="invite",
            label=_("Undang wawancara"),
            sources=("sent", "viewed", "shortlisted"),
            target="interview",
            permission="handle_applications",
            needs_reason=True,
        ),
        Move(
            name="offer",
            label=_("Beri penawaran"),
            sources=("viewed", "shortlisted", "interview"),
            target="offered",
            permission="handle_applications",
        ),
        Move(name="hire", label=_("Nyatakan diterima"), sources=("offered",), target="hired", permission="handle_applications"),
        Move(
            name="decline",
            label=_("Nyatakan belum terpilih"),
            sources=OPEN,
            target="declined",
            permission="handle_applications",
            needs_reason=True,
        ),
        Move(name="withdraw", label=_("Tarik lamaran"), sources=OPEN, target="withdrawn", permission="withdraw_application"),
        Move(name="lapse", label=_("Tutup karena tidak dijawab"), sources=OPEN, target="lapsed", needs_reason=True),
    ],
)

COMPLAINT_CASE = table(
    "complaint_case",
    CaseState,
    states=[
        State(value="new", label=_("Menunggu petugas"), tone="info", icon="inbox"),
        State(value="handled", label=_("Sedang diperiksa"), tone="warn", icon="hourglass-split"),
        State(value="upheld", label=_("Terbukti"), tone="bad", icon="exclamation-triangle-fill", is_final=True),
        State(value="dismissed", label=_("Tidak terbukti"), tone="neutral", icon="check-lg", is_final=True),
    ],
    moves=[
        Move(name="take", label=_("Tangani kasus ini"), sources=("new",), target="handled", permission="handle_complaints"),
        Move(
            name="ask",
            label=_("Minta jawaban perusahaan"),
            sources=("handled",),
            target="handled",
            permission="handle_complaints",
            needs_reason=True,
        ),
        Move(
            name="uphold",
            label=_("Nyatakan terbukti"),
            sources=("handled",),
            target="upheld",
            permission="handle_complaints",
            needs_reason=True,
        ),
        Move(
            name="dismiss",
            label=_("Nyatakan tidak terbukti"),
            sources=("handled",),
            target="dismissed",
            permission="handle_complaints",
            needs_reason=True,
        ),
    ],
)

CARD = table(
    "job_seeker_card",
    CardState,
    states=[
        State(value="applied", label=CardState.APPLIED.label, tone="info", icon="clock"),
        State(value="returned", label=CardState.RETURNED.label, tone="warn", icon="exclamation-triangle-fill"),
        State(value="active", label=CardState.ACTIVE.label, tone="good", icon="check-circle-fill"),
        State(value="lapsed", label=CardState.LAPSED.label, tone="warn", icon="clock"),
        State(value="hired", label=CardState.HIRED.label, tone="good", icon="briefcase"),
        State(value="expired", label=CardState.EXPIRED.label, tone="neutral", icon="clock", is_final=True),
        State(value="replaced", label=CardState.REPLACED.label, tone="neutral", icon="arrow-repeat", is_final=True),
        State(value="struck_off", label=CardState.STRUCK_OFF.label, tone="neutral", icon="x-lg", is_final=True),
        State(value="cancelled", label=CardState.CANCELLED.label, tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(name="resubmit", label=_("Kirim lagi"), sources=("returned",), target="applied", permission="hold_card"),
        Move(name="cancel", label=_("Batalkan permohonan"), sources=("applied", "returned"), target="cancelled", permission="hold_card"),
        Move(
            name="send_back",
            label=_("Kembalikan untuk diperbaiki"),
            sources=("applied",),
            target="returned",
            permission="check_cards",
            needs_reason=True,
        ),
        Move(name="issue", label=_("Terbitkan kartu"), sources=("applied",), target="active", permission="check_cards"),
        Move(name="check_in", label=_("Lapor masih mencari kerja"), sources=("active", "lapsed"), target="active", permission="hold_card"),
        Move(name="lapse", label=_("Nonaktifkan"), sources=("active",), target="lapsed"),
        Move(name="expire", label=_("Akhiri masa berlaku"), sources=("active", "lapsed", "hired"), target="expired"),
        Move(name="replace", label=_("Ganti dengan kartu baru"), sources=("active", "lapsed", "hired"), target="replaced"),
        Move(name="hire", label=_("Tutup karena bekerja"), sources=("active", "lapsed"), target="hired", permission="hold_card"),
        Move(name="reopen", label=_("Buka kembali, mencari kerja lagi"), sources=("hired",), target="active", permission="hold_card"),
        Move(
            name="strike_off",
            label=_("Hapus dari daftar"),
            sources=("active", "lapsed", "hired"),
            target="struck_off",
            permission="check_cards",
            needs_reason=True,
        ),
    ],
)
# An application for a card, and a card whose holder seeks work.
CARD_PENDING = ("applied", "returned")
CARD_STANDING = ("active", "lapsed")
# Not in these: the card was never issued.
CARD_UNISSUED = ("applied", "returned", "cancelled")

PLACEMENT = table(
    "placement",
    PlacementState,
    states=[
        State(value="recorded", label=PlacementState.RECORDED.label, tone="good", icon="check-circle-fill"),
        State(value="cancelled", label=PlacementState.CANCELLED.label, tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(
            name="cancel",
            label=_("Batalkan catatan"),
            sources=("recorded",),
            target="cancelled",
            permission="guide_seekers",
            needs_reason=True,
        ),
    ],
)

INTERVIEW = table(
    "interview",
    InterviewState,
    states=[
        State(value="proposed", label=_("Menunggu pilihan waktu"), tone="info", icon="calendar3"),
        State(value="agreed", label=_("Waktu disepakati"), tone="good", icon="check-circle-fill"),
        State(value="none_fits", label=_("Tidak ada waktu yang cocok"), tone="warn", icon="arrow-repeat", is_final=True),
        State(value="cancelled", label=_("Dibatalkan"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(name="choose", label=_("Pilih waktu"), sources=("proposed",), target="agreed", permission="answer_employer"),
        Move(name="none_fits", label=_("Tidak ada yang cocok"), sources=("proposed",), target="none_fits", permission="answer_employer"),
        Move(
            name="cancel",
            label=_("Batalkan wawancara"),
            sources=("proposed", "agreed"),
            target="cancelled",
            permission="handle_applications",
            needs_reason=True,
        ),
        Move(
            name="excuse",
            label=_("Sampaikan tidak dapat hadir"),
            sources=("agreed",),
            target="cancelled",
            permission="answer_employer",
            needs_reason=True,
        ),
        Move(name="drop", label=_("Gugurkan"), sources=("proposed", "agreed"), target="cancelled"),
    ],
)

OFFER = table(
    "offer",
    OfferState,
    states=[
        State(value="open", label=_("Menunggu jawaban"), tone="info", icon="file-earmark-text"),
        State(value="accepted", label=_("Diterima pelamar"), tone="good", icon="check-circle-fill", is_final=True),
        State(value="declined", label=_("Ditolak pelamar"), tone="neutral", icon="x-lg", is_final=True),
        State(value="withdrawn", label=_("Ditarik perusahaan"), tone="neutral", icon="arrow-left", is_final=True),
        State(value="lapsed", label=_("Lewat batas waktu"), tone="neutral", icon="clock", is_final=True),
    ],
    moves=[
        Move(name="accept", label=_("Terima penawaran"), sources=("open",), target="accepted", permission="answer_employer"),
        Move(
            name="decline",
            label=_("Tolak penawaran"),
            sources=("open",),
            target="declined",
            permission="answer_employer",
            needs_reason=True,
        ),
        Move(
            name="withdraw",
            label=_("Tarik penawaran"),
            sources=("open",),
            target="withdrawn",
            permission="handle_applications",
            needs_reason=True,
        ),
        Move(name="lapse", label=_("Akhiri"), sources=("open",), target="lapsed"),
    ],
)

JOB_FAIR = table(
    "job_fair",
    FairState,
    states=[
        State(value="draft", label=FairState.DRAFT.label, tone="neutral", icon="pencil"),
        State(value="published", label=FairState.PUBLISHED.label, tone="good", icon="check-circle-fill"),
        State(value="called_off", label=FairState.CALLED_OFF.label, tone="bad", icon="x-lg", is_final=True),
        State(value="closed", label=FairState.CLOSED.label, tone="neutral", icon="check-lg", is_final=True),
        State(value="discarded", label=FairState.DISCARDED.label, tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(name="publish", label=_("Umumkan"), sources=("draft",), target="published", permission="hold_fairs"),
        Move(name="revise", label=_("Ubah"), sources=("published",), target="published", permission="hold_fairs"),
        Move(
            name="call_off",
            label=_("Batalkan bursa kerja"),
            sources=("published",),
            target="called_off",
            permission="hold_fairs",
            needs_reason=True,
        ),
        Move(name="close", label=_("Tutup dan simpan hasil"), sources=("published",), target="closed", permission="hold_fairs"),
        Move(name="discard", label=_("Buang draf"), sources=("draft",), target="discarded", permission="hold_fairs"),
    ],
)

BOOTH = table(
    "fair_booth",
    BoothState,
    states=[
        State(value="requested", label=BoothState.REQUESTED.label, tone="info", icon="clock"),
        State(value="accepted", label=BoothState.ACCEPTED.label, tone="good", icon="check-circle-fill"),
        State(value="declined", label=BoothState.DECLINED.label, tone="neutral", icon="x-lg", is_final=True),
        State(value="withdrawn", label=BoothState.WITHDRAWN.label, tone="neutral", icon="arrow-left", is_final=True),
        State(value="reported", label=BoothState.REPORTED.label, tone="good", icon="check-lg"),
        State(value="cancelled", label=BoothState.CANCELLED.label, tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(name="accept", label=_("Terima"), sources=("requested",), target="accepted", permission="hold_fairs"),
        Move(
            name="decline",
            label=_("Belum dapat diterima"),
            sources=("requested",),
            target="declined",
            permission="hold_fairs",
            needs_reason=True,
        ),
        Move(
            name="withdraw",
            label=_("Tarik permintaan stan"),
            sources=("requested", "accepted"),
            target="withdrawn",
            permission="keep_booth",
        ),
        Move(name="report", label=_("Laporkan hasil"), sources=("accepted",), target="reported", permission="keep_booth"),
        Move(name="correct", label=_("Perbaiki hasil"), sources=("reported",), target="reported", permission="keep_booth"),
        Move(name="cancel", label=_("Gugurkan"), sources=("requested", "accepted"), target="cancelled"),
    ],
)
# A booth that stands at the fair, and one that takes part in its count of requests.
BOOTH_STANDING = ("accepted", "reported")
BOOTH_OPEN = ("requested", *BOOTH_STANDING)
