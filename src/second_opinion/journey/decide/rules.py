"""Rules over concepts: which phrases have to stand together to be a danger sign."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from second_opinion.journey.decide.phrases import NUMBER, Found

NEAR: Final = 7
"""``a + b``: at most so many words between them."""
NEXT: Final = 3
"""``a > b``: b follows a with at most so many words between."""
_JOIN: Final = re.compile(r"\s+([+>^&])\s+")
_NAME: Final = re.compile(r"[\w:-]+")


class Part(msgspec.Struct, frozen=True):
    """One place of a rule: the concepts that may stand there and how it joins the place before (``+ > ^ &``)."""

    concepts: tuple[str, ...]
    join: str


class Rule(msgspec.Struct, frozen=True):
    """A rule of a flag, in the order it was written."""

    parts: tuple[Part, ...]

    @classmethod
    def parse(cls, written: str) -> Rule:
        """ "chest + pain|pressure" → its parts. Raises ValueError for one without concepts."""
        pieces = _JOIN.split(written)
        joins = ("&", *pieces[1::2])
        concepts = (tuple(each.strip() for each in piece.split("|")) for piece in pieces[::2])
        parts = tuple(Part(names, join) for names, join in zip(concepts, joins, strict=True))
        if not all(_NAME.fullmatch(name) for part in parts for name in part.concepts):
            raise ValueError(written)
        return cls(parts)

    def possible(self, mentions: Mentions) -> bool:
        """Is something said for every part? Asked first, because nearly always the answer is no."""
        return all(any(name in mentions for name in part.concepts) for part in self.parts)


Mentions = Mapping[str, Sequence[Found]]
Live = Callable[[Found], bool]


def matches(rule: Rule, mentions: Mentions, live: Live) -> tuple[Found, ...] | None:
    """The phrases that make a rule true, or None."""
    return next(_chosen(rule.parts, (), mentions, live), None)


def _chosen(
    parts: tuple[Part, ...], before: tuple[Found, ...], mentions: Mentions, live: Live
) -> Iterator[tuple[Found, ...]]:
    if not parts:
        yield before
        return
    for name in parts[0].concepts:
        for found in mentions.get(name, ()):
            if _fits(parts[0].join, before, found) and live(found) and not _other_number(before, found, mentions):
                yield from _chosen(parts[1:], (*before, found), mentions, live)


def _fits(join: str, before: tuple[Found, ...], found: Found) -> bool:
    if not before:
        return True
    if any(found.start < other.end and other.start < found.end for other in before):
        return False
    last = before[-1]
    if (last.carried or found.carried) and join != "&":
        return False
    if join in {">", "^"}:
        return 0 <= found.start - last.end <= (NEXT if join == ">" else 0)
    if join == "+":
        return max(found.start - last.end, last.start - found.end) <= NEAR
    return True


def _other_number(before: tuple[Found, ...], found: Found, mentions: Mentions) -> bool:
    """Is it a number that belongs to something else? In "oxygen 97, pulse 72" the oxygen is not 72."""
    numbers = {each.start for each in mentions.get(NUMBER, ())}
    beside = bool(before) and not before[-1].carried
    return beside and found.start in numbers and any(before[-1].end <= each < found.start for each in numbers)


def grouped(found: Sequence[Found]) -> dict[str, list[Found]]:
    """Phrases by what they mean."""
    groups: dict[str, list[Found]] = defaultdict(list)
    for each in found:
        groups[each.name].append(each)
    return groups
