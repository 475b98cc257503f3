"""record: one person's story as a timeline that can be filtered and searched, and each fact with where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec
from django.db.models import Count, Q, QuerySet

from second_opinion import record
from second_opinion.record import AnyFact, Contradiction, Source
from second_opinion.store import models
from second_opinion.store.merged import thing_of
from second_opinion.store.models import LeftOut, MergedFact
from second_opinion.store.queries import originals
from second_opinion.store.search import fts5

PAGE = 50

_fact = msgspec.msgpack.Decoder(AnyFact).decode
_contradiction = msgspec.msgpack.Decoder(Contradiction).decode


class Filters(msgspec.Struct, frozen=True, kw_only=True):
    """What to show of a record; empty means everything. ``kinds`` are names of fact kinds ("Result"); ``since`` and
    ``until`` ISO dates, also partial ("2014"), both included; ``original`` an original's id; ``who`` part of the name
    of somebody who did or wrote it; ``text`` words of which each must begin a word of the fact."""

    kinds: frozenset[str] = frozenset()
    since: str = ""
    until: str = ""
    original: str = ""
    who: str = ""
    text: str = ""


class Line(msgspec.Struct, frozen=True):
    """A fact on the timeline, and whether the person leaves it out of packets."""

    fact: AnyFact
    left_out: bool


class Page(msgspec.Struct, frozen=True, kw_only=True):
    """A page of the timeline, newest first, undated last. ``older`` and ``newer`` are where the next pages begin, or
    empty. ``total`` facts fit the filters; ``kinds`` counts them by kind, as if no kind were chosen."""

    lines: tuple[Line, ...]
    older: str
    newer: str
    total: int
    kinds: dict[str, int]


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """One place a fact comes from: the original, the place in it, and what was read there. ``original`` is None for a
    file that lies in the trash."""

    source: Source
    original: originals.OriginalRow | None
    as_read: tuple[AnyFact, ...]


class FactPage(msgspec.Struct, frozen=True, kw_only=True):
    """A fact with everything that is known about it. ``contradictions`` name it; ``trend`` are the values of the same
    thing, oldest first, this one included; ``panel`` what was measured together with it."""

    fact: AnyFact
    left_out: bool
    cited: tuple[Cited, ...]
    contradictions: tuple[Contradiction, ...]
    trend: tuple[AnyFact, ...]
    panel: tuple[AnyFact, ...]


class NoSuchFactError(LookupError):
    """There is no such fact in this person's record (any more)."""


def timeline(person: str, filters: Filters, *, older: str = "", newer: str = "", size: int = PAGE) -> Page:
    """A page of a person's record. ``older`` or ``newer`` is what a page before said; neither is the first page."""
    fitting = _fitting(person, filters)
    chosen = fitting.filter(kind__in=filters.kinds) if filters.kinds else fitting
    rows, more = _slice(chosen, older, newer, size)
    kinds = {row["kind"]: row["n"] for row in fitting.values("kind").annotate(n=Count("id")).order_by("kind")}
    left_out = _left_out(person)
    return Page(
        lines=tuple(Line(_fact(bytes(row.data)), row.fact in left_out) for row in rows),
        older=_place(rows[-1]) if rows and (more or newer) else "",
        newer=_place(rows[0]) if rows and (older or (newer and more)) else "",
        total=sum(number for kind, number in kinds.items() if not filters.kinds or kind in filters.kinds),
        kinds=kinds,
    )


def fact(person: str, fact_id: str) -> FactPage:
    """One fact of a person, by its id. Raises NoSuchFactError."""
    row = MergedFact.objects.filter(person=person, fact=fact_id).first()
    if row is None:
        raise NoSuchFactError
    found = _fact(bytes(row.data))
    return FactPage(
        fact=found,
        left_out=fact_id in _left_out(person),
        cited=tuple(_cited(found.sources)),
        contradictions=tuple(each for each in contradictions(person) if fact_id in each.facts),
        trend=trend(person, found),
        panel=_panel(person, found),
    )


def cited(person: str, fact_id: str) -> tuple[AnyFact, tuple[Cited, ...]]:
    """A fact and where it comes from, without what stands around it. Raises NoSuchFactError."""
    found = facts(person, [fact_id])
    if not found:
        raise NoSuchFactError
    return found[0], tuple(_cited(found[0].sources))


def facts(person: str, ids: Iterable[str]) -> tuple[AnyFact, ...]:
    """The facts with these ids, in the order asked; one that is not in the record (any more) is left away."""
    wanted = list(dict.fromkeys(ids))
    rows = MergedFact.objects.filter(person=person, fact__in=wanted).values_list("fact", "data")
    found = {fact_id: _fact(bytes(data)) for fact_id, data in rows}
    return tuple(found[fact_id] for fact_id in wanted if fact_id in found)


def trend(person: str, of: AnyFact) -> tuple[AnyFact, ...]:
    """Every value of the same thing in a person's record, oldest first; empty for what is not measured."""
    thing = thing_of(of)
    if not thing:
        return ()
    rows = MergedFact.objects.filter(person=person, thing=thing).exclude(day="").order_by("day", "id")
    return tuple(_fact(bytes(data)) for data in rows.values_list("data", flat=True))


def contradictions(person: str) -> tuple[Contradiction, ...]:
    """What does not fit together in a person's record."""
    rows = models.Contradiction.objects.filter(person=person).order_by("number")
    return tuple(_contradiction(bytes(row.data)) for row in rows)


def contradiction_count(person: str) -> int:
    """How many things do not fit together in a person's record."""
    return models.Contradiction.objects.filter(person=person).count()


def kinds(person: str) -> dict[str, int]:
    """How many facts of each kind there are."""
    rows = MergedFact.objects.filter(person=person).values("kind").annotate(n=Count("id")).order_by("kind")
    return {row["kind"]: row["n"] for row in rows}


def _fitting(person: str, filters: Filters) -> QuerySet[MergedFact]:
    found = MergedFact.objects.filter(person=person)
    if filters.since:
        found = found.filter(Q(day__gte=filters.since) | Q(day__in=_wider(filters.since)))
    if filters.until:
        # A longer text of the same beginning is later in the order of texts, and still the same day, month or year.
        found = found.filter(day__lte=filters.until + "~").exclude(day="")
    if filters.original:
        found = found.filter(said_by__original=filters.original).distinct()
    if filters.who:
        found = found.filter(who__icontains=filters.who)
    words = fts5.wanted(filters.text)
    return found.extra(where=[fts5.SUBQUERY], params=[words]) if words else found  # noqa: S610 -- the text is a parameter


def _wider(since: str) -> list[str]:
    """A fact of "2014" may lie after 2014-02: it is shown rather than hidden."""
    return [since[:length] for length in (4, 7) if len(since) > length]


def _slice(found: QuerySet[MergedFact], older: str, newer: str, size: int) -> tuple[list[MergedFact], bool]:
    """One page, newest first, and whether there is more in the direction of reading."""
    if newer:
        day, _, number = newer.partition("|")
        after = found.filter(Q(day__gt=day) | Q(day=day, id__gt=_number(number))).order_by("day", "id")
        rows = list(after[: size + 1])
        return rows[:size][::-1], len(rows) > size
    if older:
        day, _, number = older.partition("|")
        found = found.filter(Q(day__lt=day) | Q(day=day, id__lt=_number(number)))
    rows = list(found.order_by("-day", "-id")[: size + 1])
    return rows[:size], len(rows) > size


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0


def _place(row: MergedFact) -> str:
    return f"{row.day}|{row.id}"


def _left_out(person: str) -> frozenset[str]:
    return frozenset(LeftOut.objects.filter(person=person).values_list("fact", flat=True))


def _cited(sources: Iterable[Source]) -> Iterator[Cited]:
    """Each place, in order. An original is read once, however often it is cited."""
    found: dict[str, tuple[originals.OriginalRow | None, tuple[AnyFact, ...]]] = {}
    for source in sources:
        if source.original not in found:
            found[source.original] = _read(source.original)
        row, facts = found[source.original]
        yield Cited(source=source, original=row, as_read=tuple(each for each in facts if source in each.sources))


def _read(original: str) -> tuple[originals.OriginalRow | None, tuple[AnyFact, ...]]:
    try:
        return originals.get(original), originals.reading(original).facts
    except LookupError:
        return None, ()


def _panel(person: str, of: AnyFact) -> tuple[AnyFact, ...]:
    if not isinstance(of, record.Observation) or not of.panel or of.when.first is None:
        return ()
    rows = MergedFact.objects.filter(person=person, kind=type(of).__name__, day=of.when.first.value).order_by("id")
    found = (_fact(bytes(row.data)) for row in rows)
    return tuple(each for each in found if isinstance(each, record.Observation) and each.panel == of.panel)
