"""Loading competence standards: examples, official texts, and what is wrong with a file."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from sertihub.actions.standards import load_examples, load_standards
from sertihub.models import CompetenceUnit, Criterion, Element
from siapkerja.reference.actions.loading.reading import BadFile
from siapkerja.reference.models import ReferenceLoad

pytestmark = pytest.mark.django_db

UNITS = "code,title,standard,valid_from,is_example\nC.141110.901.01,Mengukur tubuh resmi,SKKNI 305 Tahun 2015,2015-01-01,\n"
CRITERIA = "unit,element,criterion\nC.141110.901.01,Menyiapkan,Alat siap\nC.141110.901.01,Menyiapkan,Tempat bersih\n"


def _files(folder: Path, units: str = UNITS, criteria: str = CRITERIA) -> tuple[Path, Path]:
    paths = folder / "units.csv", folder / "criteria.csv"
    for path, text in zip(paths, (units, criteria), strict=True):
        path.write_text(text)
    return paths


def test_every_example_unit_is_marked_and_has_elements_with_criteria() -> None:
    units = CompetenceUnit.objects.prefetch_related("elements__criteria")

    assert len(units) >= 40
    assert all(unit.is_example and "bukan teks resmi" in unit.standard for unit in units)
    assert all(2 <= len(unit.elements.all()) <= 4 for unit in units)
    assert all(2 <= len(element.criteria.all()) <= 4 for unit in units for element in unit.elements.all())


def test_loading_twice_changes_nothing() -> None:
    before = list(Criterion.objects.order_by("pk").values_list("pk", flat=True))

    assert load_examples(at=timezone.now()).is_unchanged
    ReferenceLoad.objects.filter(dataset="standards").delete()
    again = load_examples(at=timezone.now())

    assert (again.added, again.changed) == (0, 0)
    assert list(Criterion.objects.order_by("pk").values_list("pk", flat=True)) == before


def test_an_official_text_takes_the_place_of_an_example_and_stays(tmp_path: Path) -> None:
    units, criteria = _files(tmp_path)

    said = StringIO()
    call_command("load_standards", str(units), str(criteria), stdout=said)
    ReferenceLoad.objects.filter(dataset="standards").delete()
    load_examples(at=timezone.now())

    unit = CompetenceUnit.objects.get(code="C.141110.901.01")
    assert "0 added, 1 changed" in said.getvalue()
    assert (unit.title, unit.is_example) == ("Mengukur tubuh resmi", False)
    assert [one.text for one in Criterion.objects.filter(element__unit=unit)] == ["Alat siap", "Tempat bersih"]


def test_a_changed_text_keeps_the_elements_that_assessments_refer_to(tmp_path: Path) -> None:
    kept = Element.objects.get(unit__code="C.141110.901.01", order=1)

    load_standards(**dict(zip(("units", "criteria"), _files(tmp_path), strict=True)))

    kept.refresh_from_db()
    assert kept.title == "Menyiapkan"


@pytest.mark.parametrize(
    ("units", "criteria", "told"),
    [
        (UNITS, "unit,element,criterion\nX.1,Menyiapkan,Alat siap\n", "is not in the file of units"),
        (UNITS + "C.2,Judul,Standar,kemarin,\n", CRITERIA, "valid_from and valid_to are days"),
        (UNITS + UNITS.split("\n")[1] + "\n", CRITERIA, "twice"),
        (UNITS + "C.2,Judul,Standar,2020-01-01,\n", CRITERIA, "unit C.2 has no criteria"),
        ("code,title\nC.2,Judul\n", CRITERIA, "no column `standard`"),
    ],
)
def test_a_faulty_file_says_where_and_changes_nothing(tmp_path: Path, units: str, criteria: str, told: str) -> None:
    paths = _files(tmp_path, units, criteria)

    with pytest.raises(BadFile, match=told):
        load_standards(units=paths[0], criteria=paths[1])
    with pytest.raises(CommandError, match="Nothing was loaded"):
        call_command("load_standards", *map(str, paths))

    assert not CompetenceUnit.objects.filter(is_example=False).exists()
