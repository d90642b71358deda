"""Certification in a browser."""

from typing import Any

from django.utils import timezone

from sertihub.models import Offer
from tests.support.candidates import a_house
from tests.support.people import make_company, make_somebody
from tests.support.signing_in import sign_in


def test_the_button_on_an_offers_card_leads_to_the_application_and_the_card_to_the_scheme(page: Any, served: str) -> None:
    house = a_house(make_company("LSP Contoh Garmen", make_somebody("Ketua Contoh")))
    seeker = make_somebody("Rina Contoh")
    Offer.objects.create(person=seeker.person, scheme=house.scheme, enrolment_id=1, offered_at=timezone.now())
    sign_in(page, seeker, served)

    page.goto("/sertihub/sertifikasi/")
    page.get_by_role("main").get_by_role("link", name="Ajukan sertifikasi").click()
    page.wait_for_url(f"**/sertihub/sertifikasi/skema/{house.scheme.pk}-*/")

    page.goto("/sertihub/sertifikasi/")
    page.get_by_text("LSP Contoh Garmen").first.click(force=True)  # the card lies over its words
    page.wait_for_url(f"**/sertihub/skema/{house.scheme.pk}-*/")
