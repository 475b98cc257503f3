"""Tables without empty columns: what no row says needs no room."""

from __future__ import annotations

from collections.abc import Sequence

from second_opinion.ports.paper import Cell, Chart, Column, Row, Table


def table(columns: Sequence[Column], rows: Sequence[Row], *, dense: bool = True) -> Table:
    """The table with only those columns in which some row says something; the first one always stays."""
    said = [number == 0 or any(_says(row.cells[number]) for row in rows) for number in range(len(columns))]
    if all(said):
        return Table(tuple(columns), tuple(rows), dense=dense)
    kept = tuple(column for column, keep in zip(columns, said, strict=True) if keep)
    return Table(kept, tuple(_only(row, said) for row in rows), dense=dense)


def _only(row: Row, said: Sequence[bool]) -> Row:
    cells = tuple(cell for cell, keep in zip(row.cells, said, strict=True) if keep)
    return Row(cells, row.mark, row.anchor, row.lead)


def _says(cell: Cell) -> bool:
    if isinstance(cell, Chart):
        return True
    return bool(cell) if isinstance(cell, str) else any(span.text or span.cite or span.page_of for span in cell)
