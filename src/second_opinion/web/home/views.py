"""Home: where am I, what is next?"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.views.decorators.http import require_safe

from second_opinion.record import Case
from second_opinion.store.queries import people
from second_opinion.store.queries.people import PersonRow
from second_opinion.web.asked import Asked
from second_opinion.web.components.page import show
from second_opinion.web.home.steps import Step, steps
from second_opinion.web.whose import person_of


@dataclass(frozen=True)
class HomePage:
    """The person this is for, their case, the twelve steps, and everybody else in the binder."""

    person: PersonRow
    case: Case | None
    steps: tuple[Step, ...]
    everyone: tuple[PersonRow, ...]


@require_safe
def home(request: Asked) -> HttpResponse:
    """The journey of the person this browser looks at. A binder with nobody in it asks who it is for."""
    if request.visit.code:
        return HttpResponseRedirect(reverse("code"))
    row = person_of(request)
    if row is None:
        return HttpResponseRedirect(reverse("case" if request.visit.stop_seen else "stop"))
    page = HomePage(
        person=row,
        case=people.case(row.person.key),
        steps=steps(row, request.words, date.today()),  # noqa: DTZ011 -- the date on a paper is the date where the person is
        everyone=tuple(each for each in people.everyone() if each.named),
    )
    return show(request, "home/home.html", page)
