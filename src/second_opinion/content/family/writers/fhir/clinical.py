"""Diagnoses, allergies, medicines, vaccines, procedures, visits and plans as FHIR R4 resources."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.writers.fhir.parts import (
    Json,
    clinicians,
    concept,
    date,
    first_clinician,
    fixed,
    full,
    moment,
    notes,
    period,
    quantity,
)
from second_opinion.record import (
    AllergyIntolerance,
    Condition,
    Encounter,
    Immunization,
    Medication,
    PlannedCare,
    Procedure,
)

_ACT_CODE: Final = "http://terminology.hl7.org/CodeSystem/v3-ActCode"


def condition(fact: Condition, who: Json) -> Json:
    """A Condition."""
    return full(
        resourceType="Condition",
        clinicalStatus=fixed("condition-clinical", fact.clinical_status) if fact.clinical_status else {},
        verificationStatus=fixed("condition-ver-status", fact.verification_status),
        category=[fixed("condition-category", fact.category)],
        code=concept(fact.code),
        bodySite=[concept(fact.body_site)] if fact.body_site else [],
        subject=who,
        onsetDateTime=date(fact.when.start),
        abatementDateTime=date(fact.when.end) if fact.clinical_status == "resolved" else "",
        recordedDate=date(fact.recorded),
        asserter=first_clinician(fact),
        stage=[{"summary": {"text": fact.stage}}] if fact.stage else [],
        note=notes(fact),
    )


def allergy(fact: AllergyIntolerance, who: Json) -> Json:
    """An AllergyIntolerance."""
    reactions = [
        full(manifestation=[concept(reaction.manifestation)], severity=reaction.severity) for reaction in fact.reactions
    ]
    return full(
        resourceType="AllergyIntolerance",
        clinicalStatus=fixed("allergyintolerance-clinical", fact.clinical_status),
        verificationStatus=fixed("allergyintolerance-verification", fact.verification_status),
        type=fact.type,
        category=[fact.category] if fact.category else [],
        criticality=fact.criticality,
        code=concept(fact.code),
        patient=who,
        onsetDateTime=date(fact.when.start),
        recordedDate=date(fact.recorded),
        reaction=reactions,
    )


def medication(fact: Medication, who: Json) -> Json:
    """A MedicationRequest, its dates in the validity period of the prescription."""
    dosage = full(
        text=fact.dosage,
        asNeededBoolean=True if fact.as_needed else None,
        route=concept(fact.route),
        timing={"code": {"text": fact.frequency}} if fact.frequency else {},
        doseAndRate=[{"doseQuantity": quantity(fact.dose)}] if fact.dose else [],
    )
    return full(
        resourceType="MedicationRequest",
        status=fact.status,
        intent="order",
        medicationCodeableConcept=concept(fact.code),
        subject=who,
        authoredOn=date(fact.recorded),
        requester=first_clinician(fact),
        reasonCode=[{"text": fact.reason}] if fact.reason else [],
        dosageInstruction=[dosage],
        dispenseRequest=full(validityPeriod=period(fact.when)),
    )


def immunization(fact: Immunization, who: Json) -> Json:
    """An Immunization."""
    given = full(
        protocolApplied=[{"doseNumberPositiveInt": int(fact.dose_number)}] if fact.dose_number else [],
        performer=[{"actor": each} for each in clinicians(fact)],
    )
    return full(
        resourceType="Immunization",
        status=fact.status,
        statusReason={"text": fact.reason} if fact.reason else {},
        vaccineCode=concept(fact.code),
        patient=who,
        occurrenceDateTime=moment(fact.when),
        **given,
    )


def procedure(fact: Procedure, who: Json) -> Json:
    """A Procedure."""
    not_done = fact.status == "not-done"
    return full(
        resourceType="Procedure",
        status=fact.status,
        statusReason={"text": fact.reason} if not_done else {},
        code=concept(fact.code),
        subject=who,
        performedDateTime=moment(fact.when),
        performer=[{"actor": each} for each in clinicians(fact)],
        reasonCode=[{"text": fact.reason}] if fact.reason and not not_done else [],
        outcome={"text": fact.outcome} if fact.outcome else {},
    )


def encounter(fact: Encounter, who: Json) -> Json:
    """An Encounter."""
    return full(
        resourceType="Encounter",
        status=fact.status,
        class_={"system": _ACT_CODE, "code": fact.encounter_class},
        type=[concept(fact.code)],
        subject=who,
        participant=[{"individual": each} for each in clinicians(fact)],
        period=period(fact.when),
        reasonCode=[{"text": fact.reason}] if fact.reason else [],
        serviceProvider={"display": fact.organization},
    )


def planned(fact: PlannedCare, who: Json) -> Json:
    """A ServiceRequest: ordered, not done."""
    return full(
        resourceType="ServiceRequest",
        status=fact.status,
        intent="order",
        code=concept(fact.code),
        subject=who,
        occurrenceDateTime=moment(fact.when),
        authoredOn=date(fact.recorded),
        requester=first_clinician(fact),
        reasonCode=[{"text": fact.reason}] if fact.reason else [],
        note=notes(fact),
    )
