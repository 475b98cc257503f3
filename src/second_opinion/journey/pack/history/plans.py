"""What is planned, ordered or hoped for, and not done as far as the record says."""

from __future__ import annotations

from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, joined, names
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
_GOALS = frozenset({"Goal"})
_SHOWN = 60


def plans(view: View) -> tuple[Block, ...]:
    """Open plans: what lies ahead, the next first; then what has begun or was due, the newest first. Plans that are
    over are a number."""
    found: list[AnyFact] = [fact for fact in view.facts.of(PlannedCare) if fact.standing is not Standing.REFUTED]
    for kind in _KINDS_THAT_MAY_BE_PLANNED:
        found += view.facts.standing(kind, Standing.PLANNED)
    still_open = [fact for fact in found if fact.status.lower() not in _OVER and fact.standing is not Standing.NOT_DONE]
    if not found:
        return ()
    still_open.sort(key=_due)
    ahead = [fact for fact in still_open if _is_ahead(fact, view.choices.made_on)]
    behind = [fact for fact in still_open if not _is_ahead(fact, view.choices.made_on)][::-1]
    still_open = [*ahead, *behind]
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
        name = (view.cited(_name(view, fact), fact), *((Span(" " + more, quiet=True),) if more else ()))
        due = view.day(fact.due) if isinstance(fact, PlannedCare) and fact.due else view.span(fact.when)
        status = status_word(fact.status, view.words)
        rows.append(Row((name, due or view.date_of(fact), status, names(fact.performers))))
    return table(columns, rows)


def _name(view: View, fact: AnyFact) -> str:
    """A goal is called so: it is hoped for, not planned."""
    is_goal = isinstance(fact, PlannedCare) and fact.origin in _GOALS
    return view.say("Goal: {name}", name=view.name(fact)) if is_goal else view.name(fact)


def _is_ahead(fact: AnyFact, today: str) -> bool:
    """True when it is due today or later, as far as its date says."""
    due = _due(fact)
    return bool(due) and due >= today[: len(due)]


def _due(fact: AnyFact) -> str:
    due = fact.due if isinstance(fact, PlannedCare) else None
    moment = due or fact.when.first or fact.recorded
    return moment.value if moment else ""
