"""How people write places: order of words, abbreviations, and words that only say what kind of place is meant."""

from dataclasses import dataclass

from siapkerja.kernel.text import folded
from siapkerja.reference.models import RegionLevel

# Words before the name proper in official names of provinces and regencies, longest first.
TITLES = (
    "daerah khusus ibukota",
    "kabupaten administrasi",
    "daerah istimewa",
    "kota administrasi",
    "daerah khusus",
    "kabupaten",
    "kota",
)
LEVEL_WORDS = {
    "provinsi": RegionLevel.PROVINCE,
    "propinsi": RegionLevel.PROVINCE,
    "prov": RegionLevel.PROVINCE,
    "kecamatan": RegionLevel.DISTRICT,
    "kec": RegionLevel.DISTRICT,
    "distrik": RegionLevel.DISTRICT,
    "kelurahan": RegionLevel.VILLAGE,
    "kel": RegionLevel.VILLAGE,
    "desa": RegionLevel.VILLAGE,
    "ds": RegionLevel.VILLAGE,
}
ABBREVIATIONS = {
    "kab": "kabupaten",
    "adm": "administrasi",
    "kep": "kepulauan",
    "babel": "bangka belitung",
    "bdg": "bandung",
    "bjm": "banjarmasin",
    "bpn": "balikpapan",
    "dki": "daerah khusus ibukota",
    "diy": "daerah istimewa yogyakarta",
    "jabar": "jawa barat",
    "jakbar": "jakarta barat",
    "jakpus": "jakarta pusat",
    "jaksel": "jakarta selatan",
    "jaktim": "jakarta timur",
    "jakut": "jakarta utara",
    "jateng": "jawa tengah",
    "jatim": "jawa timur",
    "jkt": "jakarta",
    "jogja": "yogyakarta",
    "jogjakarta": "yogyakarta",
    "yogya": "yogyakarta",
    "kalbar": "kalimantan barat",
    "kalsel": "kalimantan selatan",
    "kaltara": "kalimantan utara",
    "kalteng": "kalimantan tengah",
    "kaltim": "kalimantan timur",
    "kepri": "kepulauan riau",
    "malut": "maluku utara",
    "mdn": "medan",
    "mks": "makassar",
    "ntb": "nusa tenggara barat",
    "ntt": "nusa tenggara timur",
    "plg": "palembang",
    "sby": "surabaya",
    "smd": "samarinda",
    "smg": "semarang",
    "solo": "surakarta",
    "sulbar": "sulawesi barat",
    "sulsel": "sulawesi selatan",
    "sulteng": "sulawesi tengah",
    "sultra": "sulawesi tenggara",
    "sulut": "sulawesi utara",
    "sumbar": "sumatera barat",
    "sumsel": "sumatera selatan",
    "sumut": "sumatera utara",
    "tangsel": "tangerang selatan",
}


@dataclass(frozen=True)
class PlaceWords:
    """What was typed, understood.

    Attributes:
        tokens: folded words to look for, abbreviations written out.
        phrases: the tokens as they may stand in a name.
        level: the level a word like "kecamatan" asked for.
    """

    tokens: tuple[str, ...]
    phrases: tuple[str, ...]
    level: RegionLevel | None


def understood(text: str) -> PlaceWords:
    """Read what a person typed: `kab. Demak`, `dago, coblong, bdg`, `kelurahan Sukamaju`."""
    typed = folded("".join(sign if sign.isalnum() or sign in "'-/" else " " for sign in text)).split()
    rest = [word for word in typed if word not in LEVEL_WORDS] or typed
    level = next((LEVEL_WORDS[word] for word in typed if word in LEVEL_WORDS), None) if len(rest) < len(typed) else None
    tokens = [token for word in rest for token in ABBREVIATIONS.get(word, word).split()]
    phrase = " ".join(tokens)
    return PlaceWords(tuple(dict.fromkeys(tokens)), tuple(dict.fromkeys((phrase, title_last(phrase)))), level)


def title_last(name: str) -> str:
    """`bandung kota` for "kota bandung" (folded), so that what people type first comes first."""
    title = next((title for title in TITLES if name.startswith(f"{title} ")), "")
    return f"{name.removeprefix(title).strip()} {title}".strip()


def searchable(name: str, level: int) -> str:
    """A name as it stands in a region's search text."""
    plain = folded(name)
    return title_last(plain) if level <= RegionLevel.REGENCY else plain
