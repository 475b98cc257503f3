"""One fact out of several: each field word for word from one of them, every source kept."""

from __future__ import annotations

from hashlib import blake2b
from typing import Any, Final

import msgspec

from second_opinion.journey.merge.book import Book
from second_opinion.journey.merge.identity import wording
from second_opinion.journey.merge.matching import Group
from second_opinion.journey.merge.normal import code_in_one_spelling, plain
from second_opinion.record import (
    NOTHING,
    AllergyIntolerance,
    AnyFact,
    Coding,
    Concept,
    Observation,
    Period,
    Practitioner,
    Reaction,
    Source,
    Standing,
)

_FINAL: Final = {"corrected": 3, "amended": 3, "appended": 3, "final": 2, "completed": 2, "preliminary": -1,
                 "registered": -1, "partial": -1}  # fmt: skip
# Fields that are put together rather than chosen, and those that merging gives.
_GIVEN: Final = frozenset(
    {"id", "subject", "sources", "code", "when", "performers", "identifiers", "note", "reactions"}
)
# A status belongs to the fact that says it; none is borrowed from another.
_OWN: Final = frozenset({"standing", "status", "clinical_status", "verification_status", "none_known", "as_needed"})
# Lists in which each source may name what another leaves out.
_LISTS: Final = frozenset({"documents", "results", "diagnoses", "items"})
_NOT_SAID: Final[tuple[object, ...]] = (None, "", (), NOTHING)
_FIELDS: dict[type[AnyFact], tuple[str, ...]] = {}


def joined(group: Group, book: Book) -> AnyFact:
    """The fact a group of statements makes. Its id is a fingerprint of what the statements say: it does not depend on
    other facts, nor on files, times or the order of reading."""
    facts = [fact for statement in group for fact in statement.facts]
    name = identity(group)
    if len(facts) == 1:
        return msgspec.structs.replace(facts[0], id=name, subject="", sources=_sources(facts))
    ranked = _ranked(group, facts, book)
    best = ranked[0]
    if all(_alike(best, other) for other in ranked[1:]):
        return msgspec.structs.replace(best, id=name, subject="", sources=_sources(facts))
    return msgspec.structs.replace(best, id=name, subject="", sources=_sources(facts), **_together(ranked))


def identity(group: Group) -> str:
    """The id of the fact a group makes: of the statements' fingerprints the smallest."""
    return min(_fingerprint(statement.key) for statement in group)


def _fingerprint(key: tuple[str, ...]) -> str:
    return blake2b("\x1f".join(key).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _sources(facts: list[AnyFact]) -> tuple[Source, ...]:
    if len(facts) == 1 and len(facts[0].sources) == 1:
        return facts[0].sources
    return tuple(sorted({source for fact in facts for source in fact.sources}))


def _alike(one: AnyFact, other: AnyFact) -> bool:
    """True when they differ in nothing but where they stand."""
    return one is other or (
        type(one) is type(other)
        and all(getattr(one, field) == getattr(other, field) for field in _fields(one) if field != "sources")
    )


def _ranked(group: Group, facts: list[AnyFact], book: Book) -> list[AnyFact]:
    """Best first: certain before suspected, the latest word on a course, final before preliminary, the more precise
    date, the kind that says more, more codes, later recorded; among equals by fingerprint."""
    spoken = (
        {id(fact): statement.said_on(book) for statement in group for fact in statement.facts} if _runs(group) else {}
    )
    first = {id(fact): (*_worth(fact, spoken.get(id(fact), "")),) for fact in facts}
    if len(set(first.values())) < len(facts):
        return sorted(facts, key=lambda fact: (*first[id(fact)], wording(fact), fact.sources))
    return sorted(facts, key=lambda fact: first[id(fact)])


def _runs(group: Group) -> bool:
    """True when the group's statements differ in a status that changes with time."""
    course = group[0].rule.course
    return course >= 0 and len({statement.key[4 + course] for statement in group}) > 1


def _worth(fact: AnyFact, spoken: str) -> tuple[Any, ...]:
    begin = fact.when.start
    return (
        fact.standing is not Standing.HOLDS,
        _descending(spoken),
        -_FINAL.get(fact.status, 0),
        -(begin.precision if begin else 0),
        type(fact) is Observation,
        -len(fact.code.codings),
        not fact.code.text,
        _descending(fact.recorded.value if fact.recorded else ""),
    )


def _descending(text: str) -> tuple[int, ...]:
    """A sort key that puts later texts first and an empty one last."""
    return (*(-ord(sign) for sign in text), 1)


def _together(ranked: list[AnyFact]) -> dict[str, Any]:
    best, others = ranked[0], ranked[1:]
    changes: dict[str, Any] = {
        "code": _concept(ranked),
        "when": _period(ranked),
        "performers": _people(ranked),
        "identifiers": tuple(sorted({found for fact in ranked for found in fact.identifiers})),
        "note": "\n".join(dict.fromkeys(fact.note for fact in ranked if fact.note)),
    }
    if isinstance(best, AllergyIntolerance):
        changes["reactions"] = _reactions([fact for fact in ranked if isinstance(fact, AllergyIntolerance)])
    for field in _fields(best):
        if field in _GIVEN or field in _OWN:
            continue
        mine = getattr(best, field)
        if field in _LISTS:
            changes[field] = tuple(dict.fromkeys(each for fact in ranked for each in getattr(fact, field, ())))
        elif mine in _NOT_SAID:
            changes[field] = next((told for fact in others if (told := getattr(fact, field, None))), mine)
    return changes


def _concept(ranked: list[AnyFact]) -> Concept:
    """The best wording, with the codes of all: the best one's first, then the others in the order of the alphabet."""
    best = ranked[0].code
    known = {code_in_one_spelling(coding.system, coding.code) for coding in best.codings}
    more: dict[tuple[str, str], Coding] = {}
    for coding in sorted({coding for fact in ranked[1:] for coding in fact.code.codings}):
        spelled = code_in_one_spelling(coding.system, coding.code)
        if spelled not in known:
            more.setdefault(spelled, coding)
    text = best.text or next((fact.code.text for fact in ranked if fact.code.text), "")
    return Concept(text, (*best.codings, *more.values()))


def _period(ranked: list[AnyFact]) -> Period:
    """The best one's time; an end that it leaves open only from one that does not contradict its course."""
    best = ranked[0].when
    start = best.start or next((fact.when.start for fact in ranked if fact.when.start), None)
    end = best.end
    if end is None and best.start is None:
        end = next((fact.when.end for fact in ranked if fact.when.end), None)
    return best if (start, end) == (best.start, best.end) else Period(start, end)


def _people(ranked: list[AnyFact]) -> tuple[Practitioner, ...]:
    """Everyone named, each once by national number or name; who is described best stands for the rest."""
    found: list[Practitioner] = []
    for person in (person for fact in ranked for person in fact.performers):
        if not any(_same_person(person, other) for other in found):
            found.append(person)
    return tuple(found)


def _same_person(one: Practitioner, two: Practitioner) -> bool:
    if one.npi and two.npi:
        return one.npi == two.npi
    return plain(one.name) == plain(two.name) and (one.name != "" or one.organization == two.organization)


def _reactions(ranked: list[AllergyIntolerance]) -> tuple[Reaction, ...]:
    """Every reaction once; of the same manifestation the one that says how bad it was."""
    found: dict[str, Reaction] = {}
    for reaction in (reaction for fact in ranked for reaction in fact.reactions):
        name = f"{plain(reaction.manifestation.label)} {reaction.severity}"
        found.setdefault(name, reaction)
    graded = {plain(reaction.manifestation.label) for reaction in found.values() if reaction.severity}
    return tuple(
        reaction
        for reaction in found.values()
        if reaction.severity or plain(reaction.manifestation.label) not in graded
    )


def _fields(fact: AnyFact) -> tuple[str, ...]:
    kind = type(fact)
    names = _FIELDS.get(kind)
    if names is None:
        names = _FIELDS[kind] = kind.__struct_fields__
    return names
