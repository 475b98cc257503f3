"""Facts told by several files, and which of them became one."""

from __future__ import annotations

import msgspec

from second_opinion.journey.merge import merge
from second_opinion.record import AnyFact, Clash, Original, PartialDate, Period, Person, Source
from tests.people import ROSA

FILES = ("1" * 64, "2" * 64, "3" * 64, "4" * 64)


def on(date: str, end: str = "") -> Period:
    return Period(PartialDate(date), PartialDate(end or date))


def since(date: str) -> Period:
    return Period(PartialDate(date))


def told(*facts: AnyFact) -> list[AnyFact]:
    """Each fact from a file of its own."""
    return [msgspec.structs.replace(fact, sources=(Source(name),)) for fact, name in zip(facts, FILES, strict=False)]


def together(*facts: AnyFact, dates: tuple[str, ...] = ()) -> list[list[int]]:
    """Which of the facts, each from a file of its own (written on ``dates``), became one: by their numbers."""
    originals = [Original(id=name, size=1, created=day) for name, day in zip(FILES, dates, strict=False)]
    merged = merge(ROSA, told(*facts), originals).facts
    return sorted(sorted(FILES.index(source.original) for source in fact.sources) for fact in merged)


Listed = list[tuple[Clash, list[str]]]


def listed(
    *facts: AnyFact, dates: tuple[str, ...] = (), kept_by: tuple[str, ...] = (), versions: tuple[Person, ...] = ()
) -> Listed:
    """Contradictions between facts, each from a file of its own written on ``dates``: what they are and whose."""
    originals = [
        Original(id=name, size=1, created=day, custodian=keeper)
        for name, day, keeper in zip(FILES, dates, kept_by or ("", "", "", ""), strict=False)
    ]
    record = merge(ROSA, told(*facts), originals, versions)
    labels = {fact.id: fact.label for fact in record.facts}
    return [(found.clash, sorted(labels[name] for name in found.facts)) for found in record.contradictions]
