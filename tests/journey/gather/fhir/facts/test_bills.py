"""Who pays, what was billed and what was paid."""

from __future__ import annotations

import pytest

from second_opinion.record import Coding, Concept, Standing
from tests.journey.gather.fhir.files import about_rosa, coded, fact


def test_a_diagnosis_on_a_bill_is_a_claim_and_never_a_condition() -> None:
    found = fact(
        {
            "resourceType": "ExplanationOfBenefit",
            "status": "active",
            "use": "claim",
            "patient": {"reference": "Patient/rosa"},
            "type": coded("http://terminology.hl7.org/CodeSystem/claim-type", "professional"),
            "billablePeriod": {"start": "2024-03-01", "end": "2024-03-01"},
            "provider": {"display": "Hill Clinic"},
            "insurer": {"display": "Medicare"},
            "diagnosis": [{"diagnosisCodeableConcept": coded("http://hl7.org/fhir/sid/icd-10-cm", "C50912")}],
            "item": [
                {
                    "productOrService": {"text": "Office visit"},
                    "servicedDate": "2024-03-01",
                    "net": {"value": 81, "currency": "USD"},
                }
            ],
            "total": [
                {"category": coded("x", "submitted"), "amount": {"value": 120.50, "currency": "USD"}},
                {"category": coded("x", "paidbypatient"), "amount": {"value": 16, "currency": "USD"}},
            ],
            "payment": {"amount": {"value": 65, "currency": "USD"}},
        }
    )
    assert (type(found).__name__, found.claim_type, found.insurer) == ("Claim", "professional", "Medicare")
    assert found.diagnoses == (Concept("", (Coding("http://hl7.org/fhir/sid/icd-10-cm", "C50.912"),)),)
    assert found.items == ("Office visit, 2024-03-01, 81 USD",)
    assert (found.total, found.patient_paid) == ("120.5 USD", "16 USD")


def test_a_payment_is_never_shown_as_the_bill() -> None:
    paid = {"amount": {"value": 65, "currency": "USD"}}
    assert fact({"resourceType": "ExplanationOfBenefit", "payment": paid}).total == ""


@pytest.mark.parametrize(
    ("system", "written", "code"),
    [
        ("http://hl7.org/fhir/sid/icd-10", "M810", "M81.0"),
        ("http://hl7.org/fhir/sid/icd-10-cm", "E11", "E11"),
        ("http://hl7.org/fhir/sid/icd-10-cm", "E11.9", "E11.9"),
        ("http://hl7.org/fhir/sid/icd-9-cm", "25000", "250.00"),
        ("http://hl7.org/fhir/sid/icd-9-cm", "V1582", "V15.82"),
        ("http://hl7.org/fhir/sid/icd-10", "9999999", "9999999"),
        ("http://www.cms.gov/Medicare/Coding/ICD10", "0SG30AJ", "0SG30AJ"),
        ("http://snomed.info/sct", "25000", "25000"),
    ],
)
def test_a_code_gets_its_dot_back_only_where_it_is_certain(system: str, written: str, code: str) -> None:
    claim = about_rosa("Claim", diagnosis=[{"diagnosisCodeableConcept": coded(system, written)}])
    assert fact(claim).diagnoses[0].codings[0].code == code


def test_a_request_for_approval_is_not_a_bill_yet() -> None:
    assert fact(about_rosa("Claim", status="active", use="preauthorization")).standing == Standing.PLANNED


def test_insurance_keeps_plan_group_and_number() -> None:
    found = fact(
        {
            "resourceType": "Coverage",
            "status": "active",
            "beneficiary": {"reference": "Patient/rosa"},
            "type": {"text": "HMO"},
            "subscriberId": "W77",
            "payor": [{"display": "Acme Health"}],
            "class": [{"type": coded("x", "group"), "value": "G1"}, {"type": coded("x", "plan"), "name": "Gold"}],
            "order": 1,
        }
    )
    assert (found.label, found.payer, found.plan, found.group) == ("HMO", "Acme Health", "Gold", "G1")
    assert (found.member_id, found.order, found.subject) == ("W77", "1", "Patient/rosa")
