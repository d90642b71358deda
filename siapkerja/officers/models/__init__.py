from siapkerja.officers.models.assistance import AssistanceCode

__all__ = ["AssistanceCode"]
