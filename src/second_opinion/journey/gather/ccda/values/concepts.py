"""Coded things (CD, CE, CV): every coding is kept, and the source's own words are found where they are pointed to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    ORIGINAL_TEXT,
    QUALIFIER,
    REFERENCE,
    TEXT,
    TRANSLATION,
    VALUE,
    Element,
    all_text,
    attribute,
    children,
    first,
    parts,
    squeezed,
)
from second_opinion.journey.gather.ccda.narrative.astray import is_astray
from second_opinion.journey.gather.ccda.narrative.words import lines_at
from second_opinion.record import NOTHING, Coding, Concept
from second_opinion.record.codes import CPT, CVX, ICD9CM, ICD10CM, LOINC, NDC, RXNORM, SNOMED, system_uri

LONG: Final = 200
"""More letters than a result in words has; what is longer is a report."""

SAYS_NOTHING: Final = frozenset({"ASSERTION", "CONC"})
"""Codes that only say that something is said."""

# Parts of LOINC short names (loinc.org, "Short name"): property, scale and specimen as nobody says them.
_SHORTHAND: Final = re.compile(r"-[a-z]?(?:Cnc|Rto|Imp)\b|\b[MVS]Fr\b|\bSerPl|\b(?:Bld|Ur)\b.*(?:EIA|Strip|Auto)")

_BY_NAME: Final = {
    "snomed": SNOMED,
    "snomed ct": SNOMED,
    "loinc": LOINC,
    "rxnorm": RXNORM,
    "cpt": CPT,
    "cpt 4": CPT,
    "icd 9": ICD9CM,
    "icd 9 cm": ICD9CM,
    "icd 10 cm": ICD10CM,
    "cvx": CVX,
    "ndc": NDC,
}


def concept(element: Element | None, spot: Spot) -> Concept:
    """A coded thing: its code and translations as codings, its original text (or what it points to) as text."""
    if element is None:
        return NOTHING
    if len(element) == 0:
        return _alone(*_written(element))
    has = parts(element)
    codings, original = codings_of(element), has.get(ORIGINAL_TEXT)
    text = words_in(original, spot)
    if text and codings and first(original, REFERENCE) is not None and is_astray(text, element, codings, spot.kind):
        text = ""
    # A name without a code is a name in words.
    text = text or (_instead_of_shorthand(codings) if codings else squeezed(element.get("displayName")))
    if QUALIFIER in has:
        text = _qualified(Concept(text, codings), children(element, QUALIFIER), spot)
    return Concept(text, codings) if text or codings else NOTHING


def codings_of(element: Element) -> tuple[Coding, ...]:
    """The code and its translations, each once, in the order written."""
    found = [_made(*_written(element))]
    others = children(element, TRANSLATION)
    if not others:
        return () if found[0] is None else (found[0],)
    for other in others:
        found += [_made(*_written(other)), *(_made(*_written(deeper)) for deeper in children(other, TRANSLATION))]
    return tuple(dict.fromkeys(coding for coding in found if coding is not None))


def words_in(text: Element | None, spot: Spot) -> str:
    """The words of a ``text`` or ``originalText``: those its reference points to, else its own."""
    if text is None:
        return ""
    if len(text) == 0:
        return all_text(text)
    return spot.pointed(first(text, REFERENCE)) or all_text(text)


def is_at_odds(text: Element | None, spot: Spot) -> bool:
    """True where a ``text`` has words in place and points to others, and neither holds the other. Its own belong to the
    entry for certain: systems that write both have been seen to point into another entry's row."""
    if text is None or len(text) == 0:
        return False
    own, pointed = all_text(text).casefold(), spot.pointed(first(text, REFERENCE)).casefold()
    return bool(own and pointed) and own not in pointed and pointed not in own


def text_in(text: Element | None, spot: Spot) -> str:
    """The same where a whole report may stand: a long text keeps its lines."""
    flat = words_in(text, spot)
    if text is None or len(flat) <= LONG:
        return flat
    if len(text) == 0:
        return "\n".join(line for each in (text.text or "").splitlines() if (line := squeezed(each)))
    return spot.pointed(first(text, REFERENCE), lines_at) or lines_at(text)


def name_of(statement: Statement, spot: Spot) -> Concept:
    """What an entry says it is: its code, else the words its text gives."""
    code = concept(statement.first(CODE), spot)
    if code and not is_empty_code(code):
        return code
    text = words_in(statement.first(TEXT), spot) or code.text
    return Concept(text) if text else NOTHING


def value_name(statement: Statement, spot: Spot) -> Concept:
    """What an observation found: the first coded value that says something, else the words of its text."""
    fallback = NOTHING
    for value in statement.each(VALUE):
        found = concept(value, spot)
        if found:
            return found
        fallback = fallback or Concept(attribute(value, "value") or all_text(value))
    return fallback or Concept(words_in(statement.first(TEXT), spot))


def has_words(said: Concept) -> bool:
    """False for nothing, and for a bare code that nobody can read."""
    return bool(said.text) or any(coding.display for coding in said.codings)


def is_empty_code(code: Concept) -> bool:
    """True for codes that only say that something is said (ASSERTION, CONC)."""
    return bool(code.codings) and all(coding.code in SAYS_NOTHING for coding in code.codings)


def _instead_of_shorthand(codings: tuple[Coding, ...]) -> str:
    """A name that is no shorthand, where the first one is LOINC's ("Hgb A1c MFr Bld") and another code is beside it."""
    if len(codings) < 2 or _SHORTHAND.search(codings[0].display) is None:
        return ""
    others = [coding.display for coding in codings[1:] if coding.display and coding.system != LOINC]
    # The last translation is the most general vocabulary's, whose names are written for people.
    return others[-1] if others else ""


def _written(element: Element) -> tuple[str, str, str]:
    """Code, system and name as they stand there."""
    system = element.get("codeSystem") or element.get("codeSystemName") or ""
    return element.get("code") or "", system, element.get("displayName") or ""


@lru_cache(maxsize=16384)
def _alone(code: str, system: str, display: str) -> Concept:
    """A code with nothing inside. A name without a code is a name in words."""
    coding = _made(code, system, display)
    if coding is not None:
        return Concept(codings=(coding,))
    text = squeezed(display)
    return Concept(text) if text else NOTHING


@lru_cache(maxsize=16384)
def _made(code: str, system: str, display: str) -> Coding | None:
    code = code.strip()
    return Coding(_system(system.strip()), code, squeezed(display)) if code else None


def _system(written: str) -> str:
    """The address of a code system; some systems write its name where the number should be."""
    if not written:
        return ""
    return _BY_NAME.get(written.casefold().replace("-", " "), "") or system_uri(written)


def _qualified(said: Concept, qualifiers: Iterable[Element], spot: Spot) -> str:
    """The text with what qualifiers add, such as the side of the body: never to be lost."""
    values = (concept(first(qualifier, VALUE), spot).label for qualifier in qualifiers)
    side = ", ".join(value for value in values if value)
    if not side:
        return said.text
    return said.label if side.casefold() in said.label.casefold() else f"{said.label} ({side})"
