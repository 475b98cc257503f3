"""Where each answer of a form belongs: one address for paper, fillable PDF, page and file.

An address is made of names and numbers: ``readings/3/morning/systolic-1`` is the third day's first top number. Answers
are a plain mapping of address to text. An address that is missing is a box nobody filled: never zero, never "no".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from second_opinion.content.forms import schema

Answers = Mapping[str, str]

NAME: Final = "person/name"
BORN: Final = "person/born"
PERSON: Final[dict[str, schema.Field]] = {
    NAME: schema.Short(id="name", label=schema.Text(en="Name", es="Nombre")),
    BORN: schema.Day(id="born", label=schema.Text(en="Date of birth", es="Fecha de nacimiento")),
}
"""What stands at the head of every page of a form about a person."""
DATE: Final = schema.Day(id="date", label=schema.Text(en="Date", es="Fecha"))
"""The column every table of days has first."""
MOST_ROWS: Final = 999
"""Rows or blocks of one part that are counted: a number that a stranger's file names may be any."""


def address(*steps: str | int) -> str:
    """The address of a place, from its steps."""
    return "/".join(str(step) for step in steps)


def times(part: schema.AnyPart, days: int, answers: Answers) -> int:
    """How often a part's block or row stands on the sheet: as often as its definition says, or as answers need."""
    match part:
        case schema.Fields():
            planned = days if part.often == "day" else part.times
        case schema.Table():
            planned = days if part.rows == "day" else part.rows if isinstance(part.rows, int) else len(part.rows)
        case _:
            return 1
    fixed = isinstance(part, schema.Table) and isinstance(part.rows, tuple)
    return planned if fixed else max(planned, highest(part.id, answers))


def highest(part: str, answers: Answers) -> int:
    """The number of the last row or block of a part that has an answer; 0 when none has. Not beyond MOST_ROWS."""
    starts = (each.split("/")[1] for each in answers if each.startswith(part + "/") and answers[each])
    return max((int(step) for step in starts if step.isdecimal() and len(step) <= len(str(MOST_ROWS))), default=0)


def repeats(part: schema.Fields) -> bool:
    """Whether the blocks of a part are numbered in its addresses."""
    return part.often == "day" or part.times > 1


def places(form: schema.Form, days: int = 0, answers: Answers | None = None) -> Iterator[tuple[str, schema.Field]]:
    """Every address of a form with the field that stands there, in reading order. ``days`` 0 is the usual number."""
    answers = answers or {}
    days = days or (form.days.usual if form.days else 1)
    if form.person:
        yield from PERSON.items()
    for part in form.parts:
        match part:
            case schema.Fields():
                yield from _of_fields(part, times(part, days, answers))
            case schema.Table():
                yield from _of_table(part, times(part, days, answers))
            case schema.Card():
                for field in (*part.front, *part.back):
                    yield address(part.id, field.id), field
            case _:
                pass


def _of_fields(part: schema.Fields, count: int) -> Iterator[tuple[str, schema.Field]]:
    for number in range(1, count + 1):
        for field in part.fields:
            yield (address(part.id, number, field.id) if repeats(part) else address(part.id, field.id)), field


def _of_table(part: schema.Table, count: int) -> Iterator[tuple[str, schema.Field]]:
    for number in range(1, count + 1):
        row = part.rows[number - 1].id if isinstance(part.rows, tuple) else str(number)
        if part.rows == "day":
            yield address(part.id, row, DATE.id), DATE
        for field in part.columns:
            if not part.sessions or field.each == "day":
                yield address(part.id, row, field.id), field
        for session in part.sessions:
            for field in part.columns:
                if field.each == "session":
                    yield address(part.id, row, session.id, field.id), field
        if part.summary and (number % part.summary.every == 0 or number == count):
            block = -(-number // part.summary.every)
            for field in part.summary.fields:
                yield address(part.id, "summary", block, field.id), field
