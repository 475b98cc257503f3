"""What was done, what is planned, and who cares."""

from __future__ import annotations

from typing import Any

import pytest

from second_opinion.record import (
    CareTeamMember,
    Concept,
    Device,
    Encounter,
    Immunization,
    PartialDate,
    Period,
    PlannedCare,
    Practitioner,
    Procedure,
    Quantity,
    Source,
    Standing,
)
from second_opinion.record.codes import NPI
from tests.journey.gather.fhir.files import ORIGINAL, about_rosa, amount, coded, fact, facts, reading

OSEI = {
    "resourceType": "Practitioner",
    "id": "osei",
    "name": [{"prefix": ["Dr."], "given": ["Ama"], "family": "Osei"}],
    "identifier": [{"system": NPI, "value": "1234567893"}],
}
CLINIC = {"resourceType": "Organization", "id": "clinic", "name": "Hill Clinic"}


def test_an_operation_keeps_who_where_when_and_why() -> None:
    role = {
        "resourceType": "PractitionerRole",
        "id": "r",
        "practitioner": {"reference": "Practitioner/osei"},
        "organization": {"reference": "Organization/clinic"},
        "specialty": [{"text": "Surgery"}],
    }
    found = fact(
        about_rosa(
            "Procedure",
            status="completed",
            code={"text": "Mastectomy"},
            performedPeriod={"start": "2024-03-01T08:00", "end": "2024-03-01T10:00"},
            performer=[{"function": {"text": "surgeon"}, "actor": {"reference": "PractitionerRole/r"}}],
            bodySite=[{"text": "Left breast"}],
            reasonReference=[{"display": "Breast cancer"}],
            outcome={"text": "Successful"},
        ),
        role,
        OSEI,
        CLINIC,
    )
    surgeon = found.performers[0]
    assert (surgeon.name, surgeon.npi, surgeon.role) == ("Dr. Ama Osei", "1234567893", "surgeon")
    assert (surgeon.organization, surgeon.specialty) == ("Hill Clinic", "Surgery")
    assert found == Procedure(
        subject="Patient/rosa",
        code=Concept("Mastectomy"),
        status="completed",
        when=Period(PartialDate("2024-03-01T08:00"), PartialDate("2024-03-01T10:00")),
        performers=(surgeon,),
        sources=(Source(ORIGINAL, "/entry/0/resource", "Procedure/x1"),),
        body_site=Concept("Left breast"),
        reason="Breast cancer",
        outcome="Successful",
    )


@pytest.mark.parametrize(
    ("kind", "elements", "standing"),
    [
        ("Procedure", {"status": "completed"}, Standing.HOLDS),
        ("Procedure", {"status": "not-done"}, Standing.NOT_DONE),
        ("Procedure", {"status": "completed", "notPerformed": True}, Standing.NOT_DONE),
        ("Procedure", {"status": "completed", "notDone": True}, Standing.NOT_DONE),
        ("Procedure", {"status": "preparation"}, Standing.PLANNED),
        ("Procedure", {"status": "entered-in-error"}, Standing.ENTERED_IN_ERROR),
        ("Immunization", {"status": "not-done"}, Standing.NOT_DONE),
        ("Immunization", {"status": "completed", "wasNotGiven": True}, Standing.NOT_DONE),
        ("Immunization", {"status": "completed", "notGiven": True}, Standing.NOT_DONE),
        ("Encounter", {"status": "finished"}, Standing.HOLDS),
        ("Encounter", {"status": "cancelled"}, Standing.NOT_DONE),
        ("Encounter", {"status": "planned"}, Standing.PLANNED),
        ("ServiceRequest", {"status": "active", "intent": "order"}, Standing.PLANNED),
        ("ServiceRequest", {"status": "completed", "intent": "order"}, Standing.HOLDS),
        ("ServiceRequest", {"status": "revoked", "intent": "order"}, Standing.NOT_DONE),
        ("ServiceRequest", {"status": "active", "doNotPerform": True}, Standing.NOT_DONE),
        ("Goal", {"lifecycleStatus": "active"}, Standing.PLANNED),
        ("Goal", {"lifecycleStatus": "entered-in-error"}, Standing.ENTERED_IN_ERROR),
        ("Appointment", {"status": "booked"}, Standing.PLANNED),
        ("Appointment", {"status": "noshow"}, Standing.NOT_DONE),
        ("Appointment", {"status": "fulfilled"}, Standing.HOLDS),
    ],
)
def test_what_was_not_done_is_never_shown_as_done(kind: str, elements: dict[str, Any], standing: Standing) -> None:
    assert fact(about_rosa(kind, **elements)).standing == standing


def test_a_vaccine_refused_says_why() -> None:
    found = fact(
        about_rosa(
            "Immunization",
            status="not-done",
            vaccineCode={"text": "Influenza"},
            occurrenceDateTime="2024-10",
            statusReason={"text": "patient objection"},
        )
    )
    assert (found.label, found.reason, found.standing) == ("Influenza", "patient objection", Standing.NOT_DONE)


def test_a_vaccine_given_keeps_lot_dose_and_maker() -> None:
    found = fact(
        about_rosa(
            "Immunization",
            status="completed",
            vaccineCode=coded("http://hl7.org/fhir/sid/cvx", "208", "COVID-19"),
            occurrenceDateTime="2021-08-05",
            lotNumber="FF8871",
            doseQuantity=amount(0.5, "mL"),
            protocolApplied=[{"doseNumberPositiveInt": 2}],
            manufacturer={"display": "Pfizer"},
        )
    )
    assert isinstance(found, Immunization)
    assert (found.lot_number, found.dose_number, found.manufacturer) == ("FF8871", "2", "Pfizer")
    assert found.dose == Quantity("0.5", "mL", "mL")


def test_a_visit_keeps_what_was_found_there() -> None:
    found = fact(
        about_rosa(
            "Encounter",
            status="finished",
            type=[{"text": "Office visit"}],
            period={"start": "2024-03-01"},
            participant=[{"individual": {"display": "Dr. Osei"}, "type": [{"text": "attender"}]}],
            location=[{"location": {"display": "Room 3"}}],
            serviceProvider={"display": "Hill Clinic"},
            reasonCode=[{"text": "Lump"}],
            diagnosis=[{"condition": {"display": "Breast cancer"}}],
            hospitalization={"dischargeDisposition": {"text": "Home"}},
        )
        | {"class": {"code": "AMB"}}
    )
    assert isinstance(found, Encounter)
    assert (found.label, found.encounter_class, found.reason) == ("Office visit", "AMB", "Lump")
    assert (found.location, found.organization, found.diagnoses) == ("Room 3", "Hill Clinic", ("Breast cancer",))
    assert (found.disposition, found.performers) == ("Home", (Practitioner(name="Dr. Osei", role="attender"),))


@pytest.mark.parametrize(("word", "code"), [("inpatient", "IMP"), ("emergency", "EMER"), ("EMER", "EMER")])
def test_the_class_of_a_visit_has_one_code(word: str, code: str) -> None:
    assert fact(about_rosa("Encounter") | {"class": word}).encounter_class == code


def test_a_plan_and_each_of_its_activities_are_facts() -> None:
    found = facts(
        about_rosa(
            "CarePlan",
            status="active",
            intent="plan",
            category=[{"text": "Diabetes plan"}],
            activity=[
                {"detail": {"code": {"text": "Walk"}, "status": "in-progress"}},
                {"detail": {"code": {"text": "Eye exam"}, "status": "completed"}},
                {"reference": {"reference": "ServiceRequest/7"}},
            ],
        )
    )
    assert [(one.label, one.standing, one.category) for one in found] == [
        ("Diabetes plan", Standing.PLANNED, "Diabetes plan"),
        ("Walk", Standing.PLANNED, "Diabetes plan"),
        ("Eye exam", Standing.HOLDS, "Diabetes plan"),
    ]


def test_a_goal_has_its_measure_and_its_day() -> None:
    target = {"measure": {"text": "A1c"}, "detailQuantity": {"value": 7, "unit": "%"}, "dueDate": "2025-01-01"}
    found = fact(about_rosa("Goal", description={"text": "Lower sugar"}, target=[target]))
    assert isinstance(found, PlannedCare)
    assert (found.label, found.target, found.due) == ("Lower sugar", "A1c 7 %", PartialDate("2025-01-01"))


def test_the_care_team_is_everybody_but_the_patient() -> None:
    people = [
        {"role": [{"text": "surgeon"}], "member": {"reference": "Practitioner/osei"}},
        {"role": [{"text": "patient"}], "member": {"reference": "Patient/rosa"}},
    ]
    found = fact(about_rosa("CareTeam", name="Breast team", participant=people), OSEI)
    assert isinstance(found, CareTeamMember)
    assert (found.label, found.team, found.performers[0].name) == ("surgeon", "Breast team", "Dr. Ama Osei")


def test_a_device_in_use_is_described_by_the_device_itself() -> None:
    hip = {
        "resourceType": "Device",
        "id": "hip",
        "type": {"text": "Hip prosthesis"},
        "udiCarrier": [{"carrierHRF": "(01)123"}],
        "serialNumber": "S7",
    }
    found = reading({"resourceType": "Bundle", "entry": [
        {"resource": about_rosa("DeviceUseStatement", status="active", device={"reference": "Device/hip"})},
        {"resource": hip},
    ]})  # fmt: skip
    (one,) = found.facts
    assert isinstance(one, Device)
    assert (one.label, one.udi, one.serial, found.support) == ("Hip prosthesis", "(01)123", "S7", {"Device": 1})
