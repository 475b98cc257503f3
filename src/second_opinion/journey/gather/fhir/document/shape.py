"""What no decoder checks: how deep a tree is, and whether one object gives a name twice with different values.

Both are judged from the tree written out again, which is many times quicker than walking it: a name given twice is
written once, and brackets that close each other can be struck out level by level.
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

import msgspec

from second_opinion.journey.gather.fhir.document.tree import Json, is_list, is_object
from second_opinion.record import N_, Reason

DEEPEST: Final = 100
NESTED: Final = N_("The file is nested more than {limit} levels deep, which no health record is.")
SAID_TWICE: Final = N_("The file gives one name two different values in the same place, so it cannot be read safely.")
NOT_A_NUMBER: Final = N_("The file holds a number that is none (NaN or Infinity), so it cannot be read safely.")

_ENCODER: Final = msgspec.json.Encoder()
_NO_BRACKETS: Final = bytes(set(range(256)) - set(b"{}[]"))
_NAME_END: Final = re.compile(rb'"\s*:')


class NotSafe(Exception):
    """The text can be read in two ways or in none; ``reason`` says why to a person."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.text)
        self.reason = reason


def check(data: bytes, value: object) -> None:
    """Raises :class:`NotSafe` when the tree decoded from the bytes is too deep or a name in it was given twice."""
    written = _ENCODER.encode(value)
    if _may_be_deep(written) and too_deep(value):
        raise NotSafe(Reason(NESTED, {"limit": str(DEEPEST)}))
    names, names_before = written.count(b'":'), data.count(b'":')
    if names_before < names:
        names_before = sum(1 for _ in _NAME_END.finditer(data))
    if names_before > names:
        strictly(data.decode(errors="replace"))


def strictly(text: str) -> object:
    """The JSON value, decoded by the standard library with every object looked at. Raises NotSafe or ValueError."""
    value, end = DECODER.raw_decode(text)
    if text[end:].strip():
        raise ValueError
    return value


def too_deep(value: object) -> bool:
    """True when objects and arrays stand in each other more than ``DEEPEST`` deep."""
    level: list[Any] = [value]
    for _ in range(DEEPEST):
        level = [child for node in level for child in _children(node)]
        if not level:
            return False
    return True


def _may_be_deep(written: bytes) -> bool:
    """False when it is certain that no bracket stands deeper than the limit (brackets in texts only raise doubt)."""
    brackets = written.translate(None, _NO_BRACKETS)
    for _ in range(DEEPEST):
        if not brackets:
            return False
        brackets = brackets.replace(b"{}", b"").replace(b"[]", b"")
    return bool(brackets)


def _children(node: object) -> list[Any]:
    inside = list(node.values()) if is_object(node) else node if is_list(node) else []
    return [child for child in inside if child.__class__ is dict or child.__class__ is list]


def _each_name_once(pairs: list[tuple[str, Any]]) -> Json:
    found: Json = {}
    for name, value in pairs:
        if name in found and found[name] != value:
            raise NotSafe(Reason(SAID_TWICE))
        found[name] = value
    return found


def _no_number(_: str) -> object:
    raise NotSafe(Reason(NOT_A_NUMBER))


def _whole_number(written: str) -> object:
    return int(written) if len(written) < 40 else written


# Takes what real exports get wrong (a line break inside a text), and nothing that could be read two ways.
DECODER: Final = json.JSONDecoder(
    strict=False,
    parse_float=str,
    parse_int=_whole_number,
    parse_constant=_no_number,
    object_pairs_hook=_each_name_once,
)
