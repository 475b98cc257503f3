"""Dates as health records really hold them: often only a year, sometimes to the second.

A :class:`PartialDate` never invents what the source did not say. Its value is an ISO 8601 text cut where
the knowledge ends, as FHIR R4 ``date`` and ``dateTime`` are ("2014", "2014-02", "2014-02-12",
"2014-02-12T13:03", "2014-02-12T13:03:57-05:00"). A time zone is there only if the source gave one.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import UTC, date, datetime
from enum import IntEnum

import msgspec

_SHAPE = re.compile(
    r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d)(?::(\d\d)(?::(\d\d)(?:\.\d{1,9})?)?)?(Z|[+-]\d\d:\d\d)?)?)?)?\Z"
)

_FRACTION = re.compile(r"\.\d+")


class Precision(IntEnum):
    """How much of a date is known; a larger number knows more."""

    YEAR = 1
    MONTH = 2
    DAY = 3
    TIME = 4


class PartialDate(msgspec.Struct, frozen=True, omit_defaults=True, order=True, gc=False):
    """A date known to some precision. Ordering is by text, which is by time where zones agree."""

    value: str

    @classmethod
    def parse(cls, text: str) -> PartialDate | None:
        """Read ISO 8601 / FHIR text; None when it is not a real date (30 February, month 13, words)."""
        found = _SHAPE.match(text)
        if found is None or not _exists(found.group(1), found.group(2), found.group(3)):
            return None
        return cls(text) if _on_the_clock(*found.group(4, 5, 6)) else None

    @property
    def precision(self) -> Precision:
        """Year, month, day or time of day."""
        length = len(self.value)
        if length > 10:
            return Precision.TIME
        return Precision.DAY if length == 10 else Precision.MONTH if length == 7 else Precision.YEAR

    @property
    def day(self) -> str:
        """The value cut to the day or coarser, in the source's own zone: never shifted."""
        return self.value[:10]

    @property
    def year(self) -> int:
        """The calendar year."""
        return int(self.value[:4])

    def agrees_with(self, other: PartialDate) -> bool:
        """True when both may name the same moment, compared to the coarser of the two precisions.

        Two times with zones are compared as instants, to the coarser of their units (hour, minute, second).
        Where only one side has a zone, the written days are compared: a missing zone moves no date.
        """
        if self.precision is Precision.TIME and other.precision is Precision.TIME:
            mine, theirs = self._instant(), other._instant()
            if mine is not None and theirs is not None:
                return _same_instant(self.value, mine, other.value, theirs)
            if (mine is None) != (theirs is None):
                return self.day == other.day
            return _same_prefix(_clock(self.value), _clock(other.value))
        return _same_prefix(self.day, other.day)

    def earliest(self) -> date:
        """The first day this could be, for sorting; never to be shown."""
        year, month, day = self.value[:4], self.value[5:7] or "01", self.value[8:10] or "01"
        return date(max(int(year), 1), int(month), int(day))

    def latest(self) -> date:
        """The last day this could be, for sorting and ranges; never to be shown."""
        first = self.earliest()
        if self.precision >= Precision.DAY:
            return first
        if self.precision is Precision.YEAR:
            return date(first.year, 12, 31)
        return first.replace(day=monthrange(first.year, first.month)[1])

    def _instant(self) -> datetime | None:
        """The moment in UTC when a zone was given, else None."""
        if not _zone(self.value):
            return None
        try:
            return datetime.fromisoformat(_FRACTION.sub("", self.value)).astimezone(UTC)
        except (ValueError, OverflowError):
            return None


class Period(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """From when to when; for a single moment start and end are the same. Either may be unknown."""

    start: PartialDate | None = None
    end: PartialDate | None = None

    @classmethod
    def at(cls, moment: PartialDate | None) -> Period:
        """A single moment (or nothing known)."""
        return cls(moment, moment)

    @property
    def known(self) -> bool:
        """True when at least one end is known."""
        return self.start is not None or self.end is not None

    @property
    def first(self) -> PartialDate | None:
        """The start, or the end when only that is known: where a timeline puts the fact."""
        return self.start or self.end


NO_TIME = Period()


def _exists(year: str, month: str | None, day: str | None) -> bool:
    try:
        date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return False
    return True


def _on_the_clock(hour: str | None, minute: str | None, second: str | None) -> bool:
    # A minute may have 61 seconds: leap seconds are real, if rare.
    return int(hour or 0) < 24 and int(minute or 0) < 60 and int(second or 0) <= 60


def _zone(value: str) -> str:
    """The zone as written ("Z", "-05:00"), or empty."""
    if value.endswith("Z"):
        return "Z"
    return value[-6:] if len(value) > len("2014-02-12T") and value[-6] in "+-" else ""


def _clock(value: str) -> str:
    """The written day and time to the second, without zone or fraction."""
    return value.removesuffix(_zone(value)).partition(".")[0]


def _same_prefix(one: str, two: str) -> bool:
    shared = min(len(one), len(two))
    return one[:shared] == two[:shared]


def _same_instant(one_text: str, one: datetime, two_text: str, two: datetime) -> bool:
    coarse = min(len(_clock(one_text)), len(_clock(two_text)))
    if coarse >= len("2014-02-12T13:03:57"):
        return one == two
    unit = 16 if coarse >= len("2014-02-12T13:03") else 13
    return one.isoformat()[:unit] == two.isoformat()[:unit]
