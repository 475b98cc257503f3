"""The words of a section as a person reads them, and the words an entry points to by ``@ID``.

Narrative is redrawn as plain text from the few elements the format knows; markup, links and scripts never pass.
"""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.ccda.document.tree import Element, squeezed
from second_opinion.journey.gather.ccda.narrative.pen import ROW, Pen, Words

_WIDEST_NAME: Final = 200


class Narrative:
    """The words of one section: as plain text, and by the ids that entries point to."""

    __slots__ = ("words", "text")

    def __init__(self, text: str, words: Words) -> None:
        self.text = text
        self.words = words


def narrate(element: Element | None) -> Narrative:
    """Redraw a section's ``text``."""
    if element is None:
        return Narrative("", {})
    words: Words = {}
    if len(element) == 0:
        # Without markup, the line breaks are the sender's own.
        lines = [squeezed(line) for line in (element.text or "").splitlines()]
    else:
        pen = Pen(words)
        pen.write(element)
        lines = pen.finish()
    return Narrative("\n".join(line for line in lines if line), words)


def words_at(element: Element) -> str:
    """What the element an entry points to says: its own text, its row's name, or what stands beside an empty mark."""
    if element.tag == ROW:
        return _name_of_row(element)
    text = " ".join(_lines_of(element))
    if text:
        return text
    # Some systems mark the place with an empty element and write the words after it.
    if element.tail and element.tail.strip():
        return squeezed(element.tail)
    return ""


def lines_at(element: Element) -> str:
    """The same with the line breaks of a longer text: a report in a cell is read line by line."""
    return "\n".join(_lines_of(element)) or words_at(element)


def _name_of_row(row: Element) -> str:
    """The first cell that holds a word: where rows are pointed to, that is the name of what the row is about."""
    for cell in row.iterchildren():
        text = "; ".join(_lines_of(cell)).replace(".; ", ". ")
        if any(letter.isalpha() for letter in text):
            return text if len(text) <= _WIDEST_NAME else ""
    return ""


def _lines_of(element: Element) -> list[str]:
    if len(element) == 0:
        text = squeezed(element.text)
        return [text] if text else []
    pen = Pen({})
    pen.write(element)
    return [line for line in pen.finish() if line]
