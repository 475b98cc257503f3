"""What the row of a narrative table that an entry points into says beside the name of the thing."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    ORIGINAL_TEXT,
    REFERENCE,
    TEXT,
    V3,
    Element,
    attribute,
    children,
    first,
)
from second_opinion.journey.gather.ccda.narrative.words import words_at

_ROW: Final = V3 + "tr"
_TABLE: Final = V3 + "table"
_HEAD: Final = V3 + "thead"
_HEADING: Final = V3 + "th"
# How far an order is, in the words of systems that export it as done all the same.
_NOT_YET: Final = frozenset(
    {"ordered", "scheduled", "pending", "planned", "requested", "to be scheduled", "in process"}
)
# Some call the column of a table of procedures only "Status".
_ORDER_STATUS: Final = ("order status", "status")


def order_status(entry: Statement, spot: Spot) -> str:
    """What the row that an entry points into says under "Order Status", where that is that it is still to be done."""
    cells = (cell_under(entry, spot, heading).strip(" .").casefold() for heading in _ORDER_STATUS)
    return next((said for said in cells if said in _NOT_YET), "")


def cell_under(entry: Statement, spot: Spot, heading: str) -> str:
    """The cell under a heading in the row that an entry's text or code points into; empty when there is none."""
    for holder in (entry.first(TEXT), first(entry.first(CODE), ORIGINAL_TEXT)):
        target = attribute(first(holder, REFERENCE), "value").removeprefix("#")
        element = spot.words.get(target) if target else None
        if element is not None:
            return _under(element, heading)
    return ""


def _under(element: Element, heading: str) -> str:
    row = _around(element, _ROW)
    table = None if row is None else _around(row, _TABLE)
    if row is None or table is None:
        return ""
    heads = first(first(table, _HEAD), _ROW)
    titles = [] if heads is None else [words_at(head).casefold() for head in children(heads, _HEADING)]
    cells = list(row)
    if heading not in titles or len(cells) != len(titles):
        return ""
    return words_at(cells[titles.index(heading)])


def _around(element: Element, tag: str) -> Element | None:
    """The nearest element of that name that this one is or stands in."""
    found: Element | None = element
    while found is not None and found.tag != tag:
        found = found.getparent()
    return found
