from siapkerja.demo.models.stages import Stage

__all__ = ["Stage"]
