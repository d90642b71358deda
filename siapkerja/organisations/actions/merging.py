"""Making a duplicate part of the organisation that stays: every reference moves, the old address leads on."""

from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish
from siapkerja.facts.organisations import OrganisationsMerged
from siapkerja.identity.actions.memberships import lock_organisation
from siapkerja.identity.actions.registered import tie_registered
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import MemberRole, MembershipEnding, WorkplaceKind
from siapkerja.identity.merging import references, rooms
from siapkerja.identity.models import Capacity, Consent, LegalEntity, Membership, Workplace
from siapkerja.identity.permissions import require
from siapkerja.identity.rights import rank
from siapkerja.kernel.errors import Refused
from siapkerja.organisations.enums import InvitationState
from siapkerja.organisations.models import Invitation, Merge, OrganisationCase
from siapkerja.organisations.permissions import GRANTS, OwnCase, Permission
from siapkerja.organisations.queries import head_office_of


class SameOrganisation(Refused):
    code = "same_organisation"
    sentence = _("Pilih dua organisasi yang berbeda.")


class AlreadyMerged(Refused):
    code = "already_merged"
    sentence = _("Salah satu organisasi ini sudah digabung. Muat ulang halaman.")


class NibsDiffer(Refused):
    code = "nibs_differ"
    sentence = _("Keduanya punya NIB terbukti yang berbeda, jadi bukan organisasi yang sama. Periksa lagi pilihan Anda.")


class CasesOpen(Refused):
    code = "cases_open"
    sentence = _("Masih ada permintaan yang belum diputus pada organisasi yang akan digabung. Putuskan dulu, lalu gabungkan.")


class RowsCollide(Refused):
    code = "rows_collide"


class MergeReasonNeeded(Refused):
    code = "merge_reason_needed"
    sentence = _("Tuliskan alasannya. Pengelola kedua organisasi membacanya.")


@transaction.atomic
def merge_organisations(*, kept: LegalEntity, absorbed: LegalEntity, reason: str, by: Actor, at: datetime) -> Merge:
    """Make `absorbed` part of `kept`, all or nothing. Its row stays without a NIB and leads to `kept` by its old address.

    Raises:
        NotPermitted: one of the head offices lies outside the officer's regions. OwnCase: the officer acts for one of them.
        SameOrganisation, AlreadyMerged, NibsDiffer, CasesOpen, MergeReasonNeeded.
        RowsCollide: rows of a service stand in each other's way; nothing was changed.
    """
    if kept.pk == absorbed.pk:
        raise SameOrganisation
    if not reason.strip():
        raise MergeReasonNeeded(fields={"reason": str(MergeReasonNeeded.sentence)})
    # Always in the order of their keys, so that two merges at once cannot wait for each other.
    rows = {pk: lock_organisation(legal_entity_id=pk) for pk in sorted((kept.pk, absorbed.pk))}
    kept, absorbed = rows[kept.pk], rows[absorbed.pk]
    _check(kept, absorbed, by)
    _make_room(kept, absorbed, at)
    for work in rooms():
        work(kept, absorbed, at)
    moved = _move(kept, absorbed)
    nib = absorbed.nib
    absorbed.nib, absorbed.merged_into = None, kept
    absorbed.version += 1
    absorbed.save(update_fields=["nib", "merged_into", "version"])
    kept.nib, kept.npwp = kept.nib or nib, kept.npwp or absorbed.npwp
    kept.proven_at = min((proven for proven in (kept.proven_at, absorbed.proven_at) if proven), default=None)
    kept.industry_id = kept.industry_id or absorbed.industry_id
    kept.version += 1
    kept.save()
    tie_registered(legal_entity=kept, at=at)
    LegalEntity.objects.filter(merged_into=absorbed).update(merged_into=kept)
    merge = Merge.objects.create(kept=kept, absorbed=absorbed, reason=reason, moved=moved, by_person_id=by.person_id, at=at)
    record_act(by, "organisations_merged", f"identity.legal_entity:{kept.pk}", at, absorbed_id=absorbed.pk)
    publish(OrganisationsMerged(version=kept.version, legal_entity_id=kept.pk, absorbed_id=absorbed.pk), by=by, at=at)
    return merge


def _check(kept: LegalEntity, absorbed: LegalEntity, by: Actor) -> None:
    if kept.merged_into_id or absorbed.merged_into_id:
        raise AlreadyMerged
    for entity in (kept, absorbed):
        require(GRANTS, by, Permission.MERGE, region_code=head_office_of(entity).regency_id)
        if by.member_roles(entity.pk):
            raise OwnCase
    if kept.nib and absorbed.nib and kept.nib != absorbed.nib and kept.proven_at and absorbed.proven_at:
        raise NibsDiffer
    if OrganisationCase.objects.standing().filter(legal_entity=absorbed).exists():
        raise CasesOpen


def _make_room(kept: LegalEntity, absorbed: LegalEntity, at: datetime) -> None:
    """What may stand only once in an organisation: the weaker one ends before it moves."""
    on = timezone.localdate(at)
    Workplace.objects.filter(legal_entity=absorbed, kind=WorkplaceKind.HEAD_OFFICE).update(kind=WorkplaceKind.BRANCH)
    held = Capacity.objects.filter(legal_entity=kept, valid_to=None).values("kind")
    Capacity.objects.filter(legal_entity=absorbed, valid_to=None, kind__in=held).update(valid_to=on)
    _settle_members(kept, absorbed, at)
    given = Consent.objects.filter(recipient=kept, withdrawn_at=None)
    for consent in Consent.objects.filter(recipient=absorbed, withdrawn_at=None):
        if given.filter(person=consent.person_id, purpose=consent.purpose).exists():
            Consent.objects.filter(pk=consent.pk).update(withdrawn_at=at)
    invited = Invitation.objects.filter(legal_entity=kept, state=InvitationState.SENT).values("email_index")
    Invitation.objects.filter(legal_entity=absorbed, state=InvitationState.SENT, email_index__in=invited).update(
        state=InvitationState.CANCELLED, ended_at=at
    )


def _settle_members(kept: LegalEntity, absorbed: LegalEntity, at: datetime) -> None:
    """Who is in both keeps the stronger of the two roles over the whole organisation."""
    on = timezone.localdate(at)
    open_rows = Membership.objects.filter(valid_to=None, workplace=None)
    for theirs in open_rows.filter(legal_entity=absorbed):
        ours = open_rows.filter(legal_entity=kept, person=theirs.person_id).first()
        if ours is None:
            continue
        weaker = theirs if rank(MemberRole(ours.role)) <= rank(MemberRole(theirs.role)) else ours
        weaker.valid_to, weaker.ended_at, weaker.ending = on, at, MembershipEnding.MERGED
        weaker.version += 1
        weaker.save(update_fields=["valid_to", "ended_at", "ending", "version"])


def _move(kept: LegalEntity, absorbed: LegalEntity) -> dict[str, int]:
    """Let every column that holds the duplicate's id hold the other's."""
    moved: dict[str, int] = {}
    for reference in references():
        try:
            with transaction.atomic():
                count = reference.rows(absorbed.pk).update(**{reference.field: kept.pk})
        except IntegrityError as error:
            words = _("%(kind)s kedua organisasi saling bertabrakan. Selesaikan dulu yang ganda, lalu gabungkan. Belum ada yang berubah.")
            raise RowsCollide(str(words) % {"kind": str(reference.words)}) from error
        if count:
            moved[f"{reference.model._meta.label_lower}.{reference.field}"] = count
    return moved
