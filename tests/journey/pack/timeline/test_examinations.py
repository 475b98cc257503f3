"""A story is not drowned in what is done at every visit."""

from __future__ import annotations

import pytest

from second_opinion.journey.pack.history.procedures import is_examination
from second_opinion.record import Condition, Procedure
from tests.journey.pack.rosa import record, rows
from tests.journey.pack.rosa_facts import at, fact


@pytest.mark.parametrize(
    ("name", "yes"),
    [
        ("Urine screening for glucose", True),
        ("Documentation of current medications", True),
        ("Examen de la vista", True),
        ("Colonoscopy", False),
        ("Partial resection of colon", False),
        ("Protestant chaplain visit", False),
    ],
)
def test_what_is_an_examination(name: str, yes: bool) -> None:
    assert is_examination(name) is yes


def test_many_examinations_are_a_number_in_their_year_and_an_operation_is_its_own_line() -> None:
    names = [*["Blood test"] * 6, "Urine screening", "Cesarean section"]
    done = [fact(Procedure, name, "88", when=at("2015-03-04")) for name in names]
    told = rows(record(*done), "Timeline")
    start = told.index("2015 |  | ")
    assert told[start + 1 : start + 3] == [
        "Mar 4, 2015 | Procedure | Cesarean section[1.88]",
        "All year |  | 7 examinations and tests: Blood test 6×, Urine screening",
    ]


def test_few_examinations_are_told_each() -> None:
    done = fact(Procedure, "Stress test", "88", when=at("2015-03-04"))
    assert "Mar 4, 2015 | Examination | Stress test[1.88]" in rows(record(done), "Timeline")


def test_what_was_only_found_is_not_called_a_diagnosis() -> None:
    found = fact(Condition, "Social isolation (finding)", "88", when=at("2015-03-04"))
    assert "Mar 4, 2015 | Finding | Social isolation[1.88]" in rows(record(found), "Timeline")
