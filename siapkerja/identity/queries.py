"""Reading who acts, for whom, and what is held of a person."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Case, F, QuerySet, When
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.models import PersonView
from siapkerja.identity.actor import Actor, AssignmentClaim, Channel, MembershipClaim
from siapkerja.identity.enums import ConsentPurpose, LimitKind, MemberRole, NikClaimState, OfficerRole, ViewPurpose
from siapkerja.identity.fields import nik_indexes
from siapkerja.identity.models import (
    Assignment,
    Consent,
    LegalEntity,
    Membership,
    NikClaim,
    PassportClaim,
    ProcessingLimit,
    Representation,
    User,
    Workplace,
)
from siapkerja.reference.models import Industry


def actor_of(user: User, *, on: date, channel: Channel = Channel.WEB) -> Actor:
    """The actor behind an account on a day; two queries, none for an account without a person."""
    if user.person_id is None:
        return Actor(channel=channel, user_id=user.pk)
    memberships = Membership.objects.at(on).filter(person_id=user.person_id)
    assignments = Assignment.objects.at(on).filter(person_id=user.person_id)
    return Actor(
        channel=channel,
        user_id=user.pk,
        person_id=user.person_id,
        memberships=tuple(
            MembershipClaim(entity, MemberRole(role), workplace)
            for entity, role, workplace in memberships.values_list("legal_entity_id", "role", "workplace_id")
        ),
        assignments=tuple(
            AssignmentClaim(OfficerRole(role), region or "") for role, region in assignments.values_list("role", "region_id")
        ),
    )


def representation_in_force(pk: int, actor: Actor, *, at: datetime) -> Representation | None:
    """The representation by which the actor acts for somebody, if it and the assignment it follows from still hold."""
    if not actor.is_officer:
        return None
    row = Representation.objects.in_force(at).filter(pk=pk, agent_id=actor.person_id).select_related("principal", "assignment").first()
    if row is None or row.assignment is None or not row.assignment.is_in_force(timezone.localdate(at)):
        return None
    return row


def assisting(actor: Actor, representation: Representation) -> Actor:
    """The officer while acting for a citizen: both names, the one assignment it follows from, and no organisation."""
    assignment = representation.assignment
    claims = (AssignmentClaim(OfficerRole(assignment.role), assignment.region_id or ""),) if assignment else ()
    return replace(actor, on_behalf_of_id=representation.principal_id, memberships=(), assignments=claims)


def organisations_of(actor: Actor) -> list[LegalEntity]:
    """Organisations the actor may act for, by name."""
    ids = {claim.legal_entity_id for claim in actor.memberships}
    return list(LegalEntity.objects.filter(pk__in=ids).order_by("name")) if ids else []


def industry_choices() -> list[tuple[str, str]]:
    """Groups of the industry classification in force with five digits: primary key and "46411 Perdagangan besar tekstil"."""
    industries = Industry.objects.at(timezone.localdate()).filter(level=5).order_by("code")
    return [(str(pk), f"{code} {title}") for pk, code, title in industries.values_list("pk", "code", "title")]


def industry_of(code: str) -> Industry | None:
    """The group of five digits in force with that code."""
    return Industry.objects.at(timezone.localdate()).filter(level=5, code=code).first() if code.isdigit() else None


def industries_like(words: str, *, limit: int = 12) -> list[Industry]:
    """Groups of five digits whose title holds every word, or whose code begins with the digits."""
    rows = Industry.objects.at(timezone.localdate()).filter(level=5)
    for word in words.split()[:8]:
        rows = rows.filter(code__startswith=word) if word.isdigit() else rows.filter(title__icontains=word)
    return list(rows.order_by("code")[:limit])


def workplaces_of(organisation: LegalEntity) -> QuerySet[Workplace]:
    """Places that are open, head office first."""
    rows = organisation.workplaces.filter(closed_on=None).select_related("regency__parent", "village__parent")
    return rows.order_by("-kind", "name", "pk")


def members_of(organisation: LegalEntity, *, on: date) -> QuerySet[Membership]:
    """Who may act for the organisation on a day, the strongest role first."""
    order = Case(*[When(role=role, then=place) for place, role in enumerate(MemberRole)], default=len(MemberRole))
    return (
        Membership.objects.at(on)
        .filter(legal_entity=organisation)
        .select_related("person", "workplace")
        .order_by(order, "valid_from", "pk")
    )


def standing_nik(person_id: int) -> NikClaim | None:
    """The NIK the person says is theirs, verified or not."""
    return NikClaim.objects.standing().filter(person_id=person_id).first()


def claimants_of(niks: Iterable[str]) -> set[int]:
    """The persons who say one of these NIK is theirs, verified or not; a NIK nobody claims stands for nobody here."""
    indexes = [index for nik in niks for index in nik_indexes(nik)]
    return set(NikClaim.objects.standing().filter(nik_index__in=indexes).values_list("person_id", flat=True))


def standing_passport(person_id: int) -> PassportClaim | None:
    """The passport a foreigner says is theirs, verified or not."""
    return PassportClaim.objects.standing().filter(person_id=person_id).first()


def former_passports(person_id: int) -> list[PassportClaim]:
    """Passports the person used before, the newest first, compared or not."""
    return list(PassportClaim.objects.former().filter(person_id=person_id))


def proven_passports(person_id: int) -> list[PassportClaim]:
    """The person's passports that were compared with their booklets, the one in use and those before it."""
    return list(PassportClaim.objects.proven().filter(person_id=person_id).order_by("pk"))


def consents_of(person_id: int) -> QuerySet[Consent]:
    """Every consent the person ever gave: standing ones first, then the newest."""
    return (
        Consent.objects.filter(person_id=person_id)
        .select_related("recipient", "signed_form")
        .order_by(F("withdrawn_at").desc(nulls_first=True), "-given_at", "-pk")
    )


@dataclass(frozen=True)
class SeenBy:
    """Somebody looked at a person's data: when, what, who (company, or office and unit, never a name of a person), what for."""

    at: datetime
    what: str
    who: str
    purpose: str


WHAT_WORDS = {
    "account": _("Akun"),
    "profile": _("Profil"),
    "application": _("Lamaran"),
    "card": _("Kartu pencari kerja"),
    "seeker_list": _("Daftar pencari kerja"),
    "fair_ticket": _("Tiket bursa kerja"),
    "placement": _("Penempatan kerja"),
    "candidate": _("Profil tanpa nama, untuk lowongan yang cocok"),
    "aid": _("Permohonan bantuan usaha"),
    "candidacy": _("Permohonan sertifikasi"),
    "document": _("Dokumen"),
    "file": _("Berkas"),
    "membership": _("Peran di organisasi"),
    "organisation_case": _("Permintaan tentang organisasi"),
    "assignment": _("Penugasan"),
    "correction": _("Permintaan perbaikan data"),
    "recovery": _("Pemulihan akun"),
    "dispute": _("Sengketa NIK"),
    "roster": _("Daftar pekerja"),
    "photo": _("Foto"),
    "phone": _("Nomor telepon"),
    "assistance": _("Bantuan petugas"),
    "registration": _("Pencatatan warga"),
    "assignments": _("Penugasan"),
    "admin": _("Catatan administrasi"),
}
ROLE_WORDS = {**dict.fromkeys(MemberRole.values, _("Pihak perusahaan")), **dict(OfficerRole.choices)}
PURPOSE_WORDS = dict(ViewPurpose.choices)


def looks_at_person(person_id: int) -> QuerySet[PersonView]:
    """The looks others took at a person's data (UU 27/2022 art. 7), newest first."""
    return PersonView.objects.filter(person_id=person_id).order_by("-pk")


def in_words(found: Iterable[PersonView]) -> list[SeenBy]:
    """Looks in words; three queries however many there are."""
    looks = list(found)
    names = dict(LegalEntity.objects.filter(pk__in={look.legal_entity_id for look in looks}).values_list("pk", "name"))
    officers = {look.by_person_id for look in looks if look.role in OfficerRole.values}
    units: dict[tuple[int | None, str], str | None] = {
        (person, role): unit or region
        for person, role, unit, region in Assignment.objects.filter(person__in=officers)
        .order_by("valid_from", "pk")
        .values_list("person_id", "role", "unit", "region__name")
    }
    return [
        SeenBy(
            look.at,
            str(WHAT_WORDS.get(look.what.partition(":")[0], look.what)),
            _looker(look, names, units),
            str(PURPOSE_WORDS.get(look.purpose, "")),
        )
        for look in looks
    ]


def _looker(look: PersonView, names: dict[int, str], units: dict[tuple[int | None, str], str | None]) -> str:
    if look.legal_entity_id in names:
        return names[look.legal_entity_id]
    words = str(ROLE_WORDS.get(look.role, look.role))
    unit = units.get((look.by_person_id, look.role))
    return f"{words}, {unit}" if unit else words


def views_of_person(person_id: int, *, limit: int = 50) -> list[SeenBy]:
    """The latest looks others took at a person's data, in words, without names of the lookers."""
    return in_words(looks_at_person(person_id)[:limit])


def has_consented(person_id: int, purpose: str, recipient_id: int | None = None) -> bool:
    """Does the person's yes to this use stand right now? Whoever uses the data asks each time."""
    return Consent.objects.filter(person=person_id, purpose=purpose, recipient=recipient_id, withdrawn_at=None).exists()


def has_limited(person_id: int) -> bool:
    """The person lets the portal keep their data but not use them (UU 27/2022 art. 11)."""
    return ProcessingLimit.objects.standing().filter(person=person_id, kind=LimitKind.LIMITED).exists()


def wants_no_matching(person_id: int) -> bool:
    """The person objects to profiling or limits processing (UU 27/2022 art. 10-11): machines suggest nothing to them."""
    return ProcessingLimit.objects.standing().filter(person=person_id).exists()


def may_be_matched(person_ids: Iterable[int]) -> set[int]:
    """Those of the people who agreed to being matched and neither object to profiling nor limit processing."""
    wanted = set(person_ids)
    agreed = Consent.objects.filter(person__in=wanted, purpose=ConsentPurpose.USE_PROFILE_FOR_MATCHING, withdrawn_at=None)
    limited = ProcessingLimit.objects.standing().filter(person__in=wanted)
    return set(agreed.values_list("person_id", flat=True)) - set(limited.values_list("person_id", flat=True))


def assignments_of(person_id: int, *, on: date) -> QuerySet[Assignment]:
    """An officer's assignments in force on a day."""
    return Assignment.objects.at(on).filter(person_id=person_id).select_related("region").order_by("valid_from", "pk")


def is_nik_held(nik: str) -> bool:
    """Is it being heard whose NIK this is? Until that is decided nobody signs in by it and no new document names it."""
    return NikClaim.objects.standing().of_nik(nik).filter(state=NikClaimState.DISPUTED).exists()


def is_nik_of_person_held(person_id: int) -> bool:
    """Like `is_nik_held`, for the NIK a person has claimed."""
    return NikClaim.objects.filter(person_id=person_id, state=NikClaimState.DISPUTED).exists()
