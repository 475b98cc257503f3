"""A chart the height of a line of text, for a table's cell."""

from __future__ import annotations

from typing import Final

from second_opinion.paper.charts import svg
from second_opinion.paper.charts.scale import Scale, band, placed, reach
from second_opinion.ports.paper import Chart, Point

WIDTH: Final = 64.0
HEIGHT: Final = 18.0


def small(chart: Chart) -> str:
    """Line, reference range and the last point in its shape, no words, as SVG text; empty without points."""
    lines = [found for line in chart.lines if (found := placed(line))]
    if not lines:
        return ""
    days = [day for line in lines for day, _ in line]
    values = reach((point.value for line in lines for _, point in line), chart)
    scale = Scale(3, 2.5, WIDTH - 6, HEIGHT - 5, (min(days), max(days)), values)
    span = band(chart, scale)
    parts = [svg.rectangle(0, span[0], WIDTH, span[1], svg.BAND)] if span else []
    for index, line in enumerate(lines):
        ink = svg.SECOND if index else svg.ACCENT
        spots = [(scale.x(day), scale.y(point.value)) for day, point in line]
        parts.append(svg.path(spots, ink, 0.8, "2 1.5" if index else ""))
        parts.append(_end(line[-1][1], spots[-1], ink))
    return svg.drawing(WIDTH, HEIGHT, parts, chart.title, chart.alt)


def _end(point: Point, spot: svg.Spot, ink: str) -> str:
    if point.outside:
        return svg.triangle(spot, 2.6, svg.ALARM, up=point.outside == "high")
    return svg.circle(spot, 1.5, ink)
