"""FHIR DSTU2, as portals gave it until about 2019: the same facts, other element names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from second_opinion.content.family.writers.fhir import resource_of
from second_opinion.content.family.writers.fhir.parts import Json
from second_opinion.record import AllergyIntolerance, AnyFact, Condition, Medication, Procedure

_RENAMED: Final[dict[type, dict[str, str]]] = {
    Condition: {"subject": "patient", "recordedDate": "dateRecorded", "abatementDateTime": "abatementDateTime"},
    AllergyIntolerance: {"code": "substance", "onsetDateTime": "onset"},
    Medication: {"subject": "patient", "authoredOn": "dateWritten", "requester": "prescriber"},
    Procedure: {},
}
_DROPPED: Final = {"clinicalStatus", "verificationStatus", "intent", "type", "asserter", "dispenseRequest", "category"}


def resources(facts: Iterable[AnyFact], patient: str) -> Iterator[Json]:
    """The facts as DSTU2 resources. Raises KeyError for a kind the story does not use in DSTU2."""
    for fact in facts:
        names = _RENAMED[type(fact)]
        modern = resource_of(fact, patient)
        old = {names.get(name, name): part for name, part in modern.items() if name not in _DROPPED}
        yield old | _said_otherwise(fact, old)


def _said_otherwise(fact: AnyFact, old: Json) -> Json:
    """What DSTU2 says in another shape: bare codes for statuses, a quantity right under the dosage."""
    if isinstance(fact, Condition):
        return {
            "clinicalStatus": fact.clinical_status,
            "verificationStatus": fact.verification_status,
            "category": {"coding": [{"system": "http://hl7.org/fhir/condition-category", "code": "diagnosis"}]},
        }
    if isinstance(fact, AllergyIntolerance):
        return {"status": "active", "category": fact.category}
    if isinstance(fact, Medication):
        dosage = {name: part for name, part in old["dosageInstruction"][0].items() if name != "doseAndRate"}
        amount = {"doseQuantity": old["dosageInstruction"][0]["doseAndRate"][0]["doseQuantity"]}
        return {"resourceType": "MedicationOrder", "dosageInstruction": [dosage | amount]}
    return {}
