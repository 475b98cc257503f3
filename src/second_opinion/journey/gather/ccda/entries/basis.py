"""What every kind of entry says in the same way: how far it stands, when, by whom, under which ids, with what note."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final, TypedDict

from second_opinion.journey.gather.ccda.document.spot import Spot, ids_in
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    AUTHOR,
    CODE,
    EFFECTIVE_TIME,
    ID,
    PERFORMER,
    STATUS_CODE,
    TEXT,
    TIME,
    first,
    is_true,
)
from second_opinion.journey.gather.ccda.values.concepts import words_in
from second_opinion.journey.gather.ccda.values.people import identifiers, performers
from second_opinion.journey.gather.ccda.values.times import is_broken, moment, period
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


def basis(
    statement: Statement, spot: Spot, outer: Statement | None = None, refuted: Standing = Standing.NOT_DONE
) -> Basis:
    """The common fields of an entry. What it leaves out of time and people, the ``outer`` act or organizer says.

    ``refuted`` is what a negation means for this kind: ruled out, or not done.
    """
    status = statement.says(STATUS_CODE)
    when, people, recorded = when_of(statement, spot), _performers(statement), _written(statement)
    if outer is not None:
        when = when if when.known else when_of(outer, spot)
        people = people or _performers(outer)
        recorded = recorded or _written(outer)
    ids = ids_in(statement.each(ID))
    return Basis(
        subject=spot.desk.subject,
        standing=_standing(statement, status, refuted),
        status=status,
        when=when,
        recorded=recorded,
        performers=people,
        identifiers=identifiers(ids),
        note="\n".join(comments(statement, spot)),
        sources=spot.source(ids),
    )


def when_of(statement: Statement, spot: Spot) -> Period:
    """The time of an entry; a date that is none is counted, not guessed."""
    time = statement.first(EFFECTIVE_TIME)
    read = period(time)
    if not read.known and is_broken(time):
        spot.desk.broken_dates += 1
    return read


def standing_of(statement: Statement, refuted: Standing) -> Standing:
    """How far the entry stands: taken back, negated, only planned, or as said."""
    return _standing(statement, statement.says(STATUS_CODE), refuted)


def _standing(statement: Statement, status: str, refuted: Standing) -> Standing:
    if status == "nullified":
        return Standing.ENTERED_IN_ERROR
    if is_true(statement.element, "negationInd"):
        return refuted
    if status == "cancelled":
        return Standing.NOT_DONE
    return Standing.PLANNED if is_planned(statement) else Standing.HOLDS


def is_planned(statement: Statement) -> bool:
    """True for what is meant to happen."""
    return statement.mood in PLANNED_MOODS


def comments(statement: Statement, spot: Spot) -> Iterable[str]:
    """What was said about an entry in comments and instructions, each once."""
    found: dict[str, None] = {}
    for inside in statement.related():
        if is_comment(inside):
            text = words_in(inside.first(TEXT), spot)
            if text:
                found[text] = None
    return found


def is_comment(statement: Statement) -> bool:
    """True for comment and instruction activities, which say something about what they stand in."""
    return statement.says(CODE) in _COMMENT_CODES or statement.claims(_COMMENTS)


def _performers(statement: Statement) -> tuple[Practitioner, ...]:
    did, wrote = statement.each(PERFORMER), statement.each(AUTHOR)
    return performers(did, wrote) if did or wrote else ()


def _written(statement: Statement) -> PartialDate | None:
    """When it was written down."""
    return moment(first(statement.first(AUTHOR), TIME))
