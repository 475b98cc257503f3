"""A story is not drowned in what is done at every visit."""

from __future__ import annotations

import pytest

from second_opinion.journey.pack.history.procedures import is_examination
from second_opinion.record import Procedure
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


def test_many_examinations_of_a_day_are_one_line_and_an_operation_is_its_own() -> None:
    names = [*(f"Blood test {number}" for number in range(7)), "Cesarean section"]
    done = [fact(Procedure, name, "88", when=at("2015-03-04")) for name in names]
    told = [line for line in rows(record(*done), "Timeline") if line.startswith("Mar 4, 2015")]
    assert told == [
        "Mar 4, 2015 | Procedure | Cesarean section[1.88]",
        "Mar 4, 2015 | Examination | Blood test 0; Blood test 1; Blood test 2; Blood test 3; and 3 more[1.88]",
    ]
