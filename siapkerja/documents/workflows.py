from django.utils.translation import gettext_lazy as _

from siapkerja.documents.enums import DocumentState
from siapkerja.kernel.workflow import Move, State, table

DOCUMENT = table(
    "document",
    DocumentState,
    states=[
        State(value=DocumentState.ISSUED, label=DocumentState.ISSUED.label, tone="good", icon="check-lg"),
        State(value=DocumentState.WITHDRAWN, label=DocumentState.WITHDRAWN.label, tone="bad", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(
            name="withdraw",
            label=_("Cabut dokumen"),
            sources=(DocumentState.ISSUED,),
            target=DocumentState.WITHDRAWN,
            needs_reason=True,
        ),
    ],
)
