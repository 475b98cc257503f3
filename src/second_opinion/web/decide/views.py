"""The pages of decide. None of them needs a binder, and none of them keeps anything."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final
from urllib.parse import urlencode

from django.http import HttpResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from second_opinion.content import decide as content
from second_opinion.content.decide import Reason, Studies, Told, Waiting
from second_opinion.journey.decide import guidance, picked, sheet
from second_opinion.paper import Typst
from second_opinion.ports.paper import Size
from second_opinion.store.queries.settings import settings
from second_opinion.web import papers
from second_opinion.web.asked import Asked, visitor
from second_opinion.web.components.fields import Choice, Field
from second_opinion.web.components.page import show
from second_opinion.web.desk import desk

_PAPER: Final = Typst()


@dataclass(frozen=True)
class DecidePage:
    """The nine reasons to pick from."""

    told: Told
    fields: tuple[Field, ...]


@dataclass(frozen=True)
class ReasonsPage:
    """What was picked, and where its page to print is."""

    told: Told
    chosen: tuple[Reason, ...]
    printed: str


@dataclass(frozen=True)
class StudiesPage:
    """What studies found."""

    told: Studies


@dataclass(frozen=True)
class WaitingPage:
    """What to ask about waiting."""

    told: Waiting


@visitor
@require_safe
def decide(request: Asked) -> HttpResponse:
    """Why I ask: pick what fits."""
    told = content.reasons(request.words.language)
    options = tuple(Choice(each.id, each.name) for each in told.reasons)
    field = Field(
        "reason",
        request.words.say("Which of these fit?"),
        "ticks",
        options=options,
        values=frozenset(request.GET.getlist("reason")),
    )
    return show(request, "decide/decide.html", DecidePage(told, (field,)))


@visitor
@require_safe
def reasons(request: Asked) -> HttpResponse:
    """One sentence about each reason that was picked, and the ways on from here."""
    told = content.reasons(request.words.language)
    chosen = picked(request.GET.getlist("reason"), told)
    query = urlencode([("reason", each.id) for each in chosen])
    return show(request, "decide/reasons.html", ReasonsPage(told, chosen, f"{reverse('decide-sheet')}?{query}"))


@visitor
@require_safe
def studies(request: Asked) -> HttpResponse:
    """What studies found, and what they do not show."""
    return show(request, "decide/studies.html", StudiesPage(content.studies(request.words.language)))


@visitor
@require_safe
def waiting(request: Asked) -> HttpResponse:
    """How long can I wait? What to ask today."""
    return show(request, "decide/waiting.html", WaitingPage(content.waiting(request.words.language)))


@visitor
@require_safe
def printed(request: Asked) -> HttpResponse:
    """The page to take along, as a PDF."""
    told = guidance(request.words.language)
    chosen = picked(request.GET.getlist("reason"), told.reasons)
    document = sheet(chosen, told, request.words, today().isoformat(), paper_size())
    return papers.pdf(_PAPER.draw(document).pdf, "second-opinion", keep=False)


def paper_size() -> Size:
    """The paper that was chosen for this binder; Letter where there is none."""
    return "a4" if desk().is_open and settings().paper == "a4" else "letter"


def today() -> date:
    """The day where the person is."""
    return date.today()  # noqa: DTZ011 -- the date on a paper is the date where the person is
