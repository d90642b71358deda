"""What the deed of inspection says of a workplace, from its last report and the inspections since."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from siapkerja.identity.enums import LegalForm
from siapkerja.identity.models import Workplace
from siapkerja.kernel.text import long_day
from siapkerja.reference.queries import place_words, rule
from wajiblapor.enums import Capital, Contract, InspectionKind, Ownership, WageSystem
from wajiblapor.models import Filing, Inspection, ManpowerReport
from wajiblapor.models.inspections import KNOWN_TO_COMPANY
from wajiblapor.rosters.summary import count_of

MOST_ROWS = 12
_NATIONS = {"national": "WNI", "foreign": "WNA"}
_SEXES = {"male": "laki-laki", "female": "perempuan"}
_GROWN = ("18_24", "25_34", "35_44", "45_54", "55_up")


def deed_facts(inspection: Inspection, report: ManpowerReport, filing: Filing, *, today: date) -> dict[str, str]:
    """Everything that stands on the paper, in Indonesian, by the keys of the document's kind. Empty ones are left out."""
    content = filing.content
    identity, summary = content["identity"], content["summary"]
    sections = content.get("sections", {})
    company, safety = sections.get("company", {}), sections.get("safety", {})
    days = int(rule("inspection.deed_change_report_days", today).value)
    facts = {
        "workplace": f"{inspection.workplace.name} ({str(inspection.workplace.get_kind_display()).lower()})",
        "nib": identity["nib"] or "belum ada",
        "legal_form": _label(LegalForm, identity["legal_form"]),
        "address": f"{identity['address']}, {place_words(identity['village'] or inspection.regency_id)} {identity['postal_code']}",
        "industry": f"{identity['industry']} {identity.get('industry_title', '')}".strip(),
        "owner": identity["owner_name"],
        "management": f"{identity['responsible_name']}, {identity['responsible_position']}",
        "founded_on": long_day(date.fromisoformat(identity["founded_on"])) if identity["founded_on"] else "",
        "ownership": ", ".join(filter(None, [_label(Ownership, identity["ownership"]), _label(Capital, identity["capital"])])),
        "founding_deed": _paper(company),
        "branches": _branches(inspection),
        "workers": _workers(summary),
        "contracts": _counted(summary, "contract", Contract),
        "wage_systems": _counted(summary, "wage_system", WageSystem),
        "equipment": _things(safety.get("equipment"), "item"),
        "materials": _things(safety.get("materials"), "name"),
        "report": f"{report.number}, {long_day(report.reported_on)}" if report.reported_on else report.number,
        "inspections": _inspections(inspection),
        "duty_to_report": f"Perubahan yang tidak sesuai akta ini dilaporkan paling lambat {days} hari kepada Dinas provinsi",
    }
    return {key: words for key, words in facts.items() if words}


def _label(choices: Any, value: str) -> str:
    return str(choices(value).label) if value in choices.values else ""


def _paper(company: Mapping[str, Any]) -> str:
    """Number and day of the founding deed and of the ministry's approval."""
    day = company.get("deed_on")
    deed = f"{company['deed_number']}{', ' + long_day(date.fromisoformat(day)) if day else ''}" if company.get("deed_number") else ""
    return "; ".join(filter(None, [deed, company.get("approval_number", "")]))


def _branches(inspection: Inspection) -> str:
    places = Workplace.objects.filter(legal_entity=inspection.legal_entity_id, closed_on=None).exclude(pk=inspection.workplace_id)
    names = list(places.order_by("name", "pk").values_list("name", flat=True)[: MOST_ROWS + 1])
    more = " dan lainnya" if len(names) > MOST_ROWS else ""
    return ", ".join(names[:MOST_ROWS]) + more


def _workers(summary: dict[str, Any]) -> str:
    """Nationality × sex × of age or not."""
    lines = []
    for nation, words in _NATIONS.items():
        grown = {sex: sum(count_of(summary, "nationality_age", f"{nation}.{band}", sex) for band in _GROWN) for sex in _SEXES}
        young = {sex: count_of(summary, "nationality_age", f"{nation}.under_18", sex) for sex in _SEXES}
        heads = {sex: count_of(summary, "nationality", nation, sex) for sex in _SEXES}
        told = [f"{heads[sex]} {name} (18 tahun ke atas {grown[sex]}, di bawahnya {young[sex]})" for sex, name in _SEXES.items()]
        if any(heads.values()):
            lines.append(f"{words}: {', '.join(told)}")
    return f"{summary['total']} orang. " + "; ".join(lines)


def _counted(summary: dict[str, Any], matrix: str, choices: Any) -> str:
    counted = [(str(choice.label), count_of(summary, matrix, choice.value)) for choice in choices]
    return ", ".join(f"{label} {count}" for label, count in counted if count)


def _things(rows: Any, name: str) -> str:
    found = [f"{row.get(name, '')} ({row.get('quantity')})" for row in rows or [] if row.get(name)]
    return ", ".join(found[:MOST_ROWS]) + (" dan lainnya" if len(found) > MOST_ROWS else "")


def _inspections(inspection: Inspection) -> str:
    """What was written into the deed before: each inspection with its notes, newest first."""
    rows = Inspection.objects.filter(workplace=inspection.workplace_id, state__in=KNOWN_TO_COMPANY)
    lines = []
    for row in rows.prefetch_related("visits", "notes").order_by("-opened_at", "-pk")[:MOST_ROWS]:
        visit = next(iter(row.visits.all()), None)
        notes = ", ".join(note.number for note in row.notes.all())
        day = long_day(visit.visited_on) if visit else ""
        lines.append(
            f"{day}: {str(InspectionKind(row.kind).label).lower()}{', ' + notes if notes else ''}, {str(row.state_row.label).lower()}"
        )
    return "; ".join(lines)
