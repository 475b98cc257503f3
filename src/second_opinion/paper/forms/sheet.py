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

    ``qr`` puts a code for phones on a filled card. ``notes`` are pages of lines at the end of a
    booklet, whose pages must be a multiple of four.
    """

    language: Language = "en"
    paper: Size = "letter"
    size: Print = "normal"
    days: int = 0
    fillable: bool = False
    notes: int = 0
    answers: Mapping[str, str] = {}
    qr: bool = False


class Measures(msgspec.Struct, frozen=True):
    """All lengths in points. ``hand`` is the height of a box to write in: never less than 0.35 inch (25.2 points).

    Type: ``body`` and ``title``; ``label`` over a box, ``small`` in the heads of columns and at the foot of pages,
    ``sources``; nothing is smaller than ``least``, but for the card, which has to go into a wallet.
    """

    width: float
    height: float
    inner: float
    outer: float
    top: float
    bottom: float
    hand: float
    title: float
    body: float
    label: float
    small: float
    sources: float
    least: float

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
        return Measures(height / 2, width, 47, 30, 62, 40, 26, 21, 14, 14, 11.5, 10, 9.5)
    if landscape:
        width, height = height, width
    if sheet.size == "large":
        return Measures(width, height, 42, 42, 84, 54, 36, 28, 18, 18, 18, 18, 18)
    if reading:
        return Measures(width, height, 60, 60, 64, 50, 26, 27, 14, 14, 11, 9.5, 8.5)
    side = 44 if sheet.paper == "letter" else 36  # A4 is narrower: no column is lost on it
    return Measures(width, height, side, side, 64, 44, 25.4, 22, 11.5, 9.5, 9.5, 8.5, 8.5)
