"""Writing narrative down as plain lines: where a line starts, what a row of a table is, what is no words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from second_opinion.journey.gather.ccda.document.tree import V3, Element, squeezed

CELLS: Final = " | "
# The second row is what does not belong there but is written all the same: HTML.
_LINES: Final = frozenset(
    V3 + name
    for name in (
        *("paragraph", "item", "caption", "list", "table", "tr", "text", "renderMultiMedia"),
        *("p", "div", "h1", "h2", "h3", "h4", "ul", "ol", "li", "pre"),
    )
)
_BREAK: Final = V3 + "br"
_TABLE: Final = frozenset({V3 + "thead", V3 + "tbody", V3 + "tfoot"})
ROW: Final = V3 + "tr"
_ITEM: Final = {V3 + "item", V3 + "li"}

_NOT_WORDS: Final = {V3 + "script", V3 + "style", V3 + "col", V3 + "colgroup"}
_STARTS_A_LINE: Final = _LINES | _NOT_WORDS | {_BREAK}
_LONGEST_CELL: Final = 300
_WIDEST_SPAN: Final = 50

Words = dict[str, Element]
"""The elements of a narrative by their ``ID``."""


class Pen:
    """Writes lines: pieces gather on the line until something that starts a new one."""

    __slots__ = ("covered", "line", "lines", "words")

    def __init__(self, words: Words) -> None:
        self.words = words
        self.lines: list[str] = []
        self.line: list[str] = []
        # The columns that a cell of an earlier row reaches down into, with how many rows it has left.
        self.covered: dict[int, int] = {}

    def write(self, element: Element) -> None:
        """Write an element the way of its name; one that has none is words in a line."""
        _WAYS.get(element.tag, Pen.run)(self, element)

    def finish(self) -> list[str]:
        """All lines, the one begun last among them."""
        self._end_line()
        return self.lines

    def row(self, row: Element) -> None:
        """A row is a line; a report in one of its cells keeps its own lines, below."""
        self._remember(row)
        self._end_line()
        below: list[str] = []
        cells = [self._cell(cell, below) for cell in row]
        reaching = [cell.get("rowspan") or cell.get("colspan") for cell in row]
        if self.covered or any(reaching):
            cells = self._under_headings(row, cells)
        while cells and not cells[-1]:
            cells.pop()
        if cells or not below:
            self.lines.append(CELLS.join(map(_without_edges, cells)))
        self.lines += below

    def rows(self, table: Element) -> None:
        """Blanks between rows are no words."""
        self._remember(table)
        self.covered.clear()
        for row in table:
            self.write(row)

    def _under_headings(self, row: Element, words: list[str]) -> list[str]:
        """The cells of a row, each under its heading: what a cell above or beside it covers is an empty one."""
        cells: list[str] = []
        for cell, text in zip(row, words, strict=True):
            self._covered(cells)
            place, across, down = len(cells), _span(cell, "colspan"), _span(cell, "rowspan")
            cells += [text, *[""] * (across - 1)]
            if down > 1:
                self.covered.update(dict.fromkeys(range(place, place + across), down - 1))
        self._covered(cells)
        return cells

    def _covered(self, cells: list[str]) -> None:
        while self.covered.get(len(cells), 0):
            self.covered[len(cells)] -= 1
            cells.append("")

    def block(self, element: Element) -> None:
        """What starts and ends a line."""
        self._remember(element)
        self._end_line()
        self._inside(element)
        self._end_line()

    def item(self, element: Element) -> None:
        """One line of a list."""
        self._remember(element)
        self._end_line()
        self.line.append("• ")
        self._inside(element)
        self._end_line()

    def run(self, element: Element) -> None:
        """Words in a line; what was struck out stands in brackets."""
        self._remember(element)
        if element.get("revised") == "delete":
            self.line.append(f"[{' '.join(_lines_of_children(element))}]")
        else:
            self._inside(element)

    def line_break(self, _: Element) -> None:
        """The line ends here."""
        self._end_line()

    def nothing(self, _: Element) -> None:
        """What is no words."""

    def _inside(self, element: Element) -> None:
        # Blanks matter between words, not before the first word of a line.
        text = element.text
        if text and (self.line or not text.isspace()):
            self.line.append(text)
        for child in element:
            self.write(child)
            tail = child.tail
            if tail and (self.line or not tail.isspace()):
                self.line.append(tail)

    def _cell(self, cell: Element, below: list[str]) -> str:
        """The words of a cell on one line; those of a report go ``below``."""
        # Most of a document are cells without markup: for them, nothing is called that need not be.
        identity, text = cell.get("ID"), cell.text
        if identity:
            self.words.setdefault(identity, cell)
        if len(cell) == 0:
            return " ".join(text.split()) if text else ""
        for inside in cell.iterdescendants():
            if inside.tag in _STARTS_A_LINE or inside.get("revised"):
                return self._cell_of_lines(cell, below)
            self._remember(inside)
        return squeezed("".join(cell.itertext()))

    def _cell_of_lines(self, cell: Element, below: list[str]) -> str:
        pen = Pen(self.words)
        pen.write(cell)
        lines = [line for line in pen.finish() if line]
        if len(lines) > 1 and sum(map(len, lines)) > _LONGEST_CELL:
            below += lines
            return ""
        return "; ".join(lines).replace(":; ", ": ")

    def _remember(self, element: Element) -> None:
        identity = element.get("ID")
        if identity:
            self.words.setdefault(identity, element)

    def _end_line(self) -> None:
        if self.line:
            text = squeezed("".join(self.line))
            if text and text != "•":
                self.lines.append(text)
            self.line = []


def _without_edges(words: str) -> str:
    """A cell's own bar ("Quantity: 14 | Refills: 0") is held to the word before it: no edge between two cells."""
    return words.replace(" |", "\u00a0|") if "|" in words else words


def _span(cell: Element, name: str) -> int:
    written = (cell.get(name) or "").strip()
    return max(1, min(int(written), _WIDEST_SPAN)) if written.isdecimal() and written.isascii() else 1


def _lines_of_children(element: Element) -> list[str]:
    pen = Pen({})
    for child in element:
        pen.write(child)
    return [squeezed(element.text), *pen.finish()]


_WAYS: Final[dict[str, Callable[[Pen, Element], None]]] = {
    **dict.fromkeys(_LINES, Pen.block),
    **dict.fromkeys(_ITEM, Pen.item),
    **dict.fromkeys(_TABLE, Pen.rows),
    **dict.fromkeys(_NOT_WORDS, Pen.nothing),
    _BREAK: Pen.line_break,
    ROW: Pen.row,
}
