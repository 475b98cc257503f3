"""What holds for every pile of facts, whatever is in it."""

from __future__ import annotations

from collections import defaultdict
from itertools import pairwise
from random import Random

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.journey.merge import keys, merge, plan
from second_opinion.record import AllergyIntolerance, AnyFact, Medication, Original, Person, PersonRecord
from tests import strategies
from tests.people import ROSA

CREATED = tuple(
    Original(id=name, size=1, created=day)
    for name, day in zip(strategies.ORIGINALS, ("2014-03-01", "2015-08-01", "", "2015-08-01"), strict=True)
)


def record(facts: list[AnyFact]) -> PersonRecord:
    return merge(ROSA, facts, CREATED)


@given(strategies.crowds)
def test_importing_everything_twice_changes_nothing(pile: list[AnyFact]) -> None:
    assert record(pile + pile) == record(pile)


@given(strategies.crowds, st.randoms(use_true_random=False))
def test_the_order_of_files_does_not_matter(pile: list[AnyFact], shuffle: Random) -> None:
    other = list(pile)
    shuffle.shuffle(other)
    assert record(other) == record(pile)


@given(strategies.crowds)
def test_every_place_that_says_something_is_kept(pile: list[AnyFact]) -> None:
    said = {source for fact in pile for source in fact.sources}
    assert {source for fact in record(pile).facts for source in fact.sources} == said


@given(strategies.pile_of(strategies.allergies | strategies.medicines, 10))
def test_no_allergy_and_no_medicine_is_ever_dropped(pile: list[AnyFact]) -> None:
    merged = record(pile).facts
    for fact in pile:
        homes = [each for each in merged if set(fact.sources) <= set(each.sources)]
        assert [(type(each), each.stands, _named_in(fact, each)) for each in homes] == [(type(fact), fact.stands, True)]


def _named_in(fact: AnyFact, merged: AnyFact) -> bool:
    """Every code it was told by is still there, and words where there were words."""
    return set(_codes(fact)) <= set(_codes(merged)) and bool(merged.code.text) >= bool(fact.code.text)


def _codes(fact: AnyFact) -> list[tuple[str, str]]:
    return [(coding.system, coding.code) for coding in fact.code.codings]


@given(strategies.crowds)
def test_no_two_facts_of_a_record_share_an_id(pile: list[AnyFact]) -> None:
    ids = [fact.id for fact in record(pile).facts]
    assert sorted(set(ids)) == sorted(ids)


@given(strategies.crowds)
def test_a_contradiction_names_facts_that_are_in_the_record(pile: list[AnyFact]) -> None:
    merged = record(pile)
    known = {fact.id for fact in merged.facts}
    assert [found for found in merged.contradictions if not set(found.facts) <= known] == []


@given(strategies.crowds)
def test_a_record_written_out_and_read_back_is_the_same(pile: list[AnyFact]) -> None:
    merged = record(pile)
    assert msgspec.json.decode(msgspec.json.encode(merged), type=PersonRecord) == merged


@given(strategies.crowds, st.lists(st.integers(0, 10), max_size=3))
def test_merging_step_by_step_gives_what_merging_all_at_once_gives(pile: list[AnyFact], cuts: list[int]) -> None:
    """The store keeps facts as read, finds those that share a key, and carries out what the plan says."""
    kept: list[AnyFact] = []
    merged: dict[str, AnyFact] = {}
    for start, end in pairwise(sorted({0, *cuts, len(pile)})):
        new = pile[start:end]
        changes = plan(_sharing_a_key(kept, new), new, CREATED)
        for gone in changes.replaced:
            del merged[gone]
        merged |= {fact.id: fact for fact in changes.added}
        kept += new
    assert merged == {fact.id: fact for fact in record(pile).facts}


def _sharing_a_key(kept: list[AnyFact], new: list[AnyFact]) -> list[AnyFact]:
    by_key: dict[str, set[int]] = defaultdict(set)
    for number, fact in enumerate(kept):
        for key in keys(fact):
            by_key[key].add(number)
    found: set[int] = set()
    waiting = [key for fact in new for key in keys(fact)]
    while waiting:
        fresh = by_key.pop(waiting.pop(), set()) - found
        found |= fresh
        waiting += [key for number in fresh for key in keys(kept[number])]
    return [kept[number] for number in sorted(found)]


@given(strategies.crowds)
def test_what_is_merged_stands_as_its_sources_do(pile: list[AnyFact]) -> None:
    """A refuted or withdrawn statement never lends its source to one that holds."""
    stood = {source: fact.stands for fact in pile for source in fact.sources}
    assert [fact for fact in record(pile).facts if {stood[source] for source in fact.sources} != {fact.stands}] == []


def test_an_empty_pile_is_an_empty_record() -> None:
    assert merge(Person(), []) == PersonRecord(person=Person())


def test_the_strategies_reach_what_they_are_for() -> None:
    """A control: if no two drawn facts ever were the same, the properties above would prove nothing."""
    joined: set[type[AnyFact]] = set()

    @given(strategies.crowds)
    def look(pile: list[AnyFact]) -> None:
        joined.update(type(fact) for fact in record(pile).facts if len(fact.sources) > 1)

    look()
    assert {AllergyIntolerance, Medication} <= joined
