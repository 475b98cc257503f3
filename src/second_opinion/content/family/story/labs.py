"""Rosa's laboratory results over five years, expanded from the tables of tests, draws and numbers."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.content.family.story.places import AT_ST_BRANNOCK, HOSPITAL_LABORATORY, LABORATORY
from second_opinion.content.family.story.told import Told, at, loinc, named, table, usual
from second_opinion.record import Practitioner, Quantity, ReferenceRange, Result, Standing

_NOT_MEASURED: Final = "-"
_BLOOD_OR_URINE: Final = {"urine-albumin": "Urine"}
_LABORATORIES: Final = {
    "A": HOSPITAL_LABORATORY,
    "B": Practitioner(name="St. Brannock Laboratory", organization=AT_ST_BRANNOCK.name, role="laboratory"),
}


def _expanded() -> Iterator[Told]:
    draws = {row["draw"]: row for row in table("draws")}
    tests = {row["test"]: row for row in table("tests")}
    for row in table("results"):
        for draw, value in row.items():
            if draw in draws and value != _NOT_MEASURED:
                place = draws[draw]["where"]
                yield Told(place, _result(tests[row["test"]], draws[draw]["drawn"], value, place))


def _result(test: dict[str, str], drawn: str, value: str, place: str) -> Result:
    ranges = usual(test["low"], test["high"], test["unit"], test["ucum"])
    measured = Quantity(value, test["unit"], test["ucum"])
    return Result(
        code=named(test["name"], loinc(test["loinc"], test["display"])),
        status="final",
        category="laboratory",
        when=at(drawn),
        value=measured,
        ranges=ranges,
        interpretation=_mark(measured, ranges),
        panel=test["panel"],
        specimen=_BLOOD_OR_URINE.get(test["test"], "Blood"),
        performers=(_LABORATORIES.get(place, LABORATORY),),
    )


def _mark(measured: Quantity, ranges: tuple[ReferenceRange, ...]) -> str:
    """H above the usual range, L below, N within (HL7 v3 ObservationInterpretation)."""
    for usual_range in ranges:
        low = usual_range.low.number if usual_range.low else None
        high = usual_range.high.number if usual_range.high else None
        if measured.number is not None and low is not None and measured.number < low:
            return "L"
        if measured.number is not None and high is not None and measured.number > high:
            return "H"
    return "N"


_DRAWN: Final = "2025-12-09T08:14:00-07:00"

RESULTS: Final = (
    *_expanded(),
    # Taken back by the hospital: never to be shown as hers.
    Told(
        "A",
        Result(
            code=named("Potassium", loinc("2823-3", "Potassium [Moles/volume] in Serum or Plasma")),
            standing=Standing.ENTERED_IN_ERROR,
            status="entered-in-error",
            category="laboratory",
            when=at(_DRAWN),
            value=Quantity("7.9", "mmol/L", "mmol/L"),
            ranges=usual("3.5", "5.2", "mmol/L", "mmol/L"),
            interpretation="HH",
            panel="Comprehensive metabolic panel",
            performers=(HOSPITAL_LABORATORY,),
            note="Tube carried another patient's label. Result withdrawn 12/10/2025.",
        ),
    ),
    Told(
        "A",
        Result(
            code=named("Interferon-gamma release assay for M. tuberculosis"),
            status="final",
            category="laboratory",
            when=at("2026-09-14T08:12:00-06:00"),
            value="Negative",
            interpretation="N",
            specimen="Blood",
            performers=(HOSPITAL_LABORATORY,),
        ),
    ),
)
