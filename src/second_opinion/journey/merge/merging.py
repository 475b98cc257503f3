"""The facts of one person, merged: all at once, or only what new facts change."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from second_opinion.journey.merge.book import Book
from second_opinion.journey.merge.contradictions import contradictions_among
from second_opinion.journey.merge.identity import GROUP, NAME, key_of
from second_opinion.journey.merge.joining import joined
from second_opinion.journey.merge.matching import groups_of
from second_opinion.journey.merge.statements import statements_of
from second_opinion.record import AnyFact, Original, Person, PersonRecord


class MergePlan(msgspec.Struct, frozen=True, kw_only=True):
    """What new facts change in a merged record: merged facts to add, and the ids of those they take the place of."""

    added: tuple[AnyFact, ...] = ()
    replaced: tuple[str, ...] = ()


def merge(
    person: Person, facts: Iterable[AnyFact], originals: Iterable[Original] = (), versions: Iterable[Person] = ()
) -> PersonRecord:
    """Everything known of one person, each fact once.

    ``facts`` are the facts as read, all of this person. ``originals`` are the files they come from; the date a document
    gives itself tells which word on a course is the later one. ``versions`` are the person as each file describes them.
    The same facts give the same record, in whatever order and however often they come. Time and memory grow with the
    number of facts; a caller with very many may call ``gc.freeze()`` first, for nothing here makes cycles.
    """
    kept = {original.id: original for original in sorted(originals, key=msgspec.json.encode)}
    book = Book(kept.values())
    groups = groups_of(statements_of(facts, book), book)
    merged = [(joined(group, book), group) for group in groups]
    merged.sort(key=lambda pair: _place(pair[0]))
    return PersonRecord(
        person=person,
        facts=tuple(fact for fact, _ in merged),
        contradictions=contradictions_among(merged, tuple(versions), book),
        originals=tuple(kept[name] for name in sorted(kept)),
    )


def plan(existing: Iterable[AnyFact], new: Iterable[AnyFact], originals: Iterable[Original] = ()) -> MergePlan:
    """What ``new`` facts change. Both are facts as read, since an added fact may part what had been joined.

    ``existing`` must hold every fact already there that shares a key (:func:`keys`) with a new one, or with a fact that
    does, and so on; facts that share none change nothing. Carrying plans out one after the other gives the facts that
    :func:`merge` gives at once.
    """
    book = Book(originals)
    there = list(existing)
    before = {fact.id: fact for fact in _merged(there, book)}
    after = {fact.id: fact for fact in _merged([*there, *new], book)}
    changed = [fact for name, fact in after.items() if before.get(name) != fact]
    gone = {name for name, fact in before.items() if after.get(name) != fact}
    return MergePlan(added=tuple(sorted(changed, key=_place)), replaced=tuple(sorted(gone)))


def keys(fact: AnyFact) -> tuple[str, ...]:
    """The texts by which a store finds the facts that may be the same as this one: equal kind and a shared name."""
    key, name, _ = key_of(fact, Book())
    if key[GROUP] == "encounter":
        return ("encounter",)
    return tuple(f"{key[GROUP]} {token}" for token in name.tokens or (key[NAME],))


def _merged(facts: Iterable[AnyFact], book: Book) -> list[AnyFact]:
    return [joined(group, book) for group in groups_of(statements_of(facts, book), book)]


def _place(fact: AnyFact) -> tuple[bool, str, str, str]:
    """Where a fact stands in the record: by time, undated ones last, then by kind and id."""
    first = fact.when.first
    return first is None, first.value if first else "", type(fact).__name__, fact.id
