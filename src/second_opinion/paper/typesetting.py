"""One Typst template and what it makes of data: a tagged PDF/UA-1 file. No network, no fonts but our own."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Final, cast

import msgspec
import typst

from second_opinion.paper import fonts
from second_opinion.paper.texts import Value

TEMPLATES: Final = Path(__file__).parent / "templates"


class Template:
    """A template by its file name. Keep one: what it has compiled before makes the next document quick."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._one_at_a_time = Lock()

    def typeset(self, values: dict[str, Value], timestamp: int = 0) -> bytes:
        """The values, set. ``timestamp`` (seconds since 1970) is the file's day; the same values, the same bytes."""
        with self._one_at_a_time:
            drawn = self._compiler.compile(
                format="pdf",
                sys_inputs={"document": msgspec.json.encode(values).decode()},
                pdf_standards=["ua-1"],
                timestamp=timestamp,
            )
        return cast("bytes", drawn)  # only pictures come as several files

    def pictures(self, values: dict[str, Value]) -> tuple[bytes, ...]:
        """The same values as a picture (SVG) of each page, with its letters as shapes."""
        with self._one_at_a_time:
            drawn = self._compiler.compile(
                format="svg", sys_inputs={"document": msgspec.json.encode(values).decode()}, timestamp=0
            )
        return tuple(drawn) if isinstance(drawn, list) else (cast("bytes", drawn),)

    @cached_property
    def _compiler(self) -> typst.Compiler:
        return typst.Compiler(
            TEMPLATES / self._name, root=TEMPLATES, font_paths=[fonts.FOLDER], ignore_system_fonts=True
        )
