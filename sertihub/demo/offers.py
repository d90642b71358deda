"""What the demo's certification bodies certify. All of it is invented; units are those of the example standards."""

from dataclasses import dataclass

from sertihub.enums import SchemeKind as Kind


@dataclass(frozen=True)
class Offer:
    """A scheme: `units` are the serials of its field's standard."""

    title: str
    title_en: str
    kind: Kind
    units: tuple[int, ...]
    summary: str
    level: int | None = None
    fee: int = 0


@dataclass(frozen=True)
class Field:
    """A trade with its schemes. The first scheme asks for what the demo's trainings teach."""

    name: str
    standard: str
    industry: str
    occupation: str
    offers: tuple[Offer, ...]

    def codes(self, offer: Offer) -> list[str]:
        return [f"{self.standard}.{serial}.01" for serial in offer.units]


FIELDS = (
    Field("Garmen", "C.141110", "14111", "7531", (
        Offer("Menjahit pakaian wanita", "Women's dressmaking", Kind.CLUSTER, (901, 902, 903, 904), "Untuk penjahit yang mengukur, membuat pola, dan menjahit pakaian wanita.", fee=350_000),
        Offer("Penjahit pakaian pesanan", "Custom tailor", Kind.OCCUPATION, (901, 902, 903, 904, 905, 906), "Untuk penjahit yang menerima pesanan dan menghitung biayanya sendiri.", fee=500_000),
    )),
    Field("Pengelasan", "C.259200", "25920", "7212", (
        Offer("Las busur manual posisi dasar", "Manual arc welding, basic positions", Kind.CLUSTER, (901, 902, 903), "Untuk juru las pelat pada posisi dasar.", fee=750_000),
        Offer("Juru las pelat", "Plate welder", Kind.KKNI, (901, 902, 903, 904, 905), "Untuk juru las di bengkel, galangan, dan konstruksi.", level=2, fee=1_250_000),
    )),
    Field("Otomotif", "G.454070", "45407", "7231", (
        Offer("Perawatan sepeda motor injeksi", "Maintenance of fuel-injected motorcycles", Kind.CLUSTER, (901, 902, 903), "Untuk mekanik yang merawat sepeda motor injeksi.", fee=400_000),
        Offer("Mekanik sepeda motor", "Motorcycle mechanic", Kind.OCCUPATION, (901, 902, 903, 904, 905), "Untuk mekanik bengkel resmi dan bengkel umum.", fee=600_000),
    )),
    Field("Kelistrikan", "F.432110", "43211", "7411", (
        Offer("Instalasi listrik bangunan sederhana", "Electrical installation of simple buildings", Kind.CLUSTER, (901, 902, 903), "Untuk pemasang instalasi rumah tinggal.", fee=650_000),
        Offer("Teknisi instalasi listrik", "Electrical installation technician", Kind.KKNI, (901, 902, 903, 904, 905), "Untuk teknisi yang memasang, menguji, dan memperbaiki instalasi bangunan.", level=3, fee=1_100_000),
    )),
    Field("Tata Udara", "F.432240", "43224", "7127", (
        Offer("Teknisi AC rumah tangga", "Household air-conditioning technician", Kind.CLUSTER, (901, 902, 903), "Untuk teknisi yang memasang dan merawat AC rumah.", fee=500_000),
        Offer("Teknisi pendingin dan refrigeran", "Refrigeration technician", Kind.OCCUPATION, (901, 902, 903, 904), "Untuk teknisi yang juga menangani refrigeran.", fee=850_000),
    )),
    Field("Perkantoran", "N.821100", "82110", "4110", (
        Offer("Operator komputer perkantoran", "Office computer operator", Kind.CLUSTER, (901, 902, 903), "Untuk staf yang mengolah dokumen dan data sehari-hari."),
        Offer("Staf administrasi", "Administrative officer", Kind.KKNI, (901, 902, 903, 904, 905), "Untuk staf administrasi kantor.", level=2, fee=300_000),
    )),
    Field("Teknologi Informasi", "J.620190", "62019", "2513", (
        Offer("Pemrograman web dasar", "Basic web programming", Kind.CLUSTER, (901, 902, 903), "Untuk pengembang web pemula."),
        Offer("Pengembang web muda", "Junior web developer", Kind.OCCUPATION, (901, 902, 903, 904, 905), "Untuk pengembang yang menguji dan mengamankan karyanya.", fee=700_000),
    )),
    Field("Kopi", "I.563030", "56303", "5132", (
        Offer("Penyajian kopi", "Coffee preparation", Kind.CLUSTER, (901, 902, 903), "Untuk penyaji kopi di kedai.", fee=300_000),
        Offer("Barista", "Barista", Kind.OCCUPATION, (901, 902, 903, 904, 905), "Untuk barista yang juga membuat minuman espreso.", fee=550_000),
    )),
    Field("Perhotelan", "I.551100", "55110", "9112", (
        Offer("Pelayanan kamar hotel", "Hotel room service", Kind.CLUSTER, (901, 902), "Untuk petugas tata graha yang menyiapkan kamar.", fee=300_000),
        Offer("Petugas tata graha", "Room attendant", Kind.KKNI, (901, 902, 903, 904), "Untuk petugas tata graha hotel.", level=2, fee=450_000),
    )),
    Field("Roti dan Kue", "C.107100", "10710", "7512", (
        Offer("Pembuatan roti dan kue", "Bread and cake making", Kind.CLUSTER, (901, 902, 903, 904), "Untuk pembuat roti dan kue di toko dan usaha rumahan."),
    )),
)  # fmt: skip
