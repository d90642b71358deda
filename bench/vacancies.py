"""A country with as many live vacancies as wanted, made inside the database from those of the demo.

Row `n` of them is a demo vacancy again, at another company's workplace, published on a day of its own, with a title that one in
three times says more, and with a village and district in its text: words as rare and as common as in life. What PostgreSQL
searches is put together from the tokens of those parts, so that a million rows need no million passes through Python.
"""

import time
from collections.abc import Callable, Iterable

from django.db import connection, models, transaction
from django.utils import timezone

from karirhub.models import Vacancy
from karirhub.queries.documents import CLOSING, NEWEST, VACANCIES
from siapkerja.reference.models import Region
from siapkerja.search.actions.entries import FIELD_GAP
from siapkerja.search.analysis import stem, tokens
from siapkerja.search.documents import KEY_BITS, LARGEST_VALUE, Entry
from siapkerja.search.models import SearchEntry

CHUNK = 100_000
TEMPLATES = 600
# Ids from here on are the benchmark's own.
FIRST_ID = 1_000_000_000
EXTRAS = ("", "", "", "", "", "", "shift malam", "senior", "junior", "area pabrik", "proyek baru", "borongan", "pengganti cuti")
WEIGHTS = {text.name: text.weight for text in VACANCIES.texts}
_OWN_FACETS = ("region:", "employer:", "certificate:")
_OWN_TEXTS = ("title", "company", "place", "certificates")

# What is different in each row; everything else is the template's.
_VALUES = {
    "id": "%(first_id)s + n",
    "number": "'B' || n",
    "state": "'published'",
    "version": "1",
    "title": "t.title || extra.said",
    "description": "t.description || ' Penempatan di Desa ' || v.name || ', Kecamatan ' || v.district || '.'",
    "legal_entity_id": "w.legal_entity_id",
    "workplace_id": "w.id",
    "regency_id": "w.regency_id",
    "district_id": "null",
    "latitude": "case when n %% 3 = 0 then w.north + (hashint4(n) %% 2000) / 10000.0 end",
    "longitude": "case when n %% 3 = 0 then w.east + (hashint4(n + 1) %% 2000) / 10000.0 end",
    "document_id": "null",
    "published_at": "spot.published_at",
    "drafted_at": "spot.published_at",
    "opens_on": "spot.published_at::date",
    "closes_on": "%(today)s::date + 2 + abs(hashint4(n + 2)) %% 60",
    "ended_at": "null",
}
_PARTS = """
    from generate_series(%(start)s, %(end)s) n,
    lateral (select 1 + abs(hashint4(n + 11)) %% %(templates)s as template, 1 + abs(hashint4(n + 12)) %% %(workplaces)s as workplace,
        1 + abs(hashint4(n + 13)) %% %(villages)s as village, 1 + abs(hashint4(n + 14)) %% %(extras)s as extra,
        timestamptz %(today)s - make_interval(secs => abs(hashint4(n + 15)) %% 5000000) as published_at) spot
    join bench_template bt on bt.place = spot.template
    join bench_workplace w on w.place = spot.workplace
    join bench_village v on v.place = spot.village
    join bench_extra extra on extra.place = spot.extra
"""
_SIZES = """select (select count(*) from bench_template), (select count(*) from bench_workplace),
    (select count(*) from bench_village), (select count(*) from bench_extra)"""


def told(name: str, make: Callable[[], int]) -> None:
    """Run one step and say how many rows it made in how many seconds."""
    began = time.monotonic()
    made = make()
    print(f"  {name}: {made:,} in {time.monotonic() - began:.1f} s", flush=True)


def ours() -> models.QuerySet[Vacancy]:
    return Vacancy.objects.filter(pk__gt=FIRST_ID)


def fill(rows: int) -> None:
    """Make what is missing, so that `rows` vacancies are the benchmark's; ids and contents are the same in every run."""
    there, told_there = ours().count(), entries().filter(object_id__gt=FIRST_ID).count()
    if min(there, told_there) >= rows:
        print(f"{there:,} vacancies are there already.", flush=True)
        return
    began = time.monotonic()
    print(f"Filling with {rows:,} vacancies:", flush=True)
    told("parts", _lay_out_parts)
    told("vacancies", lambda: _in_chunks(_vacancies(), there + 1, rows))
    told("search entries", lambda: _in_chunks(_entries(), told_there + 1, rows))
    with connection.cursor() as cursor:
        cursor.execute("analyze karirhub_vacancy")
        cursor.execute("analyze search_searchentry")
    print(f"Filled in {time.monotonic() - began:.0f} s.")


def _lay_out_parts() -> int:
    """The parts that rows are put together from, as tables of this connection."""
    ids = list(Vacancy.objects.public().in_the_country().filter(pk__lt=FIRST_ID).order_by("pk").values_list("pk", flat=True)[:TEMPLATES])
    templates = sorted(VACANCIES.load(ids), key=lambda entry: entry.object_id)
    villages = Region.objects.filter(level=10, valid_to=None).order_by("code").values_list("name", "parent__name")
    with connection.cursor() as cursor:
        cursor.execute("drop table if exists bench_template, bench_workplace, bench_village, bench_extra")
        cursor.execute(
            "create temp table bench_template (place int, id bigint, title tsvector, rest tsvector, facets text[], orders bigint[])"
        )
        cursor.executemany(
            "insert into bench_template values (%s, %s, %s, %s, %s, %s)", [_template(*one) for one in enumerate(templates, 1)]
        )
        cursor.execute("create temp table bench_extra (place int, said text, words tsvector)")
        extras = [(place, said and f" {said}", _vector([("title", said)])) for place, said in enumerate(EXTRAS, 1)]
        cursor.executemany("insert into bench_extra values (%s, %s, %s)", extras)
        cursor.execute("create temp table bench_village (place int, name text, district text, words tsvector)")
        told_villages = [
            (place, name, district, _vector([("body", f"Penempatan di Desa {name}, Kecamatan {district}.")]))
            for place, (name, district) in enumerate(villages.iterator(), 1)
        ]
        _copy(cursor, "insert into bench_village values %s", told_villages)
        _lay_out_workplaces(cursor)
        for name in ("template", "workplace", "village", "extra"):
            cursor.execute(f"create unique index on bench_{name} (place)")
            cursor.execute(f"analyze bench_{name}")
    return len(templates)


def _lay_out_workplaces(cursor: object) -> None:
    cursor.execute(  # type: ignore[attr-defined]
        """select w.id, w.legal_entity_id, e.name, w.regency_id, r.latitude, r.longitude, r.name, p.name
        from identity_workplace w join identity_legalentity e on e.id = w.legal_entity_id
        join reference_region r on r.code = w.regency_id join reference_region p on p.code = r.parent_id order by w.id"""
    )
    rows = [
        (place, pk, entity, region, north, east, _vector([("company", name), ("place", f"{regency} . {province}")]))
        for place, (pk, entity, name, region, north, east, regency, province) in enumerate(cursor.fetchall(), 1)  # type: ignore[attr-defined]
    ]
    cursor.execute(  # type: ignore[attr-defined]
        """create temp table bench_workplace (place int, id bigint, legal_entity_id bigint, regency_id text, north float, east float,
        words tsvector)"""
    )
    _copy(cursor, "insert into bench_workplace values %s", rows)


def _copy(cursor: object, statement: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Insert many rows with few statements."""
    batch: list[tuple[object, ...]] = []
    for row in [*rows, None]:
        if row is not None:
            batch.append(row)
        if batch and (row is None or len(batch) == 5_000):
            marks = ", ".join([f"({', '.join(['%s'] * len(batch[0]))})"] * len(batch))
            cursor.execute(statement.replace("%s", marks), [value for one in batch for value in one])  # type: ignore[attr-defined]
            batch = []


def _template(place: int, entry: Entry) -> tuple[object, ...]:
    rest = [(name, entry.texts[name]) for name in WEIGHTS if name not in _OWN_TEXTS]
    facets = [f"{group}:{value}" for group in VACANCIES.groups for value in entry.facets.get(group, ())]
    kept = [facet for facet in facets if not facet.startswith(_OWN_FACETS)]
    orders = [VACANCIES.lowest_key(order, entry.orders[order]) for order in VACANCIES.orders]
    return place, entry.object_id, _vector([("title", entry.texts["title"])]), _vector(rest), kept, orders


def _vector(parts: Iterable[tuple[str, str]]) -> str:
    """Tokens with their positions and weights, and stems, as a tsvector literal."""
    positions: dict[str, list[str]] = {}
    at = 0
    for name, text in parts:
        for token in tokens(text):
            at += 1
            positions.setdefault(token, []).append(f"{at}{WEIGHTS[name]}")
        at += FIELD_GAP
    return " ".join(
        [*(f"'{token}':{','.join(found[:250])}" for token, found in positions.items()), *{f"'={stem(token)}'" for token in positions}]
    )


def _vacancies() -> str:
    columns = [column.column for column in Vacancy._meta.concrete_fields]
    values = ", ".join(_VALUES.get(column, f't."{column}"') for column in columns)
    named = ", ".join(f'"{column}"' for column in columns)
    return f"insert into karirhub_vacancy ({named}) select {values} {_PARTS} join karirhub_vacancy t on t.id = bt.id"


def _entries() -> str:
    """Words, filters and sort keys from the parts of the rows just made."""
    own = {
        NEWEST: f"extract(epoch from spot.published_at - timestamptz '2020-01-01 00:00Z')::bigint << {KEY_BITS}",
        CLOSING: f"({LARGEST_VALUE} - (%(today)s::date + 2 + abs(hashint4(n + 2)) %% 60 - date '2020-01-01'))::bigint << {KEY_BITS}",
    }
    keys = [f"({own.get(order, f'bt.orders[{place}]')}) | (%(first_id)s + n)" for place, order in enumerate(VACANCIES.orders, 1)]
    cell = "(floor({0} * 100) + 0.5) / 100"
    north, east = (
        f"coalesce({_VALUES[name].replace(' end', f' else w.{side} end')})" for name, side in (("latitude", "north"), ("longitude", "east"))
    )
    return f"""insert into search_searchentry (document, object_id, version, words, facets, orders, latitude, longitude,
            other_latitudes, other_longitudes)
        select '{VACANCIES.slug}', %(first_id)s + n, 1, bt.title || extra.words || bt.rest || w.words || v.words,
        bt.facets || array['region:' || left(w.regency_id, 2), 'region:' || w.regency_id, 'employer:' || w.legal_entity_id],
        array[{", ".join(keys)}], {cell.format(north)}, {cell.format(east)}, '{{}}', '{{}}' {_PARTS}"""


def _in_chunks(statement: str, first: int, last: int) -> int:
    made, today = 0, timezone.localdate().isoformat()
    with connection.cursor() as cursor:
        cursor.execute(_SIZES)
        sizes = dict(zip(("templates", "workplaces", "villages", "extras"), cursor.fetchone(), strict=True))
        for start in range(first, last + 1, CHUNK):
            with transaction.atomic():
                cursor.execute(
                    "set local gin_pending_list_limit = '256MB'; set local synchronous_commit = off; set local work_mem = '64MB'"
                )
                cursor.execute(
                    statement, {**sizes, "first_id": FIRST_ID, "today": today, "start": start, "end": min(start + CHUNK - 1, last)}
                )
                made += cursor.rowcount
    return made


def entries() -> models.QuerySet[SearchEntry]:
    return SearchEntry.objects.filter(document=VACANCIES.slug)
