"""Rights an organisation gives to a program of another: a payroll house that reports for its customers."""

import secrets
from collections.abc import Collection
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from siapkerja.api.actions.clients import demand_rights, revoke_client
from siapkerja.api.models import ApiClient
from siapkerja.api.queries import program_to_delegate_to
from siapkerja.api.rights import demand_management
from siapkerja.audit.recording import record_act
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity, Workplace
from siapkerja.kernel.errors import Refused


class UnknownProgram(Refused):
    code = "program_unknown"
    sentence = _("Tidak ada program mitra yang berlaku dengan nomor ini. Minta nomor (client ID) programnya kepada mitra Anda.")


class MoreThanItMay(Refused):
    code = "more_than_the_program_may"
    sentence = _("Program ini tidak dibuat untuk semua hal itu. Pilih dari yang tertera.")


@transaction.atomic
def delegate(
    *,
    organisation: LegalEntity,
    client_id: str,
    allowed: Collection[str],
    workplaces: Collection[Workplace] = (),
    valid_until: date | None = None,
    by: Actor,
    at: datetime,
) -> ApiClient:
    """Let another organisation's program act for this one. What was given to the same program before ends with it.

    Args:
        client_id: by which the program names itself; its organisation tells it, it is no secret.
        allowed, workplaces, valid_until: as for `register_client`.

    Raises:
        NotPermitted, OnlyOnePlace: not the responsible person of the whole organisation.
        UnknownProgram: there is none, it has no rights any more, or it is the organisation's own.
        MoreThanItMay: the program was made for less.
        NothingAllowed, AlreadyOver, ForeignWorkplace, TooManyClients.
    """
    demand_management(by, organisation.pk)
    program = program_to_delegate_to(client_id.strip(), organisation)
    if program is None:
        raise UnknownProgram(fields={"program": str(UnknownProgram.sentence)})
    if set(allowed) - set(program.scopes):
        raise MoreThanItMay(fields={"scopes": str(MoreThanItMay.sentence)})
    for former in ApiClient.objects.filter(legal_entity=organisation, operator=program, revoked_at=None):
        revoke_client(client=former, by=by, at=at)
    known = demand_rights(organisation, allowed, workplaces, valid_until, at)
    delegated = ApiClient.objects.create(
        client_id=f"kuasa-{secrets.token_hex(12)}", legal_entity=organisation, operator=program, name=program.name, scopes=known,
        valid_until=valid_until, is_sandbox=program.is_sandbox, secret_digest=secrets.token_bytes(32), created_by_id=by.person_id,
        created_at=at, secret_changed_at=at,
    )  # fmt: skip
    delegated.workplaces.set(workplaces)
    record_act(by, "api_rights_delegated", delegated.subject, at, scopes=" ".join(known), program=program.client_id)
    return delegated
