"""The same words are printed once: a report often comes as a report, as a note and as a file of its own."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from second_opinion.record import Note


def words_key(text: str) -> str:
    """What two texts have in common when only their line breaks and capitals differ."""
    return " ".join(text.split()).casefold()


def clearer(one: str, other: str) -> str:
    """Of two texts with the same words the one that kept its lines."""
    return other if other.count("\n") > one.count("\n") else one


def each_once(notes: Iterable[Note]) -> list[Note]:
    """Notes with the same words as one note with all their sources: named and dated as the one that says most."""
    found: dict[str, Note] = {}
    for note in notes:
        key = words_key(note.text) or note.id
        known = found.get(key)
        found[key] = note if known is None else _joined(known, note)
    return list(found.values())


def _joined(one: Note, other: Note) -> Note:
    better, less = (one, other) if _says(one) >= _says(other) else (other, one)
    sources = tuple(dict.fromkeys((*better.sources, *less.sources)))
    return msgspec.structs.replace(better, text=clearer(better.text, less.text), sources=sources)


def _says(note: Note) -> tuple[bool, bool, bool]:
    return bool(note.section), bool(note.when.first or note.recorded), bool(note.performers)
