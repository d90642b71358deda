"""Portals of others: letting their vacancies in, and stopping it."""

import io
from datetime import datetime

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from karirhub.models import PartnerPortal, VacancyOrigin
from karirhub.permissions import GRANTS, Permission
from siapkerja.audit.recording import record_act
from siapkerja.files.pictures import Bounds, drawn_anew
from siapkerja.identity.actor import Actor
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.permissions import require
from siapkerja.kernel.errors import Refused

LOGO = Bounds(longest=320, fewest_a_side=48)


class PartnerKnown(Refused):
    code = "partner_known"
    sentence = _("Portal dengan nama ini sudah terdaftar.")


class UnknownOrganisation(Refused):
    code = "partner_organisation_unknown"
    sentence = _("Tidak ada organisasi terbukti dengan NIB itu. Minta pengelola portal mendaftar dan mengirim bukti dulu.")


@transaction.atomic
def register_partner(*, nib: str, name: str, host: str, logo: bytes, by: Actor, at: datetime) -> PartnerPortal:
    """Let the programs of an organisation hand on vacancies of others, under a name and logo.

    Args:
        nib: of the organisation that runs the portal; it must be proven.
        host: where applicants may be led, for example `kerja.contoh.example`.
        logo: a picture as somebody sent it; drawn anew, small.

    Raises:
        NotPermitted: neither an administrator nor a ministry officer.
        UnknownOrganisation, PartnerKnown: beside the field concerned.
        and what `drawn_anew` raises about the picture.
    """
    require(GRANTS, by, Permission.MANAGE_PARTNERS, region_code="")
    organisation = LegalEntity.objects.filter(nib=nib, proven_at__isnull=False).first()
    if organisation is None:
        raise UnknownOrganisation(fields={"nib": str(UnknownOrganisation.sentence)})
    slug = slugify(name)[:40]
    if not slug or slug == "siapkerja" or PartnerPortal.objects.filter(slug=slug).exists():
        raise PartnerKnown(fields={"name": str(PartnerKnown.sentence)})
    partner = PartnerPortal.objects.create(
        legal_entity=organisation, name=name, slug=slug, host=host, logo=drawn_anew(io.BytesIO(logo), LOGO),
        registered_by_id=by.person_id, registered_at=at,
    )  # fmt: skip
    record_act(by, "partner_registered", f"karirhub.partner:{partner.pk}", at)
    return partner


@transaction.atomic
def suspend_partner(*, partner: PartnerPortal, by: Actor, at: datetime) -> None:
    """Take no more vacancies from it and lead nobody there. Twice changes nothing.

    Raises:
        NotPermitted: neither an administrator nor a ministry officer.
    """
    _set_suspended(partner, at, "partner_suspended", by, at)


@transaction.atomic
def resume_partner(*, partner: PartnerPortal, by: Actor, at: datetime) -> None:
    """Let a suspended portal hand on vacancies again. Twice changes nothing.

    Raises:
        NotPermitted: neither an administrator nor a ministry officer.
    """
    _set_suspended(partner, None, "partner_resumed", by, at)


def _set_suspended(partner: PartnerPortal, suspended_at: datetime | None, act: str, by: Actor, at: datetime) -> None:
    require(GRANTS, by, Permission.MANAGE_PARTNERS, region_code="")
    locked = PartnerPortal.objects.select_for_update().get(pk=partner.pk)
    if (locked.suspended_at is None) == (suspended_at is None):
        return
    locked.suspended_at = suspended_at
    locked.save(update_fields=["suspended_at"])
    record_act(by, act, f"karirhub.partner:{locked.pk}", at)


def give_references_room(kept: LegalEntity, absorbed: LegalEntity, at: datetime) -> None:
    """Before two organisations become one: a key both used gets a mark at the absorbed one's vacancy."""
    used = VacancyOrigin.objects.filter(legal_entity=kept).values_list("reference", "is_sandbox")
    for origin in VacancyOrigin.objects.select_for_update().filter(legal_entity=absorbed):
        if (origin.reference, origin.is_sandbox) in set(used):
            origin.reference = f"{origin.reference[:48]}:{origin.pk}"
            origin.save(update_fields=["reference"])
