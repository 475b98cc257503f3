"""Cottonwood Lane Family Practice: one C-CDA R1.1 summary from an older program.

Names in capitals, its own codes for laboratory tests, pounds and inches, no time zone, hemoglobin in g/L, and
entries whose words stand in the narrative only.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import ROUND_HALF_UP, Decimal
from itertools import count
from typing import Final

import msgspec

from second_opinion.content.family.story.medicines import AMLODIPINE
from second_opinion.content.family.story.people import MRN_COTTONWOOD, ROSA, identified_by
from second_opinion.content.family.story.places import AT_COTTONWOOD, RAMAN
from second_opinion.content.family.story.problems import KNEE
from second_opinion.content.family.story.told import COTTONWOOD, day, named
from second_opinion.content.family.story.whole import seen_by
from second_opinion.content.family.writers import ccda
from second_opinion.content.family.writers.ccda.xml import el
from second_opinion.record import (
    AnyFact,
    Coding,
    Concept,
    HumanName,
    Observation,
    PartialDate,
    Period,
    Quantity,
    ReferenceRange,
    Result,
    VitalSign,
)

_LOCAL: Final = "urn:oid:2.999.48.3.5"
_WITHOUT_CODE: Final = (AMLODIPINE, KNEE)
_OTHER_UNITS: Final[dict[str, tuple[Decimal, Decimal, str]]] = {
    # From the story's unit: factor, offset, unit as written here.
    "kg": (Decimal("2.2046226"), Decimal(0), "[lb_av]"),
    "cm": (Decimal("0.3937008"), Decimal(0), "[in_i]"),
    "Cel": (Decimal("1.8"), Decimal(32), "[degF]"),
}


def summary() -> bytes:
    """The document."""
    header = ccda.Header(
        title="Continuity of Care Document",
        code=("34133-9", "Summarization of Episode Note"),
        template="1.2",
        made=day("2026-10-28T16:20:00"),
        identity="CCD-20261028",
        custodian=AT_COTTONWOOD,
        writer=RAMAN,
        release="1.1",
        doctor=RAMAN,
    )
    person = msgspec.structs.replace(
        identified_by(ROSA, MRN_COTTONWOOD), names=(HumanName("DELGADO", ("ROSA", "ELENA"), use="official"),)
    )
    return ccda.structured(header, person, [_as_written_here(fact) for fact in seen_by(COTTONWOOD)], _numbers())


def _as_written_here(fact: AnyFact) -> AnyFact:
    if fact.code in _WITHOUT_CODE:
        return msgspec.structs.replace(fact, code=named(fact.code.text))
    if isinstance(fact, Result):
        return _local_result(fact)
    if isinstance(fact, VitalSign):
        return _in_other_units(fact)
    return fact


def _local_result(fact: Result) -> Result:
    """The laboratory's result under the practice's own code, to the minute, without a zone."""
    moment = _without_zone(fact.when)
    local = Concept(fact.code.text, (Coding(_LOCAL, _short(fact.code.text), fact.code.text),))
    seen = msgspec.structs.replace(fact, code=local, when=moment)
    if not isinstance(fact.value, Quantity):
        return seen
    if fact.code.text == "Hemoglobin":
        ranges = tuple(_ten_times_range(each) for each in fact.ranges)
        return msgspec.structs.replace(seen, value=_ten_times(fact.value), ranges=ranges)
    if fact.value.unit == "10*3/uL":
        return msgspec.structs.replace(seen, value=Quantity(fact.value.value, "K/uL"), ranges=())
    return msgspec.structs.replace(
        seen, value=Quantity(fact.value.value, fact.value.unit.replace("dL", "dl")), ranges=()
    )


def _ten_times(value: Quantity) -> Quantity:
    """Grams per decilitre as grams per litre."""
    return Quantity(str((Decimal(value.value) * 10).to_integral_value()), "g/L", "g/L")


def _ten_times_range(usual: ReferenceRange) -> ReferenceRange:
    return ReferenceRange(
        low=_ten_times(usual.low) if usual.low else None, high=_ten_times(usual.high) if usual.high else None
    )


def _in_other_units(fact: VitalSign) -> Observation:
    when = _without_zone(fact.when)
    value = fact.value
    if not isinstance(value, Quantity) or value.ucum not in _OTHER_UNITS:
        return msgspec.structs.replace(fact, when=when)
    factor, offset, unit = _OTHER_UNITS[value.ucum]
    converted = (Decimal(value.value) * factor + offset).quantize(Decimal("0.1"), ROUND_HALF_UP)
    return msgspec.structs.replace(fact, when=when, value=Quantity(str(converted), unit, unit))


def _without_zone(when: Period) -> Period:
    start = when.start.value if when.start else ""
    return Period.at(PartialDate(start[:16])) if "T" in start else when


def _short(text: str) -> str:
    letters = "".join(character for character in text.upper() if character.isalnum())
    return letters[:8]


def _numbers() -> Callable[[], str]:
    numbers = count(1)
    return lambda: el("id", {"root": "2.999.48.3.7", "extension": str(next(numbers))})
