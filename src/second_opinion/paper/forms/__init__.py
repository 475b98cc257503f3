"""Draws forms: blank, filled, fillable, in large print and as a booklet."""

from __future__ import annotations

from second_opinion.paper.forms.codes import too_long, words_of
from second_opinion.paper.forms.filled import UnreadableError, answers_of, form_of
from second_opinion.paper.forms.printing import FormPaper, refused
from second_opinion.paper.forms.sheet import Sheet

__all__ = ["FormPaper", "Sheet", "UnreadableError", "answers_of", "form_of", "refused", "too_long", "words_of"]
