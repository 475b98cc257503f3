"""Measured values as they stand on a page: the amount as written, its mark, its reference range."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final, Literal

from second_opinion.content.words import Words
from second_opinion.record import Concept, Observation, Quantity, Range, ReferenceRange, Value

Outside = Literal["", "high", "low", "abnormal"]

# HL7 v3 ObservationInterpretation (terminology.hl7.org/CodeSystem-v3-ObservationInterpretation) and the words that
# sources put in its place.
_HIGH: Final = frozenset({"H", "HH", "HU", "H>", "HX", ">", "HIGH", "ABOVE HIGH NORMAL", "CRITICAL HIGH"})
_LOW: Final = frozenset({"L", "LL", "LU", "L<", "LX", "<", "LOW", "BELOW LOW NORMAL", "CRITICAL LOW"})
_ABNORMAL: Final = frozenset({"A", "AA", "ABNORMAL", "CRITICAL ABNORMAL"})
_CRITICAL: Final = frozenset({"HH", "LL", "AA", "HU", "LU", "CRITICAL HIGH", "CRITICAL LOW", "CRITICAL ABNORMAL"})
_MORE_THAN_WRITTEN_BY_HAND: Final = 4
_MOST_DIGITS: Final = 20  # beyond it a decimal of ordinary precision cannot be rounded


def value_text(value: Value, words: Words) -> str:
    """Any value in words, with its unit; empty when there is none."""
    match value:
        case Quantity():
            return f"{amount_text(value)} {unit_text(value)}".strip()
        case Concept():
            return value.label
        case Range():
            return range_text(value.low, value.high)
        case bool():
            return words.say("yes") if value else words.say("no")
        case str():
            return value.strip()
        case None:
            return ""


def amount_text(quantity: Quantity) -> str:
    """The number without its unit. One with more than four decimals came out of a computation and is rounded."""
    number, shown = quantity.number, quantity.value
    if number is not None and is_rounded(quantity):
        shown = _rounded(number)
    return f"{quantity.comparator} {shown}".strip()


def is_rounded(quantity: Quantity) -> bool:
    """True when the page shows fewer digits than the source wrote."""
    decimals = quantity.value.partition(".")[2]
    if len(decimals) <= _MORE_THAN_WRITTEN_BY_HAND or not decimals.isdigit():
        return False
    number = quantity.number
    return number is not None and number.adjusted() < _MOST_DIGITS


def unit_text(quantity: Quantity) -> str:
    """The unit as written; UCUM's braces and its mark for "no unit" are not for people."""
    unit = quantity.unit or quantity.ucum
    return "" if unit == "1" else unit.replace("{", "").replace("}", "")


def range_text(low: Quantity | None, high: Quantity | None) -> str:
    """ "3.5–5.1", "≥ 60", "≤ 200" without units, or empty."""
    if low is not None and high is not None:
        return f"{amount_text(low)}–{amount_text(high)}"
    if low is not None:
        return f"≥ {amount_text(low)}"
    return f"≤ {amount_text(high)}" if high is not None else ""


def reference_text(ranges: tuple[ReferenceRange, ...]) -> str:
    """What the laboratory calls usual: its numbers, else its words."""
    shown = [_one_reference(one) for one in ranges]
    return "; ".join(dict.fromkeys(text for text in shown if text))


def outside(fact: Observation) -> Outside:
    """Whether a value is out of range: as its source marks it, else against its one numeric range in the same unit."""
    code = fact.interpretation.strip().upper()
    if code in _HIGH:
        return "high"
    if code in _LOW:
        return "low"
    if code in _ABNORMAL:
        return "abnormal"
    if code or not isinstance(fact.value, Quantity) or len(fact.ranges) != 1 or fact.ranges[0].applies_to:
        return ""
    return _against(fact.value, fact.ranges[0])


def critical(fact: Observation) -> bool:
    """True when the source itself marks the value critical."""
    return fact.interpretation.strip().upper() in _CRITICAL


def same_unit(one: Quantity, other: Quantity) -> bool:
    """True when two amounts may be compared as numbers; a range often leaves its unit away."""
    mine, theirs = (one.ucum or one.unit).casefold(), (other.ucum or other.unit).casefold()
    return not theirs or mine == theirs or one.unit.casefold() == other.unit.casefold()


def _against(value: Quantity, usual: ReferenceRange) -> Outside:
    number = value.number
    if number is None:
        return ""
    low, high = usual.low, usual.high
    below_all, above_all = value.comparator in {"<", "<="}, value.comparator in {">", ">="}
    # "< 5" says nothing against a lower limit of 3, so only limits that the comparator leaves certain count.
    if low is not None and low.number is not None and same_unit(value, low) and not above_all and number < low.number:
        return "low"
    certain = high is not None and high.number is not None and same_unit(value, high) and not below_all
    return "high" if certain and high is not None and high.number is not None and number > high.number else ""


def _one_reference(usual: ReferenceRange) -> str:
    shown = range_text(usual.low, usual.high) or usual.text.strip()
    return f"{shown} ({usual.applies_to})" if shown and usual.applies_to else shown


def _rounded(number: Decimal) -> str:
    if abs(number) >= 1 or not number:
        return str(number.quantize(Decimal("0.01"), ROUND_HALF_EVEN))
    places = Decimal(1).scaleb(number.adjusted() - 2)
    return str(number.quantize(places, ROUND_HALF_EVEN))
