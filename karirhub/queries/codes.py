"""Codes of the reference data that programs name."""

from datetime import date

from django.db.models import Model

from siapkerja.identity.queries import industry_of
from siapkerja.reference.models import EducationLevel, Occupation, Region, RegionLevel

_LEVELS = {"regency": RegionLevel.REGENCY, "district": RegionLevel.DISTRICT}
_TABLES: dict[str, type[Model]] = {"occupation": Occupation, "education": EducationLevel, "regency": Region}


def is_known(kind: str, code: str, on: date) -> bool:
    """Is the code in force on a day?

    Args:
        kind: occupation (KBJI), industry (KBLI, five digits), education, regency or district (Kemendagri).
    """
    if kind == "industry":
        return industry_of(code) is not None
    if kind == "education":
        return EducationLevel.objects.filter(pk=code).exists()
    if kind in _LEVELS:
        return Region.objects.at(on).filter(code=code, level=_LEVELS[kind]).exists()
    return Occupation.objects.at(on).filter(code=code).exists()


def row_of(kind: str, code: str) -> Model:
    """The row of a code that is known: of an occupation, a level of education or a regency."""
    return _TABLES[kind]._default_manager.get(pk=code)
