"""A document as data, and the port that draws it. A step says *what* stands on a page; only paper knows how it looks.

All texts are in the document's language. Nothing is markup: what looks like code is printed as it is. An *anchor* is
any text that names a place once; links to an anchor that no block has are printed as plain text."""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

Size = Literal["letter", "a4"]
Tone = Literal["plain", "notice", "warning", "quiet"]
Mark = Literal["", "high", "low", "abnormal", "struck"]


class Span(msgspec.Struct, frozen=True, gc=False):
    """A run of text. ``cite`` holds source marks ("3", "3.12") shown small; each leads to the anchor ``original-3``.

    ``mark`` puts a shape and its word (``MarkWords``) after the text, so that nothing hangs on colour. ``to`` links to
    an anchor; ``page_of`` prints the number of its page after the text. A ``whole`` one is never parted: "28 kg/m2"."""

    text: str
    strong: bool = False
    quiet: bool = False
    cite: tuple[str, ...] = ()
    mark: Mark = ""
    to: str = ""
    page_of: str = ""
    whole: bool = False


Text = str | tuple[Span, ...]


class Masthead(msgspec.Struct, frozen=True, tag=True):
    """The head of page one: a small line above, the name as the first heading, and a line of details under it."""

    title: str
    above: str = ""
    details: Text = ""


class Heading(msgspec.Struct, frozen=True, tag=True):
    """A heading of level 1 (a part of the document, starts a page when ``new_page``) to 3.

    ``stamp`` is a short mark at its right ("Original 3"), repeated at the head of the pages of this part (level 1).
    """

    text: str
    level: int = 1
    anchor: str = ""
    new_page: bool = False
    stamp: str = ""


class Paragraph(msgspec.Struct, frozen=True, tag=True):
    """One paragraph."""

    text: Text
    tone: Tone = "plain"


class Bullets(msgspec.Struct, frozen=True, tag=True):
    """A list; numbered or with dots. ``boxes`` draws a box to tick before each."""

    items: tuple[Text, ...]
    numbered: bool = False
    boxes: bool = False


class Pairs(msgspec.Struct, frozen=True, tag=True):
    """Names and values side by side (who, born, address)."""

    rows: tuple[tuple[str, Text], ...]


class Point(msgspec.Struct, frozen=True, gc=False):
    """A value on a day (ISO date; a partial one stands in the middle of its month or year).

    ``shown`` is the value as written ("<5", "8.10"); without it the number is written out. ``outside`` gives the point
    another shape."""

    on: str
    value: float
    shown: str = ""
    outside: Literal["", "high", "low"] = ""


class Line(msgspec.Struct, frozen=True):
    """Values of one thing through time. ``name`` is needed only when a chart has several."""

    points: tuple[Point, ...]
    name: str = ""


class Chart(msgspec.Struct, frozen=True, tag=True):
    """Values through time, in one unit, with the reference range (``low``, ``high``; either may be open).

    ``alt`` is the sentence that says what it shows ("Creatinine rose from 0.9 to 1.4 mg/dL since 2019"). As a table's
    cell it is drawn small: line, range and the last point only."""

    title: str
    alt: str
    lines: tuple[Line, ...]
    unit: str = ""
    low: float | None = None
    high: float | None = None


class Charts(msgspec.Struct, frozen=True, tag=True):
    """Charts side by side, ``across`` in a row (1 to 4)."""

    charts: tuple[Chart, ...]
    across: int = 3


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its heading, its share of the width, and which way its cells line up."""

    title: str
    share: float = 1.0
    align: Literal["left", "right", "center"] = "left"


Cell = Text | Chart


class Row(msgspec.Struct, frozen=True):
    """A row of cells. ``mark`` marks the first cell in shape and words; ``struck`` crosses it out and says why.

    ``lead`` makes it a line across the table that heads the rows under it (its first cell only)."""

    cells: tuple[Cell, ...]
    mark: Mark = ""
    anchor: str = ""
    lead: bool = False


class Table(msgspec.Struct, frozen=True, tag=True):
    """A table; its header repeats on each page. ``dense`` is for many short rows, ``width`` its share of the page."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    dense: bool = False
    width: float = 1.0


class Beside(msgspec.Struct, frozen=True, tag=True):
    """Blocks in two columns, the left taking ``share`` of the width."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5


class Panel(msgspec.Struct, frozen=True, tag=True):
    """Blocks under a small title and a rule, set close: what page one is made of."""

    title: str
    blocks: tuple[Block, ...]
    tone: Tone = "plain"


class WritingLines(msgspec.Struct, frozen=True, tag=True):
    """Empty lines to write on by hand, each after its number when ``numbered``."""

    count: int
    label: str = ""
    numbered: bool = False


class Verbatim(msgspec.Struct, frozen=True, tag=True):
    """Text exactly as it came (a report, a letter, a text original), lines kept."""

    text: str


class DividerPage(msgspec.Struct, frozen=True, tag=True):
    """A page that holds back what follows it."""

    title: str
    text: str
    anchor: str = ""


class Contents(msgspec.Struct, frozen=True, tag=True):
    """The list of headings down to ``depth`` with their pages; starts a page when ``new_page``."""

    title: str
    depth: int = 1
    new_page: bool = False


class Unprinted(msgspec.Struct, frozen=True, tag=True):
    """``text``, then the characters of this document that no font had, by code and name. Nothing if there are none."""

    text: str


_Texts = Masthead | Heading | Paragraph | Bullets | Pairs | Verbatim | WritingLines
_Wholes = Charts | Table | Beside | Panel | DividerPage | Contents | Unprinted
Block = _Texts | _Wholes


class MarkWords(msgspec.Struct, frozen=True):
    """What stands beside a mark's shape. ``struck`` says why a crossed-out text is crossed out."""

    high: str = "H"
    low: str = "L"
    abnormal: str = "A"
    struck: str = "(ruled out)"


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is on paper. ``created`` is an ISO date (the clock is the caller's). ``running`` stands at the
    head of each page, ``footer`` left of the page number; ``page_words`` is "Page {page} of {pages}" in its language.
    ``body`` is the size of ordinary text in points: 10 for the packet, 14 and more for large print."""

    title: str
    language: str
    size: Size = "letter"
    body: float = 10.0
    subject: str = ""
    author: str = ""
    created: str = ""
    running: str = ""
    footer: str = ""
    page_words: str = "Page {page} of {pages}"
    mark_words: MarkWords = MarkWords()
    blocks: tuple[Block, ...] = ()


class Drawn(msgspec.Struct, frozen=True):
    """The finished PDF, its pages, and the characters no font had ("U+4E2D"; each shown as a visible mark instead)."""

    pdf: bytes
    pages: int
    unprintable: tuple[str, ...] = ()


class Paper(Protocol):
    """Draws documents."""

    def draw(self, document: Document) -> Drawn:
        """The document as a tagged PDF/UA-1 file. Never fails because of what a text contains."""

    def pictures(self, document: Document) -> tuple[bytes, ...]:
        """A picture (SVG) of each of its pages, to look at before it is kept."""
