"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import INDEXED, LINK, SEALED, Basis, Record, history

ORGANISATION_CASES: Any = {
    "what": _("Perkara organisasi"),
    "why": _("Memutuskan klaim, pengambilalihan, dan kedudukan organisasi."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009 dan PP 5/2021",
    "retention": _("10 tahun setelah perkara diputus, karena kewenangan di organisasi bertumpu padanya."),
}
INVITATIONS: Any = {
    "what": _("Undangan"),
    "why": _("Mengundang seseorang menjadi anggota organisasi."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 25/2009",
    "retention": _("1 tahun setelah undangan berakhir."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="organisations.OrganisationCase",
        personal={"person": LINK, "statement": SEALED},
        other=("id number kind legal_entity regency capacity state outcome objections_until due_on version submitted_at decided_at"),
        **ORGANISATION_CASES,
    ),
    history("organisations.CaseMoved", **ORGANISATION_CASES),
    Record(
        model="organisations.Objection",
        personal={"person": LINK, "words": SEALED},
        other="id case made_at",
        **ORGANISATION_CASES,
    ),
    Record(
        model="organisations.OrganisationDocument",
        personal={"added_by": LINK},
        other="id legal_entity case kind stored added_at",
        **ORGANISATION_CASES,
    ),
    Record(
        model="organisations.Invitation",
        personal={"email": SEALED, "email_index": INDEXED, "invited_by": LINK, "accepted_by": LINK},
        other="id public_id legal_entity workplace role serial state sent_at expires_at ended_at",
        **INVITATIONS,
    ),
    Record(
        model="organisations.Merge",
        personal={"by_person": LINK},
        other="id kept absorbed reason moved at",
        **ORGANISATION_CASES,
    ),
)
