"""Measured and told values in one form, and whether two of them say the same."""

from __future__ import annotations

from decimal import Context, Decimal
from typing import Final

import msgspec

from second_opinion.journey.merge.normal import code_in_one_spelling, naming, plain
from second_opinion.journey.merge.units import Unit, unit_of
from second_opinion.record import Concept, Quantity, Range, Value

# More digits than any laboratory prints, fewer than the arithmetic carries.
_TWELVE: Final = Context(prec=12)
_HUGE: Final = 30


class Amount(msgspec.Struct, frozen=True, gc=False):
    """A value as it compares. ``key`` is equal for values written with the same digits, unit and words; ``base`` for
    values that are the same amount ("7", "7.0", "70" of a ten times smaller unit)."""

    key: str
    base: str = ""
    number: Decimal | None = None
    unit: Unit | None = None
    comparator: str = ""
    words: str = ""
    codes: frozenset[tuple[str, str]] = frozenset()


NO_AMOUNT: Final = Amount("")


def amount_of(value: Value) -> Amount:
    """The comparable form of a value; a text that is only a number is a number without a unit."""
    if value is None:
        return NO_AMOUNT
    if isinstance(value, Quantity):
        return _of_quantity(value)
    if isinstance(value, Concept):
        return _of_concept(value)
    if isinstance(value, Range):
        low, high = (amount_of(end).key for end in (value.low, value.high))
        return Amount(f"[{low}..{high}]", f"[{low}..{high}]")
    if isinstance(value, bool):
        return _of_words("yes" if value else "no")
    numeric = Quantity(value.strip())
    return _of_quantity(numeric) if numeric.number is not None else _of_words(value)


def differ(one: Amount, two: Amount) -> bool:
    """True when both are known and cannot be the same value. Numbers are compared in the unit they share, rounded to
    the fewer digits; without a unit on one side, as written. Words are compared with words only."""
    if one.key == two.key or not one.key or not two.key or one.base == two.base:
        return False
    if one.number is None or two.number is None:
        return not one.codes & two.codes
    if one.comparator != two.comparator:
        return True
    if one.unit is None or two.unit is None:
        return one.number != two.number
    if one.unit.dimension != two.unit.dimension:
        return True
    return not (_rounds_to(one, two) or _rounds_to(two, one))


def comparable(one: Amount, two: Amount) -> bool:
    """True when a difference between the two means something: numbers of one dimension, or words and words."""
    if one.number is None or two.number is None:
        return bool(one.words and two.words)
    return one.unit == two.unit or bool(one.unit and two.unit and one.unit.dimension == two.unit.dimension)


def _of_quantity(quantity: Quantity) -> Amount:
    number = quantity.number
    if number is None or abs(number.adjusted()) > _HUGE:
        return _of_words(quantity.label)
    unit = unit_of(quantity.ucum or quantity.unit)
    sign = quantity.comparator
    if unit is None:
        return Amount(f"{sign}{number}", f"{sign}{_digits(number)}", number, None, sign)
    base = _digits((number + unit.shift) * unit.factor)
    return Amount(
        f"{sign}{number} × {unit.factor} {unit.dimension}", f"{sign}{base} {unit.dimension}", number, unit, sign
    )


def _of_concept(concept: Concept) -> Amount:
    texts = [concept.text, *(coding.display for coding in concept.codings)]
    words = next((found for found in (naming(text) for text in texts) if found), "")
    spelled = (code_in_one_spelling(coding.system, coding.code) for coding in concept.codings)
    codes = frozenset(pair for pair in spelled if pair[1])
    coded = "|".join(sorted("#".join(pair) for pair in codes))
    if not words and not coded:
        return NO_AMOUNT
    return Amount(f"words:{words} {coded}", f"words:{words}" if words else f"codes:{coded}", words=words, codes=codes)


def _of_words(text: str) -> Amount:
    # Plus signs carry meaning ("1+", "2+"); a lone dash does too ("-" for negative), so empty words fall back.
    words = plain(text) or text.strip()
    return Amount(f"words:{words}", f"words:{words}", words=words) if words else NO_AMOUNT


def _digits(number: Decimal) -> str:
    return f"{number.normalize(_TWELVE):f}"


def _rounds_to(fine: Amount, coarse: Amount) -> bool:
    """True when the finer number, in the unit of the coarser, rounds to it. A single digit is too coarse to tell."""
    if fine.number is None or coarse.number is None or fine.unit is None or coarse.unit is None:
        return False
    exponent = coarse.number.as_tuple().exponent
    if not isinstance(exponent, int):
        return False
    if len(coarse.number.as_tuple().digits) < 2:
        exponent = min(exponent, coarse.number.adjusted()) - 1
    there = (fine.number + fine.unit.shift) * fine.unit.factor / coarse.unit.factor - coarse.unit.shift
    return abs(there - coarse.number) <= Decimal(1).scaleb(exponent) / 2
