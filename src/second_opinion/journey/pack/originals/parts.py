"""Parts of documents that are told in words: an assessment, a hospital course. What they say stands nowhere else."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final, cast

import msgspec

from second_opinion.journey.pack.originals.narrative import CELLS, words
from second_opinion.journey.pack.view import View, joined, people
from second_opinion.ports.paper import Block, Bullets, Heading, Paragraph, Span, Verbatim
from second_opinion.record import Note

_SHOWN: Final = 40
_IN_FULL: Final = 1_200
_BEGINNING: Final = 700
_SHORT: Final = 90
_NOTHING: Final = re.compile(
    r"(?:no|none|not|nothing|n/?a|unknown|sin|ningun[ao]?)\b[^.]*\.?\Z"
    r"|.*\b(?:not (?:available|documented|recorded|applicable)|excluded/not available)\.?\Z",
    re.IGNORECASE,
)
_WORD: Final = re.compile(r"[^\W_]{3,}")
# A part with entries says more in words where this many of its words, and this share of them, stand in no entry.
_WORDS_UNTOLD: Final = 4
_SHARE_UNTOLD: Final = 0.35
_STEM: Final = 5


def told_in_words(view: View) -> tuple[Note, ...]:
    """Sections without entries, and those whose sentences say more than their entries do."""
    reported = view.reported
    found = [note for note in view.facts.standing(Note) if note.section and note.id not in reported]
    told: dict[tuple[str, str], set[str]] = {}
    prose = {_place(note) for note in found if CELLS not in note.text}
    for fact in view.record.facts:
        if isinstance(fact, Note):
            continue
        for source in fact.sources:
            key = source.original, source.place.partition("/")[0]
            known = told.setdefault(key, set())
            if key in prose:
                known |= _stems(" ".join(_texts(msgspec.to_builtins(fact))))
    return tuple(note for note in found if _stands_alone(note, told))


def _stands_alone(note: Note, told: dict[tuple[str, str], set[str]]) -> bool:
    place = _place(note)
    if place not in told:
        return not any(source.place.startswith("/") for source in note.sources)
    return CELLS not in note.text and _says_more(note.text, told[place])


def in_words(view: View) -> tuple[Block, ...]:
    """Each with what it says, the newest document first and in its own order; what says nothing in one line each."""
    found = view.worded
    if not found:
        return ()
    blocks: list[Block] = [Heading(view.say("Parts of documents that are words only"), 2)]
    saying = _ordered(view, [note for note in found if not _is_nothing(note.text)])
    before = ""
    for note in saying[:_SHOWN]:
        written = joined(view.date_of(note), people(note.performers))
        details, before = "" if written == before else written, written
        anchor = f"note-{note.id}" if is_short(note) else ""
        blocks.append(Heading(note.title or view.name(note), 3, anchor))
        blocks.append(Paragraph((view.cited(details, note, quiet=True),), "quiet"))
        blocks += _words(view, note)
    if (hidden := len(saying) - _SHOWN) > 0:
        text = view.plural("{number} older one is in the record.", "{number} older ones are in the record.", hidden)
        blocks.append(Paragraph(text, "notice"))
    empty = [note for note in found if _is_nothing(note.text)]
    if empty:
        items = {f"{note.title or view.name(note)}: {_last_line(note.text)}": note for note in empty}
        blocks.append(Bullets(tuple((view.cited(text, note, quiet=True),) for text, note in items.items())))
    return tuple(blocks)


def in_full_here(view: View) -> frozenset[str]:
    """Ids of the notes that :func:`in_words` prints whole."""
    saying = [note for note in view.worded if not _is_nothing(note.text)]
    return frozenset(note.id for note in _ordered(view, saying)[:_SHOWN] if is_short(note))


def is_short(note: Note) -> bool:
    """True for a part that stands whole where it is listed, and so is not printed again among the originals."""
    return len(note.text) <= _IN_FULL


def _last_line(text: str) -> str:
    return _spoken(text.splitlines()[-1])


def _spoken(line: str) -> str:
    """The line without the day in a cell before the words."""
    cells = [cell for cell in line.strip("•| ").split(CELLS) if any(map(str.isalpha, cell))]
    return CELLS.join(cells).lstrip("•| ")


def _words(view: View, note: Note) -> tuple[Block, ...]:
    """All of a short part, the beginning of a long one with the page of the whole."""
    if is_short(note):
        return words(note.text)
    cut = note.text.rfind("\n", _BEGINNING // 2, _BEGINNING)
    cut = cut if cut > 0 else note.text.rfind(" ", 0, _BEGINNING)
    beginning = note.text[: cut if cut > 0 else _BEGINNING].rstrip() + " …"
    rest = Span(view.say("in full on page") + " ", quiet=True, page_of=f"note-{note.id}")
    return Verbatim(beginning), Paragraph((rest,))


def _is_nothing(text: str) -> bool:
    head, *rest = text.splitlines() or [""]
    said = rest if CELLS in head and rest else [head, *rest]
    return all(len(line) <= _SHORT and _NOTHING.match(_spoken(line)) for line in said)


def _place(note: Note) -> tuple[str, str]:
    source = note.sources[0] if note.sources else None
    return (source.original, source.place.partition("/")[0]) if source else ("", "")


def _ordered(view: View, notes: list[Note]) -> list[Note]:
    return sorted(sorted(notes, key=lambda note: _order(view, note)), key=_day, reverse=True)


def _order(view: View, note: Note) -> tuple[int, int]:
    number = next(iter(view.cites.originals(note)), 0)
    return number, view.cites.order(note, number)


def _day(note: Note) -> str:
    moment = note.when.first or note.recorded
    return moment.value if moment is not None else ""


def _says_more(text: str, told: set[str]) -> bool:
    every = _stems(text)
    untold = every - told
    return len(untold) >= _WORDS_UNTOLD and len(untold) >= _SHARE_UNTOLD * len(every)


def _stems(text: str) -> set[str]:
    return {word[:_STEM] for word in _WORD.findall(text.casefold())}


def _texts(value: object) -> Iterable[str]:
    """Every text in a value, however deep."""
    if isinstance(value, dict):
        for inner in cast("dict[str, object]", value).values():
            yield from _texts(inner)
    elif isinstance(value, list | tuple):
        for inner in cast("list[object]", value):
            yield from _texts(inner)
    elif isinstance(value, str):
        yield value
