"""The words of an original on paper: its tables as tables where it is certain which cell stands under which heading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from second_opinion.ports.paper import Block, Column, Row, Table, Verbatim

CELLS: Final = " | "
# A table of thousands of cells is read by nobody; its lines are quicker to draw.
_MOST_ROWS: Final = 200
# Names that end with a digit: "O2", "B12", "CA19".
_NAMED: Final = re.compile(r"\b[A-Za-z]{1,3}\d{1,2}\b")
_DATE: Final = re.compile(r"(?:date|fecha)\b", re.IGNORECASE)
_DAY: Final = re.compile(r"(?=.*\d{4}).{4,30}")
# In letters: the width of a page in small print, the space between columns, the widest a column needs to be.
_PAGE: Final = 110
_GUTTER: Final = 2.5
_WIDEST: Final = 45
_COLUMNS_AT_LEAST = 2
# What stays on one line: a word, or of a compound each part with its hyphen.
_PIECES: Final = re.compile(r"[^\s-]*[^\W\d_]-(?=[^\W\d_])|\S+")
_ROWS_BETWEEN = 2


def words(text: str) -> tuple[Block, ...]:
    """A text line by line; lines of cells under a line of headings as a table."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    waiting: list[str] = []
    for is_table, lines in _runs(text.split("\n")):
        drawn = _table(lines) if is_table else None
        if drawn is None:
            waiting += lines
            continue
        if any(line.strip() for line in waiting):
            yield Verbatim("\n".join(waiting))
        waiting.clear()
        yield drawn
    if any(line.strip() for line in waiting):
        yield Verbatim("\n".join(waiting))


def _runs(lines: list[str]) -> Iterator[tuple[bool, list[str]]]:
    """Lines of cells and other lines by turns. A row of which only the first cell says something looks like words; it
    belongs to the table when the table goes on after it without new headings."""
    runs = [(is_table, list(run)) for is_table, run in groupby(lines, key=lambda line: CELLS in line)]
    while runs:
        is_table, run = runs.pop(0)
        while is_table and len(runs) > 1 and len(runs[0][1]) <= _ROWS_BETWEEN and not _is_head(_cells(runs[1][1][0])):
            run += runs.pop(0)[1] + runs.pop(0)[1]
        yield is_table, run


def _cells(line: str) -> list[str]:
    return [cell.strip() for cell in line.split(CELLS)]


def _is_head(cells: list[str]) -> bool:
    """Words and no values: "O2 Sat(%)" and "B12" are words; and days behind the word "date" are headings too."""
    if _DATE.match(cells[0]) and len(cells) > 1 and all(_DAY.fullmatch(cell) for cell in cells[1:]):
        return True
    return all(cells) and not any(letter.isdigit() for cell in cells for letter in _NAMED.sub("", cell))


def _table(lines: list[str]) -> Table | None:
    """None where the first line is no line of headings, a row has more cells than there are headings, or the page is
    too narrow for their words."""
    head, *rows = [_cells(line) for line in lines]
    if not _is_head(head) or not rows or len(rows) > _MOST_ROWS or any(len(row) > len(head) for row in rows):
        return None
    rows = [[*row, *[""] * (len(head) - len(row))] for row in rows]
    said = [number for number in range(len(head)) if any(row[number] for row in rows)]
    if len(said) < _COLUMNS_AT_LEAST:
        return None
    shares = _shares([[head[number], *(row[number] for row in rows)] for number in said])
    if shares is None:
        return None
    columns = tuple(Column(head[number], share) for number, share in zip(said, shares, strict=True))
    return Table(columns, tuple(Row(tuple(row[number] for number in said)) for row in rows), dense=True)


def _shares(columns: list[list[str]]) -> list[float] | None:
    """Each column's share of the width: at least its longest word, and more where it holds more."""
    needs = [
        max(len(word) for cell in cells for word in (_PIECES.findall(cell) or [""])) + _GUTTER for cells in columns
    ]
    room = _PAGE - sum(needs)
    if room < 0:
        return None
    wishes = [max(0, min(max(map(len, cells)), _WIDEST) - need) for cells, need in zip(columns, needs, strict=True)]
    each = min(1.0, room / sum(wishes)) if any(wishes) else 0.0
    return [need + wish * each for need, wish in zip(needs, wishes, strict=True)]
