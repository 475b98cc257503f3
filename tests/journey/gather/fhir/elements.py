"""The elements that several resource types share, as tests fill them."""

from __future__ import annotations

from typing import Any

from tests.journey.gather.fhir.files import amount, coded

WORDS = {"text": "words", "coding": [{"system": "http://loinc.org", "code": "1-1", "display": "words"}]}
WHO = {"reference": "Practitioner/p", "display": "Dr. Osei", "identifier": {"system": "s", "value": "1"}}
PERIOD = {"start": "2024-01-01", "end": "2024-01-02T10:00:00Z"}
PAPER = {"contentType": "text/plain", "data": "aGVsbG8=", "title": "paper", "url": "Binary/b", "size": 5}
NOTE = [{"text": "a note", "time": "2024"}]
SHARED: dict[str, Any] = {
    "meta": {"lastUpdated": "2024-01-01T00:00:00Z", "versionId": "1"},
    "identifier": [{"system": "urn:oid:1.2", "value": "7", "type": WORDS}],
    "status": "active",
    "note": NOTE,
    "text": {"status": "additional", "div": "<div>words</div>"},
    "contained": [{"resourceType": "Medication", "id": "m", "code": WORDS, "ingredient": [{"item": WORDS}]}],
}
TIMING = {
    "event": ["2024-01-01"],
    "code": WORDS,
    "repeat": {"frequency": 2, "period": 1, "periodUnit": "d", "boundsPeriod": PERIOD, "when": ["HS"]},
}
RATIO = {"numerator": amount(1, "mg"), "denominator": amount(2, "h")}
DOSAGE = [
    {
        "text": "1 a day",
        "patientInstruction": "with food",
        "timing": TIMING,
        "asNeededCodeableConcept": WORDS,
        "route": WORDS,
        "doseAndRate": [{"doseQuantity": amount(1, "mg"), "rateRatio": RATIO}],
        "maxDosePerPeriod": RATIO,
    }
]
MONEY = {"value": 10.5, "currency": "USD"}
ADJUDICATION = [{"category": coded("x", "submitted"), "amount": MONEY}]
MEDICINE: dict[str, Any] = {
    "medicationReference": {"reference": "#m", "display": "words"},
    "medication": {"reference": {"reference": "Medication/m"}, "concept": WORDS},
    "dosageInstruction": DOSAGE,
    "dosage": DOSAGE,
    "authoredOn": "2024",
    "effectivePeriod": PERIOD,
    "requester": {"agent": WHO},
    "performer": [{"actor": WHO, "function": WORDS}],
    "reasonCode": [WORDS],
    "reasonReference": [WHO],
    "statusReason": WORDS,
    "dispenseRequest": {"quantity": amount(1, "mg")},
    "quantity": amount(1, "mg"),
    "category": [WORDS],
    "intent": "plan",
    "reportedBoolean": True,
}
CLAIM: dict[str, Any] = {
    "type": WORDS,
    "use": "claim",
    "billablePeriod": PERIOD,
    "created": "2024",
    "careTeam": [{"provider": WHO, "role": WORDS}],
    "provider": WHO,
    "insurer": WHO,
    "insurance": [{"coverage": {"reference": "#c"}}],
    "diagnosis": [{"diagnosisCodeableConcept": WORDS}, {"diagnosisReference": {"reference": "Condition/c"}}],
    "procedure": [{"procedureCodeableConcept": WORDS, "date": "2024"}],
    "item": [
        {
            "productOrService": WORDS,
            "quantity": amount(2, "1"),
            "servicedPeriod": PERIOD,
            "adjudication": ADJUDICATION,
            "detail": [{"productOrService": WORDS}],
        }
    ],
    "total": ADJUDICATION,
    "adjudication": ADJUDICATION,
    "disposition": "words",
    "processNote": NOTE,
    "extension": [{"url": "a/clm_tot_chrg_amt", "valueMoney": MONEY}],
    "payment": {"amount": MONEY},
}
ORDER: dict[str, Any] = {
    "intent": "order",
    "code": WORDS,
    "occurrencePeriod": PERIOD,
    "scheduledTiming": TIMING,
    "authoredOn": "2024",
    "requester": WHO,
    "performer": [WHO],
    "recipient": [WHO],
    "category": [WORDS],
    "item": [{"code": WORDS}],
    "recommendation": [{"vaccineCode": [WORDS]}],
    "reason": [{"concept": WORDS, "reference": WHO}],
    "patientInstruction": "words",
}
REMARK: dict[str, Any] = {
    "code": WORDS,
    "event": WORDS,
    "category": [WORDS],
    "effectivePeriod": PERIOD,
    "date": "2024",
    "author": [WHO],
    "summary": "words",
    "finding": [{"itemCodeableConcept": WORDS, "basis": "words", "itemReference": WHO}],
    "prediction": [{"outcome": WORDS}],
    "payload": [{"contentString": "words"}],
    "severity": "high",
    "prognosisCodeableConcept": [WORDS],
}
DEVICE: dict[str, Any] = {
    "type": WORDS,
    "udiCarrier": [{"carrierHRF": "(01)1", "deviceIdentifier": "1"}],
    "deviceName": [{"name": "words"}],
    "manufacturer": "words",
    "modelNumber": "1",
    "serialNumber": "2",
    "patient": {"reference": "Patient/rosa"},
}
USE: dict[str, Any] = {
    "device": {"reference": "Device/d", "display": "words", "concept": WORDS},
    "timingPeriod": PERIOD,
    "whenUsed": PERIOD,
    "recordedOn": "2024",
    "bodySite": [WORDS],
}
PERSON: dict[str, Any] = {
    "name": [{"family": "Moreno", "given": ["Rosa"], "prefix": ["Mrs."], "suffix": ["MD"], "use": "official"}],
    "birthDate": "1953-02-03",
    "gender": "female",
    "deceasedBoolean": False,
    "address": [{"line": ["1 Hill"], "city": "X", "state": "MA", "postalCode": "01"}],
    "telecom": [{"system": "phone", "value": "5", "use": "home"}],
    "communication": [{"language": WORDS}],
    "generalPractitioner": [WHO],
    "contact": [{"relationship": [WORDS], "name": {"text": "Luis"}, "telecom": [{"value": "5"}]}],
    "relationship": [WORDS],
    "qualification": [{"code": WORDS}],
}
RANGE = [{"low": amount(1, "g"), "high": amount(2, "g"), "text": "1–2", "type": WORDS, "appliesTo": [WORDS]}]
OBSERVATION: dict[str, Any] = {
    "category": [WORDS],
    "code": WORDS,
    "effectivePeriod": PERIOD,
    "issued": "2024",
    "performer": [WHO],
    "valueQuantity": amount(1.5, "g"),
    "interpretation": [WORDS],
    "referenceRange": RANGE,
    "bodySite": WORDS,
    "method": WORDS,
    "specimen": WHO,
    "dataAbsentReason": WORDS,
    "hasMember": [{"reference": "Observation/o"}],
    "related": [{"type": "has-member", "target": {"reference": "Observation/o"}}],
    "component": [
        {"code": WORDS, "valueRange": {"low": amount(1, "g")}, "referenceRange": RANGE},
        {"code": WORDS, "valueRatio": RATIO},
        {"valueAttachment": PAPER},
        {"valuePeriod": PERIOD},
    ],
}
