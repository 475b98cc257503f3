"""Draws a Document with Typst: data in as JSON, a tagged PDF/UA-1 file out. No network, no fonts but our own."""

from __future__ import annotations

import datetime as dt
import io
from typing import Final

import pikepdf

from second_opinion.paper.data import data
from second_opinion.paper.typesetting import Template
from second_opinion.ports.paper import Document, Drawn

PACKED_FROM: Final = 6_000_000  # bytes; e-mail and portals take files of this size as they are, and packing costs time


class Typst:
    """The Paper port (ports/paper.py). Keep one: what it has compiled before makes the next document quick."""

    def __init__(self) -> None:
        self._template = Template("document.typ")

    def draw(self, document: Document) -> Drawn:
        """The document as a tagged PDF/UA-1 file; the same document gives the same bytes."""
        values, unprintable = data(document)
        pdf, pages = _finished(self._template.typeset(values, _timestamp(values["created"])))
        return Drawn(pdf=pdf, pages=pages, unprintable=unprintable)

    def pictures(self, document: Document) -> tuple[bytes, ...]:
        """A picture (SVG) of each of its pages, as the PDF shows them."""
        return self._template.pictures(data(document)[0])


def _timestamp(created: list[int] | None) -> int:
    """Seconds since 1970 of the document's day; without a day, zero: never the clock."""
    if created is None:
        return 0
    year, month, day = created
    return int(dt.datetime(year, month, day, tzinfo=dt.UTC).timestamp())


def _finished(drawn: bytes) -> tuple[bytes, int]:
    """The file and its number of pages. A large one gets its objects into compressed streams: a third of the size."""
    with pikepdf.open(io.BytesIO(drawn)) as pdf:
        pages = len(pdf.pages)
        if len(drawn) < PACKED_FROM:
            return drawn, pages
        packed = io.BytesIO()
        pdf.save(packed, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
    return packed.getvalue(), pages
