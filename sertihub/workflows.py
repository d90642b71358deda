"""What a certification body's statement, a scheme, a candidate's case and a certificate can go through."""

from django.utils.translation import gettext_lazy as _

from sertihub.enums import CandidacyState, CertificateState, SchemeState, StatementState
from siapkerja.kernel.workflow import Move, State, table

STATEMENT = table(
    "certification_body_statement",
    StatementState,
    states=[
        State(value="waiting", label=_("Menunggu pemeriksaan"), tone="info", icon="clock"),
        State(value="confirmed", label=_("Sesuai"), tone="good", icon="check-circle-fill", is_final=True),
        State(value="returned", label=_("Perlu diperbaiki"), tone="warn", icon="exclamation-triangle-fill", is_final=True),
    ],
    moves=[
        Move(name="confirm", label=_("Nyatakan sesuai"), sources=("waiting",), target="confirmed", permission="confirm_body"),
        Move(
            name="return",
            label=_("Kembalikan"),
            sources=("waiting",),
            target="returned",
            permission="confirm_body",
            needs_reason=True,
        ),
    ],
)

SCHEME = table(
    "certification_scheme",
    SchemeState,
    states=[
        State(value="draft", label=_("Draf"), tone="neutral", icon="pencil"),
        State(value="published", label=_("Terbit"), tone="good", icon="check-circle-fill"),
        State(value="withdrawn", label=_("Ditarik"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(name="publish", label=_("Terbitkan"), sources=("draft",), target="published", permission="publish_scheme"),
        Move(name="revise", label=_("Ubah"), sources=("published",), target="published", permission="write_scheme"),
        Move(
            name="withdraw",
            label=_("Tarik skema"),
            sources=("draft", "published"),
            target="withdrawn",
            permission="publish_scheme",
            needs_reason=True,
        ),
    ],
)

# Until the day of the assessment is over a candidate may step back, and has one such case per scheme.
BEFORE_ASSESSMENT = ("draft", "submitted", "to_mend", "verified", "scheduled", "agreed")
OPEN = (*BEFORE_ASSESSMENT, "recommended", "competent")

CANDIDACY = table(
    "certification_candidacy",
    CandidacyState,
    states=[
        State(value="draft", label=_("Draf"), tone="neutral", icon="pencil"),
        State(value="submitted", label=_("Diajukan"), tone="info", icon="envelope"),
        State(value="to_mend", label=_("Perlu diperbaiki"), tone="warn", icon="exclamation-triangle-fill"),
        State(value="refused", label=_("Tidak diterima"), tone="neutral", icon="x-lg", is_final=True),
        State(value="verified", label=_("Berkas lengkap"), tone="good", icon="check-lg"),
        State(value="scheduled", label=_("Dijadwalkan"), tone="info", icon="calendar3"),
        State(value="agreed", label=_("Siap dinilai"), tone="good", icon="calendar3"),
        State(value="absent", label=_("Tidak hadir"), tone="neutral", icon="clock", is_final=True),
        State(value="recommended", label=_("Dinilai asesor"), tone="info", icon="people"),
        State(value="competent", label=_("Kompeten"), tone="good", icon="check-circle-fill"),
        State(value="not_yet_competent", label=_("Belum kompeten"), tone="neutral", icon="arrow-left", is_final=True),
        State(value="certified", label=_("Sertifikat terbit"), tone="good", icon="award", is_final=True),
        State(value="withdrawn", label=_("Mengundurkan diri"), tone="neutral", icon="arrow-left", is_final=True),
    ],
    moves=[
        Move(name="submit", label=_("Ajukan"), sources=("draft", "to_mend"), target="submitted", permission="be_certified"),
        Move(name="verify", label=_("Nyatakan lengkap"), sources=("submitted",), target="verified", permission="verify_candidate"),
        Move(
            name="send_back",
            label=_("Minta perbaikan"),
            sources=("submitted",),
            target="to_mend",
            permission="verify_candidate",
            needs_reason=True,
        ),
        Move(
            name="refuse",
            label=_("Nyatakan tidak diterima"),
            sources=("submitted",),
            target="refused",
            permission="verify_candidate",
            needs_reason=True,
        ),
        Move(
            name="schedule",
            label=_("Jadwalkan"),
            sources=("verified", "scheduled", "agreed"),
            target="scheduled",
            permission="schedule_assessment",
        ),
        Move(name="agree", label=_("Setujui asesmen"), sources=("scheduled",), target="agreed", permission="be_certified"),
        Move(name="miss", label=_("Catat tidak hadir"), sources=("scheduled", "agreed"), target="absent", permission="assess"),
        Move(name="recommend", label=_("Kirim rekomendasi"), sources=("agreed",), target="recommended", permission="assess"),
        Move(
            name="find_competent",
            label=_("Putuskan kompeten"),
            sources=("recommended",),
            target="competent",
            permission="decide_certification",
        ),
        Move(
            name="find_not_yet_competent",
            label=_("Putuskan belum kompeten"),
            sources=("recommended",),
            target="not_yet_competent",
            permission="decide_certification",
        ),
        Move(name="certify", label=_("Terbitkan sertifikat"), sources=("competent",), target="certified", permission="issue_certificate"),
        Move(name="withdraw", label=_("Mengundurkan diri"), sources=BEFORE_ASSESSMENT, target="withdrawn", permission="be_certified"),
    ],
)

CERTIFICATE = table(
    "competence_certificate",
    CertificateState,
    states=[
        State(value="active", label=_("Berlaku"), tone="good", icon="check-circle-fill"),
        State(value="expired", label=_("Kedaluwarsa"), tone="warn", icon="clock", is_final=True),
        State(value="revoked", label=_("Dicabut"), tone="bad", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(
            name="revoke",
            label=_("Cabut sertifikat"),
            sources=("active",),
            target="revoked",
            permission="issue_certificate",
            needs_reason=True,
        ),
        Move(name="expire", label=_("Lewati masa berlaku"), sources=("active",), target="expired"),
    ],
)
