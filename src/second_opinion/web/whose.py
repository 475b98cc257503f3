"""Whose record a page is about: the person this browser looks at, else the first of the binder."""

from __future__ import annotations

from second_opinion.store.queries import people
from second_opinion.store.queries.people import PersonRow
from second_opinion.web.asked import Asked


def person_of(request: Asked) -> PersonRow | None:
    """The person, or None while the binder holds nobody. Raises LockedError."""
    everyone = people.everyone()
    for row in everyone:
        if row.person.key == request.visit.person:
            return row
    return next((row for row in everyone if row.named), None)
