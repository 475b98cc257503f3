"""Bundles of every type, and files of every version, are read as far as they are alike."""

from __future__ import annotations

import json
from typing import Any

import pytest

from second_opinion.journey.gather.fhir import read
from second_opinion.journey.gather.outcome import Ending
from second_opinion.record import PartialDate, Practitioner
from tests.journey.gather.fhir.files import ORIGINAL, about_rosa, bundle, coded, fact, reading

GOUT = about_rosa("Condition", code={"text": "Gout"})


@pytest.mark.parametrize(
    ("resource", "version"),
    [
        (GOUT, "R4"),
        (about_rosa("Condition", clinicalStatus="active"), "STU3"),
        (about_rosa("MedicationOrder"), "DSTU2"),
        (about_rosa("Immunization", wasNotGiven=False), "DSTU2"),
        (about_rosa("MedicationStatement", taken="y"), "STU3"),
        (about_rosa("ExplanationOfBenefit", information=[]), "STU3"),
        (about_rosa("Encounter") | {"class": "inpatient"}, "DSTU2"),
        (about_rosa("Encounter") | {"class": [{"text": "AMB"}]}, "R5"),
        (about_rosa("MedicationRequest", medication={"concept": {"text": "Aspirin"}}), "R5"),
    ],
)
def test_the_version_is_told_by_what_only_it_has(resource: dict[str, Any], version: str) -> None:
    assert reading(resource).format == f"FHIR {version} {resource['resourceType']}"


@pytest.mark.parametrize(
    "kind", ["collection", "transaction", "batch", "document", "searchset", "batch-response", "message"]
)
def test_a_bundle_of_any_type_gives_its_entries(kind: str) -> None:
    found = reading(bundle(GOUT, kind=kind))
    assert [(fact.label, fact.sources[0].place) for fact in found.facts] == [("Gout", "/entry/0/resource")]


def test_a_bundle_in_a_bundle_and_parameters_are_opened() -> None:
    inner = {"resourceType": "Parameters", "parameter": [{"name": "return", "resource": bundle(GOUT)}]}
    found = reading(bundle(inner))
    assert [fact.sources[0].place for fact in found.facts] == [
        "/entry/0/resource/parameter/0/resource/entry/0/resource"
    ]


def test_a_list_of_resources_and_lines_say_what_they_are() -> None:
    assert reading([GOUT]).format == "FHIR R4 list (Condition)"
    lines = "\n".join([json.dumps(GOUT), json.dumps(GOUT)]).encode()
    assert read(lines, ORIGINAL).format == "FHIR R4 NDJSON (Condition)"


def test_a_history_gives_the_newest_version_only_and_nothing_that_was_deleted() -> None:
    def version(name: str, text: str, stamp: str) -> dict[str, Any]:
        resource = about_rosa("Condition", code={"text": text}, meta={"lastUpdated": stamp}) | {"id": name}
        return {"resource": resource}

    gone = {"request": {"method": "DELETE", "url": "Condition/b"}, "response": {"lastModified": "2024-09-09"}}
    entries = [
        version("a", "Gout, old", "2024-01-01"),
        version("a", "Gout, new", "2024-05-01"),
        gone,
        version("b", "Lupus", "2024-02-01"),
    ]
    found = reading({"resourceType": "Bundle", "type": "history", "entry": entries})
    assert [fact.label for fact in found.facts] == ["Gout, new"]
    assert found.left == {"Condition (earlier version)": 2}


def test_what_is_not_understood_is_counted_by_what_it_calls_itself() -> None:
    found = reading(bundle(GOUT, {"resourceType": "AuditEvent"}, {"resourceType": "AuditEvent"}, {"x": 1}))
    assert found.left == {"AuditEvent": 2, "unknown": 1}
    assert len(found.facts) == 1


def test_a_file_with_nothing_about_health_is_kept_with_a_reason() -> None:
    found = reading({"resourceType": "Organization", "name": "Hill Clinic"})
    assert (found.ending, found.left) == (Ending.KEPT, {"Organization": 1})
    assert found.reason is not None
    assert found.reason.english == "The file is kept. It is in FHIR form but says nothing about a person's health."


def test_elder_and_newer_names_of_elements_are_read() -> None:
    vaccine = about_rosa("Immunization", date="2012-10-01", vaccineCode={"text": "Flu"}, wasNotGiven=False)
    assert fact(vaccine).when.start == PartialDate("2012-10-01")
    newer = about_rosa(
        "MedicationRequest", medication={"concept": {"text": "Aspirin"}}, reason=[{"concept": {"text": "Pain"}}]
    )
    assert (fact(newer).label, fact(newer).reason) == ("Aspirin", "Pain")
    order = about_rosa("ProcedureRequest", orderer={"display": "Dr. House"}, scheduledDateTime="2014-03")
    assert (fact(order).performers, fact(order).when.start) == (
        (Practitioner(name="Dr. House"),),
        PartialDate("2014-03"),
    )


def test_a_practitioner_named_only_by_number_is_kept() -> None:
    by_number = {"identifier": {"type": coded("x", "npi"), "value": "1234567893"}}
    procedure = about_rosa("Procedure", performer=[{"actor": by_number}])
    assert fact(procedure).performers[0].npi == "1234567893"
    by_search = {"reference": "Practitioner?identifier=http://hl7.org/fhir/sid/us-npi|1234567893"}
    assert fact(about_rosa("Procedure", performer=[{"actor": by_search}])).performers[0].npi == "1234567893"


def test_the_keeper_of_a_document_is_named() -> None:
    clinic = {"resourceType": "Organization", "id": "c", "name": "Hill Clinic"}
    document = about_rosa("Composition", title="Summary", custodian={"reference": "Organization/c"})
    found = reading(bundle(document, clinic, kind="document") | {"timestamp": "2024-03-01T00:00:00Z"})
    assert (found.title, found.custodian, found.created) == ("Summary", "Hill Clinic", "2024-03-01T00:00:00Z")
