"""What a worker sees of what was reported, takes over into the profile, and disputes; and what company and office make of it."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from karirhub.queries.applications import readable
from siapkerja.audit.models import PersonView
from siapkerja.identity.actions.consents import withdraw_consent
from siapkerja.identity.actions.passports import PassportElsewhere, confirm_passport, correct_passport, declare_former_passport
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import NikClaimState
from siapkerja.identity.models import Consent, NikClaim
from siapkerja.kernel.errors import MoveNotAllowed
from siapkerja.notifications.models import Notification
from siapkerja.profiles.actions.histories import record_experience
from siapkerja.profiles.models import Experience
from tests.support.people import Somebody, now
from tests.support.vacancies import application, open_vacancy
from tests.wajiblapor.conftest import checked, draft_of, filed
from tests.wajiblapor.worksheets import workers, xlsx
from wajiblapor.actions.disputes import end_dispute, lapse_disputes, note_corrections
from wajiblapor.actions.submissions import submit_report
from wajiblapor.models import EmploymentDispute, Filing, ManpowerReport

ROW = workers(1)[0]


@pytest.fixture
def filing(manager: Somebody) -> Filing:
    return filed(manager, count=3)


@pytest.fixture
def worker(seeker: Somebody, filing: Filing) -> Somebody:
    """The person of the roster's first row, with a proven NIK."""
    claim_nik(person=seeker.person, nik=ROW["nik"], by=seeker.actor, at=now())
    _prove(seeker)
    return seeker


def _prove(somebody: Somebody) -> None:
    NikClaim.objects.filter(person=somebody.person).update(state=NikClaimState.VERIFIED, decided_at=now())


def _url(name: str, filing: Filing) -> str:
    return reverse(f"wajiblapor:{name}", args=[filing.report.workplace.public_id])


def _disputed(worker: Somebody, filing: Filing, matter: str = "wage") -> EmploymentDispute:
    told = {"matter": matter, "statement": "Upah saya Rp5.200.000."}
    assert worker.client.post(_url("open_dispute", filing), told).status_code == 302
    return EmploymentDispute.objects.get(state="open")


def test_only_whose_nik_is_proven_sees_their_own_line_and_nobody_elses(worker, other_seeker, filing, manager) -> None:
    page = worker.client.get(reverse("wajiblapor:employments")).content.decode()
    assert "PT Contoh Satu" in page
    assert ROW["job_title"] in page
    detail = worker.client.get(_url("employment", filing)).content.decode()
    assert ROW["name"] in detail
    assert workers(2)[1]["name"] not in detail
    claim_nik(person=other_seeker.person, nik=workers(2)[1]["nik"], by=other_seeker.actor, at=now())
    unproven = other_seeker.client.get(reverse("wajiblapor:employments")).content.decode()
    assert "Buktikan NIK Anda" in unproven
    assert "PT Contoh Satu" not in unproven
    for name, method in (("employment", "get"), ("confirm_employment", "post"), ("open_dispute", "post")):
        assert getattr(other_seeker.client, method)(_url(name, filing)).status_code == 404
    assert not PersonView.objects.filter(person_id=worker.person.pk).exists()


def test_with_consent_the_profile_says_confirmed_and_no_longer_once_it_is_taken_back(worker, filing, other_manager, deliver_facts) -> None:
    url = _url("confirm_employment", filing)
    assert worker.client.post(url, {}).status_code == 422
    assert not Experience.objects.exists()
    assert worker.client.post(url, {"is_agreed": "on"}).status_code == 302
    line = Experience.objects.get()
    assert (line.employer, line.position, line.ends_on) == ("PT Contoh Satu", ROW["job_title"], None)
    assert line.confirmed_on == filing.report.reported_on
    assert "Sesuai laporan pemberi kerja" in worker.client.get(reverse("profiles:profile")).content.decode()
    assert worker.client.post(url, {"is_agreed": "on"}).status_code == 302
    assert Experience.objects.count() == 1
    for _twice in range(2):
        deliver_facts()
    assert "sesuai laporan pemberi kerja" in worker.client.get("/perjalanan/").content.decode()
    sent = application(open_vacancy(other_manager.workplace), worker)
    marks = [[row["confirmed_on"] for row in readable(sent.snapshot, localdate())["experiences"]]]
    withdraw_consent(consent=Consent.objects.get(purpose="confirm_employment"), by=worker.actor, at=now())
    for _twice in range(2):
        deliver_facts()
    marks.append([row["confirmed_on"] for row in readable(sent.snapshot, localdate())["experiences"]])
    assert marks == [[line.confirmed_on], [None]], "whoever reads the application sees the mark only while it stands"
    line.refresh_from_db()
    assert (line.employer, line.confirmed_by, line.confirmed_on) == ("PT Contoh Satu", "", None)


def test_a_confirmed_line_written_differently_is_the_persons_own_word_again(worker, filing) -> None:
    worker.client.post(_url("confirm_employment", filing), {"is_agreed": "on"})
    line = Experience.objects.get()
    same = {"person": worker.person, "employer": line.employer, "starts_on": line.starts_on, "ends_on": None, "experience": line}
    kept = record_experience(**same, position=line.position, description="Menjahit kemeja", by=worker.actor, at=now())
    assert kept.confirmed_by
    changed = record_experience(**same, position="Direktur", description="", by=worker.actor, at=now())
    assert (changed.confirmed_by, changed.confirmed_on) == ("", None)


def test_another_persons_line_cannot_be_marked(worker, other_seeker, filing) -> None:
    theirs = record_experience(
        person=other_seeker.person, position="A", employer="B", starts_on=localdate().replace(day=1), ends_on=None, description="",
        by=other_seeker.actor, at=now(),
    )  # fmt: skip
    answer = worker.client.post(_url("confirm_employment", filing), {"is_agreed": "on", "experience": theirs.pk})
    assert answer.status_code == 422
    theirs.refresh_from_db()
    assert theirs.confirmed_by == ""


def test_the_company_explains_and_the_worker_asks_an_officer_who_settles(worker, filing, manager, colleague, officer, other_officer, deliver_facts) -> None:  # fmt: skip # noqa: E501
    assert worker.client.post(_url("open_dispute", filing), {"matter": "wage", "statement": "  "}).status_code == 422
    dispute = _disputed(worker, filing)
    assert worker.client.post(_url("open_dispute", filing), {"matter": "hours", "statement": "Lagi"}).status_code == 422
    assert worker.client.post(_url("confirm_employment", filing), {"is_agreed": "on"}).status_code == 422
    deliver_facts()
    deliver_facts()
    assert Notification.objects.filter(person=manager.person, slug="dispute_opened").count() == 1
    assert "membantah data" in manager.client.get("/kotak-masuk/").content.decode()
    here = reverse("wajiblapor:dispute", args=[filing.report.legal_entity.public_id, dispute.public_id])
    theirs = reverse("wajiblapor:officer_dispute", args=[dispute.public_id])
    assert officer.client.get(theirs).status_code == 404
    assert colleague.client.get(here).status_code == 403
    page = manager.client.get(here).content.decode()
    assert "Upah saya Rp5.200.000." in page
    assert PersonView.objects.filter(person_id=worker.person.pk, purpose="dispute").count() == 1
    assert manager.client.post(here, {"agrees": "tidak", "answer": ""}).status_code == 422
    assert manager.client.post(here, {"agrees": "tidak", "answer": "Itu upah bruto."}).status_code == 302
    assert "Itu upah bruto." in worker.client.get(_url("employment", filing)).content.decode()
    assert worker.client.post(reverse("wajiblapor:end_dispute", args=[dispute.public_id, "petugas"])).status_code == 302
    assert "Upah" in officer.client.get(reverse("wajiblapor:officer_disputes")).content.decode()
    assert other_officer.client.get(theirs).status_code == 404
    assert officer.client.post(theirs, {"note": ""}).status_code == 422
    assert officer.client.post(theirs, {"note": "Slip gaji menunjukkan Rp5.200.000."}).status_code == 302
    deliver_facts()
    assert "Petugas memutus" in worker.client.get("/kotak-masuk/").content.decode()
    assert EmploymentDispute.objects.get().state == "settled"


def test_what_the_company_leaves_unanswered_goes_to_the_officers(worker, filing, officer, other_seeker) -> None:
    dispute = _disputed(worker, filing)
    assert lapse_disputes(by=officer.actor, at=now()) == 0
    later = now() + timedelta(days=16)
    assert lapse_disputes(by=officer.actor, at=later) == 1
    assert lapse_disputes(by=officer.actor, at=later) == 0
    assert "Rina Contoh" in officer.client.get(reverse("wajiblapor:officer_disputes")).content.decode()
    assert other_seeker.client.post(reverse("wajiblapor:end_dispute", args=[dispute.public_id, "tarik"])).status_code == 404
    end_dispute(dispute=dispute, move="withdraw", by=worker.actor, at=later)
    with pytest.raises(MoveNotAllowed):
        end_dispute(dispute=dispute, move="withdraw", by=worker.actor, at=later)


def _reported_anew(manager: Somebody, **changes: object) -> ManpowerReport:
    """The next year's report, in which the first worker's line reads as changed."""
    for earlier in ManpowerReport.objects.order_by("pk"):
        earlier.year, earlier.next_due_on = earlier.year - 1, localdate() + timedelta(days=20)
        earlier.save(update_fields=["year", "next_due_on"])
    report = draft_of(manager)
    checked(report, manager, xlsx(workers(3, w1=changes)))
    submit_report(
        report=report, name="Sari", position="Direktur", is_declared=True, are_doubts_confirmed=True, by=manager.actor, at=now()
    )  # fmt: skip
    return report


@pytest.mark.parametrize(
    ("matter", "beside", "right"),
    [
        ("wage", {"job_title": "Kepala regu"}, {"base_wage": 9_900_000}),
        ("job_title", {"base_wage": 9_900_000}, {"job_title": "Kepala regu"}),
        ("social_security", {"weekly_hours": 32}, {"bpjs_health": "0001234567899"}),
        ("other", {"base_wage": 9_900_000}, {"department": "Gudang"}),
    ],
)
def test_only_what_is_disputed_reading_differently_corrects_the_dispute(matter, beside, right, worker, filing, manager) -> None:
    dispute = _disputed(worker, filing, matter)
    assert note_corrections(report_id=filing.report_id, by=manager.actor, at=now()) == 0
    other = _reported_anew(manager, **beside)
    assert note_corrections(report_id=other.pk, by=manager.actor, at=now()) == 0, "a yearly raise ends no dispute about the job title"
    report = _reported_anew(manager, **beside, **right)
    for expected in (1, 0):
        assert note_corrections(report_id=report.pk, by=manager.actor, at=now()) == expected
    dispute.refresh_from_db()
    assert dispute.state == "corrected"


def test_a_foreigner_whose_passport_was_compared_sees_confirms_and_disputes_their_line(seeker, other_seeker, manager, officer) -> None:
    foreign = {"nik": "", "country": "Jepang", "passport": "TX 0000001", "permit": "B.3/1"}
    draft = draft_of(manager)
    checked(draft, manager, xlsx([*workers(2), workers(3)[2] | foreign]))
    filing = submit_report(
        report=draft, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, by=manager.actor, at=now()
    )
    for one in (seeker, other_seeker):
        correct_passport(person=one.person, number="tx-0000001", country="JPN", expires_on=date(2099, 1, 1), by=one.actor, at=now())
    confirm_passport(person=seeker.person, at=now())
    with pytest.raises(PassportElsewhere):
        confirm_passport(person=other_seeker.person, at=now())
    unproven = other_seeker.client.get(reverse("wajiblapor:employments")).content.decode()
    assert "perlihatkan kepada petugas" in unproven
    assert "PT Contoh Satu" not in unproven
    assert "PT Contoh Satu" in seeker.client.get(reverse("wajiblapor:employments")).content.decode()
    detail = seeker.client.get(_url("employment", filing)).content.decode()
    assert "Pekerja Contoh 3" in detail or workers(3)[2]["name"] in detail
    assert seeker.client.post(_url("confirm_employment", filing), {"is_agreed": "on"}).status_code == 302
    assert Experience.objects.get().employer == "PT Contoh Satu"
    renewal = {"number": "TX0000002", "country": "JPN", "expires_on": date(2100, 1, 1)}
    correct_passport(person=seeker.person, **renewal, by=seeker.actor, at=now())
    assert "PT Contoh Satu" in seeker.client.get(reverse("wajiblapor:employments")).content.decode(), "under the renewed one, too"
    assert _disputed(seeker, filing).person == seeker.person


def test_lines_under_a_former_passport_are_seen_once_its_booklet_was_compared(seeker, other_seeker, manager) -> None:
    foreign = {"nik": "", "country": "Jepang", "passport": "TX0000001", "permit": "B.3/1"}
    draft = draft_of(manager)
    checked(draft, manager, xlsx([*workers(2), workers(3)[2] | foreign]))
    filing = submit_report(
        report=draft, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, by=manager.actor, at=now()
    )
    old = {"number": "TX0000001", "country": "JPN", "expires_on": date(2025, 1, 1), "replaced_on": date(2024, 12, 1)}
    claims = {}
    for serial, one in enumerate((seeker, other_seeker)):
        new = {"number": f"TX000001{serial}", "country": "JPN", "expires_on": date(2099, 1, 1)}
        correct_passport(person=one.person, **new, by=one.actor, at=now())
        confirm_passport(person=one.person, at=now())
        claims[serial] = declare_former_passport(person=one.person, **old, by=one.actor, at=now())
        assert "PT Contoh Satu" not in one.client.get(reverse("wajiblapor:employments")).content.decode(), "typing a number shows nothing"
        assert one.client.get(_url("employment", filing)).status_code == 404
    confirm_passport(person=seeker.person, claim_id=claims[0].pk, at=now())
    with pytest.raises(PassportElsewhere):
        confirm_passport(person=other_seeker.person, claim_id=claims[1].pk, at=now())
    assert "PT Contoh Satu" in seeker.client.get(reverse("wajiblapor:employments")).content.decode()
    assert seeker.client.post(_url("confirm_employment", filing), {"is_agreed": "on"}).status_code == 302
    assert _disputed(seeker, filing).person == seeker.person
    assert "PT Contoh Satu" not in other_seeker.client.get(reverse("wajiblapor:employments")).content.decode()
