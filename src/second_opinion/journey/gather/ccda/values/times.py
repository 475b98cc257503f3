"""Times of HL7 version 3: "20140212130357-0500" is kept as precisely as it was written, never more."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from second_opinion.journey.gather.ccda.document.tree import HIGH, LOW, V3, Element, first, parts
from second_opinion.record import NO_TIME, PartialDate, Period

_STAMP: Final = re.compile(r"(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\.\d{1,9})?\d*\s*(?:([+-]\d\d):?(\d\d)|(Z))?\Z")
_CENTER: Final = V3 + "center"
# Nothing that is still cared for happened before; systems write the year 1, 1753, 1800 or 1 January 1900 for "not
# known", and years that will never come for typing mistakes.
_FIRST_YEAR: Final = "1801"
_LAST_YEAR: Final = "2199"
_NOT_KNOWN: Final = ("1900-01-01T00:00", "1900-01-01")


def moment(element: Element | None) -> PartialDate | None:
    """The moment in an element's ``value``."""
    return None if element is None else stamp(element.get("value") or "")


def period(element: Element | None) -> Period:
    """From when to when: ``low`` and ``high``, else the one moment given as ``value`` or ``center``."""
    if element is None:
        return NO_TIME
    if len(element):
        ends = parts(element)
        low, high = moment(ends.get(LOW)), moment(ends.get(HIGH))
        if low is not None or high is not None:
            return Period(low, high)
        center = moment(ends.get(_CENTER))
        if center is not None:
            return Period.at(center)
    at = moment(element)
    return NO_TIME if at is None else Period.at(at)


@lru_cache(maxsize=8192)
def stamp(written: str) -> PartialDate | None:
    """A date as HL7 writes it, or as ISO 8601 does; cut to what can be true ("20120800" is August 2012).

    None for what is no date, and for the stand-ins of "not known" (0, the year 1, 1753, 1800).
    """
    written = written.strip()
    found = _STAMP.match(written)
    if found is None:
        return _plausible(PartialDate.parse(written)) if written else None
    year, month, day, hour, minute, second, fraction, zone_hours, zone_minutes, z = found.groups()
    date_part = "-".join(part for part in (year, month, day) if part)
    clock = ":".join(part for part in (hour, minute, second) if part) + (fraction or "" if second else "")
    zone = z or (f"{zone_hours}:{zone_minutes}" if zone_hours else "")
    full = f"{date_part}T{clock}{zone}" if hour else date_part
    attempts = (full, f"{year}-{month}-{day}", f"{year}-{month}", year)
    return _plausible(next((read for text in attempts if (read := PartialDate.parse(text)) is not None), None))


def is_broken(element: Element | None) -> bool:
    """True when the element or its ends say a date that cannot be read as one (a stand-in for "not known" is none)."""
    if element is None:
        return False
    for part in (element, first(element, LOW), first(element, HIGH)):
        written = ((part.get("value") or "") if part is not None else "").strip()
        if written.strip("0") and stamp(written) is None and written[:4] > "1900":
            return True
    return False


def _plausible(read: PartialDate | None) -> PartialDate | None:
    if read is None or not _FIRST_YEAR <= read.value[:4] <= _LAST_YEAR or read.value.startswith(_NOT_KNOWN):
        return None
    return read
