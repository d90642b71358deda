"""What a programme of aid and an application for it can go through."""

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import Move, State, table
from wirausaha.enums import ProgrammeState, ProposalState

PROGRAMME = table(
    "aid_programme",
    ProgrammeState,
    states=[
        State(value="draft", label=_("Draf"), tone="neutral", icon="pencil"),
        State(value="announced", label=_("Diumumkan"), tone="info", icon="calendar3"),
        State(value="open", label=_("Pendaftaran dibuka"), tone="good", icon="check-circle-fill"),
        State(value="closed", label=_("Pendaftaran ditutup"), tone="neutral", icon="lock", is_final=True),
    ],
    moves=[
        Move(name="announce", label=_("Umumkan"), sources=("draft",), target="announced", permission="run_programmes"),
        Move(name="open", label=_("Buka pendaftaran"), sources=("announced",), target="open"),
        Move(
            name="close",
            label=_("Tutup pendaftaran"),
            sources=("announced", "open"),
            target="closed",
            permission="run_programmes",
            needs_reason=True,
        ),
    ],
)

# Whoever stands in one of these holds the one aid of the year for every NIK in the application.
HOLDS_THE_YEAR = (
    "submitted", "returned", "visiting", "assessed", "chosen", "reserved", "signed", "agreed", "reported", "completed",
)  # fmt: skip
# The applicant may still step back without owing anything.
_REVOCABLE = ("draft", "submitted", "returned", "visiting", "assessed", "reserved", "chosen", "signed")

PROPOSAL = table(
    "aid_proposal",
    ProposalState,
    states=[
        State(value="draft", label=_("Draf"), tone="neutral", icon="pencil"),
        State(value="submitted", label=_("Diperiksa kelengkapannya"), tone="info", icon="clock"),
        State(value="returned", label=_("Perlu dilengkapi"), tone="warn", icon="exclamation-triangle-fill"),
        State(value="visiting", label=_("Menunggu kunjungan petugas"), tone="info", icon="geo-alt"),
        State(value="assessed", label=_("Menunggu penetapan"), tone="info", icon="clock"),
        State(value="chosen", label=_("Terpilih, tanda tangani perjanjian"), tone="good", icon="check-lg"),
        State(value="reserved", label=_("Cadangan"), tone="info", icon="clock"),
        State(value="refused", label=_("Belum terpilih"), tone="neutral", icon="x-lg", is_final=True),
        State(value="signed", label=_("Menunggu tanda tangan Dinas"), tone="info", icon="pencil"),
        State(value="agreed", label=_("Bantuan berjalan"), tone="good", icon="cash-stack"),
        State(value="reported", label=_("Laporan diperiksa"), tone="info", icon="file-earmark-text"),
        State(value="completed", label=_("Selesai"), tone="good", icon="check-circle-fill", is_final=True),
        State(value="lapsed", label=_("Tidak menandatangani"), tone="neutral", icon="clock", is_final=True),
        State(value="withdrawn", label=_("Ditarik pemohon"), tone="neutral", icon="arrow-left", is_final=True),
    ],
    moves=[
        Move(name="submit", label=_("Kirim permohonan"), sources=("draft", "returned"), target="submitted", permission="apply_for_aid"),
        Move(name="accept_papers", label=_("Nyatakan lengkap"), sources=("submitted",), target="visiting", permission="verify_aid"),
        Move(
            name="send_back",
            label=_("Kembalikan untuk dilengkapi"),
            sources=("submitted", "visiting"),
            target="returned",
            permission="verify_aid",
            needs_reason=True,
        ),
        Move(name="assess", label=_("Simpan hasil kunjungan"), sources=("visiting",), target="assessed", permission="verify_aid"),
        Move(name="choose", label=_("Tetapkan terpilih"), sources=("assessed", "reserved"), target="chosen", permission="decide_aid"),
        Move(name="reserve", label=_("Tetapkan cadangan"), sources=("assessed",), target="reserved", permission="decide_aid"),
        Move(
            name="refuse",
            label=_("Nyatakan belum terpilih"),
            sources=("submitted", "visiting", "assessed"),
            target="refused",
            permission="decide_aid",
            needs_reason=True,
        ),
        Move(name="sign", label=_("Tanda tangani perjanjian"), sources=("chosen",), target="signed", permission="apply_for_aid"),
        Move(name="countersign", label=_("Tanda tangani atas nama Dinas"), sources=("signed",), target="agreed", permission="decide_aid"),
        Move(name="report", label=_("Kirim laporan"), sources=("agreed",), target="reported", permission="apply_for_aid"),
        Move(
            name="return_report",
            label=_("Kembalikan laporan"),
            sources=("reported",),
            target="agreed",
            permission="verify_aid",
            needs_reason=True,
        ),
        Move(name="accept_report", label=_("Terima laporan"), sources=("reported",), target="completed", permission="verify_aid"),
        Move(name="lapse", label=_("Lewati batas tanda tangan"), sources=("chosen",), target="lapsed"),
        Move(name="withdraw", label=_("Tarik permohonan"), sources=_REVOCABLE, target="withdrawn", permission="apply_for_aid"),
    ],
)
REVOCABLE = _REVOCABLE
