"""A scheme on the list, in words."""

from dataclasses import dataclass

from django.utils.translation import gettext, ngettext

from sertihub.enums import SchemeKind
from sertihub.models import Scheme
from siapkerja.web.wording import number, rupiah


@dataclass(frozen=True)
class Card:
    url: str
    title: str
    number: str
    body: str
    kind: str
    units: str
    cost: str
    places: str
    occupation: str


def card(scheme: Scheme) -> Card:
    return Card(
        url=scheme.get_absolute_url(),
        title=scheme.title,
        number=scheme.number,
        body=scheme.body.legal_entity.name,
        kind=kind_words(scheme),
        units=units_words(scheme.units_number),  # type: ignore[attr-defined]
        cost=cost_words(scheme),
        places=_places(scheme),
        occupation=scheme.occupation.title if scheme.occupation else "",
    )


def kind_words(scheme: Scheme) -> str:
    """`KKNI jenjang 3`, `Okupasi`."""
    label = str(SchemeKind(scheme.kind).label)
    return gettext("%(kind)s jenjang %(level)s") % {"kind": label, "level": scheme.kkni_level} if scheme.kkni_level else label


def units_words(count: int) -> str:
    return ngettext("%(count)s unit", "%(count)s unit", count) % {"count": number(count)}


def cost_words(scheme: Scheme) -> str:
    return rupiah(scheme.fee) if scheme.fee else gettext("Gratis")


def _places(scheme: Scheme) -> str:
    """Where its body tests, two places by name; the list has read all venues with the schemes."""
    names = list(dict.fromkeys(venue.regency.name for venue in scheme.body.venues.all()))
    if len(names) <= 2:
        return ", ".join(names) or gettext("Tempat diberitahukan LSP")
    return gettext("%(first)s, %(second)s, dan %(more)s lagi") % {"first": names[0], "second": names[1], "more": number(len(names) - 2)}
