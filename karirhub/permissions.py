"""Who may do what in Karirhub."""

from enum import StrEnum

from django.utils.translation import gettext_lazy as _

from karirhub.enums import VacancyState
from karirhub.models import ComplaintCase, Vacancy
from siapkerja.identity.actor import Actor
from siapkerja.identity.enums import OfficerRole
from siapkerja.identity.permissions import EDITORS, EVERY_MEMBER, Grant, Grants, allows, declare, require
from siapkerja.kernel.errors import NotPermitted


class Permission(StrEnum):
    READ_VACANCIES = "read_vacancies"
    WRITE_VACANCY = "write_vacancy"
    PUBLISH_VACANCY = "publish_vacancy"
    CHECK_VACANCY = "check_vacancy"
    FREEZE_VACANCY = "freeze_vacancy"
    APPLY = "apply"
    WITHDRAW_APPLICATION = "withdraw_application"
    ANSWER_EMPLOYER = "answer_employer"
    HANDLE_APPLICATIONS = "handle_applications"
    MANAGE_PARTNERS = "manage_partners"
    READ_COMPLAINTS = "read_complaints"
    HANDLE_COMPLAINTS = "handle_complaints"
    ANSWER_COMPLAINT = "answer_complaint"
    HOLD_CARD = "hold_card"
    CHECK_CARDS = "check_cards"
    GUIDE_SEEKERS = "guide_seekers"
    READ_BALANCE = "read_balance"
    LOCK_BALANCE = "lock_balance"
    HOLD_FAIRS = "hold_fairs"
    ADMIT_VISITORS = "admit_visitors"
    KEEP_BOOTH = "keep_booth"
    VISIT_FAIRS = "visit_fairs"


CHECKERS = frozenset({OfficerRole.MINISTRY_OFFICER, OfficerRole.PROVINCE_OFFICER, OfficerRole.REGENCY_OFFICER})
PARTNER_OFFICERS = frozenset({OfficerRole.ADMINISTRATOR, OfficerRole.MINISTRY_OFFICER})
COMPLAINT_OFFICERS = frozenset(
    {OfficerRole.MINISTRY_OFFICER, OfficerRole.PROVINCE_OFFICER, OfficerRole.REGENCY_OFFICER, OfficerRole.LABOUR_INSPECTOR}
)


# Who stands between seekers and employers in a regency (UU 13/2003 art. 38): the employment officer, and the office's own staff.
PLACING_OFFICERS = frozenset({OfficerRole.EMPLOYMENT_OFFICER, OfficerRole.REGENCY_OFFICER})
BALANCE_READERS = PLACING_OFFICERS | {
    OfficerRole.REGENCY_HEAD,
    OfficerRole.PROVINCE_OFFICER,
    OfficerRole.PROVINCE_HEAD,
    OfficerRole.MINISTRY_OFFICER,
}
# Job fairs are held by the office where placement of workers lies (UU 13/2003 art. 37); its heads help at the door.
FAIR_OFFICERS = CHECKERS | {OfficerRole.EMPLOYMENT_OFFICER}
DOOR_OFFICERS = FAIR_OFFICERS | {OfficerRole.REGENCY_HEAD, OfficerRole.PROVINCE_HEAD}

GRANTS: Grants = {
    Permission.READ_VACANCIES: Grant(members=EVERY_MEMBER),
    Permission.WRITE_VACANCY: Grant(members=EDITORS),
    Permission.PUBLISH_VACANCY: Grant(members=EDITORS),
    Permission.CHECK_VACANCY: Grant(officers=CHECKERS),
    Permission.FREEZE_VACANCY: Grant(officers=CHECKERS),
    Permission.APPLY: Grant(person=True),
    Permission.WITHDRAW_APPLICATION: Grant(person=True),
    Permission.ANSWER_EMPLOYER: Grant(person=True),
    Permission.HANDLE_APPLICATIONS: Grant(members=EDITORS),
    Permission.MANAGE_PARTNERS: Grant(officers=PARTNER_OFFICERS),
    Permission.READ_COMPLAINTS: Grant(officers=COMPLAINT_OFFICERS),
    Permission.HANDLE_COMPLAINTS: Grant(officers=COMPLAINT_OFFICERS - {OfficerRole.LABOUR_INSPECTOR}),
    Permission.ANSWER_COMPLAINT: Grant(members=EDITORS),
    Permission.HOLD_CARD: Grant(person=True),
    Permission.CHECK_CARDS: Grant(officers=PLACING_OFFICERS),
    Permission.GUIDE_SEEKERS: Grant(officers=PLACING_OFFICERS),
    Permission.READ_BALANCE: Grant(officers=BALANCE_READERS),
    Permission.LOCK_BALANCE: Grant(officers=PLACING_OFFICERS | {OfficerRole.REGENCY_HEAD}),
    Permission.HOLD_FAIRS: Grant(officers=FAIR_OFFICERS),
    Permission.ADMIT_VISITORS: Grant(officers=DOOR_OFFICERS),
    Permission.KEEP_BOOTH: Grant(members=EDITORS),
    Permission.VISIT_FAIRS: Grant(person=True),
}

declare(
    area="karirhub",
    title=_("Karirhub: lowongan dan lamaran"),
    grants=GRANTS,
    words={
        Permission.READ_VACANCIES: _("Melihat lowongan organisasi, termasuk draf"),
        Permission.WRITE_VACANCY: _("Menulis dan mengubah lowongan"),
        Permission.PUBLISH_VACANCY: _("Mengirim, menerbitkan, dan menutup lowongan"),
        Permission.CHECK_VACANCY: _("Memeriksa lowongan sebelum dan sesudah terbit"),
        Permission.FREEZE_VACANCY: _("Membekukan lowongan yang diragukan"),
        Permission.APPLY: _("Melamar lowongan"),
        Permission.WITHDRAW_APPLICATION: _("Menarik lamaran sendiri"),
        Permission.ANSWER_EMPLOYER: _("Menjawab pesan, undangan wawancara, dan penawaran"),
        Permission.HANDLE_APPLICATIONS: _("Membaca dan menjawab lamaran yang masuk"),
        Permission.MANAGE_PARTNERS: _("Mendaftarkan dan menghentikan portal mitra"),
        Permission.READ_COMPLAINTS: _("Membaca laporan tentang lowongan"),
        Permission.HANDLE_COMPLAINTS: _("Memeriksa dan memutus laporan tentang lowongan"),
        Permission.ANSWER_COMPLAINT: _("Menjawab laporan tentang lowongan organisasi"),
        Permission.HOLD_CARD: _("Meminta, melaporkan, dan menutup kartu pencari kerja sendiri"),
        Permission.CHECK_CARDS: _("Memeriksa dan menerbitkan kartu pencari kerja"),
        Permission.GUIDE_SEEKERS: _("Melihat pencari kerja terdaftar, mencatat bimbingan, rujukan, dan penempatan"),
        Permission.READ_BALANCE: _("Membaca laporan bulanan pasar kerja"),
        Permission.LOCK_BALANCE: _("Mengunci laporan bulanan pasar kerja"),
        Permission.HOLD_FAIRS: _("Mengadakan bursa kerja, menjawab permintaan stan, dan menyimpan hasilnya"),
        Permission.ADMIT_VISITORS: _("Memeriksa tiket di pintu bursa kerja"),
        Permission.KEEP_BOOTH: _("Meminta stan bursa kerja dan melaporkan hasilnya"),
        Permission.VISIT_FAIRS: _("Mengambil, mengubah, dan mengembalikan tiket bursa kerja sendiri"),
    },
)


class ApplicationsWithheld(NotPermitted):
    code = "applications_withheld"
    sentence = _("Lamaran lowongan ini tidak dapat dibuka selama laporan tentangnya diperiksa. Baca laporannya dan kirim penjelasan Anda.")


def is_withheld(vacancy: Vacancy) -> bool:
    """Are the applications kept from the employer: while the vacancy is frozen, and for good once it was taken down?"""
    return vacancy.state == VacancyState.FROZEN or ComplaintCase.objects.withholding().filter(vacancy=vacancy).exists()


def may(actor: Actor, permission: Permission, vacancy: Vacancy) -> bool:
    """May the actor do this to the vacancy, or to applications for it?"""
    return allows(
        GRANTS,
        actor,
        permission,
        legal_entity_id=vacancy.legal_entity_id,
        workplace_id=vacancy.workplace_id,
        region_code=vacancy.regency_id,
    )


def demand(actor: Actor, permission: Permission, vacancy: Vacancy) -> None:
    """Like `may`.

    Raises:
        NotPermitted: the actor may not.
        ApplicationsWithheld: it is about applications, and complaints about the vacancy are looked into.
    """
    require(
        GRANTS,
        actor,
        permission,
        legal_entity_id=vacancy.legal_entity_id,
        workplace_id=vacancy.workplace_id,
        region_code=vacancy.regency_id,
    )
    if permission is Permission.HANDLE_APPLICATIONS and is_withheld(vacancy):
        raise ApplicationsWithheld()
