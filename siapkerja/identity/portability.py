"""What identity itself holds of a person, for the page and the copy of one's own data (UU 27/2022 art. 6-8, 13)."""

from datetime import datetime
from typing import Any

from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actions.erasure import close_account, end_memberships, withdraw_consents
from siapkerja.identity.actor import Actor
from siapkerja.identity.holdings import Holding, Obstacle, register, register_obstacle
from siapkerja.identity.models import Assignment, Membership, PassportClaim, Person, ProcessingLimit
from siapkerja.identity.queries import consents_of, former_passports, standing_nik, views_of_person
from siapkerja.kernel.calendar import day_in

MOST_VIEWS = 5000


def _account(person_id: int) -> dict[str, Any]:
    person = Person.objects.select_related("user", "village").get(pk=person_id)
    claim = standing_nik(person_id)
    passport = PassportClaim.objects.standing().filter(person_id=person_id).first()
    user = getattr(person, "user", None)
    return {
        "full_name": person.full_name,
        "sex": person.sex,
        "born_on": person.born_on,
        "phone": person.phone or (user.phone if user else None),
        "email": user.email if user else None,
        "nik": claim.nik if claim else None,
        "nik_state": claim.state if claim else None,
        "nik_recorded_at": claim.claimed_at if claim else None,
        "nik_checked_at": claim.decided_at if claim else None,
        "passport": passport.number if passport else None,
        "passport_country": passport.country if passport else None,
        "former_passports": [
            {"number": claim.number, "country": claim.country, "expires_on": claim.expires_on, "replaced_on": claim.replaced_on}
            for claim in former_passports(person_id)
        ],
        "village_code": person.village_id,
        "village": person.village.name if person.village else None,
        "joined_at": person.created_at,
    }


def _memberships(person_id: int) -> list[dict[str, Any]]:
    rows = Membership.objects.filter(person_id=person_id).select_related("legal_entity").order_by("pk")
    return [{"organisation": row.legal_entity.name, "role": row.role, "from": row.valid_from, "to": row.valid_to} for row in rows]


def _consents(person_id: int) -> list[dict[str, Any]]:
    return [
        {
            "purpose": consent.purpose,
            "recipient": consent.recipient.name if consent.recipient else None,
            "edition": consent.wording,
            "channel": consent.channel,
            "signed_form": str(consent.signed_form.public_id) if consent.signed_form else None,
            "given_at": consent.given_at,
            "withdrawn_at": consent.withdrawn_at,
        }
        for consent in consents_of(person_id)
    ]


def _limits(person_id: int) -> list[dict[str, Any]]:
    rows = ProcessingLimit.objects.filter(person_id=person_id).order_by("pk")
    return [{"kind": row.kind, "set_at": row.set_at, "lifted_at": row.lifted_at} for row in rows]


def _views(person_id: int) -> list[dict[str, Any]]:
    seen = views_of_person(person_id, limit=MOST_VIEWS)
    return [{"at": look.at, "what": look.what, "by": look.who, "purpose": look.purpose} for look in seen]


def _erase_account(person_id: int, by: Actor, at: datetime) -> None:
    close_account(person_id=person_id, by=by, at=at)


def _end_memberships(person_id: int, by: Actor, at: datetime) -> None:
    end_memberships(person_id=person_id, by=by, at=at)


def _withdraw_consents(person_id: int, by: Actor, at: datetime) -> None:
    withdraw_consents(person_id=person_id, by=by, at=at)


def register_holdings() -> None:
    register(
        Holding(
            slug="account",
            name=_("Akun dan identitas"),
            purpose=_("Mengenali Anda saat memakai layanan."),
            read=_account,
            source=_("Anda sendiri, saat mendaftar dan mengisi profil."),
            goes=_("Nama, NIK, paspor, tanggal lahir, alamat, nomor HP, e-mail, kata sandi, dan semua cara masuk."),
            erase=_erase_account,
        )
    )
    register(
        Holding(
            slug="memberships",
            name=_("Peran Anda di organisasi"),
            purpose=_("Memastikan hanya orang yang berhak yang bertindak untuk organisasi."),
            read=_memberships,
            source=_("Anda sendiri atau pengelola organisasi."),
            goes=_("Peran Anda berakhir pada hari itu."),
            stays=_("Catatan bahwa ada peran, tanpa nama Anda, 10 tahun, karena laporan organisasi bertumpu padanya (UU 7/1981)."),
            erase=_end_memberships,
        )
    )
    register(
        Holding(
            slug="consents",
            name=_("Persetujuan Anda"),
            purpose=_("Bukti bahwa data Anda dibagikan atas izin Anda."),
            read=_consents,
            source=_("Anda sendiri, saat menyetujui."),
            goes=_("Semua persetujuan ditarik, dan penerimanya diberi tahu."),
            stays=_("Bukti kapan persetujuan diberikan dan ditarik, tanpa nama Anda, 5 tahun (UU 27/2022 Pasal 24)."),
            erase=_withdraw_consents,
        )
    )
    register(
        Holding(
            slug="limits",
            name=_("Pembatasan yang Anda pilih"),
            purpose=_("Menghormati pilihan Anda atas pemakaian data."),
            read=_limits,
            source=_("Anda sendiri."),
            goes=_("Semua pilihan, bersama akun."),
        )
    )
    register(
        Holding(
            slug="views",
            name=_("Siapa yang melihat data Anda"),
            purpose=_("Agar Anda tahu siapa yang membuka data pribadi Anda dan kapan."),
            read=_views,
            source=_("Dicatat otomatis setiap kali data Anda dibuka orang lain."),
            stays=_("Jejak dengan nomor saja, tanpa nama Anda, 10 tahun (UU 27/2022 Pasal 31)."),
        )
    )
    register_obstacle(Obstacle(slug="office", find=_holds_office))
    register_obstacle(Obstacle(slug="disputed_nik", find=_has_disputed_nik))


def _holds_office(person_id: int, at: datetime) -> str | None:
    if Assignment.objects.at(day_in("Asia/Jakarta", at)).filter(person=person_id).exists():
        return str(_("Anda masih bertugas sebagai petugas. Minta penugasan Anda diakhiri lebih dulu."))
    return None


def _has_disputed_nik(person_id: int, at: datetime) -> str | None:
    claim = standing_nik(person_id)
    if claim is not None and claim.state == "disputed":
        return str(_("NIK Anda sedang disengketakan. Tunggu putusannya lebih dulu."))
    return None
