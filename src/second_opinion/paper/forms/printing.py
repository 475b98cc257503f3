"""One form on paper, as a person chose it."""

from __future__ import annotations

import io

import pikepdf

from second_opinion.content.forms import Form
from second_opinion.content.words import words
from second_opinion.paper.forms.sheet import Sheet
from second_opinion.paper.forms.values import values
from second_opinion.paper.typesetting import Template
from second_opinion.ports.paper import Drawn


class FormPaper:
    """Draws forms. Keep one: what it has drawn before makes the next sheet quick."""

    def __init__(self) -> None:
        self._template = Template("form.typ")

    def draw(self, form: Form, sheet: Sheet) -> Drawn:
        """The sheet as a tagged PDF/UA-1 file; the same form and sheet give the same bytes."""
        chosen, _ = values(form, sheet, words(sheet.language))
        pdf = self._template.typeset(chosen)
        with pikepdf.open(io.BytesIO(pdf)) as opened:
            return Drawn(pdf=pdf, pages=len(opened.pages))
