"""The platform's own parts of the demo."""

from siapkerja.demo import people, registries
from siapkerja.demo.parts import Part, register

register(Part(name="accounts", order=10, is_sliced=False, build=people.open_accounts))
register(Part(name="people", order=20, build=people.settle_people))
register(Part(name="companies", order=30, build=people.found_companies))
register(Part(name="registries", order=35, build=registries.ask_registries))
