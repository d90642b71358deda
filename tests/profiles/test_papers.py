"""JSON Resume in and out, the sheet to hand in, documents, and who may read the profile."""

import io
import json
from datetime import date
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from siapkerja.identity.enums import ConsentPurpose
from siapkerja.identity.models import Consent
from siapkerja.profiles import curriculum, json_resume
from siapkerja.profiles.actions.documents import NotADocument, TooManyKept, add_document
from siapkerja.profiles.actions.skills import add_skills
from siapkerja.profiles.actions.visibility import FindingNeedsConsent, choose_visibility, name_employer
from siapkerja.profiles.enums import DocumentKind, Visibility
from siapkerja.profiles.models import Experience
from siapkerja.profiles.queries import is_open_to_applied, profile_of, profiles_findable_by
from siapkerja.reference.models import Rule
from tests.support.parts.karirhub_applying import PDF
from tests.support.people import Somebody
from tests.support.qualifications import proven
from tests.support.vacancies import complete_profile

pytestmark = pytest.mark.django_db

RESUME = {
    "basics": {"name": "Nama Lain", "summary": "Penjahit dengan tiga tahun pengalaman."},
    "work": [
        {"position": "Operator jahit", "name": "PT Contoh Benang", "startDate": "2020-03", "endDate": "2022-05", "highlights": ["Regu A"]},
        {"position": "Kasir", "name": "Toko Contoh", "startDate": "kapan-kapan"},
    ],
    "education": [{"institution": "SMK Contoh 1", "area": "Tata Busana", "studyType": "SMK", "startDate": "2016", "endDate": "2019"}],
    "skills": [{"name": "Menjahit", "keywords": ["Obras"]}],
    "certificates": [{"name": "Sertifikat karangan"}],
}


def upload(seeker: Somebody, content: bytes, name: str = "resume.json") -> Any:
    return seeker.client.post(reverse("profiles:import"), {"resume": SimpleUploadedFile(name, content)})


def test_a_resume_is_shown_first_and_added_on_a_yes(seeker: Somebody) -> None:
    answer = upload(seeker, json.dumps(RESUME).encode())
    body = answer.content.decode()
    assert "PT Contoh Benang" in body
    assert "Tanggal mulainya tidak tertulis atau tidak terbaca." in body
    profile = profile_of(seeker.person.pk)
    assert not profile.experiences.exists()
    read = answer.context["read"]
    chosen = {"read": read, "work_0": "on", "school_0": "SMK", "skills": ["Menjahit", "Obras"], "summary": "on"}
    for _time in range(2):
        assert seeker.client.post(reverse("profiles:take_import"), chosen).status_code == 302
    profile = profile_of(seeker.person.pk)
    assert [(row.position, row.starts_on.isoformat(), row.description) for row in profile.experiences.all()] == [
        ("Operator jahit", "2020-03-01", "Regu A")
    ]
    assert [(row.level_id, row.finished_in) for row in profile.educations.all()] == [("SMK", 2019)]
    assert {skill.name for skill in profile.skills.all()} == {"Menjahit", "Obras"}
    assert profile.summary.startswith("Penjahit")
    assert profile.person.full_name != "Nama Lain"


def test_what_files_of_real_life_lack_or_get_wrong_is_said_or_made_good() -> None:
    told = {
        "skills": ["Menjahit", {"name": "Obras"}],
        "languages": [{"language": "English"}, {"language": "Bahasa Jawa"}, {"fluency": "Native"}],
        "work": [{"name": "PT Contoh", "position": "Kasir", "startDate": "2027-01"}, {"name": "PT Contoh"}, None, "kosong"],
    }
    read = json_resume.read(json.dumps(told).encode(), max_bytes=10**6, today=date(2026, 11, 23))

    assert sorted(read.skills) == ["Bahasa Inggris", "Bahasa Jawa", "Menjahit", "Obras"]
    assert [work.fault for work in read.works] == ["Tanggal mulainya belum tiba.", "Jabatan atau nama tempat kerjanya tidak tertulis."]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "bukan JSON Resume"),
        (b"MZ\x90\x00", "bukan JSON Resume"),
        (b"[1, 2]", "bukan JSON Resume"),
        (b'{"basics": 7, "work": "x", "skills": [1, null, {"name": 5}]}', "tidak berisi"),
        (b'{"work": ' + b"[" * 100_000 + b"}", "bukan JSON Resume"),
        (b'{"basics": "' + b"a" * 600_000 + b'"}', "terlalu besar"),
    ],
)
def test_a_bad_file_gets_a_clear_sentence(seeker: Somebody, content: bytes, words: str) -> None:
    answer = upload(seeker, content)
    assert answer.status_code == 422
    assert words in answer.content.decode()


def test_a_preview_of_somebody_else_or_altered_is_not_taken(seeker: Somebody, other_seeker: Somebody) -> None:
    read = upload(seeker, json.dumps(RESUME).encode()).context["read"]
    for forged in (read, read[:-3], ""):
        answer = other_seeker.client.post(reverse("profiles:take_import"), {"read": forged, "work_0": "on"}, follow=True)
        assert "belum ada yang ditambahkan" in answer.content.decode()
    assert not profile_of(other_seeker.person.pk).experiences.exists()


def test_levels_are_read_from_words() -> None:
    words = ("SMK", "High School Diploma", "Bachelor of Science", "Magister Manajemen", "D3 Akuntansi", "Kursus")
    assert [json_resume.level_of(word) for word in words] == ["SMK", "SMA", "S1", "S2", "D3", ""]


def test_the_profile_goes_out_as_json_resume_and_comes_back_the_same(seeker: Somebody, manager: Somebody) -> None:
    complete_profile(seeker)
    upload_and_take(seeker)
    add_skills(person=seeker.person, names=["Bahasa Jawa"], by=seeker.actor, at=timezone.now())
    assert manager.organisation is not None
    proven(seeker, manager.organisation)
    told = json.loads(seeker.client.get(reverse("profiles:json_resume")).content)
    assert told["work"][0]["name"] == "PT Contoh Benang"
    assert told["languages"] == [{"language": "Jawa"}]
    assert told["certificates"][0]["url"].startswith("http")
    assert "nik" not in json.dumps(told).lower()
    again = json_resume.read(json.dumps(told).encode(), max_bytes=10**6, today=timezone.localdate())
    assert [(work.position, work.fault) for work in again.works] == [("Operator jahit", "")]


def upload_and_take(seeker: Somebody) -> None:
    read = upload(seeker, json.dumps(RESUME).encode()).context["read"]
    seeker.client.post(reverse("profiles:take_import"), {"read": read, "work_0": "on", "school_0": "SMK", "skills": ["Menjahit"]})


def test_the_sheet_is_a_pdf_in_both_languages(seeker: Somebody, manager: Somebody) -> None:
    complete_profile(seeker)
    assert manager.organisation is not None
    proven(seeker, manager.organisation)
    for language in ("id", "en", "xx"):
        answer = seeker.client.get(reverse("profiles:cv"), {"bahasa": language, "language": language, "email": "on", "photo": "on"})
        assert answer.status_code == 200
        assert answer.content.startswith(b"%PDF-")
    profile = profile_of(seeker.person.pk)
    profile.summary = "#panic() $x$ *bold* \\ `raw`"
    assert curriculum.as_pdf(profile, language="id", email="", with_photo=False, at=timezone.now()).startswith(b"%PDF-")


def test_what_is_proven_stays_on_the_first_page_however_long_the_lists(seeker: Somebody, manager: Somebody) -> None:
    """Thirty jobs with long words: name, and certificates with the address to check them, come before them."""
    complete_profile(seeker)
    assert manager.organisation is not None
    held = proven(seeker, manager.organisation)
    profile = profile_of(seeker.person.pk)
    profile.summary = "Rajin dan teliti. " * 33
    profile.person.full_name = ("Raden Ajeng Siti Nurhaliza Kusumaningtyas " * 4)[:150].strip()
    Experience.objects.bulk_create(
        Experience(
            profile=profile, position="Operator mesin " * 8, employer="PT Contoh Panjang " * 8, starts_on=date(2000, 1, 1),
            description="Menjahit. " * 100,
        )
        for _ in range(30)
    )  # fmt: skip
    sheet = PdfReader(io.BytesIO(curriculum.as_pdf(profile, language="id", email="", with_photo=False, at=timezone.now())))
    first = " ".join(sheet.pages[0].extract_text().split())
    assert len(sheet.pages) > 5
    assert profile.person.full_name in first
    assert held.number in first
    assert held.document.token in first.replace(" ", "")


def test_documents_are_looked_into_and_bounded(seeker: Somebody) -> None:
    told: dict[str, Any] = {"person": seeker.person, "kind": DocumentKind.DIPLOMA, "by": seeker.actor, "at": timezone.now()}
    with pytest.raises(NotADocument):
        add_document(title="Ijazah", stream=io.BytesIO(b"MZ\x90\x00program"), **told)
    assert add_document(title="", stream=io.BytesIO(PDF), **told).title == "Ijazah"
    Rule.objects.filter(key="profile.most_documents").update(value=1)
    with pytest.raises(TooManyKept):
        add_document(title="Lagi", stream=io.BytesIO(PDF), **told)
    answer = seeker.client.post(
        reverse("profiles:documents"), {"kind": "diploma", "title": "Lagi", "document": SimpleUploadedFile("a.pdf", PDF)}
    )
    assert answer.status_code == 422
    assert "Paling banyak 1 dokumen" in answer.content.decode()


def found(seeker: Somebody, manager: Somebody) -> bool:
    assert manager.organisation is not None
    return profiles_findable_by(manager.organisation.pk).filter(pk=seeker.person.pk).exists()


def choose(seeker: Somebody, visibility: Visibility, *, consents: bool = True) -> None:
    choose_visibility(person=seeker.person, visibility=visibility, consents=consents, by=seeker.actor, at=timezone.now())


def test_nobody_finds_a_profile_until_its_person_says_so(seeker: Somebody, manager: Somebody, other_manager: Somebody) -> None:
    complete_profile(seeker)
    assert not found(seeker, manager)
    with pytest.raises(FindingNeedsConsent):
        choose(seeker, Visibility.FINDABLE, consents=False)
    choose(seeker, Visibility.FINDABLE)
    assert found(seeker, manager)
    name(seeker, manager, is_allowed=False)
    assert (found(seeker, manager), found(seeker, other_manager)) == (False, True)
    choose(seeker, Visibility.CHOSEN)
    name(seeker, other_manager, is_allowed=True)
    assert (found(seeker, manager), found(seeker, other_manager)) == (False, True)
    choose(seeker, Visibility.APPLIED)
    assert not found(seeker, other_manager)
    assert not Consent.objects.filter(person=seeker.person, purpose=ConsentPurpose.BE_FOUND_BY_EMPLOYERS, withdrawn_at=None).exists()
    assert manager.organisation is not None
    assert other_manager.organisation is not None
    assert not is_open_to_applied(seeker.person.pk, manager.organisation.pk)
    assert is_open_to_applied(seeker.person.pk, other_manager.organisation.pk)


def name(seeker: Somebody, manager: Somebody, *, is_allowed: bool) -> None:
    assert manager.organisation is not None
    name_employer(person=seeker.person, legal_entity=manager.organisation, is_allowed=is_allowed, by=seeker.actor, at=timezone.now())


def test_employers_are_named_on_the_page(seeker: Somebody, manager: Somebody) -> None:
    assert manager.organisation is not None
    page = reverse("profiles:visibility")
    assert manager.organisation.name in seeker.client.get(page, {"cari": manager.organisation.name[:8]}).content.decode()
    where = reverse("profiles:name_employer", args=[manager.organisation.public_id, "sembunyi"])
    assert seeker.client.post(where).status_code == 302
    assert "Disembunyikan dari:" in seeker.client.get(page).content.decode()
    assert seeker.client.post(page, {"visibility": "findable"}).status_code == 422
