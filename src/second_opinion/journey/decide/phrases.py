"""Finding phrases in a sentence: many at once, each looked at only where its first word stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from second_opinion.journey.decide.sentences import Sentence
from second_opinion.journey.decide.spelling import Vocabulary, plain

GAP: Final = ".."
WIDEST_GAP: Final = 3
NUMBER: Final = "number"
"""What every number means besides the ranges it is in."""
Element = tuple[str, ...]
"""One place in a phrase: any of these words. The gap is ``("..",)``."""
Range = tuple[float, float, bool]
"""The least and the greatest number, and whether only one with a decimal point counts."""
Phrase = tuple[str, tuple[Element, ...]]
"""A phrase and what it means."""


class Found(msgspec.Struct, frozen=True, gc=False):
    """A phrase in a sentence: what it means, its first word and the one after its last. One that is ``carried`` was
    said in a sentence before and stands nowhere in this one."""

    name: str
    start: int
    end: int
    carried: bool = False


def elements(phrase: str, joined: Mapping[str, str]) -> tuple[Element, ...]:
    """A phrase as written by an editor: "cant/cannot .. breathe" has three places."""
    written = phrase if phrase.isascii() else plain(phrase)
    for two, one in joined.items():
        if two in written:
            written = f" {written} ".replace(f" {two} ", f" {one} ").strip()
    return tuple((GAP,) if each == GAP else tuple(each.split("/")) for each in written.split())


class _Beginning:
    """The phrases that begin with one word: by their second word, and those that have none or a gap there."""

    __slots__ = ("by_second", "others")

    def __init__(self) -> None:
        self.by_second: dict[str, list[Phrase]] = {}
        self.others: list[Phrase] = []

    def add(self, phrase: Phrase) -> None:
        places = phrase[1]
        if len(places) == 1 or places[1][0] == GAP:
            self.others.append(phrase)
            return
        for second in places[1]:
            self.by_second.setdefault(second, []).append(phrase)


class PhraseBook:
    """Phrases by meaning. ``said`` maps a name to its phrases, divided by commas."""

    def __init__(
        self,
        said: Mapping[str, Sequence[str]],
        numbers: Mapping[str, Range],
        joined: Mapping[str, str] | None = None,
    ) -> None:
        self._beginnings: dict[str, _Beginning] = {}
        self._numbers = tuple(numbers.items())
        self.words: set[str] = set()
        for name, texts in said.items():
            for phrase in _each(texts):
                places = elements(phrase, joined or {})
                self.words.update(*places)
                for first in places[0]:
                    self._beginnings.setdefault(first, _Beginning()).add((name, places))
        self.words.discard(GAP)

    def find(self, sentence: Sentence, forms: Sequence[frozenset[str]]) -> list[Found]:
        """All phrases of a sentence, overlapping ones too. ``forms`` are what each word may stand for."""
        found: list[Found] = []
        for start, meant in enumerate(forms):
            for form in meant:
                beginning = self._beginnings.get(form)
                if beginning is not None:
                    found += _begun(beginning, forms, start)
            if sentence[start].text[0].isdigit():
                names = (NUMBER, *self._of(sentence[start].text))
                found += [Found(name, start, start + 1) for name in names]
        return found

    def _of(self, number: str) -> Iterator[str]:
        value = float(number.replace(",", "."))
        pointed = not number.isdigit()
        yield from (
            name for name, (low, high, decimals) in self._numbers if low <= value <= high and (pointed or not decimals)
        )


def forms(sentence: Sentence, vocabulary: Vocabulary) -> list[frozenset[str]]:
    """What each word of a sentence may stand for."""
    return [vocabulary.forms(word.text) for word in sentence]


def _begun(beginning: _Beginning, forms: Sequence[frozenset[str]], start: int) -> Iterator[Found]:
    for name, places in beginning.others:
        end = _ends(places, 1, forms, start + 1)
        if end:
            yield Found(name, start, end)
    if start + 1 < len(forms):
        for second in forms[start + 1]:
            for name, places in beginning.by_second.get(second, ()):
                end = _ends(places, 2, forms, start + 2)
                if end:
                    yield Found(name, start, end)


def _ends(places: tuple[Element, ...], at: int, forms: Sequence[frozenset[str]], start: int) -> int:
    """Where the rest of a phrase ends, or 0 when it is not there."""
    if at == len(places):
        return start
    if places[at][0] == GAP:
        for skipped in range(WIDEST_GAP + 1):
            end = _ends(places, at + 1, forms, start + skipped) if start + skipped <= len(forms) else 0
            if end:
                return end
        return 0
    if start >= len(forms) or forms[start].isdisjoint(places[at]):
        return 0
    return _ends(places, at + 1, forms, start + 1)


def _each(texts: Iterable[str]) -> Iterator[str]:
    for text in texts:
        yield from (phrase for phrase in (part.strip() for part in text.replace("\n", ",").split(",")) if phrase)
