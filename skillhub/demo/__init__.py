"""Skillhub's parts of the demo country."""

from siapkerja.demo.multiplying import Rebuilt, rebuild
from siapkerja.demo.parts import Part, register
from siapkerja.search.actions.entries import refresh_all
from skillhub.demo import centres, participants
from skillhub.queries.documents import PROGRAMMES

register(Part(name="training centres", order=80, build=centres.found_centres))
register(Part(name="training participants", order=85, build=participants.enrol_people))

rebuild(Rebuilt("search entries of training", lambda: refresh_all(document=PROGRAMMES)))
