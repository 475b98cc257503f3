"""Draws forms: blank, filled, fillable, in large print and as a booklet."""

from __future__ import annotations

from second_opinion.paper.forms.printing import FormPaper
from second_opinion.paper.forms.sheet import Sheet

__all__ = ["FormPaper", "Sheet"]
