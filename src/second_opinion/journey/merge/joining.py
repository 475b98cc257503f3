"""One fact out of several: each field word for word from one of them, every source kept."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from hashlib import blake2b
from itertools import pairwise
from operator import attrgetter
from typing import Any, Final

import msgspec

from second_opinion.journey.merge.book import Book
from second_opinion.journey.merge.identity import DETAILS, wording
from second_opinion.journey.merge.matching import Group
from second_opinion.journey.merge.normal import code_in_one_spelling, plain
from second_opinion.record import (
    AnyFact,
    Coding,
    Concept,
    Identifier,
    Observation,
    Period,
    Practitioner,
    Reaction,
    Source,
    Standing,
)

_HOLDS: Final = Standing.HOLDS
_FINAL: Final = {"corrected": 3, "amended": 3, "appended": 3, "final": 2, "completed": 2, "preliminary": -1,
                 "registered": -1, "partial": -1}  # fmt: skip
_ON_A_LIST: Final = "problem-list-item"
# What merging gives, and how far the fact stands, which is never borrowed from another.
_OWN: Final = frozenset({"id", "subject", "sources", "standing", "none_known"})


def joined(group: Group, book: Book) -> AnyFact:
    """The fact a group of statements makes. Its id is a fingerprint of what the statements say: it does not depend on
    other facts, nor on files, times or the order of reading."""
    facts = [fact for statement in group for fact in statement.facts]
    name = identity(group)
    if len(facts) == 1:
        return msgspec.structs.replace(facts[0], id=name, subject="", sources=tuple(sorted(set(facts[0].sources))))
    facts.sort(key=_where)
    sources = _sources(facts)
    best, *others = _ranked(group, facts, book)
    return msgspec.structs.replace(best, id=name, subject="", sources=sources, **_together(best, others))


def identity(group: Group) -> str:
    """The id of the fact a group makes: of the statements' fingerprints the smallest."""
    return min(_fingerprint(statement.key) for statement in group)


def _fingerprint(key: tuple[str, ...]) -> str:
    return blake2b("\x1f".join(key).encode("utf-8", "surrogatepass"), digest_size=10).hexdigest()


def _where(fact: AnyFact) -> tuple[Source, ...]:
    return fact.sources


def _sources(ordered: list[AnyFact]) -> tuple[Source, ...]:
    """All places of the facts, each once, in one order whatever theirs was."""
    places = [source for fact in ordered for source in fact.sources]
    if len(places) != len(ordered):
        return tuple(sorted(set(places)))
    # The facts are in the order of their one place each; only neighbours can be the same.
    return tuple(place for before, place in zip((None, *places), places, strict=False) if place != before)


def _ranked(group: Group, ordered: list[AnyFact], book: Book) -> list[AnyFact]:
    """Best first: certain before suspected, the latest word on a course, final before preliminary, the more precise
    date, the kind that says more, more codes, later recorded; among equals by place, as they come."""
    for one, two in pairwise(ordered):
        if one.sources == two.sources:
            ordered = sorted(ordered, key=lambda fact: (fact.sources, wording(fact)))
            break
    if _runs(group):
        spoken = {id(fact): each.said_on(book) for each in group for fact in each.facts}
        return sorted(ordered, key=lambda fact: (_holds(fact), spoken[id(fact)], _worth(fact)), reverse=True)
    worth = [_worth(fact) for fact in ordered]
    if worth.count(worth[0]) == len(worth):
        return ordered
    return [ordered[place] for place in sorted(range(len(worth)), key=worth.__getitem__, reverse=True)]


def _holds(fact: AnyFact) -> bool:
    return fact.standing is _HOLDS


def _runs(group: Group) -> bool:
    """True when the group's statements differ in a status that changes with time."""
    course = group[0].rule.course
    return course >= 0 and len(group) > 1 and len({statement.key[DETAILS + course] for statement in group}) > 1


def _worth(fact: AnyFact) -> tuple[bool, int, int, bool, int, bool, str]:
    """How much is to be had from a fact; the greater the better."""
    begin = fact.when.start
    return (
        _holds(fact),
        _FINAL.get(fact.status, 0),
        len(begin.value) if begin else 0,
        type(fact) is not Observation,
        len(fact.code.codings),
        fact.code.text != "",
        fact.recorded.value if fact.recorded else "",
    )


def _together(best: AnyFact, others: list[AnyFact]) -> dict[str, Any]:
    """What changes in the best of several facts when the others are joined to it."""
    kind = type(best)
    fields, row = _read(kind)
    rows = [
        row(fact) if type(fact) is kind else tuple(getattr(fact, field, None) for field in fields) for fact in others
    ]
    changes: dict[str, Any] = {}
    for field, said in zip(fields, zip(row(best), *rows, strict=True), strict=True):
        if said.count(said[0]) == len(said):
            continue
        combine = _COMBINED.get(field)
        if combine is not None:
            changes[field] = combine([said[0], *(told for told in said[1:] if told)])
        elif not said[0]:
            changes[field] = next((told for told in said if told), said[0])
    return changes


@cache
def _read(kind: type[AnyFact]) -> tuple[tuple[str, ...], Callable[[AnyFact], tuple[Any, ...]]]:
    """The fields of a kind that may come from another fact than the best, and what reads them."""
    fields = tuple(field for field in kind.__struct_fields__ if field not in _OWN)
    return fields, attrgetter(*fields)


def _concept(ranked: list[Concept]) -> Concept:
    """The best wording, with the codes of all: the best one's first, then the others in the order of the alphabet."""
    best = ranked[0]
    known = {code_in_one_spelling(coding.system, coding.code) for coding in best.codings}
    more: dict[tuple[str, str], Coding] = {}
    for coding in sorted({coding for concept in ranked[1:] for coding in concept.codings}):
        spelled = code_in_one_spelling(coding.system, coding.code)
        if spelled not in known:
            more.setdefault(spelled, coding)
    text = best.text or next((concept.text for concept in ranked if concept.text), "")
    return Concept(text, (*best.codings, *more.values()))


def _period(ranked: list[Period]) -> Period:
    """The best one's time. Only where it knows none, another's: a borrowed end could close what is going on."""
    return ranked[0] if ranked[0].known else next((period for period in ranked if period.known), ranked[0])


def _notes(ranked: list[str]) -> str:
    return "\n".join(dict.fromkeys(note for note in ranked if note))


def _numbers(ranked: list[tuple[Identifier, ...]]) -> tuple[Identifier, ...]:
    return tuple(sorted({number for numbers in ranked for number in numbers}))


def _listed(ranked: list[tuple[str, ...]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(each for listed in ranked for each in listed))


def _category(ranked: list[str]) -> str:
    """What a problem list holds lasts, also when a visit names it with more words."""
    return _ON_A_LIST if _ON_A_LIST in ranked else ranked[0]


def _people(ranked: list[tuple[Practitioner, ...]]) -> tuple[Practitioner, ...]:
    """Everyone named, each once by national number or name; who is described first stands for the rest."""
    found: list[Practitioner] = []
    for person in (person for people in ranked for person in people):
        if not any(_same_person(person, other) for other in found):
            found.append(person)
    return tuple(found)


def _same_person(one: Practitioner, two: Practitioner) -> bool:
    if one.npi and two.npi:
        return one.npi == two.npi
    return plain(one.name) == plain(two.name) and (one.name != "" or one.organization == two.organization)


def _reactions(ranked: list[tuple[Reaction, ...]]) -> tuple[Reaction, ...]:
    """Every reaction once; one that does not say how bad it was gives way to the same one that does."""
    found: dict[tuple[str, str], Reaction] = {}
    for reaction in (reaction for reactions in ranked for reaction in reactions):
        found.setdefault((plain(reaction.manifestation.label), reaction.severity), reaction)
    graded = {name for name, severity in found if severity}
    return tuple(reaction for (name, severity), reaction in found.items() if severity or name not in graded)


# Fields that are put together; of all others the first that says anything is taken.
_COMBINED: Final[dict[str, Callable[[list[Any]], object]]] = {
    "code": _concept, "category": _category, "when": _period, "performers": _people, "identifiers": _numbers,
    "note": _notes, "reactions": _reactions, "documents": _listed, "results": _listed, "diagnoses": _listed,
    "items": _listed,
}  # fmt: skip
