"""One test with two values; something done here and not done there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from second_opinion.journey.merge.amounts import comparable, differ
from second_opinion.journey.merge.contradictions.told import Finding, Tellings, Told, apart
from second_opinion.record import Clash, Result, Standing

# More values of one test at one moment than this are a series, not a disagreement.
_SERIES = 8


def about_values(tellings: Tellings) -> Iterator[Finding]:
    """The same test of the same moment with another value in another source. Where only the day is known, laboratory
    results count, and only when each source has one of that day: a day has room for many measurements."""
    together: dict[tuple[int, str], list[Told]] = defaultdict(list)
    for told in tellings.of("observation"):
        if told.fact.standing is Standing.HOLDS:
            together[tellings.family(told), tellings.moment(told).own].append(told)
    for (_, own), found in together.items():
        if 1 < len(found) <= _SERIES and len(own) >= 10:
            yield from _values_of(found, tellings, timed=len(own) > 10)


def about_doing(tellings: Tellings) -> Iterator[Finding]:
    """A procedure or vaccine done in one source and not done in another, on one day."""
    for family in tellings.by_family("procedure", "immunization"):
        refused = [told for told in family if told.fact.standing is Standing.NOT_DONE]
        done = [told for told in family if told.fact.standing is Standing.HOLDS] if refused else []
        for no in refused:
            for yes in done:
                first, second = tellings.moment(no), tellings.moment(yes)
                dated = bool(first.own and second.own)
                if dated and first.agrees_with(second) and tellings.same_name(no, yes):
                    yield Clash.DONE_AND_NOT_DONE, (no, yes)


def _values_of(found: list[Told], tellings: Tellings, *, timed: bool) -> Iterator[Finding]:
    if not timed and not _one_each(found):
        return
    against: dict[int, Told] = {}
    for one, two in combinations(found, 2):
        if not apart(one, two) or not tellings.same_name(one, two):
            continue
        values = [tellings.book.amount_with_key(tellings.detail(told, 0)) for told in (one, two)]
        sides = {tellings.detail(told, 1) for told in (one, two)} - {""}
        if len(sides) < 2 and comparable(*values) and differ(*values) and not _written_by_hand(values[0].words):
            against |= {one.place: one, two.place: two}
    if against:
        yield Clash.DIFFERENT_VALUE, against.values()


def _one_each(found: list[Told]) -> bool:
    named = [original for told in found for original in told.originals]
    return len(named) == len(set(named)) and all(isinstance(told.fact, Result) for told in found)


def _written_by_hand(words: str) -> bool:
    """True for prose: two wordings of a finding are no contradiction that a program could see."""
    return len(words) > 30
