"""Words for the codes in notices about officers, in the reader's language."""

from datetime import date, datetime

from django import template

from siapkerja.identity.enums import ActingBasis, OfficerRole

register = template.Library()


@register.filter
def officer_role(code: str) -> str:
    """`Pengantar kerja` for `employment_officer`; a code nobody knows any more stands as it is."""
    return str(OfficerRole(code).label) if code in OfficerRole.values else code


@register.filter
def acting_basis(code: str) -> str:
    """`Kode dari yang bersangkutan` for `code_from_person`."""
    return str(ActingBasis(code).label) if code in ActingBasis.values else code


@register.filter
def iso_day(text: str) -> date | None:
    """The day of an ISO 8601 text; None for ""."""
    return date.fromisoformat(text) if text else None


@register.filter
def iso_moment(text: str) -> datetime | None:
    """The moment of an ISO 8601 text; None for ""."""
    return datetime.fromisoformat(text) if text else None
