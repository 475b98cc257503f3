"""What a typed word may have been meant as: accents, apostrophes, doubled letters, sounds, and one slip of a finger."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

_MORE_THAN_TWO: Final = re.compile(r"(.)\1{2,}")
_DOUBLE: Final = re.compile(r"(.)\1+")
_APOSTROPHES: Final = str.maketrans("", "", "'’‘`\u00b4\u02bc")
SHORT: Final = 5
"""Shorter words are too near to other words: only their sound is compared, not single letters."""
SURE: Final = 6
"""From here on a wrong or missing letter is a slip too; in a word of five only one too many or two exchanged."""

# The order matters: the digraphs go before their letters. Capital letters are sounds, not letters.
_SOUNDS: Final = (
    ("ch", "C"),
    ("ph", "f"),
    ("ll", "y"),
    ("qu", "k"),
    ("ce", "se"),
    ("ci", "si"),
    ("ge", "je"),
    ("gi", "ji"),
    ("gue", "ge"),
    ("gui", "gi"),
    ("h", ""),
    ("v", "b"),
    ("z", "s"),
    ("c", "k"),
    ("q", "k"),
    ("nb", "mb"),
    ("np", "mp"),
)


def plain(word: str) -> str:
    """Lower case, no accents, no apostrophes, no letter more than twice: "¡AYUDAAAA" is "ayuda", "Can’t" is "cant"."""
    text = word.lower().translate(_APOSTROPHES)
    if not text.isascii():
        decomposed = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in decomposed if not unicodedata.combining(sign)).translate(_APOSTROPHES)
    return _MORE_THAN_TWO.sub(r"\1", text)


def sound(word: str) -> str:
    """How a plain word sounds to somebody who writes by ear: "desmalle" and "desmaye", "aogo" and "ahogo" are one."""
    for letters, heard in _SOUNDS:
        word = word.replace(letters, heard)
    return _DOUBLE.sub(r"\1", word)


def single(word: str) -> str:
    """The word with each doubled letter once: people double the wrong one, or none."""
    return _DOUBLE.sub(r"\1", word)


def without_one(word: str) -> Iterator[str]:
    """The word without one of its letters, each in turn."""
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


class Vocabulary:
    """The words of the rules, found again in whatever way they were typed. Whole words, and stems written ``stem*``."""

    def __init__(
        self, words: Iterable[str], ordinary: Iterable[str] = (), short: Mapping[str, str] | None = None
    ) -> None:
        known = set(words)
        self._stems = {word[:-1] for word in known if word.endswith("*")}
        self._whole = {word for word in known if not word.endswith("*")}
        self._ordinary = set(ordinary)
        self._short = dict(short or {})
        self._sounds: dict[str, set[str]] = defaultdict(set)
        self._doubles: dict[str, set[str]] = defaultdict(set)
        self._slips: dict[str, set[str]] = defaultdict(set)
        for form in known:
            word = form.removesuffix("*")
            if len(word) > 2:
                self._sounds[sound(word)].add(form)
            self._doubles[single(word)].add(form)
            if len(word) >= SHORT and word in self._whole:
                for shorter in {single(word), *without_one(single(word))}:
                    self._slips[shorter].add(word)
        self._resolved: dict[str, frozenset[str]] = {}

    def forms(self, word: str) -> frozenset[str]:
        """The words and stems of the rules that a plain word may stand for; itself always among them."""
        found = self._resolved.get(word)
        if found is None:
            found = frozenset(self._meant(word))
            # Only our own words are remembered: what else a person typed (a name) is not kept after the answer.
            if word in self._whole:
                self._resolved[word] = found
        return found

    def _meant(self, word: str) -> set[str]:
        found = {word} | {word[:end] + "*" for end in range(1, len(word) + 1) if word[:end] in self._stems}
        if word in self._short:
            return found | {self._short[word]}
        if word in self._whole or len(found) > 1 or word in self._ordinary or not word.isalpha():
            return found
        found |= self._heard(word)
        return found if len(found) > 1 else found | self._slipped(word)

    def _heard(self, word: str) -> set[str]:
        heard = sound(word)
        found = {form for form in self._sounds.get(heard, ()) if len(word) > 3 or len(form) > len(word)}
        for end in range(4, len(heard)):
            found |= {form for form in self._sounds.get(heard[:end], ()) if form.endswith("*")}
        return found | self._doubles.get(single(word), set())

    def _slipped(self, word: str) -> set[str]:
        if len(word) < SHORT:
            return set()
        near: set[str] = set()
        typed = single(word)
        for shorter in {typed, *without_one(typed)}:
            near |= self._slips.get(shorter, set())
        return {each for each in near if each[0] == word[0] and _one_slip(typed, single(each))}


def _one_slip(one: str, other: str) -> bool:
    """Is ``one`` the word ``other`` with one letter too many, too few, another, or two that changed places?"""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) != len(other):
        shorter, longer = sorted((one, other), key=len)
        return (len(other) >= SURE or len(other) < len(one)) and shorter in set(without_one(longer))
    different = [place for place, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    if len(different) == 1:
        return len(other) >= SURE
    if len(different) != 2 or different[1] != different[0] + 1:
        return False
    first, second = different
    return one[first] == other[second] and one[second] == other[first]
