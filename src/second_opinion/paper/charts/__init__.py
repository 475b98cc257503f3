"""Our own drawings of values through time: one SVG for the page of a document and the page of a browser."""

from second_opinion.paper.charts.small import small
from second_opinion.paper.charts.trend import trend

__all__ = ["small", "trend"]
