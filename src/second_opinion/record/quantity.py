"""Measured amounts, kept as written: "7.0" stays "7.0", and a unit stays in the words of the laboratory."""

from __future__ import annotations

from decimal import Decimal, InvalidOperation

import msgspec


class Quantity(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, tag_field="type", tag="quantity"):
    """A number with a unit (FHIR R4 Quantity).

    ``value`` is the decimal as written; ``comparator`` is one of "", "<", "<=", ">=", ">"; ``unit`` is
    the unit as written; ``ucum`` the UCUM code when the source gave one or it is known for certain.
    """

    value: str
    unit: str = ""
    ucum: str = ""
    comparator: str = ""

    @property
    def number(self) -> Decimal | None:
        """The value as an exact decimal, or None when it is not a finite number."""
        try:
            number = Decimal(self.value)
        except InvalidOperation:
            return None
        return number if number.is_finite() else None

    @property
    def label(self) -> str:
        """As a person reads it: "< 7.0 mg/dL"."""
        amount = f"{self.comparator} {self.value}" if self.comparator else self.value
        return f"{amount} {self.unit or self.ucum}".strip()


class Range(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, tag_field="type", tag="range"):
    """An interval of amounts; one end may be open (FHIR R4 Range)."""

    low: Quantity | None = None
    high: Quantity | None = None


class ReferenceRange(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What the laboratory calls usual for this test, in its own words where it gave them."""

    low: Quantity | None = None
    high: Quantity | None = None
    text: str = ""
    applies_to: str = ""
