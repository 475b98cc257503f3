"""What any engine of search must do: find words by their beginnings, whatever their accents and case, in one fact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.record import Coding, Concept, Condition, Source
from second_opinion.store.queries import record
from second_opinion.store.queries.record import Filters
from second_opinion.store.search import fts5
from second_opinion.store.search.text import words_of
from tests.people import ROSA
from tests.store.conftest import Gather
from tests.store.files import condition, file, note


@pytest.fixture
def person(gather: Gather) -> str:
    from second_opinion.store.queries import people

    facts = (condition("Neumonía bacteriana"), condition("Type 2 diabetes"), note("Cough since May.\nNo fever."))
    gather([file("a.json", ROSA, *facts)])
    return people.everyone()[0].person.key


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("neumonia", {"Condition"}), ("NEUMONÍA", {"Condition"}), ("neum bact", {"Condition"}), ("fever", {"Note"}),
        ("cough fever", {"Note"}), ("cough diabetes", set()), ("iabetes", set()), ("2", {"Condition"}),
        ("", {"Condition", "Note"}), ("!?*\"'()", {"Condition", "Note"}), ("NEAR(cough fever)", set()),
        ("cough OR diabetes", set()), ('"cough', {"Note"}), ("cough*", {"Note"}), ("-cough", {"Note"}),
    ],
)  # fmt: skip
def test_words_are_found_by_their_beginnings_and_all_of_them(person: str, typed: str, found: set[str]) -> None:
    page = record.timeline(person, Filters(text=typed))
    assert {type(line.fact).__name__ for line in page.lines} == found


@given(st.text(max_size=60))
def test_nothing_that_can_be_typed_is_a_command_to_the_engine(typed: str) -> None:
    wanted = fts5.wanted(typed)
    assert all(
        part.startswith('"') and part.endswith('"*') and '"' not in part[1:-2] for part in wanted.split(" ") if part
    )


def test_the_words_of_a_fact_are_what_a_person_could_have_read() -> None:
    fact = Condition(
        id="abc", subject="Patient/1", code=Concept("High sugar", (Coding("http://x", "44054006", "Diabetes"),)),
        note="since 2012", sources=(Source("0" * 64, "/entry/1"),),
    )  # fmt: skip
    assert set(words_of(fact).split("\n")) == {"High sugar", "44054006", "Diabetes", "since 2012"}
