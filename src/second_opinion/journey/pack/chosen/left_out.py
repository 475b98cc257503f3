"""What the person keeps to themselves: not the fact, not another statement of it, not a text that would tell it."""

from __future__ import annotations

import re
from typing import Final, cast

import msgspec

from second_opinion.record import AnyFact, Note, PersonRecord

# Fields that say something beside the thing itself: emptied, so that a medicine stays when its reason must not be told.
_BESIDE: Final = frozenset({"reason", "note", "outcome", "disposition", "panel", "diagnoses", "results"})
_NEVER_TELLING: Final = frozenset(
    {"id", "subject", "sources", "identifiers", "performers", "when", "recorded", "status"}
)


class LeftOut:
    """The facts left out of one packet, and what would repeat them."""

    def __init__(self, record: PersonRecord, ids: frozenset[str]) -> None:
        self.ids = ids
        facts = [fact for fact in record.facts if fact.id in ids]
        self._originals = {source.original for fact in facts for source in fact.sources}
        names = sorted({re.escape(fact.label) for fact in facts if fact.label})
        # Whole words only: leaving "flu" out must not take fluoxetine away.
        self._named = re.compile(rf"(?<!\w)(?:{'|'.join(names)})(?!\w)", re.IGNORECASE) if names else None

    def kept(self, fact: AnyFact) -> AnyFact | None:
        """The fact as it may be shown, or None.

        A note from the same original as something left out goes as a whole: nobody can tell what else it says of it.
        """
        if fact.id in self.ids:
            return None
        if isinstance(fact, Note) and any(source.original in self._originals for source in fact.sources):
            return None
        telling = [name for name in fact.__struct_fields__ if name not in _NEVER_TELLING and self._tells(fact, name)]
        if not set(telling) <= _BESIDE:
            return None
        return msgspec.structs.replace(fact, **{name: _emptied(fact, name) for name in telling})

    def names(self, text: str) -> bool:
        """True when a text names something left out."""
        return self._named is not None and self._named.search(text) is not None

    def _tells(self, fact: AnyFact, field: str) -> bool:
        value: object = getattr(fact, field)
        return bool(value) and self.names(_words(msgspec.to_builtins(value)))


def _words(value: object) -> str:
    """Every text in a value, however deep."""
    if isinstance(value, dict):
        return "\n".join(map(_words, cast("dict[str, object]", value).values()))
    if isinstance(value, list | tuple):
        return "\n".join(map(_words, cast("list[object]", value)))
    return value if isinstance(value, str) else ""


def _emptied(fact: AnyFact, field: str) -> object:
    return () if isinstance(getattr(fact, field), tuple) else ""
