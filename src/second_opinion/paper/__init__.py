"""Draws documents: type, templates, charts. The only place that knows how a page looks."""

from second_opinion.paper.draw import Typst

__all__ = ["Typst"]
