from siapkerja.profiles.models.histories import Education, Experience
from siapkerja.profiles.models.profiles import Profile
from siapkerja.profiles.models.qualifications import Qualification
from siapkerja.profiles.models.skills import Skill

__all__ = ["Education", "Experience", "Profile", "Qualification", "Skill"]
