from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import Move, State, table
from siapkerja.organisations.enums import CaseState

ORGANISATION_CASE = table(
    "organisation_case",
    CaseState,
    states=[
        State(value=CaseState.SUBMITTED, label=_("Menunggu diperiksa"), tone="info", icon="inbox"),
        State(value=CaseState.RETURNED, label=_("Perlu dilengkapi"), tone="warn", icon="hourglass-split"),
        State(value=CaseState.APPROVED, label=_("Disetujui"), tone="good", icon="check-lg", is_final=True),
        State(value=CaseState.REFUSED, label=_("Ditolak"), tone="bad", icon="x-lg", is_final=True),
        State(value=CaseState.WITHDRAWN, label=_("Ditarik"), tone="neutral", icon="dash-lg", is_final=True),
    ],
    moves=[
        Move(
            name="return",
            label=_("Minta dilengkapi"),
            sources=(CaseState.SUBMITTED,),
            target=CaseState.RETURNED,
            permission="decide_cases",
            needs_reason=True,
        ),
        Move(name="resubmit", label=_("Kirim lagi"), sources=(CaseState.RETURNED,), target=CaseState.SUBMITTED, permission="ask"),
        Move(
            name="approve",
            label=_("Setujui"),
            sources=(CaseState.SUBMITTED,),
            target=CaseState.APPROVED,
            permission="decide_cases",
            needs_reason=True,
        ),
        Move(
            name="refuse",
            label=_("Tolak"),
            sources=(CaseState.SUBMITTED, CaseState.RETURNED),
            target=CaseState.REFUSED,
            permission="decide_cases",
            needs_reason=True,
        ),
        Move(
            name="withdraw",
            label=_("Tarik permintaan"),
            sources=(CaseState.SUBMITTED, CaseState.RETURNED),
            target=CaseState.WITHDRAWN,
            permission="ask",
        ),
    ],
)
