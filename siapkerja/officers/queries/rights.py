"""Who may do what and why, in words, from the grants tables of all apps."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import gettext as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import MemberRole, OfficerRole
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.permissions import Grant, RightsTable, rights_tables
from siapkerja.officers.permissions import GIVES
from siapkerja.reference.queries import place_words


@dataclass(frozen=True)
class RightInWords:
    """One permission: what it lets one do, and who has it."""

    key: str
    permission: StrEnum
    words: str
    holders: tuple[str, ...]


@dataclass(frozen=True)
class TableInWords:
    area: str
    title: str
    rights: tuple[RightInWords, ...]


@dataclass
class Answer:
    """Whether somebody may do something: `because` says from what it follows, `otherwise` what would be needed."""

    may: bool
    because: list[str] = field(default_factory=list)
    otherwise: list[str] = field(default_factory=list)


def tables_in_words() -> list[TableInWords]:
    """All grants tables of the portal, for people."""
    return [
        TableInWords(
            table.area,
            str(table.title),
            tuple(
                RightInWords(f"{table.area}.{permission.value}", permission, str(table.words[permission]), tuple(holders_of(grant)))
                for permission, grant in table.grants.items()
            ),
        )
        for table in rights_tables()
    ]


def holders_of(grant: Grant) -> list[str]:
    """Who holds a grant, each with how far it reaches."""
    found = []
    if grant.anyone:
        found.append(_("Siapa saja, juga tanpa akun"))
    if grant.person:
        found.append(_("Setiap orang yang masuk, untuk urusannya sendiri"))
    if grant.members:
        found.append(_("Di organisasinya: %(roles)s") % {"roles": _listed(role for role in MemberRole if role in grant.members)})
    if grant.officers:
        found.append(_("Di wilayah tugasnya: %(roles)s") % {"roles": _listed(role for role in OfficerRole if role in grant.officers)})
    return found or [_("Hanya sistem sendiri")]


def _listed(roles: Iterable[MemberRole | OfficerRole]) -> str:
    return ", ".join(str(role.label) for role in roles)


def right_of(key: str) -> tuple[RightsTable, StrEnum] | None:
    """Table and permission of a key such as "karirhub.write_vacancy"."""
    area, _dot, value = key.partition(".")
    for table in rights_tables():
        if table.area == area:
            return next(((table, permission) for permission in table.grants if permission.value == value), None)
    return None


def roles_in_words(*, detailed: bool = False) -> list[tuple[OfficerRole, list[str]]]:
    """Each role of officers with what it may do; with `detailed`, whom it gives roles to as well."""
    found = []
    for role in OfficerRole:
        words = [
            str(table.words[permission])
            for table in rights_tables()
            for permission, grant in table.grants.items()
            if role in grant.officers
        ]
        if detailed and role in GIVES:
            words.append(_("Menugaskan: %(roles)s") % {"roles": _listed(one for one in OfficerRole if one in GIVES[role])})
        found.append((role, words))
    return found


def why(actor: Actor, table: RightsTable, permission: StrEnum, *, region_code: str = "", organisation: LegalEntity | None = None) -> Answer:
    """May this person do it, and from what does that follow?

    Args:
        region_code: where the record lies; "" asks about anywhere.
        organisation: whose record it is; None asks about any.
    """
    grant = table.grants[permission]
    answer = Answer(False)
    if grant.anyone:
        answer.because.append(_("Terbuka untuk siapa saja."))
    if grant.person and actor.is_known:
        answer.because.append(_("Setiap orang yang masuk boleh melakukannya untuk urusannya sendiri."))
    answer.because += _from_memberships(actor, grant, organisation) + _from_assignments(actor, grant, region_code)
    answer.may = bool(answer.because)
    if not answer.may:
        answer.otherwise = holders_of(grant)
    return answer


def _from_memberships(actor: Actor, grant: Grant, organisation: LegalEntity | None) -> list[str]:
    claims = [
        claim
        for claim in actor.memberships
        if claim.role in grant.members and (organisation is None or claim.legal_entity_id == organisation.pk)
    ]
    names = dict(LegalEntity.objects.filter(pk__in={claim.legal_entity_id for claim in claims}).values_list("pk", "name"))
    return [
        _("Perannya %(role)s di %(organisation)s%(where)s.")
        % {
            "role": claim.role.label,
            "organisation": names.get(claim.legal_entity_id, ""),
            "where": _(", untuk satu tempat kerja") if claim.workplace_id else "",
        }
        for claim in claims
    ]


def _from_assignments(actor: Actor, grant: Grant, region_code: str) -> list[str]:
    claims = [claim for claim in actor.assignments if claim.role in grant.officers and (not region_code or claim.covers(region_code))]
    return [
        _("Penugasannya sebagai %(role)s mencakup %(place)s.")
        % {"role": claim.role.label, "place": place_words(claim.region_code) if claim.region_code else _("seluruh Indonesia")}
        for claim in claims
    ]
