"""Companies of the business register, loaded from a file as an operator would."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from siapkerja.identity.actions.company_register import Loaded, load_company_register
from siapkerja.identity.models import RegisteredCompany
from siapkerja.reference.actions.loading.merging import Manner
from tests.support.people import make_region, now

HEAD = "nib;nama;bentuk_usaha;kbli;kode_desa;kode_kabupaten;alamat;kode_pos;skala;surel;telepon"
VILLAGE = "3273021004"


def line(nib: str, name: str = "PT Contoh Register", **changes: str) -> str:
    """A faultless line of Kota Bandung."""
    told = {
        "bentuk_usaha": "PT", "kbli": "", "kode_desa": VILLAGE, "kode_kabupaten": "", "alamat": "Jalan Register 7", "kode_pos": "40111",
        "skala": "kecil", "surel": "kantor@contoh.example", "telepon": "",
    }  # fmt: skip
    return ";".join([nib, name, *(told | changes).values()])


def load_lines(lines: Sequence[str], *, head: str = HEAD, is_partial: bool = True, on: date = date(2026, 6, 1)) -> Loaded:
    make_region(VILLAGE)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "register.csv"
        path.write_text("\n".join([head, *lines]), encoding="utf-8")
        return load_company_register(paths=[path], manner=Manner(valid_from=on, is_partial=is_partial), at=now())


def a_registered_company(nib: str = "8000000000001", name: str = "PT Contoh Register", **changes: str) -> RegisteredCompany:
    load_lines([line(nib, name, **changes)])
    return RegisteredCompany.objects.get(nib=nib)
