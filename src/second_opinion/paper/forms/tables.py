"""A table part as values: rows and columns where they fit, else each row as a block of boxes."""

from __future__ import annotations

from collections.abc import Iterator

from second_opinion.content.forms import schema
from second_opinion.content.forms.places import DATE, address, times
from second_opinion.content.forms.units import UNITS
from second_opinion.paper.forms.boxes import Boxes
from second_opinion.paper.forms.columns import HAND, chosen, grows, widths
from second_opinion.paper.forms.flow import Way, flow
from second_opinion.paper.forms.sheet import Measures
from second_opinion.paper.texts import Value


class TablePart:
    """One table part of a form, on one sheet."""

    def __init__(self, part: schema.Table, boxes: Boxes, measures: Measures, days: int) -> None:
        self._part, self._boxes, self._measures = part, boxes, measures
        self._rows = times(part, days, boxes.sheet.answers)

    def values(self) -> Iterator[Value]:
        """What is drawn, one after another: pieces of table with the summaries between them, or blocks."""
        columns = self._columns()
        room = self._measures.room - self._lead() - self._session()
        kept, fit = chosen(columns, room, self._measures, self._boxes.said)
        every = self._part.summary.every if self._part.summary else self._rows
        for first in range(1, self._rows + 1, every):
            last = min(first + every - 1, self._rows)
            yield from self._table(kept, room, first, last) if fit else self._stack(columns, first, last)
            if self._part.summary:
                yield self._summary(self._part.summary, -(-first // every))

    def fits(self) -> bool:
        """Whether the table can be drawn as one at this width."""
        room = self._measures.room - self._lead() - self._session()
        return chosen(self._columns(), room, self._measures, self._boxes.said)[1]

    def _columns(self) -> tuple[schema.Field, ...]:
        return self._part.columns

    def _lead(self) -> float:
        """The width of what names a row: its date, its name, or its number."""
        hand = self._measures.hand / HAND
        if self._part.rows == "day":
            return 60 * hand
        if isinstance(self._part.rows, tuple):
            longest = max(len(self._boxes.said(row.label)) for row in self._part.rows)
            return min(longest * 0.56 * self._measures.body + 10, self._measures.room * 0.3)
        return 24 * hand

    def _session(self) -> float:
        if not self._part.sessions:
            return 0.0
        longest = max(len(self._boxes.said(session.label)) for session in self._part.sessions)
        return longest * 0.66 * self._measures.small + 10

    def _table(self, columns: tuple[schema.Field, ...], room: float, first: int, last: int) -> Iterator[Value]:
        sizes = widths(columns, room, self._measures, self._boxes.said)
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
        return [self._boxes.text(column.short or column.label), UNITS[unit].to(self._boxes.sheet.language)]

    def _row(self, columns: tuple[schema.Field, ...], number: int) -> Value:
        row, name = self._named(number)
        lead: Value = {"text": str(number) if isinstance(self._part.rows, int) else name}
        if self._part.rows == "day":
            lead = self._boxes.box(DATE, address(self._part.id, row, DATE.id), name)
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
        """A block for each row, in it one for each session: what belongs together is kept together."""
        for number in range(first, last + 1):
            row, name = self._named(number)
            daily = tuple(column for column in columns if column.each == "day" or not self._part.sessions)
            head = ((DATE,) if self._part.rows == "day" else ()) + daily
            pieces = list(self._flows(head, (self._part.id, row), name))
            each = tuple(column for column in columns if column.each == "session")
            for session in self._part.sessions:
                label = self._boxes.text(session.label)
                own = list(self._flows(each, (self._part.id, row, session.id), f"{name}, {label}"))
                pieces.append({"kind": "subblock", "title": label, "pieces": own})
            yield {"kind": "block", "title": name, "pieces": pieces}

    def _flows(self, fields: tuple[schema.Field, ...], steps: tuple[str, ...], said: str) -> Iterator[Value]:
        """The fields in rows of boxes; groups that ask the same make a small table, words come after it."""
        alike = self._alike(fields)
        if not alike:
            yield from self._flow(list(fields), steps, said)
            return
        single = [field for field in fields if not field.under]
        yield from self._flow([field for field in single if not grows(field)], steps, said)
        yield self._small(alike, steps, said)
        yield from self._flow([field for field in single if grows(field)], steps, said)

    def _flow(self, own: list[schema.Field], steps: tuple[str, ...], said: str) -> Iterator[Value]:
        """Boxes in rows, each label with the name of its group before it."""
        named = {group.id: self._boxes.said(group.label) for group in self._part.groups}
        under = {field.id: named[field.under] for field in own if field.under}
        placed = []
        for field in own:
            where = f"{said}, {under[field.id]}" if field.under else said
            placed.append((field, address(*steps, field.id), where))
        yield from flow(placed, self._boxes, self._measures, Way(under=under))

    def _alike(self, fields: tuple[schema.Field, ...]) -> list[list[schema.Field]]:
        """The groups, if there are several and all have the same headings; else none."""
        names = list(dict.fromkeys(field.under for field in fields if field.under))
        groups = [[field for field in fields if field.under == name] for name in names]
        heads = {tuple(self._head(field)[0] for field in own) for own in groups}
        return groups if len(groups) > 1 and len(heads) == 1 else []

    def _small(self, groups: list[list[schema.Field]], steps: tuple[str, ...], said: str) -> Value:
        """Groups as rows: what did not fit side by side fits one above the other."""
        named = {group.id: self._boxes.text(group.label) for group in self._part.groups}
        lead = max(len(name) for name in named.values()) * 0.58 * self._measures.small + 10
        room = self._measures.room - lead
        rows = []
        for own in groups:
            name = named[own[0].under]
            cells = [self._boxes.box(field, address(*steps, field.id), f"{said}, {name}") for field in own]
            sessions = [{"name": "", "cells": cells}]
            rows.append({"lead": {"text": name}, "sessions": sessions, "once": [False] * len(own)})
        return {
            "kind": "table",
            "widths": [lead, *([room / len(groups[0])] * len(groups[0]))],
            "leads": 1,
            "lead_words": "",
            "groups": [],
            "heads": [self._head(field) for field in groups[0]],
            "rows": rows,
        }

    def _summary(self, summary: schema.Summary, block: int) -> Value:
        title = self._boxes.text(summary.title)
        where = f"{title} ({block})" if self._rows > summary.every else title
        placed = [(field, address(self._part.id, "summary", block, field.id), where) for field in summary.fields]
        pieces = list(flow(placed, self._boxes, self._measures, Way(room=self._measures.room * 0.56)))
        return {"kind": "summary", "title": title, "note": self._boxes.text(summary.note), "pieces": pieces}
