"""The timeline of one person: a page at a time, newest first, with filters and search. See ``queries.record``.

However long the record is, a page reads its own lines and counts no further than ``MOST_COUNTED``.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

import msgspec
from django.db import connection
from django.db.models import QuerySet

from second_opinion.record import AnyFact
from second_opinion.store import counts, places
from second_opinion.store.models import LeftOut, MergedFact, Person
from second_opinion.store.moment import one_moment
from second_opinion.store.search import fts5

PAGE: Final = 40
MOST_COUNTED: Final = 1000

_fact = msgspec.msgpack.Decoder(AnyFact).decode
_LINES: Final = "SELECT f.id, f.fact, f.sources, f.line FROM "
_COUNT: Final = f"SELECT row & {places.KIND_MASK:d}, count(*)"
_PLAIN: Final = "store_mergedfact f WHERE f.id BETWEEN %s AND %s"
_WORDS: Final = (
    "store_words CROSS JOIN store_mergedfact f ON f.id = store_words.rowid"
    " WHERE store_words MATCH %s AND store_words.rowid BETWEEN %s AND %s"
)
_WORDS_ALONE: Final = "store_words WHERE store_words MATCH %s AND store_words.rowid BETWEEN %s AND %s"


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What to show of a record; empty means everything. ``kinds`` are names of fact kinds ("Result"); ``since`` and
    ``until`` ISO dates, also partial ("2014"), both included; ``original`` an original's id; ``who`` words of which
    each begins a word of the name of somebody who did or wrote it; ``text`` the same for the words of the fact."""

    kinds: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    original: str = ""
    who: str = ""
    text: str = ""


class Line(msgspec.Struct, frozen=True):
    """A fact in a list: without its sources and long texts (``store.brief``); how many originals say it, and whether
    the person leaves it out of packets."""

    fact: AnyFact
    sources: int
    left_out: bool


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the timeline, newest first, undated last. ``older`` and ``newer`` are where the next pages begin, or
    empty. ``total`` facts fit the filters, or, with ``more``, more than that. ``kinds`` counts them by kind, as if no
    kind were chosen; None for each kind of the record where there are too many to count. ``contradictions`` is how many
    things do not fit together in the whole record."""

    lines: tuple[Line, ...]
    older: str
    newer: str
    total: int
    more: bool
    kinds: dict[str, int | None]
    contradictions: int


class Shown(NamedTuple):
    """The record that is shown of a person: its number, and what it holds."""

    record: int
    counts: counts.Counts


class _Stretch(NamedTuple):
    """Where to look: ids from ``low`` to ``high``; ``days`` is a condition on them, with its values."""

    low: int
    high: int
    days: str = ""
    values: tuple[str, ...] = ()


_Row = tuple[int, str, int, bytes | memoryview]


def shown(person: str) -> Shown:
    """Which record is shown of a person; number 0, with nothing in it, when none is."""
    row = Person.objects.filter(pk=person).values_list("record", "counts").first()
    return Shown(row[0], counts.read(bytes(row[1]))) if row else Shown(0, counts.Counts())


def timeline(person: str, filters: Filters, *, older: str = "", newer: str = "", size: int = PAGE) -> Page:
    """A page of a person's record. ``older`` or ``newer`` is what a page before said; neither is the first page."""
    with one_moment():
        at = shown(person)
        stretch = _stretch(at.record, filters)
        match = _match(filters, filters.kinds)
        rows, more = _slice(match, stretch, at.record, older=_number(older), newer=_number(newer), size=size)
        kinds = _kinds(at, filters, stretch)
        total, uncounted = _total(kinds, filters, match, stretch)
        lines = lines_of(person, rows)
    return Page(
        lines=lines,
        older=_place(rows[-1]) if rows and (more or newer) else "",
        newer=_place(rows[0]) if rows and (older or (newer and more)) else "",
        total=total,
        more=uncounted,
        kinds=kinds,
        contradictions=at.counts.contradictions,
    )


def lines_of(person: str, rows: Iterable[_Row]) -> tuple[Line, ...]:
    """Rows as they are shown."""
    found = list(rows)
    left = LeftOut.objects.filter(person=person, fact__in=[fact for _, fact, _, _ in found])
    left_out = frozenset(left.values_list("fact", flat=True)) if found else frozenset()
    return tuple(Line(_fact(bytes(line)), sources, fact in left_out) for _, fact, sources, line in found)


def _match(filters: Filters, kinds: Iterable[str]) -> str:
    return fts5.match(words=filters.text, who=filters.who, kinds=kinds, original=filters.original)


def _stretch(record: int, filters: Filters) -> _Stretch:
    """The ids of the days asked for. What is only known to be of 2014 may lie after 2014-02: it is shown."""
    low, high = places.first(record), places.last(record)
    days = MergedFact.objects.filter(record=record)
    if filters.until:
        # A longer text of the same beginning is later in the order of texts, and still the same day, month or year.
        low = _end(days.filter(day__gt="").order_by("day", "id"), high + 1)
        high = _end(days.filter(day__gt="", day__lte=filters.until + "~").order_by("-day", "-id"), low - 1)
    if not filters.since:
        return _Stretch(low, high)
    year, month = filters.since[:4], filters.since[:7]
    low = max(low, _end(days.filter(day__gte=year).order_by("day", "id"), high + 1))
    if filters.since == year:
        return _Stretch(low, high)
    return _Stretch(low, high, " AND (f.day >= %s OR f.day IN (%s, %s))", (filters.since, year, month))


def _end(found: QuerySet[MergedFact], otherwise: int) -> int:
    row = found.values_list("id", flat=True).first()
    return otherwise if row is None else row


def _slice(
    match: str, stretch: _Stretch, record: int, *, older: int | None, newer: int | None, size: int
) -> tuple[list[_Row], bool]:
    """One page, newest first, and whether there is more in the direction of reading."""
    if newer is not None:
        stretch = stretch._replace(low=max(stretch.low, places.first(record, newer + 1)))
    elif older is not None:
        stretch = stretch._replace(high=min(stretch.high, places.first(record, older) - 1))
    order = "" if newer is not None else " DESC"
    among = _WORDS if match else _PLAIN
    rows = _ask(_LINES + among, match, stretch, f" ORDER BY {_place_in(match)}{order} LIMIT {size + 1:d}")
    page, more = rows[:size], len(rows) > size
    return page[::-1] if newer is not None else page, more


def _kinds(at: Shown, filters: Filters, stretch: _Stretch) -> dict[str, int | None]:
    if filters in {Filters(), Filters(kinds=filters.kinds)}:
        return dict(sorted(at.counts.kinds.items()))
    found = _counted(_match(filters, ()), stretch)
    if sum(found.values()) > MOST_COUNTED:
        return dict.fromkeys(sorted(at.counts.kinds))
    return dict(sorted(found.items()))


def _total(kinds: dict[str, int | None], filters: Filters, match: str, stretch: _Stretch) -> tuple[int, bool]:
    counted = [number for kind, number in kinds.items() if not filters.kinds or kind in filters.kinds]
    if None not in counted:
        return sum(number or 0 for number in counted), False
    found = sum(_counted(match, stretch).values())
    return min(found, MOST_COUNTED), found > MOST_COUNTED


def _counted(match: str, stretch: _Stretch) -> dict[str, int]:
    """How many there are of each kind, looking at one more than ``MOST_COUNTED`` at most."""
    among = (_WORDS if stretch.days else _WORDS_ALONE) if match else _PLAIN
    ids = f"SELECT {_place_in(match)} AS row FROM {among}"  # noqa: S608 -- the text is a parameter
    rows = _ask(f"{_COUNT} FROM ({ids}", match, stretch, f" LIMIT {MOST_COUNTED + 1:d}) GROUP BY 1")
    return {places.kind(number): count for number, count in rows}


def _place_in(match: str) -> str:
    return "store_words.rowid" if match else "f.id"


def _ask(before: str, match: str, stretch: _Stretch, after: str) -> list[Any]:
    """One question about a stretch of a record; what is typed reaches it as a value only."""
    values = (*((match,) if match else ()), stretch.low, stretch.high, *stretch.values)
    with connection.cursor() as cursor:
        cursor.execute(f"{before}{stretch.days}{after}", values)
        return list(cursor.fetchall())


def _number(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else None


def _place(row: _Row) -> str:
    return str(places.position(row[0]))
