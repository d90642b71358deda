"""Pictures handed in are drawn anew: only pixels are kept, under a name of our own; PDF stay as they are."""

import io
import struct
import zlib

import pytest
from django.utils import timezone
from PIL import Image, ImageDraw, PngImagePlugin

from siapkerja.files import kinds
from siapkerja.files.actions.proofs import store_proof
from siapkerja.files.actions.stored_files import EmptyFile, FileTooLarge
from siapkerja.files.models import FileState, StoredFile
from siapkerja.files.pictures import MOST_PIXELS, HeicUnreadable, PhotoTooLarge, PhotoUnreadable
from siapkerja.files.reading import open_stored
from siapkerja.identity.actor import Actor
from siapkerja.kernel.errors import Refused

BY = Actor.the_system("test")
TOLD = b"Rumah Rina Contoh, Jalan Melati"


class NotAProof(Refused):
    code = "not_a_proof"
    sentence = "Pilih foto atau PDF."


def keep(content: bytes, *, max_bytes: int = 10_000_000) -> StoredFile:
    return store_proof(
        stream=io.BytesIO(content),
        purpose="probes.proof",
        field="proof",
        otherwise=NotAProof,
        by=BY,
        at=timezone.now(),
        max_bytes=max_bytes,
    )


def content_of(stored: StoredFile) -> bytes:
    with open_stored(stored) as content:
        return content.read()


def drawn(stored: StoredFile) -> Image.Image:
    return Image.open(io.BytesIO(content_of(stored)))


def camera_tags(*, turn: int = 1) -> Image.Exif:
    """What a telephone writes into a picture: maker, how it was held, where, and a note."""
    tags = Image.Exif()
    tags[0x010F], tags[0x0112], tags[0x010E] = "Kamera Contoh", turn, TOLD.decode()
    tags[0x8825] = {1: "S", 2: (6.0, 12.0, 30.0), 3: "E", 4: (106.0, 49.0, 5.0)}
    return tags


def photo(width: int = 400, height: int = 300, *, turn: int = 1, form: str = "JPEG") -> bytes:
    """White, with a red corner where the camera began to write."""
    picture, result = Image.new("RGB", (width, height), "white"), io.BytesIO()
    ImageDraw.Draw(picture).rectangle((0, 0, width // 4, height // 4), fill="red")
    more: dict[str, object] = {"comment": TOLD} if form == "JPEG" else {}
    if form == "PNG":
        text = PngImagePlugin.PngInfo()
        text.add_text("Comment", TOLD.decode())
        more["pnginfo"] = text
    picture.save(result, form, exif=camera_tags(turn=turn), **more)
    return result.getvalue()


def png_that_says(width: int, height: int) -> bytes:
    """A PNG of a few bytes whose head claims to be as large as one likes."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0" * 1000)) + chunk(b"IEND", b"")


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_keeps_neither_place_nor_camera_nor_notes_nor_its_name(form: str) -> None:
    sent = photo(form=form)
    assert TOLD in sent
    assert b"Kamera Contoh" in sent

    stored = keep(sent)

    assert (stored.filename, stored.kind, stored.state) == ("bukti.jpg", kinds.JPG, FileState.CHECKED)
    content, picture = content_of(stored), drawn(stored)
    assert (TOLD in content, b"Kamera" in content, b"Exif" in content) == (False, False, False)
    assert (picture.format, dict(picture.getexif())) == ("JPEG", {})
    assert not {"exif", "icc_profile", "comment", "xmp"} & set(picture.info)


@pytest.mark.django_db
@pytest.mark.parametrize("form", ["JPEG", "PNG"])
def test_a_picture_taken_with_the_telephone_turned_stands_upright(form: str) -> None:
    picture = drawn(keep(photo(400, 300, turn=6, form=form)))

    assert picture.size == (300, 400)
    red, green, _blue = picture.convert("RGB").getpixel((280, 20))  # type: ignore[misc]
    assert (red > 200, green < 60) == (True, True), "the corner the camera began with is now at the upper right"


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("sent", "kept"), [((5000, 3000), (2400, 1440)), ((3000, 6000), (1200, 2400)), ((2400, 100), (2400, 100)), ((64, 48), (64, 48))]
)
def test_a_picture_is_at_most_2400_pixels_on_its_longer_side_and_never_made_larger(sent: tuple[int, int], kept: tuple[int, int]) -> None:
    assert drawn(keep(photo(*sent))).size == kept


@pytest.mark.django_db
def test_what_was_see_through_becomes_white() -> None:
    sent = io.BytesIO()
    Image.new("RGBA", (60, 60), (0, 0, 0, 0)).save(sent, "PNG")

    assert drawn(keep(sent.getvalue())).getpixel((30, 30)) == (255, 255, 255)


@pytest.mark.django_db
@pytest.mark.parametrize("size", [(6000, 5001), (60_000, 60_000), (2**31 - 1, 2**31 - 1)])
def test_a_small_file_that_would_unpack_to_a_huge_picture_is_refused_before_it_does(size: tuple[int, int]) -> None:
    assert size[0] * size[1] > MOST_PIXELS

    with pytest.raises((PhotoTooLarge, PhotoUnreadable)) as refused:
        keep(png_that_says(*size))

    assert refused.value.fields == {"proof": str(refused.value)}
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("content", "refusal"),
    [
        (b"Ini teks, walau bernama ktp.jpg.", NotAProof),
        (b"nama;nik\nRina Contoh;1\n", NotAProof),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", NotAProof),
        (b"PK\x03\x04 bukan dokumen", NotAProof),
        (b"", EmptyFile),
        (b"\xff\xd8\xff" + b"0" * 2_000, NotAProof),
        (photo()[:900], PhotoUnreadable),
        (png_that_says(900, 900), PhotoUnreadable),
        (b"\0\0\0\x18ftypheic" + b"\0" * 200, HeicUnreadable),
        (b"%PDF-1.7" + b" " * 20_000, FileTooLarge),
    ],
)
def test_what_is_neither_picture_nor_pdf_is_refused_in_a_sentence_whatever_it_is_called(content: bytes, refusal: type[Refused]) -> None:
    with pytest.raises(refusal) as refused:
        keep(content, max_bytes=20_000)

    assert refused.value.fields == {"proof": str(refusal.sentence)}
    assert not StoredFile.objects.exists()


@pytest.mark.django_db
def test_a_pdf_is_kept_as_it_is_but_for_its_name() -> None:
    sent = b"%PDF-1.7\n1 0 obj << /Type /Catalog >> endobj\n%%EOF\n"

    stored = keep(sent)

    assert (stored.filename, stored.kind, content_of(stored)) == ("bukti.pdf", kinds.PDF, sent)
