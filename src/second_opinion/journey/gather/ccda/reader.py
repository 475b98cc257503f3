"""Reads one clinical document: header, narrative and entries, each kept apart from the failures of the others."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.header import (
    authors,
    created,
    custodian,
    format_of,
    people,
    service_time,
    title,
)
from second_opinion.journey.gather.ccda.document.kinds import Kind
from second_opinion.journey.gather.ccda.document.parse import Refused, parse
from second_opinion.journey.gather.ccda.document.sections import Written, facts, note, sections
from second_opinion.journey.gather.ccda.document.spot import Desk, Spot
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    COMPONENT,
    EFFECTIVE_TIME,
    V3,
    Element,
    children,
    first,
)
from second_opinion.journey.gather.ccda.document.unstructured import enclosed
from second_opinion.journey.gather.ccda.facts.encounters import encompassing
from second_opinion.journey.gather.ccda.facts.reports import document_report
from second_opinion.journey.gather.ccda.facts.teams import header_team
from second_opinion.journey.gather.ccda.values.concepts import concept
from second_opinion.journey.gather.ccda.values.times import moment
from second_opinion.journey.gather.outcome import Ending, Reading
from second_opinion.record import N_, AnyFact, Period, Person, Reason

MEDIA_TYPE: Final = "text/xml"
NOTHING_READABLE: Final = N_("The file is a clinical document (C-CDA), but it says nothing that can be read.")
BROKEN_DATES: Final = N_("{number} dates could not be read and were left out.")
SEVERAL_PEOPLE: Final = N_("The document is about {number} people. Its entries were taken for the first one.")


def read(data: bytes, original: str) -> Reading:
    """The people and facts of a C-CDA (or CCD, C32) document.

    ``original`` is the id of the file, which every fact names as its source. What cannot be read is refused or
    left with a reason; nothing is raised for any bytes.
    """
    try:
        root, warnings = parse(data)
    except Refused as refused:
        return Reading(ending=Ending.REFUSED, format="C-CDA", media_type=MEDIA_TYPE, reason=refused.reason)
    desk = Desk(original, warnings=warnings, held=tuple(root.iterdescendants()))
    header = Spot(desk, "Header", Kind.WORDS, {}, "Header")
    persons = people(root)
    if len(persons) > 1:
        desk.subject = persons[0].key
        desk.warnings.append(Reason(SEVERAL_PEOPLE, {"number": str(len(persons))}))
    found = tuple(_facts(root, header))
    if desk.broken_dates:
        desk.warnings.append(Reason(BROKEN_DATES, {"number": str(desk.broken_dates)}))
    return _reading(root, header, persons, found)


def _reading(root: Element, header: Spot, persons: tuple[Person, ...], found: tuple[AnyFact, ...]) -> Reading:
    desk = header.desk
    readable = bool(found or desk.left or desk.embedded or any(person.label for person in persons))
    return Reading(
        ending=Ending.READ if readable else Ending.REFUSED,
        format=format_of(root),
        media_type=MEDIA_TYPE,
        reason=None if readable else Reason(NOTHING_READABLE),
        title=title(root, header),
        custodian=custodian(root),
        created=created(root),
        people=persons,
        facts=found,
        embedded=tuple(desk.embedded),
        left=dict(desk.left),
        warnings=tuple(desk.warnings),
    )


def _facts(root: Element, header: Spot) -> Iterator[AnyFact]:
    visit, about = encompassing(root, header.into("encompassingEncounter"), title(root, header))
    about = service_time(root) or about
    recorded = moment(first(root, EFFECTIVE_TIME))
    written = Written(tuple(authors(root)), recorded, about if about.known else Period.at(recorded))
    if visit is not None:
        yield visit
    yield from header_team(root, header)
    for component in children(root, COMPONENT):
        yield from _body(root, component, header, written)


def _body(root: Element, component: Element, header: Spot, written: Written) -> Iterator[AnyFact]:
    desk, code = header.desk, concept(first(root, CODE), header)
    structured = first(component, V3 + "structuredBody")
    if structured is not None:
        found = sections(structured, desk)
        notes = [made for section in found if (made := note(section, desk, written)) is not None]
        report = document_report(code, title(root, header), notes)
        if report is not None:
            yield report
        for section in found:
            yield from facts(section, desk)
        yield from notes
    body = first(component, V3 + "nonXMLBody")
    if body is not None:
        spot = Spot(desk, "Document", Kind.WORDS, {}, "Document")
        yield from enclosed(body, code, title(root, header), spot, written)
