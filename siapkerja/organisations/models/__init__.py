from siapkerja.organisations.models.cases import CaseMoved, Objection, OrganisationCase
from siapkerja.organisations.models.documents import OrganisationDocument
from siapkerja.organisations.models.invitations import Invitation
from siapkerja.organisations.models.merges import Merge

__all__ = ["CaseMoved", "Invitation", "Merge", "Objection", "OrganisationCase", "OrganisationDocument"]
