"""Who sees how well the news fit."""

from siapkerja.identity.enums import OfficerRole

FIGURE_READERS = (OfficerRole.MINISTRY_OFFICER, OfficerRole.ADMINISTRATOR)
