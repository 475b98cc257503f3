"""What a form is made of: the types a file in this folder must fit. README.md shows each with an example.

The same definition gives the blank sheet, the filled sheet, the fillable PDF and the page to type into. So a field has
a name that never changes, its unit as a UCUM code, and limits that only ask again: whoever measured may be right.
"""

from __future__ import annotations

from datetime import date
from typing import Final, Literal

from second_opinion.content.forms.fields import (
    Body,
    Choice,
    Clock,
    Day,
    Field,
    Label,
    Language,
    Lines,
    Named,
    Number,
    Piece,
    Scale,
    Short,
    Signature,
    Text,
    Tick,
)

__all__ = [
    "TABS",
    "AnyPart",
    "Body",
    "Card",
    "Choice",
    "Clock",
    "Danger",
    "Day",
    "Days",
    "Field",
    "Fields",
    "Form",
    "Label",
    "Language",
    "Lines",
    "Named",
    "Number",
    "Part",
    "Piece",
    "Prose",
    "Scale",
    "Short",
    "Sign",
    "Signature",
    "Source",
    "Summary",
    "Tab",
    "Table",
    "Text",
    "Tick",
]

TABS: Final = ("emergency", "medicines", "readings", "feelings", "visits", "opinions", "papers")
Tab = Literal["emergency", "medicines", "readings", "feelings", "visits", "opinions", "papers"]
"""The dividers of the caregiver's binder, in their order; each form stands behind one."""


class Part(Piece, tag_field="kind", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What every part has: a name forever, a heading, a line under it, and whether it starts a page."""

    id: str
    title: Text | None = None
    note: Text | None = None
    new_page: bool = False


class Prose(Part, tag="prose", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Text to read: paragraphs, then points (with numbers when ``numbered``, with boxes to tick when ``boxes``).

    ``sources`` names the sources (by id) of what is stated here.
    """

    paragraphs: tuple[Text, ...] = ()
    points: tuple[Text, ...] = ()
    numbered: bool = False
    boxes: bool = False
    sources: tuple[str, ...] = ()


class Fields(Part, tag="fields", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Fields one after another, ``across`` in a row. ``times`` repeats the whole block (three people to call).

    ``times_words`` heads each block ("Person {number}"). ``numbered`` puts a number before each field, as in a list of
    questions. ``look`` "targets" frames it: what the doctor fills in by hand. ``often`` "day" repeats it for each day
    of the form.
    """

    fields: tuple[Field, ...]
    across: int = 1
    times: int = 1
    times_words: Text | None = None
    numbered: bool = False
    look: Literal["plain", "targets"] = "plain"
    often: Literal["once", "day"] = "once"


class Summary(Piece, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A box after every so many days of a table: averages, counts."""

    title: Text
    fields: tuple[Field, ...]
    every: int = 7
    note: Text | None = None


class Table(Part, tag="table", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Columns to fill in, row by row.

    ``rows`` is "day" (one for each day, with its date), a number of empty rows, or rows that have names. ``sessions``
    part each row (morning, evening). ``groups`` stand over the columns that name them in ``under``.
    """

    columns: tuple[Field, ...]
    rows: Literal["day"] | int | tuple[Label, ...]
    sessions: tuple[Label, ...] = ()
    groups: tuple[Label, ...] = ()
    summary: Summary | None = None


class Sign(Piece, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What a danger looks like, what to do, and the source (by id) that says so."""

    when: Text
    do: Text
    source: str


class Danger(Part, tag="danger", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """What to do when a value is dangerous, the most urgent first."""

    signs: tuple[Sign, ...]


class Card(Part, tag="card", kw_only=True, frozen=True, forbid_unknown_fields=True):
    """A card for the wallet with lines to cut and fold: front and back, 3.375 by 2.125 inches each.

    ``copies`` of it stand on the sheet. ``heading`` is printed at its head. ``qr`` names the fields that its code for a
    phone says, when somebody wishes one: as few as may be, for whoever finds the card can read them.
    """

    heading: Text
    front: tuple[Field, ...]
    back: tuple[Field, ...] = ()
    copies: int = 2
    qr: tuple[str, ...] = ()


AnyPart = Prose | Fields | Table | Danger | Card


class Days(Piece, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """How many days the sheet is printed for, when nobody says, and at most."""

    usual: int = 7
    most: int = 31


class Source(Piece, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """Where a statement is from. ``section`` leads to the very place; ``url`` or ``place`` to the whole."""

    id: str
    title: str
    section: str = ""
    url: str = ""
    place: str = ""


class Form(Piece, kw_only=True, frozen=True, forbid_unknown_fields=True):
    """One form. ``order`` is its place behind its tab; ``person`` puts name and birth date on every page.

    ``how`` says in a few short lines how to use it. ``footer`` is one line at the foot of each page. ``credit`` names
    whose scale or questions it uses, as their licence asks. ``both`` prints English beside Spanish, whatever the
    language asked for: an ambulance crew reads English. ``secret`` answers are never printed and leave no PDF to type
    into: the sheet is for the pen, or for the locked binder.
    """

    id: str
    kind: Literal["log", "sheet", "checklist", "card", "guide"]
    tab: Tab
    title: Text
    purpose: Text
    checked: date
    reviewed: Text
    sources: tuple[Source, ...]
    parts: tuple[AnyPart, ...]
    how: tuple[Text, ...] = ()
    order: int = 50
    days: Days | None = None
    orientation: Literal["portrait", "landscape"] = "portrait"
    person: bool = True
    booklet: bool = True
    fillable: bool = True
    footer: Text | None = None
    credit: Text | None = None
    both: bool = False
    secret: bool = False

    def said(self, text: Text, language: Language) -> str:
        """A text of this form in a language; the other one after it where the form has both."""
        own, other = text.to(language), text.to("en" if language == "es" else "es")
        return f"{own} · {other}" if self.both and other != own else own
