"""Texts, marks and links of a document as JSON values for the templates."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any, Final

from msgspec import structs

from second_opinion.paper.printable import Printable
from second_opinion.ports import paper as port

Value = Any  # what JSON can say
TOGETHER: Final = 14  # characters of source marks that are not parted


class Texts:
    """Makes texts printable and their links lead somewhere. Anchors become short labels: no text is ever a label."""

    def __init__(self, blocks: Iterable[port.Block], language: str) -> None:
        self.printable = Printable(language)
        self._labels: dict[str, str] = {}
        for anchor in anchors(blocks):
            self._labels.setdefault(anchor, f"a{len(self._labels)}")
        self._unused = dict(self._labels)

    def plain(self, text: str) -> str:
        """A text without spans."""
        return self.printable(text)

    def line(self, text: str) -> str:
        """A text that must be there and stand on one line of thought: a heading, a title."""
        return " ".join(self.printable(text).split()) or "—"

    def rich(self, text: port.Text) -> Value:
        """A string, or spans with only what they have: ``t`` text, ``s`` strong, ``q`` quiet, ``m`` mark, ``c`` cites,
        ``l`` link, ``p`` page of, ``w`` whole. So are they called in words.typ."""
        if isinstance(text, str):
            return self.printable(text)
        return [self._span(span) for span in text]

    def chart(self, chart: port.Chart) -> port.Chart:
        """The chart with every text printable, and with a sentence for those who do not see it."""
        return structs.replace(
            chart,
            title=self.line(chart.title),
            alt=self.line(chart.alt or chart.title),
            unit=self.printable(chart.unit),
            lines=tuple(self._chart_line(line) for line in chart.lines),
        )

    def _chart_line(self, line: port.Line) -> port.Line:
        shown = (structs.replace(point, shown=self.printable(point.shown)) for point in line.points)
        return port.Line(name=self.printable(line.name), points=tuple(shown))

    def place(self, anchor: str) -> str | None:
        """The label to set at an anchor: once, where it stands first."""
        return self._unused.pop(anchor, None)

    def _span(self, span: port.Span) -> Value:
        value: dict[str, Value] = {"t": self.printable(span.text)}
        if span.strong:
            value["s"] = True
        if span.quiet:
            value["q"] = True
        if span.whole:
            value["w"] = True
        if span.mark:
            value["m"] = span.mark
        if span.cite:
            value["c"] = self._cites(span)
        if span.to in self._labels:
            value["l"] = self._labels[span.to]
        if span.page_of in self._labels:
            value["p"] = self._labels[span.page_of]
        return value

    def _cites(self, span: port.Span) -> list[list[str | None]]:
        """Text and label of each mark; bracket and comma belong to the text, one piece less to set for each."""
        last = len(span.cite) - 1
        # A short group stays in one piece with the word before it; a long one may go to the next line, and over it.
        space = "\u00a0" if sum(len(cite) + 2 for cite in span.cite) <= TOGETHER else " "
        pieces = []
        for index, cite in enumerate(span.cite):
            before = (f"{space}[" if span.text else "[") if index == 0 else ""
            after = "]" if index == last else f",{space}"
            pieces.append([before + self.printable(cite) + after, self._labels.get(original(cite))])
        return pieces


def original(cite: str) -> str:
    """The anchor a source mark leads to: "3.12" stands in original 3."""
    return "original-" + cite.partition(".")[0]


def anchors(blocks: Iterable[port.Block]) -> Iterator[str]:
    """Every anchor of these blocks, in their order."""
    for block in blocks:
        match block:
            case port.Heading() | port.DividerPage() if block.anchor:
                yield block.anchor
            case port.Table():
                yield from (row.anchor for row in block.rows if row.anchor)
            case port.Panel():
                yield from anchors(block.blocks)
            case port.Beside():
                yield from anchors(block.left)
                yield from anchors(block.right)
            case _:
                pass
