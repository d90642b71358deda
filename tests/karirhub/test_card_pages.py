"""The pages of a job seeker's card, for its holder and for the office."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.utils import timezone

from karirhub.actions import card_life, cards, guidance
from karirhub.actions.erasure import erase_card
from karirhub.actions.guidance import refer, write_note
from karirhub.actions.placements import PlacementContent, record_by_hand
from karirhub.enums import CounsellingTopic
from karirhub.models import CounsellingNote, JobSeekerCard, Placement, Referral
from karirhub.queries.guidance import referral_of
from siapkerja.audit.models import PersonView
from siapkerja.documents.pdf import render_pdf
from siapkerja.identity.holdings import everything_of
from siapkerja.identity.models import Workplace
from siapkerja.kernel.errors import Refused
from siapkerja.notifications.models import Notification
from siapkerja.profiles.actions.histories import record_experience
from siapkerja.profiles.actions.skills import add_skills
from tests.support.cards import answers, applied, issued, make_employment_officer, with_profile
from tests.support.people import SYSTEM, Somebody
from tests.support.vacancies import application, open_vacancy

pytestmark = pytest.mark.django_db
CARD, QUEUE, SEEKERS = "/karirhub/kartu/", "/karirhub/petugas/kartu/", "/karirhub/petugas/pencari-kerja/"
ANSWERS = {"birth_place": "Bandung", "marital_status": "single", "religion": "", "is_declared": "on"}


@pytest.fixture
def placer(db: None) -> Somebody:
    return make_employment_officer()


def test_the_page_says_that_it_is_free_and_where_to_report_a_fee(seeker: Somebody) -> None:
    page = seeker.client.get(CARD).content.decode()

    assert "tidak dipungut biaya" in page
    assert "/laporkan-pungutan/" in page
    assert "Foto wajah" in page


def test_a_card_is_asked_for_on_one_page(seeker: Somebody) -> None:
    with_profile(seeker)
    assert "Rina Contoh" in seeker.client.get(f"{CARD}minta/").content.decode()

    faulty = seeker.client.post(f"{CARD}minta/", {"birth_place": "Bandung"})
    assert faulty.status_code == 422
    assert 'value="Bandung"' in faulty.content.decode()
    sent = seeker.client.post(f"{CARD}minta/", ANSWERS, follow=True)
    assert "Permohonan terkirim" in sent.content.decode()
    assert JobSeekerCard.objects.get().state == "applied"


def test_the_card_says_which_languages_its_holder_speaks_and_where_they_worked(seeker: Somebody, placer: Somebody) -> None:
    with_profile(seeker)
    person, now = seeker.person, timezone.now()
    add_skills(person=person, names=["Bahasa Jawa"], by=seeker.actor, at=now)
    told = {"position": "Penjahit", "employer": "CV Contoh Busana", "description": ""}
    record_experience(person=person, **told, starts_on=date(2021, 2, 1), ends_on=date(2024, 5, 1), by=seeker.actor, at=now)
    assert 'value="Jawa"' in seeker.client.get(f"{CARD}minta/").content.decode()

    seeker.client.post(f"{CARD}minta/", ANSWERS | {"languages": " Jawa,  Inggris , Jawa", "last_industry": "C"})
    card = cards.issue(card=JobSeekerCard.objects.get(), by=placer.actor, at=now)

    for page in (seeker.client.get(CARD), placer.client.get(f"{SEEKERS}{card.public_id}/")):
        assert "Jawa, Inggris" in page.content.decode()
        assert "Penjahit, CV Contoh Busana, 2021–2024" in page.content.decode()
    assert card.document is not None
    assert render_pdf(card.document).startswith(b"%PDF")
    assert seeker.client.post(f"{CARD}minta/", ANSWERS | {"last_industry": "ZZ"}).status_code in {302, 422}


def test_the_page_tells_the_whole_life_through_all_cards(seeker: Somebody, placer: Somebody, workplace: Workplace) -> None:
    first = timezone.now() - timedelta(days=720)
    card = issued(seeker, placer, at=first)
    assert card.check_in_due_on is not None
    card = card_life.check_in(card=card, by=seeker.actor, at=first + timedelta(days=170))
    again = cards.apply_for_card(answers=answers(), is_declared=True, by=seeker.actor, at=first + timedelta(days=715))
    renewed = cards.issue(card=again, by=placer.actor, at=first + timedelta(days=716))
    vacancy = open_vacancy(workplace)
    refer(card=renewed, vacancy=vacancy, by=placer.actor, at=timezone.now())
    work = PlacementContent(employer="CV Contoh", position="Pramuniaga", work_region="3273", starts_on=timezone.localdate())
    record_by_hand(card=renewed, content=work, by=placer.actor, at=timezone.now())

    for page in (seeker.client.get(CARD), placer.client.get(f"{SEEKERS}{renewed.public_id}/")):
        told = page.content.decode()
        assert f"Kartu terbit, nomor {card.number}" in told
        assert "Melapor masih mencari kerja" in told
        assert f"Kartu diperpanjang, nomor {renewed.number}" in told
        assert f"Surat pengantar ke lowongan {vacancy.title}" in told
        assert "Ditempatkan sebagai Pramuniaga di CV Contoh" in told
    assert "Ujang Contoh" not in seeker.client.get(CARD).content.decode().split("Riwayat")[-1]


def test_the_queue_shows_the_longest_waiting_first_and_counts_at_the_door(
    seeker: Somebody, other_seeker: Somebody, placer: Somebody
) -> None:
    applied(seeker)
    applied(other_seeker)

    page = placer.client.get(QUEUE).content.decode()

    assert page.index("Rina Contoh") < page.index("Dimas Contoh")
    assert "Permohonan menunggu pemeriksaan" in placer.client.get("/petugas/").content.decode()


def test_an_officer_reads_returns_and_issues_and_every_look_is_logged(
    seeker: Somebody, placer: Somebody, deliver_facts: Callable[[], int]
) -> None:
    card = applied(seeker)
    here = f"{QUEUE}{card.public_id}/"
    assert placer.client.get(here).status_code == 200
    assert PersonView.objects.filter(person_id=seeker.person.pk, what="card").count() == 1

    assert placer.client.post(f"{here}kembalikan/", {"reason": "other"}).status_code == 422
    placer.client.post(f"{here}kembalikan/", {"reason": "photo", "note": "Wajah tertutup."})
    assert "Wajah tertutup." in seeker.client.get(CARD).content.decode()
    seeker.client.post(f"{CARD}minta/", ANSWERS)
    placer.client.post(f"{here}terbitkan/")

    card.refresh_from_db()
    assert card.state == "active"
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(person=seeker.person, slug="card_moved").count() == 2


def test_strangers_and_officers_of_elsewhere_learn_nothing(seeker: Somebody, other_seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    elsewhere = make_employment_officer("3578")

    for client in (other_seeker.client, elsewhere.client):
        for address in (f"{QUEUE}{card.public_id}/", f"{SEEKERS}{card.public_id}/", f"{CARD}{card.public_id}/cetak/"):
            assert client.get(address).status_code == 404
        assert card.document is not None
        assert client.get(f"/dokumen/{card.document.token}/pdf/").status_code == 404
    assert "Rina Contoh" not in elsewhere.client.get(SEEKERS).content.decode()


def test_the_holder_prints_reports_closes_and_opens_again(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    paper = seeker.client.get(f"{CARD}{card.public_id}/cetak/")
    assert paper.content.startswith(b"%PDF")

    early = seeker.client.post(f"{CARD}{card.public_id}/lapor/", follow=True)
    assert "Lapor berkala berikutnya dibuka" in early.content.decode()
    assert "Kartu Anda ditutup" in seeker.client.post(f"{CARD}{card.public_id}/sudah-bekerja/", follow=True).content.decode()
    assert "Kartu Anda dibuka lagi" in seeker.client.post(f"{CARD}{card.public_id}/cari-lagi/", follow=True).content.decode()
    assert seeker.client.post(f"{CARD}{card.public_id}/terbang/").status_code == 404


def test_seekers_are_found_by_name_number_and_nik(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    nik = seeker.person.nik_claims.get().nik

    for text in ("rina", card.number, nik):
        assert "Rina Contoh" in placer.client.get(SEEKERS, {"q": text}).content.decode()
    for asked in ({"q": "x" * 9000}, {"q": "%_'\""}, {"keadaan": "zz"}, {"after": "rusak"}, {"q": "Dimas"}):
        page = placer.client.get(SEEKERS, asked)
        assert page.status_code == 200


def test_a_talk_is_written_down_encrypted_and_told_in_the_copy_of_ones_data(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    here = f"{SEEKERS}{card.public_id}/"

    assert placer.client.post(f"{here}catatan/", {"topic": "career", "text": " "}).status_code == 422
    placer.client.post(f"{here}catatan/", {"topic": "career", "text": "Ingin pindah ke pola."})

    assert "Ingin pindah ke pola." in placer.client.get(here).content.decode()
    raw = CounsellingNote.objects.raw("select id, text::text as raw from karirhub_counsellingnote")[0].raw
    assert "pola" not in raw
    assert everything_of(seeker.person.pk)["guidance"]["notes"][0]["text"] == "Ingin pindah ke pola."


def test_a_referral_has_a_numbered_letter_and_the_employer_reads_it_once_the_seeker_applies(
    seeker: Somebody, placer: Somebody, workplace: Workplace, deliver_facts: Callable[[], int]
) -> None:
    card, vacancy = issued(seeker, placer), open_vacancy(workplace)
    here = f"{SEEKERS}{card.public_id}/rujuk/"
    assert vacancy.title in placer.client.get(here).content.decode()

    placer.client.post(here, {"vacancy": vacancy.pk})

    letter = Referral.objects.get()
    assert letter.document.number.startswith("3273/00001/AK.IV/")
    assert render_pdf(letter.document).startswith(b"%PDF")
    sent = application(vacancy, seeker)
    assert referral_of(sent) == letter
    deliver_facts()
    assert Notification.objects.filter(person=seeker.person, slug="seeker_referred").exists()
    with pytest.raises(Refused, match="sudah dirujuk"):
        refer(card=card, vacancy=vacancy, by=placer.actor, at=timezone.now())


@pytest.mark.parametrize("vacancy", ["", "0", "x", "²", "9" * 30])
def test_a_referral_to_nowhere_is_answered_in_a_sentence(vacancy: str, seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)

    answer = placer.client.post(f"{SEEKERS}{card.public_id}/rujuk/", {"vacancy": vacancy}, follow=True)

    assert "sudah tidak menerima lamaran" in answer.content.decode()


def test_whoever_does_not_seek_is_not_referred(seeker: Somebody, placer: Somebody, workplace: Workplace) -> None:
    card = card_life.close_as_hired(card=issued(seeker, placer), by=seeker.actor, at=timezone.now())

    with pytest.raises(guidance.NotSeeking):
        refer(card=card, vacancy=open_vacancy(workplace), by=placer.actor, at=timezone.now())


def test_a_placement_found_outside_is_written_down_and_can_be_taken_back(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    here = f"{SEEKERS}{card.public_id}/penempatan/"
    told = {"employer": "CV Contoh", "position": "Penjahit", "starts_on": timezone.localdate().isoformat()}

    assert placer.client.post(here, told).status_code == 422
    assert placer.client.post(here, told | {"is_abroad": "on"}).status_code == 422
    assert placer.client.post(here, told | {"regency": "3273", "starts_on": "1999-01-01"}).status_code == 422
    placer.client.post(here, told | {"regency": "3273"})
    placement = Placement.objects.get()
    assert placement.get_scope_display() == "Antar kerja lokal (AKL)"
    assert "CV Contoh" in placer.client.get("/karirhub/petugas/penempatan/").content.decode()

    address = f"/karirhub/petugas/penempatan/{placement.public_id}/batalkan/"
    assert placer.client.post(address, {"note": ""}).status_code == 422
    placer.client.post(address, {"note": "Keliru."})
    card.refresh_from_db()
    assert card.state == "active"


def test_forgetting_a_person_empties_the_card_and_strikes_it_off(seeker: Somebody, placer: Somebody) -> None:
    card = issued(seeker, placer)
    write_note(card=card, topic=CounsellingTopic.CAREER, text="Ingin pindah.", by=placer.actor, at=timezone.now())

    erase_card(person_id=seeker.person.pk, by=SYSTEM, at=timezone.now())

    card.refresh_from_db()
    assert (card.state, card.content, card.photo) == ("struck_off", {}, None)
    assert not CounsellingNote.objects.exists()
    assert placer.client.get(f"{SEEKERS}{card.public_id}/").status_code == 200
