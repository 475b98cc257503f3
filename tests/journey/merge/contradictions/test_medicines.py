"""Doses that differ, and a medicine that is taken here and stopped there."""

from __future__ import annotations

import msgspec
import pytest

from second_opinion.journey.merge import merge
from second_opinion.record import Clash, Concept, Medication, Quantity, Source
from tests.journey.merge.telling import FILES, listed, on, since, told
from tests.people import ROSA


def medicine(
    name: str, dose: str = "", *, status: str = "active", start: str = "2020-01-05", end: str = ""
) -> Medication:
    when = on(start, end) if end else since(start)
    return Medication(code=Concept(name), status=status, when=when, dose=Quantity(dose, "mg") if dose else None)


METFORMIN_500 = medicine("Metformin 500 MG Oral Tablet")


def test_two_strengths_of_one_medicine_at_the_same_time() -> None:
    stronger = medicine("metformin hydrochloride 1000 mg tab [Glucophage]", start="2020-03-01")
    assert listed(METFORMIN_500, stronger) == [(Clash.DIFFERENT_DOSE, sorted([METFORMIN_500.label, stronger.label]))]


def test_two_doses_of_one_order() -> None:
    assert listed(medicine("Lisinopril", "10"), medicine("Lisinopril", "20")) == [
        (Clash.DIFFERENT_DOSE, ["Lisinopril", "Lisinopril"])
    ]


def test_a_dose_that_was_changed_one_after_the_other_is_none() -> None:
    before = medicine("Lisinopril", "10", status="completed", end="2020-06-01")
    assert listed(before, medicine("Lisinopril", "20", start="2020-06-02")) == []


def test_two_strengths_in_one_document_are_meant_so() -> None:
    facts = [medicine("Warfarin 5 MG"), medicine("Warfarin 2.5 MG")]
    together = [msgspec.structs.replace(fact, sources=(Source(FILES[0], fact.label),)) for fact in facts]
    assert merge(ROSA, together).contradictions == ()


def test_the_same_dose_in_other_units_is_none() -> None:
    grams = Medication(code=Concept("Metformin"), status="active", when=since("2020"), dose=Quantity("0.5", "g"))
    assert listed(medicine("Metformin", "500", start="2020-01-05"), grams) == []


def test_taken_here_and_stopped_there() -> None:
    stopped = medicine("Warfarin 5 MG", status="stopped", end="2021-02-01")
    assert listed(medicine("Warfarin 5 MG"), stopped) == [
        (Clash.MEDICATION_STOPPED_AND_ACTIVE, ["Warfarin 5 MG", "Warfarin 5 MG"])
    ]


THEN_AND_LATER = ("2020-05-01", "2021-03-01")


def test_stopped_in_the_later_document_of_the_same_hospital_is_news_and_no_contradiction() -> None:
    stopped = medicine("Warfarin 5 MG", status="stopped", end="2021-02-01")
    elm = ("Elm Hospital", "ELM HOSPITAL")
    assert listed(medicine("Warfarin 5 MG"), stopped, dates=THEN_AND_LATER, kept_by=elm) == []


@pytest.mark.parametrize("kept_by", [("Elm Hospital", "Oak Clinic"), ("Elm Hospital", ""), ("", "")])
def test_what_another_hospital_stops_later_may_still_be_given_here(kept_by: tuple[str, str]) -> None:
    running = medicine("Warfarin 5 MG")
    for stopped in (medicine("Warfarin 5 MG", status="stopped", end="2021-02-01"),
                    medicine("Warfarin 5 MG", status="stopped")):  # fmt: skip
        assert listed(running, stopped, dates=THEN_AND_LATER, kept_by=kept_by) == [
            (Clash.MEDICATION_STOPPED_AND_ACTIVE, ["Warfarin 5 MG", "Warfarin 5 MG"])
        ]


def test_a_dose_lowered_by_one_hospital_leaves_the_old_dose_running_at_the_other() -> None:
    there = medicine("Metformin 1000 MG Oral Tablet")
    here = [medicine("Metformin 1000 MG Oral Tablet", status="stopped"), METFORMIN_500]
    facts = [*told(there), *(msgspec.structs.replace(fact, sources=(Source(FILES[1], fact.label),)) for fact in here)]
    record = merge(ROSA, facts)
    assert sorted(fact.status for fact in record.facts) == ["active", "active", "stopped"]
    assert [found.clash for found in record.contradictions] == [
        Clash.DIFFERENT_DOSE, Clash.MEDICATION_STOPPED_AND_ACTIVE,
    ]  # fmt: skip


def test_still_taken_in_the_later_document_is_a_contradiction() -> None:
    stopped = medicine("Warfarin 5 MG", status="stopped", end="2021-02-01")
    found = listed(medicine("Warfarin 5 MG"), stopped, dates=("2021-05-01", "2021-03-01"))
    assert [clash for clash, _ in found] == [Clash.MEDICATION_STOPPED_AND_ACTIVE]


def test_an_order_that_was_renewed_is_none() -> None:
    over = medicine("Warfarin 5 MG", status="completed", end="2020-04-01")
    assert listed(over, medicine("Warfarin 5 MG", start="2020-04-02")) == []
