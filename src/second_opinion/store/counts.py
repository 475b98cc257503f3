"""How much a person's record holds, counted once when it is merged."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection

import msgspec

from second_opinion.record import PersonRecord


class Counts(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """``kinds`` are facts by kind; ``originals`` the files the record is made of."""

    kinds: dict[str, int] = {}
    contradictions: int = 0
    originals: int = 0

    @property
    def facts(self) -> int:
        """How many facts there are."""
        return sum(self.kinds.values())


def counts_of(merged: PersonRecord, originals: Collection[str]) -> Counts:
    """The counts of a record that was made of these originals."""
    kinds = Counter(type(fact).__name__ for fact in merged.facts)
    return Counts(kinds=dict(kinds), contradictions=len(merged.contradictions), originals=len(originals))


def read(stored: bytes) -> Counts:
    """The counts of a person's row; nothing for one whose record was never made."""
    return _counts(stored) if stored else Counts()


_counts = msgspec.msgpack.Decoder(Counts).decode
