"""A chart of values through time, made to be read at a third of a page's width and in black and white."""

from __future__ import annotations

import datetime as dt
import math
from functools import cache
from typing import Final

from babel.core import Locale, UnknownLocaleError
from babel.dates import format_skeleton

from second_opinion.paper import fonts
from second_opinion.paper.charts import svg
from second_opinion.paper.charts.scale import Scale, band, limits, placed, reach
from second_opinion.ports.paper import Chart, Point

# Printed width and height in points, for one, two, three or four charts in a row.
SIZES: Final = {1: (504.0, 132.0), 2: (245.0, 104.0), 3: (158.0, 84.0), 4: (116.0, 70.0)}
SMALL: Final = 6.6
LAST: Final = 7.6
MANY: Final = 60  # points in a line; with more, only those out of range keep a shape of their own

Placed = list[tuple[int, Point]]


def trend(chart: Chart, language: str, across: int = 1) -> str:
    """The chart as SVG text, sized for so many in a row; empty when no point has both a day and a number."""
    width, height = SIZES[across]
    lines = [(line.name, found) for line in chart.lines if (found := placed(line))]
    if not lines:
        return ""
    scale = _scale(chart, lines, width, height)
    parts = [*_range(chart, scale), *_axis(scale, language)]
    for index, (_, line) in enumerate(lines):
        parts.extend(_line(line, scale, index))
    parts.extend(_last_values(lines, scale))
    return svg.drawing(width, height, parts, chart.title, chart.alt)


def _scale(chart: Chart, lines: list[tuple[str, Placed]], width: float, height: float) -> Scale:
    days = [day for _, line in lines for day, _ in line]
    values = reach((point.value for _, line in lines for _, point in line), chart)
    ticks = [_number(limit) for limit in limits(chart)] or [_number(value) for value in values]
    ends = [_said(name, line[-1][1], len(lines)) for name, line in lines]
    left = _wide(max(ticks, key=len), SMALL) + 5
    right = min(max(_wide(end, LAST) for end in ends) + 6, width / 2)
    return Scale(left, 5, width - left - right, height - 18, (min(days), max(days)), values)


def _range(chart: Chart, scale: Scale) -> list[str]:
    """The reference range as a band whose edges carry their numbers; without one, the lowest and highest value do."""
    low, high = scale.values
    edges = [limit for limit in limits(chart) if low <= limit <= high]
    right = scale.left + scale.width
    parts: list[str] = []
    if span := band(chart, scale):
        parts.append(svg.rectangle(scale.left, span[0], scale.width, span[1], svg.BAND))
        parts.extend(svg.rule((scale.left, y), (right, y), svg.BAND_EDGE, 0.5, "2 2") for y in map(scale.y, edges))
    numbers = ((scale.y(value), _number(value)) for value in edges or _round_values(scale))
    parts.extend(svg.text((scale.left - 3, y + SMALL * 0.35), number, SMALL, "end") for y, number in numbers)
    return parts


def _round_values(scale: Scale) -> list[float]:
    """Two to four round numbers within the chart."""
    low, high = scale.values
    most = (high - low) / 2
    power = 10.0 ** math.floor(math.log10(most))
    step = max(times * power for times in (1, 2, 5) if times * power <= most)
    first = math.ceil(low / step)
    return [round((first + each) * step, 9) for each in range(5) if (first + each) * step <= high]


def _axis(scale: Scale, language: str) -> list[str]:
    """Time: a line, a tick at each new year when there is room, the first and the last date in words."""
    foot, right = scale.top + scale.height, scale.left + scale.width
    parts = [svg.rule((scale.left, foot), (right, foot), svg.HAIRLINE)]
    first, last = (dt.date.fromordinal(day) for day in scale.days)
    years = range(first.year + 1, last.year + 1)
    for year in years if len(years) <= scale.width / 6 else range(0):
        x = scale.x(dt.date(year, 1, 1).toordinal())
        parts.append(svg.rule((x, foot), (x, foot + 2.2), svg.HAIRLINE))
    near = (last - first).days < 60
    base = foot + 9.5
    if first == last:
        return [*parts, svg.text((scale.left + scale.width / 2, base), _date(first, language, near), SMALL, "middle")]
    parts.append(svg.text((scale.left, base), _date(first, language, near), SMALL))
    parts.append(svg.text((right, base), _date(last, language, near), SMALL, "end"))
    return parts


def _line(line: Placed, scale: Scale, index: int) -> list[str]:
    """One series. The second is dashed with open squares."""
    ink = svg.SECOND if index else svg.ACCENT
    spots = [(scale.x(day), scale.y(point.value)) for day, point in line]
    parts = [svg.path(spots, ink, 1.0, "3 2" if index else "")]
    outside = []
    for spot, (_, point) in zip(spots, line, strict=True):
        if point.outside:
            outside.append(svg.triangle(spot, 3.1, svg.ALARM, up=point.outside == "high"))
        elif len(line) <= MANY:
            parts.append(svg.square(spot, 1.5, ink) if index else svg.circle(spot, 1.6, ink))
    return parts + outside


def _last_values(lines: list[tuple[str, Placed]], scale: Scale) -> list[str]:
    """The last value of each line beside its end; labels that would touch are moved apart."""
    x = scale.left + scale.width + 4
    wanted = sorted((scale.y(line[-1][1].value), _said(name, line[-1][1], len(lines))) for name, line in lines)
    parts, lowest = [], 0.0
    for y, words in wanted:
        lowest = max(y + LAST * 0.35, lowest + LAST + 0.5)
        parts.append(svg.text((x, lowest), words, LAST, ink="#17201e", bold=True))
    return parts


def _said(name: str, point: Point, lines: int) -> str:
    value = point.shown or _number(point.value)
    return f"{name} {value}" if name and lines > 1 else value


def _number(value: float) -> str:
    return f"{value:.5g}" if abs(value) < 99999 else f"{value:.0f}"


def _wide(words: str, size: float) -> float:
    """About how wide words will be: Noto Sans is 0.57 em a figure and bold letters a little more."""
    return len(words) * size * 0.6


@cache
def _date(day: dt.date, language: str, near: bool) -> str:
    """In the words of the language; in figures where there are none, or none that our fonts could print."""
    figures = day.isoformat()[: 10 if near else 7]
    if language == "und":
        return figures
    try:
        said = format_skeleton("MMMd" if near else "yMMM", day, locale=Locale.parse(language))
    except (UnknownLocaleError, ValueError):
        return figures
    return said if all(ord(each) in fonts.covered() for each in said) else figures
