"""One record of every kind that stands in an address, belonging to the people of `tests.support.people`."""

import csv
import importlib
import io
import pkgutil
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest
from django.utils import timezone

from siapkerja.identity.actions.consents import give_consent
from siapkerja.identity.enums import BusinessScale, ConsentPurpose
from siapkerja.jobs.running import run_here
from siapkerja.notifications.models import Notification
from siapkerja.profiles.actions.histories import record_education, record_experience
from siapkerja.profiles.actions.skills import add_skills
from siapkerja.reference.models import Industry
from siapkerja.web.actions.levy_reports import report_levy
from siapkerja.web.enums import LevyAbout
from tests.support import parts
from tests.support.people import SYSTEM, Somebody, make_company, make_region
from tests.support.vacancies import application, draft_vacancy, open_vacancy
from wajiblapor.actions.reports import IdentityAnswers, open_report, save_identity
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.actions.submissions import submit_report
from wajiblapor.demo.answers import answer_all
from wajiblapor.enums import Capital, Ownership
from wajiblapor.models import ManpowerReport

ROSTER_HEAD = (
    "NIK", "Nama", "Jenis kelamin", "Tanggal lahir", "Pendidikan", "Jabatan", "Status hubungan kerja", "Mulai kerja", "Sistem upah",
    "Upah pokok per bulan", "Jam kerja per minggu", "Disabilitas",
)  # fmt: skip
ROSTER_WORK = ("SMA", "Operator jahit", "PKWTT", "01/02/2015", "Bulanan", 9_000_000, 40, "Tidak ada")


def roster_file(workers: int, *, nik_prefix: str = "327302") -> io.BytesIO:
    """A CSV with so many faultless workers."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";")
    writer.writerow(ROSTER_HEAD)
    for number in range(workers):
        nik = f"{nik_prefix}{1 + number % 28:02d}0190{number // 28 + 1:04d}"
        born_on = f"{1 + number % 28:02d}/01/1990"
        writer.writerow([nik, f"Pekerja Contoh {number}", "L", born_on, *ROSTER_WORK])
    return io.BytesIO(text.getvalue().encode())


def draft_report(manager: Somebody) -> ManpowerReport:
    """A report with its identity answered, not yet sent."""
    now, office = timezone.now(), manager.workplace
    report = open_report(workplace=office, by=manager.actor, at=now)
    answers = IdentityAnswers(
        name="PT Contoh Satu", legal_form="pt", nib="", npwp="", industry_id=Industry.objects.filter(level=5).order_by("pk")[0].pk,
        address="Jalan Contoh 1", village_code=make_region("3273021004").code, postal_code="40111", owner_name="Sari Contoh",
        responsible_name="Sari Contoh", responsible_position="Direktur", phone="+62811000111", founded_on=date(2010, 5, 5),
        ownership=Ownership.PRIVATE, capital=Capital.DOMESTIC_PRIVATE, scale=BusinessScale.SMALL,
    )  # fmt: skip
    save_identity(report=report, answers=answers, by=manager.actor, at=now)
    return report


def with_roster(report: ManpowerReport, manager: Somebody, *, workers: int = 3) -> Any:
    """Upload a roster, check it here and answer all questions; gives the upload."""
    upload = upload_roster(report=report, stream=roster_file(workers), filename="pekerja.csv", by=manager.actor, at=timezone.now())
    assert upload.job is not None
    run_here(upload.job)
    upload.refresh_from_db()
    answer_all(report=report, random=Random(1), by=manager.actor, at=timezone.now())
    return upload


def filed_report(manager: Somebody, *, workers: int = 3) -> ManpowerReport:
    """A report that was sent and has its number and receipt."""
    report = draft_report(manager)
    with_roster(report, manager, workers=workers)
    submit_report(
        report=report, name="Sari Contoh", position="Direktur", is_declared=True, are_doubts_confirmed=True, note="Sudah diperiksa.",
        by=manager.actor, at=timezone.now(),
    )  # fmt: skip
    return ManpowerReport.objects.select_related("document").get(pk=report.pk)


@dataclass(frozen=True)
class Samples:
    """Values for addresses by name, as the access matrix writes them: `arguments["vacancy.id"]`."""

    arguments: dict[str, Any]

    def resolve(self, wanted: dict[str, str]) -> dict[str, Any]:
        return {key: self.arguments.get(value, value) for key, value in wanted.items()}


@pytest.fixture
def samples(manager: Somebody, seeker: Somebody) -> Samples:
    return make_samples(manager, seeker)


def make_samples(manager: Somebody, seeker: Somebody) -> Samples:
    """The company's and the seeker's records; `manager` is the company's signatory, `seeker` applied there."""
    now, person = timezone.now(), seeker.person
    organisation, office = manager.organisation, manager.workplace
    assert organisation is not None
    vacancy, drafted = open_vacancy(office), draft_vacancy(office)
    sent = application(vacancy, seeker)
    school = record_education(
        person=person, level_code="SMA", institution="SMA Contoh", field_of_study="", started_in=None, finished_in=2017,
        by=seeker.actor, at=now,
    )  # fmt: skip
    job = record_experience(
        person=person, position="Kasir", employer="CV Contoh", starts_on=date(2020, 1, 1), ends_on=None, description="",
        by=seeker.actor, at=now,
    )  # fmt: skip
    add_skills(person=person, names=["Menjahit"], by=seeker.actor, at=now)
    consent = give_consent(person=person, purpose=ConsentPurpose.USE_PROFILE_FOR_MATCHING, recipient=None, by=seeker.actor, at=now)
    told = Notification.objects.create(person=person, slug="application_moved", category="karirhub", key="contoh:1", at=now,
        params={"title": "Kasir", "company": "PT Contoh Satu", "state": "viewed"})  # fmt: skip
    filed = filed_report(manager)
    branch = make_company("PT Contoh Tiga", Somebody(manager.user, manager.client))
    drafting = draft_report(branch)
    checked = with_roster(drafting, branch)
    levy = report_levy(
        about=LevyAbout.values[0], regency_code="3273", place="Loket", story="Diminta membayar untuk mempercepat.", happened_on=None,  # type: ignore[arg-type]
        amount=50_000, contact="", by=SYSTEM, at=now - timedelta(hours=1),
    )  # fmt: skip
    assert branch.organisation is not None
    return Samples(
        {
            "organisation": organisation.public_id,
            "workplace": office.public_id,
            "vacancy": vacancy.pk,
            "vacancy.slug": vacancy.slug,
            "draft_vacancy": drafted.pk,
            "application": sent.public_id,
            "education": school.pk,
            "experience": job.pk,
            "skill": seeker.person.profile.skills.get().pk,
            "consent": consent.pk,
            "notification": told.pk,
            "report": filed.public_id,
            "document": filed.document.token if filed.document else "",
            "drafting_organisation": branch.organisation.public_id,
            "draft_report": drafting.public_id,
            "draft_workplace": branch.workplace.public_id,
            "file": checked.stored.public_id,
            "job": checked.job.public_id,
            "levy": levy.ticket,
            **_records_of_parts(manager, seeker),
        }
    )


def _records_of_parts(manager: Somebody, seeker: Somebody) -> dict[str, Any]:
    """What the modules of `tests.support.parts` add for their apps."""
    found: dict[str, Any] = {}
    for module in pkgutil.iter_modules(parts.__path__):
        found |= importlib.import_module(f"{parts.__name__}.{module.name}").records(manager, seeker)
    return found
