"""What people of the demo want to run. All of it is invented."""

from dataclasses import dataclass

from wirausaha.enums import BudgetKind as Kind


@dataclass(frozen=True)
class Venture:
    """A business: KBLI by its first digits; budget lines are (kind, item, quantity, unit price in rupiah)."""

    name: str
    industry: str
    idea: str
    market: str
    budget: tuple[tuple[Kind, str, int, int], ...]

    @property
    def total(self) -> int:
        return sum(quantity * price for _kind, _item, quantity, price in self.budget)


VENTURES = (
    Venture("Keripik Singkong Contoh", "10", "Mengolah singkong dari kebun sekitar menjadi keripik tiga rasa.", "Warung, sekolah, dan pesanan lewat telepon.", ((Kind.EQUIPMENT, "Penggorengan dan kompor", 1, 3_200_000), (Kind.EQUIPMENT, "Alat pengiris", 2, 650_000), (Kind.MATERIAL, "Singkong, minyak, dan bumbu", 1, 2_500_000), (Kind.PROMOTION, "Kemasan berlabel", 1000, 1_200))),
    Venture("Jahit Contoh", "14", "Menjahit seragam dan memperbaiki pakaian di rumah.", "Sekolah dan tetangga satu kecamatan.", ((Kind.EQUIPMENT, "Mesin jahit", 2, 2_750_000), (Kind.EQUIPMENT, "Mesin obras", 1, 2_400_000), (Kind.MATERIAL, "Kain dan benang", 1, 1_600_000))),
    Venture("Bengkel Contoh Motor", "45407", "Servis ringan sepeda motor dan tambal ban.", "Pengendara di jalan desa menuju pasar.", ((Kind.EQUIPMENT, "Kompresor", 1, 3_500_000), (Kind.EQUIPMENT, "Kunci dan dongkrak", 1, 2_800_000), (Kind.MATERIAL, "Oli dan ban dalam", 1, 2_200_000))),
    Venture("Kopi Contoh Keliling", "56", "Menjual kopi dengan gerobak di depan pasar dan kantor.", "Pedagang pasar dan pegawai kantor.", ((Kind.EQUIPMENT, "Gerobak", 1, 4_500_000), (Kind.EQUIPMENT, "Penggiling dan teko", 1, 1_900_000), (Kind.MATERIAL, "Biji kopi", 20, 110_000))),
    Venture("Ternak Lele Contoh", "03", "Memelihara lele dalam kolam terpal di pekarangan.", "Warung pecel lele dan pasar ikan.", ((Kind.EQUIPMENT, "Kolam terpal", 4, 850_000), (Kind.EQUIPMENT, "Pompa dan aerator", 2, 600_000), (Kind.MATERIAL, "Bibit dan pakan", 1, 3_900_000))),
    Venture("Batik Contoh", "13", "Membuat batik cap dengan pewarna alami.", "Toko cendera mata dan pameran.", ((Kind.EQUIPMENT, "Canting cap dan kompor", 1, 3_400_000), (Kind.MATERIAL, "Kain mori dan malam", 1, 3_600_000), (Kind.PERMIT, "Pendaftaran merek", 1, 500_000))),
)  # fmt: skip
