"""All forms to choose from, one form as a person wants it, its picture and its PDF."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from second_opinion.content import forms as content
from second_opinion.content.forms import Form
from second_opinion.content.forms.schema import TABS, Language
from second_opinion.content.words import Words
from second_opinion.paper.forms import FormPaper, refused
from second_opinion.paper.forms.binder import TITLES
from second_opinion.ports.paper import Size
from second_opinion.store.queries.settings import settings
from second_opinion.web import papers
from second_opinion.web.asked import Asked, visitor
from second_opinion.web.components.fields import Field
from second_opinion.web.components.page import WRONG, show
from second_opinion.web.desk import desk
from second_opinion.web.printing.form import sheet_form, sheet_of

_PAPER: Final = FormPaper()
GUIDE: Final = "guide"


@dataclass(frozen=True)
class FormLine:
    """One form in the list: its name in addresses, title, purpose, and whether it folds into a booklet."""

    id: str
    title: str
    purpose: str
    booklet: bool
    size: tuple[int, int]


@dataclass(frozen=True)
class FormsPage:
    """All forms under their headings; ``usual`` is what is added to the address of a PDF."""

    groups: tuple[tuple[str, tuple[FormLine, ...]], ...]
    usual: str


@dataclass(frozen=True)
class FormPage:
    """One form with the choices for printing it."""

    form: FormLine
    fields: tuple[Field, ...]


@visitor
@require_safe
def forms(request: Asked) -> HttpResponse:
    """Everything there is to print."""
    say, paper = request.words, usual_paper()
    every = [each for each in content.forms() if each.kind != GUIDE]
    groups = tuple(
        (say.say(TITLES[tab]), tuple(line(each, say, paper) for each in every if each.tab == tab)) for tab in TABS
    )
    page = FormsPage(tuple(group for group in groups if group[1]), f"lang={say.language}&paper={paper}")
    return show(request, "printing/forms.html", page)


@visitor
@require_safe
def choose(request: Asked, name: str) -> HttpResponse:
    """One form: what it is for, what it looks like, and how to have it."""
    form, paper = _found(name), usual_paper()
    fields = sheet_form(form, {}, request.words, paper).fields
    return show(request, "printing/form.html", FormPage(line(form, request.words, paper), fields))


@visitor
@require_safe
def printed(request: Asked, name: str) -> HttpResponse:
    """The PDF. With a number of days that cannot be, the page again."""
    form = _found(name)
    asked = sheet_form(form, request.GET.dict(), request.words, usual_paper())
    if asked.sheet is None:
        page = FormPage(line(form, request.words, usual_paper()), asked.fields)
        return show(request, "printing/form.html", page, WRONG)
    drawn = _PAPER.draw(form, asked.sheet)
    return papers.pdf(drawn.pdf, form.title.to(asked.sheet.language), keep=request.GET.get("do") == "download")


@visitor
@require_safe
def picture(request: Asked, name: str) -> HttpResponse:
    """What the first page of a form looks like."""
    form = _found(name)
    return papers.picture(_picture(form.id, "es" if request.words.language == "es" else "en", usual_paper()))


@visitor
@require_safe
def binder(request: Asked) -> HttpResponse:
    """All forms and guides behind their tabs, as one file."""
    drawn = _PAPER.draw_binder(content.forms(), sheet_of("normal", request.words.language, usual_paper()))
    name = request.words.say("Care binder")
    return papers.pdf(drawn.pdf, name, keep=request.GET.get("do") == "download")


def line(form: Form, words: Words, paper: Size) -> FormLine:
    """A form as the list shows it."""
    language: Language = "es" if words.language == "es" else "en"
    width, height = papers.SIZES[paper]
    return FormLine(
        id=form.id,
        title=form.title.to(language),
        purpose=form.purpose.to(language),
        booklet=not refused(form, sheet_of("booklet", language, paper)),
        size=(height, width) if form.orientation == "landscape" else (width, height),
    )


def usual_paper() -> Size:
    """The paper of the open binder, else Letter."""
    return "a4" if desk().is_open and settings().paper == "a4" else "letter"


# Every form in both languages and sizes: a hundred small pictures, the same for everybody.
@lru_cache(maxsize=128)
def _picture(name: str, language: Language, paper: Size) -> bytes:
    return papers.packed(_PAPER.picture(content.form(name), sheet_of("normal", language, paper)))


def _found(name: str) -> Form:
    try:
        return content.form(name)
    except KeyError as unknown:
        raise Http404 from unknown
