"""Reads back what somebody typed into a fillable PDF: fields to answers, whatever program saved it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pikepdf
from pikepdf import Array, Dictionary

from second_opinion.content.forms import Form
from second_opinion.content.forms.body import PLACES
from second_opinion.content.forms.places import Answers, places
from second_opinion.content.forms.schema import Body, Choice
from second_opinion.paper.forms.printing import KEYWORD

LONGEST: Final = 10_000
"""Characters of one answer that are read; nobody types more into a box."""
DEEPEST: Final = 8
OFF: Final = "/Off"


class UnreadableError(Exception):
    """The bytes are no PDF, or it cannot be opened."""


def form_of(pdf: bytes) -> str:
    """The id of the form this file is, or "" when it does not say. Raises UnreadableError."""
    with _opened(pdf) as opened:
        words = str(opened.docinfo.get("/Keywords", ""))
    found = next((word for word in words.replace(",", " ").split() if word.startswith(KEYWORD)), "")
    return found.removeprefix(KEYWORD)


def answers_of(form: Form, pdf: bytes) -> dict[str, str]:
    """What was answered, by address; an empty box has none. Fields the form does not know are left alone.

    Only the value of each field counts: how it looks on the page may be missing or stale. The bytes come from outside:
    read them where other files from outside are read. Raises UnreadableError.
    """
    with _opened(pdf) as opened:
        root = opened.Root.get("/AcroForm")
        fields = dict(_values(root.get("/Fields", Array()), "", 0)) if isinstance(root, Dictionary) else {}
    return dict(_asked(form, fields))


def _asked(form: Form, fields: Answers) -> Iterator[tuple[str, str]]:
    for address, field in places(form, form.days.most if form.days else 1, fields):
        options: tuple[str, ...] = ()
        if isinstance(field, Choice) and field.many:
            options = tuple(option.id for option in field.options)
        elif isinstance(field, Body):
            options = tuple(PLACES)
        if options:
            ticked = " ".join(option for option in options if fields.get(f"{address}/{option}"))
        else:
            ticked = fields.get(address, "")
        if ticked:
            yield address, ticked


def _values(fields: pikepdf.Object, above: str, depth: int) -> Iterator[tuple[str, str]]:
    """Each field's full name and its value as text (ISO 32000-1, 12.7.3)."""
    for field in fields if isinstance(fields, Array) and depth < DEEPEST else ():
        if not isinstance(field, Dictionary):
            continue
        name = ".".join(filter(None, (above, str(field.get("/T", "")))))
        kids = field.get("/Kids")
        if isinstance(kids, Array) and any(isinstance(kid, Dictionary) and "/T" in kid for kid in kids):
            yield from _values(kids, name, depth + 1)
        elif value := _value(field):
            yield name, value[:LONGEST].strip()


def _value(field: pikepdf.Dictionary) -> str:
    given = field.get("/V")
    if isinstance(given, pikepdf.Stream):
        return given.read_bytes().decode("utf-8", "replace")
    said = "" if given is None else str(given)
    if field.get("/FT") == "/Btn":
        said = said if said not in {"", OFF} else _state(field)
        return "" if said == OFF else said.removeprefix("/")
    return said


def _state(field: pikepdf.Dictionary) -> str:
    """Some programs set only how the button looks: then that is its answer."""
    for place in (field, *field.get("/Kids", ())):
        state = str(place.get("/AS", OFF)) if isinstance(place, Dictionary) else OFF
        if state != OFF:
            return state
    return ""


@contextmanager
def _opened(pdf: bytes) -> Iterator[pikepdf.Pdf]:
    """The file, open. What is found out to be broken only while it is read is no PDF either."""
    try:
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            yield opened
    except pikepdf.PdfError as error:
        raise UnreadableError("not a PDF that can be opened") from error
