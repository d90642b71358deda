"""Payroll files of the demo's companies: invented workers with synthetic NIK, as a company would export them."""

import csv
import io
from datetime import date, timedelta

from siapkerja.demo.country import Country
from siapkerja.identity.models import Workplace

HEAD = (
    "NIK", "Nama", "Jenis kelamin", "Tanggal lahir", "Pendidikan", "Jabatan", "Bagian", "Status hubungan kerja", "Mulai kerja",
    "Akhir kontrak", "Sistem upah", "Upah pokok per bulan", "Jam kerja per minggu", "Disabilitas", "No. BPJS Ketenagakerjaan",
)  # fmt: skip
POSITIONS = (
    ("Operator produksi", "SMA", 40), ("Operator jahit", "SMP", 18), ("Staf administrasi", "SMA", 12), ("Kasir", "SMA", 6),
    ("Staf gudang", "SMK", 8), ("Sopir", "SMA", 5), ("Satpam", "SMA", 4), ("Teknisi listrik", "SMK", 4), ("Akuntan", "S1", 3),
)  # fmt: skip
CONTRACTS = (("PKWTT", 58), ("PKWT", 36), ("Harian lepas", 6))


def payroll_file(country: Country, workplace: Workplace, *, workers: int, on: date, floor: int, serial: int) -> io.BytesIO:
    """A CSV as Indonesian spreadsheets write it (`;`, day first).

    Args:
        workers: number of rows.
        on: day of the report; nobody starts later.
        floor: minimum wage of the place, rupiah a month.
        serial: first serial of this file's synthetic NIK, so that they differ between companies.
    """
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(HEAD)
    village = country.village_in(workplace.regency_id) or f"{workplace.regency_id}010001"
    for number in range(workers):
        writer.writerow(_worker(country, village, on, floor, serial + number))
    return io.BytesIO(text.getvalue().encode())


def _worker(country: Country, village: str, on: date, floor: int, serial: int) -> tuple[object, ...]:
    pick = country.random
    is_female = pick.random() < 0.47
    # The day of birth spreads with the serial, so that no two invented people share a NIK.
    born_on = date(on.year - 48 + serial // 1000 % 27, 1 + serial // 27_000 % 12, 1 + pick.randrange(28))
    position, education, _ = pick.choices(POSITIONS, [weight for _, _, weight in POSITIONS])[0]
    contract = pick.choices([kind for kind, _ in CONTRACTS], [weight for _, weight in CONTRACTS])[0]
    started_on = max(on - timedelta(days=pick.randrange(20, 2900)), born_on + timedelta(days=19 * 366))
    if contract == "PKWT":
        started_on = max(started_on, on - timedelta(days=700))
    ends_on = started_on + timedelta(days=pick.randrange(760, 1400)) if contract == "PKWT" else None
    wage = round(floor * pick.choice((1.0, 1.0, 1.02, 1.05, 1.1, 1.25, 1.6)) + 500, -3)
    first = country.fake.first_name_female() if is_female else country.fake.first_name_male()
    return (
        country.synthetic_nik(village_code=village, born_on=born_on, is_female=is_female, serial=serial),
        f"{first} {country.fake.last_name()}",
        "P" if is_female else "L",
        f"{born_on:%d/%m/%Y}",
        education,
        position,
        pick.choice(("Produksi", "Kantor", "Gudang")),
        contract,
        f"{min(started_on, on):%d/%m/%Y}",
        f"{ends_on:%d/%m/%Y}" if ends_on else "",
        "Harian" if contract == "Harian lepas" else "Bulanan",
        int(wage),
        40,
        pick.choice(("Fisik", "Sensorik")) if pick.random() < 0.011 else "Tidak ada",
        f"{serial:011d}" if pick.random() < 0.9 else "",
    )
