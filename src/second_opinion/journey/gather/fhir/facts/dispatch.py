"""Which reader reads which resource type, and which types only explain others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json
from second_opinion.journey.gather.fhir.facts.allergies import allergy
from second_opinion.journey.gather.fhir.facts.answers import answers
from second_opinion.journey.gather.fhir.facts.claims import claim
from second_opinion.journey.gather.fhir.facts.compositions import composition, listing
from second_opinion.journey.gather.fhir.facts.conditions import condition
from second_opinion.journey.gather.fhir.facts.coverage import coverage
from second_opinion.journey.gather.fhir.facts.devices import device, device_use
from second_opinion.journey.gather.fhir.facts.directives import consent
from second_opinion.journey.gather.fhir.facts.documents import binary, document, media
from second_opinion.journey.gather.fhir.facts.encounters import encounter
from second_opinion.journey.gather.fhir.facts.family import family
from second_opinion.journey.gather.fhir.facts.imaging import imaging
from second_opinion.journey.gather.fhir.facts.immunizations import immunization
from second_opinion.journey.gather.fhir.facts.medications import medication
from second_opinion.journey.gather.fhir.facts.observations import observation
from second_opinion.journey.gather.fhir.facts.plans import appointment, goal, order, plan
from second_opinion.journey.gather.fhir.facts.procedures import procedure
from second_opinion.journey.gather.fhir.facts.remarks import remark
from second_opinion.journey.gather.fhir.facts.reports import report
from second_opinion.journey.gather.fhir.facts.teams import patient_facts, team
from second_opinion.record import AnyFact

Reader = Callable[[Context, Json], Sequence[AnyFact]]

READERS: Final[dict[str, Reader]] = {
    "AdverseEvent": remark,
    "AllergyIntolerance": allergy,
    "Appointment": appointment,
    "CarePlan": plan,
    "CareTeam": team,
    "Claim": claim,
    "ClinicalImpression": remark,
    "Communication": remark,
    "CommunicationRequest": order,
    "Composition": composition,
    "Condition": condition,
    "Consent": consent,
    "Coverage": coverage,
    "DetectedIssue": remark,
    "Device": device,
    "DeviceRequest": order,
    "DeviceUsage": device_use,
    "DeviceUseRequest": order,
    "DeviceUseStatement": device_use,
    "DiagnosticOrder": order,
    "DiagnosticReport": report,
    "DocumentReference": document,
    "Encounter": encounter,
    "ExplanationOfBenefit": claim,
    "FamilyMemberHistory": family,
    "Flag": remark,
    "Goal": goal,
    "ImagingStudy": imaging,
    "Immunization": immunization,
    "ImmunizationRecommendation": order,
    "List": listing,
    "Media": media,
    "MedicationAdministration": medication,
    "MedicationDispense": medication,
    "MedicationOrder": medication,
    "MedicationRequest": medication,
    "MedicationStatement": medication,
    "MedicationUsage": medication,
    "NutritionOrder": order,
    "Observation": observation,
    "Patient": patient_facts,
    "Procedure": procedure,
    "ProcedureRequest": order,
    "QuestionnaireResponse": answers,
    "ReferralRequest": order,
    "RiskAssessment": remark,
    "ServiceRequest": order,
    "SupplyRequest": order,
    "VisionPrescription": order,
}

# Read only to name the people, places, medicines and devices of other entries; one that no entry uses is left over.
SUPPORT: Final = frozenset(
    """Binary BodySite BodyStructure Device Endpoint Group HealthcareService Location Medication Organization
    Practitioner PractitionerRole Questionnaire RelatedPerson Specimen Substance""".split()
)
LONE_BINARY: Final[Reader] = binary
