"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, INDEXED, LINK, SEALED_MASKED, SEALED_SPECIFIC, Basis, Record, history, plain

_PROGRAM: Any = {
    "what": _("Riwayat program bantuan"),
    "why": _("Mencatat siapa mengubah program bantuan."),
    "basis": Basis.LEGAL_OBLIGATION,
    "law": "UU 30/2014",
    "retention": _("10 tahun."),
}
_BANTUAN: Any = {
    "what": _("Permohonan bantuan usaha"),
    "why": _("Memeriksa permohonan, menetapkan penerima, dan mempertanggungjawabkan bantuan."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 13/2003 Pasal 39 dan 40; PP 33/2013; UU 17/2003; UU 1/2004",
    "retention": _("10 tahun setelah bantuan selesai, karena bantuan dibayar dari uang negara."),
}

RECORDS: tuple[Record, ...] = (
    plain(
        "wirausaha.Programme",
        "id kind year state version title summary audience pays_for documents packages opens_on closes_on drafted_at",
    ),
    history("wirausaha.ProgrammeMove", **_PROGRAM),
    Record(
        model="wirausaha.Proposal",
        personal={
            "person": LINK,
            "business_name": GENERAL,
            "idea": GENERAL,
            "market": GENERAL,
            "situation": GENERAL,
            "nib": GENERAL,
            "monthly_turnover": GENERAL,
            "village": GENERAL,
            "address": GENERAL,
            "latitude": GENERAL,
            "longitude": GENERAL,
            "photo": LINK,
        },
        other="id public_id programme state version number year industry stage workers_now workers_expected regency requested declared_at "
        "score rank due_on drafted_at submitted_at moved_at",
        **_BANTUAN,
    ),
    history("wirausaha.ProposalMove", **_BANTUAN),
    Record(
        model="wirausaha.Member",
        personal={"nik": SEALED_MASKED, "nik_index": INDEXED, "full_name": GENERAL},
        other="id proposal index_version role year is_applicant is_counted",
        **_BANTUAN,
    ),
    plain("wirausaha.BudgetLine", "id proposal kind item quantity unit_price"),
    Record(
        model="wirausaha.ReturnPoint",
        personal={"words": GENERAL},
        other="id proposal part at is_settled",
        **_BANTUAN,
    ),
    Record(
        model="wirausaha.Visit",
        personal={"by_person": LINK, "latitude": GENERAL, "longitude": GENERAL, "photo": LINK, "findings": GENERAL},
        other="id proposal visited_on distance_m feasibility readiness impact at",
        **_BANTUAN,
    ),
    Record(
        model="wirausaha.Decision",
        personal={"by_person": LINK},
        other="id programme regency number decided_on at document",
        **_BANTUAN,
    ),
    Record(
        model="wirausaha.DecisionItem",
        personal={"note": GENERAL},
        other="id decision proposal outcome position score reason_code",
        **_BANTUAN,
    ),
    Record(
        model="wirausaha.Agreement",
        personal={"bank_name": GENERAL, "bank_account": SEALED_SPECIFIC, "countersigned_by": LINK},
        other="id proposal amount signed_at countersigned_at number account_by reminded_days document",
        **_BANTUAN,
    ),
    Record(
        model="wirausaha.AccountReport",
        personal={"story": GENERAL, "leftover": GENERAL, "monthly_turnover": GENERAL},
        other="id proposal workers sent_at",
        **_BANTUAN,
    ),
    Record(
        model="wirausaha.SpendingLine",
        personal={"receipt": LINK},
        other="id proposal spent_on kind item amount",
        **_BANTUAN,
    ),
)
