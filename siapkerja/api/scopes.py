"""What programs of organisations may be allowed: services register their scopes, with words and the role that stands behind."""

from collections.abc import Iterable
from dataclasses import dataclass

from siapkerja.identity.enums import MemberRole


@dataclass(frozen=True, kw_only=True)
class ApiScope:
    """One right a program can be given.

    Args:
        code: as it stands in token requests ("vacancies:write").
        words: what the program may then do, verb first.
        role: with which role in the organisation it acts; the services' own checks then ask as they ask people.
    """

    code: str
    words: str
    role: MemberRole


_scopes: dict[str, ApiScope] = {}


def register_scope(*scopes: ApiScope) -> None:
    for scope in scopes:
        _scopes[scope.code] = scope


def scopes() -> list[ApiScope]:
    """Every scope, by code."""
    return [_scopes[code] for code in sorted(_scopes)]


def words_of(codes: Iterable[str]) -> list[str]:
    return [str(scope.words) for scope in scopes() if scope.code in set(codes)]


def role_for(codes: Iterable[str]) -> MemberRole | None:
    """The strongest role any of the scopes needs; None where none is known (any more)."""
    roles = [_scopes[code].role for code in codes if code in _scopes]
    return min(roles, key=list(MemberRole).index) if roles else None
