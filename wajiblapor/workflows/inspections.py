"""What a plan of inspections, an inspection and a finding can go through (Permenaker 33/2016 jo. 1/2020)."""

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import Move, State, table
from wajiblapor.enums import FindingState, InspectionState, PlanState

INSPECTION_PLAN = table(
    "wajiblapor.inspection_plan",
    PlanState,
    states=[
        State(value=PlanState.DRAFT, label=_("Disusun"), tone="info", icon="pencil"),
        State(value=PlanState.APPROVED, label=_("Disahkan"), tone="good", icon="check-circle-fill", is_final=True),
    ],
    moves=[
        Move(
            name="approve",
            label=_("Sahkan rencana"),
            sources=(PlanState.DRAFT,),
            target=PlanState.APPROVED,
            permission="order_inspections",
        )
    ],
)

_S = InspectionState
INSPECTION = table(
    "wajiblapor.inspection",
    InspectionState,
    states=[
        State(value=_S.PROPOSED, label=_("Diusulkan"), tone="neutral", icon="circle"),
        State(value=_S.PLANNED, label=_("Direncanakan"), tone="info", icon="clock"),
        State(value=_S.ORDERED, label=_("Surat tugas terbit"), tone="info", icon="file-earmark-text"),
        State(value=_S.VISITED, label=_("Sudah didatangi"), tone="info", icon="pencil"),
        State(value=_S.FIRST_NOTE, label=_("Nota Pemeriksaan I berjalan"), tone="warn", icon="exclamation-triangle-fill"),
        State(value=_S.SECOND_NOTE, label=_("Nota Pemeriksaan II berjalan"), tone="bad", icon="exclamation-triangle-fill"),
        State(value=_S.FULFILLED, label=_("Menunggu penutupan"), tone="info", icon="check-lg"),
        State(value=_S.CLOSED, label=_("Selesai"), tone="good", icon="check-circle-fill", is_final=True),
        State(value=_S.REFERRED, label=_("Diteruskan"), tone="bad", icon="flag", is_final=True),
        State(value=_S.DROPPED, label=_("Dikeluarkan dari rencana"), tone="neutral", icon="x-lg", is_final=True),
        State(value=_S.CANCELLED, label=_("Dibatalkan"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(name="plan", label=_("Sahkan dalam rencana"), sources=(_S.PROPOSED,), target=_S.PLANNED, permission="order_inspections"),
        Move(
            name="drop",
            label=_("Keluarkan dari rencana"),
            sources=(_S.PROPOSED,),
            target=_S.DROPPED,
            permission="plan_inspections",
            needs_reason=True,
        ),
        Move(name="order", label=_("Terbitkan surat tugas"), sources=(_S.PLANNED,), target=_S.ORDERED, permission="order_inspections"),
        Move(
            name="cancel",
            label=_("Batalkan pemeriksaan"),
            sources=(_S.PLANNED, _S.ORDERED),
            target=_S.CANCELLED,
            permission="order_inspections",
            needs_reason=True,
        ),
        Move(name="visit", label=_("Catat kunjungan"), sources=(_S.ORDERED,), target=_S.VISITED, permission="inspect"),
        Move(
            name="note_first",
            label=_("Terbitkan Nota Pemeriksaan I"),
            sources=(_S.VISITED,),
            target=_S.FIRST_NOTE,
            permission="inspect",
        ),
        Move(
            name="note_second",
            label=_("Terbitkan Nota Pemeriksaan II"),
            sources=(_S.FIRST_NOTE,),
            target=_S.SECOND_NOTE,
            permission="inspect",
        ),
        Move(
            name="fulfil",
            label=_("Ajukan penutupan"),
            sources=(_S.VISITED, _S.FIRST_NOTE, _S.SECOND_NOTE),
            target=_S.FULFILLED,
            permission="inspect",
        ),
        Move(name="close", label=_("Tutup pemeriksaan"), sources=(_S.FULFILLED,), target=_S.CLOSED, permission="close_inspection"),
        Move(
            name="take_up",
            label=_("Kembalikan kepada pengawas"),
            sources=(_S.FULFILLED,),
            target=_S.VISITED,
            permission="close_inspection",
            needs_reason=True,
        ),
        Move(
            name="take_up_first",
            label=_("Kembalikan ke Nota Pemeriksaan I"),
            sources=(_S.FULFILLED,),
            target=_S.FIRST_NOTE,
            permission="close_inspection",
            needs_reason=True,
        ),
        Move(
            name="take_up_second",
            label=_("Kembalikan ke Nota Pemeriksaan II"),
            sources=(_S.FULFILLED,),
            target=_S.SECOND_NOTE,
            permission="close_inspection",
            needs_reason=True,
        ),
        Move(
            name="refer",
            label=_("Teruskan"),
            sources=(_S.SECOND_NOTE,),
            target=_S.REFERRED,
            permission="order_inspections",
            needs_reason=True,
        ),
    ],
)

FINDING = table(
    "wajiblapor.finding",
    FindingState,
    states=[
        State(value=FindingState.OPEN, label=_("Belum dipenuhi"), tone="warn", icon="exclamation-triangle-fill"),
        State(value=FindingState.ANSWERED, label=_("Menunggu pemeriksaan jawaban"), tone="info", icon="clock"),
        State(value=FindingState.FULFILLED, label=_("Dipenuhi"), tone="good", icon="check-circle-fill"),
        State(value=FindingState.WITHDRAWN, label=_("Dicabut"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(
            name="answer",
            label=_("Kirim jawaban"),
            sources=(FindingState.OPEN, FindingState.ANSWERED),
            target=FindingState.ANSWERED,
            permission="answer_finding",
        ),
        Move(
            name="verify",
            label=_("Nyatakan dipenuhi"),
            sources=(FindingState.OPEN, FindingState.ANSWERED),
            target=FindingState.FULFILLED,
            permission="inspect",
            needs_reason=True,
        ),
        Move(
            name="refuse",
            label=_("Belum cukup"),
            sources=(FindingState.ANSWERED,),
            target=FindingState.OPEN,
            permission="inspect",
            needs_reason=True,
        ),
        Move(
            name="reopen",
            label=_("Buka lagi"),
            sources=(FindingState.FULFILLED,),
            target=FindingState.OPEN,
            permission="inspect",
            needs_reason=True,
        ),
        Move(
            name="withdraw",
            label=_("Cabut temuan"),
            sources=(FindingState.OPEN, FindingState.ANSWERED),
            target=FindingState.WITHDRAWN,
            permission="inspect",
            needs_reason=True,
        ),
    ],
)
