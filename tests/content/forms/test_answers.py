"""Luis's file of answers is held against the form: each fault says where, what, and how to mend it."""

from __future__ import annotations

import pytest
from msgspec import structs

from second_opinion.content.forms import form
from second_opinion.content.forms.answers import MOST_ON_A_CARD, wrong
from second_opinion.content.forms.places import highest
from second_opinion.content.forms.schema import Fields, Signature, Text

GOOD = {
    "blood-pressure": {
        "person/name": "Rosa Núñez",
        "person/born": "1954-03-14",
        "readings/1/date": "2/29",
        "readings/1/morning/time": "7:40 a. m.",
        "readings/1/morning/systolic-1": "128",
        "readings/1/morning/arm": "left",
        "readings/40/evening/pulse-2": "71",
        "readings/31/evening/pulse-2": "",
        "setup/position": "sitting",
    },
    "pain": {"entry/2/now": "6", "entry/2/kind": "burning dull", "entry/2/where": "front-knee-left back-lower"},
    "emergency-sheet": {"contacts/1/proxy": "yes", "wallet/name": "R" * MOST_ON_A_CARD},
}
DATE = ": write a date, as 2026-11-26 or 11/26/2026."
BAD = [
    ("blood-pressure", "person/born", "14/03/1954", DATE),
    ("blood-pressure", "readings/1/date", "2026-02-29", DATE),
    ("blood-pressure", "readings/1/morning/time", "25:00", ": write a time, as 08:15."),
    ("blood-pressure", "readings/1/morning/systolic-1", "high", ": write a number, as 128 or 98.6."),
    ("blood-pressure", "readings/1/morning/arm", "left right", ": write one of these words: left, right."),
    ("pain", "entry/1/now", "11", ": write one of these words: 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10."),
    ("emergency-sheet", "contacts/1/proxy", "no", ": write yes, or leave it out."),
    (
        "emergency-sheet",
        "wallet/phone",
        "1" * (MOST_ON_A_CARD + 1),
        ": a card has room for 120 letters here. Write it shorter.",
    ),
]


@pytest.mark.parametrize("name", GOOD)
def test_what_the_boxes_ask_for_is_well(name: str) -> None:
    assert list(wrong(form(name), GOOD[name])) == []


@pytest.mark.parametrize(("name", "place", "given", "said"), BAD)
def test_what_does_not_fit_says_where_and_how_to_mend_it(name: str, place: str, given: str, said: str) -> None:
    assert [reason.english for reason in wrong(form(name), {place: given})] == [place + said]


def test_a_box_that_is_not_there_is_told_with_the_ones_near_to_it() -> None:
    (reason,) = wrong(form("blood-pressure"), {"readings/1/morning/sistolic-1": "128"})
    assert reason.english == (
        "readings/1/morning/sistolic-1: blood-pressure has no such box. Near to it: readings/1/morning/systolic-1, "
        "readings/31/morning/systolic-1, readings/21/morning/systolic-1. All of them: print --list --json"
    )


def test_nothing_is_signed_by_a_program() -> None:
    line = Signature(id="signed", label=Text(en="Signature", es="Firma"))
    signed = structs.replace(form("weight"), parts=(Fields(id="end", fields=(line,)),))
    assert [reason.english for reason in wrong(signed, {"end/signed": "Rosa"})] == [
        "end/signed: this is signed by hand. Leave it out."
    ]


@pytest.mark.parametrize("row", ["1000", "9" * 5000, "٣" * 9])
def test_a_row_number_out_of_all_proportion_makes_no_rows(row: str) -> None:
    answers = {f"readings/{row}/date": "2026-11-26", "readings/999/date": "2026-11-26"}
    assert highest("readings", answers) == 999
    assert [reason.values["place"] for reason in wrong(form("blood-pressure"), answers)] == [
        f"readings/{row}/date"[:80]
    ]
