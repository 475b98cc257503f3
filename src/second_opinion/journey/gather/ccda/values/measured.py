"""Measured and stated values (PQ, INT, REAL, IVL_PQ, RTO, CD, ST, ED, TS, BL): kept as they are written."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    HIGH,
    LOW,
    ORIGINAL_TEXT,
    TEXT,
    TRANSLATION,
    V3,
    VALUE,
    Element,
    attribute,
    data_type,
    first,
    parts,
)
from second_opinion.journey.gather.ccda.values.concepts import concept, text_in, words_in
from second_opinion.journey.gather.ccda.values.times import period
from second_opinion.record import Quantity, Range, ReferenceRange, Value

_NUMBER: Final = re.compile(r"[<>]?=?\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?\Z")
_COMPARED: Final = re.compile(r"(<=|>=|<|>)?\s*(.*)\Z", re.DOTALL)
_REFERENCE_RANGE: Final = V3 + "referenceRange"
_RANGE: Final = V3 + "observationRange"

# Units of the case-sensitive UCUM table whose spelling leaves no doubt; others are kept as written only.
_UCUM: Final = frozenset(
    """
    % /min a cm [in_i] [lb_av] [oz_av] [degF] Cel d dL fL g g/dL g/L g/mL h IU/L kg kg/m2 L L/min m mg mg/dL mg/L mL
    mL/min mmol/L mol/L min mm mm[Hg] mo mEq/L meq/L mU/L m[IU]/L [IU]/L ng/mL ng/dL nmol/L pg pg/mL s U/L U/mL ug
    ug/dL ug/L ug/mL umol/L wk 10*3/uL 10*6/uL 10*9/L 10*12/L /uL /[HPF] mm/h kPa mosm/kg [pH] m2 {score} Torr
    """.split()
)


def quantity(element: Element | None, spot: Spot) -> Quantity | None:
    """An amount with its unit (PQ, INT, REAL); its translation where the amount itself is not said. None for words."""
    if element is None:
        return None
    written = attribute(element, "value")
    if not written:
        other = first(element, TRANSLATION)
        return None if other is None else quantity(other, spot)
    if _NUMBER.match(written) is None:
        return None
    unit = attribute(element, "unit")
    if not unit and len(element):
        translation = first(element, TRANSLATION)
        unit = words_in(first(translation, ORIGINAL_TEXT), spot) if translation is not None else ""
    return amount(written, unit)


def amount(written: str, unit: str) -> Quantity:
    """A quantity from its parts as written. Braces of UCUM ("{tbl}") are not shown; "1" is no unit."""
    compared = _COMPARED.match(written)
    comparator, value = (compared.group(1) or "", compared.group(2)) if compared else ("", written)
    if unit == "1":
        return Quantity(value, comparator=comparator)
    if unit.startswith("{") and unit.endswith("}") and "{" not in unit[1:]:
        return Quantity(value, unit[1:-1], unit, comparator)
    return Quantity(value, unit, unit if unit in _UCUM else "", comparator)


def value_of(element: Element | None, spot: Spot) -> Value:
    """A value of whatever type; None when it says nothing."""
    if element is None:
        return None
    kind = data_type(element)
    if not kind:
        kind = "IVL_PQ" if first(element, LOW) is not None else "PQ" if element.get("value") is not None else "CD"
    return _READERS.get(kind, _coded)(element, spot)


def ranges(observation: Statement, spot: Spot) -> tuple[ReferenceRange, ...]:
    """What the laboratory calls usual, as numbers, in words, or both."""
    found = (_range(inside, spot) for outer in observation.each(_REFERENCE_RANGE) for inside in outer)
    return tuple(made for made in found if made is not None)


def said(value: Value) -> str:
    """A value on one line, for places that hold only words."""
    if isinstance(value, Range):
        low, high = (end.label if end else "" for end in (value.low, value.high))
        return f"{low} – {high}" if low and high else f"≥ {low}" if low else f"≤ {high}"
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else value.label if value is not None else ""


def _range(inside: Element, spot: Spot) -> ReferenceRange | None:
    if inside.tag != _RANGE:
        return None
    has = parts(inside)
    text = words_in(has.get(TEXT), spot)
    applies = concept(has.get(CODE), spot).label
    read = value_of(has.get(VALUE), spot)
    if isinstance(read, Range):
        return ReferenceRange(read.low, read.high, text, applies)
    # A single amount or a word ("negative") is what is usual, in the laboratory's own words.
    text = text or said(read)
    return ReferenceRange(text=text, applies_to=applies) if text else None


def _interval(element: Element, spot: Spot) -> Value:
    ends = parts(element)
    low, high = quantity(ends.get(LOW), spot), quantity(ends.get(HIGH), spot)
    if low is None and high is None:
        return quantity(element, spot) or quantity(ends.get(V3 + "center"), spot) or _words(element, spot)
    return Range(low, high)


def _coded(element: Element, spot: Spot) -> Value:
    return concept(element, spot) or _words(element, spot)


def _amount(element: Element, spot: Spot) -> Value:
    return quantity(element, spot) or _stated(element, spot)


def _yes_or_no(element: Element, _: Spot) -> Value:
    return {"true": True, "false": False}.get(attribute(element, "value"))


def _ratio(element: Element, spot: Spot) -> Value:
    top, bottom = (quantity(first(element, V3 + part), spot) for part in ("numerator", "denominator"))
    if top is None or bottom is None:
        return _words(element, spot)
    return f"{top.label} / {bottom.label}"


def _dates(element: Element, _: Spot) -> Value:
    read = period(element)
    ends = dict.fromkeys(end.value for end in (read.start, read.end) if end is not None)
    return " – ".join(ends) or attribute(element, "value") or None


def _stated(element: Element, spot: Spot) -> Value:
    written = " ".join(part for part in (attribute(element, "value"), attribute(element, "unit")) if part)
    return written or _words(element, spot)


def _words(element: Element, spot: Spot) -> Value:
    if element.get("representation") == "B64":
        return None
    return text_in(element, spot) or text_in(first(element, ORIGINAL_TEXT), spot) or None


_READERS: Final[dict[str, Callable[[Element, Spot], Value]]] = {
    **dict.fromkeys(("PQ", "INT", "REAL", "MO", "PQR"), _amount),
    **dict.fromkeys(("IVL_PQ", "IVL_INT", "IVL_REAL"), _interval),
    **dict.fromkeys(("RTO", "RTO_PQ_PQ", "RTO_QTY_QTY", "RTO_INT_INT"), _ratio),
    **dict.fromkeys(("TS", "IVL_TS"), _dates),
    "BL": _yes_or_no,
}
