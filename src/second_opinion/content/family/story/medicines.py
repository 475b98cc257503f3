"""Rosa's medicines over the years, with their changes, as each place writes them."""

from __future__ import annotations

from typing import Final

import msgspec

from second_opinion.content.family.story.places import AGUINALDO, EKWUEME, RAMAN, TORRES
from second_opinion.content.family.story.told import Told, amount, by, named, rxnorm, since
from second_opinion.record import Concept, Medication, Period, Practitioner, Quantity

METFORMIN_1000: Final = named(
    "Metformin 1000 mg tablet", rxnorm("861004", "metformin hydrochloride 1000 MG Oral Tablet")
)
METFORMIN_500: Final = named("Metformin 500 mg tablet", rxnorm("861007", "metformin hydrochloride 500 MG Oral Tablet"))
ATORVASTATIN: Final = named("Atorvastatin 40 mg tablet", rxnorm("617311", "atorvastatin 40 MG Oral Tablet"))
APIXABAN: Final = named("Apixaban 5 mg tablet", rxnorm("1364445", "apixaban 5 MG Oral Tablet"))
ELIQUIS: Final = named("Eliquis 5 mg tablet", rxnorm("1364447", "apixaban 5 MG Oral Tablet [Eliquis]"))
METOPROLOL: Final = named(
    "Metoprolol succinate ER 50 mg tablet",
    rxnorm("866436", "24 HR metoprolol succinate 50 MG Extended Release Oral Tablet"),
)
LISINOPRIL_20: Final = named("Lisinopril 20 mg tablet", rxnorm("314077", "lisinopril 20 MG Oral Tablet"))
LISINOPRIL_40: Final = named("Lisinopril 40 mg tablet", rxnorm("197885", "lisinopril 40 MG Oral Tablet"))
AMLODIPINE: Final = named("Amlodipine 5 mg tablet", rxnorm("197361", "amlodipine 5 MG Oral Tablet"))
EMPAGLIFLOZIN: Final = named("Empagliflozin 10 mg tablet")
TIOTROPIUM: Final = named("Tiotropium 18 mcg inhalation capsule")
ALBUTEROL: Final = named(
    "Albuterol HFA 90 mcg inhaler", rxnorm("745679", "200 ACTUAT albuterol 0.09 MG/ACTUAT Metered Dose Inhaler")
)
IRON: Final = named("Ferrous sulfate 325 mg tablet", rxnorm("310325", "ferrous sulfate 325 MG Oral Tablet"))
GLIPIZIDE: Final = named("Glipizide 5 mg tablet")
IBUPROFEN: Final = named("Ibuprofen 600 mg tablet", rxnorm("197806", "ibuprofen 600 MG Oral Tablet"))
AZITHROMYCIN: Final = named("Azithromycin 250 mg tablet", rxnorm("308460", "azithromycin 250 MG Oral Tablet"))
ACETAMINOPHEN: Final = named("Acetaminophen 500 mg tablet")
VITAMIN_D: Final = named("Vitamin D3 1000 units (over the counter)")

_TABLET: Final = amount("1", "tablet", "{tbl}")
_ONCE: Final = "once a day"
_TWICE: Final = "twice a day"


class _Use:
    """How a medicine is taken: the words, the amount each time, how often, for what."""

    def __init__(self, dosage: str, dose: Quantity, frequency: str, reason: str = "") -> None:
        self.dosage, self.dose, self.frequency, self.reason = dosage, dose, frequency, reason


def _taken(code: Concept, use: _Use, when: Period, who: Practitioner) -> Medication:
    ended = when.end is not None
    return Medication(
        code=code,
        origin="MedicationRequest",
        status="stopped" if ended else "active",
        dosage=use.dosage,
        dose=use.dose,
        frequency=use.frequency,
        reason=use.reason,
        route=named("by mouth") if "inhale" not in use.dosage.lower() else named("inhaled"),
        as_needed="as needed" in use.dosage,
        when=when,
        recorded=when.start,
        performers=by(who),
    )


def _stopped(code: Concept, use: _Use, when: Period, who: Practitioner) -> Medication:
    """Stopped, by a source that does not say when."""
    return msgspec.structs.replace(_taken(code, use, when, who), status="stopped")


_METFORMIN_1000 = _Use(
    "Take 1 tablet (1000 mg) by mouth twice a day with meals", amount("1000", "mg"), _TWICE, "Diabetes"
)
_METFORMIN_500 = _Use("Take 1 tablet (500 mg) by mouth twice a day with meals", amount("500", "mg"), _TWICE, "Diabetes")
_ATORVASTATIN = _Use("Take 1 tablet (40 mg) by mouth every evening", amount("40", "mg"), _ONCE, "Cholesterol")
_APIXABAN = _Use("Take 1 tablet (5 mg) by mouth twice a day", amount("5", "mg"), _TWICE, "Atrial fibrillation")
_METOPROLOL = _Use("Take 1 tablet (50 mg) by mouth once a day", amount("50", "mg"), _ONCE, "Atrial fibrillation")
_IBUPROFEN = _Use(
    "Take 1 tablet (600 mg) by mouth as needed for knee pain", amount("600", "mg"), "as needed", "Knee pain"
)

MEDICINES: Final = (
    # Two doses at once: primary care never heard of the change made at the hospital, which closed the old order
    # without writing when.
    Told("PO", _taken(METFORMIN_1000, _METFORMIN_1000, since("2013-04"), RAMAN)),
    Told("A", _stopped(METFORMIN_1000, _METFORMIN_1000, since("2013-04"), RAMAN)),
    Told("A", _taken(METFORMIN_500, _METFORMIN_500, since("2026-09-29"), EKWUEME)),
    # The same prescription in three places.
    Told("ABP", _taken(ATORVASTATIN, _ATORVASTATIN, since("2017-03-14"), RAMAN)),
    # The same blood thinner, by its brand name at one hospital and its generic name at the other.
    Told("A", _taken(ELIQUIS, _APIXABAN, since("2022-02-21"), AGUINALDO)),
    Told("B", _taken(APIXABAN, _APIXABAN, since("2022-02-21"), AGUINALDO)),
    Told("AB", _taken(METOPROLOL, _METOPROLOL, since("2022-02-21"), AGUINALDO)),
    Told(
        "AP",
        _taken(
            LISINOPRIL_20,
            _Use("Take 1 tablet (20 mg) by mouth once a day", amount("20", "mg"), _ONCE, "Blood pressure"),
            since("2014-05", "2022-11-15"),
            RAMAN,
        ),
    ),
    Told(
        "ABP",
        _taken(
            LISINOPRIL_40,
            _Use("Take 1 tablet (40 mg) by mouth once a day", amount("40", "mg"), _ONCE, "Blood pressure"),
            since("2022-11-15"),
            RAMAN,
        ),
    ),
    Told(
        "ABP",
        _taken(
            AMLODIPINE,
            _Use("Take 1 tablet (5 mg) by mouth once a day", amount("5", "mg"), _ONCE, "Blood pressure"),
            since("2016-09-06"),
            RAMAN,
        ),
    ),
    Told(
        "AP",
        _taken(
            EMPAGLIFLOZIN,
            _Use("Take 1 tablet (10 mg) by mouth every morning", amount("10", "mg"), _ONCE, "Diabetes and kidneys"),
            since("2025-06-24"),
            RAMAN,
        ),
    ),
    Told(
        "A",
        _taken(
            TIOTROPIUM,
            _Use("Inhale the contents of 1 capsule once a day", amount("18", "mcg", "ug"), _ONCE, "COPD"),
            since("2024-10-22"),
            EKWUEME,
        ),
    ),
    Told(
        "A",
        _taken(
            ALBUTEROL,
            _Use(
                "Inhale 2 puffs every 4 to 6 hours as needed for wheezing",
                amount("2", "puff", "{puff}"),
                "as needed",
                "COPD",
            ),
            since("2024-10-22"),
            EKWUEME,
        ),
    ),
    Told(
        "AP",
        _taken(
            IRON,
            _Use("Take 1 tablet (325 mg) by mouth once a day", amount("325", "mg"), _ONCE, "Iron deficiency"),
            since("2023-03-28", "2024-03-26"),
            RAMAN,
        ),
    ),
    Told(
        "P",
        _taken(
            GLIPIZIDE,
            _Use("Take 1 tablet (5 mg) by mouth once a day before breakfast", amount("5", "mg"), _ONCE, "Diabetes"),
            since("2012", "2021-12-14"),
            RAMAN,
        ),
    ),
    # Stopped because of the kidneys in primary care, still on the hospital's list from an old visit.
    Told("P", _taken(IBUPROFEN, _IBUPROFEN, since("2018-05", "2021-11-23"), RAMAN)),
    Told("B", _taken(IBUPROFEN, _IBUPROFEN, since("2018-05"), TORRES)),
    Told(
        "B",
        _taken(
            AZITHROMYCIN,
            _Use("Take 2 tablets the first day, then 1 tablet a day for 4 days", _TABLET, _ONCE, "Cough"),
            since("2026-08-21", "2026-08-25"),
            TORRES,
        ),
    ),
    Told(
        "P",
        _taken(
            ACETAMINOPHEN,
            _Use(
                "Take 1 to 2 tablets by mouth as needed for knee pain, no more than 6 a day",
                _TABLET,
                "as needed",
                "Knee pain",
            ),
            since("2021-11-23"),
            RAMAN,
        ),
    ),
    Told(
        "P",
        _taken(
            VITAMIN_D,
            _Use("Take 1 capsule by mouth once a day", amount("1", "capsule", "{capsule}"), _ONCE),
            since("2020"),
            RAMAN,
        ),
    ),
)
