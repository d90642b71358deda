"""How each norm is checked: pure functions of a report. None means nothing is amiss, or that the report does not say."""

from datetime import timedelta

from django.utils.translation import gettext_lazy as _

from siapkerja.kernel.calendar import add_months
from wajiblapor.norms.kinds import Case, Found, Weight, day_of
from wajiblapor.rosters.summary import FIXED

PUBLIC_OWNERS = ("state", "regional")


def regulation(case: Case) -> Found | None:
    """Every employer of ten and more has a regulation of the company, unless there is a collective agreement."""
    if case.workers < case.values["company_regulation.min_workers"]:
        return None
    agreement_until, regulation_until = case.day("agreement_until"), case.day("regulation_until")
    if case.says("has_agreement", "yes") and (agreement_until is None or agreement_until >= case.on):
        return None
    if case.says("has_regulation", "no"):
        return Found({"workers": case.workers})
    if regulation_until and regulation_until < case.on:
        return Found(sentence=_("Peraturan perusahaan Anda sudah habis masa berlakunya."))
    years = case.values["company_regulation.max_years"]
    if regulation_until and regulation_until > add_months(case.on, 12 * years):
        sentence = _("Menurut jawaban Anda, peraturan perusahaan berlaku lebih dari %(years)s tahun lagi.")
        return Found({"years": years}, Weight.DOUBT, sentence)
    return None


def bipartite_body(case: Case) -> Found | None:
    if case.workers >= case.values["bipartite_body.min_workers"] and case.says("has_bipartite", "no"):
        return Found({"workers": case.workers})
    return None


def safety_committee(case: Case) -> Found | None:
    return _safety(case, "safety_committee.min_workers", "has_committee")


def safety_management(case: Case) -> Found | None:
    return _safety(case, "safety_management.min_workers", "has_safety_management")


def _safety(case: Case, rule: str, slug: str) -> Found | None:
    """From so many workers on; below that only where an inspector finds the danger high, which a report cannot know."""
    if not case.says(slug, "no"):
        return None
    return Found({"workers": case.workers}, None if case.workers >= case.values[rule] else Weight.DOUBT)


def disability_quota(case: Case) -> Found | None:
    """Whole persons only: 1 % of 99 workers is none yet."""
    is_public = case.identity.get("ownership") in PUBLIC_OWNERS or case.identity.get("legal_form") == "government"
    percent = case.values["disability_quota.public_percent" if is_public else "disability_quota.private_percent"]
    wanted = case.workers * percent // 100
    have = case.workers - case.heads("disability", "none") if case.summary else 0
    return Found({"wanted": wanted, "have": have, "short": wanted - have}) if have < wanted else None


def minimum_wage(case: Case) -> Found | None:
    below = case.heads("wage", "below")
    if not below:
        return None
    if case.identity.get("scale") not in case.values["wage.exempt_scales"]:
        return Found({"count": below})
    return None if case.says("wage_agreement", "yes") else Found({"count": below}, Weight.DOUBT)


def contract_registration(case: Case) -> Found | None:
    if not case.says("pkwt_registered", "no"):
        return None
    return Found({"count": sum(case.heads("contract", kind) for kind in FIXED), "days": case.values["pkwt.registration_working_days"]})


def contract_length(case: Case) -> Found | None:
    """A fixed term beyond the longest; a PKWT until a piece of work is done has no such limit (PP 35/2021 art. 9)."""
    long = case.doubts.get("contract_too_long", 0)
    return Found({"count": long, "years": case.values["pkwt.max_years"]}) if long else None


def working_hours(case: Case) -> Found | None:
    over = case.heads("hours", "over")
    return Found({"count": over, "limit": case.values["hours.per_week"]}) if over and not case.says("week", "sector") else None


def overtime(case: Case) -> Found | None:
    a_day, a_week = case.values["overtime.max_hours_per_day"], case.values["overtime.max_hours_per_week"]
    told = {"day": case.number("overtime_day"), "week": case.number("overtime_week"), "day_limit": a_day, "week_limit": a_week}
    return Found(told) if told["day"] > a_day or told["week"] > a_week else None


def holiday_allowance(case: Case) -> Found | None:
    days = case.values["thr.days_before_holiday"]
    if case.says("thr_paid", "no"):
        return Found({"days": days}, None, _("THR keagamaan belum dibayar dalam 12 bulan terakhir."))
    paid, holiday = case.day("thr_on"), case.day("thr_holiday_on")
    return Found({"days": days}) if paid and holiday and paid > holiday - timedelta(days=days) else None


def child_labour(case: Case) -> Found | None:
    if young := case.doubts.get("below_working_age", 0):
        return Found({"count": young})
    minors = case.heads("age", "under_18")
    sentence = _("%(count)s pekerja berumur di bawah 18 tahun.")
    return Found({"count": minors}, Weight.DOUBT, sentence) if minors else None


def foreign_permits(case: Case) -> Found | None:
    missing = case.doubts.get("permit_missing", 0)
    return Found({"count": missing}) if missing else None


def foreign_counterparts(case: Case) -> Found | None:
    return Found({"count": case.heads("nationality", "foreign")}) if case.says("counterparts", "no") else None


def enrolment(case: Case) -> Found | None:
    work, health = case.heads("bpjs_employment", "no"), case.heads("bpjs_health", "no")
    return Found({"work": work, "health": health, "workers": case.workers}) if work or health else None


def programmes(case: Case) -> Found | None:
    has = case.answers.get("bpjs_tk_programmes")
    wanted = case.values["social_security.programmes"].get(case.identity.get("scale") or "", [])
    if not has or not wanted:
        return None
    lacking = [programme.upper() for programme in wanted if programme not in has]
    return Found({"programmes": ", ".join(lacking)}) if lacking else None


def accident_reports(case: Case) -> Found | None:
    days = timedelta(hours=case.values["accident.report_hours"]).days
    late = 0
    for row in case.rows("accidents"):
        happened, reported = day_of(row.get("happened_on")), day_of(row.get("reported_on"))
        late += reported is None or (happened is not None and reported > happened + timedelta(days=days))
    return Found({"count": late, "hours": case.values["accident.report_hours"]}) if late else None


def dismissal_notice(case: Case) -> Found | None:
    if case.number("left_dismissed") and case.says("dismissal_notice", "no"):
        return Found({"days": case.values["termination.notice_working_days"]})
    return None


def women_at_night(case: Case) -> Found | None:
    if not case.says("night_women", "yes"):
        return None
    care = case.answers.get("night_care") or []
    begins, ends = case.values["women_at_night.hours"]
    return Found({"begins": f"{begins:02d}.00", "ends": f"{ends:02d}.00"}) if {"food", "safety", "transport"} - set(care) and care else None


def equipment_tests(case: Case) -> Found | None:
    old = sum(1 for row in case.rows("equipment") if (until := day_of(row.get("until"))) and until < case.on)
    return Found({"count": old}) if old else None


def women_facilities(case: Case) -> Found | None:
    women = sum(case.heads("nationality", nation, "female") for nation in ("national", "foreign"))
    facilities = case.answers.get("facilities")
    return Found({"women": women}) if women and facilities and "lactation" not in facilities else None
