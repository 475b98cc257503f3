"""Which reader reads which resource type, and which types only explain others."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from second_opinion.journey.gather.fhir.answers import answers
from second_opinion.journey.gather.fhir.claims import claim
from second_opinion.journey.gather.fhir.compositions import composition, listing
from second_opinion.journey.gather.fhir.conditions import allergy, condition
from second_opinion.journey.gather.fhir.context import Context
from second_opinion.journey.gather.fhir.coverages import coverage
from second_opinion.journey.gather.fhir.devices import device, device_use
from second_opinion.journey.gather.fhir.documents import binary, document, media
from second_opinion.journey.gather.fhir.encounters import encounter
from second_opinion.journey.gather.fhir.family import family
from second_opinion.journey.gather.fhir.medications import medication
from second_opinion.journey.gather.fhir.observations import observation
from second_opinion.journey.gather.fhir.people import patient_facts
from second_opinion.journey.gather.fhir.plans import appointment, goal, order, plan, team
from second_opinion.journey.gather.fhir.procedures import immunization, procedure
from second_opinion.journey.gather.fhir.remarks import consent, remark
from second_opinion.journey.gather.fhir.reports import imaging, report
from second_opinion.journey.gather.fhir.tree import Json
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
