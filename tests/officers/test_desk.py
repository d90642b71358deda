"""The officer's desk: it shows the doors that this officer can open, and no others."""

import re

import pytest
from django.urls import reverse

from siapkerja.identity.enums import OfficerRole
from siapkerja.officers.permissions import LEVELS
from siapkerja.reference.models import RegionLevel
from tests.support.people import make_officer

pytestmark = pytest.mark.django_db
REGIONS = {None: None, RegionLevel.PROVINCE: "32", RegionLevel.REGENCY: "3273", RegionLevel.VILLAGE: "3273251001"}
DOOR = re.compile(r'<a class="door[^"]*" href="([^"]+)"')


@pytest.mark.parametrize("role", OfficerRole)
def test_every_door_on_the_desk_opens_for_whose_desk_it_stands_on(role: OfficerRole) -> None:
    officer = make_officer("Ratna Contoh", role, REGIONS[min(LEVELS[role], key=str)])

    doors = DOOR.findall(officer.client.get(reverse("identity:officer")).content.decode())

    assert doors
    assert [address for address in doors if officer.client.get(address).status_code != 200] == []


def test_who_reads_no_reports_is_not_sent_to_them() -> None:
    auditor, head = make_officer("Ani Contoh", OfficerRole.AUDITOR, None), make_officer("Joko Contoh", OfficerRole.REGENCY_HEAD, "3273")

    assert "Kepatuhan wajib lapor" not in auditor.client.get(reverse("identity:officer")).content.decode()
    shown = head.client.get(reverse("identity:officer")).content.decode()
    assert "Kepatuhan wajib lapor" in shown
    assert "Warga yang dimintai bayaran" not in shown
