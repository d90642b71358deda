from django.db import models
from django.utils.translation import gettext_lazy as _


class ProgrammeState(models.TextChoices):
    DRAFT = "draft", _("Draf")
    PUBLISHED = "published", _("Terbit")
    WITHDRAWN = "withdrawn", _("Ditarik")


class BatchState(models.TextChoices):
    """A batch goes from its announcement to its end; the days of registration open and close by themselves."""

    DRAFT = "draft", _("Draf")
    ANNOUNCED = "announced", _("Diumumkan")
    REGISTERING = "registering", _("Pendaftaran dibuka")
    SELECTING = "selecting", _("Seleksi")
    TRAINING = "training", _("Pelatihan berjalan")
    COMPLETED = "completed", _("Selesai")
    CANCELLED = "cancelled", _("Dibatalkan")


class VocationalField(models.TextChoices):
    """Kejuruan: the field a programme belongs to."""

    WELDING = "welding", _("Las")
    AUTOMOTIVE = "automotive", _("Otomotif")
    ELECTRICAL = "electrical", _("Listrik")
    ELECTRONICS = "electronics", _("Elektronika")
    REFRIGERATION = "refrigeration", _("Refrigerasi dan tata udara")
    MANUFACTURING = "manufacturing", _("Manufaktur dan mekatronika")
    CONSTRUCTION = "construction", _("Bangunan")
    ICT = "ict", _("Teknologi informasi")
    BUSINESS = "business", _("Bisnis dan manajemen")
    GARMENT = "garment", _("Garmen dan fesyen")
    CULINARY = "culinary", _("Tata boga dan pengolahan hasil")
    BEAUTY = "beauty", _("Tata kecantikan")
    HOSPITALITY = "hospitality", _("Pariwisata dan perhotelan")
    AGRICULTURE = "agriculture", _("Pertanian dan perikanan")
    LANGUAGE = "language", _("Bahasa")
    CREATIVE = "creative", _("Industri kreatif")
    SAFETY = "safety", _("Keselamatan dan kesehatan kerja")


class Method(models.TextChoices):
    ON_SITE = "on_site", _("Tatap muka")
    ONLINE = "online", _("Daring")
    BLENDED = "blended", _("Campuran")


class Funding(models.TextChoices):
    """Who pays for a batch. Whoever it is, the participant is told what it costs them."""

    STATE = "state", _("APBN")
    REGIONAL = "regional", _("APBD")
    COMPANY = "company", _("Perusahaan")
    INDEPENDENT = "independent", _("Mandiri")


class CancelReason(models.TextChoices):
    TOO_FEW = "too_few", _("Pendaftar kurang dari jumlah paling sedikit")
    INSTRUCTOR = "instructor", _("Instruktur berhalangan")
    FACILITIES = "facilities", _("Tempat atau peralatan belum siap")
    BUDGET = "budget", _("Anggaran tidak tersedia")


class WithdrawReason(models.TextChoices):
    REPLACED = "replaced", _("Diganti program lain")
    NOT_OFFERED = "not_offered", _("Tidak diselenggarakan lagi")
    STANDARD_CHANGED = "standard_changed", _("Standar acuannya berubah")


class EnrolmentState(models.TextChoices):
    """A person's way through one batch."""

    REGISTERED = "registered", _("Terdaftar")
    SELECTED = "selected", _("Terpilih")
    RESERVED = "reserved", _("Cadangan")
    DECLINED = "declined", _("Belum terpilih")
    CONFIRMED = "confirmed", _("Daftar ulang selesai")
    PASSED = "passed", _("Lulus pelatihan")
    NOT_PASSED = "not_passed", _("Belum lulus")
    LAPSED = "lapsed", _("Tidak daftar ulang")
    WITHDRAWN = "withdrawn", _("Mengundurkan diri")
    CALLED_OFF = "called_off", _("Angkatan dibatalkan")


class DeclineReason(models.TextChoices):
    """Why somebody was not chosen; they read it, so each can be said to somebody's face."""

    SEATS = "seats", _("Kursi sudah terisi pendaftar dengan nilai lebih tinggi")
    REQUIREMENTS = "requirements", _("Syarat belum terpenuhi")
    ABSENT = "absent", _("Tidak hadir pada seleksi")
    DOCUMENTS = "documents", _("Dokumen belum lengkap")


class AttendanceMark(models.TextChoices):
    PRESENT = "present", _("Hadir")
    EXCUSED = "excused", _("Izin")
    ABSENT = "absent", _("Tidak hadir")


class CertificateWithdrawReason(models.TextChoices):
    """Why a training certificate no longer counts; the public check shows it."""

    WRONG_DATA = "wrong_data", _("Isinya keliru dan diterbitkan ulang")
    WRONG_RESULT = "wrong_result", _("Hasil pelatihan dicatat keliru")
    MISUSE = "misuse", _("Disalahgunakan atau diperoleh dengan tidak benar")
