"""The same bytes twice are one original."""

from __future__ import annotations

from second_opinion.journey.gather import Ending, FileOutcome, once
from second_opinion.record import Note, Original, Reason


def outcome(identity: str, name: str, *, size: int = 1, ending: Ending = Ending.READ) -> FileOutcome:
    return FileOutcome(
        original=Original(id=identity, size=size, names=(name,)), ending=ending, facts=(Note(text=name),)
    )


def test_facts_count_once_and_every_name_is_kept() -> None:
    first, other, second = once([outcome("a", "one"), outcome("b", "two"), outcome("a", "three")])
    assert (first.original.names, first.facts) == (("one", "three"), (Note(text="one"),))
    assert other == outcome("b", "two")
    assert second == FileOutcome(
        original=Original(id="a", size=1, names=("three",)),
        ending=Ending.READ,
        reason=Reason("The same file as {name}. It counts once.", {"name": "one"}),
    )


def test_a_copy_ends_as_its_first_did() -> None:
    _, second = once([outcome("a", "one", ending=Ending.REFUSED), outcome("a", "two", ending=Ending.KEPT)])
    assert second.ending is Ending.REFUSED


def test_files_without_bytes_are_the_same_as_no_other() -> None:
    unread = [outcome("", "one"), outcome("", "two"), outcome("e", "three", size=0), outcome("e", "four", size=0)]
    assert [each.reason for each in once(unread)] == [None] * 4


def test_doing_it_again_changes_nothing() -> None:
    outcomes = once([outcome("a", "one"), outcome("b", "two"), outcome("c", "three")])
    assert once(outcomes) == outcomes
