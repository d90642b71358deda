"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import GENERAL, HASHED, LINK, SEALED, SEALED_MASKED, Basis, Record, history

RECOVERY: Any = {
    "what": _("Pemulihan akun dan sengketa NIK"),
    "why": _("Mengembalikan akun atau NIK kepada pemiliknya."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009 dan UU 24/2013",
    "retention": _("5 tahun setelah perkara selesai, lalu diarsipkan tanpa nama."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="recovery.NikDispute",
        personal={
            "nik": SEALED_MASKED,
            "claimant": LINK,
            "full_name": SEALED,
            "born_on": GENERAL,
            "contact": SEALED,
            "story": SEALED,
            "card": LINK,
            "family_card": LINK,
            "taken_by": LINK,
            "decided_by": LINK,
            "decision": SEALED,
            "appeal_by": LINK,
            "appeal": SEALED,
        },
        other=(
            "id public_id number contact_kind reason region state outcome refusal decided_at appeal_until version "
            "filed_at confirmed_at due_on"
        ),
        **RECOVERY,
    ),
    Record(
        model="recovery.DisputeHolder",
        personal={"claim": LINK, "answer": SEALED, "card": LINK},
        other="id dispute state_before is_claimants_own answer_until answered_at",
        **RECOVERY,
    ),
    history("recovery.NikDisputeMoved", **RECOVERY),
    Record(
        model="recovery.RecoveryTicket",
        personal={
            "nik": SEALED_MASKED,
            "passport": SEALED_MASKED,
            "passport_country": GENERAL,
            "full_name": SEALED,
            "born_on": GENERAL,
            "contact": SEALED,
            "old_contact": SEALED,
            "previous": SEALED,
            "story": SEALED,
            "card": LINK,
            "portrait": LINK,
            "person": LINK,
            "taken_by": LINK,
            "approved_by": LINK,
        },
        other=(
            "id public_id number way contact_kind drops_second_factors region is_matched state missing refusal "
            "version filed_at confirmed_at due_on paused_on granted_at"
        ),
        **RECOVERY,
    ),
    history("recovery.RecoveryTicketMoved", **RECOVERY),
    Record(
        model="recovery.ContactCode",
        personal={"digest": HASHED},
        other="id ticket dispute sent_at sent_count attempts expires_at",
        **RECOVERY,
    ),
    Record(
        model="recovery.RecoveryLink",
        personal={"digest": HASHED},
        other="id ticket purpose made_at expires_at used_at",
        **RECOVERY,
    ),
)
