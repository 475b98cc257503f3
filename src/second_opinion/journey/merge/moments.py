"""When two partial dates may mean the same moment, as sets of buckets instead of comparisons of pairs.

A moment's ``own`` bucket says all that is known of it; its ``wider`` buckets are the less precise moments it fits into.
Two moments agree exactly when the ``own`` bucket of one is among the buckets of the other.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Final

import msgspec

from second_opinion.record import PartialDate

# Civil time in the United States is 4 to 10 hours behind UTC (15 U.S.C. 263, daylight time included). A portal
# that writes UTC and one that writes the clock on the wall mean the same moment when they differ by that.
_HOURS_BEHIND: Final = range(4, 11)


class Moment(msgspec.Struct, frozen=True, gc=False):
    """``own`` is the canonical text, "" when nothing is known. ``timed`` when the time of day is known."""

    own: str
    wider: tuple[str, ...] = ()
    timed: bool = False

    def agrees_with(self, other: Moment) -> bool:
        """True when both may be the same moment."""
        return self.own == other.own or self.own in other.wider or other.own in self.wider

    def contradicts(self, other: Moment) -> bool:
        """True when both are known and cannot be the same moment."""
        return not self.agrees_with(other)


UNDATED: Final = Moment("")


def moment_of(date: PartialDate | None) -> Moment:
    """The buckets of a date. Midnight to the second is how systems write a day without a time, and is read as one."""
    if date is None:
        return UNDATED
    value = date.value
    clock, zone = _split(value)
    if len(clock) <= 10 or clock[11:] in {"00:00", "00:00:00"}:
        return Moment(value[:10], _days(value[:10])[1:])
    instant = _instant(clock, zone)
    if instant is None:
        return Moment(clock, (*_cuts(clock)[1:], *_days(clock[:10])), timed=True)
    return _zoned(clock, zone, instant)


def day_after(day: str) -> str:
    """The next day of an ISO day."""
    return (datetime.fromisoformat(day).date() + timedelta(days=1)).isoformat()


def _zoned(clock: str, zone: str, instant: datetime) -> Moment:
    length = len(clock)
    utc = instant.isoformat()[:length]
    wider = ["Z" + cut for cut in _cuts(utc)[1:]]
    walls = [clock]
    if zone in {"Z", "+00:00"}:
        walls += [(instant - timedelta(hours=hours)).isoformat()[:length] for hours in _HOURS_BEHIND]
    days: dict[str, None] = {}
    for wall in walls:
        wider += _cuts(wall)
        days.update(dict.fromkeys(_days(wall[:10])))
    return Moment("Z" + utc, (*wider, *days), timed=True)


def _split(value: str) -> tuple[str, str]:
    """The written clock without fraction, and the zone."""
    if len(value) <= 10:
        return value, ""
    clock, zone = value, ""
    if value.endswith("Z"):
        clock, zone = value[:-1], "Z"
    elif value[-3] == ":" and value[-6] in "+-":
        clock, zone = value[:-6], value[-6:]
    return clock.partition(".")[0], zone


def _instant(clock: str, zone: str) -> datetime | None:
    if not zone:
        return None
    try:
        full = clock + "2000-01-01T00:00:00"[len(clock) :]
        there = datetime.fromisoformat(full + ("+00:00" if zone == "Z" else zone))
        return there.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError):
        return None


def _cuts(clock: str) -> tuple[str, ...]:
    """A clock to the second, the minute and the hour, as far as it goes."""
    return tuple(clock[:length] for length in (19, 16, 13) if length <= len(clock))


def _days(day: str) -> tuple[str, ...]:
    """A day, its month, its year, and nothing known."""
    return (*(day[:length] for length in (10, 7, 4) if length <= len(day)), "")
