"""The way as people walk it on the pages: candidate, body, assessor, and whoever checks the certificate."""

from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from sertihub.actions.certificates import expire_certificates, revoke
from sertihub.enums import RevokeReason
from sertihub.models import Candidacy, Certificate, Offer
from siapkerja.audit.models import PersonView
from siapkerja.documents.pdf import render_pdf
from siapkerja.identity.models import NikClaim
from tests.support.candidates import PDF, House, a_house, agreed, certified, drafted, recommended, scheduled, submitted, verified
from tests.support.people import SYSTEM, Somebody, make_company, make_somebody
from tests.support.vacancies import complete_profile

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(manager: Somebody) -> House:
    return a_house(manager)


def case_url(house: House, candidacy: Candidacy, step: str = "") -> str:
    assert house.staff.organisation is not None
    args: list[Any] = [house.staff.organisation.public_id, candidacy.public_id]
    return reverse("sertihub:move_candidate", args=[*args, step]) if step else reverse("sertihub:candidate", args=args)


def words(response: Any) -> str:
    return str(response.content.decode())


def opened(client: Client, address: str) -> int:
    response = client.get(address)
    if response.streaming:
        b"".join(response)  # type: ignore[call-overload]
    return int(response.status_code)


def test_a_candidate_applies_on_the_pages(house: House, seeker: Somebody) -> None:
    complete_profile(seeker)
    client = seeker.client
    apply = reverse("sertihub:apply", args=[house.scheme.pk, house.scheme.slug])
    assert "Rina Contoh" in words(client.get(apply))
    assert client.post(apply, {"purpose": "other"}).status_code == 422
    made = client.post(apply, {"purpose": "certification", "employer": "CV Contoh", "adjustment": "Juru bahasa isyarat"})
    candidacy = Candidacy.objects.get()
    page = reverse("sertihub:candidacy", args=[candidacy.public_id])
    assert made.url == page
    assert client.get(apply).url == page, "a case that runs is gone on with"
    assert "Lengkapi permohonan" in words(client.get(page))

    refused = client.post(reverse("sertihub:add_evidence", args=[candidacy.public_id]), {"kind": "training", "document": BytesIO(b"halo")})
    assert refused.status_code == 422
    assert "bukan PDF, JPG, atau PNG" in words(refused)
    file = SimpleUploadedFile("sertifikat.pdf", PDF)
    client.post(reverse("sertihub:add_evidence", args=[candidacy.public_id]), {"kind": "training", "document": file})

    for place, row in enumerate(candidacy.units.order_by("order"), start=1):
        element = row.unit.elements.get().pk
        address = reverse("sertihub:self_assessment", args=[candidacy.public_id, place])
        assert "Alat dan bahan siap" in words(client.get(address))
        told: dict[str, Any] = {f"mark_{element}": "k", f"file_{element}": SimpleUploadedFile("foto.pdf", PDF), "berikutnya": "1"}
        answer = client.post(address, told)
        assert answer.status_code == 302
    assert "Ajukan permohonan" in words(client.get(page))
    client.post(reverse("sertihub:submit_candidacy", args=[candidacy.public_id]))
    candidacy.refresh_from_db()
    assert (candidacy.state, candidacy.adjustment, candidacy.evidence.count()) == ("submitted", "Juru bahasa isyarat", 3)
    assert client.get(address).status_code == 404, "what was handed in is not filled in any more"


def test_a_self_assessment_with_a_wrong_file_says_so_beside_it(house: House, seeker: Somebody) -> None:
    candidacy = drafted(house, seeker)
    element = candidacy.units.order_by("order")[0].unit.elements.get().pk
    address = reverse("sertihub:self_assessment", args=[candidacy.public_id, 1])
    answer = seeker.client.post(address, {f"mark_{element}": "k", f"file_{element}": SimpleUploadedFile("a.exe", b"MZ")})
    assert answer.status_code == 422
    assert "bukan PDF, JPG, atau PNG" in words(answer)


def test_staff_send_back_what_is_missing_and_the_candidate_reads_it(house: House, seeker: Somebody) -> None:
    candidacy = submitted(house, seeker)
    staff = house.staff.client
    assert "Nyatakan lengkap" in words(staff.get(case_url(house, candidacy)))
    empty = staff.post(case_url(house, candidacy, "perbaiki"), {})
    assert empty.status_code == 422
    assert "paling sedikit satu hal" in words(empty)
    staff.post(case_url(house, candidacy, "perbaiki"), {"requirements": "Ijazah belum terbaca."})

    page = words(seeker.client.get(reverse("sertihub:candidacy", args=[candidacy.public_id])))
    assert "Yang perlu Anda perbaiki" in page
    assert "Ijazah belum terbaca." in page


def test_looks_at_a_candidate_are_recorded(house: House, seeker: Somebody) -> None:
    assessment = agreed(house, seeker)
    house.staff.client.get(case_url(house, assessment.candidacy))
    house.assessing.client.get(reverse("sertihub:assessment", args=[assessment.candidacy.public_id]))
    seen = PersonView.objects.filter(person_id=seeker.person.pk, what="candidacy", purpose="service")
    assert set(seen.values_list("by_person_id", flat=True)) == {house.staff.person.pk, house.assessing.person.pk}


def test_a_refused_schedule_shows_the_sentence_beside_the_assessor(house: House, seeker: Somebody) -> None:
    from sertihub.actions.offers import note_trainers

    note_trainers(person_id=seeker.person.pk, trainer_ids=[house.assessing.person.pk], enrolment_id=1, completed_on=timezone.localdate())
    candidacy = verified(house, seeker)
    told = {"on": timezone.localdate().isoformat(), "starts_at": "09:00", "venue": house.venue.pk, "assessor": house.assessor.pk}
    answer = house.staff.client.post(case_url(house, candidacy, "jadwal"), told)
    assert answer.status_code == 422
    assert "pernah melatih asesi ini" in words(answer)


def test_schedule_agreement_findings_decision_and_certificate_on_the_pages(house: House, seeker: Somebody) -> None:
    candidacy = verified(house, seeker)
    staff, mine = house.staff.client, reverse("sertihub:candidacy", args=[candidacy.public_id])
    told = {"on": timezone.localdate().isoformat(), "starts_at": "09:00", "venue": house.venue.pk, "assessor": house.assessor.pk}
    assert staff.post(case_url(house, candidacy, "jadwal"), told).status_code == 302
    assert "Setujui asesmen Anda" in words(seeker.client.get(mine))
    assert seeker.client.post(reverse("sertihub:agree", args=[candidacy.public_id]), {}).status_code == 422
    seeker.client.post(reverse("sertihub:agree", args=[candidacy.public_id]), {"has_agreed": "on"})

    assessor, sheet = house.assessing.client, reverse("sertihub:assessment", args=[candidacy.public_id])
    assert "Rina Contoh" in words(assessor.get(reverse("sertihub:assessments")))
    assert assessor.post(sheet, {"kirim": "1"}).status_code == 422
    found = {f"mark_{unit}": "k" for unit in candidacy.units.values_list("unit", flat=True)}
    assert assessor.post(sheet, found).status_code == 302
    assert assessor.post(sheet, {**found, "recommendation": "bk", "feedback": "", "kirim": "1"}).status_code == 302

    differing = staff.post(case_url(house, candidacy, "putuskan"), {"decision": "k"})
    assert "berbeda dari rekomendasi asesor" in words(differing)
    staff.post(case_url(house, candidacy, "putuskan"), {"decision": "k", "reason": "Semua unit K."})
    assert "Terbitkan sertifikat" in words(staff.get(case_url(house, candidacy)))
    staff.post(case_url(house, candidacy, "terbitkan"), {})
    certificate = Certificate.objects.get()
    assert certificate.number in words(seeker.client.get(mine))
    assert "gagal" not in words(seeker.client.get(mine)).lower()


def test_anybody_may_check_a_certificate_but_not_read_who_holds_it(house: House, seeker: Somebody, client: Client) -> None:
    NikClaim.objects.create(person=seeker.person, nik="3273024204990001", nik_index=b"x" * 32, claimed_at=timezone.now())
    certificate = certified(house, seeker)
    page = words(client.get(reverse("documents:verification", args=[certificate.document.token])))
    for told in ("R••• C•••••", "3273********0001", house.scheme.title, "PT Contoh Satu", certificate.number, "Asli dan berlaku"):
        assert told in page, told
    assert "Rina Contoh" not in page

    revoke(certificate=certificate, reason=RevokeReason.MISUSE, by=house.staff.actor, at=timezone.now())
    page = words(client.get(reverse("documents:verify"), {"nomor": certificate.number}))
    assert "dicabut" in page
    assert "Sertifikat disalahgunakan" in page


def test_a_number_of_another_body_gets_a_sentence(house: House, seeker: Somebody, other_manager: Somebody) -> None:
    elsewhere = certified(a_house(other_manager, number="2126"), seeker)
    assert house.staff.organisation is not None
    address = reverse("sertihub:certificates", args=[house.staff.organisation.public_id])
    page = words(house.staff.client.get(address, {"nomor": elsewhere.number}))
    assert "diterbitkan PT Contoh Dua, bukan lembaga Anda" in page
    assert "Tidak ada sertifikat bernomor" in words(house.staff.client.get(address, {"nomor": "123"}))
    assert (
        house.staff.client.get(reverse("sertihub:certificate", args=[house.staff.organisation.public_id, elsewhere.public_id])).status_code
        == 404
    )

    ours = certified(house, make_somebody("Pemegang Contoh"))
    assert house.staff.client.get(address, {"nomor": ours.number.replace(" ", "")}).status_code == 302
    assert house.staff.client.get(address, {"nomor": ours.registration_number}).status_code == 302


def test_a_certificate_is_revoked_on_its_page_and_expires_by_itself(house: House, seeker: Somebody, other_seeker: Somebody) -> None:
    first, second = certified(house, seeker), certified(house, other_seeker)
    assert house.staff.organisation is not None
    page = reverse("sertihub:certificate", args=[house.staff.organisation.public_id, first.public_id])
    assert house.staff.client.post(page, {}).status_code == 422
    house.staff.client.post(page, {"reason": "by_holder"})
    later = timezone.now() + timedelta(days=3 * 366)
    assert expire_certificates(by=SYSTEM, at=later) == 1
    assert expire_certificates(by=SYSTEM, at=later) == 0
    states = dict(Certificate.objects.values_list("pk", "state"))
    assert states == {first.pk: "revoked", second.pk: "expired"}
    assert "Dicabut" in words(house.staff.client.get(page))


def test_the_certificate_is_two_pages_with_its_units_on_the_back(house: House, seeker: Somebody) -> None:
    certificate = certified(house, seeker)
    sheet = render_pdf(certificate.document)
    assert sheet.startswith(b"%PDF")
    assert [unit[0] for unit in certificate.document.facts["units"]] == ["C.999110.001.01", "C.999110.002.01"]
    pdf = seeker.client.get(reverse("documents:pdf", args=[certificate.document.token]))
    assert pdf.status_code == 200


def test_evidence_opens_for_the_candidate_the_staff_and_their_assessor_only(
    house: House, seeker: Somebody, other_manager: Somebody, other_seeker: Somebody
) -> None:
    assessment = scheduled(house, seeker)
    address = reverse("files:download", args=[assessment.candidacy.evidence.get().stored.public_id])
    people = (seeker, house.staff, house.assessing, other_manager, other_seeker)
    assert [opened(one.client, address) for one in people] == [200, 200, 200, 404, 404]
    hidden = drafted(house, other_seeker).evidence.get().stored.public_id
    assert house.staff.client.get(reverse("files:download", args=[hidden])).status_code == 404, "not handed in yet"


def test_lists_narrow_and_ask_the_same_number_of_queries(house: House, django_assert_max_num_queries: Any) -> None:
    for number in range(3):
        recommended(house, make_somebody(f"Asesi Contoh {number}"))
    assert house.staff.organisation is not None
    address = reverse("sertihub:candidates", args=[house.staff.organisation.public_id])
    assert "Asesi Contoh 1" in words(house.staff.client.get(address, {"q": "contoh 1", "tahap": "recommended"}))
    assert "Tidak ada asesi" in words(house.staff.client.get(address, {"tahap": "verified", "skema": str(house.scheme.pk)}))
    assert house.staff.client.get(address, {"tahap": "apa", "skema": "x"}).status_code == 200


def test_offers_stand_on_ones_page_until_taken_or_put_aside(house: House, seeker: Somebody) -> None:
    offer = Offer.objects.create(person=seeker.person, scheme=house.scheme, enrolment_id=1, offered_at=timezone.now())
    mine = reverse("sertihub:certification")
    assert "Ditawarkan sesudah pelatihan Anda" in words(seeker.client.get(mine))
    seeker.client.post(reverse("sertihub:dismiss_offer", args=[offer.pk]))
    assert "Ditawarkan sesudah pelatihan Anda" not in words(seeker.client.get(mine))


def test_what_one_body_certified_no_other_body_offers_any_more_until_it_is_revoked(house: House, seeker: Somebody) -> None:
    other = a_house(make_company("LSP Contoh Lain", make_somebody("Ketua Lain Contoh")), number="2126")
    Offer.objects.create(person=seeker.person, scheme=other.scheme, enrolment_id=1, offered_at=timezone.now())
    mine = reverse("sertihub:certification")
    assert "Ditawarkan sesudah pelatihan Anda" in words(seeker.client.get(mine))

    certificate = certified(house, seeker)
    assert "Ditawarkan sesudah pelatihan Anda" not in words(seeker.client.get(mine))

    revoke(certificate=certificate, reason=RevokeReason.MISUSE, by=house.staff.actor, at=timezone.now())
    assert "Ditawarkan sesudah pelatihan Anda" in words(seeker.client.get(mine))
