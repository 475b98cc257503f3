"""record: one person's story as a timeline that can be filtered and searched, and each fact with where it came from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

import msgspec
from django.db.models import QuerySet

from second_opinion import record
from second_opinion.record import AnyFact, Contradiction, Source
from second_opinion.store import models, places
from second_opinion.store.drafts import thing_of
from second_opinion.store.models import ContradictionSide, LeftOut, MergedData, MergedFact
from second_opinion.store.moment import one_moment
from second_opinion.store.queries import originals
from second_opinion.store.queries.timeline import Filters, Line, Page, lines_of, shown, timeline

__all__ = [
    "Cited",
    "Clashing",
    "FactPage",
    "Filters",
    "Line",
    "NoSuchFactError",
    "Page",
    "cited",
    "clashes",
    "contradictions",
    "fact",
    "facts",
    "lines",
    "timeline",
    "trend",
    "whole",
]  # fmt: skip

MOST_PLACES: Final = 20
MOST_VALUES: Final = 100
MOST_COUNTED: Final = 1000
MOST_SIDES: Final = 6
MOST_BESIDE: Final = 50

_fact = msgspec.msgpack.Decoder(AnyFact).decode
_contradiction = msgspec.msgpack.Decoder(Contradiction).decode


class Cited(msgspec.Struct, frozen=True, kw_only=True):
    """One place a fact comes from: the original and the place in it. ``original`` is None for a file that lies in the
    trash."""

    source: Source
    original: originals.OriginalRow | None


class Clashing(msgspec.Struct, frozen=True, kw_only=True):
    """A contradiction with the first of its ``number`` sides."""

    found: Contradiction
    sides: tuple[Line, ...]
    number: int


class FactPage(msgspec.Struct, frozen=True, kw_only=True):
    """A fact with everything that is known about it. ``cited`` are the first of its ``places``; ``contradictions`` name
    it. ``trend`` are the newest of the ``values`` of the same thing, oldest first (``MOST_COUNTED`` means that many or
    more); ``panel`` what was measured together with it."""

    fact: AnyFact
    left_out: bool
    cited: tuple[Cited, ...]
    places: int
    contradictions: tuple[Clashing, ...]
    trend: tuple[AnyFact, ...]
    values: int
    panel: tuple[Line, ...]


class NoSuchFactError(LookupError):
    """There is no such fact in this person's record (any more)."""


def fact(person: str, fact_id: str) -> FactPage:
    """One fact of a person, by its id. Raises NoSuchFactError."""
    with one_moment():
        at = shown(person).record
        found = _found(at, fact_id)
        return FactPage(
            fact=found,
            left_out=LeftOut.objects.filter(person=person, fact=fact_id).exists(),
            cited=_cited(found.sources[:MOST_PLACES]),
            places=len(found.sources),
            contradictions=_naming(person, at, fact_id),
            trend=_newest(at, found),
            values=_values(at, found),
            panel=_panel(person, at, found),
        )


def cited(person: str, fact_id: str, number: int) -> tuple[AnyFact, Cited | None]:
    """A fact and one of the places it comes from, counted from zero. Raises NoSuchFactError."""
    with one_moment():
        found = _found(shown(person).record, fact_id)
        return found, next(iter(_cited(found.sources[number : number + 1])), None)


def facts(person: str, ids: Iterable[str]) -> tuple[AnyFact, ...]:
    """The facts with these ids in full, in the order asked; one that is not in the record (any more) is left away."""
    with one_moment():
        return _in_full(shown(person).record, list(dict.fromkeys(ids)))


def lines(person: str, ids: Iterable[str]) -> tuple[Line, ...]:
    """The facts with these ids as a list shows them, in the order asked; one that is not there is left away."""
    wanted = list(dict.fromkeys(ids))
    with one_moment():
        found = _by_id(person, shown(person).record, wanted)
    return tuple(found[fact_id] for fact_id in wanted if fact_id in found)


def whole(person: str) -> tuple[AnyFact, ...]:
    """Every fact of a person, in the order of the record: by time, undated ones last."""
    with one_moment():
        number = shown(person).record
        undated = MergedFact.objects.filter(record=number, day="").count()
        rows = MergedData.objects.filter(id__range=(places.first(number), places.last(number))).order_by("id")
        found = [_fact(bytes(data)) for data in rows.values_list("data", flat=True).iterator()]
    return (*found[undated:], *found[:undated])


def trend(person: str, of: AnyFact) -> tuple[AnyFact, ...]:
    """The newest values of the same thing in a person's record, oldest first; none for what is not measured."""
    with one_moment():
        return _newest(shown(person).record, of)


def contradictions(person: str) -> tuple[Contradiction, ...]:
    """What does not fit together in a person's record: all of it."""
    with one_moment():
        rows = models.Contradiction.objects.filter(record=shown(person).record).order_by("number")
        return tuple(_contradiction(bytes(row.data)) for row in rows)


def clashes(person: str, start: int, size: int) -> tuple[Clashing, ...]:
    """What does not fit together, with its sides: so many from that one on, counted from zero."""
    with one_moment():
        at = shown(person).record
        rows = models.Contradiction.objects.filter(record=at, number__gte=start)
        return _clashing(person, at, rows.order_by("number")[:size])


def _found(at: int, fact_id: str) -> AnyFact:
    found = _in_full(at, [fact_id])
    if not found:
        raise NoSuchFactError
    return found[0]


def _in_full(at: int, wanted: Sequence[str]) -> tuple[AnyFact, ...]:
    """Facts of the record of that number; so ``at`` means in all that follows."""
    named = dict(_rows(at).filter(fact__in=wanted).values_list("id", "fact"))
    data = MergedData.objects.filter(id__in=list(named)).values_list("id", "data")
    found = {named[row]: _fact(bytes(each)) for row, each in data}
    return tuple(found[fact_id] for fact_id in wanted if fact_id in found)


def _rows(at: int) -> QuerySet[MergedFact]:
    return MergedFact.objects.filter(record=at)


def _lines(person: str, rows: QuerySet[MergedFact]) -> tuple[Line, ...]:
    return lines_of(person, rows.values_list("id", "fact", "sources", "line"))


def _by_id(person: str, at: int, wanted: Sequence[str]) -> dict[str, Line]:
    if not wanted:
        return {}
    return {line.fact.id: line for line in _lines(person, _rows(at).filter(fact__in=wanted))}


def _cited(sources: Iterable[Source]) -> tuple[Cited, ...]:
    named = list(sources)
    rows = originals.these({source.original for source in named})
    return tuple(Cited(source=source, original=rows.get(source.original)) for source in named)


def _naming(person: str, at: int, fact_id: str) -> tuple[Clashing, ...]:
    """The first contradictions that name a fact."""
    sides = ContradictionSide.objects.filter(record=at, fact=fact_id).order_by("number").values("number")[:MOST_SIDES]
    rows = models.Contradiction.objects.filter(record=at, number__in=sides).order_by("number")
    return _clashing(person, at, rows)


def _clashing(person: str, at: int, rows: Iterable[models.Contradiction]) -> tuple[Clashing, ...]:
    found = [_contradiction(bytes(row.data)) for row in rows]
    wanted = [fact_id for each in found for fact_id in each.facts[:MOST_SIDES]]
    sides = _by_id(person, at, wanted)
    return tuple(
        Clashing(
            found=each,
            sides=tuple(sides[fact_id] for fact_id in each.facts[:MOST_SIDES] if fact_id in sides),
            number=len(each.facts),
        )
        for each in found
    )


def _alike(at: int, of: AnyFact) -> QuerySet[MergedFact]:
    """Rows of the same thing, dated."""
    return _rows(at).filter(thing=thing_of(of), day__gt="")


def _newest(at: int, of: AnyFact) -> tuple[AnyFact, ...]:
    if not thing_of(of):
        return ()
    newest = _alike(at, of).order_by("-day", "-id").values_list("line", flat=True)[:MOST_VALUES]
    return tuple(_fact(bytes(line)) for line in newest)[::-1]


def _values(at: int, of: AnyFact) -> int:
    if not thing_of(of):
        return 0
    return _alike(at, of).values("id")[:MOST_COUNTED].count()


def _panel(person: str, at: int, of: AnyFact) -> tuple[Line, ...]:
    if not isinstance(of, record.Observation) or not of.panel or of.when.first is None:
        return ()
    rows = _rows(at).filter(day=of.when.first.value).order_by("id")[:MOST_BESIDE]
    return tuple(line for line in _lines(person, rows) if _together(line.fact, of))


def _together(one: AnyFact, of: record.Observation) -> bool:
    return isinstance(one, record.Observation) and type(one).__name__ == type(of).__name__ and one.panel == of.panel
