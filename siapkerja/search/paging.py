"""Pages beside a row: how both engines go forward and back to the last page, whatever changes meanwhile."""

import struct
from collections.abc import Callable
from dataclasses import dataclass

from siapkerja.search.requests import Cursor, Page, Request

# Rows looked at beyond the place where the row before the page should be; wider where too many came or went.
SLACKS = (20, 2_000)


def page_of(request: Request, keyed: list[tuple[int, int]], start: Cursor | None) -> Page:
    """The page by key made of up to `limit + 1` (key, id) rows, which say whether there is more in the direction read.

    Args:
        keyed: in reading direction.
        start: where reading began.
    """
    more = len(keyed) > request.limit
    keyed = keyed[: request.limit]
    backward = start is not None and start.is_backward
    if not keyed and start is not None and not backward:
        return Page(ids=[], previous_cursor=request.cursor_text(Cursor(max(start.value - 1, 0), is_backward=True)))
    if backward:
        keyed.reverse()
    has_next, has_previous = (True, more) if backward else (more, start is not None)
    return Page(
        ids=[row[1] for row in keyed],
        next_cursor=request.cursor_text(Cursor(keyed[-1][0])) if keyed and has_next else "",
        previous_cursor=request.cursor_text(Cursor(keyed[0][0], is_backward=True)) if keyed and has_previous else "",
    )


@dataclass(frozen=True)
class Ranked:
    """A row with the score its engine gave it."""

    score: float
    object_id: int


def page_by_rank(request: Request, start: Cursor | None, fetch: Callable[[int, int], list[Ranked]], *, mark: str) -> Page:
    """The page by relevance. The cursor's row is found again near its old place, by its id or else by its score.

    Args:
        fetch: rows by falling score: (how many to leave out, how many).
        mark: one letter for the engine; scores of another one mean nothing here.
    """
    if start is None:
        rows = fetch(0, request.limit + 1)
        return _ranked_page(request, rows, 0, 0, len(rows), mark)
    score = _score(start.rank, mark)
    for slack in (*SLACKS, start.value):
        begin = max(start.value - slack - (request.limit if start.is_backward else 1), 0)
        rows = fetch(begin, start.value - begin + slack + request.limit + 2)
        place = _place_of(rows, start, score, begin)
        if place is not None:
            break
    if place is None:
        place = min(start.value - begin, len(rows))
    if start.is_backward:
        return _ranked_page(request, rows, begin, max(place - request.limit, 0), place, mark)
    return _ranked_page(request, rows, begin, place, len(rows), mark)


def _place_of(rows: list[Ranked], start: Cursor, score: float | None, begin: int) -> int | None:
    """Where the page begins among the rows (backward: where it ends); None where they do not tell."""
    for number, row in enumerate(rows):
        if row.object_id == start.object_id:
            return number if start.is_backward else number + 1
    if score is None or not rows:
        return None
    place = next((number for number, row in enumerate(rows) if row.score < score), len(rows))
    is_inside = (place > 0 or begin == 0) and (place < len(rows) or start.is_backward)
    return place if is_inside else None


def _ranked_page(request: Request, rows: list[Ranked], begin: int, first: int, end: int, mark: str) -> Page:
    shown = rows[first : min(end, first + request.limit)]
    if not shown:
        back = Cursor(begin + len(rows), is_backward=True, rank=f"{mark}0", object_id=0)
        return Page(ids=[], previous_cursor=request.cursor_text(back) if begin + len(rows) else "")
    position, beyond = begin + first, len(rows) > first + len(shown)
    after = Cursor(position + len(shown), rank=_rank(shown[-1].score, mark), object_id=shown[-1].object_id)
    before = Cursor(position, is_backward=True, rank=_rank(shown[0].score, mark), object_id=shown[0].object_id)
    return Page(
        ids=[row.object_id for row in shown],
        next_cursor=request.cursor_text(after) if beyond else "",
        previous_cursor=request.cursor_text(before) if position else "",
    )


def _rank(score: float, mark: str) -> str:
    return mark + struct.pack(">f", score).hex()


def _score(rank: str, mark: str) -> float | None:
    """The score in a cursor, or None where another engine gave it."""
    try:
        return float(struct.unpack(">f", bytes.fromhex(rank[1:]))[0]) if rank[:1] == mark else None
    except (ValueError, struct.error):
        return None
