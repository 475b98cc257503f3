"""Whether the words a code points to name something else than the code does.

Systems point at the wrong cell, at the row below or at a whole row; what was coded is then what it is called. Another
name for the same thing ("ALT", "White blood cells") is the source's own and stays.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from second_opinion.journey.gather.ccda.document.kinds import Kind
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    COMPONENT,
    ORGANIZER,
    ORIGINAL_TEXT,
    REFERENCE,
    Element,
    attribute,
    children,
    first,
    statement_in,
)
from second_opinion.record import Coding
from second_opinion.record.codes import LOINC

_LONGEST_NAME: Final = 250
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_PART: Final = re.compile(r"[^\W_]+")
_TELL_NOTHING: Final = frozenset(
    """
    and blood capsule disease disorder finding for history injection not oral plasma procedure serum solution tablet
    the unk unknown vaccine virus with without
    """.split()
)
# What stands beside the name of a test in its row: how it came out, how far it is, whether it is usual.
_NO_TEST: Final = frozenset(
    """
    abnormal active cancelled complete completed corrected critical detected final flag high inactive low negative no
    none normal not pending positive preliminary range reactive reference registered result status trace unit units
    value yes detectable mg dl ml ng h l a n
    """.split()
)
_DATE: Final = re.compile(
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s+\d|\d{1,4}[-/.]\d{1,2}[-/.]\d"
)
_MEASURED: Final = frozenset({Kind.RESULT, Kind.VITAL_SIGN})
# In a longer panel nobody looks for the neighbour a pointer may have meant.
_MOST_NEIGHBOURS: Final = 200


def is_astray(text: str, element: Element, codings: tuple[Coding, ...], kind: Kind) -> bool:
    """True for pointed-to words that name something else than the code does (an allergy pointing at its reaction).

    Words written in place are the source's own and stay. Without a word in common, an abbreviation stays, and in a
    laboratory's row any name that is not plainly a date, an outcome or the name of the test beside it.
    """
    pointed = first(first(element, ORIGINAL_TEXT), REFERENCE) is not None
    displays = [coding.display for coding in codings if coding.display]
    if not pointed or not displays:
        return False
    if len(text) > _LONGEST_NAME:
        return True
    named = frozenset[str]().union(*map(_stems, displays))
    if not named or _shared(named, _stems(text)) or any(_abbreviates(text, display) for display in displays):
        return False
    if kind in _MEASURED and any(coding.system == LOINC for coding in codings):
        return not _names_a_test(text) or _names_a_neighbour(text, element)
    return bool(_stems(text))


@lru_cache(maxsize=16384)
def _stems(text: str) -> frozenset[str]:
    """The first letters of each telling word: "diabetic" and "Diabetes" name the same."""
    words = _WORD.findall(text.casefold())
    return frozenset(word[:5] for word in words if word not in _TELL_NOTHING)


def _shared(some: frozenset[str], others: frozenset[str]) -> bool:
    """True when one stem begins another: "egg" and "eggs"."""
    return any(one.startswith(two) or two.startswith(one) for one in some for two in others)


def _abbreviates(one: str, two: str) -> bool:
    """True when either is made of the first letters of the other's words: "COPD", "Td", "MMR"."""
    return _initials(one, two) or _initials(two, one)


def _initials(short: str, long: str) -> bool:
    letters, parts = short.casefold(), _PART.findall(long.casefold())
    letters = letters.partition(" (")[0]
    told = [part[0] for part in parts if part not in {"and", "of", "the"}]
    return 1 < len(letters) <= len(told) and list(letters) == told[: len(letters)]


def _names_a_test(text: str) -> bool:
    """False for a date, a number, or words that only say how a test came out."""
    words = [word for word in _PART.findall(text.casefold()) if any(letter.isalpha() for letter in word)]
    telling = [word for word in words if word not in _NO_TEST]
    return bool(telling) and _DATE.search(text.casefold()) is None


def _names_a_neighbour(text: str, element: Element) -> bool:
    """True when the words share more with another test of the same panel: the pointer is off by a row."""
    observation = element.getparent()
    component = None if observation is None else observation.getparent()
    panel = None if component is None else component.getparent()
    if panel is None or panel.tag != ORGANIZER:
        return False
    beside = children(panel, COMPONENT)
    if len(beside) > _MOST_NEIGHBOURS:
        return True
    names = (attribute(first(statement_in(one), CODE), "displayName") for one in beside)
    return any(_shared(_stems(name), _stems(text)) or _abbreviates(text, name) for name in names if name)
