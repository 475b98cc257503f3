"""How often and how much: the timing of a medicine in words, and its amounts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    EFFECTIVE_TIME,
    HIGH,
    LOW,
    V3,
    Element,
    all_text,
    attribute,
    children,
    data_type,
    first,
    is_true,
)
from second_opinion.journey.gather.ccda.values.measured import quantity, said, value_of
from second_opinion.journey.gather.ccda.values.times import period
from second_opinion.record import NO_TIME, Period, Quantity, Range

# UCUM units of time, one and many.
_UNITS: Final = {
    "s": ("second", "seconds"),
    "min": ("minute", "minutes"),
    "h": ("hour", "hours"),
    "hr": ("hour", "hours"),
    "d": ("day", "days"),
    "wk": ("week", "weeks"),
    "mo": ("month", "months"),
    "a": ("year", "years"),
}
# HL7 v3 TimingEvent.
_EVENTS: Final = {
    "AC": "before meals",
    "ACM": "before breakfast",
    "ACD": "before lunch",
    "ACV": "before dinner",
    "C": "with meals",
    "CM": "with breakfast",
    "CD": "with lunch",
    "CV": "with dinner",
    "PC": "after meals",
    "PCM": "after breakfast",
    "PCD": "after lunch",
    "PCV": "after dinner",
    "IC": "between meals",
    "ICM": "between breakfast and lunch",
    "ICD": "between lunch and dinner",
    "ICV": "between dinner and bedtime",
    "HS": "at bedtime",
    "WAKE": "on waking",
}
_OFTEN_ENOUGH: Final = 3  # hours: nobody says "24 times a day" of something given every hour
_PERIOD: Final = V3 + "period"
_EVENT: Final = V3 + "event"
_COMP: Final = V3 + "comp"


def time_taken(entry: Statement) -> Period:
    """From when to when it is taken: the time that is no rhythm."""
    for time in _times(entry):
        if not _is_rhythm(time):
            read = period(time)
            if read.known:
                return read
    return NO_TIME


def frequency(entry: Statement) -> str:
    """How often, in words: "every 12 hours, at bedtime"."""
    rhythms = (_rhythm(time) for time in _times(entry) if _is_rhythm(time))
    return ", ".join(dict.fromkeys(words for words in rhythms if words))


def dose(entry: Statement, spot: Spot) -> tuple[Quantity | None, str]:
    """The amount each time; for a range of amounts (or words), those words instead."""
    element = entry.first(V3 + "doseQuantity")
    if element is None:
        return None, ""
    found = value_of(element, spot)
    if isinstance(found, Quantity):
        return found, ""
    if isinstance(found, Range):
        return (found.low, "") if found.low == found.high else (None, said(found))
    return None, said(found)


def limits(entry: Statement, spot: Spot) -> Iterator[str]:
    """The speed it is given at and the most that may be taken, in words."""
    rate = said(value_of(entry.first(V3 + "rateQuantity"), spot))
    if rate:
        yield f"rate {rate}"
    most = entry.first(V3 + "maxDoseQuantity")
    if most is not None:
        top, bottom = (quantity(first(most, V3 + part), spot) for part in ("numerator", "denominator"))
        if top is not None:
            yield f"at most {top.label}" + (f" per {bottom.label}" if bottom is not None else "")


def _times(entry: Statement) -> Iterator[Element]:
    for time in entry.each(EFFECTIVE_TIME):
        yield time
        yield from children(time, _COMP)


def _is_rhythm(time: Element) -> bool:
    if data_type(time) in {"PIVL_TS", "EIVL_TS"}:
        return True
    return first(time, _PERIOD) is not None or first(time, _EVENT) is not None


def _rhythm(time: Element) -> str:
    event = first(time, _EVENT)
    if event is not None:
        code = attribute(event, "code").upper()
        return _EVENTS.get(code, attribute(event, "displayName") or all_text(event))
    every = first(time, _PERIOD)
    if every is None:
        return ""
    low, high = first(every, LOW), first(every, HIGH)
    if low is not None and high is not None:
        unit = _UNITS.get(attribute(high, "unit"), ("", attribute(high, "unit")))[1]
        return f"every {attribute(low, 'value')} to {attribute(high, 'value')} {unit}".strip()
    return _every(
        attribute(every, "value"), attribute(every, "unit"), times_matter=is_true(time, "institutionSpecified")
    )


def _every(value: str, unit: str, *, times_matter: bool) -> str:
    """ "Every 6 hours"; where the institution sets the hours, a part of a day is said as times a day."""
    if not value:
        return ""
    one, many = _UNITS.get(unit, (unit, unit))
    try:
        number = float(value)
    except ValueError:
        return f"every {value} {many}".strip()
    if times_matter and unit in {"h", "hr"} and _OFTEN_ENOUGH <= number <= 24 and 24 % number == 0:
        times = int(24 // number)
        return {1: "once a day", 2: "twice a day"}.get(times, f"{times} times a day")
    return f"every {one}" if number == 1 else f"every {value} {many}"
