"""Draws a Document with Typst: data in as JSON, a tagged PDF/UA-1 file out. No network, no fonts but our own."""

from __future__ import annotations

import datetime as dt
import io
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Final, cast

import msgspec
import pikepdf
import typst

from second_opinion.paper import fonts
from second_opinion.paper.data import data
from second_opinion.ports.paper import Document, Drawn

PACKED_FROM: Final = 6_000_000  # bytes; e-mail and portals take files of this size as they are, and packing costs time
TEMPLATES: Final = Path(__file__).parent / "templates"


class Typst:
    """The Paper port (ports/paper.py). Keep one: what it has compiled before makes the next document quick."""

    def __init__(self) -> None:
        self._one_at_a_time = Lock()

    def draw(self, document: Document) -> Drawn:
        """The document as a tagged PDF/UA-1 file; the same document gives the same bytes."""
        values, unprintable = data(document)
        with self._one_at_a_time:
            drawn = self._compiler.compile(
                format="pdf",
                sys_inputs={"document": msgspec.json.encode(values).decode()},
                pdf_standards=["ua-1"],
                timestamp=_timestamp(values["created"]),
            )
        pdf, pages = _finished(cast("bytes", drawn))  # only pictures come as several files
        return Drawn(pdf=pdf, pages=pages, unprintable=unprintable)

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(
            TEMPLATES / "document.typ", root=TEMPLATES, font_paths=[fonts.FOLDER], ignore_system_fonts=True
        )


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
