"""What a programme, a batch and a person in it can go through."""

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import Move, State, table
from skillhub.enums import BatchState, EnrolmentState, ProgrammeState

PROGRAMME = table(
    "training_programme",
    ProgrammeState,
    states=[
        State(value="draft", label=_("Draf"), tone="neutral", icon="pencil"),
        State(value="published", label=_("Terbit"), tone="good", icon="check-circle-fill"),
        State(value="withdrawn", label=_("Ditarik"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(name="publish", label=_("Terbitkan"), sources=("draft",), target="published", permission="publish_programme"),
        Move(name="revise", label=_("Ubah"), sources=("published",), target="published", permission="write_programme"),
        Move(
            name="withdraw",
            label=_("Tarik program"),
            sources=("draft", "published"),
            target="withdrawn",
            permission="publish_programme",
            needs_reason=True,
        ),
    ],
)

BATCH = table(
    "training_batch",
    BatchState,
    states=[
        State(value="draft", label=_("Draf"), tone="neutral", icon="pencil"),
        State(value="announced", label=_("Diumumkan"), tone="info", icon="calendar3"),
        State(value="registering", label=_("Pendaftaran dibuka"), tone="good", icon="check-circle-fill"),
        State(value="selecting", label=_("Seleksi"), tone="info", icon="people"),
        State(value="training", label=_("Pelatihan berjalan"), tone="info", icon="mortarboard"),
        State(value="completed", label=_("Selesai"), tone="neutral", icon="check-lg", is_final=True),
        State(value="cancelled", label=_("Dibatalkan"), tone="bad", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(name="announce", label=_("Umumkan"), sources=("draft",), target="announced", permission="run_batch"),
        Move(name="open", label=_("Buka pendaftaran"), sources=("announced",), target="registering"),
        Move(name="close", label=_("Tutup pendaftaran"), sources=("registering",), target="selecting"),
        Move(name="start", label=_("Mulai pelatihan"), sources=("selecting",), target="training", permission="run_batch"),
        Move(name="complete", label=_("Selesaikan"), sources=("training",), target="completed", permission="run_batch"),
        Move(
            name="cancel",
            label=_("Batalkan angkatan"),
            sources=("draft", "announced", "registering", "selecting"),
            target="cancelled",
            permission="run_batch",
            needs_reason=True,
        ),
    ],
)

# Whoever is here takes part in one training at a time.
ACTIVE = ("registered", "selected", "reserved", "confirmed")

ENROLMENT = table(
    "training_enrolment",
    EnrolmentState,
    states=[
        State(value="registered", label=_("Terdaftar"), tone="info", icon="envelope"),
        State(value="selected", label=_("Terpilih"), tone="good", icon="check-lg"),
        State(value="reserved", label=_("Cadangan"), tone="info", icon="clock"),
        State(value="declined", label=_("Belum terpilih"), tone="neutral", icon="x-lg", is_final=True),
        State(value="confirmed", label=_("Daftar ulang selesai"), tone="good", icon="mortarboard"),
        State(value="passed", label=_("Lulus pelatihan"), tone="good", icon="check-circle-fill", is_final=True),
        State(value="not_passed", label=_("Belum lulus"), tone="neutral", icon="x-lg", is_final=True),
        State(value="lapsed", label=_("Tidak daftar ulang"), tone="neutral", icon="clock", is_final=True),
        State(value="withdrawn", label=_("Mengundurkan diri"), tone="neutral", icon="arrow-left", is_final=True),
        State(value="called_off", label=_("Angkatan dibatalkan"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(
            name="select",
            label=_("Nyatakan terpilih"),
            sources=("registered", "reserved"),
            target="selected",
            permission="select_participants",
        ),
        Move(name="reserve", label=_("Jadikan cadangan"), sources=("registered",), target="reserved", permission="select_participants"),
        Move(
            name="decline",
            label=_("Nyatakan belum terpilih"),
            sources=("registered", "reserved"),
            target="declined",
            permission="select_participants",
            needs_reason=True,
        ),
        Move(name="confirm", label=_("Daftar ulang"), sources=("selected",), target="confirmed", permission="join_training"),
        Move(name="lapse", label=_("Lewati batas daftar ulang"), sources=("selected",), target="lapsed"),
        Move(name="pass", label=_("Nyatakan lulus"), sources=("confirmed",), target="passed", permission="select_participants"),
        Move(
            name="fail",
            label=_("Nyatakan belum lulus"),
            sources=("confirmed",),
            target="not_passed",
            permission="select_participants",
            needs_reason=True,
        ),
        Move(name="withdraw", label=_("Mengundurkan diri"), sources=ACTIVE, target="withdrawn", permission="join_training"),
        Move(name="call_off", label=_("Batalkan bersama angkatan"), sources=ACTIVE, target="called_off"),
    ],
)
