"""A card for the wallet: front and back of bank card size, to cut out and fold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.content.forms import schema
from second_opinion.content.forms.places import address
from second_opinion.paper.forms.boxes import Boxes
from second_opinion.paper.forms.codes import code
from second_opinion.paper.forms.sheet import Measures
from second_opinion.paper.texts import Value

WIDTH, HEIGHT = 243.0, 153.0
"""Points: 3.375 by 2.125 inches, whatever the size of the print; a wallet does not grow."""
ROWS: Final = 5
"""How many lines of 0.35 inch a side holds below its heading; more fields share lines."""


def cards(part: schema.Card, boxes: Boxes, measures: Measures) -> Iterator[Value]:
    """The card as often as it is wished; a PDF to type into has it once."""
    beside = measures.room >= 2 * WIDTH
    for _ in range(1 if boxes.sheet.fillable else part.copies):
        yield {
            "kind": "card",
            "width": WIDTH,
            "height": HEIGHT,
            "beside": beside,
            "heading": boxes.text(part.heading),
            "sides": [_side(part, own, boxes) for own in (part.front, part.back) if own],
            "hint": boxes.words.say("Cut along the line. Fold in the middle."),
            "code": code(part, boxes),
        }


def _side(part: schema.Card, fields: tuple[schema.Field, ...], boxes: Boxes) -> Value:
    """Rows of one field, or of two where there are more than a side has lines for."""
    heading = boxes.said(part.heading)
    drawn = [
        {"label": boxes.text(field.label), "box": boxes.box(field, address(part.id, field.id), heading)}
        for field in fields
    ]
    across = 1 if len(drawn) <= ROWS else 2
    return [drawn[index : index + across] for index in range(0, len(drawn), across)]
