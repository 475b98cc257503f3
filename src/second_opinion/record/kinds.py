"""The kinds of fact, under their FHIR R4 names. What FHIR spreads over several resources is one kind here
when a patient would call it one thing (a medicine is a medicine, ordered, stated or handed over)."""

from __future__ import annotations

import msgspec

from second_opinion.record.codes import NOTHING, Concept
from second_opinion.record.dates import PartialDate
from second_opinion.record.facts import Fact
from second_opinion.record.quantity import Quantity, Range, ReferenceRange

Value = Quantity | Concept | Range | str | bool | None


class Condition(Fact, frozen=True, kw_only=True, tag="Condition"):
    """A diagnosis or problem. ``clinical_status``: active, recurrence, relapse, inactive, remission, resolved;
    ``category``: problem-list-item, encounter-diagnosis, health-concern. ``when`` is onset to abatement."""

    clinical_status: str = ""
    verification_status: str = ""
    category: str = ""
    severity: Concept = NOTHING
    body_site: Concept = NOTHING
    stage: str = ""


class Medication(Fact, frozen=True, kw_only=True, tag="Medication"):
    """A medicine prescribed, taken, handed over or given (MedicationRequest, -Statement, -Dispense, -Administration).

    ``origin`` is the FHIR resource type. ``status`` as FHIR: active, completed, stopped, on-hold … ``when`` is the
    time it is or was taken. ``dosage`` is the instruction as written; ``dose`` the amount each time.
    """

    origin: str = ""
    dosage: str = ""
    dose: Quantity | None = None
    route: Concept = NOTHING
    frequency: str = ""
    form: str = ""
    reason: str = ""
    as_needed: bool = False
    supply: Quantity | None = None


class Reaction(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What happened on contact with the substance, and how bad it was (mild, moderate, severe)."""

    manifestation: Concept
    severity: str = ""


class AllergyIntolerance(Fact, frozen=True, kw_only=True, tag="AllergyIntolerance"):
    """An allergy or intolerance. ``code`` is the substance. ``none_known`` marks the statement that no allergy
    is known: of all substances when ``code`` is empty or says so, else of the named class ("no known drug allergy")."""

    clinical_status: str = ""
    verification_status: str = ""
    type: str = ""
    category: str = ""
    criticality: str = ""
    reactions: tuple[Reaction, ...] = ()
    none_known: bool = False


class Observation(Fact, frozen=True, kw_only=True, tag="Observation"):
    """Something measured or asked. ``category`` is the FHIR code (survey, exam, therapy, imaging, activity,
    functional-status …); laboratory results, vital signs and social history are kinds of their own.

    A FHIR Observation with components and a C-CDA organizer become one fact for each part; ``panel`` names
    what they were parts of. ``when`` is the time of the specimen or measurement.
    """

    category: str = ""
    value: Value = None
    interpretation: str = ""
    ranges: tuple[ReferenceRange, ...] = ()
    panel: str = ""
    method: str = ""
    body_site: Concept = NOTHING
    absent_reason: str = ""


class Result(Observation, frozen=True, kw_only=True, tag="Result"):
    """A laboratory result, as the laboratory wrote it. ``interpretation`` is the HL7 v3 code (N, H, L, HH, A …)."""

    specimen: str = ""


class VitalSign(Observation, frozen=True, kw_only=True, tag="VitalSign"):
    """A vital sign. Blood pressure is two facts, systolic and diastolic, with the same time and panel."""


class SocialHistory(Observation, frozen=True, kw_only=True, tag="SocialHistory"):
    """Smoking, drinking, work, living: how a person lives."""


class Procedure(Fact, frozen=True, kw_only=True, tag="Procedure"):
    """Something done to or for the person. Planned ones stand as PLANNED, refused ones as NOT_DONE."""

    category: str = ""
    body_site: Concept = NOTHING
    reason: str = ""
    outcome: str = ""


class Immunization(Fact, frozen=True, kw_only=True, tag="Immunization"):
    """A vaccine given, or not given and why."""

    lot_number: str = ""
    dose_number: str = ""
    manufacturer: str = ""
    route: Concept = NOTHING
    body_site: Concept = NOTHING
    dose: Quantity | None = None
    reason: str = ""


class Encounter(Fact, frozen=True, kw_only=True, tag="Encounter"):
    """A visit or stay. ``encounter_class`` is the HL7 v3 ActCode (AMB, IMP, EMER …); ``diagnoses`` as named there."""

    encounter_class: str = ""
    reason: str = ""
    location: str = ""
    organization: str = ""
    diagnoses: tuple[str, ...] = ()
    disposition: str = ""


class Note(Fact, frozen=True, kw_only=True, tag="Note"):
    """Words somebody wrote: a visit note, a section's narrative. ``text`` is plain text with line breaks,
    redrawn from the source, never its markup. ``section`` is the LOINC code of a C-CDA section, or empty."""

    title: str = ""
    text: str = ""
    section: str = ""


class DiagnosticReport(Fact, frozen=True, kw_only=True, tag="DiagnosticReport"):
    """A report on a laboratory panel, an image or a specimen. ``category`` is the HL7 v2 table 0074 code (LAB, RAD,
    PAT …) or the source's word. ``text`` is the report in full as plain text; ``conclusion`` its summary;
    ``results`` name the results it groups; ``documents`` are ids of originals holding the report itself."""

    category: str = ""
    text: str = ""
    conclusion: str = ""
    results: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()


class Document(Fact, frozen=True, kw_only=True, tag="Document"):
    """A document that is not itself facts: a scan, a PDF, a letter. ``original`` is the id of the original that holds
    its bytes (empty when the source only pointed elsewhere, then ``location`` says where; it is never fetched)."""

    title: str = ""
    media_type: str = ""
    original: str = ""
    location: str = ""
    size: int = 0


class ImagingStudy(Fact, frozen=True, kw_only=True, tag="ImagingStudy"):
    """Images taken on one occasion (DICOM study). ``modality`` as DICOM (CT, MR, US …)."""

    modality: str = ""
    description: str = ""
    body_site: Concept = NOTHING
    series: int = 0
    instances: int = 0
    study_uid: str = ""
    accession: str = ""


class Device(Fact, frozen=True, kw_only=True, tag="Device"):
    """A device in or on the body, or used. ``udi`` is the unique device identifier as printed."""

    udi: str = ""
    manufacturer: str = ""
    model: str = ""
    serial: str = ""
    body_site: Concept = NOTHING


class FamilyMemberHistory(Fact, frozen=True, kw_only=True, tag="FamilyMemberHistory"):
    """A condition of a relative: one fact for each condition (``code``), or one without a condition when the source
    only says how the relative is. ``relationship`` is the relative; ages are as written."""

    relationship: Concept = NOTHING
    relative_name: str = ""
    age_at_onset: str = ""
    deceased: bool | None = None
    age_at_death: str = ""
    cause_of_death: bool = False


class CareTeamMember(Fact, frozen=True, kw_only=True, tag="CareTeamMember"):
    """Somebody who cares for the person: ``performers[0]`` is who, ``code`` the role."""

    team: str = ""


class Coverage(Fact, frozen=True, kw_only=True, tag="Coverage"):
    """Who pays. ``code`` is the type of plan; ``when`` the time it is valid."""

    payer: str = ""
    plan: str = ""
    member_id: str = ""
    group: str = ""
    relationship: str = ""
    order: str = ""


class PlannedCare(Fact, frozen=True, kw_only=True, tag="PlannedCare"):
    """Something that is meant to happen: a goal, a care plan or its activity, an order, a referral, an appointment.
    ``origin`` is the FHIR resource type or the C-CDA entry class; ``target`` a goal's measure as written."""

    origin: str = ""
    category: str = ""
    target: str = ""
    due: PartialDate | None = None
    reason: str = ""


class AdvanceDirective(Fact, frozen=True, kw_only=True, tag="AdvanceDirective"):
    """What the person wants if they cannot say so (FHIR Consent of that scope, C-CDA advance directive)."""

    value: Value = None
    document: str = ""


class Claim(Fact, frozen=True, kw_only=True, tag="Claim"):
    """A bill or what a payer says it paid (ExplanationOfBenefit, Claim): evidence of billing, never a diagnosis.
    Money is as written, with its currency."""

    origin: str = ""
    claim_type: str = ""
    provider: str = ""
    insurer: str = ""
    diagnoses: tuple[Concept, ...] = ()
    items: tuple[str, ...] = ()
    total: str = ""
    patient_paid: str = ""


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
