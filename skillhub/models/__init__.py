from skillhub.models.attendance import Attendance, AttendanceDay
from skillhub.models.batches import Batch, BatchInstructor, BatchMove
from skillhub.models.certificates import TrainingCertificate
from skillhub.models.enrolments import Enrolment, EnrolmentMove
from skillhub.models.programmes import Programme, ProgrammeMove, Unit
from skillhub.models.schemes import CertificationScheme

__all__ = [
    "Attendance",
    "AttendanceDay",
    "Batch",
    "BatchInstructor",
    "BatchMove",
    "CertificationScheme",
    "Enrolment",
    "EnrolmentMove",
    "Programme",
    "ProgrammeMove",
    "TrainingCertificate",
    "Unit",
]
