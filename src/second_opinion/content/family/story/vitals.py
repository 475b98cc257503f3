"""Blood pressure, pulse, weight and the rest, at each visit, expanded from the table of visits."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from second_opinion.content.family.story.places import EKWUEME
from second_opinion.content.family.story.told import Told, at, by, loinc, named, table
from second_opinion.record import Coding, Observation, Quantity, VitalSign

HEIGHT_CM: Final = Decimal(157)
BLOOD_PRESSURE: Final = "Blood pressure"

_SIGNS: Final = (
    ("systolic", "Systolic blood pressure", loinc("8480-6", "Systolic blood pressure"), "mmHg", "mm[Hg]"),
    ("diastolic", "Diastolic blood pressure", loinc("8462-4", "Diastolic blood pressure"), "mmHg", "mm[Hg]"),
    ("pulse", "Heart rate", loinc("8867-4", "Heart rate"), "/min", "/min"),
    ("weight", "Body weight", loinc("29463-7", "Body weight"), "kg", "kg"),
    (
        "oxygen",
        "Oxygen saturation",
        loinc("59408-5", "Oxygen saturation in Arterial blood by Pulse oximetry"),
        "%",
        "%",
    ),
    ("temperature", "Body temperature", loinc("8310-5", "Body temperature"), "°C", "Cel"),
)


def body_mass_index(weight_kg: str) -> str:
    """Weight in kg over the square of height in metres, to one decimal."""
    metres = HEIGHT_CM / 100
    return str((Decimal(weight_kg) / metres**2).quantize(Decimal("0.1"), ROUND_HALF_UP))


def _expanded() -> Iterator[Told]:
    for row in table("visits"):
        for column, text, coding, unit, ucum in _SIGNS:
            panel = BLOOD_PRESSURE if column in {"systolic", "diastolic"} else ""
            yield _sign(row, text, coding, Quantity(row[column], unit, ucum), panel)
        yield _sign(row, "Body height", loinc("8302-2", "Body height"), Quantity(str(HEIGHT_CM), "cm", "cm"))
        index = Quantity(body_mass_index(row["weight"]), "kg/m2", "kg/m2")
        yield _sign(row, "Body mass index", loinc("39156-5", "Body mass index (BMI) [Ratio]"), index)


def _sign(row: dict[str, str], text: str, coding: Coding, value: Quantity, panel: str = "") -> Told:
    sign = VitalSign(
        code=named(text, coding),
        status="final",
        category="vital-signs",
        when=at(row["when"]),
        value=value,
        panel=panel,
    )
    return Told(row["where"], sign)


def _breath(text: str, value: Quantity, when: str, *codings: Coding) -> Told:
    measured = Observation(
        code=named(text, *codings),
        status="final",
        category="procedure",
        when=at(when),
        value=value,
        performers=by(EKWUEME),
        panel="Lung function",
    )
    return Told("A", measured)


_FEV1: Final = loinc("20150-9", "FEV1")
_RATIO: Final = loinc("19926-5", "FEV1/FVC")

VITALS: Final = (
    *_expanded(),
    _breath("FEV1 before bronchodilator", Quantity("1.45", "L", "L"), "2024-10-22", _FEV1),
    _breath("FEV1 before bronchodilator", Quantity("1.37", "L", "L"), "2026-10-27", _FEV1),
    _breath("FEV1/FVC before bronchodilator", Quantity("62", "%", "%"), "2026-10-27", _RATIO),
    _breath("FVC before bronchodilator", Quantity("2.21", "L", "L"), "2026-10-27"),
    _breath("DLCO", Quantity("11.0", "mL/min/mmHg", "mL/min/mm[Hg]"), "2024-10-22"),
    _breath("DLCO, corrected for hemoglobin", Quantity("10.6", "mL/min/mmHg", "mL/min/mm[Hg]"), "2026-10-27"),
)
