"""Whom an applicant names for the group."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.fields import nik_index, nik_indexes
from siapkerja.identity.queries import standing_nik
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.errors import Refused
from wirausaha.actions.proposals import editable
from wirausaha.enums import MemberRole
from wirausaha.models import Member, Proposal
from wirausaha.queries.checks import holders_elsewhere
from wirausaha.queries.limits import limits_of


class MemberNotRight(Refused):
    """A row cannot be taken in. `fields` are named `<row>-nik` by the number of the row, from 0."""

    code = "aid_member_not_right"


class GroupTooLarge(Refused):
    code = "aid_group_too_large"


@dataclass(frozen=True, kw_only=True)
class NamedMember:
    """Somebody the applicant names; `nik` as it was typed."""

    full_name: str
    nik: str
    role: MemberRole = MemberRole.MEMBER


@transaction.atomic
def add_members(*, proposal: Proposal, members: Sequence[NamedMember], by: Actor, at: datetime) -> list[Member]:
    """Take people into the group, all or none.

    Raises:
        NotPermitted, ProposalNotEditable.
        GroupTooLarge: more than the programme's groups have.
        MemberNotRight: a NIK that is none, is there already, is the applicant's own, or is in another group; by row.
    """
    current = editable(proposal, by)
    most = limits_of(current.programme).group_to
    there = current.members.filter(is_applicant=False).count()
    if 1 + there + len(members) > most:
        raise GroupTooLarge(
            _now("Kelompok paling banyak %(most)s orang termasuk Anda. Sekarang %(size)s.")
            % {"most": most, "size": 1 + there + len(members)}
        )
    niks = [nik_rules.digits_of(member.nik) for member in members]
    if faults := _faults(current, niks):
        raise MemberNotRight(str(_("Ada NIK yang perlu diperbaiki.")), fields={f"{row}-nik": words for row, words in faults.items()})
    made = []
    for member, nik in zip(members, niks, strict=True):
        row = Member(
            proposal=current, nik=nik, nik_index=nik_index(nik), full_name=member.full_name, role=member.role, year=current.year,
            is_counted=current.submitted_at is not None,
        )  # fmt: skip
        try:
            with transaction.atomic():
                row.save()
        except IntegrityError as error:
            raise MemberNotRight(_now("NIK %(name)s sudah ada di permohonan lain tahun ini.") % {"name": member.full_name}) from error
        made.append(row)
    current.version += 1
    current.save(update_fields=["version"])
    return made


@transaction.atomic
def remove_member(*, proposal: Proposal, member_id: int, by: Actor, at: datetime) -> None:
    """Take somebody out of the group again. Raises NotPermitted, ProposalNotEditable."""
    current = editable(proposal, by)
    current.members.filter(pk=member_id, is_applicant=False).delete()
    current.version += 1
    current.save(update_fields=["version"])


def _faults(current: Proposal, niks: list[str]) -> dict[int, str]:
    """A sentence by row."""
    own = standing_nik(current.person_id)
    taken = holders_elsewhere([nik for nik in niks if nik_rules.is_wellformed(nik)], current)
    faults: dict[int, str] = {}
    for row, nik in enumerate(niks):
        if not nik_rules.is_wellformed(nik):
            faults[row] = _now("NIK terdiri dari 16 angka. Periksa kembali angka pada KTP.")
        elif own is not None and own.nik == nik:
            faults[row] = _now("Ini NIK Anda sendiri. Anda sudah terhitung sebagai ketua.")
        elif nik in niks[:row] or current.members.filter(nik_index__in=nik_indexes(nik)).exists():
            faults[row] = _now("NIK ini sudah ada di kelompok Anda.")
        elif nik in taken:
            faults[row] = _now("NIK ini sudah ada di permohonan lain tahun ini. Minta yang bersangkutan memilih satu.")
    return faults
