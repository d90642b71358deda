"""Karirhub's parts of the demo country."""

from karirhub.actions.figures import count_published_vacancies
from karirhub.demo import certificates, seekers, vacancies
from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.demo.multiplying import Copied, Rebuilt, copy, rebuild
from siapkerja.demo.parts import Part, register
from siapkerja.search.actions.entries import refresh_all

register(Part(name="vacancies", order=40, build=vacancies.publish_vacancies))
register(Part(name="profiles", order=50, build=seekers.write_profiles))
register(Part(name="applications", order=60, build=seekers.send_applications))
# After Sertihub's certification bodies (82).
register(Part(name="certificates asked for", order=87, build=certificates.ask_for_certificates))
# After its candidates (88).
register(Part(name="certified people hired", order=89, build=certificates.hire_certified))

copy(Copied(Vacancy, {"number": "left(o.number, -6) || lpad((k * 10000 + right(o.number, 6)::int)::text, 7, '0')"}))
rebuild(
    Rebuilt("search entries", lambda: refresh_all(document=VACANCIES)),
    Rebuilt("figures of vacancies", count_published_vacancies),
)
