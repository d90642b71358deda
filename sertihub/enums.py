from django.db import models
from django.utils.translation import gettext_lazy as _


class BodyKind(models.TextChoices):
    """For whom a certification body certifies (PBNSP 202); the certificate is worth the same."""

    P1 = "p1", _("P1")
    P2 = "p2", _("P2")
    P3 = "p3", _("P3")


class StatementState(models.TextChoices):
    """What a certification body says of its licence waits for an officer's look."""

    WAITING = "waiting", _("Menunggu pemeriksaan")
    CONFIRMED = "confirmed", _("Sesuai")
    RETURNED = "returned", _("Perlu diperbaiki")


class ReturnReason(models.TextChoices):
    """Why an officer sends a statement back; the body reads it."""

    NUMBER = "number", _("Nomor LSP tidak sesuai keputusan lisensi")
    LICENCE = "licence", _("Nomor keputusan lisensi tidak ditemukan")
    VALIDITY = "validity", _("Masa berlaku tidak sesuai keputusan lisensi")
    KIND = "kind", _("Jenis LSP tidak sesuai keputusan lisensi")


class SchemeState(models.TextChoices):
    DRAFT = "draft", _("Draf")
    PUBLISHED = "published", _("Terbit")
    WITHDRAWN = "withdrawn", _("Ditarik")


class SchemeKind(models.TextChoices):
    """How the units of a scheme were put together."""

    KKNI = "kkni", _("KKNI")
    OCCUPATION = "occupation", _("Okupasi")
    CLUSTER = "cluster", _("Klaster")


class WithdrawReason(models.TextChoices):
    REPLACED = "replaced", _("Diganti skema lain")
    STANDARD_CHANGED = "standard_changed", _("Standar acuannya berubah")
    NOT_OFFERED = "not_offered", _("Tidak diselenggarakan lagi")
    NO_ASSESSORS = "no_assessors", _("Asesor tidak mencukupi")


class VenueKind(models.TextChoices):
    """Kinds of test venue (TUK)."""

    TEMPORARY = "temporary", _("TUK sewaktu")
    WORKPLACE = "workplace", _("TUK tempat kerja")
    INDEPENDENT = "independent", _("TUK mandiri")


class CandidacyState(models.TextChoices):
    """A candidate's way from the application to the certificate (PBNSP 301)."""

    DRAFT = "draft", _("Draf")
    SUBMITTED = "submitted", _("Diajukan")
    TO_MEND = "to_mend", _("Perlu diperbaiki")
    REFUSED = "refused", _("Tidak diterima")
    VERIFIED = "verified", _("Berkas lengkap")
    SCHEDULED = "scheduled", _("Dijadwalkan")
    AGREED = "agreed", _("Siap dinilai")
    ABSENT = "absent", _("Tidak hadir")
    RECOMMENDED = "recommended", _("Dinilai asesor")
    COMPETENT = "competent", _("Kompeten")
    NOT_YET_COMPETENT = "not_yet_competent", _("Belum kompeten")
    CERTIFIED = "certified", _("Sertifikat terbit")
    WITHDRAWN = "withdrawn", _("Mengundurkan diri")


class AssessmentPurpose(models.TextChoices):
    """For what somebody asks to be assessed (FR.APL.01 part 2)."""

    CERTIFICATION = "certification", _("Sertifikasi")
    CURRENT_COMPETENCY = "pkt", _("Pengakuan kompetensi terkini (PKT)")
    PRIOR_LEARNING = "rpl", _("Rekognisi pembelajaran lampau (RPL)")
    OTHER = "other", _("Lainnya")


class Part(models.TextChoices):
    """A part of the application that staff may send back."""

    PERSON = "person", _("Data diri")
    JOB = "job", _("Pekerjaan sekarang")
    REQUIREMENTS = "requirements", _("Bukti syarat dasar")
    SELF_ASSESSMENT = "self_assessment", _("Asesmen mandiri")


class EvidenceKind(models.TextChoices):
    """What a file proves."""

    EDUCATION = "education", _("Ijazah atau surat keterangan pendidikan")
    TRAINING = "training", _("Sertifikat pelatihan")
    EXPERIENCE = "experience", _("Surat keterangan kerja atau portofolio")
    IDENTITY = "identity", _("Kartu identitas")
    OTHER = "other", _("Bukti lain")


class Mark(models.TextChoices):
    """K and BK on BNSP's forms: competent or not yet; nobody fails."""

    COMPETENT = "k", _("K (kompeten)")
    NOT_YET = "bk", _("BK (belum kompeten)")


class RefuseReason(models.TextChoices):
    """Why a body does not take an application; the candidate reads it."""

    REQUIREMENTS = "requirements", _("Syarat dasar belum terpenuhi")
    OTHER_SCHEME = "other_scheme", _("Skema lain lebih sesuai")
    NOT_FOR_PUBLIC = "not_for_public", _("Lembaga hanya melayani peserta didik atau pekerjanya sendiri")
    IDENTITY = "identity", _("Data diri tidak sesuai bukti")


class CertificateState(models.TextChoices):
    ACTIVE = "active", _("Berlaku")
    EXPIRED = "expired", _("Kedaluwarsa")
    REVOKED = "revoked", _("Dicabut")


class RevokeReason(models.TextChoices):
    """Why a certificate no longer counts (duties of the holder and the body, PP 10/2018)."""

    FALSE_EVIDENCE = "false_evidence", _("Bukti yang diserahkan tidak benar")
    MISUSE = "misuse", _("Sertifikat disalahgunakan")
    NO_SURVEILLANCE = "no_surveillance", _("Tidak mengikuti surveilan")
    PROCEDURE = "procedure", _("Asesmen tidak sesuai prosedur")
    BY_HOLDER = "by_holder", _("Permintaan pemegang")
