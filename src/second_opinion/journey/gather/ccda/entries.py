"""What an entry is: by its template, else by its shape and the section it stands in. One place decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from second_opinion.journey.gather.ccda.allergies import allergy
from second_opinion.journey.gather.ccda.basis import is_comment
from second_opinion.journey.gather.ccda.conditions import condition
from second_opinion.journey.gather.ccda.coverage import coverage, policy
from second_opinion.journey.gather.ccda.devices import supply
from second_opinion.journey.gather.ccda.directives import directive
from second_opinion.journey.gather.ccda.documents import external_document
from second_opinion.journey.gather.ccda.encounters import encounter
from second_opinion.journey.gather.ccda.family import family, relative
from second_opinion.journey.gather.ccda.imaging import study
from second_opinion.journey.gather.ccda.immunizations import immunization
from second_opinion.journey.gather.ccda.kinds import Kind
from second_opinion.journey.gather.ccda.medications import medication
from second_opinion.journey.gather.ccda.observations import observation
from second_opinion.journey.gather.ccda.panels import panel
from second_opinion.journey.gather.ccda.plans import planned
from second_opinion.journey.gather.ccda.procedures import procedure
from second_opinion.journey.gather.ccda.shapes import Shape, shape_of
from second_opinion.journey.gather.ccda.spot import Spot
from second_opinion.journey.gather.ccda.teams import team
from second_opinion.journey.gather.ccda.tree import (
    CODE,
    COMPONENT,
    ENTRY_RELATIONSHIP,
    OBSERVATION,
    Element,
    attribute,
    children,
    first,
    local,
    statement_in,
)
from second_opinion.record import AnyFact

Reader = Callable[[Element, Spot, "Element | None"], Iterator[AnyFact]]
_DEEPEST: Final = 12


def read_entry(element: Element, spot: Spot, outer: Element | None = None, depth: int = 0) -> Iterator[AnyFact]:
    """All facts of one clinical statement; ``outer`` is the act or organizer it stands in.

    What fits nothing is counted in ``left`` by what it calls itself; its narrative is kept by the section.
    """
    shape = shape_of(element, spot.kind)
    if shape is Shape.WRAPPER:
        yield from _inside(element, spot, depth)
    elif shape is Shape.LINK or (outer is not None and is_comment(element)):
        return
    elif shape is Shape.UNKNOWN:
        spot.desk.left[_own_name(element)] += 1
    else:
        yield from _READERS[shape](element, spot, outer)
        yield from _further(element, spot, shape, depth)


def _inside(element: Element, spot: Spot, depth: int) -> Iterator[AnyFact]:
    """The statements an act or organizer wraps, each as a fact of its own."""
    number = 0
    for link in element.iterchildren(COMPONENT, ENTRY_RELATIONSHIP):
        inside = statement_in(link)
        if inside is not None and depth < _DEEPEST:
            number += 1
            yield from read_entry(inside, spot.into(f"{local(link)} {number}"), element, depth + 1)
    if not number and not element.get("nullFlavor"):
        spot.desk.left[_own_name(element)] += 1


def _further(element: Element, spot: Spot, shape: Shape, depth: int) -> Iterator[AnyFact]:
    """Facts inside a fact that its reader does not use up: a medicine given during a procedure."""
    if shape is Shape.PLANNED:
        return
    for number, link in enumerate(children(element, ENTRY_RELATIONSHIP), start=1):
        inside = statement_in(link)
        if inside is None or depth >= _DEEPEST:
            continue
        own = shape_of(inside, Kind.WORDS)
        if own in _STANDS_ALONE and own is not shape and link.get("typeCode") not in {"RSON", "MFST"}:
            yield from read_entry(inside, spot.into(f"entryRelationship {number}"), None, depth + 1)


def _own_name(element: Element) -> str:
    code = first(element, CODE)
    return attribute(code, "displayName") or attribute(code, "code") or local(element)


def _as(kind: Kind) -> Reader:
    def read(element: Element, spot: Spot, outer: Element | None) -> Iterator[AnyFact]:
        return observation(element, spot, kind, outer)

    return read


def _panel(kind: Kind) -> Reader:
    def read(element: Element, spot: Spot, _: Element | None) -> Iterator[AnyFact]:
        return panel(element, spot, kind, _among)

    def _among(element: Element, spot: Spot, organizer: Element) -> Iterator[AnyFact]:
        if element.tag == OBSERVATION:
            return _further(element, spot, Shape.OBSERVATION, spot.path.count("/"))
        return read_entry(element, spot, organizer, spot.path.count("/"))

    return read


_READERS: Final[dict[Shape, Reader]] = {
    Shape.CONDITION: condition,
    Shape.ALLERGY: allergy,
    Shape.MEDICATION: medication,
    Shape.IMMUNIZATION: lambda element, spot, _: immunization(element, spot),
    Shape.PROCEDURE: procedure,
    Shape.ENCOUNTER: lambda element, spot, _: encounter(element, spot),
    Shape.PLANNED: planned,
    Shape.FAMILY: lambda element, spot, _: family(element, spot),
    Shape.RELATIVE: relative,
    Shape.DEVICE: lambda element, spot, _: supply(element, spot),
    Shape.COVERAGE: lambda element, spot, _: coverage(element, spot),
    Shape.POLICY: lambda element, spot, _: policy(element, spot),
    Shape.DIRECTIVE: directive,
    Shape.IMAGING: lambda element, spot, _: study(element, spot),
    Shape.DOCUMENT: lambda element, spot, _: external_document(element, spot),
    Shape.TEAM: lambda element, spot, _: team(element, spot),
    Shape.RESULT: _as(Kind.RESULT),
    Shape.VITAL_SIGN: _as(Kind.VITAL_SIGN),
    Shape.SOCIAL_HISTORY: _as(Kind.SOCIAL_HISTORY),
    Shape.FUNCTIONAL_STATUS: _as(Kind.FUNCTIONAL_STATUS),
    Shape.EXAM: _as(Kind.EXAM),
    Shape.OBSERVATION: _as(Kind.WORDS),
    Shape.RESULT_PANEL: _panel(Kind.RESULT),
    Shape.VITAL_PANEL: _panel(Kind.VITAL_SIGN),
    Shape.STATUS_PANEL: _panel(Kind.FUNCTIONAL_STATUS),
}

_STANDS_ALONE: Final = frozenset(
    {Shape.MEDICATION, Shape.IMMUNIZATION, Shape.RESULT, Shape.DEVICE, Shape.PROCEDURE, Shape.ALLERGY, Shape.CONDITION}
)
