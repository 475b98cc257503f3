"""A Document as JSON values for the templates: texts printable, heading levels without gaps, links that lead."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable
from itertools import zip_longest
from typing import Any, Final

from second_opinion.paper.charts import small, trend
from second_opinion.paper.printable import code
from second_opinion.paper.texts import Texts, Value
from second_opinion.paper.verbatim import verbatim
from second_opinion.ports import paper as port

DEEPEST: Final = 6  # heading levels that a tagged PDF knows
MOST_CODES: Final = 60  # listed in the document; ``Drawn.unprintable`` has them all
SHORT_CELL: Final = 400  # characters; a longer cell may run over a page
SHORT_LIST: Final = 1_200  # characters; a longer list may run over a page
_LONG_WORD: Final = re.compile(r"[^\W\d]{13}")  # may be too wide for a narrow column and is divided by its syllables


def data(document: port.Document) -> tuple[dict[str, Value], tuple[str, ...]]:
    """The values, and the code points no font had ("U+4E2D"), in order."""
    return _Data(document).values()


class _Data:
    def __init__(self, document: port.Document) -> None:
        self._document = document
        self._language = _language(document.language)
        self._texts = Texts(document.blocks, self._language)
        self._level = 0  # of the part at hand
        self._last = 0  # of the heading that stands before
        self._inside = 0  # how many blocks hold the one at hand; within one, no page can start
        self._unprinted: list[list[str]] = []  # filled when the last text has been seen
        self._ways: dict[type, Callable[[Any], dict[str, Value]]] = {
            port.Masthead: self._masthead,
            port.Heading: self._heading,
            port.Paragraph: lambda block: {"text": self._texts.rich(block.text), "tone": block.tone},
            port.Bullets: self._bullets,
            port.Pairs: self._pairs,
            port.Charts: self._charts,
            port.Table: self._table,
            port.Beside: self._beside,
            port.Panel: self._panel,
            port.WritingLines: self._writing_lines,
            port.Verbatim: lambda block: verbatim(block.text, self._texts.plain),
            port.DividerPage: self._divider,
            port.Contents: self._contents,
            port.Unprinted: self._note,
        }

    def values(self) -> tuple[dict[str, Value], tuple[str, ...]]:
        own, say = self._document, self._texts.plain
        words = {name: say(getattr(own.mark_words, name)) for name in own.mark_words.__struct_fields__}
        values = {
            "title": self._texts.line(own.title),
            "language": self._language,
            "letter": own.size == "letter",
            "body": min(max(own.body, 6.0), 36.0),
            "subject": say(own.subject),
            "author": say(own.author),
            "created": _day(own.created),
            "running": say(own.running),
            "footer": say(own.footer),
            "page_words": _page_words(say(own.page_words)),
            "marks": words,
            "blocks": self._blocks(own.blocks),
        }
        missing = sorted(self._texts.printable.missing)
        for codes in self._unprinted:
            codes.extend(code(each) for each in missing[:MOST_CODES])
            codes.extend([f"+ {len(missing) - MOST_CODES}"] if len(missing) > MOST_CODES else [])
        return values, tuple(f"U+{ord(each):04X}" for each in missing)

    def _blocks(self, blocks: Iterable[port.Block]) -> list[Value]:
        return [{"kind": type(block).__name__, **self._ways[type(block)](block)} for block in blocks]

    def _masthead(self, block: port.Masthead) -> dict[str, Value]:
        self._level = self._allowed(1)
        details = self._texts.rich(block.details)
        return {"title": self._texts.line(block.title), "above": self._texts.plain(block.above), "details": details}

    def _heading(self, block: port.Heading) -> dict[str, Value]:
        self._level = self._allowed(block.level)
        return {
            "text": self._texts.line(block.text),
            "level": self._level,
            "place": self._texts.place(block.anchor),
            "new_page": block.new_page and not self._inside,
            "stamp": self._texts.plain(block.stamp),
        }

    def _allowed(self, level: int) -> int:
        """The level a heading gets: a tagged PDF must not skip one on the way down."""
        self._last = min(max(level, 1), self._level + 1, self._last + 1, DEEPEST)
        return self._last

    def _bullets(self, block: port.Bullets) -> dict[str, Value]:
        how = "boxes" if block.boxes else "numbered" if block.numbered else "dots"
        items = [self._texts.rich(item) for item in block.items]
        return {"items": items, "how": how, "whole": _is_short(block.items)}

    def _pairs(self, block: port.Pairs) -> dict[str, Value]:
        return {"rows": [[self._texts.plain(name), self._texts.rich(text)] for name, text in block.rows]}

    def _charts(self, block: port.Charts) -> dict[str, Value]:
        across = min(max(block.across, 1), 4)
        charts = [self._texts.chart(chart) for chart in block.charts]
        drawn = [_drawn(chart, trend(chart, self._language, across)) for chart in charts]
        return {"charts": drawn, "across": across}

    def _table(self, block: port.Table) -> dict[str, Value]:
        columns = block.columns
        return {
            "columns": [[self._texts.plain(each.title), max(each.share, 0.05), each.align] for each in columns],
            "rows": [self._row(row, len(columns), after) for row, after in zip_longest(block.rows, block.rows[1:])],
            "caption": self._texts.plain(block.caption),
            "dense": block.dense,
            "width": min(max(block.width, 0.2), 1.0),
        }

    def _row(self, row: port.Row, width: int, after: port.Row | None) -> Value:
        """Cells alone, or {c cells, and what table.typ says a row may need}."""
        cells = [self._cell(cell) for cell in row.cells[:width]]
        cells += [""] * (width - len(cells))
        needs: dict[str, Value] = {"m": row.mark} if row.mark else {}
        if row.lead:
            # Typst can stop at two headers in a row: only the one that stands directly above its rows is one.
            needs["l"] = "alone" if after is None or after.lead else "heads"
        if place := self._texts.place(row.anchor):
            needs["a"] = place
        for cell in row.cells:
            if isinstance(cell, port.Chart):
                needs["g"] = True
                continue
            text = cell if isinstance(cell, str) else "".join(span.text for span in cell)
            if len(text) > SHORT_CELL:
                needs["b"] = True
            if _LONG_WORD.search(text):
                needs["h"] = True
        return {"c": cells, **needs} if needs else cells

    def _cell(self, cell: port.Cell) -> Value:
        if isinstance(cell, port.Chart):
            chart = self._texts.chart(cell)
            return _drawn(chart, small(chart))
        return self._texts.rich(cell)

    def _held(self, blocks: Iterable[port.Block]) -> list[Value]:
        self._inside += 1
        values = self._blocks(blocks)
        self._inside -= 1
        return values

    def _beside(self, block: port.Beside) -> dict[str, Value]:
        left = self._held(block.left)
        return {"left": left, "right": self._held(block.right), "share": min(max(block.share, 0.1), 0.9)}

    def _panel(self, block: port.Panel) -> dict[str, Value]:
        around = self._level
        self._level = self._allowed(around + 1)
        value = {"title": self._texts.line(block.title), "level": self._level, "tone": block.tone}
        value["blocks"] = self._held(block.blocks)
        self._level = around
        return value

    def _writing_lines(self, block: port.WritingLines) -> dict[str, Value]:
        count = min(max(block.count, 0), 200)
        return {"count": count, "label": self._texts.plain(block.label), "numbered": block.numbered}

    def _divider(self, block: port.DividerPage) -> dict[str, Value]:
        self._level = self._allowed(1)
        place = self._texts.place(block.anchor)
        title = self._texts.line(block.title)
        return {"title": title, "text": self._texts.plain(block.text), "place": place, "page": not self._inside}

    def _contents(self, block: port.Contents) -> dict[str, Value]:
        self._level = self._allowed(1)
        depth = min(max(block.depth, 1), DEEPEST)
        return {"title": self._texts.line(block.title), "depth": depth, "new_page": block.new_page}

    def _note(self, block: port.Unprinted) -> dict[str, Value]:
        codes: list[str] = []
        self._unprinted.append(codes)
        return {"text": self._texts.plain(block.text), "codes": codes}


def _is_short(items: Iterable[port.Text]) -> bool:
    """True for a list that stands on one page without leaving a hole on another."""
    return (
        sum(len(item) if isinstance(item, str) else sum(len(span.text) for span in item) for item in items)
        <= SHORT_LIST
    )


def _drawn(chart: port.Chart, svg: str) -> dict[str, Value]:
    return {"title": chart.title, "unit": chart.unit, "svg": svg, "alt": chart.alt}


def _language(tag: str) -> str:
    """The language alone ("es" of "es-US"); "und", undetermined, when it is none."""
    found = re.match(r"[a-zA-Z]{2,3}(?![a-zA-Z])", tag)
    return found[0].lower() if found else "und"


def _day(iso: str) -> list[int] | None:
    try:
        day = dt.date.fromisoformat(iso[:10])
    except ValueError:
        return None
    return [day.year, day.month, day.day]


def _page_words(text: str) -> list[str]:
    """The words cut at their two places: texts, and the names "page" and "pages" between them."""
    return [part for part in re.split(r"(\{pages?\})", text) if part]
