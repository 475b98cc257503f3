"""How the story is written: facts in the words of the record, each with the portals that show it."""

from __future__ import annotations

from importlib.resources import files
from typing import Final

import msgspec

from second_opinion.record import AnyFact, Coding, Concept, PartialDate, Period, Practitioner, Quantity, ReferenceRange
from second_opinion.record.codes import CPT, CVX, ICD10CM, LOINC, RXNORM, SNOMED

ALDER_MESA: Final = "A"
"""Alder Mesa Regional Medical Center: a FHIR R4 portal."""
ST_BRANNOCK: Final = "B"
"""St. Brannock Hospital: an IHE XDM zip with C-CDA R2.1 documents."""
COTTONWOOD: Final = "P"
"""Cottonwood Lane Family Practice, primary care: one C-CDA R1.1 summary."""
PIEDRA: Final = "L"
"""Piedra Clinical Laboratory: FHIR R4 as NDJSON."""
OLD_PORTAL: Final = "O"
"""What Alder Mesa's portal gave in 2018: FHIR DSTU2."""


class Told(msgspec.Struct, frozen=True):
    """One statement of the story; ``where`` holds the letters of the portals that show it just so."""

    where: str
    fact: AnyFact


def named(text: str, *codings: Coding) -> Concept:
    """A concept in the hospital's own words, with codes whose meaning was checked; without codes where unsure."""
    return Concept(text, codings)


def snomed(code: str, display: str) -> Coding:
    """A SNOMED CT code."""
    return Coding(SNOMED, code, display)


def icd10(code: str, display: str) -> Coding:
    """An ICD-10-CM code."""
    return Coding(ICD10CM, code, display)


def loinc(code: str, display: str) -> Coding:
    """A LOINC code."""
    return Coding(LOINC, code, display)


def rxnorm(code: str, display: str) -> Coding:
    """An RxNorm code."""
    return Coding(RXNORM, code, display)


def cpt(code: str) -> Coding:
    """A CPT code, without its wording, which belongs to others."""
    return Coding(CPT, code)


def cvx(code: str, display: str) -> Coding:
    """A CVX vaccine code."""
    return Coding(CVX, code, display)


def day(text: str) -> PartialDate:
    """A date of the story. Raises ValueError when it is not one."""
    found = PartialDate.parse(text)
    if found is None:
        raise ValueError(text)
    return found


def at(text: str) -> Period:
    """A single moment."""
    return Period.at(day(text))


def since(start: str, end: str = "") -> Period:
    """From a date on, to another when it has ended."""
    return Period(day(start) if start else None, day(end) if end else None)


def amount(value: str, unit: str, ucum: str = "") -> Quantity:
    """An amount; the UCUM code is the unit itself unless said otherwise."""
    return Quantity(value, unit, ucum or unit)


def usual(low: str, high: str, unit: str, ucum: str) -> tuple[ReferenceRange, ...]:
    """The reference range between two bounds, either of which may be missing."""
    bounds = [Quantity(bound, unit, ucum) if bound else None for bound in (low, high)]
    return (ReferenceRange(low=bounds[0], high=bounds[1]),) if low or high else ()


def by(*people: Practitioner) -> tuple[Practitioner, ...]:
    """Who did or said it."""
    return people


def prose(name: str) -> str:
    """A text of the story from ``story/prose``."""
    return (files(__package__) / "prose" / f"{name}.txt").read_text(encoding="utf-8").strip()


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table of the story from ``story/tables``: cells between bars, the first row names them."""
    lines = (files(__package__) / "tables" / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    rows = [[cell.strip() for cell in line.split("|")] for line in lines if line.strip() and not line.startswith("#")]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]
