"""Who may come through the door of an organisation's page, and of an officer's."""

import pytest
from django.http import Http404, HttpRequest, HttpResponse

from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.models import LegalEntity
from siapkerja.identity.views.access import officer_view, organisation_view
from tests.support.people import Somebody


def _request(who: Somebody) -> HttpRequest:
    request = HttpRequest()
    request.actor = who.actor
    return request


@organisation_view
def _organisation_page(request: HttpRequest, organisation: LegalEntity) -> HttpResponse:
    return HttpResponse(f"{organisation.name} {request.actor.legal_entity_id == organisation.pk} {request.actor.role_word}")


def test_a_member_enters_and_acts_for_the_organisation_in_the_address(manager: Somebody) -> None:
    request = _request(manager)

    response = _organisation_page(request, organisation_id=manager.organisation.public_id)

    assert response.content.decode() == "PT Contoh Satu True signatory"
    assert request.organisation == manager.organisation


def test_a_member_of_another_organisation_and_a_seeker_find_nothing(
    organisation: LegalEntity, other_manager: Somebody, seeker: Somebody
) -> None:
    for who in (other_manager, seeker):
        with pytest.raises(Http404):
            _organisation_page(_request(who), organisation_id=organisation.public_id)


def test_only_holders_of_the_role_enter_an_officers_page(officer: Somebody, ministry_officer: Somebody, seeker: Somebody) -> None:
    @officer_view(OfficerRole.MINISTRY_OFFICER)
    def page(request: HttpRequest) -> HttpResponse:
        return HttpResponse("masuk")

    assert page(_request(ministry_officer)).content == b"masuk"
    for who in (officer, seeker):
        with pytest.raises(Http404):
            page(_request(who))
