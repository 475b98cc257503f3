"""The fields a form is made of, and the texts beside them. README.md shows each with an example."""

from __future__ import annotations

from typing import Literal

import msgspec

Language = Literal["en", "es"]


class Piece(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Any part of a form's file. A key nobody knows is refused: it is a slip of the pen."""


class Text(Piece, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One text, English and Spanish side by side."""

    en: str
    es: str

    def to(self, language: Language) -> str:
        """The text in a language."""
        return self.es if language == "es" else self.en


class Label(Piece, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Something with a name for the program and one for people: a row, a session, an option.

    ``mark`` is one or two letters to circle where the whole label has no room ("L" for left).
    """

    id: str
    label: Text
    mark: Text | None = None


class Named(Piece, tag_field="kind", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What every field has.

    ``id`` names it within its part, forever. ``short`` is the heading in a narrow column. ``help`` is one line beside
    the field. ``under`` puts it in one of the table's groups. ``each`` says whether a table with sessions asks it in
    every session or once a day. ``spare`` fields are left out where a page is narrow (booklet, large print). ``share``
    is a column's part of the room that is left over, against the other columns for words.
    """

    id: str
    label: Text
    short: Text | None = None
    help: Text | None = None
    under: str = ""
    each: Literal["session", "day"] = "session"
    spare: bool = False
    share: float = 1.0


class Day(Named, tag="date", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A calendar date. Answer: ``2026-11-26``."""


class Clock(Named, tag="time", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A time of day. Answer: ``08:15``."""


class Number(Named, tag="number", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A measured or counted number. Answer: as written, ``128`` or ``98.6``.

    ``unit`` is a UCUM code ("" for a count), ``digits`` how many are written by hand, ``decimals`` how many after the
    point. ``low`` and ``high`` are soft limits: outside of them the person is asked whether it is right. ``loinc`` is
    the code of what was measured, where it is certain.
    """

    unit: str
    digits: int
    decimals: int = 0
    low: float | None = None
    high: float | None = None
    loinc: str = ""


class Short(Named, tag="text", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Some words on one line."""


class Lines(Named, tag="lines", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Room for sentences: ``lines`` lines to write on."""

    lines: int = 2


class Choice(Named, tag="choice", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One of a few (or several of them, when ``many``). Answer: the option's id; several with a space between."""

    options: tuple[Label, ...]
    many: bool = False


class Tick(Named, tag="tick", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A box to tick. Answer: ``yes``; an empty box is not "no"."""


class Scale(Named, tag="scale", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A whole number from ``low`` to ``high`` with words at its ends; ``faces`` draws our own faces over it.

    ``words`` puts words under every step instead, one for each.
    """

    low: int
    high: int
    low_words: Text
    high_words: Text
    words: tuple[Text, ...] = ()
    faces: bool = False


class Body(Named, tag="body", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Where on the body, front and back. Answer: names of places (``front-chest back-lower-left``)."""


class Signature(Named, tag="signature", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A line to sign on by hand. It is never filled by the program."""


Field = Day | Clock | Number | Short | Lines | Choice | Tick | Scale | Body | Signature
