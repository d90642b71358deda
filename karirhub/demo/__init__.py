"""Karirhub's parts of the demo country."""

from django.utils import timezone

from karirhub.actions.figures import count_published_vacancies
from karirhub.actions.market import count_market
from karirhub.demo import cards, certificates, conversations, employers, fairs, kept, seekers, trust, vacancies
from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.demo.multiplying import Copied, Rebuilt, copy, rebuild
from siapkerja.demo.parts import Part, register, sum_up
from siapkerja.search.actions.entries import refresh_all

register(Part(name="vacancies", order=40, build=vacancies.publish_vacancies))
register(Part(name="profiles", order=50, build=seekers.write_profiles))
register(Part(name="applications", order=60, build=seekers.send_applications))
register(Part(name="conversations", order=61, build=conversations.converse))
register(Part(name="searches and vacancies kept", order=61, build=kept.keep))
register(Part(name="employers' own work", order=62, build=employers.equip_employers))
register(Part(name="job seekers' cards", order=65, build=cards.issue_cards))
register(Part(name="job fairs", order=66, build=fairs.hold_fairs))
# After Sertihub's certification bodies (82).
register(Part(name="certificates asked for", order=87, build=certificates.ask_for_certificates))
# After its candidates (88).
register(Part(name="certified people hired", order=89, build=certificates.hire_certified))
register(Part(name="vacancies reported", order=90, build=trust.report_vacancies))
register(Part(name="applications unanswered", order=91, build=trust.close_unanswered))

sum_up(lambda at: count_market(at=at))
copy(Copied(Vacancy, {"number": "left(o.number, -6) || lpad((k * 10000 + right(o.number, 6)::int)::text, 7, '0')"}))
rebuild(
    Rebuilt("search entries", lambda: refresh_all(document=VACANCIES)),
    Rebuilt("figures of vacancies", count_published_vacancies),
    Rebuilt("labour market", lambda: count_market(at=timezone.now())),
)
