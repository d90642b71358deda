"""The chain: a training is completed, certified, proven in the profile, asked for by a vacancy, and ends in the company's roster.

Every step travels as a fact that the worker delivers, stands in the inbox and on the page "Perjalanan saya", and changes
nothing when it is delivered again.
"""

import io
from collections.abc import Callable
from datetime import time, timedelta
from pathlib import Path
from random import Random
from typing import Any

import openpyxl
import pytest
from django.apps import apps
from django.urls import reverse
from django.utils import timezone

from karirhub.actions.certificates import Asked
from karirhub.enums import Demand
from karirhub.models import Application, CertificationScheme, Vacancy
from sertihub.actions import assessments, candidacies, certificates, decisions, scheduling, verification
from sertihub.actions.assessors import register_assessor
from sertihub.actions.scheduling import AssessorHasConflict
from sertihub.enums import Mark
from sertihub.models import Assessment, Candidacy, Certificate
from siapkerja.events.models import Delivery, DeliveryState
from siapkerja.identity.actions.organisations import grant_membership
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.enums import MemberRole
from siapkerja.jobs.running import run_here
from siapkerja.journey.models import Entry
from siapkerja.profiles.models import Qualification
from skillhub.actions import programmes
from skillhub.actions.instructors import name_instructors
from skillhub.models import Batch, Programme
from tests.support.candidates import UNITS, House, a_house, drafted, findings
from tests.support.people import SINCE, SYSTEM, Somebody, make_company, make_somebody
from tests.support.samples import draft_report
from tests.support.training import draft_programme, running_batch
from tests.support.vacancies import open_vacancy
from wajiblapor.actions.reviews import accept_report
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.actions.submissions import submit_report
from wajiblapor.demo.answers import answer_all
from wajiblapor.models import ExpectedJoiner, ManpowerReport

pytestmark = pytest.mark.django_db

Deliver = Callable[[], int]
NIK = "3273024204990003"
OURS = ("siapkerja.", "karirhub", "skillhub", "sertihub", "wirausaha", "wajiblapor")


@pytest.fixture(autouse=True)
def _own_index(tmp_path: Path, settings: Any) -> None:
    settings.SEARCH_DIR = tmp_path / "search"


def _now() -> dict[str, Any]:
    return {"at": timezone.now()}


def _page(somebody: Somebody, address: str) -> str:
    answer = somebody.client.get(address)
    assert answer.status_code == 200, address
    return str(answer.content.decode())


def _way(somebody: Somebody) -> list[str]:
    return list(Entry.objects.filter(person=somebody.person).order_by("at", "pk").values_list("step", flat=True))


def _next(somebody: Somebody) -> str:
    """What stands on top of the page "Perjalanan saya"."""
    return str(somebody.client.get("/perjalanan/").context["next_step"].title)


def _told(somebody: Somebody, *, inbox: str, way: str) -> None:
    """A step is in the inbox and on the timeline."""
    assert inbox in _page(somebody, "/kotak-masuk/")
    assert way in _page(somebody, "/perjalanan/")


def _everything() -> dict[str, list[Any]]:
    """Every row of every table of ours, but the queue of deliveries itself."""
    tables = [model for model in apps.get_models() if model.__module__.startswith(OURS) and model._meta.app_label != "events"]
    return {model._meta.label: sorted(model._default_manager.order_by().values_list(), key=repr) for model in tables}


def _deliver_all_again(deliver_facts: Deliver) -> int:
    Delivery.objects.update(state=DeliveryState.PENDING)
    return deliver_facts()


# The parties --------------------------------------------------------------------------------------------------------------------


def _programme(centre: Somebody) -> Programme:
    """A training that teaches the units of the scheme."""
    programme = draft_programme(centre.workplace, title="Menjahit pakaian")
    for code, title in UNITS:
        programmes.add_unit(programme=programme, code=code, title=title, theory_hours=8, practice_hours=32, by=SYSTEM, **_now())
    programme.refresh_from_db()
    return programmes.publish(programme=programme, by=SYSTEM, **_now())


def _trainer(centre: Somebody) -> Somebody:
    """A member of the training centre."""
    assert centre.organisation is not None
    trainer = make_somebody("Instruktur Contoh")
    grant_membership(person=trainer.person, legal_entity=centre.organisation, role=MemberRole.CONTRIBUTOR, by=SYSTEM, on=SINCE, **_now())
    return trainer


def _pass(centre: Somebody, batch: Batch, learner: Somebody) -> None:
    """The centre's staff write down the result."""
    assert centre.organisation is not None
    enrolment = batch.enrolments.get(person=learner.person)
    place = [centre.organisation.public_id, batch.programme_id, batch.pk, enrolment.public_id, "lulus"]
    answer = centre.client.post(reverse("skillhub:move_enrolment", args=place), {"note": "Mengikuti seluruh pelatihan."})
    assert answer.status_code == 302, answer.status_code


def _certify(house: House, candidacy: Candidacy, learner: Somebody, trainer: Somebody) -> Certificate:
    """From a submitted application to the certificate; the trainer may not be the assessor."""
    verification.verify(candidacy=candidacy, by=house.staff.actor, **_now())
    own_trainer = register_assessor(
        body=house.body, person=trainer.person, registration_number=f"MET.000.000099 {timezone.localdate().year}",
        issued_on=timezone.localdate(), by=SYSTEM, on=timezone.localdate(), **_now(),
    )  # fmt: skip
    day = {"candidacy": candidacy, "venue": house.venue, "on": timezone.localdate(), "starts_at": time(9), "by": house.staff.actor}
    with pytest.raises(AssessorHasConflict, match="pernah melatih"):
        scheduling.schedule(assessor=own_trainer, **day, **_now())
    scheduling.schedule(assessor=house.assessor, **day, **_now())
    assert _next(learner) == f"Setujui jadwal asesmen {house.scheme.title}"
    scheduling.agree(candidacy=candidacy, has_agreed=True, by=learner.actor, **_now())
    assessment = Assessment.objects.with_case().get(candidacy=candidacy)
    assessor = {"assessment": assessment, "by": house.assessing.actor}
    assessments.record_findings(findings=findings(assessment), **assessor, **_now())
    assessments.recommend(recommendation=Mark.COMPETENT, **assessor, **_now())
    found = decisions.decide(candidacy=candidacy, decision=Mark.COMPETENT, by=house.staff.actor, **_now())
    return certificates.issue_certificate(candidacy=found, by=house.staff.actor, **_now())


def _hire(employer: Somebody, vacancy: Vacancy, applicant: Somebody) -> Application:
    """Apply and be taken, as both sides do it on their pages."""
    assert employer.organisation is not None
    applicant.client.post(reverse("karirhub:apply", args=[vacancy.pk, vacancy.slug]), {"letter": "Saya tersertifikasi.", "consents": "on"})
    sent = Application.objects.get(vacancy=vacancy)
    steps = f"/karirhub/perusahaan/{employer.organisation.public_id}/lowongan/{vacancy.pk}/pelamar/{sent.public_id}/"
    assert str(sent.snapshot["qualifications"][0]["number"]) in _page(employer, steps)
    today = timezone.localdate()
    times = {"wawancara-time_1": f"{today + timedelta(days=1)}T09:00", "wawancara-minutes": "45", "wawancara-place": "Kantor Contoh"}
    offer = {"wage": "5.200.000", "contract_type": "permanent", "starts_on": today + timedelta(days=1), "answer_by": today}
    for step, answers in (
        ("view", {}),
        ("shortlist", {}),
        ("wawancara", times),
        ("penawaran", {f"penawaran-{name}": value for name, value in offer.items()}),
    ):
        assert employer.client.post(f"{steps}{step}/", answers).status_code == 302, step
    accept = reverse("karirhub:accept_offer", args=[sent.public_id, sent.offers.get().public_id])
    assert accept in _page(applicant, reverse("karirhub:application", args=[sent.public_id]))
    assert applicant.client.post(accept).status_code == 302
    assert employer.client.post(f"{steps}hire/", {"starts_on": today.isoformat()}).status_code == 302
    return sent


def _template(employer: Somebody, report: ManpowerReport) -> Any:
    """The workbook the company downloads to fill in."""
    address = reverse("wajiblapor:template_xlsx", args=[report.legal_entity.public_id, report.public_id])
    return openpyxl.load_workbook(io.BytesIO(employer.client.get(address).content))


def _file(employer: Somebody, report: ManpowerReport, book: Any) -> None:
    """Add what only the company knows, upload the workbook, and send the report."""
    sheet = book["Pekerja"]
    columns = {str(cell.value): cell.column for cell in sheet[1]}
    added = {"Status hubungan kerja": "PKWTT", "Sistem upah": "Bulanan", "Upah pokok per bulan": 9_000_000, "Jam kerja per minggu": 40}
    for title, value in added.items():
        sheet.cell(row=2, column=columns[title], value=value)
    out = io.BytesIO()
    book.save(out)
    out.seek(0)
    upload = upload_roster(report=report, stream=out, filename="templat.xlsx", by=employer.actor, **_now())
    assert upload.job is not None
    run_here(upload.job)
    answer_all(report=report, random=Random(1), by=employer.actor, **_now())
    submit_report(
        report=report, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, note="Sudah diperiksa.",
        by=employer.actor, **_now(),
    )  # fmt: skip


# The way ------------------------------------------------------------------------------------------------------------------------


def test_one_fact_travels_from_the_training_hall_to_the_companys_roster(
    seeker: Somebody, manager: Somebody, other_manager: Somebody, officer: Somebody, deliver_facts: Deliver
) -> None:
    house = a_house(make_company("LSP Contoh Garmen", make_somebody("Ketua Contoh")))
    employer, centre, trainer = manager, other_manager, _trainer(other_manager)
    claim_nik(person=seeker.person, nik=NIK, by=seeker.actor, **_now())
    deliver_facts()

    # The scheme is known to Karirhub; a company asks for it.
    scheme = CertificationScheme.objects.get(number=house.scheme.number)
    asked = (Asked(number=scheme.number, demand=Demand.REQUIRED),)
    vacancy = open_vacancy(employer.workplace, certificates=asked)

    # Somebody completes a training: its certificate is proven, and the matching scheme is offered.
    batch = running_batch(_programme(centre), seeker)
    name_instructors(batch=batch, person_ids=[trainer.person.pk], by=SYSTEM, **_now())
    _pass(centre, batch, seeker)
    deliver_facts()
    _told(seeker, inbox="Anda lulus pelatihan: Menjahit pakaian", way="Anda lulus pelatihan Menjahit pakaian")
    _told(seeker, inbox="Sertifikat pelatihan Anda terbit", way="Pelatihan Menjahit pakaian terbukti di profil Anda")
    offer = f"Sertifikasi {house.scheme.title} ditawarkan kepada Anda"
    _told(seeker, inbox=f"Anda dapat disertifikasi: {house.scheme.title}", way=offer)
    assert _next(seeker) == f"Ajukan sertifikasi {house.scheme.title}"

    # They apply, are assessed by somebody who never trained them, and get the certificate.
    candidacy = candidacies.submit(candidacy=drafted(house, seeker), by=seeker.actor, **_now())
    certificate = _certify(house, candidacy, seeker, trainer)
    deliver_facts()
    _told(seeker, inbox="Sertifikat kompetensi Anda terbit", way=f"Sertifikat kompetensi {house.scheme.title} terbit")

    # The profile shows it as proven, and the vacancy that asks for it is recommended.
    proven = Qualification.objects.get(person=seeker.person, kind="competence")
    assert (proven.number, proven.scheme_number) == (certificate.document.number, house.scheme.number)
    profile = _page(seeker, "/profil/")
    assert proven.number in profile
    assert f"/verifikasi/{certificate.document.token}/" in profile
    _told(seeker, inbox="lowongan meminta sertifikat ini", way="1 lowongan yang meminta")
    assert _next(seeker) == "Lamar lowongan yang meminta sertifikat Anda"
    assert vacancy.title in _page(seeker, "/karirhub/untuk-anda/")

    # They are hired.
    _hire(employer, vacancy, seeker)
    deliver_facts()
    _told(seeker, inbox=f"Anda diterima: {vacancy.title}", way=f"Anda diterima bekerja sebagai {vacancy.title}")

    # The company's next roster comes with their row begun; it adds the wage, files the report, and the office accepts it.
    assert ExpectedJoiner.objects.get().person_id == seeker.person.pk
    report = draft_report(employer)
    book = _template(employer, report)
    row = dict(zip([cell.value for cell in book["Pekerja"][1]], [cell.value for cell in book["Pekerja"][2]], strict=True))
    assert (row["NIK"], row["Nama"]) == (NIK, seeker.person.full_name)
    _file(employer, report, book)
    deliver_facts()
    accept_report(report=report, by=officer.actor, **_now())
    deliver_facts()
    assert "Perusahaan Anda melaporkan Anda sebagai pekerjanya" in _page(seeker, "/perjalanan/")

    # The whole way, in its order.
    way = _way(seeker)
    milestones = [
        "training_registered", "training_completed", "training_certified", "certification_offered", "candidacy_submitted",
        "assessment_scheduled", "certificate_issued", "competence_proven", "vacancies_recommended", "application_sent", "hired",
        "reported_by_employer",
    ]  # fmt: skip
    assert [step for step in way if step in milestones] == sorted(milestones, key=way.index)
    assert set(milestones) <= set(way)

    # Delivering everything again changes nothing.
    before = _everything()
    assert _deliver_all_again(deliver_facts) > 20
    after = _everything()
    assert [name for name in before if before[name] != after[name]] == []
