"""A table part as values: rows and columns where they fit, else each row as a block of boxes."""

from __future__ import annotations

from collections.abc import Iterator

from second_opinion.content.forms import schema
from second_opinion.content.forms.places import DATE, address, times
from second_opinion.content.forms.units import UNITS
from second_opinion.paper.forms.boxes import Boxes
from second_opinion.paper.forms.columns import chosen, widths
from second_opinion.paper.forms.flow import Way, flow
from second_opinion.paper.forms.sheet import Measures
from second_opinion.paper.texts import Value

_DAY = schema.Day(id=DATE, label=schema.Text(en="Date", es="Fecha"))


class TablePart:
    """One table part of a form, on one sheet."""

    def __init__(self, part: schema.Table, boxes: Boxes, measures: Measures, days: int) -> None:
        self._part, self._boxes, self._measures = part, boxes, measures
        self._language = boxes.sheet.language
        self._rows = times(part, days, boxes.sheet.answers)

    def values(self) -> Iterator[Value]:
        """What is drawn, one after another: pieces of table with the summaries between them, or blocks."""
        columns = self._columns()
        room = self._measures.room - self._lead() - self._session()
        kept, fit = chosen(columns, room, self._measures, self._language)
        every = self._part.summary.every if self._part.summary else self._rows
        for first in range(1, self._rows + 1, every):
            last = min(first + every - 1, self._rows)
            yield from self._table(kept, room, first, last) if fit else self._stack(columns, first, last)
            if self._part.summary:
                yield self._summary(self._part.summary, -(-first // every))

    def fits(self) -> bool:
        """Whether the table can be drawn as one at this width."""
        room = self._measures.room - self._lead() - self._session()
        return chosen(self._columns(), room, self._measures, self._language)[1]

    def _columns(self) -> tuple[schema.Field, ...]:
        return self._part.columns

    def _lead(self) -> float:
        """The width of what names a row: its date, its name, or its number."""
        hand = self._measures.hand / 26
        if self._part.rows == "day":
            return 60 * hand
        if isinstance(self._part.rows, tuple):
            longest = max(len(row.label.to(self._language)) for row in self._part.rows)
            return min(longest * 0.56 * self._measures.body + 10, self._measures.room * 0.3)
        return 24 * hand

    def _session(self) -> float:
        if not self._part.sessions:
            return 0.0
        longest = max(len(session.label.to(self._language)) for session in self._part.sessions)
        return longest * 0.58 * self._measures.small + 8

    def _table(self, columns: tuple[schema.Field, ...], room: float, first: int, last: int) -> Iterator[Value]:
        sizes = widths(columns, room, self._measures, self._language)
        lead = [self._lead(), *([self._session()] if self._part.sessions else [])]
        yield {
            "kind": "table",
            "widths": lead + sizes,
            "leads": len(lead),
            "lead_words": self._lead_words(),
            "groups": self._groups(columns),
            "heads": [self._head(column) for column in columns],
            "rows": [self._row(columns, number) for number in range(first, last + 1)],
        }

    def _lead_words(self) -> str:
        return self._boxes.words.say("Date") if self._part.rows == "day" else ""

    def _groups(self, columns: tuple[schema.Field, ...]) -> list[Value]:
        """Names over neighbouring columns and how many they span; an empty name where there is none."""
        if not any(column.under for column in columns):
            return []
        named = {group.id: self._boxes.text(group.label) for group in self._part.groups}
        spans: list[tuple[str, int]] = []
        for column in columns:
            if spans and column.under and spans[-1][0] == column.under:
                spans[-1] = (column.under, spans[-1][1] + 1)
            else:
                spans.append((column.under, 1))
        return [[named.get(name, ""), count] for name, count in spans]

    def _head(self, column: schema.Field) -> Value:
        unit = column.unit if isinstance(column, schema.Number) else ""
        return [self._boxes.text(column.short or column.label), UNITS[unit].to(self._language)]

    def _row(self, columns: tuple[schema.Field, ...], number: int) -> Value:
        row, name = self._named(number)
        lead: Value = {"text": name}
        if self._part.rows == "day":
            lead = self._boxes.box(_DAY, address(self._part.id, row, DATE), name)
        by_day = {
            column.id: self._boxes.box(column, address(self._part.id, row, column.id), name)
            for column in columns
            if column.each == "day" or not self._part.sessions
        }
        sessions = []
        for session in self._part.sessions or (None,):
            said = f"{name}, {self._boxes.text(session.label)}" if session else name
            cells = [
                by_day.get(column.id)
                or self._boxes.box(
                    column, address(self._part.id, row, session.id, column.id), self._where(said, column)
                )
                if session
                else by_day[column.id]
                for column in columns
            ]
            sessions.append({"name": self._boxes.text(session.label) if session else "", "cells": cells})
        once = [bool(self._part.sessions) and column.each == "day" for column in columns]
        return {"lead": lead, "sessions": sessions, "once": once}

    def _where(self, said: str, column: schema.Field) -> str:
        group = next((group for group in self._part.groups if group.id == column.under), None)
        return f"{said}, {self._boxes.text(group.label)}" if group else said

    def _named(self, number: int) -> tuple[str, str]:
        """A row's step in addresses, and what a person calls it."""
        if isinstance(self._part.rows, tuple):
            row = self._part.rows[number - 1]
            return row.id, self._boxes.text(row.label)
        say = self._boxes.words.say
        words = say("Day {number}", number=number) if self._part.rows == "day" else say("Row {number}", number=number)
        return str(number), words

    def _stack(self, columns: tuple[schema.Field, ...], first: int, last: int) -> Iterator[Value]:
        """A block for each row, within it one for each session: what must stand together does."""
        for number in range(first, last + 1):
            row, name = self._named(number)
            daily = tuple(column for column in columns if column.each == "day" or not self._part.sessions)
            head = ((_DAY,) if self._part.rows == "day" else ()) + daily
            yield {"kind": "block", "title": name, "pieces": list(self._flows(head, (self._part.id, row), name))}
            each = tuple(column for column in columns if column.each == "session")
            for session in self._part.sessions:
                label = self._boxes.text(session.label)
                pieces = list(self._flows(each, (self._part.id, row, session.id), f"{name}, {label}"))
                yield {"kind": "subblock", "title": label, "pieces": pieces}

    def _flows(self, fields: tuple[schema.Field, ...], steps: tuple[str, ...], said: str) -> Iterator[Value]:
        """The fields in rows of boxes; those of a group stand together after its name."""
        for under, own in _runs(fields):
            group = next((group for group in self._part.groups if group.id == under), None)
            label = self._boxes.text(group.label) if group else ""
            where = f"{said}, {label}" if label else said
            placed = [(field, address(*steps, field.id), where) for field in own]
            if label:
                yield {"kind": "sublabel", "text": label}
            yield from flow(placed, self._boxes, self._measures, Way(short=bool(label)))

    def _summary(self, summary: schema.Summary, block: int) -> Value:
        title = self._boxes.text(summary.title)
        placed = [(field, address(self._part.id, "summary", block, field.id), title) for field in summary.fields]
        pieces = list(flow(placed, self._boxes, self._measures, Way(room=self._measures.room * 0.56)))
        return {"kind": "summary", "title": title, "note": self._boxes.text(summary.note), "pieces": pieces}


def _runs(fields: tuple[schema.Field, ...]) -> Iterator[tuple[str, list[schema.Field]]]:
    run: list[schema.Field] = []
    for field in fields:
        if run and field.under != run[-1].under:
            yield run[-1].under, run
            run = []
        run.append(field)
    if run:
        yield run[-1].under, run
