"""What a report, an uploaded roster, a worker's dispute, a reported event and an inspection can go through."""

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.workflow import Move, State, table
from wajiblapor.enums import DisputeState, EventState, ReportState, UploadState
from wajiblapor.workflows.inspections import FINDING, INSPECTION, INSPECTION_PLAN

__all__ = ["DISPUTE", "EVENT", "FINDING", "INSPECTION", "INSPECTION_PLAN", "REPORT", "UPLOAD"]

REPORT = table(
    "wajiblapor.report",
    ReportState,
    states=[
        State(value=ReportState.DRAFT, label=_("Draf"), tone="info", icon="pencil"),
        State(value=ReportState.SUBMITTED, label=_("Terkirim"), tone="good", icon="check-lg"),
        State(value=ReportState.RETURNED, label=_("Dikembalikan"), tone="warn", icon="exclamation-triangle-fill"),
        State(value=ReportState.ACCEPTED, label=_("Diterima"), tone="good", icon="check-circle-fill"),
        State(value=ReportState.CORRECTING, label=_("Sedang dikoreksi"), tone="warn", icon="pencil"),
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
            name="return",
            label=_("Kembalikan untuk diperbaiki"),
            sources=(ReportState.SUBMITTED,),
            target=ReportState.RETURNED,
            permission="accept_report",
            needs_reason=True,
        ),
        Move(
            name="correct",
            label=_("Koreksi laporan"),
            sources=(ReportState.SUBMITTED, ReportState.RETURNED, ReportState.ACCEPTED),
            target=ReportState.CORRECTING,
            permission="submit_report",
            needs_reason=True,
        ),
        Move(
            name="put_back",
            label=_("Batalkan koreksi"),
            sources=(ReportState.CORRECTING,),
            target=ReportState.RETURNED,
            permission="submit_report",
        ),
        Move(
            name="resubmit",
            label=_("Kirim koreksi"),
            sources=(ReportState.CORRECTING,),
            target=ReportState.SUBMITTED,
            permission="submit_report",
        ),
        Move(
            name="abandon",
            label=_("Batalkan koreksi"),
            sources=(ReportState.CORRECTING,),
            target=ReportState.SUBMITTED,
            permission="submit_report",
        ),
        Move(
            name="restore",
            label=_("Batalkan koreksi laporan yang sudah diterima"),
            sources=(ReportState.CORRECTING,),
            target=ReportState.ACCEPTED,
            permission="submit_report",
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
        State(value=UploadState.ARRIVING, label=_("Sedang diunggah"), tone="info", icon="clock"),
        State(value=UploadState.ABANDONED, label=_("Unggahan dibatalkan"), tone="neutral", icon="x-lg", is_final=True),
        State(value=UploadState.CHECKING, label=_("Sedang diperiksa"), tone="info", icon="clock"),
        State(value=UploadState.MAPPING, label=_("Menunggu kolom dicocokkan"), tone="warn", icon="question-circle"),
        State(value=UploadState.CHECKED, label=_("Selesai diperiksa"), tone="good", icon="check-lg"),
        State(value=UploadState.REFUSED, label=_("Tidak dapat dibaca"), tone="bad", icon="x-lg"),
        State(value=UploadState.CANCELLED, label=_("Dibatalkan"), tone="neutral", icon="x-lg"),
        State(value=UploadState.REPLACED, label=_("Diganti"), tone="neutral", icon="circle", is_final=True),
    ],
    moves=[
        Move(
            name="arrive",
            label=_("Selesaikan unggahan"),
            sources=(UploadState.ARRIVING,),
            target=UploadState.CHECKING,
            permission="edit_report",
        ),
        Move(
            name="abandon",
            label=_("Batalkan unggahan"),
            sources=(UploadState.ARRIVING,),
            target=UploadState.ABANDONED,
            permission="edit_report",
        ),
        Move(name="finish", label=_("Selesaikan"), sources=(UploadState.CHECKING,), target=UploadState.CHECKED),
        Move(name="ask_columns", label=_("Tanyakan kolom"), sources=(UploadState.CHECKING,), target=UploadState.MAPPING),
        Move(
            name="match_columns",
            label=_("Cocokkan kolom"),
            sources=(UploadState.MAPPING,),
            target=UploadState.CHECKING,
            permission="edit_report",
        ),
        Move(
            name="check_again",
            label=_("Periksa sekali lagi"),
            sources=(UploadState.MAPPING, UploadState.CHECKED, UploadState.REFUSED, UploadState.CANCELLED),
            target=UploadState.CHECKING,
            permission="edit_report",
        ),
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
            sources=(UploadState.CHECKING, UploadState.MAPPING, UploadState.CHECKED, UploadState.REFUSED, UploadState.CANCELLED),
            target=UploadState.REPLACED,
            permission="edit_report",
        ),
    ],
)

DISPUTE = table(
    "wajiblapor.dispute",
    DisputeState,
    states=[
        State(value=DisputeState.OPEN, label=_("Menunggu jawaban perusahaan"), tone="info", icon="clock"),
        State(value=DisputeState.AGREED, label=_("Perusahaan akan memperbaiki"), tone="info", icon="pencil"),
        State(value=DisputeState.EXPLAINED, label=_("Dijelaskan perusahaan"), tone="info", icon="info-circle-fill"),
        State(value=DisputeState.UNANSWERED, label=_("Lewat batas, dilihat petugas"), tone="warn", icon="exclamation-triangle-fill"),
        State(value=DisputeState.ESCALATED, label=_("Diminta dilihat petugas"), tone="warn", icon="flag"),
        State(
            value=DisputeState.CORRECTED, label=_("Sudah diperbaiki dalam laporan"), tone="good", icon="check-circle-fill", is_final=True
        ),
        State(value=DisputeState.SETTLED, label=_("Selesai"), tone="good", icon="check-lg", is_final=True),
        State(value=DisputeState.WITHDRAWN, label=_("Ditarik"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(
            name="agree",
            label=_("Akan kami perbaiki"),
            sources=(DisputeState.OPEN, DisputeState.UNANSWERED, DisputeState.ESCALATED),
            target=DisputeState.AGREED,
            permission="answer_dispute",
        ),
        Move(
            name="explain",
            label=_("Jelaskan"),
            sources=(DisputeState.OPEN, DisputeState.UNANSWERED),
            target=DisputeState.EXPLAINED,
            permission="answer_dispute",
        ),
        Move(
            name="lapse",
            label=_("Lewatkan batas"),
            sources=(DisputeState.OPEN, DisputeState.AGREED),
            target=DisputeState.UNANSWERED,
        ),
        Move(
            name="be_content",
            label=_("Terima penjelasannya"),
            sources=(DisputeState.EXPLAINED,),
            target=DisputeState.SETTLED,
            permission="dispute_employment",
        ),
        Move(
            name="escalate",
            label=_("Minta dilihat petugas"),
            sources=(DisputeState.EXPLAINED,),
            target=DisputeState.ESCALATED,
            permission="dispute_employment",
        ),
        Move(
            name="withdraw",
            label=_("Tarik keberatan"),
            sources=(DisputeState.OPEN, DisputeState.AGREED, DisputeState.EXPLAINED, DisputeState.UNANSWERED, DisputeState.ESCALATED),
            target=DisputeState.WITHDRAWN,
            permission="dispute_employment",
        ),
        Move(
            name="settle",
            label=_("Putuskan"),
            sources=(DisputeState.UNANSWERED, DisputeState.ESCALATED),
            target=DisputeState.SETTLED,
            permission="settle_dispute",
            needs_reason=True,
        ),
        Move(
            name="correct",
            label=_("Catat perbaikan"),
            sources=(DisputeState.OPEN, DisputeState.AGREED, DisputeState.EXPLAINED, DisputeState.UNANSWERED, DisputeState.ESCALATED),
            target=DisputeState.CORRECTED,
        ),
    ],
)

EVENT = table(
    "wajiblapor.event",
    EventState,
    states=[
        State(value=EventState.REPORTED, label=_("Menunggu petugas"), tone="info", icon="clock"),
        State(value=EventState.ACCEPTED, label=_("Diterima"), tone="good", icon="check-lg"),
        State(value=EventState.IN_FORCE, label=_("Diterima dan berlaku"), tone="good", icon="check-circle-fill", is_final=True),
        State(value=EventState.DECLINED, label=_("Tidak diterima"), tone="bad", icon="x-lg", is_final=True),
        State(value=EventState.WITHDRAWN, label=_("Ditarik perusahaan"), tone="neutral", icon="x-lg", is_final=True),
    ],
    moves=[
        Move(
            name="accept",
            label=_("Terima laporan peristiwa"),
            sources=(EventState.REPORTED,),
            target=EventState.ACCEPTED,
            permission="accept_report",
        ),
        Move(
            name="decline",
            label=_("Tidak menerima"),
            sources=(EventState.REPORTED,),
            target=EventState.DECLINED,
            permission="accept_report",
            needs_reason=True,
        ),
        Move(name="take_effect", label=_("Berlakukan"), sources=(EventState.ACCEPTED,), target=EventState.IN_FORCE),
        Move(
            name="withdraw",
            label=_("Tarik laporan peristiwa"),
            sources=(EventState.REPORTED, EventState.ACCEPTED),
            target=EventState.WITHDRAWN,
            permission="submit_report",
        ),
    ],
)
