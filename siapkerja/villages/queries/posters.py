"""The words of the poster for a village's notice board."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext

from siapkerja.reference.models import Region
from siapkerja.villages.queries.surroundings import Surroundings, widening
from siapkerja.villages.reach import Reach, ReachCard, reaches

TITLE_LENGTH, LINE_LENGTH = 70, 90


@dataclass(frozen=True)
class PosterItem:
    """One vacancy or training.

    Attributes:
        qr, qr_image: the code that leads to it, as SVG and as the address of a picture.
        address: the same to type.
    """

    title: str
    lines: Sequence[str]
    badge: str
    qr: str
    qr_image: str
    address: str


@dataclass(frozen=True)
class PosterPart:
    """One service's things in reach; `note` says how far was looked where nothing is near."""

    heading: str
    items: Sequence[PosterItem]
    nothing: str
    note: str


@dataclass(frozen=True)
class Poster:
    """Everything on the sheet, in the reader's language.

    Attributes:
        place: district, regency and province.
        qr, qr_image: the code that leads to the village's page, as SVG and as the address of a picture.
        address: the same to type.
    """

    title: str
    village: str
    place: str
    free: str
    free_note: str
    parts: Sequence[PosterPart]
    help_title: str
    help_words: str
    qr: str
    qr_image: str
    qr_words: str
    address: str
    printed: str

    def as_data(self) -> dict[str, Any]:
        """As the Typst template reads it."""
        return asdict(self)


def poster_of(path: Sequence[Region], *, at: datetime) -> Poster:
    """The poster of a village on a day; `path` is province, regency, district, village."""
    village = path[-1]
    url = settings.BASE_URL + reverse("villages:village", args=[village.code])
    day = formats.date_format(timezone.localdate(at), "j F Y")
    rings = widening(village)
    parts = [_part(reach, rings) for reach in reaches()]
    return Poster(
        title=gettext("Lowongan dan pelatihan terjangkau"),
        village=village.full_name,
        place=", ".join(region.name for region in reversed(path[:-1])),
        free=gettext("Gratis"),
        free_note=gettext("Melamar dan mendaftar tidak dipungut biaya. Bila ada yang meminta uang, jangan bayar dan laporkan."),
        parts=parts,
        help_title=gettext("Perlu bantuan?"),
        help_words=gettext("Datang ke kantor desa atau kelurahan dengan KTP. Petugas membantu mendaftar, dengan izin Anda."),
        qr=qr_svg(url),
        qr_image=_qr_image(url),
        qr_words=gettext("Pindai untuk daftar lengkap dan terbaru, atau buka"),
        address=_typed(url),
        printed=gettext("Dicetak %(day)s. Isi dapat berubah sesudahnya.") % {"day": day},
    )


def _part(reach: Reach, rings: Sequence[Surroundings]) -> PosterPart:
    """What is within the usual distance; where nothing is, within the next wider one that has something."""
    for around in rings:
        cards = reach.cards(around, reach.on_poster)
        if cards:
            break
    near, note = rings[0].km, ""
    if cards and around.km > near:
        words = gettext("Tidak ada dalam %(near)s km. Ini yang terdekat, dicari sampai %(far)s km.")
        note = words % {"near": near, "far": around.km}
    return PosterPart(str(reach.heading), [_item(card) for card in cards], str(reach.nothing), note)


def _item(card: ReachCard) -> PosterItem:
    url = settings.BASE_URL + (card.short_url or card.url)
    return PosterItem(
        title=_cut(card.title, TITLE_LENGTH),
        lines=[_cut(line, LINE_LENGTH) for line in card.lines[:2]],
        badge=card.badge,
        qr=qr_svg(url),
        qr_image=_qr_image(url),
        address=_typed(url),
    )


def _qr_image(url: str) -> str:
    return str(segno.make(url, error="m", micro=False).svg_data_uri(border=0, scale=4))


def _typed(url: str) -> str:
    """An address as people type it."""
    return url.partition("://")[2].removesuffix("/")


def _cut(words: str, length: int) -> str:
    return words if len(words) <= length else words[: length - 1].rstrip() + "…"


def qr_svg(text: str) -> str:
    """Black on white, for any printer."""
    drawing = BytesIO()
    segno.make(text, error="m", micro=False).save(drawing, kind="svg", border=0, scale=4, dark="#000", xmldecl=False, nl=False)
    return drawing.getvalue().decode()
