"""A short list of workers typed on a page: what it asks, and what the NIK says besides."""

from collections.abc import Mapping
from datetime import date

from siapkerja.kernel.nik import digits_of, is_wellformed, parse
from wajiblapor.rosters.codes import SEXES, WAGE_SYSTEMS

# What stands open on the page; the others are folded away and mostly as they begin.
OPEN = ("nik", "name", "job_title", "education", "contract", "started_on", "base_wage")
FOLDED = (
    "contract_ends_on", "wage_system", "allowance", "weekly_hours", "disability", "bpjs_employment", "bpjs_health", "sex", "born_on",
    "department", "home_regency", "certificate", "passport", "country", "permit",
)  # fmt: skip
ASKED = (*OPEN, *FOLDED)
FROM_NIK = ("sex", "born_on")
# What makes a row a worker rather than an empty line of the page.
TELLING = ("nik", "name", "job_title", "base_wage")

Cells = Mapping[str, str]


def begun(hours: int) -> dict[str, str]:
    """How an empty line begins."""
    return {"contract": "PKWTT", "wage_system": dict(WAGE_SYSTEMS.labels)["monthly"], "weekly_hours": str(hours), "disability": "Tidak ada"}


def completed(cells: Cells, today: date) -> dict[str, str]:
    """With sex and day of birth as the NIK has them, where they were not typed."""
    told = dict(cells)
    digits = digits_of(told.get("nik", ""))
    if not is_wellformed(digits):
        return told
    found = parse(digits, today=today)
    told["sex"] = told.get("sex") or dict(SEXES.labels)[found.sex]
    if found.born_on is not None:
        told["born_on"] = told.get("born_on") or f"{found.born_on:%d/%m/%Y}"
    return told


def without_what_the_nik_says(cells: Cells, today: date) -> dict[str, str]:
    """The other way round: what would be read from the NIK again is left out, so that a corrected NIK corrects it too."""
    derived = completed({"nik": cells.get("nik", "")}, today)
    return {slug: cell for slug, cell in cells.items() if slug not in FROM_NIK or derived.get(slug) != cell}
