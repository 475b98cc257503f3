"""Forms on paper, as a person chose it: one sheet, a booklet, a PDF to type into, or the whole binder."""

from __future__ import annotations

import io
from collections.abc import Sequence
from typing import Final

import pikepdf
from msgspec import structs

from second_opinion.content.forms import Form
from second_opinion.content.words import words
from second_opinion.paper.forms.binder import binder
from second_opinion.paper.forms.booklet import imposed, missing
from second_opinion.paper.forms.codes import too_long, words_of
from second_opinion.paper.forms.sheet import Sheet
from second_opinion.paper.forms.values import values
from second_opinion.paper.forms.widgets import fillable
from second_opinion.paper.texts import Value
from second_opinion.paper.typesetting import Template
from second_opinion.ports.paper import Drawn

KEYWORD: Final = "second-opinion-form:"
"""Before the form's id, among the keywords of the file: how a filled PDF says which form it is."""


class FormPaper:
    """Draws forms. Keep one: what it has drawn before makes the next sheet quick."""

    def __init__(self) -> None:
        self._template = Template("form.typ")

    def draw(self, form: Form, sheet: Sheet) -> Drawn:
        """The form. A sheet for the screen is a tagged PDF/UA-1 file; a booklet is for paper and has no tags.

        The same form and sheet give the same bytes. Raises ValueError for what a form does not offer (``refused``).
        """
        if reason := refused(form, sheet):
            raise ValueError(reason)
        pdf, missed = self._set(form, sheet)
        if sheet.size == "booklet":
            pdf, _ = self._set(form, structs.replace(sheet, notes=missing(_pages(pdf))))
            pdf = imposed(pdf, sheet.language)
        return Drawn(pdf=pdf, pages=_pages(pdf), unprintable=missed)

    def pages_of_booklet(self, form: Form, sheet: Sheet) -> bytes:
        """The pages a booklet is folded from, one after another, before they are set two on a side."""
        pdf, _ = self._set(form, sheet)
        return self._set(form, structs.replace(sheet, notes=missing(_pages(pdf))))[0]

    def picture(self, form: Form, sheet: Sheet) -> bytes:
        """What the first page looks like (SVG)."""
        chosen, _, _ = values(form, sheet, words(sheet.language))
        return self._template.pictures(_document(chosen["title"], sheet, [chosen], form.id))[0]

    def draw_binder(self, forms: Sequence[Form], sheet: Sheet) -> Drawn:
        """All of these forms as one tagged file: a cover, a divider for each tab, then its forms."""
        say = words(sheet.language)
        each = [values(form, _without_days(form, sheet), say)[0] for form in forms]
        front = binder(forms, sheet, say)
        pdf = self._template.typeset({**_document(front["title"], sheet, each), "binder": front})
        return Drawn(pdf=pdf, pages=_pages(pdf))

    def _set(self, form: Form, sheet: Sheet) -> tuple[bytes, tuple[str, ...]]:
        chosen, widgets, missed = values(form, sheet, words(sheet.language))
        pdf = self._template.typeset(_document(chosen["title"], sheet, [chosen], form.id))
        return (fillable(pdf, widgets) if sheet.fillable else pdf), missed


def refused(form: Form, sheet: Sheet) -> str:
    """Why this form cannot be printed so; empty when it can."""
    if sheet.size == "booklet" and (sheet.fillable or not form.booklet):
        return "this form is no booklet, or a booklet is not typed into"
    if sheet.fillable and (sheet.answers or not form.fillable or form.secret):
        return "this form is not typed into as a PDF, or only while it is blank"
    if form.secret and sheet.answers:
        return "what this form asks for is never printed"
    if sheet.qr and not words_of(form, sheet):
        return "a code is for a filled card that has one"
    if sheet.qr and too_long(words_of(form, sheet)):
        return "the card says more than a code holds"
    return ""


def _document(title: str, sheet: Sheet, forms: list[dict[str, Value]], name: str = "") -> dict[str, Value]:
    keywords = [KEYWORD + name] if name else []
    return {"title": title, "language": sheet.language, "keywords": keywords, "forms": forms, "binder": None}


def _without_days(form: Form, sheet: Sheet) -> Sheet:
    return sheet if form.days else structs.replace(sheet, days=0)


def _pages(pdf: bytes) -> int:
    with pikepdf.open(io.BytesIO(pdf)) as opened:
        return len(opened.pages)
