"""Coded things (CD, CE, CV): every coding is kept, and the source's own words are found where they are pointed to."""

from __future__ import annotations

from functools import lru_cache
from typing import Final

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
    first,
    squeezed,
)
from second_opinion.record import NOTHING, Coding, Concept
from second_opinion.record.codes import system_uri

SAYS_NOTHING: Final = frozenset({"ASSERTION", "CONC"})
"""Codes that only say that something is said."""

_LONGEST_NAME: Final = 250


def concept(element: Element | None, spot: Spot) -> Concept:
    """A coded thing: its code and translations as codings, its original text (or what it points to) as text."""
    if element is None:
        return NOTHING
    text = original_text(element, spot)
    if len(text) > _LONGEST_NAME and element.get("displayName"):
        text = ""
    side = _qualified(element, spot)
    codings = codings_of(element)
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
    for other in element.iterchildren(TRANSLATION):
        coding = _coding(other)
        if coding is not None and coding not in found:
            found.append(coding)
        for deeper in other.iterchildren(TRANSLATION):
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
    for value in element.iterchildren(VALUE):
        found = concept(value, spot)
        if found:
            return found
        fallback = fallback or Concept(attribute(value, "value") or all_text(value))
    return fallback or Concept(words_in(first(element, TEXT), spot))


def is_empty_code(code: Concept) -> bool:
    """True for codes that only say that something is said (ASSERTION, CONC)."""
    return bool(code.codings) and all(coding.code in SAYS_NOTHING for coding in code.codings)


def _coding(element: Element) -> Coding | None:
    code = element.get("code")
    return _made(code, element.get("codeSystem") or "", element.get("displayName") or "") if code else None


@lru_cache(maxsize=16384)
def _made(code: str, system: str, display: str) -> Coding | None:
    code, system, display = code.strip(), system.strip(), " ".join(display.split())
    return None if not code else Coding(system_uri(system) if system else "", code, display)


def _qualified(element: Element, spot: Spot) -> str:
    """What qualifiers add, such as the side of the body: never to be lost."""
    if len(element) == 0:
        return ""
    values = (concept(first(qualifier, VALUE), spot).label for qualifier in element.iterchildren(QUALIFIER))
    return ", ".join(value for value in values if value)
