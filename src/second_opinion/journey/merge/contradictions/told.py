"""Merged facts with what comparing them needs, found by name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from second_opinion.journey.merge.book import Book
from second_opinion.journey.merge.identity import DETAILS
from second_opinion.journey.merge.matching import Group
from second_opinion.journey.merge.moments import Moment
from second_opinion.journey.merge.names import Sameness, families
from second_opinion.journey.merge.statements import word_of_the_same
from second_opinion.record import AnyFact, Clash


class Told:
    """A merged fact, the statements it is made of, and its ``place`` in the record."""

    __slots__ = ("fact", "group", "place")

    def __init__(self, fact: AnyFact, group: Group, place: int) -> None:
        """Everything comes from the merge."""
        self.fact = fact
        self.group = group
        self.place = place

    @property
    def kind(self) -> str:
        """The group of kinds it belongs to."""
        return self.group[0].rule.group

    @property
    def originals(self) -> set[str]:
        """The originals that say it."""
        return {source.original for source in self.fact.sources}

    def course(self) -> str:
        """Running, over, or not said."""
        number = self.group[0].rule.course
        said = {statement.key[DETAILS + number] for statement in self.group} - {""} if number >= 0 else set[str]()
        return said.pop() if len(said) == 1 else "over" if said else ""


Finding = tuple[Clash, Iterable[Told]]


class Tellings:
    """All merged facts of one record, by kind and by name."""

    def __init__(self, all_told: list[Told], book: Book) -> None:
        """``all_told`` in the order of the record."""
        self.book = book
        self._families = families(book.names.all())
        self._by_kind: dict[str, list[Told]] = defaultdict(list)
        for told in all_told:
            self._by_kind[told.kind].append(told)

    def of(self, *kinds: str) -> list[Told]:
        """The facts of some kinds, in the order of the record."""
        return [told for kind in kinds for told in self._by_kind.get(kind, ())]

    def kinds(self) -> list[str]:
        """The kinds there are."""
        return list(self._by_kind)

    def moment(self, told: Told) -> Moment:
        """When it was, as it compares."""
        return self.book.moment(told.group[0].rule.start(told.fact))

    def family(self, told: Told) -> int:
        """The number shared by all that may be called the same."""
        return self._families[told.group[0].name.number]

    def by_family(self, *kinds: str) -> Iterator[list[Told]]:
        """The facts of some kinds that may be called the same, two or more at a time."""
        together: dict[tuple[str, int], list[Told]] = defaultdict(list)
        for told in self.of(*kinds):
            together[told.kind, self.family(told)].append(told)
        return (found for found in together.values() if len(found) > 1)

    def same_name(self, one: Told, two: Told) -> bool:
        """True when the two name the same thing."""
        return any(
            mine.name.tokens and self.book.names.relation(mine.name, theirs.name) <= Sameness.SAME_CODE
            for mine in one.group
            for theirs in two.group
        )

    def detail(self, told: Told, number: int) -> str:
        """A detail that any of its statements gives."""
        return next((found for each in told.group if (found := each.key[DETAILS + number])), "")

    def later(self, one: Told, two: Told) -> bool:
        """True when ``two`` was said on a later day than ``one`` for certain."""
        before = max(statement.said_on(self.book) for statement in one.group)
        after = max(statement.said_on(self.book) for statement in two.group)
        return bool(before and after and before < after)

    def ended_by_source(self, running: Told, ended: Told) -> bool:
        """True when all who said that it runs said later that it is over."""
        said_since = (any(word_of_the_same(one, two, self.book) for two in ended.group) for one in running.group)
        return self.later(running, ended) and all(said_since)


def apart(one: Told, two: Told) -> bool:
    """True when no original says both: what one document says twice it means so."""
    return not one.originals & two.originals
