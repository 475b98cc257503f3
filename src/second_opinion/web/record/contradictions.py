"""What does not fit together: both sides stand, and a person or a doctor decides."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from second_opinion.content.words import Words
from second_opinion.store.queries import record as records
from second_opinion.store.queries.record import Clashing
from second_opinion.web.asked import Asked
from second_opinion.web.components.page import show
from second_opinion.web.record.kinds import CLASHES
from second_opinion.web.record.lines import FactLine, line_of
from second_opinion.web.record.timeline import NobodyPage
from second_opinion.web.whose import person_of

AT_ONCE: Final = 8


@dataclass(frozen=True)
class ClashShown:
    """One thing that does not fit, with its first sides; ``more`` says how many others there are."""

    title: str
    about: str
    sides: tuple[FactLine, ...]
    more: int


@dataclass(frozen=True)
class ContradictionsPage:
    """What of one person does not fit together, a page at a time. ``before`` and ``after`` are the addresses of the
    pages beside this one, or empty."""

    person: str
    found: tuple[ClashShown, ...]
    before: str
    after: str


@require_safe
def contradictions(request: Asked) -> HttpResponse:
    """All of them, so many at a time."""
    row = person_of(request)
    if row is None or not row.facts:
        return show(request, "record/nobody.html", NobodyPage())
    asked = request.GET.get("page", "")
    number = max(1, int(asked)) if asked.isascii() and asked.isdigit() and len(asked) < 6 else 1
    found = records.clashes(row.person.key, (number - 1) * AT_ONCE, AT_ONCE + 1)
    if number > 1 and not found:
        # There are fewer than there were: an empty page would say that everything fits.
        return HttpResponseRedirect(reverse("contradictions"))
    page = ContradictionsPage(
        person=row.label,
        found=tuple(clash_of(each, request.words) for each in found[:AT_ONCE]),
        before=f"?page={number - 1}" if number > 1 else "",
        after=f"?page={number + 1}" if len(found) > AT_ONCE else "",
    )
    return show(request, "record/contradictions.html", page)


def clash_of(each: Clashing, words: Words) -> ClashShown:
    """One contradiction with a line for each side."""
    title = words.say(CLASHES[each.found.clash])
    sides = tuple(line_of(line, words) for line in each.sides)
    return ClashShown(title, each.found.about, sides, each.number - len(sides))
