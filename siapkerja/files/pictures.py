"""Drawing pictures anew: what is kept is our own picture, without the name, place, camera and whatever else was sent along.

Bounds are checked on the picture's head, before a single pixel is unpacked.
"""

import io
import struct
import warnings
from dataclasses import dataclass
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from siapkerja.kernel.errors import Refused

QUALITY = 85
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 30_000_000
FORMATS = ("JPEG", "PNG", "HEIF", "AVIF")
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")
# What Pillow raises for content that is cut off, or whose head says other things than its body.
_DAMAGED = (
    OSError, ValueError, SyntaxError, EOFError, MemoryError, LookupError, TypeError, ArithmeticError, struct.error,
    Image.DecompressionBombError, Image.DecompressionBombWarning,
)  # fmt: skip


class PhotoTooHeavy(Refused):
    code = "photo_too_heavy"
    sentence = _("Foto ini lebih dari 20 MB. Kirim lewat aplikasi pesan ke diri Anda sendiri supaya mengecil, lalu pilih yang itu.")


class PhotoTooLarge(Refused):
    code = "photo_too_large"
    sentence = _("Foto ini terlalu besar. Batasnya 30 megapiksel, misalnya 5.000 × 6.000. Perkecil di aplikasi foto, lalu pilih lagi.")


class PhotoTooSmall(Refused):
    code = "photo_too_small"
    sentence = _("Foto ini terlalu kecil untuk dikenali. Pilih yang lebar dan tingginya paling sedikit 200 titik.")


class NotAPhoto(Refused):
    code = "not_a_photo"
    sentence = _("Berkas ini bukan foto JPEG atau PNG, apa pun namanya. Pilih foto lain.")


class PhotoUnreadable(Refused):
    code = "photo_unreadable"
    sentence = _("Foto ini tidak dapat dibuka sampai habis, mungkin terpotong saat disalin. Pilih foto lain.")


class HeicUnreadable(Refused):
    code = "heic_unreadable"
    sentence = _(
        "Foto HEIC dari iPhone belum dapat dibaca di sini. Di Pengaturan, Kamera, Format, pilih Paling Kompatibel, lalu foto lagi."
    )


@dataclass(frozen=True, kw_only=True)
class Bounds:
    """What is drawn of a picture, in pixels.

    Attributes:
        longest: the longer side at most; smaller pictures keep their size.
        cut_to: width and height it is cut and scaled to instead.
        centre: what stays in the middle where it is cut, as shares of width and height.
        fewest_a_side: smaller pictures are refused.
    """

    longest: int = 2400
    cut_to: tuple[int, int] | None = None
    centre: tuple[float, float] = (0.5, 0.5)
    fewest_a_side: int = 1


def drawn_anew(stream: BinaryIO, bounds: Bounds) -> bytes:
    """The picture in `stream` as a JPEG within `bounds`, upright, without anything but pixels.

    Raises:
        PhotoTooHeavy, PhotoTooLarge, PhotoTooSmall: beyond the bounds.
        NotAPhoto: something else, whatever its name.
        HeicUnreadable: a HEIC picture, where this machine has no decoder for it.
        PhotoUnreadable: damaged, or made to unpack to more than it says.
    """
    content = stream.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise PhotoTooHeavy()
    try:
        with _opened(content) as picture:
            _demand_bounds(*picture.size, bounds)
            drawn = _contained(picture, bounds.longest) if bounds.cut_to is None else _cut(picture, bounds.cut_to, bounds.centre)
    except Refused:
        raise
    except _DAMAGED as error:
        raise PhotoUnreadable() from error
    # A comment in the file that came in would be written along otherwise.
    drawn.info = {}
    result = io.BytesIO()
    drawn.save(result, "JPEG", quality=QUALITY, optimize=True)
    return result.getvalue()


def is_heic(head: bytes) -> bool:
    """Whether content that begins so is a HEIC picture."""
    return head[4:8] == b"ftyp" and head[8:12] in _HEIF_BRANDS


def _opened(content: bytes) -> Image.Image:
    formats = [name for name in FORMATS if name in Image.registered_extensions().values()]
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            return Image.open(io.BytesIO(content), formats=formats)
    except UnidentifiedImageError as error:
        raise (HeicUnreadable() if is_heic(content) else NotAPhoto()) from error
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoTooLarge() from error


def _demand_bounds(width: int, height: int, bounds: Bounds) -> None:
    if width * height > MOST_PIXELS:
        raise PhotoTooLarge()
    if min(width, height) < bounds.fewest_a_side:
        raise PhotoTooSmall()


def _cut(picture: Image.Image, size: tuple[int, int], centre: tuple[float, float]) -> Image.Image:
    # A JPEG is unpacked at a half, a quarter or an eighth, whichever is still large enough.
    picture.draft("RGB", (2 * size[0], 2 * size[1]))
    return ImageOps.fit(_on_white(ImageOps.exif_transpose(picture)), size, Image.Resampling.LANCZOS, centering=centre)


def _contained(picture: Image.Image, longest: int) -> Image.Image:
    """Whole, at most `longest` on its longer side. Made smaller before it is turned: turning needs room for it twice."""
    share = min(1.0, longest / max(picture.size))
    picture.draft("RGB", (round(picture.width * share), round(picture.height * share)))
    flat = _on_white(picture)
    flat.thumbnail((longest, longest), Image.Resampling.LANCZOS, reducing_gap=3.0)
    return ImageOps.exif_transpose(flat)


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency, in plain colours; it still knows how it is to be turned."""
    picture.load()
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture if picture.mode == "RGB" else picture.convert("RGB")
    see_through = picture.convert("RGBA")
    white = Image.new("RGB", see_through.size, "white")
    white.paste(see_through, mask=see_through.getchannel("A"))
    white.info = dict(see_through.info)
    return white
