"""Rosa's diagnoses, as each place writes them."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.places import AGUINALDO, EKWUEME, HOLMQVIST, MARCHETTI, RAMAN, WHITFIELD
from second_opinion.content.family.story.told import Told, at, by, day, icd10, named, since, snomed
from second_opinion.record import NOTHING, Concept, Condition, PartialDate, Period, Practitioner, Standing

_LISTED: Final = "problem-list-item"

DIABETES = named(
    "Type 2 diabetes mellitus with diabetic chronic kidney disease",
    snomed("44054006", "Type 2 diabetes mellitus"),
    icd10("E11.22", "Type 2 diabetes mellitus with diabetic chronic kidney disease"),
)
HYPERTENSION = named(
    "Essential hypertension",
    snomed("59621000", "Essential hypertension"),
    icd10("I10", "Essential (primary) hypertension"),
)
HYPERLIPIDEMIA = named(
    "Hyperlipidemia", snomed("55822004", "Hyperlipidemia"), icd10("E78.5", "Hyperlipidemia, unspecified")
)
KIDNEY_3A = named(
    "Chronic kidney disease, stage 3a",
    snomed("700378005", "Chronic kidney disease stage 3A"),
    icd10("N18.31", "Chronic kidney disease, stage 3a"),
)
KIDNEY_3B = named(
    "Chronic kidney disease, stage 3b",
    snomed("700379002", "Chronic kidney disease stage 3B"),
    icd10("N18.32", "Chronic kidney disease, stage 3b"),
)
FIBRILLATION = named(
    "Paroxysmal atrial fibrillation",
    snomed("282825002", "Paroxysmal atrial fibrillation"),
    icd10("I48.0", "Paroxysmal atrial fibrillation"),
)
SINUS_NODE = named("Tachycardia-bradycardia syndrome with syncope", icd10("I49.5", "Sick sinus syndrome"))
COPD = named(
    "Chronic obstructive pulmonary disease, moderate (GOLD 2)",
    snomed("13645005", "Chronic obstructive lung disease"),
    icd10("J44.9", "Chronic obstructive pulmonary disease, unspecified"),
)
ANEMIA = named(
    "Iron deficiency anemia",
    snomed("87522002", "Iron deficiency anemia"),
    icd10("D50.9", "Iron deficiency anemia, unspecified"),
)
KNEE = named(
    "Osteoarthritis of left knee",
    snomed("239873007", "Osteoarthritis of knee"),
    icd10("M17.12", "Unilateral primary osteoarthritis, left knee"),
)
NODULE = named(
    "Solitary pulmonary nodule, right upper lobe",
    snomed("427359005", "Solitary nodule of lung"),
    icd10("R91.1", "Solitary pulmonary nodule"),
)
CANCER = named(
    "Adenocarcinoma of right upper lobe of lung",
    snomed("254626006", "Adenocarcinoma of lung"),
    icd10("C34.11", "Malignant neoplasm of upper lobe, right bronchus or lung"),
)
CANCER_LEFT = named(
    "Adenocarcinoma of left upper lobe of lung",
    snomed("254626006", "Adenocarcinoma of lung"),
    icd10("C34.12", "Malignant neoplasm of upper lobe, left bronchus or lung"),
)
TUBERCULOSIS = named(
    "Pulmonary tuberculosis", snomed("154283005", "Pulmonary tuberculosis"), icd10("A15.0", "Tuberculosis of lung")
)
RIGHT_UPPER_LOBE = named("Upper lobe of right lung")
LEFT_UPPER_LOBE = named("Upper lobe of left lung")


def _active(
    code: Concept,
    when: Period,
    *who: Practitioner,
    site: Concept = NOTHING,
    stage: str = "",
    recorded: PartialDate | None = None,
) -> Condition:
    return Condition(
        code=code,
        when=when,
        performers=who,
        clinical_status="active",
        verification_status="confirmed",
        category=_LISTED,
        body_site=site,
        stage=stage,
        recorded=recorded,
    )


PROBLEMS: Final = (
    Told("ABPO", _active(HYPERTENSION, since("2003"), RAMAN)),
    Told("ABPO", _active(DIABETES, since("2009"), RAMAN)),
    Told("ABPO", _active(HYPERLIPIDEMIA, since("2012-06"), RAMAN)),
    Told("APO", _active(KNEE, since("2018"), RAMAN, site=named("Left knee"))),
    # The stage moved on: primary care still lists 3a, the hospital 3b.
    Told("BP", _active(KIDNEY_3A, since("2022-05-17"), RAMAN)),
    Told("A", _active(KIDNEY_3B, since("2025-12-09"), EKWUEME, recorded=day("2026-09-03"))),
    Told("AB", _active(FIBRILLATION, since("2022-02-18"), AGUINALDO)),
    # In primary care the same diagnosis is words only, and undated.
    Told("P", _active(named("Atrial fibrillation, on blood thinner"), since(""))),
    Told("AB", _active(SINUS_NODE, since("2022-07-11"), AGUINALDO)),
    Told("A", _active(COPD, since("2024-10-22"), EKWUEME)),
    Told("P", _active(COPD, since("2024-10"), RAMAN)),
    Told(
        "AP",
        Condition(
            code=ANEMIA,
            clinical_status="resolved",
            verification_status="confirmed",
            category=_LISTED,
            when=since("2023-03-21", "2024-03-26"),
            performers=by(RAMAN),
        ),
    ),
    Told(
        "A",
        Condition(
            code=NODULE,
            clinical_status="resolved",
            verification_status="confirmed",
            category=_LISTED,
            when=since("2026-09-02", "2026-10-23"),
            performers=by(EKWUEME),
            body_site=RIGHT_UPPER_LOBE,
            note="Biopsy proven adenocarcinoma 10/23/2026; see oncology problem.",
        ),
    ),
    Told(
        "A",
        _active(
            CANCER,
            since("2026-10-23"),
            MARCHETTI,
            HOLMQVIST,
            recorded=day("2026-11-05"),
            site=RIGHT_UPPER_LOBE,
            stage="Clinical stage IA2 (cT1b cN0 cM0)",
        ),
    ),
    # The wrong side, in the problem list of the radiation oncology consultation.
    Told("B", _active(CANCER_LEFT, since("2026-10-23"), WHITFIELD, recorded=day("2026-10-30"))),
    Told(
        "A",
        Condition(
            code=TUBERCULOSIS,
            standing=Standing.REFUTED,
            status="refuted",
            verification_status="refuted",
            category=_LISTED,
            when=at("2026-09-03"),
            recorded=day("2026-11-12"),
            performers=by(EKWUEME),
            note="Ruled out: three sputum smears negative, cultures without growth at 8 weeks, interferon-gamma "
            "release assay negative, no acid-fast bacilli in the biopsy.",
        ),
    ),
    Told(
        "A",
        Condition(
            code=named("Obstructive sleep apnea"),
            standing=Standing.UNCONFIRMED,
            status="provisional",
            clinical_status="active",
            verification_status="provisional",
            category=_LISTED,
            when=since("2025-06"),
            performers=by(EKWUEME),
            note="Suspected; sleep study not done.",
        ),
    ),
)
