"""One resource of each type that is read, with most of the elements the reader looks at."""

from __future__ import annotations

from typing import Any

from tests.journey.gather.fhir.files import about_rosa, amount, coded

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

ELEMENTS: dict[str, dict[str, Any]] = {
    "AllergyIntolerance": {
        "code": WORDS,
        "substance": WORDS,
        "clinicalStatus": WORDS,
        "verificationStatus": WORDS,
        "type": "allergy",
        "category": ["food"],
        "criticality": "high",
        "onsetDateTime": "2001",
        "recordedDate": "2001",
        "recorder": WHO,
        "reaction": [{"substance": WORDS, "manifestation": [WORDS], "severity": "mild", "description": "words"}],
    },
    "Appointment": {
        "description": "words",
        "serviceType": [WORDS],
        "start": "2024-01-01T10:00:00Z",
        "end": "2024",
        "participant": [{"actor": WHO, "type": [WORDS]}],
        "reasonCode": [WORDS],
    },
    "Binary": {"contentType": "text/plain", "data": "aGVsbG8="},
    "CarePlan": {
        "title": "words",
        "category": [WORDS],
        "period": PERIOD,
        "author": WHO,
        "addresses": [WHO],
        "activity": [
            {"detail": {"code": WORDS, "status": "completed", "scheduledTiming": TIMING, "description": "words"}},
            {"progress": NOTE},
        ],
    },
    "CareTeam": {"name": "team", "participant": [{"role": [WORDS], "member": WHO, "period": PERIOD}]},
    "Composition": {
        "title": "words",
        "type": WORDS,
        "date": "2024",
        "author": [WHO],
        "custodian": WHO,
        "event": [{"period": PERIOD}],
        "section": [
            {
                "title": "words",
                "code": coded("http://loinc.org", "48765-2"),
                "text": {"div": "<p>words</p>"},
                "emptyReason": coded("x", "nilknown"),
                "section": [{"text": {"div": "<p>words</p>"}}],
            }
        ],
    },
    "Condition": {
        "code": WORDS,
        "clinicalStatus": WORDS,
        "verificationStatus": WORDS,
        "category": [WORDS],
        "severity": WORDS,
        "bodySite": [WORDS],
        "stage": [{"summary": WORDS}],
        "onsetPeriod": PERIOD,
        "abatementAge": amount(50, "a"),
        "recordedDate": "2024",
        "asserter": WHO,
    },
    "Consent": {
        "scope": coded("x", "adr"),
        "category": [WORDS],
        "dateTime": "2024",
        "organization": [WHO],
        "provision": {"period": PERIOD, "code": [WORDS]},
        "policyRule": WORDS,
        "sourceAttachment": PAPER,
        "sourceReference": WHO,
    },
    "Coverage": {
        "type": WORDS,
        "beneficiary": {"reference": "Patient/rosa"},
        "period": PERIOD,
        "payor": [WHO],
        "subscriberId": "1",
        "class": [{"type": WORDS, "value": "1", "name": "words"}],
        "grouping": {"group": "1", "plan": "2"},
        "relationship": WORDS,
        "order": 1,
    },
    "DiagnosticReport": {
        "category": [WORDS],
        "code": WORDS,
        "effectivePeriod": PERIOD,
        "issued": "2024",
        "performer": [WHO],
        "result": [{"reference": "Observation/o", "display": "words"}],
        "conclusion": "words",
        "conclusionCode": [WORDS],
        "presentedForm": [PAPER],
    },
    "DocumentReference": {
        "docStatus": "final",
        "type": WORDS,
        "category": [WORDS],
        "date": "2024",
        "author": [WHO],
        "description": "words",
        "content": [{"attachment": PAPER}],
        "context": {"period": PERIOD},
    },
    "Encounter": {
        "class": {"code": "AMB"},
        "type": [WORDS],
        "period": PERIOD,
        "participant": [{"type": [WORDS], "individual": WHO}],
        "reasonCode": [WORDS],
        "location": [{"location": WHO}],
        "serviceProvider": WHO,
        "diagnosis": [{"condition": WHO}],
        "indication": [WHO],
        "hospitalization": {"dischargeDisposition": WORDS},
    },
    "FamilyMemberHistory": {
        "relationship": WORDS,
        "name": "words",
        "date": "2024",
        "deceasedAge": amount(60, "a"),
        "deceasedBoolean": True,
        "condition": [
            {"code": WORDS, "onsetAge": amount(40, "a"), "contributedToDeath": True, "note": NOTE, "outcome": WORDS}
        ],
    },
    "Goal": {
        "lifecycleStatus": "active",
        "description": WORDS,
        "category": [WORDS],
        "startDate": "2024",
        "target": [{"measure": WORDS, "detailRange": {"low": amount(1, "g")}, "dueDate": "2025"}],
        "expressedBy": WHO,
        "addresses": [WHO],
    },
    "ImagingStudy": {
        "started": "2024",
        "modality": [WORDS],
        "description": "words",
        "procedureCode": [WORDS],
        "referrer": WHO,
        "numberOfSeries": 1,
        "numberOfInstances": 2,
        "uid": "urn:oid:1",
        "accession": {"value": "1"},
        "series": [{"modality": WORDS, "bodySite": WORDS, "instance": [{}], "numberOfInstances": 2}],
    },
    "Immunization": {
        "vaccineCode": WORDS,
        "occurrenceDateTime": "2024",
        "performer": [{"actor": WHO}],
        "lotNumber": "1",
        "manufacturer": WHO,
        "route": WORDS,
        "site": WORDS,
        "doseQuantity": amount(1, "mL"),
        "protocolApplied": [{"doseNumberPositiveInt": 1}],
        "explanation": {"reason": [WORDS], "reasonNotGiven": [WORDS]},
        "wasNotGiven": True,
    },
    "List": {"code": coded("http://loinc.org", "52472-8"), "emptyReason": coded("x", "nilknown"), "date": "2024"},
    "Location": {"name": "words", "description": "words"},
    "Media": {
        "modality": WORDS,
        "createdPeriod": PERIOD,
        "issued": "2024",
        "operator": WHO,
        "content": PAPER,
    },
    "Medication": {"code": WORDS, "form": WORDS, "product": {"form": WORDS, "ingredient": [{"item": WORDS}]}},
    "Observation": {
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
    },
    "Organization": {"name": "words", "telecom": [{"value": "1"}]},
    "Patient": PERSON,
    "Practitioner": PERSON,
    "PractitionerRole": {
        "practitioner": WHO,
        "organization": WHO,
        "code": [WORDS],
        "specialty": [WORDS],
        "telecom": [{"value": "1"}],
    },
    "Procedure": {
        "code": WORDS,
        "category": WORDS,
        "performedPeriod": PERIOD,
        "performer": [{"actor": WHO, "function": WORDS}],
        "reasonCode": [WORDS],
        "bodySite": [WORDS],
        "outcome": WORDS,
        "notDone": False,
    },
    "Questionnaire": {"title": "words"},
    "QuestionnaireResponse": {
        "questionnaire": "Questionnaire/q",
        "authored": "2024",
        "author": WHO,
        "item": [{"linkId": "1", "text": "words", "answer": [{"valueCoding": {"code": "1"}, "item": []}], "item": []}],
        "group": {"question": [{"linkId": "1", "answer": [{"valueBoolean": True}]}]},
    },
    "RelatedPerson": PERSON,
    "Specimen": {"type": WORDS},
    **dict.fromkeys(("Claim", "ExplanationOfBenefit"), CLAIM),
    **dict.fromkeys(("Device",), DEVICE),
    **dict.fromkeys(("DeviceUsage", "DeviceUseStatement"), USE),
    **dict.fromkeys(
        ("MedicationAdministration", "MedicationDispense", "MedicationOrder", "MedicationRequest"), MEDICINE
    ),
    **dict.fromkeys(("MedicationStatement", "MedicationUsage"), MEDICINE),
    **dict.fromkeys(
        """CommunicationRequest DeviceRequest DeviceUseRequest DiagnosticOrder ImmunizationRecommendation NutritionOrder
        ProcedureRequest ReferralRequest ServiceRequest SupplyRequest VisionPrescription""".split(),
        ORDER,
    ),
    **dict.fromkeys(
        ("AdverseEvent", "ClinicalImpression", "Communication", "DetectedIssue", "Flag", "RiskAssessment"), REMARK
    ),
}
RICH: dict[str, dict[str, Any]] = {kind: about_rosa(kind, **(SHARED | more)) for kind, more in ELEMENTS.items()}
