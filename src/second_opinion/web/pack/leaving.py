"""What the person keeps to themselves: found by its words, ticked, and put back whenever they like."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from second_opinion.store.queries import pack as packs
from second_opinion.store.queries import record as records
from second_opinion.store.queries.record import Filters, NoSuchFactError
from second_opinion.web.asked import Asked
from second_opinion.web.components.fields import Field
from second_opinion.web.components.page import show
from second_opinion.web.record.lines import FactLine, line_of
from second_opinion.web.whose import person_of

_MOST_LEFT: Final = 100


@dataclass(frozen=True)
class LeftOutPage:
    """``left`` is out now, the latest first, and ``others`` counts what is out beside them; ``found`` are facts that
    fit the words and are in; ``more`` says that there are others."""

    search: Field
    left: tuple[FactLine, ...]
    others: int
    found: tuple[FactLine, ...]
    more: bool


@require_safe
def left_out(request: Asked) -> HttpResponse:
    """What is out, and a search for more."""
    person, words = _person(request), request.words
    text = request.GET.get("q", "").strip()
    left, number = packs.left_out_lines(person, _MOST_LEFT)
    page = records.timeline(person, Filters(text=text)) if text else None
    shown = LeftOutPage(
        search=Field("q", words.say("Find what to leave out"), value=text),
        left=tuple(line_of(line, words) for line in left),
        others=max(0, number - _MOST_LEFT),
        found=tuple(line_of(line, words) for line in page.lines if not line.left_out) if page else (),
        more=bool(page and page.older),
    )
    return show(request, "pack/left-out.html", shown)


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
