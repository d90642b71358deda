"""A year of reports: opened, answered, checked and sent by the companies, most of them accepted by an officer."""

from datetime import date, datetime, timedelta

from siapkerja.demo.acting import employer_actor
from siapkerja.demo.country import Country
from siapkerja.identity.enums import BusinessScale, LegalForm
from siapkerja.identity.models import Workplace
from siapkerja.jobs.running import run_here
from siapkerja.reference.queries import minimum_wage
from wajiblapor.actions.reports import IdentityAnswers, open_report, save_identity
from wajiblapor.actions.reviews import accept_report
from wajiblapor.actions.rosters import upload_roster
from wajiblapor.actions.submissions import submit_report
from wajiblapor.demo.answers import answer_all
from wajiblapor.demo.rosters import payroll_file
from wajiblapor.enums import Capital, Ownership
from wajiblapor.models import ManpowerReport

USUAL_REPORTS = 240
# Workers by size of business, with how often such a company reports.
SIZES = ((BusinessScale.MICRO, 3, 9, 62), (BusinessScale.SMALL, 10, 40, 21), (BusinessScale.MEDIUM, 41, 140, 12), (BusinessScale.LARGE, 150, 420, 5))  # fmt: skip
OWNERSHIP = {LegalForm.COOPERATIVE: Ownership.COOPERATIVE, LegalForm.FOUNDATION: Ownership.SOCIAL, LegalForm.STATE_OWNED: Ownership.STATE}


def file_reports(country: Country) -> int:
    """One report for an eighth of the companies; the showpiece company reported 355 days ago and is due again."""
    wanted = min(country.count_here(USUAL_REPORTS), len(country.workplaces))
    chosen = country.random.sample(country.workplaces[1:], k=wanted - 1)
    for number, workplace in enumerate([country.workplaces[0], *chosen]):
        is_showpiece = number == 0 and country.has_showpiece
        days_ago = 355.0 if is_showpiece else country.random.uniform(2, 363)
        scale, low, high = (BusinessScale.MEDIUM, 120, 121) if is_showpiece else _size(country)
        workers = country.random.randrange(low, high + 1)
        _report(country, workplace, scale, workers, country.moment(days_ago=days_ago), serial=(number * 2 + country.slice) * 450)
    return wanted


def _size(country: Country) -> tuple[BusinessScale, int, int]:
    scale, low, high, _ = country.random.choices(SIZES, [weight for *_, weight in SIZES])[0]
    return scale, low, high


def _report(country: Country, workplace: Workplace, scale: BusinessScale, workers: int, at: datetime, *, serial: int) -> None:
    by, wage = employer_actor(country, workplace.legal_entity_id), minimum_wage(workplace.regency_id, at.date())
    report = open_report(workplace=workplace, by=by, at=at)
    save_identity(report=report, answers=_answers(country, workplace, scale), by=by, at=at)
    roster = payroll_file(country, workplace, workers=workers, on=at.date(), floor=wage.amount if wage else 3_000_000, serial=serial)
    upload = upload_roster(report=report, stream=roster, filename="daftar-pekerja.csv", by=by, at=at)
    assert upload.job is not None
    run_here(upload.job)
    # Larger companies had an accident now and then.
    answer_all(report=report, random=country.random, by=by, at=at, had_accidents="yes" if serial % 3 == 0 and workers > 40 else "no")
    submit_report(
        report=report,
        name=country.fake.name(),
        position="Manajer SDM",
        is_declared=True,
        are_doubts_confirmed=True,
        note="Sudah kami periksa kembali.",
        by=by,
        at=at + timedelta(minutes=35),
    )
    if country.now - at > timedelta(days=12) and country.random.random() < 0.9:
        report = ManpowerReport.objects.get(pk=report.pk)
        accept_report(report=report, by=country.system, at=at + timedelta(days=country.random.randrange(1, 9)))


def _answers(country: Country, workplace: Workplace, scale: BusinessScale) -> IdentityAnswers:
    entity = workplace.legal_entity
    return IdentityAnswers(
        name=entity.name,
        legal_form=entity.legal_form,
        nib=entity.nib or "",
        npwp=entity.npwp or "",
        industry_id=entity.industry_id,
        address=workplace.address,
        village_code=workplace.village_id,
        postal_code=workplace.postal_code,
        owner_name=country.fake.name(),
        responsible_name=country.fake.name(),
        responsible_position="Direktur",
        phone=f"+62811{country.random.randrange(10**8):08d}",
        founded_on=date(country.random.randrange(1985, 2023), country.random.randrange(1, 13), 5),
        ownership=OWNERSHIP.get(LegalForm(entity.legal_form), Ownership.PRIVATE),
        capital=Capital.DOMESTIC_PRIVATE,
        scale=scale,
    )
