"""Answers an invented company would give."""

from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from siapkerja.identity.actor import Actor
from wajiblapor.actions.sections import Given, save_answers
from wajiblapor.models import ManpowerReport
from wajiblapor.queries.reports import current_upload
from wajiblapor.queries.sections import Filled, filled
from wajiblapor.questions.kinds import Kind, Question, Situation

# Where chance would tell an unlikely story.
TOLD: dict[str, Any] = {
    "week": "six_days", "pay_day": 25, "pay_method": "transfer", "thr_paid": "yes", "first_aid": "yes", "had_accidents": "no",
    "has_disputes": "no", "strikes": 0, "left_dismissed": 0, "left_died": 0, "overtime_day": 2, "overtime_week": 8, "leave_days": 12,
    "bpjs_tk_programmes": ["jkk", "jkm", "jht", "jp"], "has_arrears": "no", "counterparts": "yes", "night_women": "no",
    "protective_gear": "yes", "has_offices_elsewhere": "no", "operation": "running", "estate": "none", "pkwt_registered": "yes",
    "uses_homeworkers": "no", "is_supplier": "no", "email": "hrd@perusahaan.contoh",
}  # fmt: skip
TEXTS = {
    "name": "PT Contoh Mitra Kerja", "work": "Kebersihan", "title": "Dasar keselamatan kerja", "cause": "Terpeleset", "item": "Forklif",
    "speciality": "K3 umum", "quantity": "200 kg", "regency": "Kota Semarang", "capital_country": "Jepang",
    "week_permit": "Permenaker 4/2014", "owner_address": "Jalan Anggrek Contoh 5",
}  # fmt: skip
MANAGERS = (
    {"name": "Rina Contoh", "position": "Direktur utama", "address": "Jalan Melati Contoh 8", "phone": "0811550100"},
    {"name": "Tono Contoh", "position": "Direktur operasi", "address": "Jalan Kenanga Contoh 21", "email": "tono@perusahaan.contoh"},
)
# The rows of other tables begin with this name, "PT Contoh Mitra Kerja" where nothing is said.
NAMES = {
    "experts": "Dewi Contoh", "health_staff": "Wulan Contoh", "materials": "Aseton", "unions": "Serikat Pekerja Contoh",
    "offices_elsewhere": "Cabang Semarang Contoh",
}  # fmt: skip
VICTIMS = ("Sari Contoh", "Budi Contoh", "Wati Contoh", "Agus Contoh")
CAUSES = ("Terpeleset di gudang", "Jari terjepit mesin", "Tertimpa barang", "Terkena uap panas")
NUMBERS = {"bpjs_tk_number": "JJ", "bpjs_kes_number": "0120", "approval_number": "AHU-00", "deed_number": "12/"}


def answer_all(*, report: ManpowerReport, random: Random, by: Actor, at: datetime, **chosen: Any) -> None:
    """Answer whatever the report asks of this workplace.

    Args:
        chosen: answers that are given, by slug.
    """
    # Anew: which questions are asked depends on the identity section, and the caller's report may remember an empty one.
    report = ManpowerReport.everything.get(pk=report.pk)
    found = filled(report, current_upload(report), at=at)
    given = {section.slug: Given(answers=answers) for section, answers in _answers(found, random, chosen)}
    if given:
        save_answers(report=report, given=given, seen_version=None, is_confirmed=True, by=by, at=at)


def _answers(found: Filled, random: Random, chosen: dict[str, Any]) -> Any:
    answers = dict(found.answers)
    for section in found.sections:
        told: dict[str, Any] = {}
        for question in section.possible(found.situation):
            if question.when.agrees(answers) and question.is_needed:
                fresh = chosen.get(question.slug, TOLD.get(question.slug))
                told[question.slug] = _answer(question, found.situation, random) if fresh is None else fresh
                answers[question.slug] = told[question.slug]
        yield section, told


def _answer(question: Question, situation: Situation, random: Random) -> Any:
    match question.kind:
        case Kind.YES_NO:
            return "yes" if random.random() < 0.75 else "no"
        case Kind.CHOICE:
            return random.choice(question.choices)[0]
        case Kind.CHOICES:
            real = [code for code, _words in question.choices if code != "none"]
            return sorted(random.sample(real, k=min(len(real), 2)))
        case Kind.COUNT | Kind.HOURS:
            return max(
                question.bounds[0],
                random.randrange(0, max(2, situation.workers // 20)) if question.bounds[1] > 100 else question.bounds[0] + 1,
            )
        case Kind.MONEY:
            return random.randrange(5, 200) * 1_000_000
        case Kind.DAY:
            return _day(question, situation.on, random).isoformat()
        case Kind.OCCUPATION:
            return "7531"
        case Kind.TABLE if question.slug == "managers":
            return [dict(row) for row in MANAGERS]
        case Kind.TABLE if question.slug == "accidents":
            return [_accident(situation.on, random)]
        case Kind.TABLE:
            row = {column.slug: _answer(column, situation, random) for column in question.columns if column.is_needed}
            return [row | ({"name": NAMES[question.slug]} if question.slug in NAMES else {})]
        case Kind.STORY:
            return "Pekerjaan ringan di bagian pengemasan, paling lama 3 jam sehari, dengan izin tertulis orang tua."
    if question.slug in TEXTS:
        return TEXTS[question.slug]
    return NUMBERS.get(question.slug, "No. ") + f"{random.randrange(1000, 9999)}"


def _accident(on: date, random: Random) -> dict[str, Any]:
    """Not grave, and reported in time."""
    day = on - timedelta(days=random.randrange(20, 300))
    return {
        "happened_on": day.isoformat(), "victim": random.choice(VICTIMS), "severity": random.choice(("light", "light", "heavy")),
        "lost_days": random.randrange(1, 14), "cause": random.choice(CAUSES), "reported_on": (day + timedelta(days=1)).isoformat(),
    }  # fmt: skip


def _day(question: Question, on: date, random: Random) -> date:
    if question.slug == "thr_on":
        return on - timedelta(days=120)
    if question.slug == "thr_holiday_on":
        return on - timedelta(days=110)
    days = random.randrange(60, 600)
    return on - timedelta(days=days) if question.is_past else on + timedelta(days=days)
