"""What an entry is: by its template, else by its shape and the section it stands in. One place decides."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.kinds import Kind
from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import CODE, OBSERVATION, local
from second_opinion.journey.gather.ccda.entries.basis import is_comment
from second_opinion.journey.gather.ccda.entries.shapes import Shape, shape_of
from second_opinion.journey.gather.ccda.facts.allergies import allergy
from second_opinion.journey.gather.ccda.facts.conditions import condition
from second_opinion.journey.gather.ccda.facts.coverage import coverage, policy
from second_opinion.journey.gather.ccda.facts.devices import supply
from second_opinion.journey.gather.ccda.facts.directives import directive
from second_opinion.journey.gather.ccda.facts.documents import external_document
from second_opinion.journey.gather.ccda.facts.encounters import encounter
from second_opinion.journey.gather.ccda.facts.family import family, relative
from second_opinion.journey.gather.ccda.facts.imaging import study
from second_opinion.journey.gather.ccda.facts.immunizations import immunization
from second_opinion.journey.gather.ccda.facts.medications import medication
from second_opinion.journey.gather.ccda.facts.observations import observation
from second_opinion.journey.gather.ccda.facts.panels import panel
from second_opinion.journey.gather.ccda.facts.plans import planned
from second_opinion.journey.gather.ccda.facts.procedures import procedure
from second_opinion.journey.gather.ccda.facts.teams import team
from second_opinion.record import AnyFact

Reader = Callable[[Statement, Spot, "Statement | None"], Iterator[AnyFact]]
_DEEPEST: Final = 12


def read_entry(statement: Statement, spot: Spot, outer: Statement | None = None, depth: int = 0) -> Iterator[AnyFact]:
    """All facts of one clinical statement; ``outer`` is the act or organizer it stands in.

    What fits nothing is counted in ``left`` by what it calls itself; its narrative is kept by the section.
    """
    shape = shape_of(statement, spot.kind)
    if shape is Shape.WRAPPER:
        yield from _inside(statement, spot, depth)
    elif shape is Shape.LINK or (outer is not None and is_comment(statement)):
        return
    elif shape is Shape.UNKNOWN:
        spot.desk.left[_own_name(statement)] += 1
    else:
        yield from _READERS[shape](statement, spot, outer)
        yield from _further(statement, spot, shape, depth)


def _inside(wrapper: Statement, spot: Spot, depth: int) -> Iterator[AnyFact]:
    """The statements an act or organizer wraps, each as a fact of its own."""
    found = wrapper.inside if depth < _DEEPEST else ()
    for number, statement in enumerate(found, start=1):
        here = spot.into(f"{local(statement.holder)} {number}")
        yield from read_entry(statement, here, wrapper, depth + 1)
    if not found and not wrapper.element.get("nullFlavor"):
        spot.desk.left[_own_name(wrapper)] += 1


def _further(statement: Statement, spot: Spot, shape: Shape, depth: int) -> Iterator[AnyFact]:
    """Facts inside a fact that its reader does not use up: a medicine given during a procedure."""
    if shape is Shape.PLANNED or depth >= _DEEPEST:
        return
    for inside in statement.related():
        own = shape_of(inside, Kind.WORDS)
        if own in _STANDS_ALONE and own is not shape and inside.relation not in {"RSON", "MFST"}:
            yield from read_entry(inside, spot.into(f"entryRelationship {inside.number}"), None, depth + 1)


def _own_name(statement: Statement) -> str:
    return statement.says(CODE, "displayName") or statement.says(CODE) or local(statement.tag)


def _as(kind: Kind) -> Reader:
    def read(statement: Statement, spot: Spot, outer: Statement | None) -> Iterator[AnyFact]:
        return observation(statement, spot, kind, outer)

    return read


def _panel(kind: Kind) -> Reader:
    def read(statement: Statement, spot: Spot, _: Statement | None) -> Iterator[AnyFact]:
        return panel(statement, spot, kind, _among)

    def _among(statement: Statement, spot: Spot, organizer: Statement) -> Iterator[AnyFact]:
        if statement.tag == OBSERVATION:
            return _further(statement, spot, Shape.OBSERVATION, spot.path.count("/"))
        return read_entry(statement, spot, organizer, spot.path.count("/"))

    return read


_READERS: Final[dict[Shape, Reader]] = {
    Shape.CONDITION: condition,
    Shape.ALLERGY: allergy,
    Shape.MEDICATION: medication,
    Shape.IMMUNIZATION: lambda statement, spot, _: immunization(statement, spot),
    Shape.PROCEDURE: procedure,
    Shape.ENCOUNTER: lambda statement, spot, _: encounter(statement, spot),
    Shape.PLANNED: planned,
    Shape.FAMILY: lambda statement, spot, _: family(statement, spot),
    Shape.RELATIVE: relative,
    Shape.DEVICE: lambda statement, spot, _: supply(statement, spot),
    Shape.COVERAGE: lambda statement, spot, _: coverage(statement, spot),
    Shape.POLICY: lambda statement, spot, _: policy(statement, spot),
    Shape.DIRECTIVE: directive,
    Shape.IMAGING: lambda statement, spot, _: study(statement, spot),
    Shape.DOCUMENT: lambda statement, spot, _: external_document(statement, spot),
    Shape.TEAM: lambda statement, spot, _: team(statement, spot),
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
