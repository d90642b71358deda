"""The invitation goes out when it was sent; an older one of the same invitation no longer does."""

from datetime import datetime

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from siapkerja.events.reactions import on
from siapkerja.facts.organisations import InvitationSent
from siapkerja.messaging.actions.messages import send_message
from siapkerja.messaging.channels import Channel
from siapkerja.organisations.enums import InvitationState
from siapkerja.organisations.models import Invitation
from siapkerja.organisations.queries import link_of


@on(InvitationSent, queue="quick")
def write_the_invitation(fact: InvitationSent, *, at: datetime) -> None:
    row = Invitation.objects.select_related("legal_entity", "workplace", "invited_by").get(pk=fact.invitation_id)
    if row.serial != fact.serial or row.state != InvitationState.SENT:
        return
    with translation.override("id"):
        subject = _("Undangan dari %(name)s di SIAPKerja") % {"name": row.legal_entity.name}
        body = render_to_string("organisations/mail/invitation.txt", {"invitation": row, "link": link_of(row)})
    send_message(
        channel=Channel.EMAIL,
        to=row.email or "",
        subject=subject,
        body=body,
        purpose="organisation_invitation",
        at=at,
        key=f"organisations.invitation:{row.pk}:{row.serial}",
        worthless_at=row.expires_at,
    )
