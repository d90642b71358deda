"""Writing an application and sending it, and everything that is refused in words."""

from datetime import date

import pytest
from django.db import connection
from django.utils import timezone

from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import NikClaim
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted
from tests.support import aid
from tests.support.people import SYSTEM, Somebody, make_somebody
from wirausaha.actions import members, proposals
from wirausaha.actions.members import GroupTooLarge, MemberNotRight, NamedMember
from wirausaha.actions.programmes import keep_days
from wirausaha.actions.proposals import (
    AlreadyApplying,
    BudgetNotRight,
    ChecksNotMet,
    NotDeclared,
    Place,
    PlaceNotRight,
    ProgrammeNotOpen,
    ProposalNotEditable,
)
from wirausaha.enums import ProgrammeKind
from wirausaha.models import Member, Programme

pytestmark = pytest.mark.django_db
NIK = "3273021205900001"


@pytest.fixture
def programme() -> Programme:
    return aid.open_programme()


def test_an_application_is_sent_with_a_number_without_gaps(programme: Programme, seeker: Somebody, other_seeker: Somebody) -> None:
    first, second = aid.sent(programme, seeker), aid.sent(programme, other_seeker)

    assert first.number == f"USH-{programme.year}-3273-00001"
    assert second.number == f"USH-{programme.year}-3273-00002"
    assert (first.state, first.due_on is not None) == ("submitted", True)


def test_one_applies_once_to_a_programme_and_only_while_it_is_open(programme: Programme, seeker: Somebody) -> None:
    aid.begun(programme, seeker)
    with pytest.raises(AlreadyApplying):
        proposals.begin(programme=programme, by=seeker.actor, at=timezone.now())

    keep_days(by=SYSTEM, at=aid.days_later(30))

    with pytest.raises(ProgrammeNotOpen):
        proposals.begin(programme=programme, by=make_somebody("Terlambat Contoh").actor, at=timezone.now())


def test_a_draft_of_a_programme_that_closed_is_not_sent(programme: Programme, seeker: Somebody) -> None:
    mine = aid.written(programme, seeker)
    keep_days(by=SYSTEM, at=aid.days_later(30))

    with pytest.raises(ProgrammeNotOpen):
        proposals.submit(proposal=aid.fresh(mine), is_declared=True, by=seeker.actor, at=timezone.now())


@pytest.mark.parametrize(
    ("requested", "prices", "words"),
    [
        (5_000_000, [3_000_000, 1_500_000], "masih kurang Rp500.000"),
        (5_000_000, [3_000_000, 2_500_000], "lebih Rp500.000"),
        (12_000_000, [12_000_000], "Paling banyak Rp10.000.000"),
        (500_000, [500_000], "Paling sedikit Rp1.000.000"),
        (5_000_000, [], "belum lengkap"),
    ],
)
def test_a_budget_that_does_not_add_up_or_fit_says_by_how_much(
    programme: Programme, seeker: Somebody, requested: int, prices: list[int], words: str
) -> None:
    mine = aid.begun(programme, seeker)

    with pytest.raises(BudgetNotRight, match=words):
        proposals.write_budget(proposal=mine, requested=requested, lines=aid.lines(*prices), by=seeker.actor, at=timezone.now())


@pytest.mark.parametrize(
    ("latitude", "longitude", "words"),
    [
        (-5.0, 110.5, "di laut"),
        (-7.25, 112.75, "di luar Kota Bandung"),
        (107.6098, 6.9147, "di luar Indonesia"),
        (51.5, 0.1, "di luar Indonesia"),
    ],
)
def test_coordinates_in_the_sea_abroad_or_elsewhere_are_refused_in_words(
    programme: Programme, seeker: Somebody, latitude: float, longitude: float, words: str
) -> None:
    mine = aid.begun(programme, seeker)
    place = Place(village_code=aid.VILLAGE, address="Di sini", latitude=latitude, longitude=longitude)

    with pytest.raises(PlaceNotRight, match=words):
        proposals.write_place(proposal=mine, place=place, by=seeker.actor, at=timezone.now())


def test_what_is_missing_is_named_and_nothing_is_sent(programme: Programme, seeker: Somebody) -> None:
    mine = aid.begun(programme, seeker)

    with pytest.raises(ChecksNotMet) as refused:
        proposals.submit(proposal=mine, is_declared=True, by=seeker.actor, at=timezone.now())

    assert "Langkah Usaha belum lengkap" in str(refused.value)
    assert "Langkah Tempat belum lengkap" in str(refused.value)
    assert aid.fresh(mine).number is None


def test_the_statements_are_needed(programme: Programme, seeker: Somebody) -> None:
    with pytest.raises(NotDeclared):
        proposals.submit(proposal=aid.written(programme, seeker), is_declared=False, by=seeker.actor, at=timezone.now())


def test_somebody_under_18_is_refused(programme: Programme, seeker: Somebody) -> None:
    aid.as_grown_up(seeker, born_on=date(timezone.localdate().year - 17, 12, 31))
    mine = proposals.begin(programme=programme, by=seeker.actor, at=timezone.now())

    with pytest.raises(ChecksNotMet, match="18 tahun"):
        proposals.submit(proposal=mine, is_declared=True, by=seeker.actor, at=timezone.now())


def test_one_aid_for_a_nik_and_year_also_across_programmes_and_accounts(programme: Programme, seeker: Somebody) -> None:
    aid.sent(programme, seeker)
    other = aid.open_programme(title="TKM Contoh Dua")
    second = aid.written(other, seeker)

    with pytest.raises(ChecksNotMet, match="permohonan lain"):
        proposals.submit(proposal=second, is_declared=True, by=seeker.actor, at=timezone.now())


def test_a_nik_is_free_again_after_stepping_back(programme: Programme, seeker: Somebody) -> None:
    first = aid.sent(programme, seeker)
    proposals.withdraw(proposal=first, by=seeker.actor, at=timezone.now())

    again = aid.sent(programme, seeker)

    assert again.state == "submitted"
    assert Member.objects.counted().count() == 1


def test_a_member_of_two_groups_is_refused_in_words(programme: Programme, seeker: Somebody, other_seeker: Somebody) -> None:
    mine, theirs = aid.written(programme, seeker), aid.written(programme, other_seeker)
    aid.with_member(mine, seeker, NIK)
    aid.with_member(theirs, other_seeker, NIK)
    proposals.submit(proposal=aid.fresh(mine), is_declared=True, by=seeker.actor, at=timezone.now())

    with pytest.raises(ChecksNotMet, match="Sudah ada di permohonan lain: Anggota Contoh"):
        proposals.submit(proposal=aid.fresh(theirs), is_declared=True, by=other_seeker.actor, at=timezone.now())
    late = make_somebody("Ketiga Contoh")
    third = aid.begun(programme, late)
    with pytest.raises(MemberNotRight) as refused:
        members.add_members(proposal=third, members=[NamedMember(full_name="Dua Kali", nik=NIK)], by=late.actor, at=timezone.now())
    assert "sudah ada di permohonan lain" in refused.value.fields["0-nik"]


@pytest.mark.parametrize(
    ("niks", "row", "words"),
    [
        (["12"], 0, "16 angka"),
        ([NIK, "3273 0212 0590 0001"], 1, "sudah ada di kelompok"),
        (["own"], 0, "NIK Anda sendiri"),
    ],
)
def test_a_members_nik_that_cannot_be_is_named_by_row(
    programme: Programme, seeker: Somebody, niks: list[str], row: int, words: str
) -> None:
    mine = aid.begun(programme, seeker)
    own = NikClaim.objects.get(person=seeker.person).nik
    named = [NamedMember(full_name="Orang", nik=own if nik == "own" else nik) for nik in niks]

    with pytest.raises(MemberNotRight) as refused:
        members.add_members(proposal=mine, members=named, by=seeker.actor, at=timezone.now())

    assert words in refused.value.fields[f"{row}-nik"]
    assert not mine.members.exists()


def test_a_group_is_neither_too_large_nor_too_small(seeker: Somebody) -> None:
    programme = aid.open_programme(kind=ProgrammeKind.LABOUR_INTENSIVE, title="Padat Karya Contoh")
    mine = aid.written_group(programme, seeker)
    with pytest.raises(ChecksNotMet, match="Kelompok 10 sampai 30 orang"):
        proposals.submit(proposal=mine, is_declared=True, by=seeker.actor, at=timezone.now())
    crowd = [NamedMember(full_name=f"Warga {place}", nik=f"32730212059000{place:02d}") for place in range(2, 32)]
    with pytest.raises(GroupTooLarge):
        members.add_members(proposal=mine, members=crowd, by=seeker.actor, at=timezone.now())

    members.add_members(proposal=mine, members=crowd[:9], by=seeker.actor, at=timezone.now())
    sent = proposals.submit(proposal=aid.fresh(mine), is_declared=True, by=seeker.actor, at=timezone.now())

    assert sent.members.counted().count() == 10


def test_a_disputed_nik_waits(programme: Programme, seeker: Somebody) -> None:
    mine = aid.written(programme, seeker)
    NikClaim.objects.filter(person=seeker.person).update(state=NikClaimState.DISPUTED)

    with pytest.raises(ChecksNotMet, match="disengketakan"):
        proposals.submit(proposal=mine, is_declared=True, by=seeker.actor, at=timezone.now())


def test_nobody_writes_or_withdraws_for_somebody_else(programme: Programme, seeker: Somebody, other_seeker: Somebody) -> None:
    mine = aid.written(programme, seeker)

    with pytest.raises(NotPermitted):
        proposals.write_business(proposal=mine, business=aid.business(), by=other_seeker.actor, at=timezone.now())
    with pytest.raises(NotPermitted):
        proposals.withdraw(proposal=mine, by=other_seeker.actor, at=timezone.now())


def test_what_was_sent_is_not_rewritten_or_sent_twice(programme: Programme, seeker: Somebody) -> None:
    mine = aid.sent(programme, seeker)

    with pytest.raises(ProposalNotEditable):
        proposals.write_business(proposal=mine, business=aid.business(), by=seeker.actor, at=timezone.now())
    with pytest.raises(MoveNotAllowed):
        proposals.submit(proposal=mine, is_declared=True, by=seeker.actor, at=timezone.now())


def test_a_nik_lies_sealed_in_the_table(programme: Programme, seeker: Somebody) -> None:
    mine = aid.begun(programme, seeker)
    aid.with_member(mine, seeker, NIK)

    with connection.cursor() as cursor:
        cursor.execute("select nik from wirausaha_member")
        assert NIK.encode() not in bytes(cursor.fetchone()[0])
