"""Who may open papers: whoever handed them in, managers those of their organisation, officers those of their region."""

from siapkerja.files.access import allow_download
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import allows
from siapkerja.identity.rights import manages_whole
from siapkerja.organisations.actions.documents import CASE_PURPOSE, PURPOSE
from siapkerja.organisations.models import OrganisationDocument
from siapkerja.organisations.permissions import GRANTS, Permission
from siapkerja.organisations.queries import cases_for, head_office_of


def _may_open(actor: Actor, stored: StoredFile) -> bool:
    document = OrganisationDocument.objects.filter(stored=stored).select_related("legal_entity").first()
    if document is None:
        return False
    if document.case_id:
        return actor.person_id == document.added_by_id or cases_for(actor).filter(pk=document.case_id).exists()
    region = head_office_of(document.legal_entity).regency_id
    return manages_whole(actor, document.legal_entity_id) or allows(GRANTS, actor, Permission.DECIDE_CASES, region_code=region)


def register_rules() -> None:
    for purpose in (PURPOSE, CASE_PURPOSE):
        allow_download(purpose, _may_open)
