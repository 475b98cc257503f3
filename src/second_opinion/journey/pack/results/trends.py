"""Trend tables: a test in each row, its newest values by date, its reference range and a small chart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from second_opinion.content.words import Words
from second_opinion.journey.pack.results.room import dates_across, has_sentences, share_of_ranges, width_of
from second_opinion.journey.pack.results.series import Series, band_of, is_in, line_of, series_of, when
from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import Spans, View
from second_opinion.journey.pack.wording.dates import day_text
from second_opinion.journey.pack.wording.values import (
    absent_text,
    amount_text,
    critical,
    outside,
    reference_text,
    unit_key,
    unit_text,
    value_text,
)
from second_opinion.ports.paper import Cell, Chart, Column, Row, Span, Table
from second_opinion.record import Observation, PartialDate, Quantity, Result, SocialHistory, VitalSign
from second_opinion.record.codes import LOINC

_VALUES_BEFORE = 3
_DRAWN_FROM = 3
_FULL_ENOUGH = 0.45
_ON_ONE_LINE = 16
_NORMAL = frozenset({"N", "NORMAL"})
_PENDING = frozenset({"active", "registered", "preliminary", "new"})


def trend_tables(view: View, rows: Sequence[Series], what: str = "") -> tuple[Table, ...]:
    """The table of one panel: shared date columns where most tests share them, else each value with its own date.

    A test whose values all lie before the columns follows in a table of the second sort. ``what`` heads the first
    column ("Test" unless said otherwise).
    """
    what = what or view.say("Test")
    columns = _Columns(view, rows)
    if not columns.keys or columns.filled < _FULL_ENOUGH:
        return (_own_dates(view, rows, what),)
    reaches = [any(columns.key(fact) in columns.keys for fact in one.facts) for one in rows]
    inside = [one for one, yes in zip(rows, reaches, strict=True) if yes]
    before = [one for one, yes in zip(rows, reaches, strict=True) if not yes]
    shared = _by_date(view, inside, columns, what)
    return (shared, _own_dates(view, before, what)) if before else (shared,)


def chart_of(view: View, one: Series) -> Chart | None:
    """A chart when there are numbers of at least three days, with the sentence that says what it shows."""
    return chart_in(view.words, one)


def chart_in(words: Words, one: Series) -> Chart | None:
    """The same in any words: the pages in the browser show it too."""
    numeric = one.numeric
    if len(numeric) < _DRAWN_FROM or len({_day(fact) for fact in numeric}) < _DRAWN_FROM:
        return None
    first, last = numeric[0], numeric[-1]
    low, high = band_of(last, one.unit)
    alt = words.say(
        "{test}: {first} on {first_day}, {last} on {last_day}; {number} values",
        test=one.name,
        first=value_text(first.value, words),
        first_day=_day_words(first, words),
        last=value_text(last.value, words),
        last_day=_day_words(last, words),
        number=len(numeric),
    )
    return Chart(one.name, alt, (line_of(numeric, unit=one.unit),), one.unit, low, high)


def trends_of(facts: Iterable[Observation], words: Words) -> tuple[Chart, ...]:
    """A chart for each test and unit among the facts that has enough numbers, in the order the tests come in."""
    found = (chart_in(words, one) for one in series_of(facts))
    return tuple(chart for chart in found if chart is not None)


def value_spans(view: View, fact: Observation, unit: str) -> Spans:
    """One value with its mark in shape and word; its unit only when it is not the row's."""
    mark = outside(fact)
    text = value_text(fact.value, view.words) or _without_value(view, fact)
    if isinstance(fact.value, Quantity) and unit_key(unit_text(fact.value)) == unit_key(unit):
        text = amount_text(fact.value)
    elif unit:
        text = text.removesuffix(f" {unit}")
    together = isinstance(fact.value, Quantity) and " " in text and len(text) <= _ON_ONE_LINE
    spans = (Span(text, strong=bool(mark), mark=mark, whole=together or whole(text)),)
    return (*spans, Span(" " + view.say("critical"), strong=True)) if critical(fact) else spans


def _without_value(view: View, fact: Observation) -> str:
    """A test without a value has none yet, or only a mark; what is a finding by its own name was found."""
    if isinstance(fact, Result) and fact.status in _PENDING:
        return view.say("not final")
    if fact.interpretation.strip().upper() in _NORMAL:
        return view.say("normal")
    if isinstance(fact, Result | VitalSign) or fact.absent_reason or fact.code.code_in(LOINC):
        return absent_text(fact.absent_reason, view.words)
    return view.say("noted")


def whole(text: str) -> bool:
    """True for a short value or unit with a slash, at which a line would end: "kg/m2", "150/95 mmHg"."""
    return "/" in text and len(text) <= _ON_ONE_LINE


class _Columns:
    """The newest dates of a panel. A day needs its times only where one test has two values on it."""

    def __init__(self, view: View, rows: Sequence[Series]) -> None:
        self._crowded = {day for one in rows for day in _repeated([time[:10] for time in _times(one)])}
        cells = [{self.key(fact) for fact in one.facts} - {""} for one in rows]
        self.keys = sorted({key for found in cells for key in found})[-dates_across(view, rows) :]
        places = len(self.keys) * len(rows)
        self.filled = sum(len(found.intersection(self.keys)) for found in cells) / places if places else 0.0

    def key(self, fact: Observation) -> str:
        moment = when(fact)
        if moment is None:
            return ""
        return moment.value[:16] if moment.day in self._crowded else moment.day


def _by_date(view: View, rows: Sequence[Series], columns: _Columns, what: str) -> Table:
    charts = [chart_of(view, one) for one in rows]
    drawn = any(chart is not None for chart in charts)
    # Numbers stand under each other at the right, words begin at the left.
    numbers = any(isinstance(fact.value, Quantity) for one in rows for fact in one.facts)
    side: Literal["left", "right"] = "right" if numbers else "left"
    ranges = share_of_ranges([_usual(one) for one in rows])
    head = (
        Column(what, 2.8),
        Column(view.say("Usual range"), ranges),
        *(Column(_heading(view, key), 1.15, side) for key in columns.keys),
    )
    body: list[Row] = []
    for one, chart in zip(rows, charts, strict=True):
        shown = [fact for fact in one.facts if columns.key(fact) in columns.keys]
        values = tuple(_cell(view, [fact for fact in shown if columns.key(fact) == key], one) for key in columns.keys)
        body.append(Row((*_first_cells(view, one, shown), *values, *_drawing(drawn, chart))))
    made = table((*head, *_drawing_column(view, drawn)), body)
    # One or two values do not lie at the far side of the page from their names.
    width = 1.0 if has_sentences(view, rows) else width_of(head, ranges, len(columns.keys))
    return msgspec.structs.replace(made, width=width)


def _own_dates(view: View, rows: Sequence[Series], what: str) -> Table:
    charts = [chart_of(view, one) for one in rows]
    drawn = any(chart is not None for chart in charts)
    # Of answers without any date nobody knows which is the newest.
    dated = any(when(fact) is not None for one in rows for fact in one.facts)
    head = (
        Column(what, 2.3),
        Column(view.say("Usual range"), share_of_ranges([_usual(one) for one in rows])),
        Column(view.say("Newest") if dated else view.say("What is said"), 1.8),
        Column(view.say("Before") if dated else view.say("Also said"), 2.6),
    )
    body: list[Row] = []
    for one, chart in zip(rows, charts, strict=True):
        before = one.facts[-1 - _VALUES_BEFORE : -1][::-1]
        cells = (_dated(view, [one.latest], one, dated=dated), _dated(view, before, one, dated=dated))
        body.append(Row((*_first_cells(view, one, [*before, one.latest]), *cells, *_drawing(drawn, chart))))
    return table((*head, *_drawing_column(view, drawn)), body)


def _first_cells(view: View, one: Series, shown: list[Observation]) -> tuple[Cell, Cell]:
    """The name with its unit and marks, how many values there are beyond those shown, and the usual range."""
    spans: list[Span] = [view.cited(one.name or view.say("(no name given)"), *(shown or [one.latest]))]
    if one.unit and one.unit.casefold() not in one.name.casefold().split():
        spans += [Span(" "), Span(one.unit, quiet=True, whole=whole(one.unit))]
    if hidden := len(one.facts) - len(shown):
        spans.append(Span(f" (+{hidden})", quiet=True))
    return tuple(spans), _usual(one)


def _usual(one: Series) -> str:
    """The newest usual range in the row's unit; only where there is none, one in another, with that unit."""
    told = [fact for fact in reversed(one.facts) if fact.ranges]
    for fact in told:
        if not isinstance(fact.value, Quantity) or is_in(fact.value, one.unit):
            return reference_text(fact.ranges, one.unit)
    if not told or not isinstance(told[0].value, Quantity):
        return ""
    unit = unit_text(told[0].value)
    return f"{reference_text(told[0].ranges, unit)} {unit}"


def _cell(view: View, facts: list[Observation], one: Series) -> Spans:
    parts: list[Span] = []
    for fact in facts:
        parts += [*([Span("; ")] if parts else []), *value_spans(view, fact, one.unit)]
    return tuple(parts)


def _dated(view: View, facts: list[Observation], one: Series, *, dated: bool) -> Spans:
    parts: list[Span] = []
    for fact in facts:
        undated = view.say("no date") if dated and not isinstance(fact, SocialHistory) else ""
        day = view.day(when(fact)) or undated
        parts += [*([Span("; ")] if parts else []), *value_spans(view, fact, one.unit)]
        # In brackets: "49 9 dic 2025" would read as one number.
        parts += [Span(f" ({day})", quiet=True)] if day else []
    return tuple(parts)


def _heading(view: View, key: str) -> str:
    moment = PartialDate(key)
    return view.moment(moment) if len(key) > len("2014-02-12") else view.day(moment)


def _drawing(drawn: bool, chart: Chart | None) -> tuple[Cell, ...]:
    return (chart if chart is not None else "",) if drawn else ()


def _drawing_column(view: View, drawn: bool) -> tuple[Column, ...]:
    return (Column(view.say("Trend"), 1.4),) if drawn else ()


def _day(fact: Observation) -> str:
    moment = when(fact)
    return moment.day if moment is not None else ""


def _day_words(fact: Observation, words: Words) -> str:
    moment = when(fact)
    return day_text(moment, words.language) if moment is not None else ""


def _times(one: Series) -> set[str]:
    """The times at which a test has values: two values of one time are no reason to tell it."""
    return {moment.value[:16] for fact in one.facts if (moment := when(fact)) is not None}


def _repeated(days: list[str]) -> set[str]:
    return {day for day, times in Counter(days).items() if day and times > 1}
