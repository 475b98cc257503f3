"""What the person has, takes, was given and had done (FHIR R4 clinical resources)."""

from __future__ import annotations

import msgspec

from second_opinion.record.codes import NOTHING, Concept
from second_opinion.record.facts import Fact
from second_opinion.record.quantity import Quantity


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
