"""Whether answers fit a form: each at an address the form has, each what its box asks for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from difflib import get_close_matches
from typing import Final

from second_opinion.content.forms import schema
from second_opinion.content.forms.body import PLACES
from second_opinion.content.forms.places import Answers, places
from second_opinion.record import N_, Reason

MOST_ON_A_CARD: Final = 120
"""Characters of one answer on a card for the wallet; more is not read there."""
_LONGEST_PLACE: Final = 80
_NUMBER: Final = re.compile(r"[+-]?[0-9]{1,9}([.,][0-9]{1,6})?")
_CLOCK: Final = re.compile(r"([01]?[0-9]|2[0-3]):[0-5][0-9]( ?[ap]\.? ?m\.?)?", re.IGNORECASE)
_DATE: Final = re.compile(r"(?P<y>[0-9]{4})-(?P<m>[0-9]{2})-(?P<d>[0-9]{2})")
_AMERICAN: Final = re.compile(r"(?P<m>[0-9]{1,2})/(?P<d>[0-9]{1,2})(/(?P<y>[0-9]{4}))?")
_LEAP_YEAR: Final = 2000


def wrong(form: schema.Form, answers: Answers) -> Iterator[Reason]:
    """What does not fit: where, what, and how to mend it; nothing when all is well. No answer is repeated."""
    known = dict(places(form, form.days.most if form.days else 1, answers))
    on_card = {f"{part.id}/" for part in form.parts if isinstance(part, schema.Card)}
    for place, given in answers.items():
        field = known.get(place)
        if field is None:
            yield _unknown(form, place, known)
        elif given and not _fits(field, given):
            yield Reason(_MENDS[type(field)], {"place": place, "words": _words(field)})
        elif place.startswith(tuple(on_card)) and len(given) > MOST_ON_A_CARD:
            words = N_("{place}: a card has room for {most} letters here. Write it shorter.")
            yield Reason(words, {"place": place, "most": str(MOST_ON_A_CARD)})


def _unknown(form: schema.Form, place: str, known: dict[str, schema.Field]) -> Reason:
    near = get_close_matches(place[:_LONGEST_PLACE], known, n=3)
    values = {"place": place[:_LONGEST_PLACE], "form": form.id, "near": ", ".join(near or list(known)[:3])}
    return Reason(N_("{place}: {form} has no such box. Near to it: {near}. All of them: print --list --json"), values)


def _fits(field: schema.Field, given: str) -> bool:
    match field:
        case schema.Day():
            return _is_date(given)
        case schema.Clock():
            return _CLOCK.fullmatch(given) is not None
        case schema.Number():
            return _NUMBER.fullmatch(given) is not None
        case schema.Short() | schema.Lines():
            return True
        case schema.Signature():
            return False
        case _:
            chosen = given.split()
            several = isinstance(field, schema.Body) or (isinstance(field, schema.Choice) and field.many)
            return set(chosen) <= set(_allowed(field)) and (several or len(chosen) == 1)


def _is_date(given: str) -> bool:
    """A day that exists: year first, or as it is written in America, there also without its year."""
    found = _DATE.fullmatch(given) or _AMERICAN.fullmatch(given)
    if found is None:
        return False
    try:
        date(int(found["y"] or _LEAP_YEAR), int(found["m"]), int(found["d"]))
    except ValueError:
        return False
    return True


def _allowed(field: schema.Field) -> tuple[str, ...]:
    """The answers of a field that has a few; none for the others."""
    match field:
        case schema.Choice():
            return tuple(option.id for option in field.options)
        case schema.Scale():
            return tuple(str(step) for step in range(field.low, field.high + 1))
        case schema.Body():
            return tuple(PLACES)
        case schema.Tick():
            return ("yes",)
        case _:
            return ()


def _words(field: schema.Field) -> str:
    return ", ".join(_allowed(field))


_FEW: Final = N_("{place}: write one of these words: {words}.")
_MENDS: Final[dict[type[schema.Named], str]] = {
    schema.Day: N_("{place}: write a date, as 2026-11-26 or 11/26/2026."),
    schema.Clock: N_("{place}: write a time, as 08:15."),
    schema.Number: N_("{place}: write a number, as 128 or 98.6."),
    schema.Signature: N_("{place}: this is signed by hand. Leave it out."),
    schema.Body: N_("{place}: write one or more of these words, with a space between: {words}."),
    schema.Choice: _FEW,
    schema.Scale: _FEW,
    schema.Tick: N_("{place}: write yes, or leave it out."),
}
