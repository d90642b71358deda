"""Companies of the business register that nobody is proven to act for on the portal, and how they were invited."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import CharField, Exists, F, Max, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import InvitationWay
from siapkerja.identity.models import LegalEntity, RegisteredCompany, RegistrationCode
from siapkerja.identity.permissions import regions_of
from siapkerja.messaging.enums import MessageState
from siapkerja.messaging.models import OutgoingMessage
from siapkerja.reference.queries import rule
from wajiblapor.models import ComplianceCount
from wajiblapor.models.compliance import in_regions
from wajiblapor.permissions import GRANTS, Permission
from wajiblapor.queries.compliance import Chosen, Words, narrowed

# With the number of its code: the key under which an invitation is sent.
MESSAGE_KEY = "wajiblapor.absent:"
# So many are counted while somebody waits; a whole country's register has millions.
COUNTED = 10_000


@dataclass(frozen=True)
class Invitation:
    """What the list can be narrowed to."""

    slug: str
    words: Words


NEVER_INVITED = Invitation("belum", _("Belum pernah diundang"))
MAY_BE_INVITED = Invitation("boleh", _("Dapat diundang sekarang"))
WITH_EMAIL = Invitation("surel", _("Ada surelnya"))
INVITATIONS = (NEVER_INVITED, MAY_BE_INVITED, WITH_EMAIL)


def absent(actor: Actor, chosen: Chosen, invitation: str = "", *, at: datetime) -> "QuerySet[RegisteredCompany]":
    """Companies of the actor's regions that nobody is proven to act for, with what a row shows and without their contacts.

    Args:
        invitation: slug of `INVITATIONS`, "" for all.
    """
    rows = _absent(actor, chosen, invitation, at)
    return rows.select_related("regency", "industry").annotate(has_email=Q(email__isnull=False)).defer("email", "phone")


def _absent(actor: Actor, chosen: Chosen, invitation: str, at: datetime) -> "QuerySet[RegisteredCompany]":
    rows = RegisteredCompany.objects.absent().within(regions_of(GRANTS, actor, Permission.VIEW_REGION)).filter(narrowed(chosen))
    if chosen.text:
        rows = rows.filter(Q(name__icontains=chosen.text) | Q(nib=chosen.text))
    if invitation == NEVER_INVITED.slug:
        rows = rows.filter(invited_at=None)
    elif invitation == MAY_BE_INVITED.slug:
        rows = rows.filter(not_lately(at))
    elif invitation == WITH_EMAIL.slug:
        rows = rows.filter(email__isnull=False)
    return rows


@dataclass(frozen=True)
class HowMany:
    """How many companies a list has.

    Attributes:
        is_at_least: there are more than `number`.
        counted_at: when, where they were not counted now.
    """

    number: int
    is_at_least: bool = False
    counted_at: datetime | None = None


def how_many(actor: Actor, chosen: Chosen, invitation: str = "", *, at: datetime) -> HowMany:
    """How many `absent` finds: counted now up to `COUNTED`, above it as last counted for the figures, or told to be more."""
    number = _absent(actor, chosen, invitation, at)[: COUNTED + 1].count()
    if number <= COUNTED:
        return HowMany(number)
    if not chosen.text and not invitation:
        counts = ComplianceCount.objects.filter(in_regions(regions_of(GRANTS, actor, Permission.VIEW_REGION))).filter(narrowed(chosen))
        last = counts.aggregate(number=Sum("absent"), counted_at=Max("counted_at"))
        if last["number"] and last["number"] > COUNTED:
            return HowMany(last["number"], counted_at=last["counted_at"])
    return HowMany(COUNTED, is_at_least=True)


def for_a_page(rows: "QuerySet[RegisteredCompany]") -> "QuerySet[RegisteredCompany]":
    """With whether the last invitation by e-mail was refused, and whether an organisation that is not proven yet has the NIB."""
    codes = RegistrationCode.objects.filter(company=OuterRef("pk")).order_by("-pk")
    refused = OutgoingMessage.objects.filter(
        state=MessageState.FAILED, key=Concat(Value(MESSAGE_KEY), Cast(OuterRef("last_code"), CharField()))
    )
    rows = rows.annotate(is_registering=Exists(LegalEntity.objects.filter(nib=OuterRef("nib"))))
    return rows.annotate(last_code=Subquery(codes.values("pk")[:1])).annotate(has_bounced=Exists(refused))


def not_lately(at: datetime) -> Q:
    """Not invited within the days of the rule `wlkp.invitation_days`."""
    days = int(rule("wlkp.invitation_days", timezone.localdate(at)).value)
    return Q(invited_at=None) | Q(invited_at__lte=at - timedelta(days=days))


def may_be_invited(rows: "QuerySet[RegisteredCompany]", way: InvitationWay, *, at: datetime) -> "QuerySet[RegisteredCompany]":
    """Those of the rows that may be written to that way now."""
    rows = rows.filter(not_lately(at))
    return rows.filter(email__isnull=False) if way == InvitationWay.EMAIL else rows


def standing_letters(rows: "QuerySet[RegisteredCompany]", *, at: datetime) -> "QuerySet[RegistrationCode]":
    """Codes of letters that are still the company's last invitation: paper gets lost, so the same letter may be printed again."""
    codes = RegistrationCode.objects.filter(company__in=rows, way=InvitationWay.PAPER, used_at=None, expires_at__gt=at)
    return codes.filter(issued_at=F("company__invited_at")).select_related("company").order_by("company__regency", "company")
