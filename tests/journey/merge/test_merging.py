"""When are two statements one fact, and what becomes of it?"""

from __future__ import annotations

import msgspec

from second_opinion.journey.merge import merge
from second_opinion.record import (
    Coding,
    Concept,
    Condition,
    Medication,
    Observation,
    Original,
    PartialDate,
    Period,
    Procedure,
    Quantity,
    Result,
    Source,
)
from second_opinion.record.codes import ICD10CM, LOINC, NDC, RXNORM, SNOMED
from tests.journey.merge.telling import FILES, on, since, together, told
from tests.people import ROSA

GLUCOSE = Concept("Glucose", (Coding(LOINC, "2345-7", "Glucose [Mass/volume] in Serum or Plasma"),))


def glucose(value: str, unit: str, when: str, code: Concept = GLUCOSE) -> Result:
    return Result(code=code, value=Quantity(value, unit), when=on(when) if when else Period())


def test_one_laboratory_result_seen_through_three_portals_is_one() -> None:
    local = Concept("GLUCOSE", (Coding("urn:oid:1.2.840.999", "GLU"),))
    facts = (
        glucose("100", "mg/dL", "2014-02-12T13:03:57-05:00"),
        glucose("1.00", "g/L", "2014-02-12T18:03:57Z"),
        glucose("100", "mg/dl", "2014-02-12", local),
    )
    assert together(*facts) == [[0, 1, 2]]


def test_another_value_moment_or_test_is_another_result() -> None:
    first = glucose("100", "mg/dL", "2014-02-12T08:00:00-05:00")
    others = (
        glucose("140", "mg/dL", "2014-02-12T08:00:00-05:00"),
        glucose("100", "mg/dL", "2014-02-12T20:00:00-05:00"),
        glucose("100", "mg/dL", "2014-02-12T08:00:00-05:00", Concept("Glucose", (Coding(LOINC, "2339-0"),))),
    )
    assert [together(first, other) for other in others] == [[[0], [1]]] * 3


def test_a_copy_that_knows_only_the_day_joins_the_one_result_of_that_day() -> None:
    morning, copy = glucose("100", "mg/dL", "2014-02-12T08:00:00-05:00"), glucose("100", "mg/dL", "2014-02-12")
    assert together(morning, copy) == [[0, 1]]


def test_a_copy_that_could_be_either_of_two_results_stays_alone() -> None:
    morning, evening = (glucose("100", "mg/dL", f"2014-02-12T{hour}:00:00-05:00") for hour in ("08", "20"))
    copy = glucose("100", "mg/dL", "2014-02-12")
    assert together(morning, evening, copy) == [[0], [1], [2]]


def test_codes_of_all_sources_are_kept_and_words_come_from_one() -> None:
    local = Concept("GLUCOSE", (Coding("urn:oid:1.2.840.999", "GLU"),))
    (merged,) = merge(
        ROSA, told(glucose("100", "mg/dL", "2014-02-12"), glucose("100", "mg/dL", "2014-02-12T08:00:00-05:00", local))
    ).facts
    assert merged.code.text == "GLUCOSE"
    assert [coding.code for coding in merged.code.codings] == ["GLU", "2345-7"]
    assert merged.when == on("2014-02-12T08:00:00-05:00")


def test_a_final_report_speaks_before_a_preliminary_one_and_takes_what_it_lacks() -> None:
    early = msgspec.structs.replace(glucose("100", "mg/dL", "2014-02-12"), status="preliminary", interpretation="H")
    late = msgspec.structs.replace(glucose("100.0", "mg/dL", "2014-02-12"), status="final")
    (merged,) = merge(ROSA, told(early, late)).facts
    assert isinstance(merged, Result)
    assert (merged.status, merged.value, merged.interpretation) == ("final", Quantity("100.0", "mg/dL"), "H")


def test_a_result_that_another_source_calls_an_observation_is_a_result() -> None:
    plain = Observation(code=GLUCOSE, value=Quantity("100", "mg/dL"), when=on("2014-02-12T08:00"))
    (merged,) = merge(ROSA, told(plain, glucose("100", "mg/dL", "2014-02-12T08:00"))).facts
    assert isinstance(merged, Result)


def test_a_fact_that_names_nothing_is_only_the_same_as_its_own_copy() -> None:
    one, two = Condition(note="see chart"), Condition(note="see letter")
    assert together(one, two, one) == [[0, 2], [1]]


HYPERTENSION = Concept("Hypertension", (Coding(SNOMED, "59621000"), Coding(ICD10CM, "I10")))


def test_an_undated_problem_joins_the_one_that_is_dated() -> None:
    dated, undated = Condition(code=HYPERTENSION, when=since("2010")), Condition(code=Concept("hypertension"))
    assert together(dated, undated) == [[0, 1]]


def test_an_undated_problem_joins_none_of_two_episodes() -> None:
    first, second = (Condition(code=HYPERTENSION, when=since(year)) for year in ("2010", "2015"))
    assert together(first, second, Condition(code=HYPERTENSION)) == [[0], [1], [2]]


def test_a_diagnosis_made_at_a_visit_is_not_the_entry_of_the_problem_list() -> None:
    problem = Condition(code=HYPERTENSION, category="problem-list-item")
    visit = Condition(code=HYPERTENSION, category="encounter-diagnosis", when=since("2012-05-03"))
    assert together(problem, visit) == [[0], [1]]


def test_a_code_with_and_without_its_dot_is_one_code() -> None:
    dotted, bare = (Condition(code=Concept("", (Coding(ICD10CM, code),))) for code in ("E11.9", "E119"))
    assert together(dotted, bare) == [[0, 1]]


def test_one_document_that_uses_a_code_twice_with_other_words_means_two_problems() -> None:
    facts = [
        Condition(code=Concept(words, (Coding(ICD10CM, "R68.89"),)), sources=(Source(FILES[0], words),))
        for words in ("Feeling cold", "Restless legs")
    ]
    assert len(merge(ROSA, facts).facts) == 2


def test_a_problem_that_a_later_document_calls_resolved_is_one_resolved_problem() -> None:
    active = Condition(code=HYPERTENSION, clinical_status="active", when=since("2010-03-01"))
    over = msgspec.structs.replace(active, clinical_status="resolved")
    originals = [
        Original(id=name, size=1, created=day) for name, day in zip(FILES, ("2012-01-01", "2014-01-01"), strict=False)
    ]
    record = merge(ROSA, told(active, over), originals)
    assert [fact.clinical_status for fact in record.facts if isinstance(fact, Condition)] == ["resolved"]
    assert record.contradictions == ()


METFORMIN = Concept("Metformin 500 MG Oral Tablet", (Coding(RXNORM, "860975"),))


def test_a_prescription_written_twice_is_one_and_another_start_is_another() -> None:
    order = Medication(code=METFORMIN, origin="MedicationRequest", recorded=PartialDate("2020-01-05"))
    statement = Medication(
        code=Concept("METFORMIN 500 MG ORAL TABLET"), origin="MedicationStatement", when=since("2020-01-05")
    )
    renewal = msgspec.structs.replace(order, recorded=PartialDate("2021-01-05"))
    assert together(order, statement, renewal) == [[0, 1], [2]]


def test_another_dose_or_route_is_another_order() -> None:
    order = Medication(code=METFORMIN, when=since("2020-01-05"), dose=Quantity("500", "mg"), route=Concept("PO"))
    doubled = msgspec.structs.replace(order, dose=Quantity("1", "g"))
    same = msgspec.structs.replace(order, dose=Quantity("0.5", "g"), route=Concept("by mouth"))
    injected = msgspec.structs.replace(order, route=Concept("Intravenous"))
    assert together(order, doubled, same, injected) == [[0, 2], [1], [3]]


def test_package_numbers_are_one_with_and_without_hyphens() -> None:
    facts = (Medication(code=Concept("", (Coding(NDC, code),))) for code in ("0093-1048-01", "00093104801"))
    assert together(*facts) == [[0, 1]]


def test_a_pharmacys_hand_over_is_not_the_order() -> None:
    order = Medication(code=METFORMIN, when=since("2020-01-05"), origin="MedicationRequest")
    assert together(order, msgspec.structs.replace(order, origin="MedicationDispense")) == [[0], [1]]


def test_a_fact_keeps_its_id_when_unrelated_files_come() -> None:
    alone = merge(ROSA, told(glucose("100", "mg/dL", "2014-02-12"))).facts
    more = merge(ROSA, told(glucose("100", "mg/dL", "2014-02-12"), glucose("90", "mg/dL", "2016-02-12"))).facts
    assert alone[0].id == more[0].id


def test_facts_stand_in_the_order_of_time_and_undated_ones_last() -> None:
    facts = told(*(Procedure(code=Concept(name), when=when) for name, when in (
        ("no date", Period()), ("second", on("2015-03")), ("first", on("2014")), ("third", on("2016-01-01T08:00")),
    )))  # fmt: skip
    assert [fact.label for fact in merge(ROSA, facts).facts] == ["first", "second", "third", "no date"]
