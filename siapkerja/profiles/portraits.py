"""Drawing a person's photo anew: what is kept is our own picture, without the name, place, camera and whatever else was sent along.

Bounds are checked on the picture's head, before a single pixel is unpacked.
"""

import io
import warnings
from typing import BinaryIO

from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageOps, UnidentifiedImageError

from siapkerja.kernel.errors import Refused

WIDTH, HEIGHT = 600, 800
QUALITY = 85
MOST_BYTES = 20 * 1024 * 1024
MOST_PIXELS = 30_000_000
FEWEST_PIXELS_A_SIDE = 200
FORMATS = ("JPEG", "PNG", "HEIF", "AVIF")
# Faces stand in the upper part of a picture that is cut to fit.
CENTRE = (0.5, 0.4)
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"heim", b"heis", b"mif1", b"msf1")


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


def drawn_anew(stream: BinaryIO) -> bytes:
    """The picture in `stream` as a JPEG of 600 × 800, upright, without anything but pixels.

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
        with warnings.catch_warnings(), _opened(content) as picture:
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            _demand_bounds(*picture.size)
            # A JPEG is unpacked at a half, a quarter or an eighth, whichever is still large enough.
            picture.draft("RGB", (2 * WIDTH, 2 * HEIGHT))
            drawn = ImageOps.fit(_on_white(ImageOps.exif_transpose(picture)), (WIDTH, HEIGHT), Image.Resampling.LANCZOS, centering=CENTRE)
    except Refused:
        raise
    except (OSError, ValueError, SyntaxError, EOFError, MemoryError, Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise PhotoUnreadable() from error
    result = io.BytesIO()
    drawn.save(result, "JPEG", quality=QUALITY, optimize=True)
    return result.getvalue()


def _opened(content: bytes) -> Image.Image:
    try:
        return Image.open(io.BytesIO(content), formats=[name for name in FORMATS if name in Image.registered_extensions().values()])
    except UnidentifiedImageError as error:
        is_heic = content[4:8] == b"ftyp" and content[8:12] in _HEIF_BRANDS
        raise (HeicUnreadable() if is_heic else NotAPhoto()) from error
    except Image.DecompressionBombError as error:
        raise PhotoTooLarge() from error


def _demand_bounds(width: int, height: int) -> None:
    if width * height > MOST_PIXELS:
        raise PhotoTooLarge()
    if min(width, height) < FEWEST_PIXELS_A_SIDE:
        raise PhotoTooSmall()


def _on_white(picture: Image.Image) -> Image.Image:
    """Without transparency, in plain colours."""
    if "A" not in picture.getbands() and "transparency" not in picture.info:
        return picture.convert("RGB")
    see_through = picture.convert("RGBA")
    white = Image.new("RGB", see_through.size, "white")
    white.paste(see_through, mask=see_through.getchannel("A"))
    return white
