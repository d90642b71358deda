"""A job seeker's card (AK/I): application, check, issue, reports, its end, and who may see it."""

from datetime import date, datetime, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from pypdf import PdfReader

from karirhub.actions import card_life, cards
from karirhub.enums import CardReturnReason, StrikeReason
from karirhub.models import BalanceEntry, JobSeekerCard
from karirhub.queries.cards import in_indonesian, sheet_of
from siapkerja.documents.actions.pdfs import make
from siapkerja.documents.checking import check
from siapkerja.documents.models import Document
from siapkerja.documents.pdf import long_day, render_pdf, verification_url
from siapkerja.identity.models import NikClaim
from siapkerja.kernel.errors import MoveNotAllowed, NotPermitted, Refused
from siapkerja.profiles.models import Education, Experience, Profile, Skill
from tests.support.cards import answers, applied, issued, make_employment_officer, with_profile
from tests.support.people import SYSTEM, Somebody

pytestmark = pytest.mark.django_db


@pytest.fixture
def placer(db: None) -> Somebody:
    """The employment officer of Kota Bandung (3273)."""
    return make_employment_officer()


def flows() -> list[tuple[str, int]]:
    return list(BalanceEntry.objects.order_by("pk").values_list("flow", "amount"))


def test_a_card_is_applied_for_with_the_profile_as_it_is_and_rests_encrypted(seeker: Somebody) -> None:
    card = applied(seeker)

    assert card.state == "applied"
    assert card.regency_id == "3273"
    assert card.content["name"] == "Rina Contoh"
    assert card.photo is not None
    stored = JobSeekerCard.objects.raw("select id, sealed_content::text as raw from karirhub_jobseekercard")[0]
    assert "Rina" not in stored.raw


def test_what_the_profile_lacks_is_said_by_name(seeker: Somebody) -> None:
    with_profile(seeker, photo=False)

    with pytest.raises(Refused, match="Foto wajah"):
        cards.apply_for_card(answers=answers(), is_declared=True, by=seeker.actor, at=timezone.now())


def test_nobody_below_working_age_gets_a_card(seeker: Somebody) -> None:
    with_profile(seeker, born_on=timezone.localdate() - timedelta(days=14 * 365))

    with pytest.raises(Refused, match="15 tahun"):
        cards.apply_for_card(answers=answers(), is_declared=True, by=seeker.actor, at=timezone.now())


def test_there_is_one_application_at_a_time(seeker: Somebody) -> None:
    applied(seeker)

    with pytest.raises(Refused, match="masih berjalan"):
        cards.apply_for_card(answers=answers(), is_declared=True, by=seeker.actor, at=timezone.now())


def test_a_disputed_nik_waits_with_a_clear_sentence(seeker: Somebody, placer: Somebody) -> None:
    card = applied(seeker)
    NikClaim.objects.filter(person=seeker.person).update(state="disputed")

    with pytest.raises(Refused, match="diakui lebih dari satu orang"):
        cards.issue(card=card, by=placer.actor, at=timezone.now())


def test_a_returned_application_is_mended_and_sent_again(seeker: Somebody, placer: Somebody) -> None:
    card = applied(seeker)
    now = timezone.now()

    card = cards.send_back(card=card, reason=CardReturnReason.PHOTO, note="Wajah tertutup.", by=placer.actor, at=now)
    assert card.state == "returned"
    card = cards.resubmit(card=card, answers=answers(birth_place="Garut"), is_declared=True, by=seeker.actor, at=now)

    assert card.state == "applied"
    assert card.content["birth_place"] == "Garut"


def test_an_issued_card_has_the_next_number_of_its_regency_and_year(seeker: Somebody, other_seeker: Somebody, placer: Somebody) -> None:
    first, second = issued(seeker, placer), issued(other_seeker, placer)

    assert str(first.number).startswith("3273.")
    assert str(first.number).endswith(".00001")
    assert str(second.number).endswith(".00002")
    assert flows() == [("registered", 1), ("registered", 1)]


def test_the_public_check_shows_no_more_than_masked_names_and_the_pdf_shows_the_card(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    assert card.document is not None

    found = check(card.document, on=timezone.localdate(), by_token=True)

    assert found.standing == "genuine"
    assert found.holder == "R••• C•••••"
    assert seeker.person.nik_claims.get().nik not in str(card.document.facts)
    assert render_pdf(card.document).startswith(b"%PDF")


def test_officers_of_elsewhere_and_seekers_issue_nothing(seeker: Somebody) -> None:
    card = applied(seeker)

    for stranger in (make_employment_officer("3578"), seeker):
        with pytest.raises(NotPermitted):
            cards.issue(card=card, by=stranger.actor, at=timezone.now())


def test_an_officer_does_not_issue_their_own_card(placer: Somebody) -> None:
    card = applied(placer)

    with pytest.raises(Refused, match="urusan Anda sendiri"):
        cards.issue(card=card, by=placer.actor, at=timezone.now())


def later(card: JobSeekerCard, day: date | None) -> datetime:
    """Noon of a day."""
    assert day is not None
    return timezone.make_aware(datetime(day.year, day.month, day.day, 12))


def test_a_report_is_taken_from_thirty_days_before_and_sets_the_next(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    due_on = card.check_in_due_on
    assert due_on is not None
    with pytest.raises(Refused, match="dibuka"):
        card_life.check_in(card=card, by=seeker.actor, at=timezone.now())

    card = card_life.check_in(card=card, by=seeker.actor, at=later(card, due_on - timedelta(days=30)))

    assert card.check_in_due_on is not None
    assert card.check_in_due_on > due_on
    assert card.check_ins.get().due_on == due_on


def test_the_sheet_shows_the_days_on_which_the_holder_reported(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    assert card.document is not None
    make(document_id=card.document.pk, at=timezone.now())
    assert {day for _due, day in sheet_of(card.document)["reports"]} == {""}

    reported = later(card, card.check_in_due_on) - timedelta(days=2)
    card_life.check_in(card=card, by=seeker.actor, at=reported)

    first, *others = in_indonesian(lambda: sheet_of(Document.objects.get(pk=card.document_id)))["reports"]
    assert len(others) == 3
    assert first[1] == f"{long_day(reported.date())}, lewat SIAPKerja"
    assert {day for _due, day in others} == {""}
    document = Document.objects.get(pk=card.document_id)
    assert document.pdf is None, "what was printed before does not show it"
    assert render_pdf(document).startswith(b"%PDF")


def pages_of(pdf: bytes) -> list[str]:
    """The words of each page of a PDF, one space between them."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(BytesIO(pdf)).pages]


def test_the_sheet_has_a_box_for_each_of_the_four_reports_in_two_years(seeker: Somebody, placer: Somebody) -> None:
    """Permenaker 18/2024: every six months for as long as the card is valid; the last by its last day."""
    card = issued(seeker, placer, at=timezone.make_aware(datetime(2026, 8, 31, 9)))

    (page,) = pages_of(render_pdf(Document.objects.get(pk=card.document_id)))

    boxes = page.partition("Lapor berkala")[2]
    for number, day in enumerate(("28 Februari 2027", "31 Agustus 2027", "29 Februari 2028", "30 Agustus 2028"), start=1):
        assert f"{number} {day}" in boxes
    assert boxes.partition("30 Agustus 2028")[2].startswith(" Lapor dari telepon")
    assert card.valid_until == date(2028, 8, 30)


def test_the_fourth_report_is_taken_and_the_card_still_ends_on_its_day(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    days = []
    while card.check_in_due_on is not None:
        days.append(card.check_in_due_on)
        card = card_life.check_in(card=card, by=seeker.actor, at=later(card, card.check_in_due_on - timedelta(days=3)))

    assert len(days) == card.check_ins.count() == 4
    assert days[-1] == card.valid_until
    with pytest.raises(Refused, match="Perpanjang kartu"):
        card_life.check_in(card=card, by=seeker.actor, at=later(card, card.valid_until))
    card_life.keep_days(by=SYSTEM, at=later(card, days[-1] + timedelta(days=1)))
    card.refresh_from_db()
    assert card.state == "expired"


def test_however_much_there_is_to_say_the_first_page_has_who_it_is_the_boxes_and_the_code(seeker: Somebody, placer: Somebody) -> None:
    """Thirty jobs, the longest names that fit the database, and both sizes of the card."""
    seeker.person.full_name = ("Raden Ajeng Siti Nurhaliza Kusumaningtyas " * 4)[:150].strip()
    profile = Profile.objects.get(pk=with_profile(seeker).person.pk)
    school = {"institution": "Universitas Contoh " * 7, "field_of_study": "Ilmu Contoh " * 9, "finished_in": 2015}
    Education.objects.bulk_create(Education(profile=profile, level_id=profile.education_level_id, **school) for _ in range(10))
    Experience.objects.bulk_create(
        Experience(
            profile=profile, position="Operator mesin " * 8, employer="PT Contoh Panjang " * 8, starts_on=date(2000 + year % 20, 1, 1)
        )
        for year in range(30)
    )
    Skill.objects.bulk_create(Skill(profile=profile, name=f"{number} {'Menjahit ' * 6}", folded=f"{number}") for number in range(30))
    profile.street = ("Jalan Contoh Panjang Sekali Nomor Seratus " * 5)[:200]
    profile.save()
    card = cards.apply_for_card(answers=answers(birth_place="Kabupaten Contoh " * 5), is_declared=True, by=seeker.actor, at=timezone.now())
    card = cards.issue(card=card, by=placer.actor, at=timezone.now())
    assert card.document is not None
    assert card.valid_until is not None

    first, *others = pages_of(render_pdf(card.document))

    assert others, "the lists go on"
    for words in (seeker.person.full_name, str(card.number), card.content["nik"], long_day(card.valid_until), card.document.fingerprint):
        assert words in first
    assert verification_url(card.document).partition("://")[2].replace("/", "") in first.replace(" ", "").replace("/", "")
    assert "Operator mesin" in " ".join(others)
    printed = seeker.client.get(reverse("karirhub:card_print", args=[card.public_id]))
    front, back = pages_of(printed.content)
    assert str(card.number) in front
    assert "Raden Ajeng Siti Nurhaliza Kusumaningtyas" in front
    assert long_day(card.valid_until) in back, "the fourth report"


def test_whoever_does_not_report_lapses_after_reminders_and_comes_back_by_one_report(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    due_on = card.check_in_due_on
    assert due_on is not None

    reminded = [card_life.keep_days(by=SYSTEM, at=later(card, due_on - timedelta(days=days))) for days in (20, 14, 13, 7, 1, 0)]
    assert reminded == [0, 1, 0, 1, 1, 0]
    assert card_life.keep_days(by=SYSTEM, at=later(card, due_on + timedelta(days=7))) == 0
    assert card_life.keep_days(by=SYSTEM, at=later(card, due_on + timedelta(days=8))) == 1
    card.refresh_from_db()
    assert card.state == "lapsed"
    assert card.document is not None
    assert check(card.document, on=due_on).standing == "paused"

    card = card_life.check_in(card=card, by=seeker.actor, at=later(card, due_on + timedelta(days=20)))
    assert card.state == "active"
    assert flows() == [("registered", 1), ("struck_off", 1), ("registered", 1)]


def test_a_card_ends_with_its_validity_and_says_so(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    assert card.valid_until is not None

    card_life.keep_days(by=SYSTEM, at=later(card, card.valid_until + timedelta(days=1)))

    card.refresh_from_db()
    assert card.state == "expired"
    with pytest.raises(MoveNotAllowed):
        card_life.check_in(card=card, by=seeker.actor, at=timezone.now())


def test_a_renewal_replaces_the_card_without_counting_twice(seeker: Somebody, placer: Somebody) -> None:
    first = issued(seeker, placer)
    with pytest.raises(Refused, match="Perpanjangan dibuka"):
        cards.apply_for_card(answers=answers(), is_declared=True, by=seeker.actor, at=timezone.now())
    assert first.valid_until is not None
    at = later(first, first.valid_until - timedelta(days=10))

    second = cards.apply_for_card(answers=answers(), is_declared=True, by=seeker.actor, at=at)
    second = cards.issue(card=second, by=placer.actor, at=at)

    first.refresh_from_db()
    assert first.state == "replaced"
    assert second.state == "active"
    assert flows() == [("registered", 1)]
    card_life.close_as_hired(card=second, by=seeker.actor, at=at)
    assert flows() == [("registered", 1), ("struck_off", 1)]


def test_work_found_alone_closes_the_card_and_work_lost_opens_it_again(seeker: Somebody, placer: Somebody) -> None:
    card, now = issued(seeker, placer), timezone.now()

    card = card_life.close_as_hired(card=card, by=seeker.actor, at=now)
    assert card.state == "hired"
    card = card_life.reopen(card=card, by=seeker.actor, at=now)

    assert card.state == "active"
    assert flows() == [("registered", 1), ("struck_off", 1), ("registered", 1)]


def test_a_card_struck_off_is_withdrawn_with_its_reason(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)

    card = card_life.strike_off(card=card, reason=StrikeReason.MOVED, by=placer.actor, at=timezone.now())

    assert card.document is not None
    card.document.refresh_from_db()
    found = check(card.document, on=timezone.localdate())
    assert found.standing == "withdrawn"
    assert str(found.reason) == "Pindah ke kabupaten/kota lain"
