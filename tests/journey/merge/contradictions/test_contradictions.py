"""What a doctor should glance at, and what is none of that."""

from __future__ import annotations

import msgspec

from second_opinion.journey.merge import merge
from second_opinion.record import (
    AllergyIntolerance,
    Clash,
    Coding,
    Concept,
    Condition,
    Immunization,
    Period,
    Procedure,
    Quantity,
    Result,
    Source,
    Standing,
    VitalSign,
)
from second_opinion.record.codes import LOINC, SNOMED
from tests.journey.merge.telling import FILES, listed, on, since, told
from tests.people import ROSA, person

PENICILLIN = AllergyIntolerance(code=Concept("Penicillin"), category="medication", clinical_status="active")
PEANUT = AllergyIntolerance(code=Concept("Peanut"), category="food")
NONE = AllergyIntolerance(code=Concept("No known allergies"), none_known=True)
NO_DRUG = AllergyIntolerance(code=Concept("No known drug allergies"), none_known=True)


def test_an_allergy_here_and_none_known_there() -> None:
    assert listed(PENICILLIN, NONE) == [(Clash.ALLERGY_AND_NONE_KNOWN, ["No known allergies", "Penicillin"])]


def test_no_drug_allergy_does_not_deny_one_to_a_food() -> None:
    assert listed(PEANUT, NO_DRUG) == []
    assert listed(PENICILLIN, NO_DRUG) == [(Clash.ALLERGY_AND_NONE_KNOWN, ["No known drug allergies", "Penicillin"])]


def test_none_known_twice_is_no_contradiction() -> None:
    assert listed(NONE, NO_DRUG) == []


def test_a_refuted_allergy() -> None:
    refuted = msgspec.structs.replace(PENICILLIN, standing=Standing.REFUTED)
    assert listed(PENICILLIN, refuted) == [(Clash.ALLERGY_REFUTED, ["Penicillin", "Penicillin"])]
    assert listed(PEANUT, refuted) == []


def test_an_allergy_that_is_active_here_and_past_there() -> None:
    past = msgspec.structs.replace(PENICILLIN, clinical_status="inactive")
    assert listed(PENICILLIN, past) == [(Clash.DIAGNOSIS_STATUS, ["Penicillin", "Penicillin"])]


TUBERCULOSIS = Condition(code=Concept("Tuberculosis"), when=since("2019-05-01"), clinical_status="active")


def test_a_diagnosis_ruled_out_later_or_elsewhere() -> None:
    refuted = Condition(code=Concept("tuberculosis"), standing=Standing.REFUTED, when=since("2019-06-01"))
    assert listed(TUBERCULOSIS, refuted) == [(Clash.DIAGNOSIS_REFUTED, ["Tuberculosis", "tuberculosis"])]


def test_a_diagnosis_ruled_out_years_before_it_was_found_is_none() -> None:
    refuted = Condition(code=Concept("tuberculosis"), standing=Standing.REFUTED, when=since("2010-06-01"))
    assert listed(TUBERCULOSIS, refuted) == []


def test_a_diagnosis_active_here_and_resolved_there() -> None:
    over = msgspec.structs.replace(TUBERCULOSIS, clinical_status="resolved")
    assert listed(TUBERCULOSIS, over) == [(Clash.DIAGNOSIS_STATUS, ["Tuberculosis", "Tuberculosis"])]


def test_left_here_and_right_there() -> None:
    left, right = (
        Procedure(code=Concept("Lobectomy of lung"), body_site=Concept(f"{side} upper lobe"), when=on("2021-04-06"))
        for side in ("left", "right")
    )
    assert listed(left, right) == [(Clash.DIFFERENT_SIDE, ["Lobectomy of lung", "Lobectomy of lung"])]
    other_day = msgspec.structs.replace(right, when=on("2022-04-06"))
    assert listed(left, other_day) == []


def test_a_side_is_listed_once_where_a_visit_names_the_problem_again() -> None:
    right, left = (
        Condition(code=Concept(f"Tumor of {side} lung"), when=since("2026-10")) for side in ("right", "left")
    )
    again = msgspec.structs.replace(left, when=Period(), category="encounter-diagnosis")
    there = [msgspec.structs.replace(fact, sources=(Source(FILES[1], fact.category),)) for fact in (left, again)]
    record = merge(ROSA, [*told(right), *there])
    sides = {fact.id: fact.when for fact in record.facts}
    assert [[sides[name] for name in found.facts] for found in record.contradictions] == [[right.when, left.when]]


POTASSIUM = Concept("Potassium", (Coding(LOINC, "2823-3"),))


def potassium(value: str, when: str, unit: str = "mmol/L") -> Result:
    return Result(code=POTASSIUM, value=Quantity(value, unit), when=on(when))


def test_one_test_with_two_values() -> None:
    expected = [(Clash.DIFFERENT_VALUE, ["Potassium", "Potassium"])]
    assert listed(potassium("4.1", "2014-02-12T08:00"), potassium("5.1", "2014-02-12T08:00")) == expected
    assert listed(potassium("4.1", "2014-02-12"), potassium("5.1", "2014-02-12")) == expected


def test_values_that_cannot_be_compared_or_are_of_other_moments_are_none() -> None:
    assert listed(potassium("4.1", "2014-02-12T08:00"), potassium("5.1", "2014-02-12T09:00")) == []
    assert listed(potassium("4.1", "2014-02-12T08:00"), potassium("16", "2014-02-12T08:00", "mg/dL")) == []


def test_a_pulse_taken_twice_a_day_is_none() -> None:
    pulses = (
        VitalSign(code=Concept("Pulse"), value=Quantity(value, "/min"), when=on("2014-02-12")) for value in ("62", "80")
    )
    assert listed(*pulses) == []


def test_a_vaccine_given_here_and_refused_there_on_the_same_day() -> None:
    given = Immunization(code=Concept("Influenza"), when=on("2019-10-02"))
    refused = msgspec.structs.replace(given, standing=Standing.NOT_DONE)
    assert listed(given, refused) == [(Clash.DONE_AND_NOT_DONE, ["Influenza", "Influenza"])]
    assert listed(given, msgspec.structs.replace(refused, when=on("2018-10-02"))) == []


def test_taken_back_here_and_still_there_elsewhere() -> None:
    withdrawn = msgspec.structs.replace(potassium("9.9", "2014-02-12T08:00"), standing=Standing.ENTERED_IN_ERROR)
    still = potassium("9.9", "2014-02-12T08:00")
    assert listed(withdrawn, still) == [(Clash.ENTERED_IN_ERROR_ELSEWHERE, ["Potassium", "Potassium"])]
    assert listed(withdrawn, potassium("4.1", "2014-02-12T08:00")) == []


def test_a_birth_date_or_sex_that_differs_between_files() -> None:
    versions = (person("Rosa", "Delgado", "1954-03-09", "female"), person("Rosa", "Delgado", "1954-03-08", "male"))
    found = merge(ROSA, [], versions=versions).contradictions
    assert [(each.clash, each.about, each.facts) for each in found] == [
        (Clash.PERSON_DETAIL, "1954-03-08 / 1954-03-09", ()), (Clash.PERSON_DETAIL, "female / male", ()),
    ]  # fmt: skip


def test_a_less_precise_birth_date_is_none() -> None:
    versions = (person("Rosa", "Delgado", "1954-03-09"), person("Rosa", "Delgado", "1954"))
    assert merge(ROSA, [], versions=versions).contradictions == ()


def test_two_diagnoses_with_codes_that_differ_have_nothing_to_do_with_each_other() -> None:
    one, two = (
        Condition(code=Concept("", (Coding(SNOMED, code),)), standing=standing)
        for code, standing in (("59621000", Standing.HOLDS), ("154283005", Standing.REFUTED))
    )
    assert listed(one, two) == []


def test_allergies_that_none_known_denies_are_all_named_and_not_only_the_first() -> None:
    pills = msgspec.structs.replace(PENICILLIN, code=Concept("PENICILLINS"), clinical_status="inactive")
    (found,) = merge(ROSA, told(PENICILLIN, PEANUT, NONE)).contradictions
    assert (found.about, len(found.facts)) == ("Penicillin, Peanut", 3)
    (one,) = merge(ROSA, told(PENICILLIN, NO_DRUG, PEANUT, pills)).contradictions
    assert one.about == "Penicillin"


def test_a_problem_that_a_visit_names_with_more_words_stays_on_the_problem_list() -> None:
    listed_one = Condition(code=Concept("Pneumonia"), category="problem-list-item", when=since("2013-01-30"))
    coded = Concept("Pneumonia", (Coding(SNOMED, "233604007"),))
    visit = Condition(code=coded, category="encounter-diagnosis", when=since("2013-01-30"), clinical_status="active")
    (merged,) = merge(ROSA, told(listed_one, visit)).facts
    assert isinstance(merged, Condition)
    assert merged.category == "problem-list-item"
