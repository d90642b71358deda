"""Which workplaces have not reported: found from the registry, announced once, and invited."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from django.db import connection, transaction
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from siapkerja.audit.recording import record_act
from siapkerja.events.publishing import publish_all
from siapkerja.facts.wajiblapor import ReportInvited, ReportLapsed, ReportOverdue
from siapkerja.identity.actor import Actor
from siapkerja.identity.permissions import regions_of
from siapkerja.kernel.calendar import day_in
from siapkerja.kernel.errors import NotPermitted, Refused
from siapkerja.reference.queries import rule, rules
from wajiblapor.actions.announcing import announce_of_workplaces
from wajiblapor.models import ManpowerReport, WarningLetter, WorkplaceClock
from wajiblapor.models.compliance import WorkplaceClockQuerySet
from wajiblapor.permissions import GRANTS, Permission

ANNOUNCED_AT_ONCE = 500
INVITED_AT_ONCE = 500


class NothingToInvite(Refused):
    code = "nobody_to_invite"
    sentence = _("Semua yang belum melapor di sini baru saja diundang, atau belum punya akun.")


class NobodyToWriteTo(Refused):
    code = "nobody_to_write_to"
    sentence = _("Pilih tempat kerja yang terlambat dan belum terjangkau lewat portal. Yang lain diundang lewat pesan.")


# Found from the registry

_REFRESH = """
    insert into wajiblapor_workplaceclock (workplace_id, legal_entity_id, regency_id, sector, scale, due_on, last_report_id, reported_on,
        letters, has_account, has_bounced, letter_delivery, refreshed_at)
    select place.id, entity.id, place.regency_id, coalesce(section.code, ''), coalesce(identity.scale, ''),
        coalesce(case when report.next_due_on >= %(today)s then back.answer_by end, report.next_due_on, draft.due_on,
            founded.day + %(first_days)s, (entity.created_at at time zone place.time_zone)::date + %(first_days)s),
        report.id, report.reported_on, 0, coalesce(members.any_here, false), coalesce(members.all_bounced, false),
        coalesce(letter.delivery, ''), %(at)s
    from identity_workplace place
    join identity_legalentity entity on entity.id = place.legal_entity_id and not place.is_sandbox
    left join lateral (
        select id, next_due_on, reported_on from wajiblapor_manpowerreport
        where workplace_id = place.id and reported_on is not null and state <> 'discarded' and not is_sandbox
        order by ordinal desc, id desc limit 1
    ) report on true
    left join wajiblapor_reportreturn back on back.report_id = report.id and back.settled_at is null
        and back.answer_by < %(today)s - %(grace_days)s
    left join lateral (
        select due_on from wajiblapor_manpowerreport
        where workplace_id = place.id and state = 'draft' and due_on is not null and not is_sandbox order by id desc limit 1
    ) draft on report.id is null
    left join lateral (
        select happens_on as day from wajiblapor_workplaceevent
        where workplace_id = place.id and kind = 'founding' and state not in ('declined', 'withdrawn') order by id desc limit 1
    ) founded on report.id is null
    left join wajiblapor_identitysection identity on identity.report_id = report.id
    left join reference_industry industry on industry.id = coalesce(identity.industry_id, entity.industry_id)
    left join reference_industry division on division.version = industry.version and division.code = left(industry.code, 2)
    left join reference_industry section on section.id = division.parent_id
    left join lateral (
        select count(*) > 0 as any_here, coalesce(bool_and(exists (
            select 1 from notifications_notification told
            join messaging_outgoingmessage message on message.key = 'notice-email-' || told.id and message.state = 'failed'
            where told.person_id = member.person_id and told.slug in ('report_overdue', 'report_invited', 'company_warned'))), false)
            as all_bounced
        from identity_membership member
        where member.legal_entity_id = entity.id and (member.workplace_id is null or member.workplace_id = place.id)
            and member.valid_from <= %(today)s and (member.valid_to is null or member.valid_to >= %(today)s) and member.ended_at is null
    ) members on true
    left join lateral (
        select delivery from wajiblapor_warningletter
        where workplace_id = place.id and settled_at is null order by id desc limit 1
    ) letter on true
    where place.closed_on is null and entity.merged_into_id is null and entity.legal_form <> 'government' and not exists (
        select 1 from wajiblapor_workplaceevent gone
        where gone.workplace_id = place.id and gone.kind = 'dissolving' and gone.happens_on <= %(today)s
            and gone.state not in ('declined', 'withdrawn')) {only}
    on conflict (workplace_id) do update set legal_entity_id = excluded.legal_entity_id, regency_id = excluded.regency_id,
        sector = excluded.sector, scale = excluded.scale, due_on = excluded.due_on, last_report_id = excluded.last_report_id,
        reported_on = excluded.reported_on, has_account = excluded.has_account, has_bounced = excluded.has_bounced,
        letter_delivery = excluded.letter_delivery,
        invited_at = case when wajiblapor_workplaceclock.due_on = excluded.due_on then wajiblapor_workplaceclock.invited_at end,
        letters = case when wajiblapor_workplaceclock.due_on = excluded.due_on then wajiblapor_workplaceclock.letters else 0 end,
        refreshed_at = excluded.refreshed_at
"""
_FORGET = "delete from wajiblapor_workplaceclock where refreshed_at < %(at)s"
_COUNT = """
    insert into wajiblapor_compliancecount
        (regency_id, sector, scale, due_month, obliged, current, late, never, unreached, absent, counted_at)
    select regency_id, sector, scale, date_trunc('month', due_on)::date, count(*),
        count(*) filter (where reported_on is not null and due_on >= %(today)s),
        count(*) filter (where reported_on is not null and due_on < %(today)s),
        count(*) filter (where reported_on is null and due_on < %(today)s),
        count(*) filter (where due_on < %(today)s and (not has_account or has_bounced) and letter_delivery <> 'received'), 0, %(at)s
    from wajiblapor_workplaceclock group by 1, 2, 3, 4
"""
_COUNT_ABSENT = """
    insert into wajiblapor_compliancecount (regency_id, sector, scale, obliged, current, late, never, unreached, absent, counted_at)
    select regency_id, sector, scale, 0, 0, 0, 0, 0, count(*), %(at)s from identity_registeredcompany
    where legal_entity_id is null and left_on is null and legal_form <> 'government' group by 1, 2, 3
"""


@transaction.atomic
def refresh_clocks(*, at: datetime) -> int:
    """Look through the registry for every open workplace that must report, and count where they stand, beside the
    companies of the business register that nobody acts for. Five statements.

    A workplace that never reported is due `wlkp.first_report_days` after its reported founding, else after its company is known here,
    or as its draft says. One whose
    report was returned and not sent again by its day, with `wlkp.return_grace_days`, has been late since that day.

    Returns:
        How many must report.
    """
    told = _told(at)
    with connection.cursor() as cursor:
        cursor.execute(_REFRESH.format(only=""), told)
        count = int(cursor.rowcount)
        cursor.execute(_FORGET, told)
        cursor.execute("delete from wajiblapor_compliancecount")
        cursor.execute(_COUNT, told)
        cursor.execute(_COUNT_ABSENT, told)
    return count


@transaction.atomic
def refresh_clock(*, workplace_id: int, at: datetime) -> None:
    """One workplace reported, moved or was closed: where it stands now. Letters about a day it has reported since are settled."""
    told = _told(at) | {"workplace": workplace_id}
    with connection.cursor() as cursor:
        cursor.execute(_REFRESH.format(only="and place.id = %(workplace)s"), told)
        must_report = bool(cursor.rowcount)
    if not must_report:
        WorkplaceClock.objects.filter(pk=workplace_id).delete()
    elif clock := WorkplaceClock.objects.filter(pk=workplace_id).first():
        settled = WarningLetter.objects.filter(workplace=workplace_id, settled_at=None, due_on__lt=clock.due_on).update(settled_at=at)
        if settled and clock.letter_delivery:
            WorkplaceClock.objects.filter(pk=workplace_id).update(letter_delivery="")


def _told(at: datetime) -> dict[str, Any]:
    today = day_in("Asia/Jakarta", at)
    found = rules(["wlkp.first_report_days", "wlkp.return_grace_days"], today)
    first, grace = (int(found[name].value) for name in ("wlkp.first_report_days", "wlkp.return_grace_days"))
    return {"at": at, "today": today, "first_days": first, "grace_days": grace}


def announce_overdue(*, by: Actor, at: datetime) -> int:
    """Say of each workplace once that its day to report has passed. Returns how many.

    Of returned reports nothing is said here: `announce_lapsed` tells those who rely on them.
    """
    today = day_in("Asia/Jakarta", at)
    count = 0
    while done := _announce_some(today, by, at):
        count += done
    return count


def announce_lapsed(*, by: Actor, at: datetime) -> int:
    """Say once of each returned report that was not sent again by its day that it counts no more. Returns how many.

    Its company was reminded, and officers have it in a tray of their own: this is for whoever relies on the report.
    """
    today = day_in("Asia/Jakarta", at)
    count = 0
    while done := _announce_lapses(today, by, at):
        count += done
    return count


@transaction.atomic
def _announce_some(today: date, by: Actor, at: datetime) -> int:
    clocks = _marked(WorkplaceClock.objects.late(today).awaiting_a_report())
    facts = [ReportOverdue(version=c.due_on.toordinal(), has_reported_before=not c.has_never_reported, **told_of(c)) for c in clocks]
    announce_of_workplaces(facts, by=by, at=at)
    return len(clocks)


@transaction.atomic
def _announce_lapses(today: date, by: Actor, at: datetime) -> int:
    clocks = _marked(WorkplaceClock.objects.late(today).awaiting_mending())
    reports = ManpowerReport.objects.in_bulk([clock.last_report_id for clock in clocks])
    facts = [_lapsed(clock, reports[clock.last_report_id]) for clock in clocks if clock.last_report_id in reports]
    publish_all([(fact, at) for fact in facts], by=by)
    return len(clocks)


def _lapsed(clock: WorkplaceClock, report: ManpowerReport) -> ReportLapsed:
    return ReportLapsed(
        version=report.version,
        report_id=report.pk,
        legal_entity_id=clock.legal_entity_id,
        workplace_id=clock.workplace_id,
        lapsed_on=clock.due_on,
        next_due_on=report.next_due_on or clock.due_on,
    )


def _marked(late: WorkplaceClockQuerySet) -> list[WorkplaceClock]:
    """Some of those whose day has passed unannounced, marked as announced."""
    fresh = late.filter(~Q(announced_for=F("due_on")) | Q(announced_for=None))
    clocks = list(fresh.select_for_update(skip_locked=True, of=("self",)).order_by("pk")[:ANNOUNCED_AT_ONCE])
    for clock in clocks:
        clock.announced_for = clock.due_on
    WorkplaceClock.objects.bulk_update(clocks, ["announced_for"])
    return clocks


def told_of(clock: WorkplaceClock) -> dict[str, Any]:
    """What every fact about a workplace that is late says of it."""
    return {
        "workplace_id": clock.workplace_id,
        "legal_entity_id": clock.legal_entity_id,
        "regency_code": clock.regency_id,
        "due_on": clock.due_on,
    }


# Invited


@transaction.atomic
def invite_late(*, workplace_ids: Iterable[int], by: Actor, at: datetime) -> int:
    """Invite companies whose workplaces have not reported in time: those within the actor's regions, reachable, and not invited lately.

    Returns:
        How many workplaces.

    Raises:
        NotPermitted: no officer who may.
        NothingToInvite.
    """
    regions = regions_of(GRANTS, by, Permission.INVITE_COMPANIES)
    if not regions:
        raise NotPermitted
    today = day_in("Asia/Jakarta", at)
    since = at - timedelta(days=int(rule("wlkp.invitation_days", today).value))
    rows = WorkplaceClock.objects.late(today).within(regions).filter(has_account=True, pk__in=list(workplace_ids)[:INVITED_AT_ONCE])
    rows = rows.filter(Q(invited_at=None) | Q(invited_at__lte=since))
    clocks = list(rows.select_for_update().order_by("pk"))
    if not clocks:
        raise NothingToInvite
    for clock in clocks:
        clock.invited_at = at
    WorkplaceClock.objects.bulk_update(clocks, ["invited_at"])
    publish_all([(ReportInvited(version=int(at.timestamp()), **told_of(clock)), at) for clock in clocks], by=by)
    return len(clocks)


@transaction.atomic
def invite_on_paper(*, workplace_ids: Iterable[int], by: Actor, at: datetime) -> list[WorkplaceClock]:
    """Invite by letter those whom no message reaches: late, within the actor's regions, without an account or with refused mail. They
    may be printed again: paper gets lost.

    Returns:
        Whom to write to, with company and workplace, by regency.

    Raises:
        NotPermitted: no officer who may.
        NobodyToWriteTo.
    """
    regions = regions_of(GRANTS, by, Permission.INVITE_COMPANIES)
    if not regions:
        raise NotPermitted
    rows = WorkplaceClock.objects.late(day_in("Asia/Jakarta", at)).within(regions).filter(Q(has_account=False) | Q(has_bounced=True))
    rows = rows.filter(pk__in=list(workplace_ids)[:INVITED_AT_ONCE]).select_related("legal_entity", "workplace")
    clocks = list(rows.select_for_update(of=("self",)).order_by("regency", "pk"))
    if not clocks:
        raise NobodyToWriteTo
    for clock in clocks:
        clock.invited_at = at
    WorkplaceClock.objects.bulk_update(clocks, ["invited_at"])
    record_act(by, "invitations_printed", "wajiblapor.workplace:list", at, count=len(clocks))
    return clocks
