from siapkerja.profiles.models.documents import KeptDocument
from siapkerja.profiles.models.histories import Education, Experience
from siapkerja.profiles.models.profiles import Profile
from siapkerja.profiles.models.qualifications import Qualification
from siapkerja.profiles.models.skills import Skill
from siapkerja.profiles.models.visibility import EmployerChoice

__all__ = ["Education", "EmployerChoice", "Experience", "KeptDocument", "Profile", "Qualification", "Skill"]
