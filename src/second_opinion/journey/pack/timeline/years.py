"""The story in the order of time, newest first: what a specialist would tell a colleague; where there are many
visits, only their number."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

from second_opinion.journey.pack.timeline.events import (
    EXAMINATION,
    OF_MEDICINES,
    Event,
    counted_examinations,
    counted_visits,
    events,
)
from second_opinion.journey.pack.view import Spans, View, joined
from second_opinion.journey.pack.wording.names import plain
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Span, Table
from second_opinion.record import Encounter

_SHOWN = 240
_KINDS_OF_VISIT = 4
_EACH_A_LINE = 3


class Counts(NamedTuple):
    """What happened so often in a year that only numbers are told, by name."""

    visits: Counter[str]
    examinations: Counter[str]


def timeline(view: View) -> tuple[Block, ...]:
    """Diagnoses, stays, procedures, images, specimens, medicines, devices, year by year."""
    found = sorted(events(view), key=lambda event: (event.on.value, event.rank), reverse=True)
    dated = found[:_SHOWN]
    years: dict[int, list[Event]] = {}
    for event in dated:
        years.setdefault(event.on.year, []).append(event)
    counts = _counts_by_year(view)
    if not years and not counts:
        return ()
    rows = [row for year, told in years.items() for row in _year(view, year, told, counts.pop(year, None))]
    rows += _other_years(view, counts)
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


def _year(view: View, year: int, found: list[Event], counts: Counts | None) -> Iterator[Row]:
    yield Row((str(year), "", ""), lead=True)
    for told in _together(found):
        event = told[0]
        yield Row((view.day(event.on), view.say(event.kind), _texts(view, told)))
    if counts:
        yield Row(((Span(view.say("All year"), quiet=True),), "", (Span(_counted(view, counts), quiet=True),)))


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
    for event in told:
        spans += [Span("; ")] if spans else []
        spans.append(Span(event.text, strong=event.strong, cite=view.cites.marks(event.facts)))
    return tuple(spans)


def _other_years(view: View, counts: dict[int, Counts]) -> Iterator[Row]:
    """Years of which only visits and examinations are told, as one line."""
    if counts:
        first, last = min(counts), max(counts)
        period = str(first) if first == last else view.say("{start} to {end}", start=first, end=last)
        yield Row((view.say("Other years"), "", ""), lead=True)
        every = Counts(Counter[str](), Counter[str]())
        for one in counts.values():
            every.visits.update(one.visits)
            every.examinations.update(one.examinations)
        yield Row((period, "", _counted(view, every)))


def _counts_by_year(view: View) -> dict[int, Counts]:
    years: dict[int, Counts] = {}
    for fact in (*counted_visits(view), *counted_examinations(view)):
        moment = fact.when.first or fact.recorded
        if moment is not None:
            year = years.setdefault(moment.year, Counts(Counter[str](), Counter[str]()))
            (year.visits if isinstance(fact, Encounter) else year.examinations)[plain(fact.label)] += 1
    return years


def _counted(view: View, counts: Counts) -> str:
    visits, done = counts.visits.total(), counts.examinations.total()
    said = (
        view.plural("{number} visit", "{number} visits", visits) if visits else "",
        view.plural("{number} examination or test", "{number} examinations and tests", done) if done else "",
    )
    kinds = _kinds(view, counts.visits), _kinds(view, counts.examinations)
    return joined(*(joined(total, named, by=": ") for total, named in zip(said, kinds, strict=True)), by=". ")


def _kinds(view: View, counted: Counter[str]) -> str:
    named = sorted(((name, number) for name, number in counted.items() if name), key=lambda item: (-item[1], item[0]))
    kinds = [f"{name} {number}×" if number > 1 else name for name, number in named[:_KINDS_OF_VISIT]]
    if hidden := len(named) - len(kinds):
        kinds.append(view.plural("{number} other kind", "{number} other kinds", hidden))
    return ", ".join(kinds)
