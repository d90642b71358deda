"""What the demo's companies look for: thirty-odd kinds of work with what they ask, do and pay."""

from dataclasses import dataclass
from random import Random


@dataclass(frozen=True)
class Job:
    """A kind of work.

    Args:
        occupation: KBJI/ISCO-08 code of four digits.
        titles: how companies name it.
        education: code of the lowest level of schooling.
        pay: lowest and highest pay as multiples of the place's minimum wage.
        tasks, asks: what is done and what is asked.
        skills: what is learned by doing it, the first one by everybody; where a training teaches it, in that one's words.
        weight: how often it is looked for.
    """

    occupation: str
    titles: tuple[str, ...]
    education: str
    pay: tuple[float, float]
    tasks: tuple[str, ...]
    asks: tuple[str, ...]
    skills: tuple[str, ...]
    weight: int = 4

    def some_skills(self, pick: Random, *, most: int) -> tuple[str, ...]:
        """What one company asks for or one person can do: the first skill and up to `most` - 1 others, in their order."""
        count = pick.randint(min(2, most), most) - 1
        others = set(pick.sample(self.skills[1:], k=min(count, len(self.skills) - 1)))
        return tuple(name for name in self.skills if name == self.skills[0] or name in others)


# Of use in many kinds of work.
COMMON_SKILLS = ("Komunikasi", "Lembar kerja", "Bahasa Inggris", "Mengemudi", "Keselamatan kerja", "5R")

JOBS = (
    Job("8153", ("Operator jahit garmen", "Operator mesin jahit", "Penjahit sampel"), "SMP", (1.0, 1.25), ("Menjahit potongan kain sesuai contoh", "Mencapai target harian regu", "Merawat mesin jahit sendiri"), ("Bisa memakai mesin jahit jarum satu atau obras", "Bersedia bekerja bergiliran"), ("Mesin jahit jarum satu", "Mesin obras", "Membaca pola", "Mesin overdeck", "Memotong kain", "Pemeriksaan mutu"), 14),
    Job("8156", ("Operator produksi sepatu", "Operator perakitan alas kaki"), "SMP", (1.0, 1.2), ("Merakit bagian atas dan sol sepatu", "Memeriksa mutu hasil rakitan"), ("Teliti dan sanggup bekerja berdiri",), ("Perakitan", "Pemeriksaan mutu", "Pengeleman sol", "Mesin pres", "5R"), 8),
    Job("9329", ("Operator produksi", "Helper produksi", "Karyawan pabrik"), "SMA", (1.0, 1.15), ("Menjalankan lini produksi sesuai urutan kerja", "Mencatat hasil setiap giliran"), ("Sehat dan bersedia kerja giliran",), ("Lini produksi", "5R", "Pengemasan", "Pemeriksaan mutu", "Keselamatan kerja"), 14),
    Job("8160", ("Operator pengolahan pangan", "Operator mesin pengemasan makanan"), "SMA", (1.0, 1.25), ("Mengolah dan mengemas bahan pangan", "Menjaga kebersihan area kerja"), ("Paham kebersihan pangan",), ("Pengemasan", "Kebersihan pangan", "Mesin pengemas", "Pemeriksaan mutu", "5R"), 6),
    Job("7212", ("Juru las", "Tukang las listrik", "Welder"), "SMK", (1.1, 1.7), ("Mengelas rangka dan pipa sesuai gambar", "Memeriksa sambungan las"), ("Pernah mengelas SMAW atau GTAW",), ("Las SMAW", "Las GTAW", "Membaca gambar teknik", "Las GMAW", "Gerinda", "Pemotongan pelat", "Keselamatan kerja"), 6),
    Job("7411", ("Teknisi listrik", "Instalatir listrik"), "SMK", (1.1, 1.6), ("Memasang dan merawat instalasi listrik", "Menelusuri gangguan panel"), ("Paham instalasi satu dan tiga fasa",), ("Instalasi listrik", "Panel listrik", "Membaca gambar teknik", "Alat ukur listrik", "Motor listrik", "Keselamatan kerja"), 5),
    Job("7231", ("Mekanik kendaraan", "Mekanik sepeda motor", "Teknisi otomotif"), "SMK", (1.0, 1.5), ("Merawat dan memperbaiki kendaraan pelanggan",), ("Lulusan otomotif atau pernah bekerja di bengkel",), ("Servis mesin", "Injeksi", "Kelistrikan kendaraan", "Servis berkala", "Sistem rem", "Diagnosis kerusakan"), 6),
    Job("7126", ("Tukang pipa", "Teknisi plumbing"), "SMK", (1.0, 1.4), ("Memasang saluran air bersih dan kotor",), ("Bisa membaca gambar instalasi",), ("Pemipaan", "Penyambungan pipa", "Membaca gambar teknik", "Pompa air", "Keselamatan kerja"), 3),
    Job("7112", ("Tukang batu", "Tukang bangunan"), "SD", (1.0, 1.3), ("Memasang bata, plesteran, dan lantai",), ("Berpengalaman di proyek bangunan",), ("Pasangan bata", "Plesteran", "Pemasangan keramik", "Pengecoran", "Membaca gambar teknik", "Keselamatan kerja"), 4),
    Job("5230", ("Kasir", "Kasir toko", "Staf kasir"), "SMA", (1.0, 1.2), ("Melayani pembayaran pelanggan", "Menghitung kas di akhir giliran"), ("Jujur dan teliti menghitung",), ("Mesin kasir", "Pelayanan pelanggan", "Pembayaran nontunai", "Menghitung kas", "Komunikasi"), 9),
    Job("5223", ("Pramuniaga", "Sales toko", "Penjaga toko"), "SMA", (1.0, 1.2), ("Membantu pelanggan memilih barang", "Menata barang di rak"), ("Ramah dan senang bertemu orang",), ("Pelayanan pelanggan", "Penataan barang", "Penjualan", "Komunikasi", "Menghitung stok"), 9),
    Job("3322", ("Sales lapangan", "Wiraniaga", "Sales representative"), "SMA", (1.0, 1.8), ("Menawarkan produk ke toko langganan", "Mencatat pesanan"), ("Punya SIM C",), ("Negosiasi", "Penjualan", "Komunikasi", "Laporan penjualan", "Mengemudi"), 8),
    Job("4110", ("Staf administrasi", "Admin kantor", "Tenaga administrasi"), "SMA", (1.0, 1.4), ("Mengarsipkan surat dan data", "Menyusun laporan mingguan"), ("Lancar memakai lembar kerja komputer",), ("Lembar kerja", "Kearsipan", "Mengetik", "Pengolah kata", "Surat-menyurat", "Komunikasi", "Bahasa Inggris"), 10),
    Job("4321", ("Staf gudang", "Admin gudang", "Petugas gudang"), "SMA", (1.0, 1.3), ("Menerima dan mengeluarkan barang", "Menghitung persediaan"), ("Teliti mencatat",), ("Stok opname", "Penerimaan barang", "Lembar kerja", "Penataan barang", "Aplikasi gudang", "5R"), 8),
    Job("8344", ("Operator forklift",), "SMA", (1.1, 1.5), ("Memindahkan palet dengan forklift",), ("Memiliki lisensi operator forklift",), ("Forklift", "Penataan palet", "Perawatan harian alat", "Keselamatan kerja"), 4),
    Job("8322", ("Sopir", "Pengemudi mobil boks", "Driver pengiriman"), "SMA", (1.0, 1.4), ("Mengantar barang sesuai rute", "Merawat kendaraan"), ("Punya SIM A atau B1 yang berlaku",), ("Mengemudi", "Hafal rute", "Perawatan kendaraan", "Keselamatan berkendara", "Mengisi surat jalan"), 8),
    Job("9621", ("Kurir", "Kurir paket sepeda motor"), "SMA", (1.0, 1.4), ("Mengantar paket ke alamat penerima",), ("Punya sepeda motor dan SIM C",), ("Pengantaran", "Hafal jalan", "Mengemudi", "Keselamatan berkendara", "Pelayanan pelanggan"), 7),
    Job("5414", ("Petugas keamanan", "Satpam"), "SMA", (1.0, 1.3), ("Menjaga keamanan gedung", "Mencatat tamu dan kendaraan"), ("Memiliki sertifikat Gada Pratama lebih disukai",), ("Pengamanan", "Patroli", "Pemadaman api", "Komunikasi", "Pertolongan pertama"), 6),
    Job("9112", ("Petugas kebersihan", "Cleaning service"), "SD", (1.0, 1.1), ("Membersihkan ruangan dan halaman",), ("Rajin dan datang tepat waktu",), ("Kebersihan", "Mesin poles lantai", "Menyiapkan kamar", "Memilih bahan pembersih", "5R"), 6),
    Job("5120", ("Juru masak", "Koki", "Cook"), "SMK", (1.0, 1.6), ("Menyiapkan dan memasak hidangan", "Menjaga kebersihan dapur"), ("Berpengalaman di dapur rumah makan",), ("Memasak", "Kebersihan pangan", "Memotong bahan", "Penataan hidangan", "Menghitung biaya"), 5),
    Job("5131", ("Pramusaji", "Pelayan restoran", "Waiter"), "SMA", (1.0, 1.2), ("Menyajikan pesanan tamu", "Merapikan meja"), ("Berpenampilan rapi dan ramah",), ("Pelayanan tamu", "Komunikasi", "Teknik seduh", "Penataan meja", "Bahasa Inggris"), 6),
    Job("5141", ("Penata rambut", "Hair stylist"), "SMP", (1.0, 1.5), ("Memotong dan menata rambut pelanggan",), ("Terbiasa memakai gunting dan mesin cukur",), ("Potong rambut", "Merawat rambut", "Pewarnaan rambut", "Pelayanan pelanggan"), 3),
    Job("2221", ("Perawat", "Perawat klinik", "Perawat rawat inap"), "D3", (1.1, 1.8), ("Merawat pasien sesuai rencana asuhan", "Mencatat perkembangan pasien"), ("Memiliki STR yang berlaku",), ("Asuhan keperawatan", "Rekam medis", "Pertolongan pertama", "Pemasangan infus", "Komunikasi"), 6),
    Job("3213", ("Asisten apoteker", "Tenaga teknis kefarmasian"), "D3", (1.0, 1.5), ("Menyiapkan obat sesuai resep",), ("Memiliki STRTTK",), ("Peracikan obat", "Pelayanan resep", "Mencatat stok obat", "Komunikasi"), 3),
    Job("2341", ("Guru sekolah dasar", "Guru kelas"), "S1", (1.0, 1.6), ("Mengajar kelas 1 sampai 6", "Menyusun rencana belajar"), ("Lulusan pendidikan guru",), ("Mengajar", "Rencana pembelajaran", "Pengelolaan kelas", "Penilaian belajar", "Komunikasi", "Bahasa Inggris"), 4),
    Job("2512", ("Pengembang perangkat lunak", "Programmer", "Backend developer"), "S1", (1.6, 3.5), ("Membangun dan merawat layanan web", "Menulis pengujian"), ("Menguasai satu bahasa pemrograman",), ("Python", "Basis data", "Git", "Pengujian perangkat lunak", "Linux", "Bahasa Inggris"), 6),
    Job("2513", ("Pengembang web", "Frontend developer"), "D3", (1.4, 2.8), ("Membangun halaman yang cepat dan mudah dipakai",), ("Menguasai HTML, CSS, dan JavaScript",), ("Html", "Css", "Javascript", "Git", "Rancangan antarmuka", "Bahasa Inggris"), 4),
    Job("3512", ("Teknisi komputer", "IT support"), "SMK", (1.1, 1.7), ("Membantu pengguna mengatasi gangguan komputer",), ("Paham jaringan dasar",), ("Jaringan komputer", "Perbaikan komputer", "Linux", "Pelayanan pelanggan", "Lembar kerja"), 5),
    Job("2166", ("Desainer grafis", "Graphic designer"), "D3", (1.1, 1.9), ("Merancang bahan promosi",), ("Punya portofolio",), ("Desain grafis", "Ilustrasi", "Tata letak", "Fotografi", "Penyuntingan video", "Komunikasi"), 4),
    Job("2411", ("Akuntan", "Staf akuntansi", "Staf pajak"), "S1", (1.2, 2.2), ("Mencatat transaksi dan menyusun laporan keuangan", "Menghitung pajak bulanan"), ("Lulusan akuntansi",), ("Akuntansi", "Pajak", "Lembar kerja", "Laporan keuangan", "Bahasa Inggris"), 6),
    Job("2423", ("Staf SDM", "Staf HRD", "Rekrutmen"), "S1", (1.2, 2.0), ("Mengurus perekrutan dan data pekerja",), ("Paham hubungan kerja",), ("Perekrutan", "Administrasi SDM", "Penggajian", "Lembar kerja", "Komunikasi"), 4),
    Job("2142", ("Insinyur sipil", "Pelaksana lapangan", "Site engineer"), "S1", (1.5, 2.8), ("Mengawasi pelaksanaan pekerjaan bangunan",), ("Lulusan teknik sipil",), ("Pengawasan proyek", "RAB", "Membaca gambar teknik", "Gambar CAD", "Keselamatan kerja"), 4),
    Job("2144", ("Insinyur mesin", "Teknisi perawatan mesin"), "D3", (1.3, 2.4), ("Merencanakan dan menjalankan perawatan mesin",), ("Lulusan teknik mesin",), ("Perawatan mesin", "Gambar teknik", "Hidrolik dan pneumatik", "Gambar CAD", "Keselamatan kerja"), 4),
    Job("3119", ("Pengawas mutu", "Quality control"), "SMK", (1.0, 1.6), ("Memeriksa contoh hasil produksi", "Mencatat penyimpangan mutu"), ("Teliti dan bisa memakai alat ukur",), ("Alat ukur", "Pemeriksaan mutu", "Statistik mutu", "Lembar kerja", "5R"), 7),
    Job("4222", ("Petugas layanan pelanggan", "Customer service", "Agen pusat panggilan"), "SMA", (1.0, 1.5), ("Menjawab pertanyaan pelanggan lewat telepon dan pesan",), ("Bertutur jelas dan sabar",), ("Komunikasi", "Pelayanan pelanggan", "Penanganan keluhan", "Mengetik", "Bahasa Inggris"), 7),
    Job("6121", ("Pekerja peternakan", "Anak kandang ayam"), "SD", (1.0, 1.2), ("Memberi pakan dan membersihkan kandang",), ("Bersedia tinggal di lokasi",), ("Perawatan ternak", "Pemberian pakan", "Vaksinasi ternak"), 3),
    Job("9211", ("Pekerja kebun", "Pemanen sawit"), "SD", (1.0, 1.2), ("Memanen dan merawat tanaman",), ("Sanggup bekerja di lapangan",), ("Panen", "Perawatan tanaman", "Pemupukan", "Keselamatan kerja"), 4),
    Job("7512", ("Tukang roti", "Baker"), "SMA", (1.0, 1.4), ("Mengolah adonan dan memanggang roti",), ("Pernah bekerja di toko roti",), ("Pembuatan roti", "Kebersihan pangan", "Memakai oven", "Menghias kue", "Menghitung biaya"), 3),
    Job("7522", ("Tukang kayu mebel", "Pengrajin mebel"), "SMP", (1.0, 1.4), ("Membuat dan merakit mebel kayu",), ("Bisa memakai mesin kayu",), ("Mesin kayu", "Ukir", "Perakitan mebel", "Membaca gambar teknik", "Pengecatan"), 4),
    Job("9412", ("Pembantu dapur", "Helper dapur"), "SMP", (1.0, 1.1), ("Menyiapkan bahan dan mencuci peralatan",), ("Cekatan dan bersih",), ("Kebersihan pangan", "Memotong bahan", "Kebersihan", "5R"), 4),
)  # fmt: skip
