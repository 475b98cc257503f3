"""Texts and codes in one spelling, so that what means the same compares equal. Nothing here is ever shown."""

from __future__ import annotations

import re
import unicodedata
from hashlib import blake2b
from typing import Final

from second_opinion.record.codes import CVX, ICD9CM, ICD10, ICD10CM, NDC

_NOT_A_WORD: Final = re.compile(r"[^\w%+/<>=.]+|_+|(?<!\d)\.|\.(?!\d)")
# Words with which a source says that it says nothing; they name no thing.
_SAYS_NOTHING: Final = frozenset(
    "unknown|other|none|not available|n/a|na|unspecified|not specified|null|no information|see note|see notes".split(
        "|"
    )
)
_NULL_CODES: Final = frozenset({"UNK", "NI", "OTH", "NA", "NASK", "ASKU", "NAV", "MSK", "NULL"})
_ICD: Final = frozenset({ICD10CM, ICD10, ICD9CM})
_LEFT: Final = frozenset({"left", "izquierdo", "izquierda", "lt"})
_RIGHT: Final = frozenset({"right", "derecho", "derecha", "rt"})
_BOTH: Final = frozenset({"bilateral", "both", "bilaterally", "ambos", "ambas"})
SIDE_WORDS: Final = _LEFT | _RIGHT | _BOTH
# SNOMED CT qualifier values for the sides of the body.
_SIDE_CODES: Final = {"7771000": "left", "24028007": "right", "51440002": "bilateral"}


def plain(text: str) -> str:
    """Words of a name without case, accents, punctuation (but for signs that mean something) and double spaces."""
    if not text.isascii():
        split = unicodedata.normalize("NFKD", text)
        text = "".join(sign for sign in split if not unicodedata.combining(sign))
    return " ".join(_NOT_A_WORD.sub(" ", text.casefold()).split())


def naming(text: str) -> str:
    """The plain words when they name something, else empty."""
    words = plain(text)
    return "" if words in _SAYS_NOTHING else words


def code_in_one_spelling(system: str, code: str) -> tuple[str, str]:
    """System and code as they compare: ICD without dots (CMS files leave them out), NDC as 11 digits (FDA 5-4-2),
    CVX without leading zeros, upper case. Both ICD-10 addresses count as one. Null flavours give an empty code."""
    code = code.strip().upper()
    if code in _NULL_CODES:
        return system, ""
    if system in _ICD:
        return (ICD10CM if system == ICD10 else system), code.replace(".", "")
    if system == NDC:
        return system, ndc_11(code)
    if system == CVX:
        return system, code.lstrip("0") or code
    return system, code


def ndc_11(code: str) -> str:
    """A hyphenated NDC (4-4-2, 5-3-2, 5-4-1, 5-4-2) as 11 digits; ten bare digits are ambiguous and stay."""
    parts = code.split("-")
    if len(parts) == 3 and all(part.isdigit() for part in parts):
        return parts[0].zfill(5) + parts[1].zfill(4) + parts[2].zfill(2)
    return code


def side_in(words: str) -> str:
    """The side of the body that plain words speak of: left, right, bilateral, or empty."""
    found = set(words.split())
    left, right = bool(found & _LEFT), bool(found & _RIGHT)
    if found & _BOTH or (left and right):
        return "bilateral"
    return "left" if left else "right" if right else ""


def side_of_code(code: str) -> str:
    """The side that a SNOMED CT laterality qualifier means, or empty."""
    return _SIDE_CODES.get(code, "")


def digest(text: str) -> str:
    """A fingerprint of a long text, without case and runs of space; empty for an empty text."""
    words = " ".join(text.casefold().split())
    return blake2b(words.encode("utf-8", "surrogatepass"), digest_size=16).hexdigest() if words else ""
