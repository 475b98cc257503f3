"""What the two files that are not Rosa's say: her son's, and a stranger's with almost her name."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.places import EKWUEME, LABORATORY, TORRES
from second_opinion.content.family.story.told import amount, at, by, cvx, day, icd10, loinc, named, since, usual
from second_opinion.record import (
    AllergyIntolerance,
    AnyFact,
    Condition,
    Immunization,
    Medication,
    Quantity,
    Reaction,
    Result,
)

# Each of these would be dangerous in Rosa's packet.
STRANGER_FACTS: Final[tuple[AnyFact, ...]] = (
    Condition(
        code=named(
            "Malignant neoplasm of left breast",
            icd10("C50.912", "Malignant neoplasm of unspecified site of left female breast"),
        ),
        clinical_status="active",
        verification_status="confirmed",
        category="problem-list-item",
        when=since("2024-02-11"),
    ),
    AllergyIntolerance(
        code=named("Sulfonamide antibiotics"),
        clinical_status="active",
        verification_status="confirmed",
        type="allergy",
        category="medication",
        criticality="high",
        reactions=(Reaction(named("Stevens-Johnson syndrome"), "severe"),),
        when=since("2006"),
    ),
    Medication(
        code=named("Warfarin 5 mg tablet"),
        origin="MedicationRequest",
        status="active",
        dosage="Take 1 tablet (5 mg) by mouth every evening",
        dose=amount("5", "mg"),
        frequency="once a day",
        when=since("2021-06-02"),
        recorded=day("2021-06-02"),
        performers=by(TORRES),
    ),
    Result(
        code=named("Hemoglobin", loinc("718-7", "Hemoglobin [Mass/volume] in Blood")),
        status="final",
        category="laboratory",
        when=at("2026-09-14T09:30:00-06:00"),
        value=Quantity("8.1", "g/dL", "g/dL"),
        ranges=usual("11.1", "15.9", "g/dL", "g/dL"),
        interpretation="L",
        panel="Complete blood count",
        performers=by(LABORATORY),
    ),
)

LUIS_FACTS: Final[tuple[AnyFact, ...]] = (
    Condition(
        code=named("Mild intermittent asthma", icd10("J45.20", "Mild intermittent asthma, uncomplicated")),
        clinical_status="active",
        verification_status="confirmed",
        category="problem-list-item",
        when=since("1995"),
        performers=by(EKWUEME),
    ),
    Immunization(
        code=named("Influenza vaccine", cvx("140", "Influenza, seasonal, injectable, preservative free")),
        status="completed",
        when=at("2025-10-20"),
    ),
)
