"""Where a day and a value stand in a chart."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final, TypeGuard

from second_opinion.ports.paper import Chart, Line, Point

LARGEST: Final = 1e15  # larger numbers (and infinite ones, and those that are none) are no measurement
SMALLEST: Final = 1e-9


@dataclass(frozen=True)
class Scale:
    """From days (ordinals) and values to spots in a rectangle. Values grow upwards."""

    left: float
    top: float
    width: float
    height: float
    days: tuple[int, int]
    values: tuple[float, float]

    def x(self, day: int) -> float:
        """A single day stands in the middle."""
        first, last = self.days
        return self.left + (self.width * (day - first) / (last - first) if last > first else self.width / 2)

    def y(self, value: float) -> float:
        """Values beyond the rectangle stand on its edge."""
        low, high = self.values
        part = (value - low) / (high - low)
        return self.top + self.height * (1 - min(max(part, 0.0), 1.0))


def placed(line: Line) -> list[tuple[int, Point]]:
    """The points that have a day and a number that can be drawn, in time."""
    days = ((day_of(point.on), point) for point in line.points if abs(point.value) < LARGEST)
    return sorted(((day, point) for day, point in days if day is not None), key=lambda pair: pair[0])


def day_of(on: str) -> int | None:
    """The day (ordinal) of an ISO date; a month stands on its 15th, a year on its 1 July. None when it is no date."""
    try:
        match on[:10].split("-"):
            case [year]:
                return dt.date(int(year), 7, 1).toordinal()
            case [year, month]:
                return dt.date(int(year), int(month), 15).toordinal()
            case _:
                return dt.date.fromisoformat(on[:10]).toordinal()
    except ValueError:
        return None


def limits(chart: Chart) -> list[float]:
    """The ends of the reference range that are numbers, in order."""
    return sorted(limit for limit in (chart.low, chart.high) if _measured(limit))


def band(chart: Chart, scale: Scale) -> tuple[float, float] | None:
    """Top and height of the reference range; an open end reaches to the edge. None when there is no range."""
    if not limits(chart):
        return None
    top = scale.y(chart.high) if _measured(chart.high) else scale.top
    foot = scale.y(chart.low) if _measured(chart.low) else scale.top + scale.height
    return top, max(foot - top, 0.0)


def _measured(limit: float | None) -> TypeGuard[float]:
    return limit is not None and abs(limit) < LARGEST


def reach(values: Iterable[float], chart: Chart) -> tuple[float, float]:
    """Lowest and highest value of a chart: its points and its reference range, with a little air.

    The end of a range that lies further off than twice their spread is left out, or their movement would be lost.
    """
    found = sorted(values)
    low, high = found[0], found[-1]
    spread = high - low
    if spread <= max(abs(high), abs(low), SMALLEST) * 1e-6:  # all the same, to a measuring eye
        spread = abs(high) * 0.2 or 1.0
    inside = [limit for limit in limits(chart) if low - 2 * spread <= limit <= high + 2 * spread]
    low, high = min([low, *inside]), max([high, *inside])
    air = max((high - low) * 0.1, spread * 0.1)
    return low - air, high + air
