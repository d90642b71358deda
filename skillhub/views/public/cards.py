"""A programme on the list, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from siapkerja.web.wording import day, number, rupiah
from skillhub.enums import BatchState, Method, VocationalField
from skillhub.models import Batch, Programme


@dataclass(frozen=True)
class Card:
    url: str
    title: str
    centre: str
    field: str
    place: str
    length: str
    cost: str
    seats: str
    until: str
    is_registering: bool
    is_disability_friendly: bool


def card(programme: Programme) -> Card:
    batch = _next(programme)
    return Card(
        url=programme.get_absolute_url(),
        title=programme.title,
        centre=programme.legal_entity.name,
        field=str(VocationalField(programme.field).label),
        place=place_words(programme),
        length=length_words(programme),
        cost=cost_words(programme),
        seats=ngettext("%(count)s kursi", "%(count)s kursi", batch.quota) % {"count": number(batch.quota)} if batch else "",
        until=_until(batch),
        is_registering=batch is not None and batch.state == BatchState.REGISTERING,
        is_disability_friendly=programme.is_disability_friendly,
    )


def place_words(programme: Programme) -> str:
    if programme.method == Method.ONLINE:
        return str(Method.ONLINE.label)
    return programme.workplace.regency.name


def length_words(programme: Programme) -> str:
    """`240 JP (180 jam)`: a training hour is 45 minutes."""
    hours = programme.hours  # type: ignore[attr-defined]
    return gettext("%(units)s JP (%(hours)s jam)") % {"units": number(hours), "hours": number(round(hours * 45 / 60))}


def cost_words(programme: Programme) -> str:
    return rupiah(programme.participant_pays) if programme.participant_pays else gettext("Gratis")


def _next(programme: Programme) -> Batch | None:
    """The batch somebody could join soonest. The list has read all batches with the programmes."""
    ahead = [batch for batch in programme.batches.all() if batch.state in {BatchState.REGISTERING, BatchState.ANNOUNCED}]
    return min(ahead, key=lambda batch: (batch.state != BatchState.REGISTERING, batch.registration_closes_on), default=None)


def _until(batch: Batch | None) -> str:
    if batch is None:
        return gettext("Belum ada angkatan baru")
    if batch.state == BatchState.REGISTERING:
        return gettext("Daftar sampai %(day)s") % {"day": day(batch.registration_closes_on)}
    return gettext("Pendaftaran mulai %(day)s") % {"day": day(batch.registration_opens_on)}
