from django.db import models
from django.utils.translation import gettext_lazy as _


class ProgrammeKind(models.TextChoices):
    """Aid for work outside employment (UU 13/2003 art. 40). Amounts, ages and group sizes are dated rules by these words."""

    STARTER = "starter", _("TKM Pemula")
    ADVANCED = "advanced", _("TKM Lanjutan")
    LABOUR_INTENSIVE = "labour_intensive", _("Padat Karya")


class ProgrammeState(models.TextChoices):
    """A programme of a year: written, announced, open on its days."""

    DRAFT = "draft", _("Draf")
    ANNOUNCED = "announced", _("Diumumkan")
    OPEN = "open", _("Pendaftaran dibuka")
    CLOSED = "closed", _("Pendaftaran ditutup")


class ClosingReason(models.TextChoices):
    LAST_DAY = "last_day", _("Hari terakhir pendaftaran sudah lewat")
    BUDGET = "budget", _("Anggaran sudah habis")
    REPLACED = "replaced", _("Diganti program lain")


class ProposalState(models.TextChoices):
    """One application for aid, from the first word to the last receipt."""

    DRAFT = "draft", _("Draf")
    SUBMITTED = "submitted", _("Diperiksa kelengkapannya")
    RETURNED = "returned", _("Perlu dilengkapi")
    VISITING = "visiting", _("Menunggu kunjungan petugas")
    ASSESSED = "assessed", _("Menunggu penetapan")
    CHOSEN = "chosen", _("Terpilih, tanda tangani perjanjian")
    RESERVED = "reserved", _("Cadangan")
    REFUSED = "refused", _("Belum terpilih")
    SIGNED = "signed", _("Menunggu tanda tangan Dinas")
    AGREED = "agreed", _("Bantuan berjalan")
    REPORTED = "reported", _("Laporan diperiksa")
    COMPLETED = "completed", _("Selesai")
    LAPSED = "lapsed", _("Tidak menandatangani")
    WITHDRAWN = "withdrawn", _("Ditarik pemohon")


class Stage(models.TextChoices):
    """How far the business is."""

    IDEA = "idea", _("Masih rencana")
    TRIAL = "trial", _("Sudah mencoba, belum tetap")
    RUNNING = "running", _("Sudah berjalan")


class WorkSituation(models.TextChoices):
    """Who the aid is for: people without work or with too little of it (UU 13/2003 art. 39)."""

    UNEMPLOYED = "unemployed", _("Belum bekerja")
    UNDEREMPLOYED = "underemployed", _("Bekerja kurang dari 35 jam seminggu")
    LAID_OFF = "laid_off", _("Terkena PHK")
    RETURNED_MIGRANT = "returned_migrant", _("Pekerja migran yang sudah pulang")
    SELF_EMPLOYED = "self_employed", _("Sudah berusaha sendiri")


class BudgetKind(models.TextChoices):
    EQUIPMENT = "equipment", _("Peralatan")
    MATERIAL = "material", _("Bahan baku")
    WAGES = "wages", _("Upah pekerja")
    PLACE = "place", _("Tempat usaha")
    PROMOTION = "promotion", _("Promosi dan kemasan")
    PERMIT = "permit", _("Perizinan")


class MemberRole(models.TextChoices):
    LEADER = "leader", _("Ketua")
    SECRETARY = "secretary", _("Sekretaris")
    TREASURER = "treasurer", _("Bendahara")
    MEMBER = "member", _("Anggota")


class ProposalPart(models.TextChoices):
    """The steps of an application; what an officer sends back is named by them."""

    BUSINESS = "business", _("Usaha")
    PLACE = "place", _("Tempat")
    BUDGET = "budget", _("Rencana anggaran")
    MEMBERS = "members", _("Kelompok")


class RefusalReason(models.TextChoices):
    """Why an application was not chosen; the applicant reads it."""

    PACKAGES = "packages", _("Paket sudah terisi permohonan dengan nilai lebih tinggi")
    REQUIREMENTS = "requirements", _("Syarat program belum terpenuhi")
    NOT_FOUND = "not_found", _("Tempat usaha tidak ditemukan saat kunjungan")
    NOT_FEASIBLE = "not_feasible", _("Rencana usaha belum layak dijalankan")
    DOUBLE_AID = "double_aid", _("Sudah menerima bantuan sejenis")


class Outcome(models.TextChoices):
    """What a decision says of one application."""

    CHOSEN = "chosen", _("Terpilih")
    RESERVED = "reserved", _("Cadangan")
    REFUSED = "refused", _("Belum terpilih")
