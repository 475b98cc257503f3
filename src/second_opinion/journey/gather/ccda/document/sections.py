"""Sections: the narrative of each is kept as a note, the entries of each are read one by one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec

from second_opinion.journey.gather.ccda.document.kinds import Kind, kind_of
from second_opinion.journey.gather.ccda.document.spot import Desk, Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    AUTHOR,
    CODE,
    COMPONENT,
    ENTRY,
    SECTION,
    TEXT,
    TITLE,
    V3,
    Element,
    all_text,
    attribute,
    children,
    first,
    local,
    parts,
    squeezed,
    statement_in,
    templates,
)
from second_opinion.journey.gather.ccda.entries.entry import read_entry
from second_opinion.journey.gather.ccda.narrative.words import Narrative, narrate
from second_opinion.journey.gather.ccda.values.concepts import codings_of
from second_opinion.journey.gather.ccda.values.people import performers
from second_opinion.record import N_, AnyFact, Concept, Note, PartialDate, Period, Practitioner, Reason

BROKEN_ENTRY: Final = N_("Entry {entry} of section {section} is damaged and could not be read. Its text was kept.")
_DEEPEST: Final = 24


class Section(msgspec.Struct, frozen=True, gc=False):
    """One section with its narrative; ``number`` is its place in the document and ``name`` is its own, made unique."""

    element: Element
    number: int
    name: str
    title: str
    code: str
    kind: Kind
    narrative: Narrative


class Written(msgspec.Struct, frozen=True, gc=False):
    """Who wrote the document, when, and about which time."""

    authors: tuple[Practitioner, ...]
    recorded: PartialDate | None
    about: Period


def sections(body: Element, desk: Desk) -> list[Section]:
    """All sections in order, nested ones after the one they stand in; the words of all are put on the desk."""
    found: list[Section] = []
    taken: Counter[str] = Counter()
    for element, kind in _walk(body, Kind.WORDS, 0):
        has = parts(element)
        code = has.get(CODE)
        loinc = attribute(code, "code")
        title = all_text(has.get(TITLE)) or squeezed(attribute(code, "displayName")) or loinc or "Section"
        taken[title] += 1
        name = title if taken[title] == 1 else f"{title} ({taken[title]})"
        narrative = narrate(has.get(TEXT))
        for identity, words in narrative.words.items():
            desk.words.setdefault(identity, words)
        found.append(Section(element, len(found) + 1, name, title, loinc, kind, narrative))
    return found


def note(section: Section, desk: Desk, written: Written) -> Note | None:
    """The section's narrative as a note; None when it has no words."""
    if not section.narrative.text:
        return None
    code = first(section.element, CODE)
    spot = _spot(section, desk)
    return Note(
        subject=desk.subject,
        code=Concept(section.title, codings_of(code) if code is not None else ()),
        when=written.about,
        recorded=written.recorded,
        performers=performers((), children(section.element, AUTHOR)) or written.authors,
        sources=spot.source(),
        title=section.title,
        text=section.narrative.text,
        section=section.code,
    )


def facts(section: Section, desk: Desk) -> Iterator[AnyFact]:
    """The facts of all entries. An entry that cannot be read ends as a warning and harms no other."""
    spot = _spot(section, desk)
    for number, entry in enumerate(children(section.element, ENTRY), start=1):
        statement = statement_in(entry)
        if statement is None:
            _count_unknown(entry, desk)
            continue
        try:
            here = spot.into(f"entry {number}/{local(statement.tag)}")
            yield from list(read_entry(Statement(statement), here))
        except (ValueError, ArithmeticError, LookupError):
            place = {"entry": str(number), "section": str(section.number)}
            desk.warnings.append(Reason(BROKEN_ENTRY, place))


def _spot(section: Section, desk: Desk) -> Spot:
    return Spot(desk, section.title, section.kind, section.narrative.words, section.name)


def _walk(holder: Element, above: Kind, depth: int) -> Iterator[tuple[Element, Kind]]:
    """Every section with what its entries are, which for one that does not say it is as in the one around it."""
    for component in children(holder, COMPONENT):
        section = first(component, SECTION)
        if section is None or depth > _DEEPEST:
            continue
        own = kind_of(attribute(first(section, CODE), "code"), templates(section))
        kind = above if own is Kind.WORDS else own
        yield section, kind
        yield from _walk(section, kind, depth + 1)


def _count_unknown(entry: Element, desk: Desk) -> None:
    """Pictures and regions shown beside the narrative are part of it; what has no content at all is nothing."""
    if first(entry, V3 + "observationMedia") is not None:
        desk.left["observationMedia"] += 1
    elif first(entry, V3 + "regionOfInterest") is not None:
        desk.left["regionOfInterest"] += 1
