"""The code on a card that a phone reads: the least that helps, as plain words, for whoever finds the card."""

from __future__ import annotations

import io
from typing import Final

import segno

from second_opinion.content.forms import schema
from second_opinion.content.forms.places import address
from second_opinion.paper.forms.boxes import Boxes
from second_opinion.paper.forms.sheet import Sheet
from second_opinion.paper.texts import Value

MOST: Final = 331
"""Bytes in version 13 with level M (ISO/IEC 18004, table 7): on the card its modules are still half a millimetre."""
QUIET: Final = 4
"""Modules of white around a code (ISO/IEC 18004, 5.3.8)."""


def words_of(form: schema.Form, sheet: Sheet) -> str:
    """What the code of the form's card would say; "" where there is none, or nothing to say."""
    cards = [part for part in form.parts if isinstance(part, schema.Card) and part.qr]
    return _said(cards[0], form, sheet) if cards else ""


def too_long(said: str) -> int:
    """How many letters too many; 0 when they fit."""
    return max(0, len(said.encode()) - MOST)


def code(part: schema.Card, boxes: Boxes) -> Value:
    """The code as a drawing, what it says for those who do not see it, and the warning over it; None unless wished."""
    said = _said(part, boxes.form, boxes.sheet) if boxes.sheet.qr else ""
    if not said:
        return None
    drawn = io.BytesIO()
    # UTF-8 without a note about it, and no smaller modes: what the cameras of old phones read, too.
    made = segno.make(said, error="m", mode="byte", encoding="utf-8", micro=False, boost_error=False)
    made.save(drawn, kind="svg", border=QUIET, scale=1, xmldecl=False, nl=False, dark="#000", light="#fff")
    say = boxes.words.say
    return {
        "svg": drawn.getvalue().decode(),
        "alt": boxes.printable(say("A code for a phone. It says: {words}", words=said.replace("\n", "; "))),
        "said": boxes.printable(
            say("Anybody who points a phone at the code can read: {words}.", words=_names(part, boxes))
        ),
    }


def _names(part: schema.Card, boxes: Boxes) -> str:
    fields = {field.id: field for field in (*part.front, *part.back)}
    given = [fields[name] for name in part.qr if boxes.sheet.answers.get(address(part.id, name))]
    return ", ".join(f"“{field.label.to(boxes.sheet.language)}”" for field in given)


def _said(part: schema.Card, form: schema.Form, sheet: Sheet) -> str:
    """A line for each of the fields that was filled in; a box nobody filled says nothing."""
    fields = {field.id: field for field in (*part.front, *part.back)}
    lines = [
        f"{form.said(fields[name].label, sheet.language)}: {' '.join(given.split())}"
        for name in part.qr
        if (given := sheet.answers.get(address(part.id, name), ""))
    ]
    return "\n".join([form.said(part.heading, sheet.language), *lines]) if lines else ""
