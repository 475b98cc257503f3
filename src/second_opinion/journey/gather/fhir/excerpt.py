"""The entry a place leads to, printed as JSON with its numbers as they were written."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec

from second_opinion.journey.gather.excerpt import Excerpt, excerpt_of
from second_opinion.journey.gather.fhir.document.decode import decode
from second_opinion.journey.gather.fhir.document.letters import plain
from second_opinion.journey.gather.fhir.document.shape import NotSafe
from second_opinion.journey.gather.fhir.document.tree import is_list, is_object

_EXACT: Final = msgspec.json.Decoder(float_hook=Decimal)
_PRINTER: Final = msgspec.json.Encoder(decimal_format="number")


def excerpt(data: bytes, place: str, _reference: str) -> Excerpt | None:
    """The entry at a place ("/entry/12/resource", "line 3"); None when the bytes cannot be read as JSON at all."""
    try:
        values = decode(data).values
    except NotSafe:
        return None
    for start, value in values:
        if place == start or place.startswith(f"{start}/"):
            node, found = _walk(_as_written(data, start, value), place[len(start) :])
            return _printed(node, found=found)
    return _printed(values[0][1] if values else None, found=False)


def _as_written(data: bytes, start: str, value: object) -> object:
    """The value with exact numbers where the file, or the line, is sound JSON; else as the reader mended it."""
    whole = plain(data).strip(b" \t\r\n\x00")
    if start.startswith("line "):
        whole = whole.split(b"\n")[int(start.removeprefix("line ")) - 1]
    elif start:
        return value
    try:
        return _EXACT.decode(whole)
    except (msgspec.MsgspecError, UnicodeDecodeError):
        return value


def _walk(value: object, pointer: str) -> tuple[object, bool]:
    """As deep as the pointer leads, and whether it led to its end."""
    for step in pointer.split("/")[1:]:
        if is_object(value) and step in value:
            value = value[step]
        elif is_list(value) and step.isascii() and step.isdigit() and int(step) < len(value):
            value = value[int(step)]
        else:
            return value, False
    return value, True


def _printed(node: object, *, found: bool) -> Excerpt:
    text = msgspec.json.format(_PRINTER.encode(node), indent=2).decode()
    return excerpt_of("json", text, found=found)
