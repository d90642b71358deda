from siapkerja.privacy.models.breaches import Breach, BreachMoved, BreachPerson
from siapkerja.privacy.models.exports import DataExport
from siapkerja.privacy.models.requests import (
    CorrectionMoved,
    CorrectionRequest,
    DeletionMoved,
    DeletionRequest,
    InactivityNotice,
)

__all__ = [
    "Breach",
    "BreachMoved",
    "BreachPerson",
    "CorrectionMoved",
    "CorrectionRequest",
    "DataExport",
    "DeletionMoved",
    "DeletionRequest",
    "InactivityNotice",
]
