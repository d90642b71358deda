"""The demo's business register: invented companies that are not on the portal, some of each size in every province."""

import csv
import tempfile
from pathlib import Path

from siapkerja.demo.country import Country
from siapkerja.demo.people import COMPANY_NOUNS, FORMS, company_name
from siapkerja.identity.actions.company_register import load_company_register
from siapkerja.identity.enums import LegalForm
from siapkerja.reference.actions.loading.merging import Manner

USUAL = 600
# Of a hundred; most companies of a register are small.
SCALES = (("mikro", 48), ("kecil", 34), ("menengah", 13), ("besar", 5))
# Where the ready officers of a province, of Demak and of Kota Bandung look.
NEAR = ("3321", "3374", "3273")
COLUMNS = ("nib", "nama", "bentuk_usaha", "kbli", "kode_desa", "kode_kabupaten", "alamat", "kode_pos", "skala", "surel", "telepon")


def register_companies(country: Country) -> int:
    """Written as an operator's file, and loaded as one; returns how many companies it holds."""
    taken: set[str] = set()
    lines = [_line(country, serial, taken) for serial in range(country.count(USUAL))]
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register-usaha-contoh.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            csv.writer(file, delimiter=";").writerows([COLUMNS, *lines])
        manner = Manner(valid_from=country.moment(days_ago=45).date(), is_partial=True)
        return load_company_register(paths=[path], manner=manner, at=country.now).rows


def _line(country: Country, serial: int, taken: set[str]) -> tuple[str, ...]:
    pick = country.random
    form, _, prefix = pick.choices(FORMS, [weight for _, weight, _ in FORMS])[0]
    name = company_name(country, prefix, taken)
    regency = NEAR[serial % len(NEAR)] if serial % 6 == 0 else country.regency().code
    divisions = next((codes for noun, codes in COMPANY_NOUNS.items() if f" {noun} " in name), ())
    fitting = [industry.code for industry in country.industries if industry.code[:2] in divisions]
    scale = (
        "mikro" if form == LegalForm.SOLE_PROPRIETOR else pick.choices([word for word, _ in SCALES], [weight for _, weight in SCALES])[0]
    )
    return (
        f"8{serial:012d}", name, form.value, pick.choice(fitting) if fitting else "", country.village_in(regency) or "", regency,
        f"{country.fake.street_name()} No. {pick.randrange(1, 200)}", country.postal_code(regency), scale,
        f"kantor{serial}@contoh.example" if pick.random() < 0.6 else "", f"0812{serial:08d}" if pick.random() < 0.4 else "",
    )  # fmt: skip
