"""The photo: drawn anew, kept sealed, shown only to those who may see it, and refused in a sentence where it is none."""

import io
import re
import struct
import zlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from PIL import Image

from siapkerja.audit.models import PersonView
from siapkerja.files.models import FileState, StoredFile
from siapkerja.files.pictures import MOST_PIXELS
from siapkerja.files.reading import open_stored
from siapkerja.identity.actions.consents import withdraw_consent
from siapkerja.identity.enums import ViewPurpose
from siapkerja.identity.models import Consent
from siapkerja.profiles import seeing
from siapkerja.profiles.models import Profile
from tests.support.people import Somebody
from tests.support.vacancies import application, open_vacancy

ADDRESS = "/profil/foto/"


def picture(
    width: int = 900, height: int = 900, *, form: str = "JPEG", mode: str = "RGB", colour: object = "teal", exif: bool = False
) -> bytes:
    stream, more = io.BytesIO(), {}
    if exif:
        tags = Image.Exif()
        tags[0x010F], tags[0x0112], tags[0x8825] = "Kamera Contoh", 6, {1: "S", 2: (6.0, 12.0, 30.0)}
        more = {"exif": tags}
    Image.new(mode, (width, height), colour).save(stream, form, **more)
    return stream.getvalue()


def tiny_png_that_says(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head claims to be as large as one likes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


def send(client: Client, content: bytes, name: str = "IMG_20260512_rumah.jpg") -> HttpResponse:
    response: HttpResponse = client.post(ADDRESS, {"photo": SimpleUploadedFile(name, content, "image/jpeg")})
    return response


def kept(who: Somebody) -> StoredFile:
    photo = Profile.objects.get(person=who.person).photo
    assert photo is not None
    return photo


def test_a_photo_is_drawn_anew_upright_and_without_anything_but_pixels(seeker: Somebody) -> None:
    assert send(seeker.client, picture(1200, 800, exif=True)).status_code == 302

    stored = kept(seeker)
    assert (stored.kind, stored.filename, stored.person_id, stored.state) == ("jpg", "foto.jpg", seeker.person.pk, FileState.CHECKED)
    with open_stored(stored) as content:
        drawn = Image.open(io.BytesIO(content.read()))
    assert (drawn.size, drawn.format, dict(drawn.getexif())) == ((600, 800), "JPEG", {})
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(drawn.info)


@pytest.mark.parametrize(
    ("form", "mode", "colour"),
    [("PNG", "RGBA", (0, 0, 0, 0)), ("PNG", "P", 3), ("PNG", "I;16", 4000), ("JPEG", "CMYK", 0), ("PNG", "LA", 0)],
)
def test_every_common_kind_of_picture_is_taken(seeker: Somebody, form: str, mode: str, colour: object) -> None:
    assert send(seeker.client, picture(400, 500, form=form, mode=mode, colour=colour)).status_code == 302
    assert kept(seeker).is_available


def test_a_photo_of_thirty_megapixels_is_taken_and_one_beyond_is_told_the_limit_and_what_to_do(seeker: Somebody) -> None:
    assert send(seeker.client, picture(6000, 5000)).status_code == 302
    before = kept(seeker)

    response = send(seeker.client, picture(7000, 5000))

    assert response.status_code == 422
    assert "30 megapiksel" in response.content.decode()
    assert "Perkecil" in response.content.decode()
    assert kept(seeker) == before, "nothing is lost"


@pytest.mark.parametrize("size", [(6000, 5001), (60000, 60000), (2**31 - 1, 2**31 - 1)])
def test_a_small_file_that_would_unpack_to_a_huge_picture_is_refused_before_it_does(seeker: Somebody, size: tuple[int, int]) -> None:
    assert size[0] * size[1] > MOST_PIXELS

    response = send(seeker.client, tiny_png_that_says(*size))

    assert response.status_code == 422
    assert "30 megapiksel" in response.content.decode() or "tidak dapat dibuka" in response.content.decode()


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"Ini bukan foto, hanya teks.", "bukan foto JPEG atau PNG"),
        (b"", "bukan foto JPEG atau PNG"),
        (b"%PDF-1.7 contoh", "bukan foto JPEG atau PNG"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "bukan foto JPEG atau PNG"),
        (b"\0\0\0\x18ftypheic" + b"\0" * 200, "HEIC dari iPhone"),
        (picture(900, 900, colour=(9, 90, 9))[:700], "terpotong"),
        (tiny_png_that_says(900, 900), "terpotong"),
        (picture(100, 100), "terlalu kecil"),
    ],
)
def test_what_is_no_photo_is_said_in_a_sentence_whatever_it_is_called(seeker: Somebody, content: bytes, sentence: str) -> None:
    response = send(seeker.client, content, "foto.jpg")

    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not StoredFile.objects.exists()


def test_a_new_photo_takes_the_place_of_the_old_and_removing_leaves_none(seeker: Somebody) -> None:
    send(seeker.client, picture())
    first = kept(seeker)
    send(seeker.client, picture(colour="red"))
    first.refresh_from_db()
    assert first.state == FileState.REMOVED

    seeker.client.post("/profil/foto/hapus/")

    assert Profile.objects.get(person=seeker.person).photo is None
    assert {row.state for row in StoredFile.objects.all()} == {FileState.REMOVED}


def test_the_picture_is_for_its_person_and_for_whom_a_service_names(
    seeker: Somebody, manager: Somebody, other_manager: Somebody, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(seeker.client, picture())
    address = reverse("profiles:picture", args=[kept(seeker).public_id])
    mine = seeker.client.get(address)
    assert (mine.status_code, mine["Content-Type"], mine["X-Content-Type-Options"]) == (200, "image/jpeg", "nosniff")
    assert mine["Cache-Control"].startswith("private")
    assert b"".join(mine).startswith(b"\xff\xd8\xff")  # type: ignore[call-overload]
    assert client.get(address).status_code == 302
    assert manager.client.get(address).status_code == 404
    assert not PersonView.objects.exists()

    monkeypatch.setattr(seeing, "_rules", [(lambda actor, person_id: actor.person_id == manager.person.pk, ViewPurpose.SELECTION)])

    seen = manager.client.get(address)
    assert (seen.status_code, len(b"".join(seen))) == (200, kept(seeker).size)  # type: ignore[call-overload]
    assert other_manager.client.get(address).status_code == 404
    assert [(view.what, view.person_id, view.purpose) for view in PersonView.objects.all()] == [("photo", seeker.person.pk, "selection")]


def test_the_profile_shows_the_photo_and_counts_it_as_a_part(seeker: Somebody) -> None:
    before = seeker.client.get(reverse("profiles:profile")).content.decode()
    send(seeker.client, picture())

    after = seeker.client.get(reverse("profiles:profile")).content.decode()

    assert reverse("profiles:picture", args=[kept(seeker).public_id]) in after
    assert re.findall(r"bagian-(\w+)", before) == re.findall(r"bagian-(\w+)", after)
    assert after.count("Lengkap</span>") == before.count("Lengkap</span>") + 1


def test_an_employer_sees_the_photo_of_who_applied_and_shares_it_and_no_longer_after_that(
    seeker: Somebody, manager: Somebody, colleague: Somebody, other_manager: Somebody
) -> None:
    send(seeker.client, picture())
    address = reverse("profiles:picture", args=[kept(seeker).public_id])
    sent = application(open_vacancy(manager.workplace), seeker)
    assert manager.organisation is not None
    page = manager.client.get(reverse("karirhub:applicant", args=[manager.organisation.public_id, sent.vacancy_id, sent.public_id]))

    assert address in page.content.decode()
    assert b"".join(manager.client.get(address)).startswith(b"\xff\xd8")  # type: ignore[call-overload]
    assert [who.client.get(address).status_code for who in (colleague, other_manager)] == [404, 404]

    withdraw_consent(consent=Consent.objects.get(person=seeker.person), by=seeker.actor, at=timezone.now())
    assert manager.client.get(address).status_code == 404
