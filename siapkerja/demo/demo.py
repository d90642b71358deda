"""The platform's own parts of the demo."""

from siapkerja.demo import cases, company_register, people, registries
from siapkerja.demo.accounts import ACCOUNTS
from siapkerja.demo.parts import Part, register

# Counted in the name, so that a country built before there were so many is given the others.
register(Part(name=f"{len(ACCOUNTS)} accounts", order=10, is_sliced=False, build=people.open_accounts))
register(Part(name="people", order=20, build=people.settle_people))
register(Part(name="companies", order=30, build=people.found_companies))
register(Part(name="registries", order=35, build=registries.ask_registries))
register(Part(name="company register", order=36, is_sliced=False, build=company_register.register_companies))
register(Part(name="cases", order=40, build=cases.open_cases))
