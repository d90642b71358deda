from skillhub.models.batches import Batch, BatchMove
from skillhub.models.enrolments import Enrolment, EnrolmentMove
from skillhub.models.programmes import Programme, ProgrammeMove, Unit

__all__ = ["Batch", "BatchMove", "Enrolment", "EnrolmentMove", "Programme", "ProgrammeMove", "Unit"]
