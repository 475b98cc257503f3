"""What the person keeps to themselves: found by its words, ticked, and put back whenever they like."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from second_opinion.content.words import Words
from second_opinion.store.queries import pack as packs
from second_opinion.store.queries import record as records
from second_opinion.store.queries.record import Filters, Line, NoSuchFactError
from second_opinion.web.asked import Asked
from second_opinion.web.components.fields import Choice, Field
from second_opinion.web.components.page import show
from second_opinion.web.record.lines import FactLine, line_of
from second_opinion.web.whose import person_of

_MOST_LEFT: Final = 100
_MOST_FOUND: Final = 25


@dataclass(frozen=True)
class LeftOutPage:
    """``left`` is out now, the latest first, and ``others`` counts what is out beside them; ``found`` asks which of the
    facts that fit the words to leave out; ``more`` says that there are others."""

    search: Field
    left: tuple[FactLine, ...]
    others: int
    found: Field
    more: bool


@require_safe
def left_out(request: Asked) -> HttpResponse:
    """What is out, and a search for more."""
    person, words = _person(request), request.words
    text = request.GET.get("q", "").strip()
    left, number = packs.left_out_lines(person, _MOST_LEFT)
    page = records.timeline(person, Filters(text=text), size=_MOST_FOUND) if text else None
    shown = LeftOutPage(
        search=Field("q", words.say("Find what to leave out"), value=text),
        left=tuple(line_of(line, words) for line in left),
        others=max(0, number - _MOST_LEFT),
        found=_found(page.lines if page else (), words),
        more=bool(page and page.older),
    )
    return show(request, "pack/left-out.html", shown)


def _found(lines: Iterable[Line], words: Words) -> Field:
    facts = [line_of(line, words) for line in lines if not line.left_out]
    options = tuple(
        Choice(each.id, f"{each.label} {each.value}".strip(), f"{each.kind} · {each.day}") for each in facts
    )
    return Field("fact", words.say("What to leave out"), "ticks", options=options)


@require_POST
def leave_out(request: Asked) -> HttpResponse:
    """Leave the ticked facts out of every packet from now on."""
    facts = request.POST.getlist("fact")
    try:
        packs.leave_out(_person(request), facts)
    except NoSuchFactError as gone:
        raise Http404 from gone
    request.visit.said = request.words.plural(
        "{number} fact is left out. You can put it back here.",
        "{number} facts are left out. You can put them back here.",
        len(set(facts)),
    )
    return HttpResponseRedirect(reverse("pack-left-out"))


@require_POST
def put_back(request: Asked) -> HttpResponse:
    """Let facts stand in the packet again."""
    packs.put_back(_person(request), request.POST.getlist("fact"))
    request.visit.said = request.words.say("It is in the packet again.")
    return HttpResponseRedirect(reverse("pack-left-out"))


def _person(request: Asked) -> str:
    row = person_of(request)
    if row is None:
        raise Http404
    return row.person.key
