"""The vacancy search as a form: what addresses mean, which boxes there are, which chips stand above the results."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from karirhub.enums import ContractType, EducationGroup, WorkArrangement, WorkingTime
from karirhub.queries import places
from karirhub.queries.documents import NEWEST, NO_PAY, PAY, PAY_STEPS
from karirhub.queries.search import Criteria, Found
from siapkerja.search.requests import RELEVANCE
from siapkerja.web.wording import compact

LONGEST = 200
MOST_VALUES = 20
SHOWN_OPTIONS = 8
CURSOR = "hal"
TEXT, PLACE, ORDER = "q", "tempat", "urut"

ORDERS: tuple[tuple[str, str, str | Promise], ...] = (
    ("sesuai", RELEVANCE, _("Paling sesuai")),
    ("terbaru", NEWEST, _("Terbaru")),
    ("upah", PAY, _("Upah tertinggi")),
)


@dataclass(frozen=True)
class Group:
    """One group of filters. `words` maps the words in addresses to facet values; None takes codes as they are."""

    facet: str
    parameter: str
    legend: str | Promise
    words: Mapping[str, str] | None
    label: Callable[[str], str]

    def values_of(self, typed: Iterable[str]) -> tuple[str, ...]:
        if self.words is None:
            return tuple(dict.fromkeys(value for value in typed if value.isdecimal() and len(value) <= 6))
        return tuple(dict.fromkeys(self.words[word] for word in typed if word in self.words))

    def word_of(self, value: str) -> str:
        if self.words is None:
            return value
        return next(word for word, known in self.words.items() if known == value)


def _pay_label(value: str) -> str:
    if value == NO_PAY:
        return gettext("Tanpa keterangan upah")
    return gettext("Rp%(amount)s ke atas") % {"amount": compact(int(value))}


def _region_label(code: str) -> str:
    found = places.place(code)
    return found.short if found else code


REGION = Group("region", "wilayah", _("Wilayah"), None, _region_label)
OCCUPATION = Group("occupation", "jabatan", _("Golongan jabatan"), None, str)
GROUPS = (
    REGION,
    Group(
        "contract",
        "kontrak",
        _("Jenis kontrak"),
        {"tetap": "permanent", "kontrak": "fixed_term", "harian": "daily", "magang": "apprenticeship"},
        lambda value: str(ContractType(value).label),
    ),
    Group("time", "waktu", _("Waktu kerja"), {"penuh": "full_time", "paruh": "part_time"}, lambda value: str(WorkingTime(value).label)),
    Group(
        "education",
        "pendidikan",
        _("Pendidikan paling rendah"),
        {"dasar": "basic", "menengah": "upper", "diploma": "diploma", "sarjana": "degree"},
        lambda value: str(EducationGroup(value).label),
    ),
    Group("pay", "upah", _("Upah per bulan"), {**{str(s): str(s) for s in PAY_STEPS}, "tanpa": NO_PAY}, _pay_label),
    OCCUPATION,
    Group(
        "arrangement",
        "cara",
        _("Cara kerja"),
        {"tempat": "on_site", "campuran": "hybrid", "jauh": "remote"},
        lambda value: str(WorkArrangement(value).label),
    ),
    Group("inclusion", "ramah", _("Ramah disabilitas"), {"disabilitas": "disability"}, lambda value: gettext("Ada penyesuaian kerja")),
)


def criteria_from(query: QueryDict) -> Criteria:
    """What an address asks for; whatever it holds that means nothing is left out."""
    orders = {word: order for word, order, _label in ORDERS}
    filters = {group.facet: group.values_of(query.getlist(group.parameter)[:MOST_VALUES]) for group in GROUPS}
    return Criteria(
        text=_line(query.get(TEXT, "")),
        place=_line(query.get(PLACE, "")),
        filters={facet: values for facet, values in filters.items() if values},
        order=orders.get(query.get(ORDER, ""), RELEVANCE),
        cursor=query.get(CURSOR, "")[:60],
    )


def _line(text: str) -> str:
    return " ".join(text.replace("\0", " ").split())[:LONGEST]


def pairs_of(criteria: Criteria) -> list[tuple[str, str]]:
    """The criteria as name and value of an address, without the cursor."""
    pairs = [(name, value) for name, value in ((TEXT, criteria.text), (PLACE, criteria.place)) if value]
    for group in GROUPS:
        pairs += [(group.parameter, group.word_of(value)) for value in criteria.filters.get(group.facet, ())]
    if criteria.order != RELEVANCE:
        pairs.append((ORDER, next(word for word, order, _label in ORDERS if order == criteria.order)))
    return pairs


def address_of(criteria: Criteria, cursor: str = "", *, more: Sequence[tuple[str, str]] = ()) -> str:
    """`?q=…&tempat=…`: the same question in another browser gives the same answer."""
    return "?" + urlencode([*pairs_of(criteria), *more, *([(CURSOR, cursor)] if cursor else [])])


@dataclass(frozen=True)
class Option:
    """A box with the number of vacancies it would give."""

    word: str
    label: str
    number: int
    is_chosen: bool


@dataclass(frozen=True)
class FilterGroup:
    parameter: str
    legend: str | Promise
    options: list[Option]
    is_open: bool


def filter_groups(found: Found, occupation_titles: Mapping[str, str]) -> list[FilterGroup]:
    """The boxes beside the results. Boxes that would give nothing are left out unless chosen."""
    made = []
    for number, group in enumerate(GROUPS):
        chosen = found.criteria.filters.get(group.facet, ())
        counts = found.answer.counts[group.facet]
        values = _offered(group, found, occupation_titles)
        options = [
            Option(group.word_of(value), _label(group, value, occupation_titles), counts.get(value, 0), value in chosen)
            for value in values
            if counts.get(value) or value in chosen
        ]
        if options:
            made.append(FilterGroup(group.parameter, group.legend, options, is_open=number < 5 or bool(chosen)))
    return made


def _label(group: Group, value: str, occupation_titles: Mapping[str, str]) -> str:
    return occupation_titles.get(value, value) if group is OCCUPATION else group.label(value)


def _offered(group: Group, found: Found, occupation_titles: Mapping[str, str]) -> list[str]:
    if group.words is not None:
        return list(group.words.values())
    chosen = list(found.criteria.filters.get(group.facet, ()))
    counts = found.answer.counts[group.facet]
    if group is OCCUPATION:
        offered = [code for code in counts if code in occupation_titles]
        return list(dict.fromkeys(chosen + sorted(offered)))
    near = {place.code[:2] for place in found.criteria.meant_places} | {code[:2] for code in chosen}
    offered = [code for code in counts if (len(code) == 4 and code[:2] in near if near else len(code) == 2)]
    offered.sort(key=lambda code: (-counts[code], code))
    return list(dict.fromkeys(chosen + offered[:SHOWN_OPTIONS]))


def occupation_codes(found: Found) -> list[str]:
    """Codes whose titles the boxes need: the ten major groups, or the parts of those chosen."""
    chosen = found.criteria.filters.get("occupation", ())
    counts = found.answer.counts["occupation"]
    if not chosen:
        return [code for code in counts if len(code) == 1]
    parts = [code for code in counts if any(code.startswith(above) and len(code) == len(above) + 1 for above in chosen)]
    return list(dict.fromkeys([*chosen, *sorted(parts, key=lambda code: -counts[code])[:SHOWN_OPTIONS]]))


@dataclass(frozen=True)
class Chip:
    """An active filter and the address without it."""

    label: str
    url: str


def chips(found: Found, occupation_titles: Mapping[str, str]) -> list[Chip]:
    criteria = found.criteria
    made: list[Chip] = []
    for group in GROUPS:
        chosen = criteria.filters.get(group.facet, ())
        made += [Chip(_label(group, v, occupation_titles), address_of(criteria.without_value(group.facet, v))) for v in chosen]
    return made


def way_words(group: str, criteria: Criteria, occupation_titles: Mapping[str, str]) -> str:
    """`Tanpa “Penuh waktu”`: what dropping a part of the question is called."""
    if group in {"text", "place"}:
        said = criteria.text if group == "text" else criteria.place
    else:
        known = next(one for one in GROUPS if one.facet == group)
        said = ", ".join(_label(known, value, occupation_titles) for value in criteria.filters[group])
    return gettext("Tanpa “%(part)s”") % {"part": said}
