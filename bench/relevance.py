"""How much of what stands on the first page fits: precision at ten over judged queries of the demo country, by kind.

`relevance_queries.csv` is judged by hand: for each query the occupations (KBJI codes) that somebody who types this looks for,
and the regions (the beginnings of their codes) where a place is named. A vacancy fits where both do. Precision is the share of
fitting ones among the first ten, or among as many as fit in the whole country where those are fewer.

    script/bench relevance [--misses]
"""

import argparse
import csv
import sys
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command
from django.db.models import Q, QuerySet

from bench import timing
from karirhub.models import Vacancy
from karirhub.queries.documents import VACANCIES
from siapkerja.search.criteria import Criteria
from siapkerja.search.queries import search

QUERIES = Path(__file__).with_name("relevance_queries.csv")
FIRST = 10


@dataclass(frozen=True)
class Judged:
    """A query with what fits it."""

    kind: str
    text: str
    occupations: tuple[str, ...]
    regions: tuple[str, ...]

    def fitting(self) -> QuerySet[Vacancy]:
        wanted = Q(*[("occupation__code__startswith", code) for code in self.occupations], _connector=Q.OR)
        there = Q(*[("regency__code__startswith", code) for code in self.regions], _connector=Q.OR)
        found = Vacancy.objects.public().filter(wanted, there)
        return found.in_the_country() if self.regions else found


def judged() -> list[Judged]:
    with QUERIES.open(newline="") as file:
        return [
            Judged(row["kind"], row["query"], tuple(row["occupations"].split()), tuple(row["regions"].split()))
            for row in csv.DictReader(file)
        ]


def precision(query: Judged) -> float | None:
    """The share of fitting vacancies; None where none fits in the whole country."""
    most = query.fitting()[:FIRST].count()
    if not most:
        return None
    found = search(VACANCIES, Criteria(text=f"{query.text} ", limit=FIRST).request(VACANCIES)).page.ids
    return query.fitting().filter(pk__in=found).count() / most


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--misses", action="store_true", help="name the queries that are not answered in full")
    chosen = parser.parse_args(arguments)
    call_command("search_follower", once=True)
    by_kind: dict[str, list[float]] = defaultdict(list)
    for query in judged():
        share = precision(query)
        if share is not None:
            by_kind[query.kind].append(share)
        if chosen.misses and share != 1.0:
            print(f"  {query.kind}: {query.text}: {'none fits' if share is None else f'{share:.1f}'}")
    rows = [[kind, str(len(shares)), f"{sum(shares) / len(shares):.2f}"] for kind, shares in by_kind.items()]
    everything = [share for shares in by_kind.values() for share in shares]
    timing.table(["kind", "queries", "precision at 10"], [*rows, ["all", str(len(everything)), f"{sum(everything) / len(everything):.2f}"]])
    return 0


if __name__ == "__main__":
    sys.exit(main())
