"""Coded things (CD, CE, CV): every coding is kept, and the source's own words are found where they are pointed to."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from second_opinion.journey.gather.ccda.astray import is_astray
from second_opinion.journey.gather.ccda.narrative import lines_at
from second_opinion.journey.gather.ccda.spot import Spot
from second_opinion.journey.gather.ccda.tree import (
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
    squeezed,
)
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
    codings = codings_of(element)
    text = ""
    if len(element):
        text = original_text(element, spot)
        if text and codings and is_astray(text, element, codings, spot.kind):
            text = ""
    if not text:
        text = _instead_of_shorthand(codings)
    side = _qualified(element, spot)
    if not text and not codings:
        # A name without a code is a name in words.
        text = squeezed(element.get("displayName"))
    if side:
        name = text or Concept(codings=codings).label
        text = name if side.casefold() in name.casefold() else f"{name} ({side})"
    return Concept(text, codings) if text or codings else NOTHING


def codings_of(element: Element) -> tuple[Coding, ...]:
    """The code and its translations, each once, in the order written."""
    own = _coding(element)
    if len(element) == 0:
        return (own,) if own is not None else ()
    found = [own] if own is not None else []
    for other in children(element, TRANSLATION):
        coding = _coding(other)
        if coding is not None and coding not in found:
            found.append(coding)
        for deeper in children(other, TRANSLATION):
            further = _coding(deeper)
            if further is not None and further not in found:
                found.append(further)
    return tuple(found)


def original_text(element: Element, spot: Spot) -> str:
    """What the source calls it: the words pointed to, else those written in place."""
    if len(element) == 0:
        return ""
    return words_in(first(element, ORIGINAL_TEXT), spot)


def words_in(text: Element | None, spot: Spot) -> str:
    """The words of a ``text`` or ``originalText``: those its reference points to, else its own."""
    if text is None:
        return ""
    if len(text) == 0:
        return all_text(text)
    return spot.pointed(first(text, REFERENCE)) or all_text(text)


def text_in(text: Element | None, spot: Spot) -> str:
    """The same where a whole report may stand: a long text keeps its lines."""
    flat = words_in(text, spot)
    if text is None or len(flat) <= LONG:
        return flat
    if len(text) == 0:
        return "\n".join(line for each in (text.text or "").splitlines() if (line := squeezed(each)))
    return spot.pointed(first(text, REFERENCE), lines_at) or lines_at(text)


def name_of(element: Element, spot: Spot) -> Concept:
    """What an entry says it is: its code, else the words its text gives."""
    code = concept(first(element, CODE), spot)
    if code and not is_empty_code(code):
        return code
    text = words_in(first(element, TEXT), spot) or code.text
    return Concept(text) if text else NOTHING


def value_name(element: Element, spot: Spot) -> Concept:
    """What an observation found: the first coded value that says something, else the words of its text."""
    fallback = NOTHING
    for value in children(element, VALUE):
        found = concept(value, spot)
        if found:
            return found
        fallback = fallback or Concept(attribute(value, "value") or all_text(value))
    return fallback or Concept(words_in(first(element, TEXT), spot))


def has_words(said: Concept) -> bool:
    """False for nothing, and for a bare code that nobody can read."""
    return bool(said.text) or any(coding.display for coding in said.codings)


def is_empty_code(code: Concept) -> bool:
    """True for codes that only say that something is said (ASSERTION, CONC)."""
    return bool(code.codings) and all(coding.code in SAYS_NOTHING for coding in code.codings)


def _instead_of_shorthand(codings: tuple[Coding, ...]) -> str:
    """A name that is no shorthand, where the first one is LOINC's ("Hgb A1c MFr Bld") and another code is beside it."""
    if not codings or _SHORTHAND.search(codings[0].display) is None:
        return ""
    others = [coding.display for coding in codings[1:] if coding.display and coding.system != LOINC]
    # The last translation is the most general vocabulary's, whose names are written for people.
    return others[-1] if others else ""


def _coding(element: Element) -> Coding | None:
    code = element.get("code")
    if not code:
        return None
    system = element.get("codeSystem") or element.get("codeSystemName") or ""
    return _made(code, system, element.get("displayName") or "")


@lru_cache(maxsize=16384)
def _made(code: str, system: str, display: str) -> Coding | None:
    code, system, display = code.strip(), system.strip(), " ".join(display.split())
    return Coding(_system(system), code, display) if code else None


def _system(written: str) -> str:
    """The address of a code system; some systems write its name where the number should be."""
    if not written:
        return ""
    return _BY_NAME.get(written.casefold().replace("-", " "), "") or system_uri(written)


def _qualified(element: Element, spot: Spot) -> str:
    """What qualifiers add, such as the side of the body: never to be lost."""
    if len(element) == 0:
        return ""
    values = (concept(first(qualifier, VALUE), spot).label for qualifier in children(element, QUALIFIER))
    return ", ".join(value for value in values if value)
