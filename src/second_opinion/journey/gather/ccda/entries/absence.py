"""Entries that say there is nothing: "no known allergies" is a statement, "no data" is only its absence.

Neither is ever read as a thing the person has ("No medication data is applicable" is no medicine).
"""

from __future__ import annotations

import re
from typing import Final

from second_opinion.record import Concept

_NONE_KNOWN: Final = re.compile(
    r"\s*(?:(?:patient|pt\.?) (?:has|denies|reports) )?"
    r"(?:nkd?a\b|nkfa\b|nka\b|no known\b|no (?:current |active |drug |food |medication |other )*"
    r"(?:allerg|problem|medication|medicine|concern|impairment|disabilit)"
    r"|(?:has )?no (?:\w+ )?(?:impairment|disabilit)|denies (?:any )?allerg|none known|not allergic)",
    re.IGNORECASE,
)
_NO_DATA: Final = re.compile(
    r"\s*(?:no|not|none)\b[\w /,()-]{0,60}?"
    r"\b(?:data|information|info|applicable|available|recorded|documented|on file|reported|found|entered|entries)\b",
    re.IGNORECASE,
)
_NOT_HERE: Final = re.compile(
    r"\bnot (?:available|documented|applicable|recorded|on file|provided)\.?\s*\Z", re.IGNORECASE
)
# What no thing is ever called, so that it counts beside a code as well.
_NOT_APPLICABLE: Final = re.compile(r"no\b.*\b(?:data|information)\b.*\b(?:applicable|available)\Z")
_ALONE: Final = frozenset({"none", "n/a", "na", "none recorded", "unknown", "not available", "no data", "nothing"})

# SNOMED CT situations "no known allergy", "no known drug / food / environmental / latex allergy", "no allergies".
NO_KNOWN_ALLERGY: Final = frozenset(
    {"716186003", "409137002", "160244002", "429625007", "428607008", "428197003", "716184000", "1003774007"}
)
# "No current problems or disability", "No past history of procedure".
_SITUATIONS: Final = frozenset({"160245001", "416128008"})
# "Problem", "drug", "procedure", "disease", "finding", "diagnosis", "medicinal product", "complaint", "symptom",
# "substance".
_BARE_CLASSES: Final = frozenset(
    {
        "55607006",
        "410942007",
        "71388002",
        "64572001",
        "404684003",
        "282291009",
        "763158003",
        "409586006",
        "418799008",
        "105590001",
    }
)


def says_no_data(said: Concept, *, negated: bool = False) -> bool:
    """True for words that stand in an empty table ("No data", "none recorded"), also beside a code that is negated."""
    text = said.text.strip().rstrip(".").casefold()
    if said.codings and not negated:
        return _NOT_APPLICABLE.match(text) is not None
    if not text:
        return False
    return text in _ALONE or _NO_DATA.match(text) is not None or _NOT_HERE.search(text) is not None


def says_none_known(said: Concept) -> bool:
    """True for a statement that there is none ("no known allergies", "NKDA"), in words or as a situation."""
    if any(coding.code in _SITUATIONS or coding.code in NO_KNOWN_ALLERGY for coding in said.codings):
        return True
    return _NONE_KNOWN.match(said.label) is not None


def is_bare_class(said: Concept) -> bool:
    """True for "problem", "drug", "procedure" itself: negated, they say that there is none at all."""
    return not said or any(coding.code in _BARE_CLASSES for coding in said.codings)
