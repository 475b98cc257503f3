"""Source marks: the small number after a line that leads back to an original and to the entry in it.

"3" is the third original of the index; "3.12" is entry 12 in it. In FHIR files the number is the entry's own position,
in documents without such numbers the places are counted in order and the index says what each number stands for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from second_opinion.record import AnyFact, Original

_ENTRY = re.compile(r"(?:/entry/|line )(\d+)")
_DIGITS = re.compile(r"(\d+)")
_AT_MOST = 3


class Cites:
    """The marks of one packet. It remembers which were printed, so that the index explains just those."""

    def __init__(self, originals: Iterable[Original], facts: Iterable[AnyFact]) -> None:
        listed = list(originals)
        self.numbers = {original.id: number for number, original in enumerate(listed, 1)}
        self._created = {original.id: original.created for original in listed}
        self._titles = {original.title for original in listed}
        places: dict[str, set[str]] = {}
        for fact in facts:
            for source in fact.sources:
                places.setdefault(source.original, set()).add(source.place)
        self._entries: dict[tuple[str, str], int] = {}
        self._counted: set[str] = set()
        for original, found in places.items():
            self._number_places(original, found)
        self._printed: set[tuple[str, str]] = set()

    def marks(self, facts: Iterable[AnyFact]) -> tuple[str, ...]:
        """Marks for one line: at most three, entries where they fit, else whole originals, then "+2" for the rest."""
        sources = {(source.original, source.place): None for fact in facts for source in fact.sources}
        known = [source for source in sources if source[0] in self.numbers]
        if len(known) <= _AT_MOST:
            self._printed.update(known)
            return tuple(dict.fromkeys(self._mark(*source) for source in sorted(known, key=self._order)))
        numbers = sorted({self.numbers[original] for original, _ in known})
        return _capped([str(number) for number in numbers])

    def places(self) -> list[tuple[str, str]]:
        """Each printed mark whose number is not the source's own, with its place, in order."""
        listed = [key for key in self._printed if key[0] in self._counted and key in self._entries]
        return [(self._mark(*key), key[1]) for key in sorted(listed, key=self._order)]

    def originals(self, fact: AnyFact) -> list[int]:
        """The numbers of the originals a fact comes from, in order."""
        return sorted({self.numbers[source.original] for source in fact.sources if source.original in self.numbers})

    def written(self, fact: AnyFact) -> str:
        """The newest day that an original of the fact gives itself (ISO text), or empty."""
        return max((self._created.get(source.original, "") for source in fact.sources), default="")

    def is_title(self, name: str) -> bool:
        """True for what an original calls itself."""
        return name in self._titles

    def order(self, fact: AnyFact, number: int) -> int:
        """Where a fact stands among the places of the original with that number."""
        places = [
            self._entries.get((s.original, s.place), 0) for s in fact.sources if self.numbers.get(s.original) == number
        ]
        return min(places, default=0)

    def _number_places(self, original: str, found: set[str]) -> None:
        own = {place: _ENTRY.match(place) for place in found if place}
        if all(own.values()):
            for place, match in own.items():
                if match is not None:
                    self._entries[original, place] = int(match[1])
            return
        self._counted.add(original)
        for number, place in enumerate(sorted(own, key=natural), 1):
            self._entries[original, place] = number

    def _mark(self, original: str, place: str) -> str:
        entry = self._entries.get((original, place))
        number = self.numbers[original]
        return str(number) if entry is None else f"{number}.{entry}"

    def _order(self, source: tuple[str, str]) -> tuple[int, int]:
        return self.numbers[source[0]], self._entries.get(source, 0)


def _capped(marks: list[str]) -> tuple[str, ...]:
    if len(marks) <= _AT_MOST:
        return tuple(marks)
    return (*marks[:_AT_MOST], f"+{len(marks) - _AT_MOST}")


def natural(place: str) -> tuple[tuple[int, str], ...]:
    """Orders "entry 2" before "entry 10"."""
    return tuple((int(part), "") if part.isdigit() else (-1, part) for part in _DIGITS.split(place))
