"""What the types cannot see: names used twice or pointing nowhere, empty texts, limits the wrong way round."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec

from second_opinion.content.forms import schema
from second_opinion.content.forms.units import UNITS

_NAME: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_PERSON: Final = "person"
"""The name and birth date of every page stand under this name; no part may take it."""


def faults(form: schema.Form, name: str) -> list[str]:
    """Place, what is wrong and how to mend it, for each thing; nothing for a form that is fine."""
    found = [] if form.id == name else [f'id: it must be the name of the file: id = "{name}"']
    found += _names([part.id for part in form.parts], "parts")
    found += _names([source.id for source in form.sources], "sources")
    if not form.sources:
        found.append("sources: name at least one, with id, title and url or place")
    found += [
        f"sources[{number}]: say where it can be read: add url or place"
        for number, source in enumerate(form.sources)
        if not (source.url or source.place)
    ]
    known = {source.id for source in form.sources}
    for number, part in enumerate(form.parts):
        found += [f"parts[{number}].{fault}" for fault in _part(part, form, known)]
    return found + list(_empty(form, ""))


def _part(part: schema.AnyPart, form: schema.Form, known: set[str]) -> Iterator[str]:
    if part.id == _PERSON:
        yield 'id: "person" is kept for name and birth date; take another name'
    match part:
        case schema.Fields():
            yield from _fields(part.fields, "fields")
            yield from _of_days(form, part.often == "day", 'often = "day"')
        case schema.Table():
            yield from _table(part, form)
        case schema.Danger():
            yield from _sources((sign.source for sign in part.signs), known)
        case schema.Prose():
            yield from _sources(part.sources, known)
        case schema.Card():
            yield from _fields((*part.front, *part.back), "front and back")
            yield from _code(part)


def _code(part: schema.Card) -> Iterator[str]:
    names = {field.id for field in (*part.front, *part.back)}
    for number, name in enumerate(part.qr):
        if name not in names:
            yield f'qr[{number}]: no field of the card is called "{name}"; write one of front or back'


def _table(part: schema.Table, form: schema.Form) -> Iterator[str]:
    yield from _fields(part.columns, "columns")
    yield from _names([session.id for session in part.sessions], "sessions")
    if isinstance(part.rows, tuple):
        yield from _names([row.id for row in part.rows], "rows")
    yield from _of_days(form, part.rows == "day", 'rows = "day"')
    if part.summary is not None:
        yield from _fields(part.summary.fields, "summary.fields")
    groups = {group.id for group in part.groups}
    for number, column in enumerate(part.columns):
        if column.under and column.under not in groups:
            yield f'columns[{number}].under: no group is called "{column.under}"; add it to groups'
        if column.each == "day" and not part.sessions:
            yield f"columns[{number}].each: the table has no sessions; leave each out"


def _of_days(form: schema.Form, asked: bool, words: str) -> Iterator[str]:
    if asked and form.days is None:
        yield f"{words}: the form says nothing about days; add days = {{ usual = 7, most = 31 }}"


def _sources(named: Iterable[str], known: set[str]) -> Iterator[str]:
    for source in named:
        if source not in known:
            yield f'source: no source is called "{source}"; add it to sources'


def _fields(fields: Iterable[schema.Field], place: str) -> Iterator[str]:
    fields = tuple(fields)
    yield from _names([field.id for field in fields], place)
    for number, field in enumerate(fields):
        yield from (f"{place}[{number}].{fault}" for fault in _field(field))


def _field(field: schema.Field) -> Iterator[str]:
    match field:
        case schema.Number():
            if field.low is not None and field.high is not None and field.low >= field.high:
                yield "low: it must be less than high"
            if field.unit not in UNITS:
                yield f'unit: "{field.unit}" is not in units.py; write a UCUM code of it, or add it there'
            if not 1 <= field.digits <= 9:
                yield "digits: write a number from 1 to 9"
        case schema.Scale() if not 0 <= field.low < field.high <= 10:
            yield "low, high: write whole numbers from 0 to 10, low first"
        case schema.Scale() if field.words and len(field.words) != field.high - field.low + 1:
            yield f"words: give one for each step, {field.high - field.low + 1} in all, or leave them out"
        case schema.Choice():
            yield from _names([option.id for option in field.options], "options")
            if len(field.options) < 2:
                yield "options: give at least two, or use a tick"
        case schema.Lines() if not 1 <= field.lines <= 40:
            yield "lines: write a number from 1 to 40"
        case _:
            pass


def _names(names: list[str], place: str) -> Iterator[str]:
    for number, name in enumerate(names):
        if not _NAME.fullmatch(name):
            yield f'{place}[{number}].id: "{name}" must be small letters, digits and single hyphens'
        if name in names[:number]:
            yield f'{place}[{number}].id: "{name}" is taken; each needs its own'


def _empty(piece: object, place: str) -> Iterator[str]:
    """Texts that say nothing in one of the languages."""
    if isinstance(piece, schema.Text):
        for language in ("en", "es"):
            if not getattr(piece, language).strip():
                yield f"{place}.{language}: it is empty; write the text"
    elif isinstance(piece, msgspec.Struct):
        for name in piece.__struct_fields__:
            yield from _empty(getattr(piece, name), f"{place}.{name}" if place else name)
    elif isinstance(piece, tuple):
        for number, each in enumerate(piece):
            yield from _empty(each, f"{place}[{number}]")
