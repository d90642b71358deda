"""What is personal in the tables of this app, and what is not (docs/privacy.md)."""

from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.personal_data import LINK, SEALED, Basis, Record, plain

PROGRAMS: Any = {
    "what": _("Siapa yang membuat sambungan program untuk organisasi"),
    "why": _("Program bertindak atas tanggung jawab orang yang mengizinkannya."),
    "basis": Basis.PUBLIC_TASK,
    "law": "UU 27/2022 Pasal 20",
    "retention": _("Selama organisasi terdaftar."),
}

RECORDS: tuple[Record, ...] = (
    Record(
        model="api.ApiClient",
        personal={"created_by": LINK},
        other=(
            "id client_id legal_entity operator name scopes valid_until is_sandbox secret_digest created_at secret_changed_at "
            "last_used_at revoked_at"
        ),
        **PROGRAMS,
    ),
    Record(
        model="api.Webhook",
        # No person's, but sealed like what is: so they stand here, and change their key with the others.
        personal={"created_by": LINK, "secret": SEALED, "former_secret": SEALED},
        other="id client url topics secret_changed_at former_until busy_until created_at",
        **PROGRAMS,
    ),
    plain(
        "api.WebhookMessage",
        "id public_id webhook delegation topic subject body state happened_at due_at attempts last_status last_trouble settled_at",
    ),
    plain("api.ApiToken", "id digest client scopes issued_at expires_at"),
    Record(
        model="api.KeptAnswer",
        personal={"body": SEALED},
        other="id client key digest status headers at",
        what=_("Jawaban kepada program organisasi"),
        why=_("Kewajiban perusahaan melaporkan ketenagakerjaan."),
        basis=Basis.LEGAL_OBLIGATION,
        law="UU 7/1981 Pasal 6 dan 7",
        retention=_("1 hari."),
    ),
)
