"""When two partial dates may mean the same moment, as sets of buckets instead of comparisons of pairs.

A moment's ``own`` bucket says all that is known of it; its ``wider`` buckets are the less precise moments it fits into.
Two moments agree exactly when the ``own`` bucket of one is among the buckets of the other.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import cache
from typing import Final

from second_opinion.record import PartialDate

# Civil time in the United States is 4 to 10 hours behind UTC (15 U.S.C. 263, daylight time included). A portal
# that writes UTC and one that writes the clock on the wall mean the same moment when they differ by that.
_HOURS_BEHIND: Final = range(4, 11)
# No calendar goes back behind its first day.
_FIRST_DAYS_OVER: Final = "0001-01-02T"


class Moment:
    """``own`` is the canonical text, "" when nothing is known. ``timed`` when the time of day is known."""

    __slots__ = ("_clock", "_wider", "_zone", "own", "timed")

    def __init__(self, own: str, *, clock: str = "", zone: str = "") -> None:
        """``clock`` is the written time of day with its day, when there is one; ``zone`` as written."""
        self.own = own
        self.timed = bool(clock)
        self._clock = clock
        self._zone = zone
        self._wider: tuple[str, ...] | None = None

    @property
    def wider(self) -> tuple[str, ...]:
        """The less precise moments it fits into; worked out when first asked for."""
        if self._wider is None:
            self._wider = _wider(self.own, self._clock, self._zone) if self.timed else _days(self.own)[1:]
        return self._wider

    def agrees_with(self, other: Moment) -> bool:
        """True when both may be the same moment."""
        return self.own == other.own or self.own in other.wider or other.own in self.wider


UNDATED: Final = Moment("")


def moment_of(when: PartialDate | None) -> Moment:
    """The buckets of a date. Midnight to the second is how systems write a day without a time, and is read as one."""
    if when is None:
        return UNDATED
    value = when.value
    if len(value) <= 10:
        return Moment(value)
    clock, zone = _split(value)
    if clock[11:] in {"00:00", "00:00:00"}:
        return Moment(value[:10])
    instant = _instant(clock, zone)
    return Moment(f"Z{instant}" if instant else clock, clock=clock, zone=zone)


def day_after(day: str) -> str:
    """The next day of an ISO day; the calendar's last day has none, which is empty."""
    if day == date.max.isoformat():
        return ""
    return (datetime.fromisoformat(day).date() + timedelta(days=1)).isoformat()


def _wider(own: str, clock: str, zone: str) -> tuple[str, ...]:
    if own == clock:
        return (*_cuts(clock)[1:], *_days(clock[:10]))
    instants = tuple(f"Z{cut}" for cut in _cuts(own[1:])[1:])
    if zone not in {"Z", "+00:00"} or clock < _FIRST_DAYS_OVER:
        return (*instants, *_cuts(clock), *_days(clock[:10]))
    instant = datetime.fromisoformat(clock + "2000-01-01T00:00:00"[len(clock) :])
    walls = [clock, *((instant - timedelta(hours=hours)).isoformat()[: len(clock)] for hours in _HOURS_BEHIND)]
    cuts = dict.fromkeys(cut for wall in walls for cut in _cuts(wall))
    days = dict.fromkeys(day for wall in walls for day in _days(wall[:10]))
    return (*instants, *cuts, *days)


def _split(value: str) -> tuple[str, str]:
    """The written clock without fraction, and the zone."""
    if len(value) <= 10:
        return value, ""
    clock, zone = value, ""
    if value.endswith("Z"):
        clock, zone = value[:-1], "Z"
    elif value[-3] == ":" and value[-6] in "+-":
        clock, zone = value[:-6], value[-6:]
    clock = clock.partition(".")[0]
    # A leap second is no second of the calendar's arithmetic.
    return (f"{clock[:17]}59" if clock[17:] == "60" else clock), zone


def _instant(clock: str, zone: str) -> str:
    """The clock in UTC, as far as it goes; empty without a zone, or when there is no such moment."""
    if not zone:
        return ""
    if zone == "Z":
        return clock
    try:
        return (datetime.fromisoformat(clock) - _offset(zone)).isoformat()[: len(clock)]
    except (ValueError, OverflowError):
        return ""


@cache
def _offset(zone: str) -> timedelta:
    """How far a zone ("-05:00") is ahead of UTC. There are few zones."""
    ahead = timedelta(hours=int(zone[1:3]), minutes=int(zone[4:]))
    return -ahead if zone[0] == "-" else ahead


def _cuts(clock: str) -> tuple[str, ...]:
    """A clock to the second, the minute and the hour, as far as it goes."""
    length = len(clock)
    if length >= 19:
        return clock, clock[:16], clock[:13]
    return (clock, clock[:13]) if length == 16 else (clock,)


def _days(day: str) -> tuple[str, ...]:
    """A day, its month, its year, and nothing known."""
    length = len(day)
    if length == 10:
        return day, day[:7], day[:4], ""
    return (day, day[:4], "") if length == 7 else (day, "") if day else ("",)
