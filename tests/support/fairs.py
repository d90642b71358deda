"""Job fairs to test with, made through the actions: in Kota Bandung, two days, two slots a day for two visitors each."""

from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.utils import timezone

from karirhub.actions import fairs
from karirhub.actions.fair_booths import request_booth
from karirhub.actions.fair_tickets import take_ticket
from karirhub.actions.fairs import FairContent
from karirhub.models import FairBooth, FairSlot, FairTicket, JobFair, Vacancy
from tests.support.people import SYSTEM, Somebody, make_region
from tests.support.vacancies import open_vacancy

VILLAGE = "3273021004"
ZONE = ZoneInfo("Asia/Jakarta")


def first_day() -> date:
    """A week from today."""
    return timezone.localdate() + timedelta(days=7)


def fair_content(**more: Any) -> FairContent:
    told: dict[str, Any] = {
        "name": "Bursa Kerja Contoh",
        "description": "Bawa KTP dan riwayat hidup.",
        "organiser": "Dinas Ketenagakerjaan Kota Bandung",
        "village_id": make_region(VILLAGE).code,
        "venue": "Gedung Contoh",
        "address": "Jalan Contoh 1",
        "contact": "022 000000",
        "starts_on": first_day(),
        "ends_on": first_day() + timedelta(days=1),
        "opens_at": time(9),
        "closes_at": time(11),
        "booth_quota": 2,
        "slot_minutes": 60,
        "slot_capacity": 2,
    }
    return FairContent(**told | more)


def announced(**more: Any) -> JobFair:
    """A fair that takes tickets and requests."""
    now = timezone.now()
    return fairs.publish(fair=fairs.draft(content=fair_content(**more), by=SYSTEM, at=now), by=SYSTEM, at=now)


def slot_of(fair: JobFair, number: int = 0) -> FairSlot:
    return fair.slots.order_by("starts_at")[number]


def ticket(fair: JobFair, visitor: Somebody, number: int = 0) -> FairTicket:
    """A ticket for the slot of that number."""
    return take_ticket(slot=slot_of(fair, number), by=visitor.actor, at=timezone.now())


def booth(fair: JobFair, keeper: Somebody, *, vacancy: Vacancy | None = None, at: datetime | None = None) -> FairBooth:
    """A request for a booth with one open vacancy."""
    assert keeper.organisation is not None
    brought = [vacancy or open_vacancy(keeper.workplace)]
    told = {"fair": fair, "legal_entity": keeper.organisation, "vacancies": brought}
    return request_booth(**told, by=keeper.actor, at=at or timezone.now())  # type: ignore[arg-type]


def during(fair: JobFair, *, day: int = 0, hour: int = 10) -> datetime:
    """A moment at the fair."""
    return datetime.combine(fair.starts_on + timedelta(days=day), time(hour), ZONE)


def afterwards(fair: JobFair, *, days: int = 1) -> datetime:
    return datetime.combine(fair.ends_on + timedelta(days=days), time(9), ZONE)
