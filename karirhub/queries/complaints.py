"""Reading complaints about vacancies: by those who reported, by officers, by the employer."""

from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Count, Min, QuerySet
from django.utils.translation import gettext_lazy as _

from karirhub.enums import CaseState, ComplaintReason, VacancyState
from karirhub.models import ComplaintCase, Vacancy, VacancyComplaint, with_employer
from karirhub.models.complaints import ComplaintCaseQuerySet
from karirhub.permissions import GRANTS, Permission
from karirhub.workflows import COMPLAINT_CASE
from siapkerja.files.models import StoredFile
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from siapkerja.integrations.enums import CheckState, Registry
from siapkerja.integrations.models import RegistryCheck
from siapkerja.reference.queries import rules
from siapkerja.web.timeline import Entry

REPORTABLE = frozenset({VacancyState.PUBLISHED, VacancyState.FROZEN, VacancyState.CLOSED, VacancyState.EXPIRED})

# Acts that leave the case in its state.
ACTS = {"ask": _("Perusahaan dimintai penjelasan"), "answer": _("Perusahaan memberi penjelasan"), "freeze": _("Lowongan dibekukan")}


def vacancy_to_report(vacancy_id: int) -> Vacancy | None:
    """Any vacancy the public has seen, also one that is over or frozen."""
    rows = Vacancy.objects.filter(pk=vacancy_id, published_at__isnull=False, state__in=REPORTABLE)
    return rows.with_employer().select_related("workplace", "regency__parent").first()


def complaint_by(number: str, code: str) -> VacancyComplaint | None:
    """A complaint for whoever holds its number and its code."""
    rows = with_employer(VacancyComplaint.objects.select_related("case__vacancy__regency"), "case__vacancy__")
    return rows.filter(number=number, code=code).first()


def cases_for(actor: Actor) -> ComplaintCaseQuerySet:
    """What the officer may read; nothing for everybody else."""
    regions = regions_of(GRANTS, actor, Permission.READ_COMPLAINTS)
    rows: Any = ComplaintCase.objects.within(regions)
    return with_employer(rows, "vacancy__").select_related("vacancy__workplace", "regency__parent", "handled_by")  # type: ignore[no-any-return]


def case_counts(actor: Actor) -> dict[str, int]:
    """Number of cases by state, zeros included."""
    rows = cases_for(actor).order_by().values_list("state").annotate(Count("pk"))
    return dict.fromkeys(COMPLAINT_CASE.values(), 0) | dict(rows)


def cases_waiting(actor: Actor) -> int:
    """How many cases of the officer's regions nobody has taken yet."""
    return cases_for(actor).filter(state=CaseState.NEW).count()


def queue_of(actor: Actor, state: str) -> QuerySet[ComplaintCase]:
    """Cases in a state, the longest waiting first, each with how many reported it."""
    return cases_for(actor).filter(state=state).annotate(reports=Count("complaints")).order_by("opened_at", "pk")


def case_of(vacancy: Vacancy, actor: Actor) -> ComplaintCase | None:
    """The newest case about a vacancy that the officer may read."""
    return cases_for(actor).filter(vacancy=vacancy).order_by("-opened_at", "-pk").first()


def reasons_told(case: ComplaintCase) -> list[tuple[str, int]]:
    """What was reported and how often, most often first; for officers and for the employer, who learns no more."""
    rows = (
        case.complaints.order_by().values_list("reason").annotate(times=Count("pk"), first=Min("reported_at")).order_by("-times", "first")
    )
    labels = dict(ComplaintReason.choices)
    return [(str(labels[reason]), times) for reason, times, _first in rows.order_by("-times", "first")]


def case_heard(vacancy: Vacancy) -> ComplaintCase | None:
    """The newest case of a vacancy that its employer knows of."""
    return ComplaintCase.objects.filter(vacancy=vacancy, asked_at__isnull=False).order_by("-opened_at", "-pk").first()


def is_verified(vacancy: Vacancy) -> bool:
    """Its employer has a NIB, an officer found out who acts for it, and the registry of companies does not say otherwise.

    Of an employer whose vacancy a partner portal passed on nobody has found out anything.
    """
    entity = vacancy.legal_entity
    if vacancy.is_passed_on or entity.proven_at is None or not entity.nib:
        return False
    return not RegistryCheck.objects.about(Registry.COMPANY, entity.pk).filter(state=CheckState.DIFFERS).exists()


def counted_sources(case: ComplaintCase, at: datetime, days: int) -> int:
    """How many different people reported within so many days; those who were found wrong about it before do not count again."""
    wrong = VacancyComplaint.objects.filter(case__vacancy=case.vacancy_id, case__state=CaseState.DISMISSED).values_list("source", flat=True)
    rows = case.complaints.filter(reported_at__gt=at - timedelta(days=days)).values_list("source", flat=True)
    return len({bytes(source) for source in rows} - {bytes(source) for source in wrong})


def freezing_rules(on: date) -> tuple[int, int, frozenset[str]]:
    """How many different people freeze a vacancy, within how many days, and which reasons do so at once."""
    told = rules(["complaint.freeze_complainants", "complaint.freeze_window_days", "complaint.serious_reasons"], on)
    people, days, reasons = (told[key].value for key in sorted(told))
    return int(people), int(days), frozenset(reasons)


def may_open_evidence(actor: Actor, stored: StoredFile) -> bool:
    """Officers of the vacancy's region."""
    found = VacancyComplaint.objects.filter(evidence=stored).values_list("case_id", flat=True).first()
    return found is not None and cases_for(actor).filter(pk=found).exists()


def reported_by(person_id: int) -> list[dict[str, Any]]:
    """What somebody reported with their account, for the copy of their data."""
    rows = with_employer(VacancyComplaint.objects.filter(person=person_id), "case__vacancy__").order_by("pk")
    return [
        {
            "number": row.number,
            "vacancy": row.case.vacancy.title,
            "employer": row.case.vacancy.employer_name,
            "reason": row.reason,
            "story": row.story,
            "contact": row.contact,
            "reported_at": row.reported_at,
            "state": row.case.state,
        }
        for row in rows
    ]


def history_told(case: ComplaintCase) -> list[Entry]:
    """What happened to a case, newest first, for officers."""
    first = _("Laporan pertama masuk") if case.complaints.exists() else _("Dibuka petugas, tanpa laporan")
    told = [Entry(str(first), case.opened_at)]
    for row in case.moves.select_related("by_person"):
        who = row.by_person.full_name if row.by_person else str(_("Menurut aturan"))
        title = str(ACTS.get(row.move) or COMPLAINT_CASE.state(row.target).label)
        told.append(Entry(title, row.at, f"{who}. {row.note}" if row.note else who))
    return told[::-1]
