from django.db import models
from django.utils.translation import gettext_lazy as _


class VacancyState(models.TextChoices):
    """An officer looks at each vacancy before it is public, or, where the employer is known for good ones, afterwards."""

    DRAFT = "draft", _("Draf")
    SUBMITTED = "submitted", _("Menunggu pemeriksaan")
    RETURNED = "returned", _("Perlu diperbaiki")
    REFUSED = "refused", _("Ditolak")
    PUBLISHED = "published", _("Dibuka")
    FROZEN = "frozen", _("Dibekukan")
    CLOSED = "closed", _("Ditutup")
    EXPIRED = "expired", _("Berakhir")
    DISCARDED = "discarded", _("Dibatalkan")


class ApplicationState(models.TextChoices):
    SENT = "sent", _("Terkirim")
    VIEWED = "viewed", _("Dilihat")
    SHORTLISTED = "shortlisted", _("Lolos seleksi berkas")
    INTERVIEW = "interview", _("Wawancara")
    OFFERED = "offered", _("Penawaran")
    HIRED = "hired", _("Diterima")
    DECLINED = "declined", _("Belum terpilih")
    WITHDRAWN = "withdrawn", _("Ditarik")
    LAPSED = "lapsed", _("Tidak dijawab")


class InterviewState(models.TextChoices):
    PROPOSED = "proposed", _("Menunggu pilihan pelamar")
    AGREED = "agreed", _("Waktu disepakati")
    NONE_FITS = "none_fits", _("Tidak ada waktu yang cocok")
    CANCELLED = "cancelled", _("Dibatalkan")


class OfferState(models.TextChoices):
    OPEN = "open", _("Menunggu jawaban")
    ACCEPTED = "accepted", _("Diterima pelamar")
    DECLINED = "declined", _("Ditolak pelamar")
    WITHDRAWN = "withdrawn", _("Ditarik perusahaan")
    LAPSED = "lapsed", _("Lewat batas waktu")


class WithdrawReason(models.TextChoices):
    """Why somebody takes an application back; saying so is free."""

    OTHER_JOB = "other_job", _("Sudah mendapat pekerjaan lain")
    TOO_FAR = "too_far", _("Tempat kerja terlalu jauh")
    PAY = "pay", _("Upah belum sesuai")
    NO_ANSWER = "no_answer", _("Terlalu lama tanpa kabar")
    ASKED_MONEY = "asked_money", _("Diminta membayar")
    OTHER = "other", _("Alasan lain")


class OfferDeclineReason(models.TextChoices):
    """Why somebody turns an offer down."""

    PAY = "pay", _("Upah belum sesuai")
    START = "start", _("Tanggal mulai belum cocok")
    OTHER_JOB = "other_job", _("Memilih pekerjaan lain")
    TERMS = "terms", _("Isi penawaran berbeda dari lowongan")
    PERSONAL = "personal", _("Alasan pribadi")


class ContractType(models.TextChoices):
    """PP 35/2021 knows indefinite and fixed terms and daily work; apprentices have an agreement of their own."""

    PERMANENT = "permanent", _("Tetap")
    FIXED_TERM = "fixed_term", _("Kontrak")
    DAILY = "daily", _("Harian lepas")
    APPRENTICESHIP = "apprenticeship", _("Magang")


class WorkingTime(models.TextChoices):
    FULL_TIME = "full_time", _("Penuh waktu")
    PART_TIME = "part_time", _("Paruh waktu")


class WorkingHours(models.TextChoices):
    """What is unlike the usual day from morning to afternoon, Monday to Saturday."""

    SHIFT = "shift", _("Bergiliran (sif)")
    NIGHT = "night", _("Malam hari")
    WEEKEND = "weekend", _("Akhir pekan")
    FLEXIBLE = "flexible", _("Jam fleksibel")


class WorkArrangement(models.TextChoices):
    ON_SITE = "on_site", _("Di tempat kerja")
    HYBRID = "hybrid", _("Sebagian dari rumah")
    REMOTE = "remote", _("Jarak jauh")


class WageSystem(models.TextChoices):
    """How the wage is reckoned and paid (PP 36/2021 art. 14-16). What a vacancy names is always what it comes to in a month."""

    MONTHLY = "monthly", _("Bulanan")
    DAILY = "daily", _("Harian")
    PIECE = "piece", _("Borongan atau satuan hasil")


class Disability(models.TextChoices):
    """Kinds of disability as UU 8/2016 art. 4 names them."""

    PHYSICAL = "physical", _("Fisik")
    INTELLECTUAL = "intellectual", _("Intelektual")
    MENTAL = "mental", _("Mental")
    VISUAL = "visual", _("Sensorik netra")
    HEARING = "hearing", _("Sensorik rungu")
    SPEECH = "speech", _("Sensorik wicara")


class AskedDocument(models.TextChoices):
    """Papers an employer may ask to see. Never the originals of school certificates: keeping them is forbidden
    (SE Menaker M/5/HK.04.00/V/2025).
    """

    CV = "cv", _("Daftar riwayat hidup")
    DIPLOMA = "diploma", _("Salinan ijazah")
    TRANSCRIPT = "transcript", _("Salinan transkrip nilai")
    CERTIFICATE = "certificate", _("Salinan sertifikat")
    REFERENCE = "reference", _("Surat pengalaman kerja")
    DRIVING_LICENCE = "driving_licence", _("SIM")
    PROFESSIONAL_LICENCE = "professional_licence", _("Surat izin profesi")
    POLICE_RECORD = "police_record", _("SKCK")
    HEALTH = "health", _("Surat keterangan sehat")
    PORTFOLIO = "portfolio", _("Contoh hasil kerja")


class PlacementKind(models.TextChoices):
    """From how far people are sought (Permenaker 18/2024): inside the province, from all provinces, for abroad."""

    LOCAL = "local", _("Antar kerja lokal (AKL)")
    BETWEEN_REGIONS = "between_regions", _("Antar kerja antardaerah (AKAD)")
    ABROAD = "abroad", _("Antar kerja antarnegara (AKAN)")


class QuestionKind(models.TextChoices):
    YES_NO = "yes_no", _("Ya atau tidak")
    CHOICE = "choice", _("Pilih satu")
    NUMBER = "number", _("Angka")
    TEXT = "text", _("Jawaban singkat")


class EducationGroup(models.TextChoices):
    """Levels of schooling as people filter by them."""

    BASIC = "basic", _("SD atau SMP")
    UPPER = "upper", _("SMA atau SMK")
    DIPLOMA = "diploma", _("Diploma")
    DEGREE = "degree", _("Sarjana ke atas")

    @classmethod
    def of_rank(cls, rank: int) -> "EducationGroup":
        """The group of an education level, by its rank in the reference data."""
        if rank <= 2:
            return cls.BASIC
        if rank <= 4:
            return cls.UPPER
        return cls.DIPLOMA if rank <= 7 else cls.DEGREE


class CloseReason(models.TextChoices):
    FILLED = "filled", _("Sudah terisi")
    ENOUGH_APPLICANTS = "enough_applicants", _("Pelamar sudah cukup")
    CANCELLED = "cancelled", _("Tidak jadi mencari pekerja")


class DeficiencyCode(models.TextChoices):
    """What an officer asks an employer to mend in a vacancy."""

    UNCLEAR = "unclear", _("Belum jelas")
    INCOMPLETE = "incomplete", _("Belum lengkap")
    WRONG = "wrong", _("Tidak sesuai keadaan")
    DISCRIMINATES = "discriminates", _("Membatasi pelamar tanpa alasan pekerjaan")
    ASKS_FOR_MONEY = "asks_for_money", _("Meminta uang atau barang dari pelamar")
    BELOW_MINIMUM_WAGE = "below_minimum_wage", _("Upah di bawah upah minimum tanpa penjelasan")
    NO_PERMIT = "no_permit", _("Izin penempatan belum dapat dibuktikan")
    DUPLICATE = "duplicate", _("Sama dengan lowongan lain yang masih dibuka")


class RefusalReason(models.TextChoices):
    """Why a vacancy cannot be public at all."""

    NOT_A_VACANCY = "not_a_vacancy", _("Bukan lowongan kerja")
    FORBIDDEN_WORK = "forbidden_work", _("Pekerjaan yang dilarang undang-undang")
    FRAUD = "fraud", _("Terbukti menipu pelamar")
    NO_PERMIT = "no_permit", _("Penempatan ke luar negeri tanpa izin")


class DeclineReason(models.TextChoices):
    """Why an applicant was not chosen; the applicant reads it, so each can be said to somebody's face."""

    OTHERS_FIT_BETTER = "others_fit_better", _("Pelamar lain lebih sesuai")
    EXPERIENCE = "experience", _("Pengalaman kerja belum sesuai")
    EDUCATION = "education", _("Pendidikan belum sesuai")
    SKILLS = "skills", _("Keterampilan belum sesuai")
    DOCUMENTS = "documents", _("Dokumen belum lengkap")
    ABSENT = "absent", _("Tidak hadir pada tahap seleksi")
    FILLED = "filled", _("Lowongan sudah terisi")

    @property
    def polite(self) -> str:
        """What the applicant reads."""
        return str(POLITE[self])


POLITE = {
    DeclineReason.OTHERS_FIT_BETTER: _(
        "Terima kasih sudah melamar. Kali ini pelamar lain lebih sesuai dengan yang kami cari. Ini bukan penilaian atas diri Anda, "
        "dan Anda boleh melamar lowongan kami yang lain."
    ),
    DeclineReason.EXPERIENCE: _(
        "Terima kasih sudah melamar. Untuk pekerjaan ini kami memerlukan pengalaman kerja yang lain. "
        "Jangan ragu melamar lagi bila pengalaman Anda bertambah."
    ),
    DeclineReason.EDUCATION: _(
        "Terima kasih sudah melamar. Untuk pekerjaan ini kami memerlukan latar pendidikan yang lain. "
        "Semoga Anda segera menemukan yang cocok."
    ),
    DeclineReason.SKILLS: _(
        "Terima kasih sudah melamar. Untuk pekerjaan ini kami memerlukan keterampilan lain. "
        "Halaman lowongan menunjukkan pelatihan yang mengajarkannya."
    ),
    DeclineReason.DOCUMENTS: _(
        "Terima kasih sudah melamar. Dokumen Anda belum lengkap sampai seleksi selesai, jadi lamaran ini belum dapat kami lanjutkan."
    ),
    DeclineReason.ABSENT: _(
        "Terima kasih sudah melamar. Kami tidak bertemu Anda pada tahap seleksi, jadi lamaran ini belum dapat kami lanjutkan."
    ),
    DeclineReason.FILLED: _("Terima kasih sudah melamar. Lowongan ini sudah terisi. Anda boleh melamar lowongan kami yang lain."),
}


class Demand(models.TextChoices):
    """How much an employer wants a certificate. Neither closes the door: an application without it can be sent."""

    REQUIRED = "required", _("Wajib")
    PREFERRED = "preferred", _("Diutamakan")


class CaseState(models.TextChoices):
    """What became of the complaints about a vacancy."""

    NEW = "new", _("Menunggu petugas")
    HANDLED = "handled", _("Sedang diperiksa")
    UPHELD = "upheld", _("Terbukti")
    DISMISSED = "dismissed", _("Tidak terbukti")


class ComplaintReason(models.TextChoices):
    """What is wrong with a vacancy, as the person who reports it sees it."""

    FEE = "fee", _("Pelamar diminta membayar")
    FAKE_COMPANY = "fake_company", _("Perusahaannya palsu atau memakai nama orang lain")
    OTHER_JOB = "other_job", _("Pekerjaan atau upahnya lain dari yang tertulis")
    DISCRIMINATION = "discrimination", _("Syaratnya membeda-bedakan orang")
    PRIVATE_DATA = "private_data", _("Data pribadi diminta lewat jalur lain, misalnya OTP atau foto KTP")
    DOCUMENTS_KEPT = "documents_kept", _("Ijazah atau dokumen asli ditahan")
    HARASSMENT = "harassment", _("Pelamar dilecehkan atau diancam")
    FILLED = "filled", _("Lowongannya sudah tidak ada")
    OTHER = "other", _("Lainnya")


class FreezeReason(models.TextChoices):
    """Why a vacancy is out of sight while it is looked into. Applicants and the employer read it."""

    SEVERAL_COMPLAINTS = "several_complaints", _("Beberapa orang melaporkan lowongan ini")
    SERIOUS_COMPLAINT = "serious_complaint", _("Ada laporan berat, dan perusahaannya belum terverifikasi")
    OFFICER = "officer", _("Petugas menemukan hal yang perlu diperiksa")


class LapseReason(models.TextChoices):
    """Why an application closed by itself."""

    NOT_ANSWERED = "not_answered", _("Perusahaan tidak menjawab sampai hari yang dijanjikan")
    SILENT = "silent", _("Perusahaan tidak memberi kabar lagi sesudah langkah terakhirnya")
    TAKEN_DOWN = "taken_down", _("Lowongan diturunkan karena laporan tentangnya terbukti")


class CaseOutcome(models.TextChoices):
    """What an officer decides about a vacancy that was reported."""

    TAKE_DOWN = "take_down", _("Terbukti, lowongan diturunkan")
    MENDED = "mended", _("Terbukti, tetapi sudah diperbaiki dan boleh tayang lagi")
    DISMISSED = "dismissed", _("Tidak terbukti, lowongan boleh tayang lagi")


class ApplicantLabel(models.TextChoices):
    """What a team notes of an applicant by a code; none of them says anything of the person."""

    PRIORITY = "priority", _("Utamakan")
    CALL = "call", _("Hubungi")
    WAITING = "waiting", _("Tunggu dokumen")
    RESERVE = "reserve", _("Cadangan")
    OTHER_VACANCY = "other_vacancy", _("Cocok untuk lowongan lain")


class CardState(models.TextChoices):
    """What a job seeker's card (AK/I) can be; the first two are still an application."""

    APPLIED = "applied", _("Menunggu pemeriksaan")
    RETURNED = "returned", _("Perlu diperbaiki")
    ACTIVE = "active", _("Berlaku")
    LAPSED = "lapsed", _("Tidak aktif, belum lapor")
    HIRED = "hired", _("Ditutup, sudah bekerja")
    EXPIRED = "expired", _("Masa berlaku habis")
    REPLACED = "replaced", _("Diganti kartu baru")
    STRUCK_OFF = "struck_off", _("Dihapus dari daftar")
    CANCELLED = "cancelled", _("Permohonan dibatalkan")


class CardReturnReason(models.TextChoices):
    """What an applicant for a card mends; each names one thing the person can do."""

    PHOTO = "photo", _("Foto tidak jelas atau bukan pasfoto")
    NAME = "name", _("Nama atau tanggal lahir tidak sesuai KTP")
    NIK = "nik", _("NIK tidak sesuai KTP")
    ADDRESS = "address", _("Alamat belum lengkap")
    EDUCATION = "education", _("Pendidikan tidak sesuai ijazah")
    OTHER = "other", _("Lainnya, lihat catatan petugas")


class StrikeReason(models.TextChoices):
    """Why a registered seeker leaves the list without a job (penghapusan)."""

    MOVED = "moved", _("Pindah ke kabupaten/kota lain")
    DIED = "died", _("Meninggal dunia")
    NOT_SEEKING = "not_seeking", _("Tidak lagi mencari kerja")
    DUPLICATE = "duplicate", _("Terdaftar dua kali")
    UNTRUE = "untrue", _("Data terbukti tidak benar")
    ERASED = "erased", _("Data dihapus atas permintaan pemegang")


class MaritalStatus(models.TextChoices):
    SINGLE = "single", _("Belum kawin")
    MARRIED = "married", _("Kawin")
    DIVORCED = "divorced", _("Cerai hidup")
    WIDOWED = "widowed", _("Cerai mati")


class Religion(models.TextChoices):
    """As on the form AK/I; nobody has to say."""

    ISLAM = "islam", "Islam"
    PROTESTANT = "protestant", _("Kristen")
    CATHOLIC = "catholic", _("Katolik")
    HINDU = "hindu", _("Hindu")
    BUDDHIST = "buddhist", _("Buddha")
    CONFUCIAN = "confucian", _("Khonghucu")
    BELIEF = "belief", _("Kepercayaan terhadap Tuhan Yang Maha Esa")


class CounsellingTopic(models.TextChoices):
    """What a talk with an employment officer was about."""

    CAREER = "career", _("Pilihan karier dan jabatan")
    SEARCH = "search", _("Cara mencari dan melamar kerja")
    TRAINING = "training", _("Pelatihan dan sertifikasi")
    SELF_EMPLOYMENT = "self_employment", _("Usaha sendiri")
    DISABILITY = "disability", _("Penyesuaian bagi penyandang disabilitas")
    ABROAD = "abroad", _("Bekerja di luar negeri")
    OTHER = "other", _("Lainnya")


class PlacementState(models.TextChoices):
    RECORDED = "recorded", _("Tercatat")
    CANCELLED = "cancelled", _("Dibatalkan")


class BalanceSide(models.TextChoices):
    SEEKERS = "seekers", _("Pencari kerja")
    OPENINGS = "openings", _("Lowongan")


class BalanceFlow(models.TextChoices):
    """What moves the balance of the labour market (Ikhtisar Statistik IPK)."""

    REGISTERED = "registered", _("Terdaftar")
    PLACED = "placed", _("Ditempatkan")
    STRUCK_OFF = "struck_off", _("Dihapuskan")


# Instead of the section of KBLI of a seeker's last work.
NEVER_WORKED = "never"


class BalanceDimension(models.TextChoices):
    """What the monthly report is broken down by: seekers by sex and age, openings by the sex asked for, only placements by their scope.

    The industry of seekers is that of their last work, of openings and placements that of the work offered.
    """

    TOTAL = "total", _("Jumlah")
    SEX_AGE = "sex_age", _("Jenis kelamin dan umur")
    SEX = "sex", _("Jenis kelamin")
    EDUCATION = "education", _("Pendidikan")
    OCCUPATION = "occupation", _("Golongan jabatan")
    INDUSTRY = "industry", _("Lapangan usaha")
    SCOPE = "scope", _("Jenis penempatan")


class FairState(models.TextChoices):
    """A job fair (bursa kerja) of an employment office."""

    DRAFT = "draft", _("Draf")
    PUBLISHED = "published", _("Diumumkan")
    CALLED_OFF = "called_off", _("Dibatalkan")
    CLOSED = "closed", _("Selesai")
    DISCARDED = "discarded", _("Draf dibuang")


class BoothState(models.TextChoices):
    """An employer's booth at a job fair, from the request on."""

    REQUESTED = "requested", _("Menunggu jawaban Dinas")
    ACCEPTED = "accepted", _("Diterima")
    DECLINED = "declined", _("Belum dapat diterima")
    WITHDRAWN = "withdrawn", _("Ditarik perusahaan")
    REPORTED = "reported", _("Hasil dilaporkan")
    CANCELLED = "cancelled", _("Gugur")


class BoothDeclineReason(models.TextChoices):
    FULL = "full", _("Stan sudah habis")
    NOT_THE_THEME = "not_the_theme", _("Lowongan tidak sesuai dengan tema bursa kerja ini")
    DOUBTS = "doubts", _("Data perusahaan atau lowongannya perlu dibereskan dulu")
    OTHER = "other", _("Lainnya")
