"""What a vacancy and an application can go through."""

from django.utils.translation import gettext_lazy as _

from karirhub.enums import ApplicationState, VacancyState
from siapkerja.kernel.workflow import Move, State, table

VACANCY = table(
    "vacancy",
    VacancyState,
    states=[
        State(value="draft", label=_("Draf"), tone="neutral", icon="pencil"),
        State(value="published", label=_("Dibuka"), tone="good", icon="check-circle-fill"),
        State(value="frozen", label=_("Dibekukan"), tone="bad", icon="lock"),
        State(value="closed", label=_("Ditutup"), tone="neutral", icon="x-lg", is_final=True),
        State(value="expired", label=_("Berakhir"), tone="neutral", icon="clock", is_final=True),
        State(value="discarded", label=_("Dibatalkan"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(name="publish", label=_("Terbitkan"), sources=("draft",), target="published", permission="publish_vacancy"),
        Move(name="revise", label=_("Ubah"), sources=("published",), target="published", permission="write_vacancy"),
        Move(name="discard", label=_("Batalkan draf"), sources=("draft",), target="discarded", permission="write_vacancy"),
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
    ],
)
