"""A fact as a list shows it: without its sources and long texts, which only its own page needs."""

from __future__ import annotations

from functools import cache
from typing import Any, Final

import msgspec

from second_opinion.record import AnyFact

_LONG: Final = frozenset({
    "subject", "performers", "identifiers", "note", "sources", "text", "conclusion", "results", "documents", "items",
    "diagnoses", "reactions", "method", "specimen", "location", "cause_of_death",
})  # fmt: skip


def brief(fact: AnyFact) -> AnyFact:
    """The same fact, saying less: its name, times, value, amount and standing are what they were."""
    return msgspec.structs.replace(fact, **_without(type(fact)))


@cache
def _without(kind: type[AnyFact]) -> dict[str, Any]:
    nothing = kind()
    return {field.name: getattr(nothing, field.name) for field in msgspec.structs.fields(kind) if field.name in _LONG}
