"""Loading competence standards: units, their elements and performance criteria, from two CSV files.

The portal brings invented examples, marked as such. The operator loads official texts in the same shape; examples never
take the place of an official unit of the same code.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.db import connection, transaction
from django.db.models import ProtectedError

from sertihub.models import CompetenceUnit, Criterion, Element
from siapkerja.reference.actions.loading.reading import BadFile, Faults, Row, day, digest_of, is_true, read
from siapkerja.reference.models import ReferenceLoad

DATA = Path(__file__).resolve().parents[1] / "data"
EXAMPLES = (DATA / "example_units.csv", DATA / "example_criteria.csv")
DATASET = "standards"
_UNIT_COLUMNS = (("code", "kode"), ("title", "judul"), ("standard", "standar"), ("valid_from",))
_CRITERION_COLUMNS = (("unit", "kode_unit"), ("element", "elemen"), ("criterion", "kuk"))

Outline = dict[str, list[str]]
"""Criteria by element, both in the order of the file."""


@dataclass(frozen=True)
class Loaded:
    """What a load did; `is_unchanged` where there was nothing to do."""

    units: int
    added: int = 0
    changed: int = 0
    is_unchanged: bool = False

    def __str__(self) -> str:
        if self.is_unchanged:
            return f"{DATASET}: unchanged ({self.units:,} units)."
        return f"{DATASET}: {self.units:,} units; {self.added:,} added, {self.changed:,} changed."


def load_examples(*, at: datetime) -> Loaded:
    """Load the bundled examples, unless they are loaded already."""
    digest = digest_of(EXAMPLES)
    last = ReferenceLoad.objects.filter(dataset=DATASET).first()
    if last and last.digest == digest:
        return Loaded(last.rows, is_unchanged=True)
    with transaction.atomic():
        loaded = load_standards(units=EXAMPLES[0], criteria=EXAMPLES[1], are_official=False)
        ReferenceLoad.objects.update_or_create(dataset=DATASET, defaults={"digest": digest, "rows": loaded.units, "loaded_at": at})
    return loaded


@transaction.atomic
def load_standards(*, units: Path, criteria: Path, are_official: bool = True) -> Loaded:
    """Load units with their elements and criteria. Units that are not in the files stay as they are.

    Args:
        units: columns code, title, standard, valid_from; title_en, valid_to and is_example where known.
        criteria: columns unit, element, criterion, one row per criterion in their order.
        are_official: overwrite units of the same code; examples give way to official ones.

    Raises:
        BadFile: rows and reasons; nothing was loaded.
    """
    with connection.cursor() as cursor:
        # Two loads wait for each other; everybody else goes on reading.
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [f"reference {DATASET}"])
    faults = Faults()
    told = _units(read([units], needs=_UNIT_COLUMNS), faults)
    outlines = _outlines(read([criteria], needs=_CRITERION_COLUMNS), told, faults)
    for code in told:
        if code not in outlines:
            faults.say(f"{criteria.name}: unit {code} has no criteria")
    faults.stop_if_any()
    kept = {row.code: row for row in CompetenceUnit.objects.filter(code__in=told).prefetch_related("elements__criteria")}
    due = [code for code in told if are_official or code not in kept or kept[code].is_example]
    added = [code for code in due if code not in kept]
    changed = [code for code in due if code in kept and _differs(kept[code], told[code], outlines[code])]
    CompetenceUnit.objects.bulk_create([told[code] for code in added])
    _outline(added, outlines)
    for code in changed:
        _rewrite(kept[code], told[code], outlines[code])
    return Loaded(len(told), len(added), len(changed))


def _units(rows: Sequence[Row], faults: Faults) -> dict[str, CompetenceUnit]:
    found: dict[str, CompetenceUnit] = {}
    for row in rows:
        code, title, standard = row.get("code", "kode"), row.get("title", "judul"), row.get("standard", "standar")
        if not (code and title and standard):
            faults.add(row, "code, title and standard are needed")
            continue
        if code in found:
            faults.add(row, f"unit {code} stands in the file twice")
            continue
        try:
            valid_from: date = day(row.get("valid_from"))
            valid_to: date | None = day(row.get("valid_to")) if row.get("valid_to") else None
        except ValueError:
            faults.add(row, "valid_from and valid_to are days like 2026-01-31")
            continue
        found[code] = CompetenceUnit(
            code=code, title=title, title_en=row.get("title_en", "judul_en"), standard=standard,
            is_example=is_true(row.get("is_example", "contoh")), valid_from=valid_from, valid_to=valid_to,
        )  # fmt: skip
    return found


def _outlines(rows: Sequence[Row], units: dict[str, CompetenceUnit], faults: Faults) -> dict[str, Outline]:
    found: dict[str, Outline] = {}
    for row in rows:
        code, element, criterion = row.get("unit", "kode_unit"), row.get("element", "elemen"), row.get("criterion", "kuk")
        if code not in units:
            faults.add(row, f"unit {code or '(empty)'} is not in the file of units")
        elif not (element and criterion):
            faults.add(row, "element and criterion are needed")
        else:
            found.setdefault(code, {}).setdefault(element, []).append(criterion)
    return found


def _differs(kept: CompetenceUnit, told: CompetenceUnit, outline: Outline) -> bool:
    names = ("title", "title_en", "standard", "is_example", "valid_from", "valid_to")
    if any(getattr(kept, name) != getattr(told, name) for name in names):
        return True
    return {element.title: [one.text for one in element.criteria.all()] for element in kept.elements.all()} != outline


def _outline(codes: Sequence[str], outlines: dict[str, Outline]) -> None:
    """Elements and criteria of new units, in two statements."""
    ids = dict(CompetenceUnit.objects.filter(code__in=codes).values_list("code", "pk"))
    elements = Element.objects.bulk_create(
        Element(unit_id=ids[code], order=order, title=title) for code in codes for order, title in enumerate(outlines[code], 1)
    )
    texts = [texts for code in codes for texts in outlines[code].values()]
    Criterion.objects.bulk_create(
        Criterion(element=element, order=order, text=text)
        for element, of_it in zip(elements, texts, strict=True)
        for order, text in enumerate(of_it, 1)
    )


def _rewrite(kept: CompetenceUnit, told: CompetenceUnit, outline: Outline) -> None:
    """Change a unit in place: people's self-assessments point at its elements.

    Raises:
        BadFile: it has fewer elements than before and one of those gone is in use.
    """
    for name in ("title", "title_en", "standard", "is_example", "valid_from", "valid_to"):
        setattr(kept, name, getattr(told, name))
    kept.save()
    try:
        kept.elements.filter(order__gt=len(outline)).delete()
    except ProtectedError as error:
        raise BadFile(f"Unit {kept.code} loses elements that assessments refer to: load the new text under its next version.") from error
    for order, (title, texts) in enumerate(outline.items(), 1):
        element, _is_new = Element.objects.update_or_create(unit=kept, order=order, defaults={"title": title})
        element.criteria.all().delete()
        Criterion.objects.bulk_create(Criterion(element=element, order=number, text=text) for number, text in enumerate(texts, 1))
