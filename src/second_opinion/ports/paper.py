"""A document as data, and the port that draws it. A step says *what* stands on the page; only paper knows how it looks.

All texts are already in the document's language. Nothing here is markup: a text that looks like code is printed as it is.
"""

from __future__ import annotations

from typing import Literal, Protocol

import msgspec

Size = Literal["letter", "a4"]
Tone = Literal["plain", "notice", "warning", "quiet"]


class Span(msgspec.Struct, frozen=True, gc=False):
    """A run of text. ``cite`` holds source marks ("3", "3.12") shown small and linked to the index of originals."""

    text: str
    strong: bool = False
    quiet: bool = False
    cite: tuple[str, ...] = ()


Text = str | tuple[Span, ...]


class Heading(msgspec.Struct, frozen=True, tag=True):
    """A heading of level 1 (a part of the document, starts a page when ``new_page``) to 3. ``anchor`` may be linked to."""

    text: str
    level: int = 1
    anchor: str = ""
    new_page: bool = False


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


class Column(msgspec.Struct, frozen=True):
    """A column of a table: its heading, its share of the width, and which way numbers line up."""

    title: str
    share: float = 1.0
    align: Literal["left", "right", "center"] = "left"


class Row(msgspec.Struct, frozen=True):
    """A row of cells. ``mark`` draws attention in shape and words, not by colour alone."""

    cells: tuple[Text, ...]
    mark: Literal["", "high", "low", "abnormal", "struck"] = ""


class Table(msgspec.Struct, frozen=True, tag=True):
    """A table; its header repeats on every page it runs over."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str = ""
    dense: bool = False


class Picture(msgspec.Struct, frozen=True, tag=True):
    """A drawing (SVG text) with the sentence that says what it shows. ``width`` is its share of the text width."""

    svg: str
    alt: str
    caption: str = ""
    width: float = 1.0


class Beside(msgspec.Struct, frozen=True, tag=True):
    """Blocks in two columns, the left taking ``share`` of the width."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]
    share: float = 0.5


class Panel(msgspec.Struct, frozen=True, tag=True):
    """Blocks in a quiet box with a title."""

    title: str
    blocks: tuple[Block, ...]
    tone: Tone = "plain"


class Verbatim(msgspec.Struct, frozen=True, tag=True):
    """Text exactly as it came (a report, a letter, a text original), lines kept."""

    text: str


class DividerPage(msgspec.Struct, frozen=True, tag=True):
    """A page that holds back what follows it."""

    title: str
    text: str
    anchor: str = ""


class Contents(msgspec.Struct, frozen=True, tag=True):
    """The list of headings down to ``depth`` with their pages."""

    title: str
    depth: int = 1


Block = (
    Heading | Paragraph | Bullets | Pairs | Table | Picture | Beside | Panel | Verbatim | DividerPage | Contents
)


class Document(msgspec.Struct, frozen=True, kw_only=True):
    """Everything that is on paper. ``created`` is an ISO date (the clock is the caller's). ``running`` stands at the
    head of each page, ``footer`` left of the page number; ``page_words`` is "Page {page} of {pages}" in its language.
    ``missing_glyph_note`` is the sentence put where the document says which characters could not be printed."""

    title: str
    language: str
    size: Size = "letter"
    subject: str = ""
    author: str = ""
    created: str = ""
    running: str = ""
    footer: str = ""
    page_words: str = "Page {page} of {pages}"
    missing_glyph_note: str = ""
    blocks: tuple[Block, ...] = ()


class Drawn(msgspec.Struct, frozen=True):
    """The finished PDF, its pages, and the characters no font had (each shown as a visible mark instead)."""

    pdf: bytes
    pages: int
    unprintable: tuple[str, ...] = ()


class Paper(Protocol):
    """Draws documents."""

    def draw(self, document: Document) -> Drawn:
        """The document as a tagged PDF/UA-1 file. Never fails because of what a text contains."""
        ...
