"""Sertihub's parts of the demo country."""

from sertihub.demo import bodies, candidates
from sertihub.queries.documents import SCHEMES
from siapkerja.demo.multiplying import Rebuilt, rebuild
from siapkerja.demo.parts import Part, register
from siapkerja.search.actions.entries import refresh_all

register(Part(name="certification bodies", order=82, build=bodies.license_bodies))
register(Part(name="candidates for certification", order=88, build=candidates.certify_people))

rebuild(Rebuilt("search entries of schemes", lambda: refresh_all(document=SCHEMES)))
