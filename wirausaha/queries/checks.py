"""What is checked before an application is sent, and shown to whoever verifies it: each answer with its reason."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.fields import nik_indexes
from siapkerja.identity.models import NikClaim
from siapkerja.identity.queries import is_nik_held, standing_nik
from siapkerja.kernel import nik as nik_rules
from siapkerja.kernel.text import masked, rupiah
from wirausaha.enums import ProgrammeKind, ProposalState
from wirausaha.models import Member, Proposal
from wirausaha.queries.limits import Limits, limits_of
from wirausaha.queries.places import doubt_about


@dataclass(frozen=True)
class Check:
    """One thing checked.

    Attributes:
        is_met: None where an officer has to look.
        part: slug of the step where it can be mended; "" where it cannot be mended there.
    """

    words: str
    is_met: bool | None
    reason: str = ""
    part: str = ""


def checks_of(proposal: Proposal, *, on: date) -> list[Check]:
    """All checks, in the order of the steps. A dozen queries, however large the group."""
    limits = limits_of(proposal.programme)
    claim, others = standing_nik(proposal.person_id), list(proposal.members.filter(is_applicant=False))
    told = [_age(proposal, limits, on), _identity(claim), _one_aid(proposal, claim)]
    if proposal.programme.kind == ProgrammeKind.ADVANCED:
        told.append(_earlier_aid(proposal, claim, limits))
    told += _group(proposal, others, limits, on)
    return [*told, _business(proposal), _place(proposal), _budget(proposal, limits)]


def unmet(told: list[Check]) -> list[Check]:
    return [one for one in told if one.is_met is False]


def age_on(born_on: date, day: date) -> int:
    return day.year - born_on.year - ((day.month, day.day) < (born_on.month, born_on.day))


def holders_elsewhere(niks: list[str], proposal: Proposal) -> set[str]:
    """Those NIKs that hold this year's aid in another application."""
    by_index = {index: nik for nik in niks for index in nik_indexes(nik)}
    others = Member.objects.counted().filter(year=proposal.year, nik_index__in=by_index).exclude(proposal=proposal)
    return {by_index[bytes(index)] for index in others.values_list("nik_index", flat=True)}


def held_among(niks: list[str]) -> set[str]:
    """Those NIKs of which it is being heard whose they are. One query."""
    by_index = {index: nik for nik in niks for index in nik_indexes(nik)}
    claims = NikClaim.objects.standing().filter(state=NikClaimState.DISPUTED, nik_index__in=by_index)
    return {by_index[bytes(index)] for index in claims.values_list("nik_index", flat=True)}


def _age(proposal: Proposal, limits: Limits, on: date) -> Check:
    words = _("Usia paling sedikit %(age)s tahun") % {"age": limits.min_age}
    born_on = proposal.person.born_on
    if born_on is None:
        return Check(words, False, _("Tanggal lahir belum ada di profil Anda."), "profile")
    age = age_on(born_on, on)
    return Check(words, age >= limits.min_age, _("Usia %(age)s tahun.") % {"age": age})


def _identity(claim: NikClaim | None) -> Check:
    words = _("NIK tercatat dan tidak disengketakan")
    if claim is None:
        return Check(words, False, _("NIK belum dicatat di profil Anda."), "profile")
    if is_nik_held(claim.nik):
        return Check(words, False, _("NIK ini sedang disengketakan. Tunggu putusannya, lalu lanjutkan."))
    return Check(words, True, masked(claim.nik))


def _one_aid(proposal: Proposal, claim: NikClaim | None) -> Check:
    words = _("Satu bantuan untuk satu NIK dalam setahun")
    if claim is None:
        return Check(words, False, _("NIK belum dicatat di profil Anda."), "profile")
    taken = holders_elsewhere([claim.nik], proposal)
    reason = _("NIK Anda sudah ada di permohonan lain tahun %(year)s.") % {"year": proposal.year} if taken else ""
    return Check(words, not taken, reason)


def _earlier_aid(proposal: Proposal, claim: NikClaim | None, limits: Limits) -> Check:
    words = ngettext(
        "Usaha dari TKM Pemula sudah menambah %(count)s pekerja",
        "Usaha dari TKM Pemula sudah menambah %(count)s pekerja",
        limits.min_workers,
    ) % {"count": limits.min_workers}
    earlier = Proposal.objects.filter(
        programme__kind=ProgrammeKind.STARTER,
        state=ProposalState.COMPLETED,
        account_report__workers__gte=limits.min_workers,
        members__in=Member.objects.of_nik(claim.nik) if claim else [],
    )
    if earlier.exists():
        return Check(words, True, _("Tercatat di portal."))
    return Check(words, None, _("Tidak tercatat di portal. Petugas memeriksa buktinya saat berkunjung."))


def _group(proposal: Proposal, others: list[Member], limits: Limits, on: date) -> list[Check]:
    size = 1 + len(others)
    words = (
        _("Kelompok %(fewest)s sampai %(most)s orang") % {"fewest": limits.group_from, "most": limits.group_to}
        if limits.is_group_only
        else _("Sendiri, atau kelompok sampai %(most)s orang") % {"most": limits.group_to}
    )
    fits = limits.group_from <= size <= limits.group_to
    told = [Check(words, fits, _("Sekarang %(size)s orang termasuk Anda.") % {"size": size}, "members")]
    if not others:
        return told
    names = {member.nik: member.full_name for member in others}
    young = [member.full_name for member in others if _is_young(member.nik, limits, on)]
    told.append(
        Check(
            _("Setiap anggota berusia paling sedikit %(age)s tahun") % {"age": limits.min_age},
            not young,
            _("Menurut NIK-nya belum cukup umur: %(names)s.") % {"names": ", ".join(young)} if young else "",
            "members",
        )
    )
    twice = [names[nik] for nik in sorted(holders_elsewhere(list(names), proposal))]
    told.append(
        Check(
            _("Tidak ada anggota di permohonan lain tahun ini"),
            not twice,
            _("Sudah ada di permohonan lain: %(names)s. Minta mereka memilih satu.") % {"names": ", ".join(twice)} if twice else "",
            "members",
        )
    )
    held = [names[nik] for nik in sorted(held_among(list(names)))]
    if held:
        told.append(Check(_("NIK anggota tidak disengketakan"), False, ", ".join(held), "members"))
    return told


def _is_young(nik: str, limits: Limits, on: date) -> bool:
    """Only where the NIK says so for sure: its digits may be no date at all."""
    born_on = nik_rules.parse(nik, today=on).born_on
    return born_on is not None and age_on(born_on, on) < limits.min_age


def _business(proposal: Proposal) -> Check:
    is_told = bool(proposal.industry_id and proposal.business_name and proposal.stage and proposal.idea and proposal.market)
    reason = "" if is_told and proposal.situation else _("Langkah Usaha belum lengkap.")
    return Check(_("Rencana usaha lengkap"), not reason, reason, "business")


def _place(proposal: Proposal) -> Check:
    words = _("Tempat usaha jelas")
    if not proposal.village_id or not proposal.address:
        return Check(words, False, _("Langkah Tempat belum lengkap."), "place")
    if proposal.latitude is None or proposal.longitude is None:
        return Check(words, True, _("Tanpa koordinat; petugas mengukurnya saat berkunjung."), "place")
    doubt = doubt_about(proposal.latitude, proposal.longitude, str(proposal.regency_id))
    return Check(words, doubt is None, doubt.words if doubt else _("Koordinat berada di wilayah itu."), "place")


def _budget(proposal: Proposal, limits: Limits) -> Check:
    words = _("Anggaran sesuai dan dalam batas")
    fault = budget_fault(proposal.requested, [line.total for line in proposal.budget.all()], limits)
    return Check(words, not fault, fault or rupiah(proposal.requested or 0), "budget")


def budget_fault(requested: int | None, totals: list[int], limits: Limits) -> str:
    """What is wrong with a budget, as a sentence; "" where nothing is."""
    if requested is None or not totals:
        return _("Langkah Rencana anggaran belum lengkap.")
    if requested > limits.amount_to:
        return _("Paling banyak %(most)s. Yang Anda ajukan %(asked)s.") % {"most": rupiah(limits.amount_to), "asked": rupiah(requested)}
    if requested < limits.amount_from:
        return _("Paling sedikit %(least)s. Yang Anda ajukan %(asked)s.") % {
            "least": rupiah(limits.amount_from),
            "asked": rupiah(requested),
        }
    total = sum(totals)
    if total != requested:
        told = {"total": rupiah(total), "asked": rupiah(requested), "difference": rupiah(abs(total - requested))}
        if total < requested:
            return _("Jumlah semua baris %(total)s, sedangkan yang Anda ajukan %(asked)s: masih kurang %(difference)s.") % told
        return _("Jumlah semua baris %(total)s, sedangkan yang Anda ajukan %(asked)s: lebih %(difference)s.") % told
    return ""
