"""Where a day and a value stand in a chart."""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Iterable
from dataclasses import dataclass

from second_opinion.ports.paper import Chart, Line, Point


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
    """The points that have a day and a number, in time."""
    days = ((day_of(point.on), point) for point in line.points if math.isfinite(point.value))
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
    return sorted(limit for limit in (chart.low, chart.high) if limit is not None and math.isfinite(limit))


def reach(values: Iterable[float], chart: Chart) -> tuple[float, float]:
    """Lowest and highest value of a chart: its points and its reference range, with a little air.

    The end of a range that lies further off than twice their spread is left out, or their movement would be lost.
    """
    found = sorted(values)
    low, high = found[0], found[-1]
    spread = (high - low) or abs(high) * 0.2 or 1.0
    inside = [limit for limit in limits(chart) if low - 2 * spread <= limit <= high + 2 * spread]
    low, high = min([low, *inside]), max([high, *inside])
    air = (high - low) * 0.1 or spread / 2
    return low - air, high + air
