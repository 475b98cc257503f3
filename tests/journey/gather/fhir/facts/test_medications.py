"""Rosa's medicines: what, how much, how often, and whether she takes them."""

from __future__ import annotations

from typing import Any

import pytest

from second_opinion.record import Concept, Medication, PartialDate, Period, Practitioner, Quantity, Source, Standing
from tests.journey.gather.fhir.files import ORIGINAL, about_rosa, amount, fact, reading

METFORMIN = {"text": "Metformin 500 mg tablet"}


def prescribed(**elements: Any) -> Any:
    return fact(about_rosa("MedicationRequest", medicationCodeableConcept=METFORMIN, **elements))


def test_a_prescription_keeps_the_instruction_as_written_and_its_parts() -> None:
    found = prescribed(
        status="active",
        intent="order",
        authoredOn="2024-03-01",
        requester={"display": "Dr. Osei"},
        reasonCode=[{"text": "Diabetes"}],
        dosageInstruction=[
            {
                "text": "Take 1 tablet twice a day with meals",
                "timing": {"repeat": {"frequency": 2, "period": 1, "periodUnit": "d"}},
                "route": {"text": "by mouth"},
                "doseAndRate": [{"doseQuantity": {"value": 1, "unit": "tablet"}}],
            }
        ],
        dispenseRequest={"quantity": {"value": 180, "unit": "tablet"}},
    )
    assert found == Medication(
        subject="Patient/rosa",
        code=Concept("Metformin 500 mg tablet"),
        status="active",
        when=Period(PartialDate("2024-03-01"), None),
        recorded=PartialDate("2024-03-01"),
        performers=(Practitioner(name="Dr. Osei"),),
        sources=(Source(ORIGINAL, "", "MedicationRequest/x1"),),
        origin="MedicationRequest",
        dosage="Take 1 tablet twice a day with meals",
        dose=Quantity("1", "tablet"),
        route=Concept("by mouth"),
        frequency="2 times a day",
        reason="Diabetes",
        supply=Quantity("180", "tablet"),
    )


@pytest.mark.parametrize(
    ("kind", "elements", "standing"),
    [
        ("MedicationRequest", {"status": "active", "intent": "order"}, Standing.HOLDS),
        ("MedicationRequest", {"status": "stopped", "intent": "order"}, Standing.HOLDS),
        ("MedicationRequest", {"status": "active", "intent": "proposal"}, Standing.PLANNED),
        ("MedicationRequest", {"status": "active", "intent": "plan"}, Standing.PLANNED),
        ("MedicationRequest", {"status": "draft"}, Standing.PLANNED),
        ("MedicationRequest", {"status": "cancelled"}, Standing.NOT_DONE),
        ("MedicationRequest", {"status": "active", "doNotPerform": True}, Standing.NOT_DONE),
        ("MedicationRequest", {"status": "entered-in-error", "intent": "plan"}, Standing.ENTERED_IN_ERROR),
        ("MedicationStatement", {"status": "not-taken"}, Standing.NOT_DONE),
        ("MedicationStatement", {"status": "intended"}, Standing.PLANNED),
        ("MedicationStatement", {"status": "active", "taken": "n"}, Standing.NOT_DONE),
        ("MedicationStatement", {"status": "active", "wasNotTaken": True}, Standing.NOT_DONE),
        ("MedicationDispense", {"status": "declined"}, Standing.NOT_DONE),
        ("MedicationAdministration", {"status": "not-done"}, Standing.NOT_DONE),
        ("MedicationAdministration", {"status": "completed", "notGiven": True}, Standing.NOT_DONE),
    ],
)
def test_a_medicine_not_taken_is_never_shown_as_taken(kind: str, elements: dict[str, Any], standing: Standing) -> None:
    found = fact(about_rosa(kind, medicationCodeableConcept=METFORMIN, **elements))
    assert (found.standing, found.origin) == (standing, kind)


@pytest.mark.parametrize(
    "elements",
    [
        {"reportedBoolean": True},
        {"requester": {"reference": "Patient/rosa"}},
        {"category": [{"coding": [{"code": "patientspecified"}]}]},
    ],
)
def test_a_medicine_the_person_reports_taking_is_no_plan(elements: dict[str, Any]) -> None:
    assert prescribed(status="active", intent="plan", **elements).standing == Standing.HOLDS


@pytest.mark.parametrize(
    ("repeat", "words"),
    [
        ({"frequency": 1, "period": 1, "periodUnit": "d"}, "once a day"),
        ({"frequency": 3, "period": 1, "periodUnit": "d"}, "3 times a day"),
        ({"frequency": 1, "period": 8, "periodUnit": "h"}, "every 8 hours"),
        ({"frequency": 1, "frequencyMax": 2, "period": 1, "periodUnit": "d"}, "1–2 times a day"),
        ({"frequency": 1, "period": 4, "periodMax": 6, "periodUnit": "h"}, "every 4–6 hours"),
        ({"frequency": 1, "period": 1, "periodUnits": "h"}, "once an hour"),
        ({"when": ["HS"]}, "HS"),
        ({"frequency": 2}, ""),
    ],
)
def test_how_often_is_said_in_words(repeat: dict[str, Any], words: str) -> None:
    assert prescribed(dosageInstruction=[{"timing": {"repeat": repeat}}]).frequency == words


def test_a_dose_keeps_its_digits() -> None:
    data = b'{"resourceType": "MedicationStatement", "dosage": [{"doseAndRate": [{"doseQuantity": {"value": 7.10}}]}]}'
    from second_opinion.journey.gather.fhir import read

    (found,) = read(data, ORIGINAL).facts
    assert isinstance(found, Medication)
    assert found.dose == Quantity("7.10")


def test_without_an_instruction_the_amounts_that_have_no_place_are_written_out() -> None:
    part = {
        "doseAndRate": [{"doseRange": {"low": amount(1, "mg"), "high": amount(2, "mg")}}],
        "asNeededCodeableConcept": {"text": "for pain"},
        "maxDosePerPeriod": {"numerator": amount(8, "mg"), "denominator": amount(1, "d")},
    }
    found = prescribed(dosageInstruction=[part])
    assert (found.dosage, found.as_needed) == ("1 mg–2 mg, for pain, max. 8 mg / 1 d", True)


def test_two_instructions_are_both_kept() -> None:
    parts = [{"text": "2 tablets on day 1"}, {"text": "then 1 tablet a day"}]
    assert prescribed(dosageInstruction=parts).dosage == "2 tablets on day 1; then 1 tablet a day"


@pytest.mark.parametrize("where", ["contained", "elsewhere", "display"])
def test_a_medicine_named_by_reference_is_found(where: str) -> None:
    thing = {"resourceType": "Medication", "id": "m", "code": METFORMIN, "form": {"text": "tablet"}}
    statement = about_rosa("MedicationStatement", status="active")
    if where == "contained":
        found = fact(statement | {"contained": [thing], "medicationReference": {"reference": "#m"}})
    elif where == "elsewhere":
        found = fact(statement | {"medicationReference": {"reference": "Medication/m"}}, thing)
    else:
        found = fact(statement | {"medicationReference": {"reference": "Medication/9", "display": METFORMIN["text"]}})
    assert (found.label, found.form) == (METFORMIN["text"], "" if where == "display" else "tablet")


def test_a_compounded_medicine_is_called_by_what_is_in_it() -> None:
    parts = [{"itemCodeableConcept": {"text": "Cyclosporine"}}, {"itemCodeableConcept": {"text": "Castor oil"}}]
    thing = {"resourceType": "Medication", "id": "m", "ingredient": parts}
    found = fact(
        about_rosa("MedicationStatement", contained=[thing], medicationReference={"reference": "#m"}, status="active")
    )
    assert found.label == "Cyclosporine; Castor oil"


def test_a_statement_of_one_day_does_not_say_that_a_medicine_has_ended() -> None:
    taken = about_rosa("MedicationStatement", effectiveDateTime="2024-08-13")
    assert fact(taken | {"status": "active"}).when == Period(PartialDate("2024-08-13"), None)
    assert fact(taken | {"status": "stopped"}).when == Period.at(PartialDate("2024-08-13"))


def test_a_medicine_handed_over_has_the_day_it_was() -> None:
    found = fact(
        about_rosa(
            "MedicationDispense",
            whenHandedOver="2024-04-02",
            quantity={"value": 30},
            performer=[{"actor": {"display": "CVS"}}],
        )
    )
    assert (found.when, found.supply) == (Period.at(PartialDate("2024-04-02")), Quantity("30"))
    assert found.performers == (Practitioner(name="CVS"),)


def test_bounds_of_the_timing_are_when_it_is_taken() -> None:
    bounds = {"boundsPeriod": {"start": "2024-01-05", "end": "2024-01-15"}}
    found = prescribed(authoredOn="2024-01-01", dosageInstruction=[{"timing": {"repeat": bounds}}])
    assert found.when == Period(PartialDate("2024-01-05"), PartialDate("2024-01-15"))


def test_the_elder_names_of_a_prescription_are_read() -> None:
    order = about_rosa(
        "MedicationOrder",
        medicationCodeableConcept=METFORMIN,
        status="active",
        dateWritten="2014-02-12",
        prescriber={"display": "Dr. House"},
        dosageInstruction=[{"text": "1 a day", "doseQuantity": amount(500, "mg"), "asNeededBoolean": True}],
        reasonCodeableConcept={"text": "Diabetes"},
    )
    found = reading(order)
    assert found.format == "FHIR DSTU2 MedicationOrder"
    (one,) = found.facts
    assert isinstance(one, Medication)
    assert (one.dose, one.as_needed, one.reason) == (Quantity("500", "mg", "mg"), True, "Diabetes")
    assert (one.performers, one.recorded) == ((Practitioner(name="Dr. House"),), PartialDate("2014-02-12"))
