"""Medicare's explanation of benefits as Blue Button gives it (FHIR R4, CARIN Blue Button)."""

from __future__ import annotations

from decimal import Decimal
from typing import Final

import msgspec

from second_opinion.content.family.writers.fhir.parts import Json, concept, full
from second_opinion.record import Concept, Organization

_CARIN: Final = "http://hl7.org/fhir/us/carin-bb/CodeSystem/"
_HL7: Final = "http://terminology.hl7.org/CodeSystem/"
_CLAIM_NUMBER: Final = "https://bluebutton.cms.gov/resources/variables/clm_id"


class Bill(msgspec.Struct, frozen=True, kw_only=True):
    """One claim: number, day, who billed, for which diagnoses, each service with its price, and what was paid."""

    number: str
    day: str
    provider: Organization
    diagnoses: tuple[Concept, ...]
    services: tuple[tuple[Concept, str], ...]
    paid: str
    owed: str
    kind: str = "professional"


def explanation(bill: Bill, patient: str) -> Json:
    """An ExplanationOfBenefit."""
    total = str(sum((Decimal(price) for _, price in bill.services), Decimal()))
    return full(
        resourceType="ExplanationOfBenefit",
        id=f"carrier-{bill.number}",
        identifier=[{"system": _CLAIM_NUMBER, "value": bill.number}],
        status="active",
        type={"coding": [{"system": f"{_HL7}claim-type", "code": bill.kind}]},
        use="claim",
        patient={"reference": f"Patient/{patient}"},
        billablePeriod={"start": bill.day, "end": bill.day},
        created=bill.day,
        insurer={"display": "Medicare"},
        provider={"display": bill.provider.name, "identifier": {"value": bill.provider.identifiers[0].value}},
        outcome="complete",
        diagnosis=[
            {"sequence": number, "diagnosisCodeableConcept": concept(each)}
            for number, each in enumerate(bill.diagnoses, start=1)
        ],
        insurance=[{"focal": True, "coverage": {"reference": "Coverage/part-b"}}],
        item=[
            {
                "sequence": number,
                "productOrService": concept(service),
                "servicedPeriod": {"start": bill.day, "end": bill.day},
                "adjudication": [_money(f"{_HL7}adjudication", "submitted", price)],
            }
            for number, (service, price) in enumerate(bill.services, start=1)
        ],
        total=[
            _money(f"{_HL7}adjudication", "submitted", total),
            _money(f"{_CARIN}C4BBAdjudication", "paidtoprovider", bill.paid),
            _money(f"{_CARIN}C4BBAdjudication", "paidbypatient", bill.owed),
        ],
    )


def _money(system: str, code: str, dollars: str) -> Json:
    return {
        "category": {"coding": [{"system": system, "code": code}]},
        "amount": {"value": Decimal(dollars), "currency": "USD"},
    }
