"""Unique marks in every field of everything a binder holds, so that each can be looked for where it must not be."""

from __future__ import annotations

import re
import types
from collections.abc import Iterator
from enum import Enum
from itertools import count
from typing import Any, Final, Union, get_args, get_origin

import msgspec

from second_opinion import record
from second_opinion.record import AnyFact, PartialDate, Period, Source

SHAPE: Final = re.compile(rb"zq\d{5}xk")
DATE: Final = "1967-08-23T04:51:37"
"""No mark, but a moment that nothing else in a binder has."""
VARIANTS: Final = 4
"""A field that takes one of several types is filled with each in turn."""


PLAIN: Final[dict[Any, Any]] = {PartialDate: PartialDate(DATE), int: 7, bool: True}


class Mint:
    """Makes marks, and knows in which field each was put."""

    def __init__(self) -> None:
        self.fields: dict[str, str] = {}
        self._numbers = count(1)

    def mark(self, field: str) -> str:
        """A new mark."""
        made = f"zq{next(self._numbers):05d}xk"
        self.fields[made] = field
        return made

    def filled(self, kind: Any, field: str, turn: int = 0) -> Any:
        """A value of that type with a mark in every text in it."""
        if kind is str:
            return self.mark(field)
        if kind in PLAIN:
            return PLAIN[kind]
        if get_origin(kind) in {Union, types.UnionType}:
            choices = [each for each in get_args(kind) if each is not types.NoneType]
            return self.filled(choices[turn % len(choices)], field, turn)
        if get_origin(kind) is tuple:
            return tuple(self.filled(each, field, turn) for each in get_args(kind) if each is not Ellipsis)
        if isinstance(kind, type) and issubclass(kind, Enum):
            return next(iter(kind))
        return self.struct(kind, field, turn)

    def struct(self, kind: type[msgspec.Struct], field: str, turn: int = 0) -> Any:
        """A struct with every field filled."""
        filled = {
            each.name: self.filled(each.type, f"{field}.{each.name}", turn) for each in msgspec.structs.fields(kind)
        }
        return kind(**filled)


def facts(mint: Mint, original: str, subject: str) -> Iterator[AnyFact]:
    """A fact of every kind, in every variant, from one original and about one person."""
    for kind in get_args(AnyFact):
        for turn in range(VARIANTS):
            fact = mint.struct(kind, kind.__name__, turn)
            source = Source(original, mint.mark(f"{kind.__name__}.sources.place"))
            when = Period(PartialDate(DATE), PartialDate(DATE))
            yield msgspec.structs.replace(fact, id="", subject=subject, sources=(source,), when=when)


def person(mint: Mint) -> record.Person:
    """Somebody with a mark in every field."""
    filled: record.Person = mint.struct(record.Person, "Person")
    return msgspec.structs.replace(filled, birth_date=PartialDate("1954-03-09"), key="")


def found_in(data: bytes) -> set[str]:
    """The marks in some bytes, also in capitals or in UTF-16."""
    plain = data.lower()
    return {each.decode() for text in (plain, plain.replace(b"\0", b"")) for each in SHAPE.findall(text)}
