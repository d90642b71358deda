"""What to offer while someone names a place: matches, or the parts of a larger place on the way to it."""

from collections.abc import Sequence
from dataclasses import dataclass

from siapkerja.reference.models import RegionLevel
from siapkerja.reference.queries.regions import FoundRegion, region_path, regions_under, search_regions

MOST_OFFERED = 12


@dataclass(frozen=True)
class Suggestions:
    """Places to choose from.

    Attributes:
        options: at the wanted level, or one step on the way to it.
        inside: the place whose parts the options are, "" for matches.
        is_cut: there are more matches than are offered.
    """

    options: Sequence[FoundRegion] = ()
    inside: str = ""
    is_cut: bool = False

    @property
    def meant(self) -> FoundRegion | None:
        """The one place that was surely meant: the only match, or the only one with exactly that name."""
        if self.inside:
            return None
        exact = [option for option in self.options if option.is_exact]
        candidates = exact if exact and not self.is_cut else self.options
        return candidates[0] if len(candidates) == 1 else None


def suggest(text: str, *, level: RegionLevel | None = None, within: str = "") -> Suggestions:
    """Matches for what was typed; where there are too many or none, the parts of the larger place that was named.

    Args:
        level: the level to arrive at; None takes any.
        within: only places below that code.
    """
    hits = search_regions(text, level=level, within=within, limit=MOST_OFFERED + 1)
    is_cut = len(hits) > MOST_OFFERED
    if level is not None and (is_cut or not hits):
        larger = search_regions(text, within=within, limit=1)
        if larger and larger[0].level < level:
            return parts_of(larger[0].code)
    return Suggestions(hits[:MOST_OFFERED], is_cut=is_cut)


def parts_of(code: str) -> Suggestions:
    """The parts of a place; "" gives the provinces. Nothing for an unknown place or a village."""
    path = region_path(code) if code else ()
    if code and not path:
        return Suggestions()
    above = ", ".join(region.name for region in reversed(path))
    options = [FoundRegion(part.code, part.level, part.full_name, above) for part in regions_under(code)]
    return Suggestions(options, inside=path[-1].full_name if path else "")
