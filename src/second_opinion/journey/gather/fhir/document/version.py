"""Which FHIR version a file is written in, told by elements that only one version has.

Source: the lists of changes between DSTU2, STU3, R4 and R5 (hl7.org/fhir/R4/diff.html, /R5/diff.html).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from second_opinion.journey.gather.fhir.document.tree import Entry, Json

_LOOKED_AT: Final = 300
_ONLY_IN: Final = {
    "MedicationOrder": "DSTU2", "DiagnosticOrder": "DSTU2", "DeviceUseRequest": "DSTU2", "BodySite": "DSTU2",
    "Conformance": "DSTU2", "ImagingObjectSelection": "DSTU2", "ProcedureRequest": "STU3", "ReferralRequest": "STU3",
    "EligibilityRequest": "STU3", "ImagingManifest": "STU3", "DeviceUsage": "R5", "ImagingSelection": "R5",
    "GenomicStudy": "R5", "NutritionIntake": "R5",
}  # fmt: skip
_CLUES: Final[dict[str, tuple[tuple[str, str], ...]]] = {
    "AllergyIntolerance": (("substance", "DSTU2"), ("assertedDate", "STU3")),
    "Condition": (("patient", "DSTU2"), ("dateRecorded", "DSTU2"), ("assertedDate", "STU3"), ("context", "STU3")),
    "Claim": (("information", "STU3"), ("target", "DSTU2")),
    "Device": (("udi", "STU3"),),
    "DeviceUseStatement": (("whenUsed", "STU3"),),
    "DiagnosticReport": (("codedDiagnosis", "STU3"), ("context", "STU3"), ("imagingStudy", "STU3")),
    "DocumentReference": (("indexed", "STU3"),),
    "Encounter": (("patient", "DSTU2"), ("reason", "STU3"), ("indication", "DSTU2"), ("actualPeriod", "R5")),
    "ExplanationOfBenefit": (("information", "STU3"), ("totalCost", "STU3")),
    "FamilyMemberHistory": (("notDone", "STU3"),),
    "Goal": (("status", "STU3"),),
    "ImagingStudy": (("uid", "STU3"),),
    "Immunization": (("wasNotGiven", "DSTU2"), ("reported", "DSTU2"), ("notGiven", "STU3")),
    "MedicationAdministration": (("wasNotGiven", "DSTU2"), ("notGiven", "STU3"), ("occurenceDateTime", "R5")),
    "MedicationRequest": (("context", "STU3"), ("medication", "R5")),
    "MedicationStatement": (("wasNotTaken", "DSTU2"), ("taken", "STU3"), ("medication", "R5")),
    "Observation": (("comments", "DSTU2"), ("comment", "STU3"), ("related", "STU3"), ("context", "STU3")),
    "Patient": (("careProvider", "DSTU2"), ("animal", "STU3")),
    "Procedure": (("notPerformed", "DSTU2"), ("notDone", "STU3"), ("context", "STU3"), ("occurrenceDateTime", "R5")),
    "QuestionnaireResponse": (("group", "DSTU2"),),
}  # fmt: skip
_STATUS_AS_CODE: Final = frozenset({"Condition", "AllergyIntolerance"})
_OLDEST_FIRST: Final = ("DSTU2", "STU3", "R5")


def version_of(entries: Iterable[Entry]) -> str:
    """ "DSTU2", "STU3", "R4" or "R5"; R4 where nothing says otherwise."""
    seen: set[str] = set()
    for entry, _ in zip(entries, range(_LOOKED_AT), strict=False):
        seen |= _clues(entry.type, entry.node)
    return next((version for version in _OLDEST_FIRST if version in seen), "R4")


def _clues(kind: str, node: Json) -> set[str]:
    found = {version for key, version in _CLUES.get(kind, ()) if key in node}
    if kind in _ONLY_IN:
        found.add(_ONLY_IN[kind])
    if kind in _STATUS_AS_CODE and isinstance(node.get("clinicalStatus"), str):
        found.add("STU3")
    if kind == "Encounter" and isinstance(node.get("class"), str):
        found.add("DSTU2")
    if kind == "Encounter" and isinstance(node.get("class"), list):
        found.add("R5")
    return found
