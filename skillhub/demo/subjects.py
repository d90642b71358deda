"""What the demo's training centres teach. All of it is invented; unit codes are those of the example standards."""

from dataclasses import dataclass

from skillhub.enums import VocationalField as Field


@dataclass(frozen=True)
class Subject:
    """A programme: units are (title, theory, practice) in training hours.

    Attributes:
        standard: how the codes of the example standard it follows begin; "" where it follows none.
        occupation: what it prepares for (KBJI).
    """

    title: str
    field: Field
    education: str
    summary: str
    outcome: str
    units: tuple[tuple[str, int, int], ...]
    oldest: int | None = None
    standard: str = ""
    occupation: str | None = None

    def code(self, number: int) -> str:
        """Code of its unit of that number, counted from 1; "" without a standard."""
        return f"{self.standard}.{900 + number}.01" if self.standard else ""


SUBJECTS = (
    Subject("Menjahit pakaian wanita", Field.GARMENT, "SD", "Mengukur, membuat pola, memotong, dan menjahit pakaian wanita.", "Bekerja di garmen atau membuka usaha jahit sendiri.", (("Mengukur tubuh", 8, 24), ("Membuat pola", 16, 48), ("Menjahit dengan mesin", 16, 96), ("Penyelesaian dan mutu", 8, 24)), 45, standard="C.141110", occupation="7531"),
    Subject("Las busur manual posisi dasar", Field.WELDING, "SMP", "Mengelas pelat dan pipa dengan elektroda terbungkus pada posisi dasar.", "Juru las di bengkel, galangan, atau konstruksi.", (("Keselamatan kerja las", 8, 8), ("Persiapan bahan", 8, 32), ("Las pelat posisi 1F sampai 3F", 16, 160)), 35, standard="C.259200", occupation="7212"),
    Subject("Perawatan sepeda motor", Field.AUTOMOTIVE, "SMP", "Merawat dan memperbaiki sepeda motor injeksi dan matik.", "Mekanik bengkel resmi atau membuka bengkel.", (("Servis berkala", 8, 40), ("Sistem bahan bakar injeksi", 16, 48), ("Kelistrikan sepeda motor", 16, 48)), 40, standard="G.454070", occupation="7231"),
    Subject("Instalasi listrik bangunan sederhana", Field.ELECTRICAL, "SMA", "Memasang instalasi penerangan dan tenaga di rumah tinggal.", "Teknisi instalasi listrik.", (("Membaca gambar", 16, 16), ("Memasang instalasi", 16, 96), ("Memeriksa dan menguji", 8, 24)), 40, standard="F.432110", occupation="7411"),
    Subject("Teknisi AC rumah tangga", Field.REFRIGERATION, "SMA", "Memasang, merawat, dan memperbaiki pendingin udara rumah.", "Teknisi AC di perusahaan jasa atau usaha sendiri.", (("Dasar tata udara", 16, 16), ("Memasang AC", 8, 56), ("Merawat dan memperbaiki", 8, 64)), 40, standard="F.432240", occupation="7127"),
    Subject("Operator komputer perkantoran", Field.ICT, "SMA", "Mengolah dokumen, lembar kerja, dan surat elektronik.", "Staf administrasi.", (("Pengolah kata", 8, 40), ("Lembar kerja", 8, 56), ("Komunikasi daring", 8, 24)), standard="N.821100", occupation="4110"),
    Subject("Pemrograman web dasar", Field.ICT, "SMA", "Membuat halaman web yang cepat dan mudah dipakai.", "Pengembang web pemula.", (("HTML dan CSS", 16, 64), ("JavaScript", 16, 80), ("Proyek akhir", 0, 64)), standard="J.620190", occupation="2513"),
    Subject("Barista dan penyajian kopi", Field.CULINARY, "SMP", "Menyeduh kopi, menata bar, dan melayani tamu.", "Barista di kedai atau usaha sendiri.", (("Mengenal kopi", 8, 16), ("Teknik seduh", 8, 64), ("Pelayanan tamu", 8, 24)), 40, standard="I.563030", occupation="5132"),
    Subject("Pembuatan roti dan kue", Field.CULINARY, "SD", "Mengolah adonan, memanggang, dan mengemas roti dan kue.", "Bekerja di toko roti atau usaha rumahan.", (("Bahan dan higiene", 8, 8), ("Roti", 8, 72), ("Kue", 8, 72), ("Menghitung biaya", 8, 8)), standard="C.107100", occupation="7512"),
    Subject("Penata rambut tingkat dasar", Field.BEAUTY, "SMP", "Memotong, menata, dan merawat rambut.", "Penata rambut di salon atau usaha sendiri.", (("Merawat rambut", 8, 40), ("Memotong rambut", 8, 88)), occupation="5141"),
    Subject("Tata graha hotel", Field.HOSPITALITY, "SMA", "Menyiapkan kamar dan area umum hotel.", "Petugas tata graha.", (("Menyiapkan kamar", 8, 72), ("Melayani tamu", 16, 32)), 35, standard="I.551100", occupation="9112"),
    Subject("Budidaya sayuran hidroponik", Field.AGRICULTURE, "SD", "Menanam, merawat, dan memanen sayuran tanpa tanah.", "Usaha tani kecil di pekarangan.", (("Menyiapkan instalasi", 8, 32), ("Merawat tanaman", 8, 56), ("Memasarkan hasil", 8, 16))),
    Subject("Bahasa Jepang untuk pekerja", Field.LANGUAGE, "SMA", "Percakapan dasar, menulis, dan budaya kerja.", "Persiapan magang atau bekerja di perusahaan Jepang.", (("Huruf dan tata bahasa", 80, 40), ("Percakapan", 40, 120)), 26),
    Subject("Petugas K3 bangunan", Field.SAFETY, "SMA", "Mengenali bahaya dan menjaga keselamatan di proyek.", "Petugas K3 pemula.", (("Dasar K3", 24, 8), ("Pemeriksaan lapangan", 16, 40)), occupation="3257"),
)  # fmt: skip
