"""What is planned, ordered or hoped for, and not done as far as the record says."""

from __future__ import annotations

from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, joined, people
from second_opinion.journey.pack.wording.codewords import status_word
from second_opinion.ports.paper import Block, Column, Heading, Paragraph, Row, Span, Table
from second_opinion.record import (
    AnyFact,
    DiagnosticReport,
    Encounter,
    Immunization,
    Observation,
    PlannedCare,
    Procedure,
    Result,
    Standing,
)

_KINDS_THAT_MAY_BE_PLANNED = (Procedure, Immunization, Encounter, DiagnosticReport, Result, Observation)
_OVER = frozenset({"completed", "cancelled", "revoked", "stopped", "achieved", "fulfilled", "noshow", "rejected"})
_SHOWN = 60


def plans(view: View) -> tuple[Block, ...]:
    """Open plans first by their date; plans that are over as a number."""
    found: list[AnyFact] = [fact for fact in view.facts.of(PlannedCare) if fact.standing is not Standing.REFUTED]
    for kind in _KINDS_THAT_MAY_BE_PLANNED:
        found += view.facts.standing(kind, Standing.PLANNED)
    still_open = [fact for fact in found if fact.status.lower() not in _OVER and fact.standing is not Standing.NOT_DONE]
    if not found:
        return ()
    still_open.sort(key=_due, reverse=True)
    blocks: list[Block] = [Heading(view.say("Planned care"), 1, "plans")]
    if still_open:
        blocks.append(_table(view, still_open[:_SHOWN]))
    if hidden := len(found) - min(len(still_open), _SHOWN):
        text = view.plural(
            "{number} more plan is in the record, over or older.",
            "{number} more plans are in the record, over or older.",
            hidden,
        )
        blocks.append(Paragraph((Span(text, quiet=True),)))
    return tuple(blocks)


def _table(view: View, found: list[AnyFact]) -> Table:
    columns = (
        Column(view.say("What"), 4.2),
        Column(view.say("When"), 1.8),
        Column(view.say("Status"), 1.2),
        Column(view.say("By"), 1.6),
    )
    rows: list[Row] = []
    for fact in found:
        target = fact.target if isinstance(fact, PlannedCare) else ""
        reason = fact.reason if isinstance(fact, (PlannedCare, Procedure)) else ""
        more = joined(target, reason, fact.note)
        name = (view.cited(view.name(fact), fact), *((Span(" " + more, quiet=True),) if more else ()))
        due = view.day(fact.due) if isinstance(fact, PlannedCare) and fact.due else view.span(fact.when)
        status = status_word(fact.status, view.words)
        rows.append(Row((name, due or view.date_of(fact), status, people(fact.performers))))
    return table(columns, rows)


def _due(fact: AnyFact) -> str:
    due = fact.due if isinstance(fact, PlannedCare) else None
    moment = due or fact.when.first or fact.recorded
    return moment.value if moment else ""
