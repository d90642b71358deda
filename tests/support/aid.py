"""Programmes of aid and applications in every state to test with, made through the actions."""

import io
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from PIL import Image

from siapkerja.identity.actions.people import claim_nik, complete_person
from siapkerja.identity.queries import standing_nik
from siapkerja.reference.models import Industry
from tests.support.people import SYSTEM, Somebody, make_region
from wirausaha.actions import accounts, agreements, decisions, members, programmes, proposals, verification
from wirausaha.actions.accounts import Spending
from wirausaha.actions.decisions import Choice
from wirausaha.actions.members import NamedMember
from wirausaha.actions.programmes import ProgrammeContent
from wirausaha.actions.proposals import Business, Line, Place
from wirausaha.actions.verification import Found
from wirausaha.enums import BudgetKind, Outcome, ProgrammeKind, Stage, WorkSituation
from wirausaha.models import Programme, Proposal

VILLAGE = "3273021004"
# The middle of Kota Bandung.
HERE = (-6.9147, 107.6098)


def photo() -> io.BytesIO:
    """A small picture."""
    stream = io.BytesIO()
    Image.new("RGB", (320, 240), "white").save(stream, "JPEG")
    stream.seek(0)
    stream.name = "foto.jpg"
    return stream


def programme_content(**more: Any) -> ProgrammeContent:
    today = timezone.localdate()
    told: dict[str, Any] = {
        "kind": ProgrammeKind.STARTER,
        "year": today.year,
        "title": "TKM Pemula Contoh",
        "summary": "Modal untuk memulai usaha.",
        "audience": "Berusia 18 tahun atau lebih",
        "pays_for": "Peralatan dan bahan baku",
        "documents": "KTP",
        "packages": 2,
        "opens_on": today,
        "closes_on": today + timedelta(days=20),
    }
    return ProgrammeContent(**told | more)


def draft_programme(**more: Any) -> Programme:
    return programmes.draft(content=programme_content(**more), by=SYSTEM, at=timezone.now())


def open_programme(**more: Any) -> Programme:
    """A programme that takes applications today."""
    return programmes.announce(programme=draft_programme(**more), by=SYSTEM, at=timezone.now())


def as_grown_up(somebody: Somebody, *, nik: str = "", born_on: date = date(1995, 5, 20)) -> None:
    """A person with a birthday and a NIK of their own."""
    make_region(VILLAGE)
    now = timezone.now()
    person = complete_person(
        person=somebody.person, full_name=somebody.person.full_name, sex="female", born_on=born_on, phone="+62811000222",
        village_code=VILLAGE, by=SYSTEM, at=now,
    )  # fmt: skip
    if standing_nik(person.pk) is None:
        claim_nik(person=person, nik=nik or f"327302600595{person.pk % 10_000:04d}", by=SYSTEM, at=now)


def business(**more: Any) -> Business:
    told: dict[str, Any] = {
        "industry_id": Industry.objects.filter(level=5).order_by("pk")[0].pk,
        "business_name": "Keripik Contoh",
        "stage": Stage.IDEA,
        "idea": "Membuat keripik singkong.",
        "market": "Warung di sekitar.",
        "workers_now": 0,
        "workers_expected": 2,
        "situation": WorkSituation.UNEMPLOYED,
    }
    return Business(**told | more)


def lines(*prices: int) -> list[Line]:
    return [Line(kind=BudgetKind.EQUIPMENT, item=f"Alat {place}", quantity=1, unit_price=price) for place, price in enumerate(prices, 1)]


def begun(programme: Programme, somebody: Somebody) -> Proposal:
    as_grown_up(somebody)
    return proposals.begin(programme=programme, by=somebody.actor, at=timezone.now())


def written(programme: Programme, somebody: Somebody, **more: Any) -> Proposal:
    """A whole application that is not sent yet."""
    made, who = begun(programme, somebody), {"by": somebody.actor, "at": timezone.now()}
    proposals.write_business(proposal=made, business=business(**more), **who)
    place = Place(village_code=VILLAGE, address="Sebelah balai desa", latitude=HERE[0], longitude=HERE[1])
    proposals.write_place(proposal=made, place=place, photo=photo(), **who)
    proposals.write_budget(proposal=made, requested=5_000_000, lines=lines(3_000_000, 2_000_000), **who)
    return fresh(made)


def written_group(programme: Programme, somebody: Somebody) -> Proposal:
    """A whole application for public works of a village, without its group."""
    made, who = begun(programme, somebody), {"by": somebody.actor, "at": timezone.now()}
    proposals.write_business(proposal=made, business=business(business_name="Saluran Air Contoh"), **who)
    proposals.write_place(proposal=made, place=Place(village_code=VILLAGE, address="Dusun Contoh"), **who)
    proposals.write_budget(proposal=made, requested=20_000_000, lines=lines(20_000_000), **who)
    return fresh(made)


def sent(programme: Programme, somebody: Somebody, *, partner: Somebody | None = None, **more: Any) -> Proposal:
    made = written(programme, somebody, **more)
    if partner is not None:
        as_grown_up(partner)
        claim = standing_nik(partner.person.pk)
        with_member(made, somebody, nik=claim.nik if claim else "", name=partner.person.full_name)
    return proposals.submit(proposal=made, is_declared=True, by=somebody.actor, at=timezone.now())


def with_member(proposal: Proposal, somebody: Somebody, nik: str = "3273021205900001", name: str = "Anggota Contoh") -> None:
    members.add_members(proposal=proposal, members=[NamedMember(full_name=name, nik=nik)], by=somebody.actor, at=timezone.now())


def found(**more: Any) -> Found:
    told: dict[str, Any] = {
        "visited_on": timezone.localdate(),
        "latitude": HERE[0] + 0.001,
        "longitude": HERE[1],
        "findings": "Tempatnya ada dan siap.",
        "feasibility": 4,
        "readiness": 3,
        "impact": 3,
    }
    return Found(**told | more)


def assessed(programme: Programme, somebody: Somebody, *, mark: int = 3, **more: Any) -> Proposal:
    made = sent(programme, somebody, **more)
    verification.accept_papers(proposal=made, by=SYSTEM, at=timezone.now())
    verification.assess(
        proposal=made, found=found(feasibility=mark, readiness=mark, impact=mark), photo=photo(), by=SYSTEM, at=timezone.now()
    )
    return fresh(made)


def chosen(programme: Programme, somebody: Somebody, **more: Any) -> Proposal:
    made = assessed(programme, somebody, **more)
    choice = Choice(proposal_id=made.pk, outcome=Outcome.CHOSEN)
    decisions.decide(programme=programme, regency_code=str(made.regency_id), choices=[choice], by=SYSTEM, at=timezone.now())
    return fresh(made)


def signed(programme: Programme, somebody: Somebody, **more: Any) -> Proposal:
    made = chosen(programme, somebody, **more)
    bank = {"bank_name": "Bank Contoh", "bank_account": "1234567890", "is_agreed": True}
    agreements.sign(proposal=made, **bank, by=somebody.actor, at=timezone.now())
    return fresh(made)


def agreed(programme: Programme, somebody: Somebody, **more: Any) -> Proposal:
    made = signed(programme, somebody, **more)
    agreements.countersign(proposal=made, by=SYSTEM, at=timezone.now())
    return fresh(made)


def spending(amount: int = 5_000_000, **more: Any) -> Spending:
    told: dict[str, Any] = {"spent_on": timezone.localdate(), "kind": BudgetKind.EQUIPMENT, "item": "Alat", "amount": amount}
    return Spending(**told | more)


def reported(programme: Programme, somebody: Somebody, **more: Any) -> Proposal:
    made, who = agreed(programme, somebody, **more), {"by": somebody.actor, "at": timezone.now()}
    accounts.add_spending(proposal=made, spending=spending(), receipt=photo(), **who)
    outcome = accounts.Outcome(workers=2, monthly_turnover=3_000_000, story="Berjalan baik.")
    accounts.send_report(proposal=made, outcome=outcome, **who)
    return fresh(made)


def fresh(proposal: Proposal) -> Proposal:
    return Proposal.objects.with_names().get(pk=proposal.pk)


def days_later(days: int) -> datetime:
    return timezone.now() + timedelta(days=days)
