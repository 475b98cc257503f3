"""Short articles to read here or print: the same content as the printed guides."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from second_opinion.content import forms as content
from second_opinion.content.forms.schema import Language, Prose, Text
from second_opinion.web.asked import Asked, visitor
from second_opinion.web.components.page import show
from second_opinion.web.printing.views import GUIDE, FormLine, line, usual_paper


@dataclass(frozen=True)
class GuidesPage:
    """All guides."""

    guides: tuple[FormLine, ...]


@dataclass(frozen=True)
class Passage:
    """A part of a guide: its heading, paragraphs and points (counted when ``numbered``)."""

    title: str
    paragraphs: tuple[str, ...]
    points: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True)
class GuidePage:
    """A guide with where it is from: when it was checked, by whom it was reviewed, and its sources."""

    guide: FormLine
    passages: tuple[Passage, ...]
    checked: str
    reviewed: str
    sources: tuple[str, ...]


@visitor
@require_safe
def guides(request: Asked) -> HttpResponse:
    """What there is to read."""
    every = tuple(line(each, request.words, usual_paper()) for each in content.forms() if each.kind == GUIDE)
    return show(request, "printing/guides.html", GuidesPage(every))


@visitor
@require_safe
def guide(request: Asked, name: str) -> HttpResponse:
    """One guide."""
    found = next((each for each in content.forms() if each.kind == GUIDE and each.id == name), None)
    if found is None:
        raise Http404
    language: Language = "es" if request.words.language == "es" else "en"
    page = GuidePage(
        guide=line(found, request.words, usual_paper()),
        passages=tuple(_passage(part, language) for part in found.parts if isinstance(part, Prose)),
        checked=found.checked.isoformat(),
        reviewed=found.reviewed.to(language),
        sources=tuple(", ".join(filter(None, (each.title, each.section))) for each in found.sources),
    )
    return show(request, "printing/guide.html", page)


def _passage(part: Prose, language: Language) -> Passage:
    def said(texts: tuple[Text, ...]) -> tuple[str, ...]:
        return tuple(text.to(language) for text in texts)

    title = part.title.to(language) if part.title else ""
    return Passage(title, said(part.paragraphs), said(part.points), part.numbered)
