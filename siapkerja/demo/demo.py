"""The platform's own parts of the demo."""

from siapkerja.demo import people
from siapkerja.demo.parts import Part, register

register(Part(name="people", order=10, is_sliced=False, build=people.settle_people))
register(Part(name="companies", order=20, is_sliced=False, build=people.found_companies))
register(Part(name="accounts", order=30, is_sliced=False, build=people.open_accounts))
