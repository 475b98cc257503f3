"""What was measured and asked: each value as the source wrote it, under the kind it belongs to."""

from __future__ import annotations

from typing import Any

import pytest

from second_opinion.journey.gather.fhir import read
from second_opinion.record import (
    Coding,
    Concept,
    Observation,
    PartialDate,
    Period,
    Practitioner,
    Quantity,
    Range,
    ReferenceRange,
    Result,
    SocialHistory,
    Source,
    Standing,
    VitalSign,
)
from second_opinion.record.codes import LOINC
from tests.journey.gather.fhir.files import ORIGINAL, about_rosa, amount, bundle, coded, fact, facts, reading

LABORATORY = [coded("http://terminology.hl7.org/CodeSystem/observation-category", "laboratory")]


def test_a_laboratory_result_is_kept_as_the_laboratory_wrote_it() -> None:
    found = fact(
        about_rosa(
            "Observation",
            status="final",
            category=LABORATORY,
            code=coded(LOINC, "2823-3", "Potassium"),
            effectiveDateTime="2024-03-01T08:00:00-05:00",
            issued="2024-03-02T00:00:00Z",
            performer=[{"display": "City Lab"}],
            valueQuantity=amount(5.4, "mmol/L"),
            interpretation=[coded("x", "H", "High")],
            referenceRange=[
                {"low": amount(3.5, "mmol/L"), "high": amount(5.1, "mmol/L"), "type": {"text": "Normal Range"}}
            ],
            specimen={"display": "Serum"},
            note=[{"text": "Slightly hemolyzed."}],
        )
    )
    assert found == Result(
        subject="Patient/rosa",
        code=Concept("", (Coding(LOINC, "2823-3", "Potassium"),)),
        status="final",
        when=Period.at(PartialDate("2024-03-01T08:00:00-05:00")),
        recorded=PartialDate("2024-03-02T00:00:00Z"),
        performers=(Practitioner(name="City Lab"),),
        note="Slightly hemolyzed.",
        sources=(Source(ORIGINAL, "", "Observation/x1"),),
        category="laboratory",
        value=Quantity("5.4", "mmol/L", "mmol/L"),
        interpretation="H",
        ranges=(ReferenceRange(Quantity("3.5", "mmol/L", "mmol/L"), Quantity("5.1", "mmol/L", "mmol/L")),),
        specimen="Serum",
    )


@pytest.mark.parametrize("written", ["7.10", "7.0", "0.50", "1e3", "1200", "-0.5"])
def test_a_value_keeps_every_digit_it_was_written_with(written: str) -> None:
    data = f'{{"resourceType": "Observation", "valueQuantity": {{"value": {written}, "unit": "mg/dL"}}}}'
    (found,) = read(data.encode(), ORIGINAL).facts
    assert isinstance(found, Observation)
    assert found.value == Quantity(written, "mg/dL")


@pytest.mark.parametrize(
    ("key", "value", "meaning"),
    [
        ("valueQuantity", {"value": 5, "comparator": "<", "unit": "ng/mL"}, Quantity("5", "ng/mL", "", "<")),
        ("valueQuantity", {"value": "< 5", "unit": "ng/mL"}, Quantity("5", "ng/mL", "", "<")),
        ("valueQuantity", {"unit": "not detected"}, "not detected"),
        ("valueCodeableConcept", {"text": "Positive"}, Concept("Positive")),
        ("valueString", "see note", "see note"),
        ("valueBoolean", False, False),
        ("valueInteger", 12, Quantity("12")),
        ("valueRange", {"low": amount(1, "mg")}, Range(Quantity("1", "mg", "mg"), None)),
        ("valueRatio", {"numerator": {"value": 1}, "denominator": {"value": 128}}, "1:128"),
        ("valueSampledData", {"data": "1 2 3"}, "1 2 3"),
        ("valueTime", "10:30", "10:30"),
        ("valueDateTime", "2024-05", "2024-05"),
        ("valuePeriod", {"start": "2024-01", "end": "2024-02"}, "2024-01 – 2024-02"),
        ("valueReference", {"display": "Dr. Osei"}, "Dr. Osei"),
    ],
)
def test_every_type_of_value_is_read(key: str, value: Any, meaning: Any) -> None:
    assert fact(about_rosa("Observation", **{key: value})).value == meaning


def test_blood_pressure_is_two_vital_signs_of_one_panel() -> None:
    parts = [
        {"code": coded(LOINC, "8480-6", "Systolic"), "valueQuantity": amount(140, "mm[Hg]")},
        {"code": coded(LOINC, "8462-4", "Diastolic"), "valueQuantity": amount(80, "mm[Hg]")},
    ]
    found = facts(
        about_rosa(
            "Observation", code=coded(LOINC, "85354-9", "Blood pressure"), component=parts, effectiveDateTime="2024"
        )
    )
    assert [(type(one), one.label, one.value.label, one.panel, one.when.start.value) for one in found] == [
        (VitalSign, "Systolic", "140 mm[Hg]", "Blood pressure", "2024"),
        (VitalSign, "Diastolic", "80 mm[Hg]", "Blood pressure", "2024"),
    ]
    assert [one.sources[0].place for one in found] == ["/component/0", "/component/1"]


def test_a_panel_with_a_value_of_its_own_keeps_it_beside_its_components() -> None:
    found = facts(about_rosa("Observation", valueString="total", component=[{"valueString": "part"}]))
    assert [one.value for one in found] == ["total", "part"]


def test_members_of_a_panel_name_it_and_the_empty_panel_only_supports_them() -> None:
    panel = about_rosa("Observation", code={"text": "Lipids"}, hasMember=[{"reference": "Observation/ldl"}])
    member = about_rosa("Observation", code={"text": "LDL"}, valueInteger=3) | {"id": "ldl"}
    found = reading(bundle(panel, member))
    assert [(fact.label, fact.panel) for fact in found.facts if isinstance(fact, Observation)] == [("LDL", "Lipids")]
    assert found.support == {"Observation": 1}


def test_a_panel_whose_members_lie_elsewhere_is_not_lost() -> None:
    panel = about_rosa("Observation", code={"text": "Lipids"}, hasMember=[{"reference": "Observation/far"}])
    assert fact(panel).label == "Lipids"


@pytest.mark.parametrize(
    ("elements", "kind"),
    [
        ({"category": LABORATORY}, Result),
        ({"category": [{"coding": [{"code": "Laboratory"}]}]}, Result),
        ({"category": coded("x", "vital-signs")}, VitalSign),
        ({"category": [{"text": "Social History"}]}, SocialHistory),
        ({"category": [coded("x", "survey")], "code": coded(LOINC, "72166-2")}, SocialHistory),
        ({"code": coded(LOINC, "8867-4")}, VitalSign),
        ({"specimen": {"display": "Urine"}}, Result),
        ({"category": [coded("x", "imaging")], "specimen": {"display": "Urine"}}, Observation),
        ({}, Observation),
    ],
)
def test_the_category_decides_the_kind_and_certain_codes_stand_in(elements: dict[str, Any], kind: type) -> None:
    assert type(fact(about_rosa("Observation", **elements))) is kind


def test_a_result_without_category_in_a_laboratory_report_is_a_laboratory_result() -> None:
    report = about_rosa(
        "DiagnosticReport", category=[coded("x", "LAB")], code={"text": "CBC"}, result=[{"reference": "Observation/hb"}]
    )
    hemoglobin = about_rosa("Observation", code={"text": "Hemoglobin"}, valueInteger=13) | {"id": "hb"}
    result = facts(report, hemoglobin)[1]
    assert (type(result), result.panel, result.category) == (Result, "CBC", "laboratory")


@pytest.mark.parametrize(
    ("status", "standing"),
    [
        ("final", Standing.HOLDS),
        ("amended", Standing.HOLDS),
        ("corrected", Standing.HOLDS),
        ("preliminary", Standing.UNCONFIRMED),
        ("registered", Standing.PLANNED),
        ("cancelled", Standing.NOT_DONE),
        ("entered-in-error", Standing.ENTERED_IN_ERROR),
        ("unknown", Standing.HOLDS),
    ],
)
def test_a_result_that_was_taken_back_never_stands(status: str, standing: Standing) -> None:
    assert fact(about_rosa("Observation", status=status, valueInteger=1)).standing == standing


@pytest.mark.parametrize(
    ("interpretation", "code"),
    [
        ([coded("x", "HH")], "HH"),
        (coded("http://hl7.org/fhir/v2/0078", "L"), "L"),
        ([{"text": "Critically high"}], "HH"),
        ([{"text": "Abnormal"}], "A"),
        ([{"text": "borderline"}], "borderline"),
    ],
)
def test_a_flag_is_read_from_its_code_or_its_word(interpretation: Any, code: str) -> None:
    assert fact(about_rosa("Observation", interpretation=interpretation)).interpretation == code


def test_the_reason_for_a_missing_value_is_kept() -> None:
    found = fact(about_rosa("Observation", dataAbsentReason={"text": "Specimen clotted"}))
    assert (found.value, found.absent_reason) == (None, "Specimen clotted")


def test_a_range_for_some_people_says_for_whom() -> None:
    ranges = [{"text": "12–16", "appliesTo": [{"text": "Women"}]}, {"text": "NA"}]
    assert fact(about_rosa("Observation", referenceRange=ranges)).ranges == (
        ReferenceRange(text="12–16", applies_to="Women"),
    )


def test_a_number_no_body_can_have_is_kept_as_written_and_not_as_a_number() -> None:
    found = read(b'{"resourceType": "Observation", "valueQuantity": {"value": 1e999999}}', ORIGINAL)
    (fact_,) = found.facts
    assert isinstance(fact_, Observation)
    assert (fact_.value, fact_.note) == (None, "valueQuantity: 1e999999")
    assert len(found.warnings) == 1


def test_each_answer_of_a_questionnaire_is_an_observation() -> None:
    items = [
        {"linkId": "1", "text": "Smoke?", "answer": [{"valueBoolean": False}]},
        {"linkId": "2", "text": "Group", "item": [{"text": "Drinks a week", "answer": [{"valueInteger": 2}]}]},
    ]
    found = facts(about_rosa("QuestionnaireResponse", status="completed", authored="2024-01-02", item=items))
    assert [(one.label, one.value, one.category, one.sources[0].place) for one in found] == [
        ("Smoke?", False, "survey", "/item/0/answer/0"),
        ("Drinks a week", Quantity("2"), "survey", "/item/1/item/0/answer/0"),
    ]
