"""Organizers: results or vital signs taken together become one fact each, with the panel's name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from second_opinion.journey.gather.ccda.document.kinds import Kind
from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import CODE, OBSERVATION, TEXT
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.facts.observations import observation
from second_opinion.journey.gather.ccda.facts.reports import report_text, text_report
from second_opinion.journey.gather.ccda.values.concepts import concept, is_empty_code, text_in
from second_opinion.record import AnyFact

Others = Callable[[Statement, Spot, Statement], Iterator[AnyFact]]


def panel(organizer: Statement, spot: Spot, kind: Kind, others: Others) -> Iterator[AnyFact]:
    """Each observation as a fact; ``others`` reads what stands among or in them. A text of its own becomes a report."""
    code = concept(organizer.first(CODE), spot)
    name = "" if is_empty_code(code) else code.label
    for number, inside in enumerate(organizer.components(), start=1):
        here = spot.into(f"component {number}")
        if inside.tag == OBSERVATION:
            yield from observation(inside, here, kind, organizer, name)
        yield from others(inside, here, organizer)
    text = report_text(text_in(organizer.first(TEXT), spot)) if kind is Kind.RESULT else ""
    if text:
        yield text_report(basis(organizer, spot), code, text, name)
