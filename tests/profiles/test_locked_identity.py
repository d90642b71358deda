"""Name, NIK, sex and birth stand fast once they were found to be right, and each says where it comes from."""

from datetime import UTC, date, datetime

import pytest
from django.urls import reverse

from siapkerja.identity.enums import NikClaimState, Sex
from siapkerja.identity.models import NikClaim, Person
from siapkerja.profiles.actions.profiles import IdentityLocked, write_identity
from tests.support.people import Somebody, now

NIK = "3273025205980004"
ANSWERS = {"full_name": "Rina Contoh", "nik": NIK, "sex": "female", "born_on": "1998-05-12", "phone": "0812 3456 7890"}
CHECKED = "Dari KTP Anda, dicek dengan data kependudukan pada 12 Mei 2026."


@pytest.fixture
def verified(seeker: Somebody) -> Somebody:
    seeker.client.post(reverse("profiles:identity"), ANSWERS)
    NikClaim.objects.filter(person=seeker.person).update(state=NikClaimState.VERIFIED, decided_at=datetime(2026, 5, 12, 3, tzinfo=UTC))
    return seeker


def test_what_one_wrote_oneself_says_so_and_can_be_changed(seeker: Somebody) -> None:
    seeker.client.post(reverse("profiles:identity"), ANSWERS)
    assert seeker.client.get(reverse("profiles:profile")).content.decode().count("Anda isi sendiri.") == 3

    seeker.client.post(reverse("profiles:identity"), ANSWERS | {"full_name": "Rina Contoh Dewi"})

    assert Person.objects.get(pk=seeker.person.pk).full_name == "Rina Contoh Dewi"


def test_what_was_found_right_is_locked_and_says_since_when(verified: Somebody) -> None:
    page = verified.client.get(reverse("profiles:identity")).content.decode()
    assert page.count(CHECKED) == 4
    assert 'name="full_name"' not in page
    assert 'name="nik"' not in page
    assert 'name="phone"' in page
    assert verified.client.get(reverse("profiles:profile")).content.decode().count(CHECKED) == 3


def test_a_forged_post_changes_the_telephone_only(verified: Somebody) -> None:
    forged = {"full_name": "Orang Lain", "sex": "male", "born_on": "1970-01-01", "phone": "0813 0000 1111"}

    assert verified.client.post(reverse("profiles:identity"), forged).status_code == 302

    person = Person.objects.get(pk=verified.person.pk)
    assert (person.full_name, person.sex, person.born_on) == ("Rina Contoh", "female", date(1998, 5, 12))
    assert person.phone == "+6281300001111"


def test_the_action_itself_refuses_another_name(verified: Somebody) -> None:
    with pytest.raises(IdentityLocked) as refusal:
        write_identity(
            person=verified.person, full_name="Orang Lain", sex=Sex.FEMALE, born_on=date(1998, 5, 12), phone="", by=verified.actor, at=now()
        )

    assert list(refusal.value.fields) == ["full_name"]
