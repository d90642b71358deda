"""Applications of the demo in every state, all through the actions, acted by the people themselves."""

import io
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from PIL import Image

from siapkerja.demo.acting import person_actor
from siapkerja.demo.country import Country
from siapkerja.identity.actions.people import claim_nik
from siapkerja.identity.models import Person
from siapkerja.identity.queries import standing_nik
from siapkerja.kernel.errors import Refused
from siapkerja.reference.models import Industry, Region
from wirausaha.actions import accounts, agreements, decisions, members, proposals, verification
from wirausaha.actions import programmes as programmes_of_aid
from wirausaha.actions.decisions import Choice
from wirausaha.actions.members import NamedMember
from wirausaha.demo.programmes import EARLIER, STARTER
from wirausaha.demo.ventures import VENTURES, Venture
from wirausaha.enums import BudgetKind, Outcome, ProposalPart, RefusalReason, Stage, WorkSituation
from wirausaha.models import Programme, Proposal

USUAL_APPLICATIONS = 44
# Every so many applicants one brings a group.
ONE_GROUP_IN = 5
GROUP_SEARCHED = 6
# Regencies of each slice; the ready officers of Jawa Tengah and Kota Bandung see the second's.
REGENCIES: tuple[tuple[str, str], ...] = (("3374", "3322"), ("3321", "3273"))
# How far the applications go: those of the programme that closed to the end, those of the open one part of the way.
ENDED = ("reported", "completed", "agreed", "late", "reserved", "returned_report", "refused", "completed")
RUNNING = ("chosen", "submitted", "assessed", "visiting", "signed", "returned", "assessed", "draft", "withdrawn", "submitted")
DECIDED = {"completed", "reported", "returned_report", "agreed", "late", "signed", "chosen", "reserved", "refused"}
VISITED = DECIDED | {"assessed"}
# Sent so many days ago, so that most deadlines are ahead; those that went far were sent months ago.
DAYS_AGO = {"draft": 4, "submitted": 2, "returned": 7, "visiting": 8, "assessed": 12, "chosen": 16, "signed": 16, "withdrawn": 20}
FINISHED = {"completed", "reported", "returned_report"}


@dataclass
class Case:
    """One applicant, and how far the application is to go."""

    proposal: Proposal
    person: Person
    goal: str
    at: datetime


def apply_for_aid(country: Country) -> int:
    """Applications in two regencies of this slice, half of them of each programme."""
    programmes = {row.title: row for row in Programme.objects.filter(year=country.today.year, title__in=(STARTER, EARLIER))}
    people, made = _people(country), 0
    picture = _picture()
    for turn, code in enumerate(REGENCIES[country.slice]):
        share = country.count_here(USUAL_APPLICATIONS) // 2 or 1
        # The programme that closes is one slice's own, so that nobody is still applying when it does.
        ended = EARLIER if country.slice else STARTER
        for title, goals, count in ((ended, ENDED, share // 2), (STARTER, RUNNING, share - share // 2)):
            cases = list(
                _send(
                    country,
                    programmes[title],
                    code,
                    [goals[place % len(goals)] for place in range(turn * count, (turn + 1) * count)],
                    people,
                )
            )
            for case in cases:
                _verify(country, case, picture)
            _decide(country, programmes[title], code, cases)
            for case in cases:
                _carry_on(country, case, picture)
            made += len(cases)
    if country.slice:
        programmes_of_aid.keep_days(by=country.system, at=country.now)
    return made


def _people(country: Country) -> list[Person]:
    """Grown-ups with a NIK, in a random order."""
    oldest = country.today - timedelta(days=19 * 366)
    people = [person for person in country.people[: country.count_here(400)] if person.born_on and person.born_on < oldest]
    country.random.shuffle(people)
    return people


def _sari(country: Country) -> Person:
    """The ready account of a seeker, with an invented NIK where nobody gave her one."""
    person = country.accounts["pencari"]
    if standing_nik(person.pk) is None:
        born_on = person.born_on or date(1998, 5, 12)
        nik = country.synthetic_nik(village_code=str(person.village_id or "3321010001"), born_on=born_on, is_female=True, serial=999)
        claim_nik(person=person, nik=nik, by=country.system, at=country.moment(days_ago=120))
    return person


def _send(country: Country, programme: Programme, code: str, goals: list[str], people: list[Person]) -> Iterator[Case]:
    regency = Region.objects.get(pk=code)
    for place, goal in enumerate(goals):
        is_sari = goal == "chosen" and place == 0 and code == "3321"
        if not (is_sari or people):
            return
        person = _sari(country) if is_sari else people.pop()
        at = country.moment(days_ago=DAYS_AGO.get(goal, 92) + country.random.uniform(0, 2))
        written = _write(country, programme, person, country.random.choice(VENTURES), regency, at)
        if place % ONE_GROUP_IN == 1:
            _name_group(country, written, people, at)
        if goal != "draft":
            try:
                written = proposals.submit(proposal=written, is_declared=True, by=person_actor(person), at=at)
            except Refused:
                continue  # the person has this year's aid in another group
        yield Case(written, person, goal, at)


def _write(country: Country, programme: Programme, person: Person, venture: Venture, regency: Region, at: datetime) -> Proposal:
    who: dict[str, Any] = {"by": person_actor(person), "at": at}
    proposal = proposals.begin(programme=programme, **who)
    industry = Industry.objects.filter(level=5, code__startswith=venture.industry, valid_to=None).order_by("code").first()
    told = proposals.Business(
        industry_id=industry.pk if industry else country.industries[0].pk, business_name=f"{venture.name} {person.full_name.split()[0]}",
        stage=country.random.choice(list(Stage)), idea=venture.idea, market=venture.market, workers_now=0,
        workers_expected=country.random.randrange(1, 4), situation=country.random.choice(list(WorkSituation)),
    )  # fmt: skip
    proposals.write_business(proposal=proposal, business=told, **who)
    middle = (regency.latitude, regency.longitude) if regency.latitude is not None and regency.longitude is not None else (None, None)
    place = proposals.Place(
        village_code=str(country.village_in(regency.pk)), address="Sebelah balai desa", latitude=_near(country, middle[0]),
        longitude=_near(country, middle[1]),
    )  # fmt: skip
    proposals.write_place(proposal=proposal, place=place, **who)
    lines = [proposals.Line(kind=kind, item=item, quantity=quantity, unit_price=price) for kind, item, quantity, price in venture.budget]
    proposals.write_budget(proposal=proposal, requested=venture.total, lines=lines, **who)
    return Proposal.objects.with_names().get(pk=proposal.pk)


def _name_group(country: Country, proposal: Proposal, people: list[Person], at: datetime) -> None:
    """Two neighbours join, if they have no aid of this year."""
    named = [person for person in people[:GROUP_SEARCHED] if standing_nik(person.pk) is not None][:2]
    members_named = [NamedMember(full_name=person.full_name, nik=claim.nik) for person in named if (claim := standing_nik(person.pk))]
    for person in named:
        people.remove(person)
    with suppress(Refused):
        members.add_members(proposal=proposal, members=members_named, by=person_actor(proposal.person), at=at)


def _near(country: Country, middle: float | None) -> float | None:
    """Within some kilometres of a regency's middle."""
    return None if middle is None else round(middle + country.random.uniform(-0.03, 0.03), 5)


def _picture() -> bytes:
    """A small picture that stands for every photo and receipt of the demo."""
    stream = io.BytesIO()
    Image.new("RGB", (240, 180), (214, 226, 240)).save(stream, "JPEG")
    return stream.getvalue()


def _verify(country: Country, case: Case, picture: bytes) -> None:
    """The office looks at papers and place, as far as the case goes."""
    by = country.system
    if case.goal == "returned":
        points = {ProposalPart.BUDGET: "Harga mesin terlalu tinggi. Lampirkan perkiraan harga dari toko."}
        verification.send_back(proposal=case.proposal, points=points, by=by, at=case.at + timedelta(days=2))
    elif case.goal == "withdrawn":
        proposals.withdraw(proposal=case.proposal, by=person_actor(case.person), at=case.at + timedelta(days=2))
    if case.goal in VISITED | {"visiting"}:
        verification.accept_papers(proposal=case.proposal, by=by, at=case.at + timedelta(days=3))
    if case.goal in VISITED:
        at, mark = case.at + timedelta(days=8), 2 if case.goal == "refused" else 3 if case.goal == "reserved" else 4
        found = verification.Found(
            visited_on=at.date(), latitude=(case.proposal.latitude or 0.0) + 0.0008, longitude=case.proposal.longitude or 0.0,
            findings="Tempat usaha ada, keluarga mendukung, dan sebagian alat sudah dimiliki.", feasibility=mark,
            readiness=mark, impact=country.random.randrange(mark - 1, mark + 2),
        )  # fmt: skip
        verification.assess(proposal=case.proposal, found=found, photo=io.BytesIO(picture), by=by, at=at)


def _decide(country: Country, programme: Programme, code: str, cases: list[Case]) -> None:
    """One list for everybody of a round who was to be decided."""
    decided = [case for case in cases if case.goal in DECIDED]
    if not decided:
        return
    outcomes: Mapping[str, Outcome] = {"reserved": Outcome.RESERVED, "refused": Outcome.REFUSED}
    choices = [
        Choice(
            proposal_id=case.proposal.pk,
            outcome=outcomes.get(case.goal, Outcome.CHOSEN),
            reason=RefusalReason.NOT_FEASIBLE if case.goal == "refused" else None,
            note="Rencana perlu dimatangkan dulu bersama pendamping." if case.goal in outcomes else "",
        )
        for case in decided
    ]
    at = max(case.at for case in decided) + timedelta(days=12)
    decisions.decide(programme=programme, regency_code=code, choices=choices, by=country.system, at=at)


def _carry_on(country: Country, case: Case, picture: bytes) -> None:
    """Signing, spending and accounting, as far as the case goes."""
    if case.goal not in FINISHED | {"agreed", "late", "signed"}:
        return
    by, own, at = country.system, person_actor(case.person), min(case.at + timedelta(days=15), country.now)
    account = f"{country.random.randrange(10**9, 10**10)}"
    agreements.sign(proposal=case.proposal, bank_name="Bank Contoh", bank_account=account, is_agreed=True, by=own, at=at)
    if case.goal == "signed":
        return
    # Somebody late agreed so long ago that the report is overdue.
    agreed_at = min(at + timedelta(days=1 if case.goal == "late" else 40), country.now)
    agreements.countersign(proposal=case.proposal, by=by, at=agreed_at)
    if case.goal in FINISHED:
        _account(country, case, picture, agreed_at)


def _account(country: Country, case: Case, picture: bytes, agreed_at: datetime) -> None:
    own, at = person_actor(case.person), min(agreed_at + timedelta(days=20), country.now)
    lines = list(case.proposal.budget.all())
    for line in lines:
        told = accounts.Spending(spent_on=at.date(), kind=BudgetKind(line.kind), item=line.item, amount=line.total)
        accounts.add_spending(proposal=case.proposal, spending=told, receipt=io.BytesIO(picture), by=own, at=at)
    outcome = accounts.Outcome(
        workers=country.random.randrange(1, 4), monthly_turnover=country.random.randrange(20, 90) * 100_000,
        story="Alat sudah dipakai setiap hari, dan pesanan bertambah.",
    )  # fmt: skip
    accounts.send_report(proposal=case.proposal, outcome=outcome, by=own, at=at)
    later = min(at + timedelta(days=6), country.now)
    if case.goal == "completed":
        accounts.accept_report(proposal=case.proposal, by=country.system, at=later)
    elif case.goal == "returned_report":
        accounts.return_report(
            proposal=case.proposal, note="Kuitansi bahan baku tidak terbaca. Foto lagi dengan terang.", by=country.system, at=later
        )
