"""Karirhub's parts of the demo country."""

from karirhub.demo import seekers, vacancies
from siapkerja.demo.parts import Part, register

register(Part(name="vacancies", order=40, build=vacancies.publish_vacancies))
register(Part(name="profiles", order=50, build=seekers.write_profiles))
register(Part(name="applications", order=60, build=seekers.send_applications))
