"""The words everyone speaks: people, facts about them, and where each fact comes from.

Frozen and typed; nothing here reads a file, a clock or a network. Names follow FHIR R4.
"""

from second_opinion.record.arranged import AdvanceDirective, CareTeamMember, Claim, Coverage, PlannedCare
from second_opinion.record.calls import PlanCall, PlanQuestion
from second_opinion.record.care import Appointment, Case, Organization, Practitioner
from second_opinion.record.clinical import (
    AllergyIntolerance,
    Condition,
    Device,
    Encounter,
    FamilyMemberHistory,
    Immunization,
    Medication,
    Procedure,
    Reaction,
)
from second_opinion.record.codes import NOTHING, Coding, Concept
from second_opinion.record.dates import NO_TIME, PartialDate, Period, Precision
from second_opinion.record.facts import Fact, Standing
from second_opinion.record.kinds import AnyFact
from second_opinion.record.measured import Observation, Result, SocialHistory, Value, VitalSign
from second_opinion.record.merged import Clash, Contradiction, PersonRecord
from second_opinion.record.person import Address, ContactPoint, HumanName, Identifier, Person
from second_opinion.record.quantity import Quantity, Range, ReferenceRange
from second_opinion.record.reason import N_, Reason
from second_opinion.record.source import Original, Source
from second_opinion.record.written import DiagnosticReport, Document, ImagingStudy, Note

__all__ = [
    "NOTHING",
    "NO_TIME",
    "N_",
    "Address",
    "AdvanceDirective",
    "AllergyIntolerance",
    "AnyFact",
    "Appointment",
    "CareTeamMember",
    "Case",
    "Claim",
    "Clash",
    "Coding",
    "Concept",
    "Condition",
    "ContactPoint",
    "Contradiction",
    "Coverage",
    "Device",
    "DiagnosticReport",
    "Document",
    "Encounter",
    "Fact",
    "FamilyMemberHistory",
    "HumanName",
    "Identifier",
    "ImagingStudy",
    "Immunization",
    "Medication",
    "Note",
    "Observation",
    "Organization",
    "Original",
    "PartialDate",
    "Period",
    "Person",
    "PersonRecord",
    "PlanCall",
    "PlanQuestion",
    "PlannedCare",
    "Practitioner",
    "Precision",
    "Procedure",
    "Quantity",
    "Range",
    "Reaction",
    "Reason",
    "ReferenceRange",
    "Result",
    "SocialHistory",
    "Source",
    "Standing",
    "Value",
    "VitalSign",
]
