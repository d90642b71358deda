"""Completing a profile: every part, what it needs, and what is never refused."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim, Person
from siapkerja.kernel.errors import NotPermitted
from siapkerja.profiles.actions.histories import record_education
from siapkerja.profiles.actions.profiles import write_address
from siapkerja.profiles.enums import Part
from siapkerja.profiles.models import Profile
from siapkerja.profiles.queries import completeness, is_ready_to_apply, parts_of, profile_of
from siapkerja.reference.models import Region
from tests.support.people import Somebody

NIK = "3273025205980004"
IDENTITY = {
    "full_name": "Rina Contoh", "nik": NIK, "sex": "female", "born_on": "1998-05-12", "phone": "0812 3456 7890",
}  # fmt: skip


@pytest.fixture
def village(db: None) -> Region:
    return Region.objects.filter(level=10, code__startswith="327302").order_by("code")[0]


def test_a_person_who_wrote_nothing_has_an_empty_profile_and_no_row(seeker: Somebody) -> None:
    profile = profile_of(seeker.person.pk)

    assert not is_ready_to_apply(profile)
    assert completeness(parts_of(profile)) == 0
    assert seeker.client.get(reverse("profiles:profile")).status_code == 200
    assert not Profile.objects.exists()


def test_identity_is_written_and_the_nik_shown_masked_only(seeker: Somebody) -> None:
    response = seeker.client.post(reverse("profiles:identity"), IDENTITY, follow=True)

    person = profile_of(seeker.person.pk).person
    assert (person.sex, str(person.born_on), person.phone) == ("female", "1998-05-12", "+6281234567890")
    page = response.content.decode()
    assert "3273********0004" in page
    assert NIK not in page
    assert NIK not in seeker.client.get(reverse("profiles:identity")).content.decode()


@pytest.mark.parametrize("nik", ["3273025205980004", "3273 0252 0598 0004", "9999995205980004", "3273021305980004", "3273027299990001"])
def test_a_true_nik_is_never_refused_whatever_it_says(seeker: Somebody, nik: str) -> None:
    response = seeker.client.post(reverse("profiles:identity"), IDENTITY | {"nik": nik}, follow=True)

    assert response.status_code == 200
    assert NikClaim.objects.get(person=seeker.person).nik == nik.replace(" ", "")


def test_two_people_may_claim_one_nik(seeker: Somebody, other_seeker: Somebody) -> None:
    for who in (seeker, other_seeker):
        assert who.client.post(reverse("profiles:identity"), IDENTITY).status_code == 302

    assert NikClaim.objects.of_nik(NIK).count() == 2


def test_a_mistyped_nik_can_be_corrected_until_it_is_verified(seeker: Somebody) -> None:
    seeker.client.post(reverse("profiles:identity"), IDENTITY)
    seeker.client.post(reverse("profiles:identity"), IDENTITY | {"nik": "3273025205980005"})
    standing = NikClaim.objects.standing().get(person=seeker.person)
    assert standing.nik.endswith("0005")

    standing.state, standing.decided_at = NikClaimState.VERIFIED, timezone.now()
    standing.save()
    response = seeker.client.post(reverse("profiles:identity"), IDENTITY)

    assert response.status_code == 422
    assert "tidak dapat diganti sendiri" in response.content.decode()


def test_the_reading_says_what_the_nik_means_live_and_by_a_plain_button(seeker: Somebody) -> None:
    live = seeker.client.post(reverse("profiles:nik_reading"), {"nik": NIK}).content.decode()
    plain = seeker.client.post(reverse("profiles:identity"), IDENTITY | {"read": "1"}).content.decode()

    for page in (live, plain):
        assert "Perempuan, lahir 12 Mei 1998, terbit di Coblong, Kota Bandung." in page
    assert not NikClaim.objects.exists(), "reading saves nothing"


@pytest.mark.parametrize(
    ("changes", "warning"),
    [
        ({"nik": "9999995205980004"}, "tidak ada di daftar"),
        ({"sex": "male"}, "Jenis kelamin"),
        ({"born_on": "1998-05-13"}, "Tanggal lahir"),
        ({"nik": "3273027299990001"}, "bukan tanggal"),
    ],
)
def test_what_does_not_fit_is_a_warning(seeker: Somebody, changes: dict[str, str], warning: str) -> None:
    response = seeker.client.post(reverse("profiles:identity"), IDENTITY | changes, follow=True)

    assert warning in response.content.decode()
    assert NikClaim.objects.filter(person=seeker.person).exists()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"nik": "327302520598000"}, "NIK terdiri dari 16 angka, Anda mengisi 15."),
        ({"phone": "12"}, "Tuliskan nomor telepon Indonesia"),
        ({"born_on": "2090-01-01"}, "Periksa tahun lahir"),
        ({"born_on": "kemarin"}, "tanggal"),
    ],
)
def test_faulty_answers_come_back_with_a_sentence(seeker: Somebody, changes: dict[str, str], sentence: str) -> None:
    response = seeker.client.post(reverse("profiles:identity"), IDENTITY | changes)

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert profile_of(seeker.person.pk).person.born_on is None


def test_a_short_profile_is_enough_to_apply_and_leads_back(seeker: Somebody, village: Region) -> None:
    target = "/karirhub/lowongan/"
    first = seeker.client.post(reverse("profiles:identity"), IDENTITY | {"next": target})
    assert first["Location"].startswith(reverse("profiles:address"))

    address = {"village": village.name, "village_kode": village.code, "street": "Jalan Contoh 12", "postal_code": "40135", "next": target}
    second = seeker.client.post(reverse("profiles:address"), address)
    assert second["Location"].startswith(reverse("profiles:education"))

    school = {"level": "SMK", "institution": "SMK Contoh 1", "field_of_study": "", "started_in": "", "finished_in": "2016", "next": target}
    third = seeker.client.post(reverse("profiles:education"), school)
    assert third["Location"] == target
    assert is_ready_to_apply(profile_of(seeker.person.pk))
    # What would only be good to have is not said to be needed.
    Person.objects.filter(pk=seeker.person.pk).update(sex="")
    page = seeker.client.get(reverse("profiles:profile")).content.decode()
    assert "Profil Anda cukup untuk melamar." in page
    assert "Perlu untuk melamar" not in page


def test_the_way_back_never_leads_to_another_site(seeker: Somebody) -> None:
    response = seeker.client.post(reverse("profiles:identity"), IDENTITY | {"next": "https://jahat.example/"})

    assert response["Location"] == reverse("profiles:profile")


def test_the_level_of_the_profile_is_the_highest_of_all_schools(seeker: Somebody) -> None:
    common = {"institution": "Contoh", "field_of_study": "", "started_in": None, "finished_in": None}
    for level in ("SMA", "S1", "SMP"):
        record_education(person=seeker.person, level_code=level, **common, by=seeker.actor, at=timezone.now())
    assert profile_of(seeker.person.pk).education_level_id == "S1"

    bachelor = profile_of(seeker.person.pk).educations.get(level_id="S1")
    seeker.client.post(reverse("profiles:delete_education", args=[bachelor.pk]))

    assert profile_of(seeker.person.pk).education_level_id == "SMA"


def test_jobs_are_written_by_month_and_saying_there_is_none_counts(seeker: Somebody) -> None:
    seeker.client.post(reverse("profiles:no_experience"))
    assert {p.part: p.is_complete for p in parts_of(profile_of(seeker.person.pk))}[Part.EXPERIENCE]

    job = {"position": "Operator jahit", "employer": "CV Contoh", "starts_on": "2017-01", "ends_on": ""}
    assert seeker.client.post(reverse("profiles:experience"), job).status_code == 302
    entry = profile_of(seeker.person.pk).experiences.get()
    assert (str(entry.starts_on), entry.ends_on) == ("2017-01-01", None)

    changed = seeker.client.post(reverse("profiles:change_experience", args=[entry.pk]), job | {"ends_on": "2016-12"})
    assert "Bulan selesai mendahului bulan mulai." in changed.content.decode()


def test_skills_are_free_words_each_once(seeker: Somebody) -> None:
    seeker.client.post(reverse("profiles:skills"), {"names": "Menjahit, menjahit ,  Microsoft  Excel,"})

    assert [skill.name.lower() for skill in profile_of(seeker.person.pk).skills.all()] == ["menjahit", "microsoft excel"]
    too_many = ", ".join(f"ahli {number}" for number in range(60))
    assert "Paling banyak 50" in seeker.client.post(reverse("profiles:skills"), {"names": too_many}).content.decode()


def test_wanted_work_is_found_by_the_words_people_use(seeker: Somebody) -> None:
    wanted = {"work_status": "never_worked", "occupation": "penjahit", "region": ""}
    response = seeker.client.post(reverse("profiles:wanted"), wanted)

    assert response.status_code == 302, response.context["form"].errors
    assert profile_of(seeker.person.pk).wanted_occupation_id

    unknown = seeker.client.post(reverse("profiles:wanted"), wanted | {"occupation": "tukang sulap naga"})
    assert "tidak ada di daftar" in unknown.content.decode()


def test_nobody_writes_in_somebody_elses_profile(seeker: Somebody, other_seeker: Somebody, village: Region) -> None:
    with pytest.raises(NotPermitted):
        write_address(person=seeker.person, village_code=village.code, street="", postal_code="", by=other_seeker.actor, at=timezone.now())
    entry = record_education(
        person=seeker.person, level_code="SMA", institution="Contoh", field_of_study="", started_in=None, finished_in=None,
        by=seeker.actor, at=timezone.now(),
    )  # fmt: skip
    assert other_seeker.client.get(reverse("profiles:change_education", args=[entry.pk])).status_code == 404
    with pytest.raises(NotPermitted):
        record_education(
            person=other_seeker.person, level_code="S3", institution="", field_of_study="", started_in=None, finished_in=None,
            education=entry, by=other_seeker.actor, at=timezone.now(),
        )  # fmt: skip


def test_strangers_are_asked_to_sign_in(client: Client, db: None) -> None:
    assert client.get(reverse("profiles:profile"))["Location"].startswith(reverse("account_login"))
