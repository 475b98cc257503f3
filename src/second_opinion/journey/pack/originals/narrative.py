"""The words of an original on paper: its tables as tables where it is certain which cell stands under which heading."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from second_opinion.ports.paper import Block, Column, Row, Table, Verbatim

CELLS: Final = " | "
# A table of thousands of cells is read by nobody; its lines are quicker to draw.
_MOST_ROWS: Final = 200
_NARROWEST, _WIDEST = 5, 40
_ROWS_AT_LEAST = 2


def words(text: str) -> tuple[Block, ...]:
    """A text line by line; lines of cells under a line of headings as a table."""
    return tuple(_blocks(text))


def _blocks(text: str) -> Iterator[Block]:
    waiting: list[str] = []
    for is_table, run in groupby(text.split("\n"), key=lambda line: CELLS in line):
        lines = list(run)
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


def _table(lines: list[str]) -> Table | None:
    """None where the first line is no line of headings, or a row has more cells than there are headings."""
    head, *rows = [[cell.strip() for cell in line.split(CELLS)] for line in lines]
    heads = all(head) and not any(letter.isdigit() for cell in head for letter in cell)
    if not heads or not rows or len(rows) > _MOST_ROWS or any(len(row) > len(head) for row in rows):
        return None
    rows = [[*row, *[""] * (len(head) - len(row))] for row in rows]
    said = [number for number in range(len(head)) if any(row[number] for row in rows)]
    if len(said) < _ROWS_AT_LEAST:
        return None
    columns = tuple(Column(head[number], _share([row[number] for row in rows], head[number])) for number in said)
    return Table(columns, tuple(Row(tuple(row[number] for number in said)) for row in rows), dense=True)


def _share(cells: list[str], head: str) -> float:
    """A column's share of the width: by what it holds."""
    longest = max(len(head) + 1, *(min(len(cell), _WIDEST) for cell in cells))
    return float(max(_NARROWEST, longest))
