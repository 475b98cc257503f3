"""What does not fit together: both sides stand, and a person or a doctor decides."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from second_opinion.content.words import Words
from second_opinion.record import Contradiction
from second_opinion.store.queries import record as records
from second_opinion.web.asked import Asked
from second_opinion.web.components.page import show
from second_opinion.web.record.kinds import CLASHES
from second_opinion.web.record.lines import FactLine, line_of
from second_opinion.web.whose import person_of


@dataclass(frozen=True)
class Clashing:
    """One thing that does not fit, with its sides."""

    title: str
    about: str
    sides: tuple[FactLine, ...]


@dataclass(frozen=True)
class ContradictionsPage:
    """Everything of one person that does not fit together."""

    person: str
    found: tuple[Clashing, ...]


@require_safe
def contradictions(request: Asked) -> HttpResponse:
    """All of them."""
    row = person_of(request)
    key = row.person.key if row else ""
    found = records.contradictions(key) if row else ()
    page = ContradictionsPage(row.label if row else "", tuple(clashing(key, each, request.words) for each in found))
    return show(request, "record/contradictions.html", page)


def clashing(person: str, found: Contradiction, words: Words) -> Clashing:
    """One contradiction with a line for each side."""
    sides = records.facts(person, found.facts)
    return Clashing(words.say(CLASHES[found.clash]), found.about, tuple(line_of(fact, words) for fact in sides))
