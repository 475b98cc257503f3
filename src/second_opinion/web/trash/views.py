"""What was thrown away, until when it can be had back, and having it back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from second_opinion.content.words import Words
from second_opinion.journey.pack import day_text
from second_opinion.record import PartialDate
from second_opinion.store.queries import trash
from second_opinion.web.asked import Asked
from second_opinion.web.components.page import show
from second_opinion.web.desk import desk


@dataclass(frozen=True)
class ThrownLine:
    """One thing in the trash; ``told`` says what it is and how many files go with it."""

    number: int
    label: str
    told: str
    thrown: str
    until: str


@dataclass(frozen=True)
class TrashPage:
    """Everything in the trash."""

    thrown: tuple[ThrownLine, ...]


@require_safe
def contents(request: Asked) -> HttpResponse:
    """What is in it. What is past its time goes for good now."""
    for sealed in trash.purge_due():
        desk().binder.objects.remove(sealed)
    return show(request, "trash/trash.html", TrashPage(tuple(_line(each, request) for each in trash.contents())))


@require_POST
def restore(request: Asked, number: int) -> HttpResponse:
    """Have it back."""
    try:
        trash.restore(number)
    except LookupError as gone:
        raise Http404 from gone
    request.visit.said = request.words.say("It is back in the record.")
    return HttpResponseRedirect(reverse("trash"))


def _line(each: trash.Thrown, request: Asked) -> ThrownLine:
    words = request.words
    return ThrownLine(
        number=each.id,
        label=each.label or "—",
        told=_told(each, words),
        thrown=_day(each.thrown, words.language),
        until=_day(each.until, words.language),
    )


def _told(each: trash.Thrown, words: Words) -> str:
    if each.what == trash.CALL:
        return words.say("A call to your plan")
    what = words.say("Person") if each.what == "person" else words.say("File")
    return f"{what} · " + words.plural("{number} file", "{number} files", each.files)


def _day(moment: datetime, language: str) -> str:
    return day_text(PartialDate(moment.astimezone().date().isoformat()), language)
