"""The office's queue of filed reports."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Exists, OuterRef, Q, QuerySet, Subquery
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from siapkerja.identity.actor import Actor
from siapkerja.identity.models import Assignment, Membership
from siapkerja.identity.permissions import allows, regions_of
from wajiblapor.enums import ReportState, ReviewPhase
from wajiblapor.models import ManpowerReport, ReportReturn, ReportReview, ReviewSkip
from wajiblapor.permissions import ACCEPTING_OFFICERS, GRANTS, Permission


@dataclass(frozen=True)
class Tray:
    """One tray of the queue."""

    slug: str
    words: str | Promise
    empty: str | Promise


WAITING = Tray("menunggu", _("Belum diambil"), _("Semua laporan di wilayah Anda sudah ada yang memeriksa."))
MINE = Tray("saya", _("Tugas saya"), _("Ambil laporan yang paling lama menunggu; ia muncul di sini."))
TAKEN = Tray("rekan", _("Pada rekan"), _("Rekan Anda tidak sedang memeriksa laporan."))
RETURNED = Tray("dikembalikan", _("Pada perusahaan"), _("Tidak ada laporan yang sedang diperbaiki perusahaan."))
LAPSED = Tray("lewat", _("Dikembalikan, lewat batas"), _("Tidak ada laporan yang lewat batas perbaikannya."))
TRAYS = (WAITING, MINE, TAKEN, RETURNED, LAPSED)


def _condition(tray: Tray, actor: Actor, today: date) -> Q:
    with_company = Q(phase=ReviewPhase.RETURNED)
    lapsed = Q(Exists(_open_returns().filter(answer_by__lt=today)))
    waiting = Q(phase=ReviewPhase.WAITING, report__state=ReportState.SUBMITTED)
    return {
        WAITING.slug: waiting & Q(assigned_to=None),
        MINE.slug: waiting & Q(assigned_to=actor.person_id),
        TAKEN.slug: waiting & Q(assigned_to__isnull=False) & ~Q(assigned_to=actor.person_id),
        RETURNED.slug: with_company & ~lapsed,
        LAPSED.slug: with_company & lapsed,
    }[tray.slug]


def _open_returns() -> "QuerySet[ReportReturn]":
    """Of the report of a review, what the company has not mended."""
    return ReportReturn.objects.filter(report=OuterRef("pk"), settled_at=None)


def _own_companies(actor: Actor) -> list[int]:
    return [claim.legal_entity_id for claim in actor.memberships]


def open_reviews(actor: Actor, permission: Permission = Permission.VIEW_REGION, region: str = "") -> "QuerySet[ReportReview]":
    """Undecided reviews in the actor's regions, except of companies the actor acts for.

    Args:
        region: only those of this province or regency; "" is all.
    """
    rows = ReportReview.objects.exclude(phase=ReviewPhase.DONE).within(regions_of(GRANTS, actor, permission))
    if region:
        rows = rows.filter(regency__code__startswith=region)
    own = _own_companies(actor)
    return rows.exclude(report__legal_entity__in=own) if own else rows


def tray_counts(actor: Actor, region: str = "", *, today: date) -> dict[str, int]:
    """How many lie in each tray, in a province or regency where one is named. One query."""
    counted = {tray.slug: Count("pk", filter=_condition(tray, actor, today)) for tray in TRAYS}
    return open_reviews(actor, region=region).aggregate(**counted)


def in_tray(actor: Actor, tray: Tray, region: str = "", *, today: date) -> "QuerySet[ReportReview]":
    """What lies in a tray, with what a row shows; `answer_by` is the company's day, None where it corrects by itself."""
    rows = open_reviews(actor, region=region).filter(_condition(tray, actor, today))
    rows = rows.annotate(answer_by=Subquery(_open_returns().values("answer_by")[:1]))
    return rows.select_related("report__legal_entity", "report__workplace", "regency", "assigned_to")


def count_waiting(actor: Actor) -> int:
    """How many wait for an office of these regions. One query."""
    return open_reviews(actor).filter(phase=ReviewPhase.WAITING, report__state=ReportState.SUBMITTED).count()


def nobodys(actor: Actor, permission: Permission = Permission.ACCEPT_REPORT, region: str = "") -> "QuerySet[ReportReview]":
    """Waiting reviews of the actor's regions that no officer has, the oldest first."""
    waiting = open_reviews(actor, permission, region).filter(phase=ReviewPhase.WAITING, report__state=ReportState.SUBMITTED)
    return waiting.filter(assigned_to=None).order_by("wanted_at", "pk")


def oldest_for(actor: Actor) -> "QuerySet[ReportReview]":
    """Like `nobodys`, without those the actor left to others."""
    return nobodys(actor).exclude(skips__officer=actor.person_id)


def may_review(actor: Actor, report: ManpowerReport) -> bool:
    """May decide on it: an officer of its region, and not somebody who acts for the company."""
    if report.legal_entity_id in _own_companies(actor):
        return False
    return allows(GRANTS, actor, Permission.ACCEPT_REPORT, region_code=report.regency_id)


def review_of(report: ManpowerReport) -> ReportReview | None:
    """With its officer and who left it to others."""
    rows = ReportReview.objects.select_related("assigned_to").prefetch_related("skips__officer")
    return rows.filter(pk=report.pk).first()


def due_of_review(report: ManpowerReport) -> date | None:
    """Until when the office decides; None where it does not have the report, or has decided."""
    return ReportReview.objects.waiting().filter(pk=report.pk).values_list("due_on", flat=True).first()


def open_return(report: ManpowerReport) -> ReportReturn | None:
    """What the company should mend and has not sent anew."""
    return report.returns.filter(settled_at=None).prefetch_related("notes").first()


def settled_returns(report: ManpowerReport) -> list[ReportReturn]:
    """What was asked for before, newest first."""
    return list(report.returns.filter(settled_at__isnull=False).prefetch_related("notes"))


@dataclass
class Load:
    """An officer who may be given reports.

    Attributes:
        regions: codes the officer decides for; "" is the whole country.
        open: waiting reports they have.
        companies: those they act for.
        skipped: reports they left to others.
    """

    person_id: int
    regions: set[str] = field(default_factory=set)
    open: int = 0
    companies: set[int] = field(default_factory=set)
    skipped: set[int] = field(default_factory=set)

    def may_take(self, review: ReportReview) -> bool:
        reaches = any(review.regency_id.startswith(code) for code in self.regions)
        return reaches and review.pk not in self.skipped and review.report.legal_entity_id not in self.companies

    def order(self) -> tuple[int, int]:
        """Whoever has fewest comes first."""
        return self.open, self.person_id


def officers_for(reviews: Iterable[ReportReview], *, on: date) -> list[Load]:
    """Officers whose regions hold one of the reports, with what they have already. Four queries.

    Ministry officers take reports themselves; given out they are to the offices of the region.
    """
    codes = {review.regency_id for review in reviews}
    wanted = Q(region__in=codes | {code[:2] for code in codes})
    rows = Assignment.objects.at(on).filter(wanted, role__in=ACCEPTING_OFFICERS).values_list("person_id", "region_id")
    loads: dict[int, Load] = {}
    for person_id, code in rows:
        loads.setdefault(person_id, Load(person_id)).regions.add(code or "")
    held = ReportReview.objects.waiting().filter(assigned_to__in=loads).values_list("assigned_to").annotate(open=Count("pk"))
    for person_id, count in held:
        loads[person_id].open = count
    for person_id, company in Membership.objects.at(on).filter(person__in=loads).values_list("person_id", "legal_entity_id"):
        loads[person_id].companies.add(company)
    skips = ReviewSkip.objects.filter(officer__in=loads, review__in=[review.pk for review in reviews])
    for person_id, review_id in skips.values_list("officer_id", "review_id"):
        loads[person_id].skipped.add(review_id)
    return list(loads.values())
