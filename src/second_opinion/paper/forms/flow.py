"""Fields one after another in rows, each label above its box: as many in a row as can be written in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

import msgspec
from msgspec import structs

from second_opinion.content.forms import schema
from second_opinion.paper.forms.boxes import Boxes
from second_opinion.paper.forms.columns import LETTER, Says, least
from second_opinion.paper.forms.sheet import Measures
from second_opinion.paper.texts import Value

GUTTER: Final = 10.0  # points between boxes of a row
WIDE: Final = 36.0  # times the size of small print: from here on a body has room beside other fields
BODY_SHARE: Final = 0.4
WHOLE: Final = (schema.Lines, schema.Scale, schema.Body)
"""Kinds that take a row of their own."""

Placed = tuple[schema.Field, str, str]
"""A field, the address of its answer, and where it stands, in words."""


class Way(msgspec.Struct, frozen=True):
    """How fields flow. ``across`` is how many a row may hold at most (0: as many as fit); ``room`` is the width in
    points (0: between the margins); ``under`` names, by field, the group that is said before its short heading.
    """

    across: int = 0
    numbered: bool = False
    room: float = 0.0
    under: dict[str, str] = {}


AS_THEY_FIT: Final = Way()


def flow(placed: Sequence[Placed], boxes: Boxes, measures: Measures, way: Way = AS_THEY_FIT) -> Iterator[Value]:
    """Rows of boxes, each with its label above it."""
    room = way.room or measures.room
    # Questions with room for an answer are what the sheet is about: larger than the label of a box.
    asking = any(isinstance(field, schema.Lines) and field.lines > 1 for field, _, _ in placed)
    number = 0
    for row in _rows(placed, room, measures, boxes.said, way):
        cells = []
        for field, place, where in row:
            number += 1
            label = boxes.printable(_label(field, boxes.said, way))
            cells.append(
                {
                    "label": label,
                    "help": boxes.text(field.help),
                    "number": f"{number}." if way.numbered else "",
                    "big": asking and isinstance(field, schema.Lines),
                    "box": boxes.box(field, place, where),
                }
            )
        yield {
            "kind": "row",
            "cells": cells,
            "shares": [_need(field, measures, boxes.said, way) for field, _, _ in row],
        }


def _label(field: schema.Field, say: Says, way: Way) -> str:
    group = way.under.get(field.id)
    return f"{group}: {say(field.short or field.label)}" if group else say(field.label)


def beside(placed: Sequence[Placed], boxes: Boxes, measures: Measures, way: Way) -> Iterator[Value]:
    """As ``flow``, but a body stands at the right of what is asked with it, where the page is wide enough.

    A short field that comes right after the body stands under it.
    """
    bodies = [each for each in placed if isinstance(each[0], schema.Body)]
    room = way.room or measures.room
    if len(bodies) != 1 or room < WIDE * measures.small:
        yield from flow(placed, boxes, measures, way)
        return
    narrow = structs.replace(way, room=(room - GUTTER) * (1 - BODY_SHARE))
    under = placed[placed.index(bodies[0]) + 1 :][:1]
    under = [each for each in under if not isinstance(each[0], WHOLE)]
    rest = [each for each in placed if each not in bodies and each not in under]
    left = list(flow(rest, boxes, measures, narrow))
    right = list(flow([*bodies, *under], boxes, measures, structs.replace(way, room=room * BODY_SHARE)))
    yield {"kind": "beside", "left": left, "right": right, "share": BODY_SHARE}


def _rows(placed: Sequence[Placed], room: float, measures: Measures, say: Says, way: Way) -> Iterator[list[Placed]]:
    row: list[Placed] = []
    used = 0.0
    for each in placed:
        need = _need(each[0], measures, say, way)
        whole = isinstance(each[0], WHOLE)
        if row and (whole or used + GUTTER + need > room or (way.across and len(row) >= way.across)):
            yield row
            row, used = [], 0.0
        row.append(each)
        used += need + (GUTTER if len(row) > 1 else 0)
        if whole:
            yield row
            row, used = [], 0.0
    if row:
        yield row


def _need(field: schema.Field, measures: Measures, say: Says, way: Way) -> float:
    """The width of box and label: a label may take two lines, so half its length is enough, and its longest word."""
    said = _label(field, say, way)
    longest = max(len(word) + 1 for word in said.split())
    label = max(len(said) / 2, longest) * LETTER * measures.label
    if isinstance(field, schema.Choice):
        words = sum(len(say(option.label)) * 0.56 * measures.body + 30 for option in field.options)
        return max(label, min(words, measures.room * 0.62))
    return max(least(field, measures, say), label)
