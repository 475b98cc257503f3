"""What every kind of entry says in the same way: how far it stands, when, by whom, under which ids, with what note."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypedDict

from second_opinion.journey.gather.ccda.concepts import words_in
from second_opinion.journey.gather.ccda.people import identifiers, performers
from second_opinion.journey.gather.ccda.spot import Spot
from second_opinion.journey.gather.ccda.times import is_broken, moment, period
from second_opinion.journey.gather.ccda.tree import (
    AUTHOR,
    CODE,
    EFFECTIVE_TIME,
    STATUS_CODE,
    TEXT,
    TIME,
    Element,
    attribute,
    first,
    is_true,
    related,
    templates,
)
from second_opinion.record import Identifier, PartialDate, Period, Practitioner, Source, Standing

# Moods of HL7 v3 ActMood that say what is meant to be, not what is.
PLANNED_MOODS: Final = frozenset({"INT", "RQO", "PRMS", "PRP", "ARQ", "APT", "GOL", "SLOT", "OPT"})

_COMMENTS: Final = frozenset(
    {
        "2.16.840.1.113883.10.20.22.4.64",
        "2.16.840.1.113883.10.20.22.4.20",
        "2.16.840.1.113883.10.20.22.4.118",
        "2.16.840.1.113883.10.20.1.40",
        "2.16.840.1.113883.10.20.1.49",
        "1.3.6.1.4.1.19376.1.5.3.1.4.2",
        "1.3.6.1.4.1.19376.1.5.3.1.4.3",
    }
)
_COMMENT_CODES: Final = frozenset({"48767-8", "PINSTRUCT", "FINSTRUCT"})


class Basis(TypedDict):
    """The fields of :class:`Fact` that are read the same way for every kind."""

    subject: str
    standing: Standing
    status: str
    when: Period
    recorded: PartialDate | None
    performers: tuple[Practitioner, ...]
    identifiers: tuple[Identifier, ...]
    note: str
    sources: tuple[Source, ...]


def basis(element: Element, spot: Spot, outer: Element | None = None, refuted: Standing = Standing.NOT_DONE) -> Basis:
    """The common fields of an entry. What it leaves out of time and people, the ``outer`` act or organizer says.

    ``refuted`` is what a negation means for this kind: ruled out, or not done.
    """
    status = attribute(first(element, STATUS_CODE), "code")
    when = when_of(element, spot)
    people = performers(element)
    recorded = moment(first(first(element, AUTHOR), TIME))
    if outer is not None:
        when = when if when.known else when_of(outer, spot)
        people = people or performers(outer)
        recorded = recorded or moment(first(first(outer, AUTHOR), TIME))
    return Basis(
        subject=spot.desk.subject,
        standing=_standing(element, status, refuted),
        status=status,
        when=when,
        recorded=recorded,
        performers=people,
        identifiers=identifiers(element),
        note="\n".join(comments(element, spot)),
        sources=spot.source(element),
    )


def when_of(element: Element, spot: Spot) -> Period:
    """The time of an entry; a date that is none is counted, not guessed."""
    time = first(element, EFFECTIVE_TIME)
    read = period(time)
    if not read.known and is_broken(time):
        spot.desk.broken_dates += 1
    return read


def standing_of(element: Element, refuted: Standing) -> Standing:
    """How far the entry stands: taken back, negated, only planned, or as said."""
    return _standing(element, attribute(first(element, STATUS_CODE), "code"), refuted)


def _standing(element: Element, status: str, refuted: Standing) -> Standing:
    if status == "nullified":
        return Standing.ENTERED_IN_ERROR
    if is_true(element, "negationInd"):
        return refuted
    if status == "cancelled":
        return Standing.NOT_DONE
    return Standing.PLANNED if is_planned(element) else Standing.HOLDS


def is_planned(element: Element) -> bool:
    """True for what is meant to happen."""
    return element.get("moodCode") in PLANNED_MOODS


def comments(element: Element, spot: Spot) -> Iterable[str]:
    """What was said about an entry in comments and instructions, each once."""
    found: dict[str, None] = {}
    for inside in related(element):
        if is_comment(inside):
            text = words_in(first(inside, TEXT), spot)
            if text:
                found[text] = None
    return found


def is_comment(statement: Element) -> bool:
    """True for comment and instruction activities, which say something about what they stand in."""
    if attribute(first(statement, CODE), "code") in _COMMENT_CODES:
        return True
    return not _COMMENTS.isdisjoint(templates(statement))
