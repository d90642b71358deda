"""Form fields for reference data."""

from siapkerja.reference.forms.regions import RegionField, RegionPicker

__all__ = ["RegionField", "RegionPicker"]
