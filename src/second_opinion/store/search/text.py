"""The words of a fact: everything in it that a person could have read somewhere, and nothing made for machines."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

import msgspec

from second_opinion.record import AnyFact

# What ties facts together rather than saying something.
_MACHINE: Final = frozenset({"id", "subject", "sources", "kind", "type", "system", "original"})


def words_of(fact: AnyFact) -> str:
    """All the texts of a fact, each once, in the order they stand in it."""
    return "\n".join(dict.fromkeys(_texts(msgspec.to_builtins(fact))))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, inner in value.items():
            if name not in _MACHINE:
                yield from _texts(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _texts(inner)
