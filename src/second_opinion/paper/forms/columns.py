"""How wide a table's columns must be, and what is done when they do not fit: leave spare ones out, or stack."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from second_opinion.content.forms import schema
from second_opinion.paper.forms.sheet import Measures

Says = Callable[[schema.Text], str]
"""A text in the language of the sheet (``Boxes.said``)."""
LETTER: Final = 0.6
"""The width of a bold letter of Noto Sans against its size, with room to spare."""
GAP: Final = 8.0  # points: the two sides of a cell
LINES: Final = 4  # a heading takes no more of them
HAND: Final = 26.0  # points: the height of a box to which the widths below belong


def least(field: schema.Field, measures: Measures, say: Says) -> float:
    """The least width in which the field can be written by hand and its heading read, in points."""
    hand = measures.hand / HAND
    match field:
        case schema.Day():
            need = 60 * hand
        case schema.Clock():
            need = 48 * hand
        case schema.Number():
            need = (13 * (field.digits + (1 if field.decimals else 0)) + 4) * hand
        case schema.Choice():
            need = _choice(field, measures, say)
        case schema.Tick():
            need = 26 * hand
        case schema.Scale():
            need = (field.high - field.low + 1) * 17 * hand
        case schema.Lines() | schema.Body() | schema.Signature():
            need = 130 * hand
        case _:
            need = 60 * hand
    return max(need, heading(field, measures, say))


def heading(field: schema.Field, measures: Measures, say: Says) -> float:
    """The width of the longest word over the column; more where the whole would take too many lines."""
    words = say(field.short or field.label)
    longest = max(len(word) for word in words.split())
    return max(longest, len(words) / LINES) * LETTER * measures.small + GAP


def _choice(field: schema.Choice, measures: Measures, say: Says) -> float:
    if all(option.mark for option in field.options):
        return len(field.options) * 20 * measures.hand / HAND
    longest = max(len(say(option.label)) for option in field.options)
    return longest * 0.56 * measures.small + 22


def grows(field: schema.Field) -> bool:
    """Whether room that is left over goes to this column."""
    return isinstance(field, schema.Short | schema.Lines)


def chosen(
    columns: tuple[schema.Field, ...], room: float, measures: Measures, say: Says
) -> tuple[tuple[schema.Field, ...], bool]:
    """The columns that stand in a table of this width, and whether they fit at all. Spare ones go first."""
    kept = list(columns)
    while sum(least(column, measures, say) for column in kept) > room:
        spare = [column for column in kept if column.spare]
        if not spare:
            return columns, False
        kept.remove(spare[-1])
    return tuple(kept), True


def widths(columns: tuple[schema.Field, ...], room: float, measures: Measures, say: Says) -> list[float]:
    """The widths of columns that fit, in points; what is left over goes to those that grow, else to all."""
    needs = [least(column, measures, say) for column in columns]
    left = room - sum(needs)
    growing = [column.share if grows(column) else 0.0 for column in columns]
    if not any(growing):
        growing = needs
    return [need + left * part / sum(growing) for need, part in zip(needs, growing, strict=True)]
