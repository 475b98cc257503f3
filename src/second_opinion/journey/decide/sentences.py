"""Text as sentences of words. Each word keeps its place, so that what was found can be shown as it was typed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

import msgspec

from second_opinion.journey.decide.spelling import plain

_PIECE: Final = re.compile(
    r"['’]\d\d\b|\d+(?:[.,]\d+)?|[^\W\d_]+(?:['’‘`\u00b4\u02bc][^\W\d_]+)*|[.!?\n]+|[,;:…()/\"“”–—]|\s-\s", re.UNICODE
)
_ENDS: Final = frozenset(".!?\n")
_TITLES: Final = frozenset({"dr", "dra", "mr", "mrs", "ms", "sr", "sra", "st"})
LONGEST: Final = 60
"""A sentence that somebody dictated without a full stop is looked at in pieces of so many words."""


class Word(msgspec.Struct, frozen=True, gc=False):
    """``text`` as compared, its place in the typed text, and the sign before it ("," or nothing)."""

    text: str
    start: int
    end: int
    after: str = ""


Sentence = tuple[Word, ...]


def sentences(text: str) -> list[Sentence]:
    """The sentences of a text, without empty ones."""
    found: list[Sentence] = []
    words: list[Word] = []
    sign = ""
    for piece in _PIECE.finditer(text):
        typed = piece.group()
        if typed[-1].isalnum():
            words.append(Word(_year(typed) or plain(typed), piece.start(), piece.end(), sign))
            sign = ""
            if len(words) >= LONGEST:
                words = _close(found, words)
        elif typed[0] not in _ENDS:
            sign = "/" if typed == "/" else ","
        elif not (typed == "." and words and words[-1].text in _TITLES):
            words = _close(found, words)
            sign = ""
    _close(found, words)
    return found


def contracted(sentence: Sentence, joined: Mapping[str, str]) -> Sentence:
    """The sentence with "will not" as the one word "wont", as most people write it. ``joined`` says which are one."""
    words: list[Word] = []
    for word in sentence:
        one = joined.get(f"{words[-1].text} {word.text}") if words and not word.after else None
        if one:
            words[-1] = Word(one, words[-1].start, word.end, words[-1].after)
        else:
            words.append(word)
    return tuple(words)


def _year(typed: str) -> str:
    """A year of two figures, written out: "'98" is 1998. Empty for anything else."""
    if typed[0] not in "'’":
        return ""
    return ("19" if typed[1:] > "30" else "20") + typed[1:]


def _close(found: list[Sentence], words: list[Word]) -> list[Word]:
    if words:
        found.append(tuple(words))
    return []
