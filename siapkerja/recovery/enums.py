from enum import StrEnum

from django.db import models
from django.utils.translation import gettext_lazy as _


class RecoveryState(StrEnum):
    UNCONFIRMED = "unconfirmed"
    NEW = "new"
    TAKEN = "taken"
    WAITING = "waiting"
    PROPOSED = "proposed"
    GRANTED = "granted"
    COMPLETED = "completed"
    FROZEN = "frozen"
    REVERTED = "reverted"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    LAPSED = "lapsed"


class DisputeState(StrEnum):
    UNCONFIRMED = "unconfirmed"
    NEW = "new"
    HEARING = "hearing"
    DECIDED = "decided"
    APPEALED = "appealed"
    CLOSED = "closed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Way(models.TextChoices):
    """How a recovery came in."""

    ONLINE = "online", _("Diajukan sendiri")
    COUNTER = "counter", _("Dibantu petugas di loket")


class ContactKind(models.TextChoices):
    EMAIL = "email", _("E-mail")
    PHONE = "phone", _("Nomor HP")


class MissingPart(models.TextChoices):
    """What an officer asks the person to send again."""

    CARD_UNREADABLE = "card_unreadable", _("Foto kartu identitas belum terbaca")
    CARD_CUT = "card_cut", _("Foto kartu identitas terpotong")
    FACE_UNCLEAR = "face_unclear", _("Wajah pada foto diri belum jelas")
    CARD_NOT_HELD = "card_not_held", _("Kartu identitas tidak tampak pada foto diri")
    DATA_DIFFERS = "data_differs", _("Nama atau tanggal lahir berbeda dari kartu identitas")
    MORE_STORY = "more_story", _("Keterangan perlu ditambah")


class HandBackReason(models.TextChoices):
    """Why an officer hands back a request they had taken."""

    KNOWS_PERSON = "knows_person", _("Saya mengenal pemohon atau keluarganya")
    AWAY = "away", _("Saya berhalangan atau pindah tugas")
    OTHER_OFFICE = "other_office", _("Kantor lain lebih dekat dengan pemohon")
    NEEDS_OTHER = "needs_other", _("Perlu diperiksa petugas dengan kewenangan lain")


class RecoveryRefusal(models.TextChoices):
    """Why a recovery is refused."""

    NOT_PROVEN = "not_proven", _("Bukti belum menunjukkan bahwa akun ini milik pemohon")
    NO_ACCOUNT = "no_account", _("Tidak ada akun yang cocok dengan data ini")
    PICTURES_DIFFER = "pictures_differ", _("Foto diri dan kartu identitas menunjukkan orang yang berbeda")
    NO_ANSWER = "no_answer", _("Permintaan melengkapi tidak dijawab")
    HAS_CONTACT = "has_contact", _("Kontak lama masih dapat dipakai")


class ObjectionOutcome(models.TextChoices):
    """What an officer found of an objection."""

    OWNER_OBJECTED = "owner_objected", _("Yang berkeberatan adalah pemilik akun")
    NOT_THE_OWNER = "not_the_owner", _("Yang berkeberatan bukan pemilik akun")
    MISTAKEN = "mistaken", _("Keberatan dikirim karena keliru")


class OpeningPurpose(models.TextChoices):
    """Why an officer opens somebody's identity papers."""

    DECIDE = "decide", _("Memeriksa untuk memutuskan")
    SECOND_LOOK = "second_look", _("Memeriksa sebagai pemeriksa kedua")
    OBJECTION = "objection", _("Memeriksa keberatan")
    ANSWER_QUESTION = "answer_question", _("Menjawab pertanyaan pemohon")


class LookupPurpose(models.TextChoices):
    """Why an officer looks a person up by NIK at the counter."""

    PERSON_PRESENT = "person_present", _("Orangnya ada di depan saya dan minta dibantu")
    DISABILITY_VISIT = "disability_visit", _("Kunjungan ke rumah orang yang tidak dapat datang")
    REFERRED = "referred", _("Dirujuk dari kantor desa atau kelurahan")


class DisputeReason(models.TextChoices):
    """How a person learned that somebody else uses their NIK."""

    CANNOT_REGISTER = "cannot_register", _("NIK saya ditolak karena sudah dipakai akun lain")
    MADE_BY_OTHERS = "made_by_others", _("Orang lain (sekolah, perusahaan, agen) pernah membuatkan akun")
    UNKNOWN_ACCOUNT = "unknown_account", _("Saya diberi tahu ada akun yang bukan milik saya")
    REGISTRY = "registry", _("Data kependudukan cocok dengan dua orang")


class DisputeOutcome(models.TextChoices):
    CLAIMANT = "claimant", _("NIK milik yang mengajukan")
    HOLDER = "holder", _("NIK milik pemegang akun yang sekarang")
    BOTH = "both", _("Keduanya dapat membuktikan; perlu dibetulkan di Dukcapil")
    NEITHER = "neither", _("Keduanya tidak dapat membuktikan")


class DisputeRefusal(models.TextChoices):
    """Why a dispute is not heard."""

    NO_OTHER = "no_other", _("Tidak ada akun lain yang memakai NIK ini")
    NOT_PROVEN = "not_proven", _("Dokumen belum menunjukkan bahwa NIK ini milik pemohon")
    ALREADY_HEARD = "already_heard", _("Sengketa yang sama sudah diputuskan")
