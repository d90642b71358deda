"""What a report and an uploaded roster can go through."""

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import Move, State, table
from wajiblapor.enums import ReportState, UploadState

REPORT = table(
    "wajiblapor.report",
    ReportState,
    states=[
        State(value=ReportState.DRAFT, label=_("Draf"), tone="info", icon="pencil"),
        State(value=ReportState.SUBMITTED, label=_("Terkirim"), tone="good", icon="check-lg"),
        State(value=ReportState.ACCEPTED, label=_("Diterima"), tone="good", icon="check-circle-fill", is_final=True),
        State(value=ReportState.DISCARDED, label=_("Dibuang"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(
            name="submit",
            label=_("Kirim laporan"),
            sources=(ReportState.DRAFT,),
            target=ReportState.SUBMITTED,
            permission="submit_report",
        ),
        Move(
            name="accept",
            label=_("Terima laporan"),
            sources=(ReportState.SUBMITTED,),
            target=ReportState.ACCEPTED,
            permission="accept_report",
        ),
        Move(
            name="discard",
            label=_("Buang draf"),
            sources=(ReportState.DRAFT,),
            target=ReportState.DISCARDED,
            permission="submit_report",
        ),
    ],
)

UPLOAD = table(
    "wajiblapor.upload",
    UploadState,
    states=[
        State(value=UploadState.CHECKING, label=_("Sedang diperiksa"), tone="info", icon="clock"),
        State(value=UploadState.CHECKED, label=_("Selesai diperiksa"), tone="good", icon="check-lg"),
        State(value=UploadState.REFUSED, label=_("Tidak dapat dibaca"), tone="bad", icon="x-lg"),
        State(value=UploadState.CANCELLED, label=_("Dibatalkan"), tone="neutral", icon="x-lg"),
        State(value=UploadState.REPLACED, label=_("Diganti"), tone="neutral", icon="circle", is_final=True),
    ],
    moves=[
        Move(name="finish", label=_("Selesaikan"), sources=(UploadState.CHECKING,), target=UploadState.CHECKED),
        Move(name="refuse", label=_("Tolak berkas"), sources=(UploadState.CHECKING,), target=UploadState.REFUSED),
        Move(
            name="cancel",
            label=_("Batalkan pemeriksaan"),
            sources=(UploadState.CHECKING,),
            target=UploadState.CANCELLED,
            permission="edit_report",
        ),
        Move(
            name="replace",
            label=_("Ganti berkas"),
            sources=(UploadState.CHECKING, UploadState.CHECKED, UploadState.REFUSED, UploadState.CANCELLED),
            target=UploadState.REPLACED,
            permission="edit_report",
        ),
    ],
)
