"""What a thing is called, across terminologies and wordings, and whether two names mean the same thing."""

from __future__ import annotations

from enum import IntEnum
from typing import Final

from second_opinion.journey.merge.normal import code_in_one_spelling, naming, plain, side_in, side_of_code
from second_opinion.record import Concept
from second_opinion.record.codes import CVX, HCPCS, ICD9CM, ICD10CM, LOINC, NDC, RXNORM, SNOMED, UNII

# The finer a terminology tells things apart, the more its word counts. Where two names both have a code in one of
# these, the first such terminology decides; a bundle's package number (NDC) is the last to ask.
_AUTHORITY: Final = {RXNORM: "1", CVX: "2", LOINC: "3", SNOMED: "4", UNII: "5", ICD10CM: "6", ICD9CM: "7",
                     HCPCS: "8", NDC: "z"}  # fmt: skip
# Classifications put different diagnoses under one code ("other general symptoms").
_CLASSIFICATIONS: Final = frozenset({ICD10CM, ICD9CM})


class Sameness(IntEnum):
    """How two names stand to each other."""

    SAME = 1
    SAME_CODE = 2
    """They share a code, but each says it in other words."""
    SAME_CLASS = 3
    """As before, and the code is of a classification, which holds many diagnoses under one code."""
    NOTHING_SHARED = 4
    DIFFERENT = 5


class Name:
    """A concept as it compares. ``key`` is equal for names made of the same codes and words."""

    __slots__ = ("codes", "key", "number", "side", "systems", "tokens", "words")

    def __init__(self, concept: Concept, extra: tuple[str, ...], number: int) -> None:
        """``extra`` are further tokens that name the thing for certain (a study's UID, a document's hash)."""
        codes: dict[str, set[str]] = {}
        for coding in concept.codings:
            system, code = code_in_one_spelling(coding.system, coding.code)
            if code:
                codes.setdefault(system, set()).add(code)
        texts = {naming(text) for text in (concept.text, *(coding.display for coding in concept.codings))} - {""}
        self.number = number
        self.codes = {system: frozenset(found) for system, found in codes.items()}
        self.systems = tuple(sorted(codes, key=lambda system: (_AUTHORITY.get(system, "9"), system)))
        self.words = frozenset(texts) | frozenset(extra)
        self.tokens = (
            *(f"{system}#{code}" for system in self.systems for code in sorted(codes[system])),
            *sorted(self.words),
        )
        self.key = "\x1e".join(self.tokens)
        self.side = _side(concept)


class Names:
    """All names met in one merge, each made once."""

    def __init__(self) -> None:
        """Starts empty; lives as long as the facts whose concepts it has seen."""
        self._by_identity: dict[int, Name] = {}
        self._by_content: dict[tuple[Concept, tuple[str, ...]], Name] = {}
        self._by_key: dict[str, Name] = {}
        self._relations: dict[tuple[int, int], Sameness] = {}
        self._kept: list[Concept] = []

    def of(self, concept: Concept, extra: tuple[str, ...] = ()) -> Name:
        """The name of a concept. Readers share concept objects, so most are found by identity alone."""
        if extra:
            return self._made(concept, extra)
        found = self._by_identity.get(id(concept))
        if found is None:
            found = self._by_identity[id(concept)] = self._made(concept, ())
            self._kept.append(concept)
        return found

    def relation(self, one: Name, two: Name) -> Sameness:
        """How two names stand to each other; the same whichever comes first."""
        if one is two:
            return Sameness.SAME
        pair = (one.number, two.number) if one.number < two.number else (two.number, one.number)
        found = self._relations.get(pair)
        if found is None:
            found = self._relations[pair] = _relation(one, two)
        return found

    def all(self) -> list[Name]:
        """Every name, once."""
        return list(self._by_key.values())

    def _made(self, concept: Concept, extra: tuple[str, ...]) -> Name:
        content = (concept, extra)
        name = self._by_content.get(content)
        if name is None:
            name = Name(concept, extra, len(self._by_content))
            # Two spellings of the same name are one name from here on.
            name = self._by_content[content] = self._by_key.setdefault(name.key + "\x1d" + name.side, name)
        return name


def families(names: list[Name]) -> dict[int, int]:
    """For each name's number the number of its family: names that hang together through shared tokens."""
    parent = {name.number: name.number for name in names}

    def root(number: int) -> int:
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    owner: dict[str, int] = {}
    for name in names:
        for token in name.tokens:
            other = owner.setdefault(token, name.number)
            parent[root(name.number)] = root(other)
    return {number: root(number) for number in parent}


def _relation(one: Name, two: Name) -> Sameness:
    for system in one.systems:
        theirs = two.codes.get(system)
        if theirs is None:
            continue
        if not theirs & one.codes[system]:
            return Sameness.DIFFERENT
        if not one.words or not two.words or one.words & two.words:
            return Sameness.SAME
        return Sameness.SAME_CLASS if system in _CLASSIFICATIONS else Sameness.SAME_CODE
    return Sameness.SAME if one.words & two.words else Sameness.NOTHING_SHARED


def _side(concept: Concept) -> str:
    """The side of the body a concept names, by its words or a SNOMED CT laterality code."""
    for text in (concept.text, *(coding.display for coding in concept.codings)):
        found = side_in(plain(text))
        if found:
            return found
    return next((side for coding in concept.codings if (side := side_of_code(coding.code))), "")
