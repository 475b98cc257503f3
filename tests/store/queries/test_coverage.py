"""What Luis wrote down about the plan is there again, and can be had back from the trash."""

from __future__ import annotations

from pathlib import Path

import pytest

from second_opinion.record import Case, PartialDate, PlanCall, PlanQuestion
from second_opinion.store import chain, sorting
from second_opinion.store.queries import coverage, leaving, people, trash
from second_opinion.store.queries.coverage import Picture
from tests.people import ROSA

MONDAY = PlanCall(on=PartialDate("2026-11-23"), who="Dana", reference="A-17", said="Covered, no referral.")
TUESDAY = PlanCall(on=PartialDate("2026-11-24"), said="They will call back.")


@pytest.fixture
def rosa(database: Path) -> str:
    assert database.exists()
    return people.add(ROSA)


def test_the_latest_call_comes_first(rosa: str) -> None:
    numbers = [coverage.keep_call(rosa, call) for call in (TUESDAY, MONDAY)]
    assert [(each.id, each.call) for each in coverage.calls(rosa)] == list(zip(numbers, (TUESDAY, MONDAY), strict=True))


def test_a_call_in_the_trash_is_not_listed_and_comes_back(rosa: str) -> None:
    number = coverage.keep_call(rosa, MONDAY)
    coverage.throw_call(rosa, number, "Monday")
    thrown = trash.contents()
    assert (coverage.calls(rosa), [(each.what, each.label) for each in thrown]) == ((), [("call", "Monday")])
    trash.restore(thrown[0].id)
    assert ([each.call for each in coverage.calls(rosa)], trash.contents()) == ([MONDAY], ())


def test_what_becomes_of_a_call_asks_nobody_to_sort_the_files_again(rosa: str) -> None:
    number, before = coverage.keep_call(rosa, MONDAY), chain.head().number
    for then in (trash.restore, trash.erase):
        coverage.throw_call(rosa, number, "Monday")
        then(trash.contents()[0].id)
    assert (sorting.is_due(), chain.changed_since(before)) == (False, False)


def test_a_file_thrown_away_by_a_program_that_died_is_sorted_out_at_the_next_opening(rosa: str) -> None:
    before = chain.head().number
    trash.throw("original", rosa, "a.json")
    assert (sorting.is_due(), chain.changed_since(before)) == (True, True)


def test_a_call_that_is_erased_is_gone(rosa: str) -> None:
    coverage.throw_call(rosa, coverage.keep_call(rosa, MONDAY), "Monday")
    assert trash.erase(trash.contents()[0].id) == frozenset()
    assert (coverage.calls(rosa), trash.contents()) == ((), ())


def test_nobody_throws_away_another_persons_call(rosa: str) -> None:
    number = coverage.keep_call(rosa, MONDAY)
    with pytest.raises(LookupError):
        coverage.throw_call(people.add(ROSA), number, "")
    assert [each.id for each in coverage.calls(rosa)] == [number]


def test_the_last_question_takes_the_place_of_the_one_before(rosa: str) -> None:
    asked = [PlanQuestion(plan=plan, service="knee surgery", year=2026) for plan in ("va", "none")]
    for each in asked:
        coverage.keep_question(rosa, each)
    assert coverage.question(rosa) == asked[1]


def test_each_side_of_the_card_has_one_photo(rosa: str) -> None:
    one, two = Picture("image/png", b"1"), Picture("image/jpeg", b"2")
    for each in (one, two):
        coverage.keep_picture(rosa, "front", each)
    assert (coverage.picture(rosa, "front"), coverage.picture(rosa, "back")) == (two, None)
    assert coverage.sides(rosa) == frozenset({"front"})
    coverage.remove_picture(rosa, "front")
    assert coverage.sides(rosa) == frozenset()


def test_with_the_person_goes_what_was_kept_about_the_plan(rosa: str) -> None:
    coverage.keep_call(rosa, MONDAY)
    coverage.keep_picture(rosa, "front", Picture("image/png", b"1"))
    trash.erase(trash.throw_person(rosa))
    assert (coverage.calls(rosa), coverage.sides(rosa)) == ((), frozenset())


def test_what_was_kept_about_the_plan_leaves_with_the_rest_in_open_formats(rosa: str) -> None:
    coverage.keep_call(rosa, MONDAY)
    coverage.keep_picture(rosa, "back", Picture("image/jpeg", b"the back"))
    people.set_case(Case(person=rosa, told="A tumor."))
    papers = leaving.everything("2026-11-26", "a test").papers
    assert sorted(papers) == [
        f"cases/{rosa}.json",
        f"plans/{rosa} back.jpg",
        f"plans/{rosa}.json",
        f"records/{rosa}.json",
    ]
    assert (papers[f"plans/{rosa} back.jpg"], b"A-17" in papers[f"plans/{rosa}.json"]) == (b"the back", True)
    assert b"A tumor." in papers[f"cases/{rosa}.json"]
