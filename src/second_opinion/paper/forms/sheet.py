"""How a form is printed, and the measures that follow: type, margins, the height of a box for handwriting."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, Literal

import msgspec

from second_opinion.content.forms.schema import Language
from second_opinion.ports.paper import Size

Print = Literal["normal", "large", "booklet"]

PAPER: Final = {"letter": (612.0, 792.0), "a4": (595.28, 841.89)}
"""Width and height in points."""


class Sheet(msgspec.Struct, frozen=True, kw_only=True):
    """What a person chose. ``days`` 0 is the form's usual number. ``answers`` are printed into their boxes.

    ``notes`` are pages of lines at the end of a booklet, whose pages must be a multiple of four.
    """

    language: Language = "en"
    paper: Size = "letter"
    size: Print = "normal"
    days: int = 0
    fillable: bool = False
    notes: int = 0
    answers: Mapping[str, str] = {}


class Measures(msgspec.Struct, frozen=True):
    """All lengths in points. ``hand`` is the height of a box to write in: never less than 0.35 inch (25.2 points)."""

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    body: float
    small: float
    title: float
    hand: float
    sources: float

    @property
    def room(self) -> float:
        """The width between the margins."""
        return self.width - self.inner - self.outer


def measures(sheet: Sheet, landscape: bool, reading: bool = False) -> Measures:
    """The measures of a sheet; ``reading`` for one that is read and not written on.

    A booklet's page is half the paper; its inner margin holds the fold (0.65 inch).
    """
    width, height = PAPER[sheet.paper]
    if sheet.size == "booklet":
        return Measures(height / 2, width, 47, 30, 62, 40, 14, 11.5, 21, 26, 10)
    if landscape:
        width, height = height, width
    if sheet.size == "large":
        return Measures(width, height, 42, 42, 84, 54, 18, 18, 28, 36, 18)
    if reading:
        return Measures(width, height, 60, 60, 64, 50, 14, 11, 27, 26, 9.5)
    return Measures(width, height, 44, 44, 64, 44, 11.5, 9.5, 22, 25.4, 8.5)
