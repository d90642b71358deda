"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import (
    GENERAL,
    HASHED,
    INDEXED,
    LINK,
    SEALED,
    SEALED_APART,
    SEALED_APART_MASKED,
    SPECIFIC,
    Basis,
    Record,
    history,
    plain,
    wrapped,
)

EMPLOYMENT: Any = {
    "what": _("Masa kerja Anda menurut laporan perusahaan"),
    "why": _("Kewajiban perusahaan melaporkan ketenagakerjaan."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 7/1981 Pasal 6 dan 7",
    "retention": _("10 tahun setelah laporan, sebagai arsip wajib; tidak ikut terhapus bersama akun."),
}

REVIEW: Any = {
    "what": _("Nama petugas yang memeriksa laporan perusahaan"),
    "why": _("Pertanggungjawaban pemeriksaan laporan."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 7/1981 Pasal 3; Permenaker 18/2017",
    "retention": _("10 tahun setelah laporan, sebagai arsip wajib."),
}

INSPECTING: Any = {
    "what": _("Pengawas yang memeriksa perusahaan, dan siapa yang ditemui"),
    "why": _("Pertanggungjawaban pemeriksaan ketenagakerjaan."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 21/2003 (ILO C81); Perpres 21/2010; Permenaker 33/2016 jo. 1/2020",
    "retention": _("10 tahun setelah pemeriksaan, sebagai arsip wajib."),
}

DISPUTING: Any = {
    "what": _("Keberatan Anda atas yang dilaporkan perusahaan"),
    "why": _("Menyampaikannya kepada perusahaan dan, bila tidak dijawab, kepada petugas."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 27/2022 Pasal 6 dan UU 7/1981",
    "retention": _("Selama akun Anda ada, dan dihapus bersamanya."),
}

JOINING: Any = {
    "what": _("Penerimaan kerja yang menunggu laporan perusahaan"),
    "why": _("Mengisi lebih dulu baris Anda di daftar pekerja perusahaan yang menerima Anda."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 7/1981 Pasal 6 dan 7",
    "retention": _("Sampai perusahaan melaporkan Anda, dan dihapus bersama akun."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="wajiblapor.ManpowerReport",
        personal={"opened_by": LINK},
        other=(
            "id public_id legal_entity workplace regency year ordinal state version due_on opened_at submitted_at "
            "number reported_on next_due_on document reminded_days workers_total workers_male workers_female workers_foreign is_sandbox "
            "signature_asked_at"
        ),
        **EMPLOYMENT,
    ),
    history("wajiblapor.ReportHistory", **EMPLOYMENT),
    Record(
        model="wajiblapor.ReportKey",
        personal={"wrapped": wrapped("wajiblapor report key")},
        other="report",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.IdentitySection",
        personal={
            "owner_name": GENERAL,
            "responsible_name": GENERAL,
            "responsible_position": GENERAL,
            "phone": SEALED,
            "filed_phone": SEALED,
        },
        other=("report name nib npwp legal_form industry address village postal_code founded_on ownership capital scale saved_at"),
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.Filing",
        # Inside `content`, owners, managers and victims of accidents are sealed under the report's key (`questions.personal`).
        personal={"declared_name": GENERAL, "declared_position": GENERAL, "filed_by": LINK, "content": GENERAL},
        other="id report revision digest rules_version upload filed_at",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.SectionAnswers",
        personal={"saved_by": LINK, "open_answers": GENERAL, "open_unread": GENERAL, "sealed": SEALED_APART_MASKED},
        other="id report section origins version catalogue saved_at confirmed_at",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.Attachment",
        personal={"uploaded_by": LINK},
        other="id report kind stored taken_from uploaded_at removed_at",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.WorkplaceEvent",
        personal={"declared_name": GENERAL, "declared_position": GENERAL, "filed_by": LINK, "answers": GENERAL},
        other=(
            "id public_id legal_entity workplace regency kind happens_on until moved_to new_village new_address new_postal_code state "
            "version due_on reported_on number document filed_at deed"
        ),
        **EMPLOYMENT,
    ),
    history("wajiblapor.EventHistory", **REVIEW),
    Record(
        model="wajiblapor.PreparedEvent",
        personal={"answers": GENERAL},
        other="id public_id workplace kind happens_on deed program is_sandbox prepared_at declared_at version",
        **EMPLOYMENT,
    ),
    plain(
        "wajiblapor.PostedVacancy",
        "id vacancy_id legal_entity workplace occupation_code openings filled published_on version",
    ),
    Record(
        model="wajiblapor.ReportReview",
        personal={"assigned_to": LINK, "decided_by": LINK},
        other="report regency phase wanted_at due_on days_left assigned_at decided_at",
        **REVIEW,
    ),
    Record(model="wajiblapor.ReviewSkip", personal={"officer": LINK, "note": GENERAL}, other="id review reason skipped_at", **REVIEW),
    Record(
        model="wajiblapor.ReportReturn",
        personal={"returned_by": LINK},
        other="id report filing returned_at answer_by settled_at",
        **REVIEW,
    ),
    Record(model="wajiblapor.ReturnNote", personal={"note": GENERAL}, other="id made_in section reason", **REVIEW),
    Record(
        model="wajiblapor.EmploymentSpan",
        personal={"worker_index": INDEXED, "digest": HASHED, "attributes": SPECIFIC, "sealed": SEALED_APART},
        other="workplace valid_from_filing valid_to_filing index_version",
        **EMPLOYMENT,
    ),
    plain(
        "wajiblapor.WorkplaceClock",
        "workplace legal_entity regency sector scale due_on last_report reported_on announced_for invited_at letters has_account "
        "has_bounced letter_delivery refreshed_at",
    ),
    plain("wajiblapor.ComplianceCount", "id regency sector scale due_month obliged current late never unreached absent counted_at"),
    Record(
        model="wajiblapor.WarningLetter",
        personal={"issued_by": LINK, "delivery_noted_by": LINK},
        other=(
            "id public_id workplace legal_entity regency due_on ordinal authority number document issued_at answer_by settled_at "
            "delivery delivery_on"
        ),
        **REVIEW,
    ),
    plain("wajiblapor.WorkplaceRisk", "workplace legal_entity regency score reasons visited_on weighed_at"),
    Record(
        model="wajiblapor.InspectionPlan",
        personal={"opened_by": LINK},
        other="id public_id region month state seed opened_at",
        **INSPECTING,
    ),
    history("wajiblapor.PlanHistory", **INSPECTING),
    Record(
        model="wajiblapor.InspectorCapacity",
        personal={"inspector": LINK, "note": GENERAL},
        other="id plan most",
        **INSPECTING,
    ),
    Record(
        model="wajiblapor.Inspection",
        personal={"tip": SEALED, "plan_note": GENERAL},
        other=(
            "id public_id plan legal_entity workplace regency kind origin state version score reasons filing is_announced visit_on "
            "answer_by reminded_days opened_at ended_at"
        ),
        **INSPECTING,
    ),
    history("wajiblapor.InspectionHistory", **INSPECTING),
    Record(
        model="wajiblapor.InspectionMember",
        personal={"inspector": LINK, "note": GENERAL},
        other="id inspection is_lead conflict declared_at assigned_at",
        **INSPECTING,
    ),
    Record(
        model="wajiblapor.DutyLetter",
        personal={"issued_by": LINK},
        other="inspection number document issued_at valid_from valid_to",
        **INSPECTING,
    ),
    Record(
        model="wajiblapor.InspectionVisit",
        personal={"met_name": SEALED, "met_position": GENERAL, "summary": SEALED, "recorded_by": LINK},
        other="id inspection key visited_on recorded_at",
        **INSPECTING,
    ),
    Record(
        model="wajiblapor.VisitPicture",
        personal={"added_by": LINK, "caption": GENERAL},
        other="id visit stored added_at",
        **INSPECTING,
    ),
    plain("wajiblapor.NormCheck", "id inspection norm told outcome"),
    Record(
        model="wajiblapor.Finding",
        personal={"seen": SEALED, "found_by": LINK},
        other="id inspection norm title legal_basis days fulfil_by state found_at",
        **INSPECTING,
    ),
    history("wajiblapor.FindingHistory", **INSPECTING),
    Record(
        model="wajiblapor.FindingAnswer",
        personal={"words": SEALED, "answered_by": LINK},
        other="id finding stored answered_at",
        **INSPECTING,
    ),
    Record(
        model="wajiblapor.InspectionNote",
        personal={"content": SEALED, "issued_by": LINK},
        other="id inspection level number document issued_at answer_by",
        **INSPECTING,
    ),
    Record(
        model="wajiblapor.ReferralLetter",
        personal={"issued_by": LINK},
        other="inspection way number document issued_at",
        **INSPECTING,
    ),
    Record(
        model="wajiblapor.InspectionDeed",
        personal={"issued_by": LINK},
        other="id public_id workplace legal_entity inspection filing number document issued_at replaced_at",
        **INSPECTING,
    ),
    Record(
        model="wajiblapor.EmploymentDispute",
        personal={"person": LINK, "statement": SEALED, "answer": SEALED, "answered_by": LINK, "matter": GENERAL},
        other="id public_id legal_entity workplace regency filing state version opened_at answer_by answered_at",
        **DISPUTING,
    ),
    history("wajiblapor.DisputeHistory", **DISPUTING),
    Record(
        model="wajiblapor.ExpectedJoiner",
        personal={"person": LINK, "starts_on": GENERAL, "occupation_code": GENERAL},
        other="id legal_entity workplace source state report hired_at ended_at",
        **JOINING,
    ),
    Record(
        model="wajiblapor.RosterUpload",
        personal={"uploaded_by": LINK, "samples": SEALED_APART},
        other=(
            "id public_id report stored returned job return_job format state uploaded_at fingerprint glance checked_at rows faulty_rows "
            "doubtful_rows fault_counts unknown_columns headings summary rules_version "
            "refusal_code refusal_params remarks"
        ),
        **EMPLOYMENT,
    ),
    history("wajiblapor.UploadHistory", **EMPLOYMENT),
    plain("wajiblapor.RosterCourse", "upload turn busy_until data"),
    Record(
        model="wajiblapor.RosterRow",
        personal={"worker_index": INDEXED, "digest": HASHED, "attributes": SPECIFIC, "sealed": SEALED_APART},
        other="id upload row index_version",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.RosterFault",
        personal={"value": SEALED, "params": GENERAL},
        other="id upload row column code severity",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.SentRow",
        personal={"key": HASHED, "sealed": SEALED_APART},
        other="id report sent_at upload row",
        **EMPLOYMENT,
    ),
    Record(model="wajiblapor.WaitingRow", personal={"sealed": SEALED_APART}, other="id upload row", **EMPLOYMENT),
    Record(
        model="wajiblapor.RosterRepair",
        personal={"repaired_by": LINK, "wanted": SEALED_APART},
        other="id upload kind column code rows repaired_at undone_at job",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.RosterComparison",
        personal={"confirmed_by": LINK},
        other="upload filing taken_over joined left changed unchanged carried first_carried by_column doubts compared_at job confirmed_at",
        **EMPLOYMENT,
    ),
    plain("wajiblapor.RosterChange", "id upload kind row fields"),
    Record(
        model="wajiblapor.RosterLeaver",
        personal={"worker_index": INDEXED, "started_on": GENERAL, "contract_ends_on": GENERAL, "reason": GENERAL, "left_on": GENERAL},
        other="id upload place index_version",
        **EMPLOYMENT,
    ),
    Record(
        model="wajiblapor.Departure",
        personal={"worker_index": INDEXED, "reason": GENERAL, "left_on": GENERAL},
        other="id workplace filing index_version",
        **EMPLOYMENT,
    ),
    Record(model="wajiblapor.RepairedRow", personal={"sealed": SEALED_APART}, other="id repair row", **EMPLOYMENT),
    Record(
        model="wajiblapor.KnownHeading",
        personal={"told_by": LINK},
        other="id legal_entity is_sandbox heading column told_at",
        **EMPLOYMENT,
    ),
)
