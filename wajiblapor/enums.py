from django.db import models
from django.utils.translation import gettext_lazy as _


class ReportState(models.TextChoices):
    DRAFT = "draft", _("Draf")
    SUBMITTED = "submitted", _("Terkirim")
    RETURNED = "returned", _("Dikembalikan")
    ACCEPTED = "accepted", _("Diterima")
    CORRECTING = "correcting", _("Sedang dikoreksi")
    DISCARDED = "discarded", _("Dibuang")


class UploadState(models.TextChoices):
    """An uploaded roster: each file is checked once, and a newer file replaces it."""

    ARRIVING = "arriving", _("Sedang diunggah")
    ABANDONED = "abandoned", _("Unggahan dibatalkan")
    CHECKING = "checking", _("Sedang diperiksa")
    MAPPING = "mapping", _("Menunggu kolom dicocokkan")
    CHECKED = "checked", _("Selesai diperiksa")
    REFUSED = "refused", _("Tidak dapat dibaca")
    CANCELLED = "cancelled", _("Dibatalkan")
    REPLACED = "replaced", _("Diganti")


class RosterFormat(models.TextChoices):
    XLSX = "xlsx", "XLSX"
    CSV = "csv", "CSV"


class RepairKind(models.TextChoices):
    """How waiting rows of a roster were changed on the page."""

    BY_HAND = "by_hand", _("Diperbaiki satu per satu")
    ALL_LIKE = "all_like", _("Semua yang sejenis")
    LEFT_OUT = "left_out", _("Baris dikeluarkan")


class ChangeKind(models.TextChoices):
    """How a row of a payroll file differs from the last filed roster."""

    JOINED = "joined", _("Masuk")
    CHANGED = "changed", _("Berubah")


class LeaveReason(models.TextChoices):
    """Why a worker of the last roster is missing from this one; the last three are no leaving."""

    RESIGNED = "resigned", _("Mengundurkan diri")
    DISMISSED = "dismissed", _("Diputus hubungan kerjanya (PHK)")
    ENDED = "ended", _("Kontraknya habis")
    RETIRED = "retired", _("Pensiun")
    DIED = "died", _("Meninggal dunia")
    TRANSFERRED = "transferred", _("Pindah ke tempat kerja lain perusahaan ini")
    RENUMBERED = "renumbered", _("Orang yang sama, NIK-nya diperbaiki")
    MISTAKEN = "mistaken", _("Keliru dilaporkan, tidak pernah bekerja di sini")


class Severity(models.TextChoices):
    """Must-fix stops the report; please-confirm may be true and only asks for a second look."""

    MUST_FIX = "must_fix", _("Perlu diperbaiki")
    CONFIRM = "confirm", _("Mohon dipastikan")


class Ownership(models.TextChoices):
    PRIVATE = "private", _("Swasta")
    STATE = "state", _("BUMN")
    REGIONAL = "regional", _("BUMD")
    COOPERATIVE = "cooperative", _("Koperasi")
    SOCIAL = "social", _("Yayasan atau usaha sosial")


class Capital(models.TextChoices):
    DOMESTIC_PRIVATE = "domestic_private", _("Swasta nasional")
    DOMESTIC_INVESTMENT = "domestic_investment", _("PMDN")
    FOREIGN_INVESTMENT = "foreign_investment", _("PMA")
    JOINT_VENTURE = "joint_venture", _("Usaha patungan")


class Contract(models.TextChoices):
    """How a worker is employed (PP 35/2021); a PKWT ends on a day, or once a piece of work is done (art. 5)."""

    PERMANENT = "permanent", _("PKWTT (tetap)")
    FIXED_TERM = "fixed_term", _("PKWT (kontrak)")
    FIXED_TASK = "fixed_task", _("PKWT selesainya pekerjaan")
    DAILY = "daily", _("Harian lepas")
    PIECEWORK = "piecework", _("Borongan")
    PART_TIME = "part_time", _("Paruh waktu")


class WageSystem(models.TextChoices):
    MONTHLY = "monthly", _("Bulanan")
    DAILY = "daily", _("Harian")
    PIECEWORK = "piecework", _("Borongan")


class Disability(models.TextChoices):
    """UU 8/2016 art. 4."""

    NONE = "none", _("Tidak ada")
    PHYSICAL = "physical", _("Fisik")
    INTELLECTUAL = "intellectual", _("Intelektual")
    MENTAL = "mental", _("Mental")
    SENSORY = "sensory", _("Sensorik (netra, rungu, wicara)")
    MULTIPLE = "multiple", _("Ganda")


class JoinerState(models.TextChoices):
    """Where somebody stands whom a company hired through the portal."""

    EXPECTED = "expected", _("Belum ada di daftar pekerja")
    NAMED = "named", _("Sudah dilaporkan")
    RELEASED = "released", _("Tidak jadi bekerja")


class AnswerOrigin(models.TextChoices):
    """Where an answer was taken over from; one's own answers carry none."""

    LAST_REPORT = "last_report", _("dari laporan tahun lalu")
    HEAD_OFFICE = "head_office", _("dari kantor pusat")
    ROSTER_CHANGES = "roster_changes", _("dari perubahan daftar pekerja")
    IDENTITY = "identity", _("dari identitas perusahaan")


class EventKind(models.TextChoices):
    """What happens to a workplace and is reported besides the yearly report (UU 7/1981 art. 6 and 8)."""

    FOUNDING = "founding", _("Mendirikan")
    STOPPING = "stopping", _("Menghentikan sementara")
    RESUMING = "resuming", _("Menjalankan kembali")
    MOVING = "moving", _("Memindahkan")
    OWNERSHIP = "ownership", _("Mengganti pemilik")
    DISSOLVING = "dissolving", _("Membubarkan")


class EventState(models.TextChoices):
    """A reported event: the office accepts it, and on its day the portal's own record of the workplace follows."""

    REPORTED = "reported", _("Menunggu petugas")
    ACCEPTED = "accepted", _("Diterima")
    IN_FORCE = "in_force", _("Diterima dan berlaku")
    DECLINED = "declined", _("Tidak diterima")
    WITHDRAWN = "withdrawn", _("Ditarik perusahaan")


class ReviewPhase(models.TextChoices):
    """Where the office stands with a filed report: its clock runs only while it waits for the office."""

    WAITING = "waiting", _("Menunggu petugas")
    RETURNED = "returned", _("Menunggu perusahaan")
    DONE = "done", _("Selesai diperiksa")


class ReviewSection(models.TextChoices):
    """The part of a report that a note is about (UU 7/1981 art. 6(2)), by the slugs of `wajiblapor.questions` where it has questions."""

    IDENTITY = "identity", _("Identitas perusahaan")
    COMPANY = "company", _("Keterangan perusahaan")
    ROSTER = "roster", _("Daftar pekerja")
    WORKFORCE = "workforce", _("Keadaan tenaga kerja")
    WORKING_TIME = "working_time", _("Waktu kerja")
    WAGES = "wages", _("Pengupahan")
    SOCIAL_SECURITY = "social_security", _("Jaminan sosial")
    RELATIONS = "relations", _("Hubungan industrial dan syarat kerja")
    SAFETY = "safety", _("Keselamatan dan kesehatan kerja")
    TRAINING = "training", _("Pelatihan dan pemagangan")
    OPPORTUNITIES = "opportunities", _("Kesempatan kerja")
    DISABILITY = "disability", _("Penyandang disabilitas")
    ATTACHMENTS = "attachments", _("Lampiran")
    DECLARATION = "declaration", _("Pernyataan")


class ReturnReason(models.TextChoices):
    """Why a section goes back to the company."""

    INCOMPLETE = "incomplete", _("Belum lengkap")
    UNTRUE = "untrue", _("Tidak sesuai kenyataan atau dokumen")
    INCONSISTENT = "inconsistent", _("Bertentangan dengan bagian lain atau laporan tahun lalu")
    UNREADABLE = "unreadable", _("Lampiran kurang atau tidak terbaca")
    UNEXPLAINED = "unexplained", _("Perlu penjelasan")


class SkipReason(models.TextChoices):
    """Why an officer leaves a report in the queue to somebody else."""

    TIE = "tie", _("Ada hubungan dengan perusahaan ini")
    EXPERTISE = "expertise", _("Perlu keahlian rekan lain")
    VISIT = "visit", _("Sedang diperiksa di tempat oleh rekan lain")
    OUTSIDE = "outside", _("Menunggu keterangan dari instansi lain")


class PersonalPurpose(models.TextChoices):
    """Why an officer opens the names and contacts of a report's owners, managers and victims of accidents."""

    REVIEW = "review", _("Memeriksa laporan ini")
    CONTACT = "contact", _("Menghubungi pemilik atau pengurus")
    ACCIDENT = "accident", _("Menangani kecelakaan kerja")
    INSPECTION = "inspection", _("Menyiapkan pemeriksaan di tempat")


class Sharing(models.TextChoices):
    """How waiting reports are given to officers."""

    BALANCED = "balanced", _("Merata: yang paling sedikit tugasnya lebih dulu")
    RANDOM = "random", _("Acak")


class DisputeState(models.TextChoices):
    """What a worker says against a reported line, and where it stands."""

    OPEN = "open", _("Menunggu jawaban perusahaan")
    AGREED = "agreed", _("Perusahaan akan memperbaiki")
    EXPLAINED = "explained", _("Dijelaskan perusahaan")
    UNANSWERED = "unanswered", _("Lewat batas, dilihat petugas")
    ESCALATED = "escalated", _("Diminta dilihat petugas")
    CORRECTED = "corrected", _("Sudah diperbaiki dalam laporan")
    SETTLED = "settled", _("Selesai")
    WITHDRAWN = "withdrawn", _("Ditarik")


class DisputedMatter(models.TextChoices):
    """What of the line is wrong."""

    NOT_MINE = "not_mine", _("Saya tidak pernah bekerja di sini")
    LEFT = "left", _("Saya sudah tidak bekerja di sini")
    STARTED_ON = "started_on", _("Mulai kerja")
    JOB_TITLE = "job_title", _("Jabatan")
    CONTRACT = "contract", _("Status hubungan kerja atau akhir kontrak")
    WAGE = "wage", _("Upah")
    HOURS = "hours", _("Jam kerja")
    SOCIAL_SECURITY = "social_security", _("Kepesertaan BPJS")
    OTHER = "other", _("Hal lain")


class Authority(models.TextChoices):
    """In whose name a warning letter is written: where a company's workplaces lie decides."""

    MINISTER = "minister", _("Menteri Ketenagakerjaan")
    GOVERNOR = "governor", _("Gubernur")


class Delivery(models.TextChoices):
    """What became of a letter on paper, as the office notes it."""

    RECEIVED = "received", _("Diterima perusahaan")
    RETURNED = "returned", _("Kembali, tidak sampai")


class PlanState(models.TextChoices):
    """A month's plan of inspections."""

    DRAFT = "draft", _("Disusun")
    APPROVED = "approved", _("Disahkan")


class InspectionKind(models.TextChoices):
    """Permenaker 33/2016 jo. 1/2020."""

    FIRST = "first", _("Pertama")
    PERIODIC = "periodic", _("Berkala")
    SPECIAL = "special", _("Khusus")
    REPEAT = "repeat", _("Ulang")


class InspectionOrigin(models.TextChoices):
    """How a workplace came into a plan. Officers see it, the company does not: a complaint may have led there."""

    RISK = "risk", _("Skor risiko")
    RANDOM = "random", _("Undian")
    CHOSEN = "chosen", _("Pilihan perencana")
    COMPLAINT = "complaint", _("Pengaduan")


class InspectionState(models.TextChoices):
    PROPOSED = "proposed", _("Diusulkan")
    PLANNED = "planned", _("Direncanakan")
    ORDERED = "ordered", _("Surat tugas terbit")
    VISITED = "visited", _("Sudah didatangi")
    FIRST_NOTE = "first_note", _("Nota Pemeriksaan I berjalan")
    SECOND_NOTE = "second_note", _("Nota Pemeriksaan II berjalan")
    FULFILLED = "fulfilled", _("Menunggu penutupan")
    CLOSED = "closed", _("Selesai")
    REFERRED = "referred", _("Diteruskan")
    DROPPED = "dropped", _("Dikeluarkan dari rencana")
    CANCELLED = "cancelled", _("Dibatalkan")


class Conflict(models.TextChoices):
    """What an inspector declares before the letter of duty, or that another one took their place afterwards."""

    UNSAID = "unsaid", _("Belum menyatakan")
    FREE = "free", _("Tidak ada benturan kepentingan")
    TIED = "tied", _("Ada benturan kepentingan")
    REPLACED = "replaced", _("Digantikan")


OUT_OF_TEAM = (Conflict.TIED, Conflict.REPLACED)


class CheckOutcome(models.TextChoices):
    """What was seen at the workplace about one norm."""

    UNSEEN = "unseen", _("Tidak diperiksa")
    KEPT = "kept", _("Sesuai")
    BROKEN = "broken", _("Tidak sesuai")


class FindingState(models.TextChoices):
    OPEN = "open", _("Belum dipenuhi")
    ANSWERED = "answered", _("Menunggu pemeriksaan jawaban")
    FULFILLED = "fulfilled", _("Dipenuhi")
    WITHDRAWN = "withdrawn", _("Dicabut")


class Referral(models.TextChoices):
    """What follows when the second note was not heeded (Permenaker 33/2016 jo. 1/2020)."""

    INVESTIGATION = "investigation", _("Penyidikan oleh PPNS Ketenagakerjaan")
    SANCTION = "sanction", _("Rekomendasi sanksi administratif")
    SPECIAL_REPORT = "special_report", _("Laporan khusus kepada pimpinan unit pengawasan")
