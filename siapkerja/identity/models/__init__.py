from siapkerja.identity.models.assignments import Assignment, InspectionArea
from siapkerja.identity.models.consents import Consent, Representation
from siapkerja.identity.models.limits import ProcessingLimit
from siapkerja.identity.models.memberships import Membership
from siapkerja.identity.models.organisations import Capacity, LegalEntity, Workplace
from siapkerja.identity.models.passports import PassportClaim
from siapkerja.identity.models.people import NikClaim, Person
from siapkerja.identity.models.registered import RegisteredCompany, RegistrationCode
from siapkerja.identity.models.users import User

__all__ = [
    "Assignment",
    "Capacity",
    "Consent",
    "InspectionArea",
    "LegalEntity",
    "Membership",
    "NikClaim",
    "PassportClaim",
    "Person",
    "ProcessingLimit",
    "RegisteredCompany",
    "RegistrationCode",
    "Representation",
    "User",
    "Workplace",
]
