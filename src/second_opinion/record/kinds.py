"""Every kind of fact, under their FHIR R4 names. What FHIR spreads over several resources is one kind here
when a patient would call it one thing (a medicine is a medicine, ordered, stated or handed over)."""

from __future__ import annotations

from second_opinion.record.arranged import AdvanceDirective, CareTeamMember, Claim, Coverage, PlannedCare
from second_opinion.record.clinical import (
    AllergyIntolerance,
    Condition,
    Device,
    Encounter,
    FamilyMemberHistory,
    Immunization,
    Medication,
    Procedure,
)
from second_opinion.record.measured import Observation, Result, SocialHistory, VitalSign
from second_opinion.record.written import DiagnosticReport, Document, ImagingStudy, Note

AnyFact = (
    Condition
    | Medication
    | AllergyIntolerance
    | Observation
    | Result
    | VitalSign
    | SocialHistory
    | Procedure
    | Immunization
    | Encounter
    | Note
    | DiagnosticReport
    | Document
    | ImagingStudy
    | Device
    | FamilyMemberHistory
    | CareTeamMember
    | Coverage
    | PlannedCare
    | AdvanceDirective
    | Claim
)
"""Every kind of fact, as a tagged union: what is stored, sent between processes and written as JSON."""
