from siapkerja.identity.models.assignments import Assignment
from siapkerja.identity.models.consents import Consent, Representation
from siapkerja.identity.models.memberships import Membership
from siapkerja.identity.models.organisations import Capacity, LegalEntity, Workplace
from siapkerja.identity.models.people import NikClaim, Person
from siapkerja.identity.models.users import User

__all__ = [
    "Assignment",
    "Capacity",
    "Consent",
    "LegalEntity",
    "Membership",
    "NikClaim",
    "Person",
    "Representation",
    "User",
    "Workplace",
]
