"""Reports in full: imaging, pathology, lung function, heart. Only one of the imaging studies comes with images."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.places import AGUINALDO, BEKELE, EKWUEME, HOLMQVIST, LABORATORY, LIN, PETROVA
from second_opinion.content.family.story.told import Told, at, by, cpt, day, loinc, named, prose
from second_opinion.record import Concept, DiagnosticReport, ImagingStudy, Practitioner

PATHOLOGY: Final = named("Surgical pathology report", loinc("11526-1", "Pathology study"))
CHEST_CT: Final = named("CT chest without contrast", cpt("71250"))
PET_CT: Final = named("FDG PET/CT, skull base to mid-thigh", cpt("78815"))
CHEST_XRAY: Final = named("X-ray of the chest, 2 views", cpt("71046"))


def _report(
    code: Concept, category: str, when: str, text: str, conclusion: str, *who: Practitioner, issued: str = ""
) -> DiagnosticReport:
    return DiagnosticReport(
        code=code,
        category=category,
        status="final",
        when=at(when),
        recorded=day(issued or when),
        text=prose(text),
        conclusion=conclusion,
        performers=who,
    )


REPORTS: Final = (
    Told(
        "B",
        _report(
            CHEST_XRAY,
            "RAD",
            "2026-08-21",
            "chest-xray-2026-08-21",
            "New nodular opacity, right upper zone, about 1.5 cm. CT recommended.",
            BEKELE,
        ),
    ),
    Told(
        "A",
        _report(
            CHEST_CT,
            "RAD",
            "2026-09-02",
            "chest-ct-2026-09-02",
            "Spiculated solid nodule, 18 x 15 mm, posterior segment of the right upper lobe, suspicious for primary "
            "lung malignancy. No enlarged mediastinal lymph nodes.",
            LIN,
            issued="2026-09-02T16:20:00-06:00",
        ),
    ),
    Told(
        "A",
        _report(
            PET_CT,
            "RAD",
            "2026-09-29",
            "pet-ct-2026-09-29",
            "FDG-avid right upper lobe nodule, SUVmax 6.8. No FDG-avid lymph nodes, no evidence of distant metastasis.",
            LIN,
            issued="2026-09-29T15:05:00-06:00",
        ),
    ),
    Told(
        "A",
        _report(
            PATHOLOGY,
            "PAT",
            "2026-10-19",
            "pathology-2026-10-23",
            "Invasive adenocarcinoma of pulmonary origin, right upper lobe. PD-L1 5%. KRAS G12C.",
            HOLMQVIST,
            issued="2026-11-04T09:10:00-07:00",
        ),
    ),
    Told(
        "A",
        _report(
            named("Pulmonary function tests"),
            "PF",
            "2026-10-27",
            "lung-function-2026-10-27",
            "Moderate airflow obstruction, FEV1 68%; DLCO 56% of predicted.",
            EKWUEME,
        ),
    ),
    Told(
        "B",
        _report(
            named("Transthoracic echocardiogram"),
            "CUS",
            "2026-10-28",
            "echocardiogram-2026-10-28",
            "Ejection fraction 55 to 60%. No pulmonary hypertension.",
            AGUINALDO,
        ),
    ),
    Told(
        "A",
        _report(
            named("Colonoscopy report"),
            "GE",
            "2023-05-09",
            "colonoscopy-2023-05-09",
            "Single small adenoma of the ascending colon, removed.",
            PETROVA,
        ),
    ),
    Told(
        "A",
        _report(
            named("Mycobacterial smear and culture, sputum x 3"),
            "MB",
            "2026-09-15",
            "sputum-2026-11-12",
            "No growth of mycobacteria at 8 weeks.",
            LABORATORY,
            issued="2026-11-12",
        ),
    ),
    # A study the hospital says it has; the images themselves are in none of the files.
    Told(
        "A",
        ImagingStudy(
            code=PET_CT,
            status="available",
            modality="PT",
            description="PET/CT skull base to mid-thigh",
            when=at("2026-09-29T13:10:00-06:00"),
            series=4,
            instances=912,
            study_uid="2.999.48.1.26.131207",
            accession="AM-26-131207",
            performers=by(LIN),
        ),
    ),
)
