"""Training centres as officers of the region see them."""

import pytest
from django.urls import reverse

from tests.support.people import Somebody, make_somebody
from tests.support.training import open_batch, open_programme, passed, running_batch

pytestmark = pytest.mark.django_db


def test_officers_see_the_centres_of_their_region_with_figures(manager: Somebody, other_manager: Somebody, officer: Somebody) -> None:
    one, other = make_somebody("Ani Contoh"), make_somebody("Beni Contoh")
    programme = open_programme(manager.workplace)
    open_batch(programme)
    passed(running_batch(programme, one, other), one)
    open_programme(other_manager.workplace)
    assert manager.organisation is not None

    listed = officer.client.get(reverse("skillhub:officer_centres")).content.decode()
    page = officer.client.get(reverse("skillhub:officer_centre", args=[manager.organisation.public_id])).content.decode()

    assert "PT Contoh Satu" in listed
    assert "PT Contoh Dua" not in listed
    assert "Menjahit pakaian wanita" in page
    assert "Ani Contoh" not in page
    assert officer.client.get("/skillhub/petugas/?q=tidak+ada").status_code == 200


def test_a_centre_elsewhere_is_not_found(other_manager: Somebody, officer: Somebody, other_officer: Somebody) -> None:
    open_programme(other_manager.workplace)
    assert other_manager.organisation is not None
    address = reverse("skillhub:officer_centre", args=[other_manager.organisation.public_id])

    assert officer.client.get(address).status_code == 404
    assert other_officer.client.get(address).status_code == 200


def test_an_organisation_that_is_no_centre_is_not_found(manager: Somebody, officer: Somebody) -> None:
    assert manager.organisation is not None

    assert officer.client.get(reverse("skillhub:officer_centre", args=[manager.organisation.public_id])).status_code == 404


def test_the_door_stands_on_the_desk(officer: Somebody) -> None:
    assert "/skillhub/petugas/" in officer.client.get(reverse("identity:officer")).content.decode()
