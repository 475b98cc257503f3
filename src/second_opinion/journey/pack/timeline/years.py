"""The story in the order of time, newest first: what a specialist would tell a colleague; where there are many
visits, only their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby

from second_opinion.journey.pack.timeline.events import EXAMINATION, OF_MEDICINES, Event, counted_visits, events
from second_opinion.journey.pack.view import Spans, View
from second_opinion.journey.pack.wording.names import plain
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Span, Table

_SHOWN = 240
_KINDS_OF_VISIT = 4
_EACH_A_LINE = 3
_EXAMINATIONS_NAMED = 4


def timeline(view: View) -> tuple[Block, ...]:
    """Diagnoses, stays, procedures, images, specimens, medicines, devices, year by year."""
    found = sorted(events(view), key=lambda event: (event.on.value, event.rank), reverse=True)
    dated = found[:_SHOWN]
    years: dict[int, list[Event]] = {}
    for event in dated:
        years.setdefault(event.on.year, []).append(event)
    visits = _visits_by_year(view)
    if not years and not visits:
        return ()
    rows = [row for year, told in years.items() for row in _year(view, year, told, visits.pop(year, None))]
    rows += _other_years(view, visits)
    columns = Column(view.say("Date"), 1.3), Column(view.say("Kind"), 1.4), Column(view.say("What"), 5.6)
    blocks: list[Block] = [
        Heading(view.say("Timeline"), 1, "timeline"),
        Paragraph((Span(view.say("Newest first. Tests and vaccines have their own sections."), quiet=True),), "quiet"),
        Table(columns, tuple(rows), dense=True),
    ]
    if hidden := len(found) - len(dated):
        text = view.plural(
            "{number} earlier event is in the record.", "{number} earlier events are in the record.", hidden
        )
        blocks.append(Paragraph(text, "notice"))
    return tuple(blocks)


def _year(view: View, year: int, found: list[Event], visits: Counter[str] | None) -> Iterator[Row]:
    yield Row((str(year), "", ""), lead=True)
    for told in _together(found):
        event = told[0]
        yield Row((view.day(event.on), view.say(event.kind), _texts(view, told)))
    if visits:
        yield Row(((Span(view.say("All year"), quiet=True),), "", (Span(_visits_text(view, visits), quiet=True),)))


def _together(found: list[Event]) -> Iterator[list[Event]]:
    """Many medicines begun or stopped on one day are one line, as somebody would tell it, and so are many examinations;
    all else is a line each."""
    for (_, kind), same in groupby(found, key=lambda event: (event.on.day, event.kind)):
        told = list(same)
        if len(told) > _EACH_A_LINE and (kind in OF_MEDICINES or kind == EXAMINATION):
            yield told
        else:
            yield from ([event] for event in told)


def _texts(view: View, told: list[Event]) -> Spans:
    spans: list[Span] = []
    if len(told) > _EXAMINATIONS_NAMED and told[0].kind == EXAMINATION:
        names = "; ".join(event.text for event in told[:_EXAMINATIONS_NAMED])
        rest = view.plural("and {number} more", "and {number} more", len(told) - _EXAMINATIONS_NAMED)
        return (view.cited(f"{names}; {rest}", *(fact for event in told for fact in event.facts)),)
    for event in told:
        spans += [Span("; ")] if spans else []
        spans.append(Span(event.text, strong=event.strong, cite=view.cites.marks(event.facts)))
    return tuple(spans)


def _other_years(view: View, visits: dict[int, Counter[str]]) -> Iterator[Row]:
    """Years of which only visits are told, as one line."""
    if visits:
        first, last = min(visits), max(visits)
        period = str(first) if first == last else view.say("{start} to {end}", start=first, end=last)
        yield Row((view.say("Other years"), "", ""), lead=True)
        yield Row((period, "", _visits_text(view, sum(visits.values(), Counter[str]()))))


def _visits_by_year(view: View) -> dict[int, Counter[str]]:
    years: dict[int, Counter[str]] = {}
    for fact in counted_visits(view):
        if fact.when.first is not None:
            years.setdefault(fact.when.first.year, Counter())[plain(fact.label)] += 1
    return years


def _visits_text(view: View, visits: Counter[str]) -> str:
    total = view.plural("{number} visit", "{number} visits", visits.total())
    named = sorted(((name, number) for name, number in visits.items() if name), key=lambda item: (-item[1], item[0]))
    kinds = [f"{name} {number}×" if number > 1 else name for name, number in named[:_KINDS_OF_VISIT]]
    if hidden := len(named) - len(kinds):
        kinds.append(view.plural("{number} other kind", "{number} other kinds", hidden))
    return f"{total}: {', '.join(kinds)}" if kinds else total
