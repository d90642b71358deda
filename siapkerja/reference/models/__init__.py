from siapkerja.reference.models.calendar import Holiday, HolidayKind
from siapkerja.reference.models.classifications import EducationLevel, Industry, Occupation, OccupationSynonym
from siapkerja.reference.models.loads import ReferenceLoad
from siapkerja.reference.models.regions import Region, RegionLevel
from siapkerja.reference.models.rules import Rule
from siapkerja.reference.models.wages import MinimumWage, MinimumWageKind

__all__ = [
    "EducationLevel",
    "Holiday",
    "HolidayKind",
    "Industry",
    "MinimumWage",
    "MinimumWageKind",
    "Occupation",
    "OccupationSynonym",
    "ReferenceLoad",
    "Region",
    "RegionLevel",
    "Rule",
]
