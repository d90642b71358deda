"""What the offices do in the demo: one report goes back with a note, one workplace will move, and one means to stop for a while."""

from datetime import timedelta

from siapkerja.demo.acting import employer_actor
from siapkerja.demo.country import Country
from siapkerja.identity.models import Workplace
from wajiblapor.actions.event_reviews import accept_event
from wajiblapor.actions.events import EventTold, report_event
from wajiblapor.actions.reviews import Note, return_report
from wajiblapor.enums import EventKind, ReturnReason, ReviewSection
from wajiblapor.models import ReportReview, WorkplaceEvent

# Province of the ready provincial officer, who finds an event waiting there.
PROVINCE = "33"

NOTE = Note(
    section=ReviewSection.ROSTER,
    reason=ReturnReason.INCOMPLETE,
    words="Pekerja bagian gudang belum masuk daftar. Tambahkan, lalu kirim lagi.",
)


def look_after_reports(country: Country) -> int:
    """Returns how many reports and events there were to look at."""
    if not country.has_showpiece:
        return 0
    return _return_one(country) + _report_events(country)


def _return_one(country: Country) -> int:
    here = ReportReview.objects.waiting().filter(report__workplace__in=[office.pk for office in country.workplaces])
    waiting = here.select_related("report").order_by("wanted_at", "pk").first()
    if waiting is None:
        return 0
    return_report(report=waiting.report, notes=[NOTE], by=country.system, at=country.now)
    return 1


def _report_events(country: Country) -> int:
    offices = [office for office in country.workplaces[1:] if office.village_id]
    near = [*(office for office in offices if office.regency_id.startswith(PROVINCE)), *offices]
    if len(near) < 2:
        return 0
    told = "Upah dan jaminan sosial tetap dibayar; pekerja diberi tahu tertulis."
    stopping = EventTold(
        kind=EventKind.STOPPING, happens_on=country.today + timedelta(days=45), until=country.today + timedelta(days=110),
        reason="Perbaikan gedung dan mesin.", obligations=told,
    )  # fmt: skip
    moving = EventTold(
        kind=EventKind.MOVING, happens_on=country.today + timedelta(days=60), village=offices[-1].village_id or "",
        address="Jalan Kawasan Industri Contoh 8", reason="Tempat yang lebih luas.", obligations=told, moved=18, ended=2,
    )  # fmt: skip
    _report(country, near[0], stopping)
    accept_event(event=_report(country, near[1], moving), by=country.system, at=country.now)
    return 2


def _report(country: Country, workplace: Workplace, told: EventTold) -> WorkplaceEvent:
    by = employer_actor(country, workplace.legal_entity_id)
    return report_event(
        workplace=workplace,
        told=told,
        name=country.fake.name(),
        position="Direktur",
        is_declared=True,
        by=by,
        at=country.moment(days_ago=3),
    )
