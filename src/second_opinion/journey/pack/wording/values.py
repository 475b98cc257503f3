"""Measured values as they stand on a page: the amount as written, its mark, its reference range."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_EVEN, Decimal
from functools import lru_cache
from typing import Final, Literal

from second_opinion.content.words import Words
from second_opinion.journey.merge import unit_of
from second_opinion.journey.pack.wording.names import plain
from second_opinion.record import Concept, Observation, Quantity, Range, ReferenceRange, Value

Outside = Literal["", "high", "low", "abnormal"]

# HL7 v3 ObservationInterpretation (terminology.hl7.org/CodeSystem-v3-ObservationInterpretation) and the words that
# sources put in its place.
_HIGH: Final = frozenset({"H", "HH", "HU", "H>", "HX", ">", "HIGH", "ABOVE HIGH NORMAL", "CRITICAL HIGH"})
_LOW: Final = frozenset({"L", "LL", "LU", "L<", "LX", "<", "LOW", "BELOW LOW NORMAL", "CRITICAL LOW"})
_ABNORMAL: Final = frozenset({"A", "AA", "ABNORMAL", "CRITICAL ABNORMAL"})
_LONGEST_CODE = 2
_CRITICAL: Final = frozenset({"HH", "LL", "AA", "HU", "LU", "CRITICAL HIGH", "CRITICAL LOW", "CRITICAL ABNORMAL"})
_NUMBER: Final = r"\d{1,9}(?:\.\d{1,9})?"
# "normal: 70-100 mg/dL", ">=40 mg/dL", "<130 mg/dL (calc)": one range and nothing that narrows it to some people.
_RANGE_IN_WORDS: Final = re.compile(
    r"\s*(?:(?:normal|usual|reference)(?: range)?\s*:?\s*)?"
    rf"(?:(?P<low>{_NUMBER})\s*(?:-|–|to)\s*(?P<high>{_NUMBER})"
    rf"|(?:<=?|≤|below|less than|up to)\s*(?P<top>{_NUMBER})|(?:>=?|≥|above|at least)\s*(?P<bottom>{_NUMBER}))"
    r"\s*(?P<unit>[^\s\d()]\S*)?\s*(?:\(calc(?:ulated)?\))?\s*\Z",
    re.IGNORECASE,
)
# "Usual" stands over the column already.
_HEADED: Final = re.compile(r"\A(?:normal|usual|reference)(?: range)?\s*:\s*(?=\S)", re.IGNORECASE)
# Print symbols of The Unified Code for Units of Measure (ucum.org, tables 4 and following).
_PRINTED: Final = {
    "mm[Hg]": "mmHg",
    "Cel": "°C",
    "[degF]": "°F",
    "[in_i]": "in",
    "[in_us]": "in",
    "[ft_i]": "ft",
    "[ft_us]": "ft",
    "[lb_av]": "lb",
    "[oz_av]": "oz",
    "[iU]": "IU",
    "NA": "",
    "{nominal}": "",
}
_MACHINE_WRITTEN: Final = re.compile(r"\[(?:iU|IU)\]")
# What is written in a unit and not said: "{1.73_m2}" is "1.73 m2".
_UNSPOKEN: Final = re.compile(r"[\s_{}]")
_MORE_THAN_WRITTEN_BY_HAND: Final = 4
_MOST_DIGITS: Final = 20  # beyond it a decimal of ordinary precision cannot be rounded


def value_text(value: Value, words: Words) -> str:
    """Any value in words, with its unit; empty when there is none."""
    match value:
        case Quantity():
            return f"{amount_text(value)} {unit_text(value)}".strip()
        case Concept():
            return "; ".join(map(plain, value.label.split("; ")))
        case Range():
            return range_text(value.low, value.high)
        case bool():
            return words.say("yes") if value else words.say("no")
        case str():
            return value.strip()
        case None:
            return ""


def absent_text(reason: str, words: Words) -> str:
    """Why there is no value: codes become plain words, words stay as written."""
    return reason if " " in reason.strip() else words.say("no value")


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
    if unit in _PRINTED:
        return _PRINTED[unit]
    return (
        ""
        if unit == "1"
        else _MACHINE_WRITTEN.sub("IU", unit).replace("{", "").replace("}", "").replace("1.73_m2", "1.73 m2")
    )


@lru_cache(maxsize=5_000)
def unit_key(unit: str) -> str:
    """The same text for every spelling of one unit."""
    known = unit_of(_UNSPOKEN.sub("", unit))
    return "" if known is None else f"{known.dimension} {known.factor.normalize()} {known.shift}"


@lru_cache(maxsize=5_000)
def dimension(unit: str) -> str:
    """The same text for units that can be converted into each other exactly (kg and lb, g/dL and g/L)."""
    known = unit_of(_UNSPOKEN.sub("", unit))
    return "" if known is None else known.dimension


def converted(number: Decimal, written: str, wanted: str) -> Decimal | None:
    """The number in another unit, exactly; None when there is no exact way. Units that nobody wrote are the same."""
    if not written or not wanted or unit_key(written) == unit_key(wanted):
        return number
    one, two = unit_of(_UNSPOKEN.sub("", written)), unit_of(_UNSPOKEN.sub("", wanted))
    if one is None or two is None or one.dimension != two.dimension or abs(number.adjusted()) > _MOST_DIGITS:
        return None
    return (number + one.shift) * one.factor / two.factor - two.shift


def range_text(low: Quantity | None, high: Quantity | None) -> str:
    """ "3.5–5.1", "≥ 60", "≤ 200" without units, or empty."""
    if low is not None and high is not None:
        return f"{amount_text(low)}–{amount_text(high)}"
    if low is not None:
        return f"≥ {amount_text(low)}"
    return f"≤ {amount_text(high)}" if high is not None else ""


def reference_text(ranges: tuple[ReferenceRange, ...], unit: str = "") -> str:
    """What the laboratory calls usual: its numbers, else its words; a unit that stands beside it is not repeated."""
    shown = [_one_reference(one, unit) for one in ranges]
    return "; ".join(dict.fromkeys(text for text in shown if text))


def outside(fact: Observation) -> Outside:
    """Whether a value is out of range: as its source marks it, else against its one numeric range in the same unit.

    A source that calls a value normal and prints a range it lies outside of contradicts itself; some write "N" at all
    they have. Then the mark shows, beside the range, what a reader would see anyway.
    """
    codes = _codes(fact)
    if codes & _HIGH:
        return "high"
    if codes & _LOW:
        return "low"
    if codes & _ABNORMAL:
        return "abnormal"
    if not isinstance(fact.value, Quantity) or len(fact.ranges) != 1 or fact.ranges[0].applies_to:
        return ""
    return _against(fact.value, fact.ranges[0])


def critical(fact: Observation) -> bool:
    """True when the source itself marks the value critical."""
    return bool(_codes(fact) & _CRITICAL)


def _codes(fact: Observation) -> set[str]:
    """What the source marks: a word or code, or several codes at once, "A HH"."""
    said = fact.interpretation.strip().upper()
    several = said.split()
    return {said, *several} if all(len(code) <= _LONGEST_CODE for code in several) else {said}


def same_unit(one: Quantity, other: Quantity) -> bool:
    """True when two amounts may be compared as numbers; a range often leaves its unit away."""
    theirs = unit_key(other.unit or other.ucum)
    return not theirs or theirs in {unit_key(one.unit), unit_key(one.ucum)}


def limits(usual: ReferenceRange, value: Quantity) -> tuple[Decimal | None, Decimal | None]:
    """Both limits as numbers in the value's own unit, where they are certain; "70-100 mg/dL" in words counts too."""
    if usual.low is None and usual.high is None:
        return _limits_in_words(usual.text, value)
    return _limit(usual.low, value), _limit(usual.high, value)


def _limits_in_words(text: str, value: Quantity) -> tuple[Decimal | None, Decimal | None]:
    found = _RANGE_IN_WORDS.match(text)
    if found is None or unit_key(found["unit"] or "") not in {"", unit_key(value.unit), unit_key(value.ucum)}:
        return None, None
    low, high = found["low"] or found["bottom"], found["high"] or found["top"]
    return Decimal(low) if low else None, Decimal(high) if high else None


def _limit(limit: Quantity | None, value: Quantity) -> Decimal | None:
    return limit.number if limit is not None and same_unit(value, limit) else None


def _against(value: Quantity, usual: ReferenceRange) -> Outside:
    number = value.number
    if number is None:
        return ""
    low, high = limits(usual, value)
    if low is not None and high is not None and low > high:
        return ""  # a range the wrong way round says nothing
    # "< 5" says nothing against a lower limit of 3, so only limits that the comparator leaves certain count.
    if low is not None and number < low and value.comparator not in {">", ">="}:
        return "low"
    return "high" if high is not None and number > high and value.comparator not in {"<", "<="} else ""


def _one_reference(usual: ReferenceRange, unit: str) -> str:
    words = _HEADED.sub("", usual.text.strip())
    short = words[: -len(unit)].strip() if unit and words.casefold().endswith(unit.casefold()) else words
    shown = range_text(usual.low, usual.high) or short or words
    return f"{shown} ({usual.applies_to})" if shown and usual.applies_to else shown


def _rounded(number: Decimal) -> str:
    if abs(number) >= 1 or not number:
        return str(number.quantize(Decimal("0.01"), ROUND_HALF_EVEN))
    places = Decimal(1).scaleb(number.adjusted() - 2)
    return str(number.quantize(places, ROUND_HALF_EVEN))
