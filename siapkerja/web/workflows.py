from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import Move, State, table
from siapkerja.web.enums import LevyState

LEVY_REPORT = table(
    "levy_report",
    LevyState,
    states=[
        State(value=LevyState.NEW, label=_("Baru"), tone="info", icon="inbox"),
        State(value=LevyState.HANDLED, label=_("Ditangani"), tone="warn", icon="hourglass-split"),
        State(value=LevyState.CLOSED, label=_("Selesai"), tone="good", icon="check-lg", is_final=True),
    ],
    moves=[
        Move(
            name="take",
            label=_("Tangani laporan ini"),
            sources=(LevyState.NEW,),
            target=LevyState.HANDLED,
            permission="handle_levy_reports",
        ),
        Move(
            name="close",
            label=_("Tutup laporan"),
            sources=(LevyState.HANDLED,),
            target=LevyState.CLOSED,
            permission="handle_levy_reports",
            needs_reason=True,
        ),
    ],
)
