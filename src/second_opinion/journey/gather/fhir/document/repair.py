"""Reading what is left of a damaged JSON file: every value that is whole, wherever it stands.

A file that was cut off in the middle of a download still holds hundreds of whole entries, and they are a person's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

import msgspec

from second_opinion.journey.gather.fhir.document.shape import DECODER, strictly
from second_opinion.journey.gather.fhir.document.tree import Json, is_object

# A text (the last one may have no end), or a bracket: all that is needed to see where an entry begins and ends.
_TOKEN: Final = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[{}\[\]]', re.DOTALL)
_LONE_SURROGATE: Final = re.compile(
    r"(?<!\\)((?:\\\\)*)(?:(\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2})|\\u[dD][89a-fA-F][0-9a-fA-F]{2})"
)
_SPACE: Final = re.compile(r"[\s,\x00]*")
_ENTRIES: Final = re.compile(r'"entry"\s*:\s*\[')
_BUNDLE_TYPE: Final = re.compile(r'"type"\s*:\s*"([a-z-]{5,20})"')


class Found(msgspec.Struct):
    """The whole values of a damaged text, with their places, and what was wrong with the rest."""

    values: list[tuple[str, object]] = []
    broken: int = 0
    cut_off: bool = False
    trailing: bool = False


def lenient(text: str) -> object:
    """The JSON value, forgiving line breaks inside texts and half characters. Raises NotSafe or ValueError."""
    return strictly(_whole_characters(text))


def values_in(text: str) -> Found:
    """Every whole value in the text. Raises NotSafe and RecursionError."""
    text = _whole_characters(text)
    found = Found()
    position = _after_space(text, 0)
    while position < len(text) and text[position] in "{[":
        try:
            value, end = DECODER.raw_decode(text, position)
        except ValueError:
            _entries_of_a_broken_value(text, position, found)
            return found
        found.values.append(("", value))
        position = _after_space(text, end)
    found.trailing = position < len(text)
    if len(found.values) > 1:
        found.values = [(f"value {number}", value) for number, (_, value) in enumerate(found.values, start=1)]
    return found


def _whole_characters(text: str) -> str:
    """Half of a surrogate pair is no character and could not be written again: it becomes the replacement mark."""
    return _LONE_SURROGATE.sub(lambda half: half.group(1) + (half.group(2) or "\\ufffd"), text)


def _after_space(text: str, position: int) -> int:
    space = _SPACE.match(text, position)
    return space.end() if space else position


def _entries_of_a_broken_value(text: str, start: int, found: Found) -> None:
    """The whole entries of a Bundle (or the items of an array) that is damaged somewhere."""
    opening = _ENTRIES.search(text, start) if text[start] == "{" else None
    if text[start] == "{" and opening is None:
        return
    begin = opening.end() if opening else start + 1
    entries: list[object] = []
    for span in _objects(text, begin, found):
        try:
            entries.append(DECODER.decode(span))
        except ValueError:
            found.broken += 1
            entries.append(None)
    if any(is_object(entry) for entry in entries):
        found.values.append(("", _rebuilt(text[start:begin], entries) if opening else entries))


def _rebuilt(head: str, entries: list[object]) -> Json:
    kind = _BUNDLE_TYPE.search(head)
    return {"resourceType": "Bundle", "type": kind.group(1) if kind else "collection", "entry": entries}


def _objects(text: str, begin: int, found: Found) -> Iterator[str]:
    """The balanced objects that stand directly in the array opened just before ``begin``."""
    depth = 0
    opened_at = begin
    for token in _TOKEN.finditer(text, begin):
        mark = token.group()
        if mark in "{[":
            if depth == 0:
                opened_at = token.start()
            depth += 1
        elif mark in "}]":
            depth -= 1
            if depth < 0:
                return
            if depth == 0:
                yield text[opened_at : token.end()]
    found.cut_off = True
