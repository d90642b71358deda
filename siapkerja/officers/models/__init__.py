from siapkerja.officers.models.assistance import AssistanceCode
from siapkerja.officers.models.registrations import CitizenRegistration

__all__ = ["AssistanceCode", "CitizenRegistration"]
