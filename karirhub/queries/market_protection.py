"""Which numbers of seekers must not be shown: cells of few people, and what would give them away (UU 27/2022)."""

from collections import defaultdict
from collections.abc import Mapping

from siapkerja.reference.models import RegionLevel
from siapkerja.statistics.cells import closed_beneath, closed_table, is_safe
from siapkerja.statistics.queries.sums import small_cell_threshold

# A region's code and an occupation's code, "" for all.
Place = tuple[str, str]


def hidden_cells(counts: Mapping[Place, int]) -> set[Place]:
    """Of provinces, of regencies in each, of groups of occupations, of occupations in each, and of groups in provinces."""
    threshold = small_cell_threshold()
    country_is_closed = not is_safe((counts.get(("", ""), 0),), threshold)
    provinces = closed_beneath(_along(counts, regions=RegionLevel.PROVINCE), threshold=threshold, total_is_closed=country_is_closed)
    majors = closed_beneath(_along(counts, digits=1), threshold=threshold, total_is_closed=country_is_closed)
    hidden = {("", "")} if country_is_closed else set()
    hidden |= provinces | majors
    regencies = _along(counts, regions=RegionLevel.REGENCY)
    for code in {region[:2] for region, _all in regencies}:
        inside = {cell: n for cell, n in regencies.items() if cell[0].startswith(code)}
        hidden |= closed_beneath(inside, threshold=threshold, total_is_closed=(code, "") in provinces)
    units: defaultdict[str, dict[Place, tuple[int]]] = defaultdict(dict)
    for cell, n in counts.items():
        if len(cell[1]) > 1:
            units[cell[1][0]][cell] = (n,)
    for major, among in units.items():
        hidden |= closed_beneath(among, threshold=threshold, total_is_closed=("", major) in majors)
    table = {cell: n for cell, n in counts.items() if cell[0] and len(cell[1]) == 1}
    hidden |= closed_table(
        table, threshold=threshold, closed_lines=({region for region, _all in provinces}, {major for _all, major in majors})
    )
    return hidden


def _along(counts: Mapping[Place, int], *, regions: int = 0, digits: int = 0) -> dict[Place, tuple[int]]:
    return {cell: (n,) for cell, n in counts.items() if len(cell[0]) == regions and len(cell[1]) == digits}


def hidden_holders(counts: Mapping[tuple[str, str], int]) -> set[tuple[str, str]]:
    """Of people who hold a skill, in the country and by province: region and word of what must not be shown."""
    threshold = small_cell_threshold()
    words: defaultdict[str, dict[tuple[str, str], tuple[int]]] = defaultdict(dict)
    for (region, word), people in counts.items():
        if region:
            words[word][region, word] = (people,)
    hidden = {("", word) for (region, word), people in counts.items() if not region and not is_safe((people,), threshold)}
    for word, provinces in words.items():
        hidden |= closed_beneath(provinces, threshold=threshold, total_is_closed=("", word) in hidden)
    return hidden
