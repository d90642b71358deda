from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import Move, State, table
from siapkerja.privacy.enums import BreachState, CorrectionState, DeletionState

CORRECTION = table(
    "correction_request",
    CorrectionState,
    states=[
        State(value=CorrectionState.FILED, label=_("Diperiksa"), tone="info", icon="hourglass-split"),
        State(value=CorrectionState.ACCEPTED, label=_("Diperbaiki"), tone="good", icon="check-lg", is_final=True),
        State(value=CorrectionState.REFUSED, label=_("Tidak diperbaiki"), tone="bad", icon="x-lg", is_final=True),
        State(value=CorrectionState.WITHDRAWN, label=_("Dibatalkan"), icon="circle", is_final=True),
    ],
    moves=[
        Move(
            name="accept",
            label=_("Perbaiki datanya"),
            sources=(CorrectionState.FILED,),
            target=CorrectionState.ACCEPTED,
            permission="decide_corrections",
        ),
        Move(
            name="refuse",
            label=_("Tolak dengan alasan"),
            sources=(CorrectionState.FILED,),
            target=CorrectionState.REFUSED,
            permission="decide_corrections",
            needs_reason=True,
        ),
        Move(
            name="withdraw",
            label=_("Batalkan permintaan"),
            sources=(CorrectionState.FILED,),
            target=CorrectionState.WITHDRAWN,
            permission="use_own_rights",
        ),
    ],
)

DELETION = table(
    "deletion_request",
    DeletionState,
    states=[
        State(value=DeletionState.WAITING, label=_("Masa tunggu"), tone="warn", icon="hourglass-split"),
        State(value=DeletionState.CANCELLED, label=_("Dibatalkan"), icon="circle", is_final=True),
        State(value=DeletionState.HELD, label=_("Tertahan"), tone="bad", icon="exclamation-triangle-fill"),
        State(value=DeletionState.DONE, label=_("Selesai"), tone="good", icon="check-lg", is_final=True),
    ],
    moves=[
        Move(
            name="cancel",
            label=_("Batalkan penghapusan"),
            sources=(DeletionState.WAITING, DeletionState.HELD),
            target=DeletionState.CANCELLED,
            permission="use_own_rights",
        ),
        Move(name="hold", label=_("Tahan"), sources=(DeletionState.WAITING,), target=DeletionState.HELD, needs_reason=True),
        Move(name="erase", label=_("Hapus"), sources=(DeletionState.WAITING, DeletionState.HELD), target=DeletionState.DONE),
    ],
)

BREACH = table(
    "personal_data_breach",
    BreachState,
    states=[
        State(value=BreachState.RECORDED, label=_("Dicatat"), tone="bad", icon="exclamation-triangle-fill"),
        State(value=BreachState.NOTIFIED, label=_("Diberitahukan"), tone="warn", icon="send"),
        State(value=BreachState.CLOSED, label=_("Ditutup"), tone="good", icon="check-lg", is_final=True),
        State(value=BreachState.UNFOUNDED, label=_("Tidak terbukti"), icon="circle", is_final=True),
    ],
    moves=[
        Move(
            name="notify",
            label=_("Beri tahu pemilik data"),
            sources=(BreachState.RECORDED,),
            target=BreachState.NOTIFIED,
            permission="handle_breaches",
        ),
        Move(
            name="close",
            label=_("Tutup dengan catatan"),
            sources=(BreachState.NOTIFIED,),
            target=BreachState.CLOSED,
            permission="handle_breaches",
            needs_reason=True,
        ),
        Move(
            name="dismiss",
            label=_("Nyatakan tidak terbukti"),
            sources=(BreachState.RECORDED,),
            target=BreachState.UNFOUNDED,
            permission="handle_breaches",
            needs_reason=True,
        ),
    ],
)
