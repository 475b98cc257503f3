"""Is it the same amount?"""

from __future__ import annotations

import pytest

from second_opinion.journey.merge.amounts import amount_of, comparable, differ
from second_opinion.record import Coding, Concept, Quantity, Value
from second_opinion.record.codes import SNOMED


def amount(written: str) -> Quantity:
    """ "<7 mg/dL" as a quantity."""
    number, _, unit = written.partition(" ")
    comparator = number.rstrip("0123456789.-")
    return Quantity(number.removeprefix(comparator), unit, "", comparator)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("7.0 mg/dL", "7 mg/dl"),
        ("7.0 mg/dL", "0.07 g/L"),
        ("13.5 g/dL", "135 g/L"),
        ("6.1 10*3/uL", "6.1 K/uL"),
        ("6.1 x10E3/uL", "6.1 10^3/uL"),
        ("6.1 x10(3)/mcL", "6.1 10*9/L"),
        ("6.1 thou/mm3", "6.1 10³/µL"),
        ("4.5 10*6/uL", "4.5 M/uL"),
        ("70.5 kg", "155.4 lb"),
        ("180 cm", "70.9 [in_i]"),
        ("37.0 Cel", "98.6 [degF]"),
        ("98.6 °F", "37.0 °C"),
        ("25 U/L", "25 IU/L"),
        ("140 mmol/L", "140 MMOL/L"),
        ("120 mm[Hg]", "120 mmHg"),
        ("62 /min", "62 beats/min"),
        ("500 mg", "0.5 g"),
        ("5.43 mg/dL", "5.4 mg/dL"),
        ("7 mg/dL", "7"),
        ("13.5 gm/dL", "13.5 g/dL"),
        ("44 mL/min/1.73 m2", "44 mL/min/{1.73_m2}"),
        ("44 mL/min/1.73m^2", "44 mL/min/1.73m²"),
        ("30 mg/g creat", "30 mg/g{creat}"),
        ("30 mg/g Cr", "30 mg/g{creatinine}"),
    ],
)
def test_the_same_amount_in_other_words(one: str, two: str) -> None:
    assert not differ(amount_of(amount(one)), amount_of(amount(two)))
    assert not differ(amount_of(amount(two)), amount_of(amount(one)))


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("7.0 mg/dL", "7.2 mg/dL"),
        ("7.0 mg/dL", "7.0 g/dL"),
        ("5.5 mmol/L", "99 mg/dL"),
        ("<5 mg/dL", "5 mg/dL"),
        ("7 mg/dL", "7.4 mg/dL"),
        ("30 mg/g", "31 mg/g{creat}"),
        ("44 mL/min", "45 mL/min/{1.73_m2}"),
        ("100 mg", "100 mL"),
        ("36.6 Cel", "98.6 [degF]"),
        ("1 meq/L", "1 mmol/L"),
    ],
)
def test_another_amount(one: str, two: str) -> None:
    assert differ(amount_of(amount(one)), amount_of(amount(two)))
    assert differ(amount_of(amount(two)), amount_of(amount(one)))


NEVER = (Coding(SNOMED, "266919005", "Never smoked tobacco"),)


@pytest.mark.parametrize(
    ("one", "two", "same"),
    [
        ("Negative", "NEGATIVE.", True),
        ("Negative", Concept("negative"), True),
        (Concept("Never smoker", NEVER), Concept("", NEVER), True),
        (Concept("Never smoker"), Concept("Former smoker"), False),
        ("1+", "2+", False),
        ("+", "-", False),
        ("7.0", Quantity("7", "mg/dL"), True),
        (True, "yes", True),
        (None, "Negative", True),
        ("", "Negative", True),
    ],
)
def test_words(one: Value, two: Value, same: bool) -> None:
    assert differ(amount_of(one), amount_of(two)) is not same


def test_amounts_of_different_kinds_are_apart_but_no_contradiction() -> None:
    glucose = amount_of(amount("99 mg/dL")), amount_of(amount("5.5 mmol/L"))
    assert (differ(*glucose), comparable(*glucose)) == (True, False)


def test_numbers_beyond_all_reason_are_only_words() -> None:
    assert amount_of(Quantity("1e999999", "mg")).number is None
