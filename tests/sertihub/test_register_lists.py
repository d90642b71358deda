"""Lists of the register ask as much for several rows as for one."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from sertihub.actions.venues import VenueContent, open_venue
from sertihub.enums import VenueKind
from tests.support.candidates import House, a_house, a_scheme, an_assessor
from tests.support.people import SYSTEM, Somebody, make_company, make_somebody

pytestmark = pytest.mark.django_db


def _asked(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def _more(house: House) -> None:
    """More of everything a body has, and two more bodies."""
    for number in range(2, 5):
        regency = ("3321", "3374", "3578")[number - 2]
        content = VenueContent(kind=VenueKind.TEMPORARY, name=f"TUK {number}", address="Jalan 1", regency_id=regency)
        open_venue(body=house.body, content=content, by=SYSTEM, at=timezone.now())
        an_assessor(house.body, make_somebody(f"Asesor {number}"), number=number)
        a_scheme(house.body, number=f"SKM/BNSP/LAIN/{number}")
    for number in ("4001", "4002"):
        a_house(make_company(f"LSP Contoh {number}", make_somebody(f"Pengelola {number}")), number=number)


def test_no_list_of_the_register_asks_a_query_a_row(manager: Somebody) -> None:
    house = a_house(manager)
    assert manager.organisation is not None
    own = [
        reverse(f"sertihub:{name}", args=[manager.organisation.public_id]) for name in ("body_schemes", "assessors", "venues", "own_body")
    ]
    addresses = ["/sertihub/", "/sertihub/skema/", "/sertihub/lsp/", house.body.get_absolute_url(), house.scheme.get_absolute_url(), *own]
    before = {address: _asked(manager.client, address) for address in addresses}
    _more(house)

    after = {address: _asked(manager.client, address) for address in addresses}

    assert not {address: (before[address], after[address]) for address in addresses if after[address] > before[address]}
