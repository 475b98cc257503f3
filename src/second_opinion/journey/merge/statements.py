"""Statements: what is said, gathered from every place that says it in the same terms, and whether two are one fact."""

from __future__ import annotations

from collections.abc import Iterable

from second_opinion.journey.merge.amounts import differ
from second_opinion.journey.merge.book import Book
from second_opinion.journey.merge.details import ON, evidence
from second_opinion.journey.merge.identity import DETAILS, EVIDENCE, NAME, RULES, STANDS, Key, Rule, key_of
from second_opinion.journey.merge.moments import Moment, day_after
from second_opinion.journey.merge.names import Name, Sameness
from second_opinion.record import AnyFact, Encounter


class Statement:
    """Facts with one key. ``moment`` holds the date that counts for the kind, ``key`` all else that is compared."""

    __slots__ = ("facts", "key", "moment", "name", "rule")

    def __init__(self, key: Key, name: Name, moment: Moment, fact: AnyFact) -> None:
        """A statement made by one fact; others join ``facts``."""
        self.key = key
        self.facts: list[AnyFact] = [fact]
        self.rule: Rule = RULES[type(fact)]
        self.name = name
        self.moment = moment

    @property
    def originals(self) -> set[str]:
        """The ids of the originals that say it."""
        return {source.original for fact in self.facts for source in fact.sources}

    def said_on(self, book: Book) -> str:
        """The latest day on which it was said: of its documents, else the day it was recorded, else empty."""
        days = [book.created.get(original, "")[:10] for original in self.originals]
        recorded = [fact.recorded.day for fact in self.facts if fact.recorded is not None]
        return max((day for day in (*days, *([] if any(days) else recorded)) if len(day) == 10), default="")


def statements_of(facts: Iterable[AnyFact], book: Book) -> list[Statement]:
    """The facts gathered into statements."""
    found: dict[Key, Statement] = {}
    for fact in facts:
        key, name, moment = key_of(fact, book)
        statement = found.get(key)
        if statement is None:
            found[key] = Statement(key, name, moment, fact)
        else:
            statement.facts.append(fact)
    return list(found.values())


def in_conflict(one: Statement, two: Statement, book: Book) -> bool:
    """True when the two can never be one fact."""
    return one.key[STANDS] != two.key[STANDS] or says_otherwise(one, two, book)


def says_otherwise(one: Statement, two: Statement, book: Book) -> bool:
    """True when time, thing or a detail keep the two apart, however far each of them stands."""
    if _other_time(one, two) or _other_thing(one, two, book):
        return True
    details = enumerate(zip(one.key[DETAILS:], two.key[DETAILS:], strict=True))
    return any(
        mine and theirs and mine != theirs and _tells_apart(number, one, two, book)
        for number, (mine, theirs) in details
    )


def _tells_apart(number: int, one: Statement, two: Statement, book: Book) -> bool:
    """True when that detail, which both give and in which they differ, makes them two."""
    rule = one.rule
    if number == rule.course:
        return not _ran_its_course(one, two, book)
    if number == rule.excused:
        return not (one.moment.own and two.moment.own)
    if number in rule.within:
        return bool(one.originals & two.originals)
    if number in rule.amounts:
        mine, theirs = (book.amount_with_key(each.key[DETAILS + number]) for each in (one, two))
        return differ(mine, theirs)
    return not (rule.by_visit and number == EVIDENCE)


def same_fact(one: Statement, two: Statement, book: Book) -> bool:
    """True when there is reason to take the two for one fact, and none against."""
    if in_conflict(one, two, book):
        return False
    if one.rule.by_visit:
        return _same_visit(one, two, book)
    if not one.name.tokens or not two.name.tokens:
        return False
    relation = book.names.relation(one.name, two.name)
    return relation < Sameness.NOTHING_SHARED


def _other_time(one: Statement, two: Statement) -> bool:
    if one.moment.agrees_with(two.moment):
        return False
    if one.rule.group != "immunization":
        return True
    # A registry and a clinic may differ by a day about the same shot when both know its lot.
    first, second = sorted((one.moment.own, two.moment.own))
    same_lot = bool(one.key[DETAILS]) and one.key[DETAILS] == two.key[DETAILS]
    return not (same_lot and len(first) == len(second) == 10 and day_after(first) == second)


def _other_thing(one: Statement, two: Statement, book: Book) -> bool:
    if one.rule.by_visit:
        return False
    relation = book.names.relation(one.name, two.name)
    if relation is Sameness.SAME_CLASS or (relation is Sameness.SAME_CODE and one.rule.group == "planned"):
        # One document that uses a classification's code, or that of a plan, twice with other words means two things.
        return bool(one.originals & two.originals)
    return relation is Sameness.DIFFERENT


def _same_visit(one: Statement, two: Statement, book: Book) -> bool:
    """A day alone makes no visit the same: a number, a place, a person or the very minute must agree as well. The
    minute is not enough where both name place and people, and none of them twice."""
    if not one.moment.own or not two.moment.own:
        return bool(_marks(one, book, "id ") & _marks(two, book, "id ") and one.key[NAME] == two.key[NAME])
    if book.names.relation(one.name, two.name) is Sameness.DIFFERENT:
        return bool(one.moment.timed and two.moment.timed and _marks(one, book, "id ") & _marks(two, book, "id "))
    if _marks(one, book) & _marks(two, book):
        return True
    strangers = all(_marks(each, book, kind) for each in (one, two) for kind in ("place ", "who "))
    return one.moment.timed and two.moment.timed and not strangers


def _marks(statement: Statement, book: Book, kind: str = "") -> set[str]:
    visits = [fact for fact in statement.facts[:1] if isinstance(fact, Encounter)]
    return {mark for fact in visits for mark in evidence(fact, book) if mark.startswith(kind)}


def _ran_its_course(one: Statement, two: Statement, book: Book) -> bool:
    """True when the later document says that what was going on is over: that is news, not a contradiction."""
    running, ended = (one, two) if one.key[DETAILS + one.rule.course] == ON else (two, one)
    before, after = running.said_on(book), ended.said_on(book)
    if not (before and after and before < after):
        return False
    return not one.rule.ended_by_source or word_of_the_same(running, ended, book)


def word_of_the_same(before: Statement, after: Statement, book: Book) -> bool:
    """True when everyone who said the first plainly said the second too: the same organization keeps both documents,
    or both entries carry the same number (a prescription's)."""
    said = set[str]().union(*(_speakers(fact, book) for fact in after.facts))
    return all(_speakers(fact, book) & said for fact in before.facts)


def _speakers(fact: AnyFact, book: Book) -> set[str]:
    keepers = {f"kept by {book.keepers[place.original]}" for place in fact.sources if place.original in book.keepers}
    return keepers | {f"number {each.system}#{each.value}" for each in fact.identifiers if each.value}
