"""What an issuer's record proves stands in the profile apart from what the person typed, once per record."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.events.models import EventRecord
from siapkerja.identity.holdings import everything_of
from siapkerja.identity.models import LegalEntity
from siapkerja.profiles.actions.erasure import erase_qualifications
from siapkerja.profiles.actions.qualifications import lose, prove
from siapkerja.profiles.enums import QualificationStanding
from siapkerja.profiles.models import Qualification
from tests.support.people import SYSTEM, Somebody
from tests.support.qualifications import proven

TODAY = date(2026, 11, 22)


def announced(name: str) -> list[dict[str, Any]]:
    return list(EventRecord.objects.filter(fact=f"profiles.{name}").order_by("pk").values_list("payload", flat=True))


def again(found: Qualification) -> Qualification:
    """The same record told a second time."""
    return prove(
        person_id=found.person_id,
        kind=found.kind,
        title="Judul lain",
        issuer_id=found.issuer_id,
        document_id=found.document_id,
        number=found.number,
        issued_on=found.issued_on,
        valid_until=found.valid_until,
        source=found.source,
        by=SYSTEM,
        at=timezone.now(),
    )


@pytest.mark.django_db
def test_a_record_told_twice_is_one_qualification_and_one_fact(seeker: Somebody, organisation: LegalEntity) -> None:
    found = proven(seeker, organisation)

    assert again(found).title == "Penjahit pakaian wanita"
    assert Qualification.objects.count() == 1
    assert announced("QualificationProven") == [
        {
            "version": 1,
            "qualification_id": found.pk,
            "person_id": seeker.person.pk,
            "kind": "competence",
            "scheme_number": "SKM-CONTOH-01",
            "occupation_code": "",
            "unit_codes": ["C.141110.001.01"],
            "valid_until": "2029-10-31",
        }
    ]


@pytest.mark.django_db
def test_what_was_lost_stays_as_lost_however_often_that_is_told(seeker: Somebody, organisation: LegalEntity) -> None:
    found = proven(seeker, organisation)
    for reason in ("false_evidence", "another"):
        lose(source=found.source, reason_code=reason, by=SYSTEM, at=timezone.now())
    lose(source="nobody.knows:1", reason_code="expired", by=SYSTEM, at=timezone.now())
    again(found)

    found.refresh_from_db()
    assert (found.lost_because, found.version) == ("false_evidence", 2)
    assert found.standing(TODAY) == QualificationStanding.REVOKED
    assert [fact["reason_code"] for fact in announced("QualificationLost")] == ["false_evidence"]
    assert len(announced("QualificationProven")) == 1
    assert not Qualification.objects.standing(TODAY).exists()


@pytest.mark.django_db
def test_a_qualification_counts_until_its_last_day(seeker: Somebody, organisation: LegalEntity) -> None:
    found = proven(seeker, organisation, valid_until=TODAY)
    for_ever = proven(seeker, organisation, kind="training", scheme_number="", valid_until=None)

    assert found.standing(TODAY) == QualificationStanding.PROVEN
    assert found.standing(date(2026, 11, 23)) == QualificationStanding.EXPIRED
    assert set(Qualification.objects.standing(TODAY)) == {found, for_ever}
    assert set(Qualification.objects.standing(date(2026, 11, 23))) == {for_ever}
    lose(source=found.source, reason_code="expired", by=SYSTEM, at=timezone.now())
    found.refresh_from_db()
    assert found.standing(date(2026, 11, 23)) == QualificationStanding.EXPIRED


@pytest.mark.django_db
def test_an_unknown_kind_is_refused(seeker: Somebody, organisation: LegalEntity) -> None:
    with pytest.raises(ValueError, match="degree"):
        proven(seeker, organisation, kind="degree")


@pytest.mark.django_db
def test_forgetting_a_person_takes_the_qualifications_along(
    seeker: Somebody, other_seeker: Somebody, organisation: LegalEntity, deliver_facts: Callable[[], int]
) -> None:
    proven(seeker, organisation)
    kept = proven(other_seeker, organisation)
    erase_qualifications(person_id=seeker.person.pk, by=SYSTEM, at=timezone.now())
    deliver_facts()

    assert list(Qualification.objects.all()) == [kept]


@pytest.mark.django_db
def test_the_profile_shows_what_is_proven_and_what_no_longer_counts(
    seeker: Somebody, other_seeker: Somebody, organisation: LegalEntity, deliver_facts: Callable[[], int]
) -> None:
    stands = proven(seeker, organisation, title="Barista")
    gone = proven(seeker, organisation, title="Juru las", valid_until=date(2026, 11, 2))
    revoked = proven(seeker, organisation, title="Pramusaji")
    lose(source=revoked.source, reason_code="false_evidence", by=SYSTEM, at=timezone.now())
    deliver_facts()
    page = seeker.client.get(reverse("profiles:profile")).content.decode()

    for words in ("Barista", "PT Contoh Satu", stands.number, "berlaku sampai 31 Oktober 2029", "Masa berlaku habis", "Dicabut"):
        assert words in page
    for found in (stands, gone, revoked):
        assert f'href="/verifikasi/{found.document.token}/"' in page
    assert Client().get(f"/verifikasi/{stands.document.token}/").status_code == 200
    assert "Barista" not in other_seeker.client.get(reverse("profiles:profile")).content.decode()
    inbox = seeker.client.get("/kotak-masuk/").content.decode()
    assert "Terbukti di profil Anda: Barista" in inbox
    assert "Tidak berlaku lagi: Pramusaji" in inbox


@pytest.mark.django_db
def test_qualifications_are_in_the_copy_of_ones_data(seeker: Somebody, organisation: LegalEntity) -> None:
    found = proven(seeker, organisation)
    [told] = everything_of(seeker.person.pk)["qualifications"]

    assert (told["number"], told["issuer"], told["state"]) == (found.number, "PT Contoh Satu", "proven")
    assert told["token"] == found.document.token


@pytest.mark.django_db
def test_what_is_proven_is_a_step_on_the_way_and_so_is_its_loss(
    seeker: Somebody, organisation: LegalEntity, deliver_facts: Callable[[], int]
) -> None:
    training = proven(seeker, organisation, kind="training", title="Menjahit", valid_until=None)
    competence = proven(seeker, organisation, title="Penjahit")
    lose(source=training.source, reason_code="issued_in_error", by=SYSTEM, at=timezone.now())
    lose(source=competence.source, reason_code="expired", by=SYSTEM, at=timezone.now())
    deliver_facts()
    page = seeker.client.get(reverse("journey:journey")).content.decode()

    for words in (
        "Pelatihan Menjahit terbukti di profil Anda",
        "Kompetensi Penjahit terbukti di profil Anda",
        "Menjahit di profil Anda dicabut penerbitnya",
        "Masa berlaku Penjahit di profil Anda habis",
    ):
        assert words in page
