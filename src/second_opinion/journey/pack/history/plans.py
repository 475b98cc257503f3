"""What is planned, ordered or hoped for, and not done as far as the record says."""

from __future__ import annotations

from second_opinion.journey.pack.tables import table
from second_opinion.journey.pack.view import View, beyond, joined, names
from second_opinion.journey.pack.wording.codewords import category_word, status_word
from second_opinion.journey.pack.wording.names import plain
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
_ONLY_PLANNED = frozenset({"new", "active"})
# Why a document was written is no plan of the person's.
_OF_THE_DOCUMENT = "purpose"
_SHOWN = 60
_SHOWN_OF_PAST = 12


def plans(view: View) -> tuple[Block, ...]:
    """Open plans: what lies ahead, the next first, then what has begun or was due, the newest first; then instructions
    given, then what is over; beyond what anybody reads, a number."""
    found: list[AnyFact] = [
        fact
        for fact in view.facts.of(PlannedCare)
        if fact.standing is not Standing.REFUTED and fact.category != _OF_THE_DOCUMENT
    ]
    for kind in _KINDS_THAT_MAY_BE_PLANNED:
        found += view.facts.standing(kind, Standing.PLANNED)
    if not found:
        return ()
    found.sort(key=_due, reverse=True)
    said = [fact for fact in found if _is_instruction(fact)]
    still_open = [fact for fact in found if fact not in said and _is_open(fact)]
    over = [fact for fact in found if fact not in said and not _is_open(fact)]
    today = view.choices.made_on
    ahead = [fact for fact in still_open if _is_ahead(fact, today)][::-1]
    still_open = [*ahead, *(fact for fact in still_open if not _is_ahead(fact, today))]
    blocks: list[Block] = [Heading(view.say("Planned care"), 1, "plans")]
    hidden = 0
    for title, group, most in (
        ("", still_open, _SHOWN),
        (view.say("Instructions given"), said, _SHOWN),
        (view.say("Plans that are over"), over, _SHOWN_OF_PAST),
    ):
        alike = _alike(view, group)
        hidden += sum(map(len, alike[most:]))
        if alike and title:
            blocks.append(Heading(title, 2))
        if alike:
            blocks.append(_table(view, alike[:most]))
    if hidden:
        text = view.plural(
            "{number} more plan is in the record, over or older.",
            "{number} more plans are in the record, over or older.",
            hidden,
        )
        blocks.append(Paragraph((Span(text, quiet=True),)))
    return tuple(blocks)


def _is_instruction(fact: AnyFact) -> bool:
    return isinstance(fact, PlannedCare) and fact.category == "instruction" and bool(fact.note)


def _is_open(fact: AnyFact) -> bool:
    return fact.status.lower() not in _OVER and fact.standing is not Standing.NOT_DONE


def _alike(view: View, found: list[AnyFact]) -> list[list[AnyFact]]:
    """One plan is one line, also where its source writes it as an order, as a procedure and as an appointment."""
    same: dict[tuple[str, ...], list[AnyFact]] = {}
    for fact in found:
        key = (_name(view, fact).casefold(), _day(view, fact), _more(view, fact))
        same.setdefault(key, []).append(fact)
    return list(same.values())


def _table(view: View, found: list[list[AnyFact]]) -> Table:
    columns = (
        Column(view.say("What"), 4.2),
        Column(view.say("When"), 1.8),
        Column(view.say("Status"), 1.2),
        Column(view.say("By"), 1.6),
    )
    rows: list[Row] = []
    for facts in found:
        fact = facts[0]
        more = _more(view, fact)
        name = (view.cited(_name(view, fact), *facts), *((Span(" " + more, quiet=True),) if more else ()))
        by = names(one for same in facts for one in same.performers)
        status = next((said for same in facts if (said := _status(view, same))), "")
        rows.append(Row((name, _day(view, fact), status, by)))
    return table(columns, rows)


def _name(view: View, fact: AnyFact) -> str:
    """What is planned; an instruction is what it says, and what its source named by nothing but its sort is that. A
    goal is called so: it is hoped for, not planned."""
    if _is_instruction(fact):
        return joined(*fact.note.splitlines())
    category = fact.category if isinstance(fact, PlannedCare) else ""
    if category and fact.label.casefold() == category:
        return category_word(category, view.words)
    is_goal = isinstance(fact, PlannedCare) and fact.origin in _GOALS
    return view.say("Goal: {name}", name=view.name(fact)) if is_goal else view.name(fact)


def _is_ahead(fact: AnyFact, today: str) -> bool:
    """True when it is due today or later, as far as its date says."""
    due = _due(fact)
    return bool(due) and due >= today[: len(due)]


def _more(view: View, fact: AnyFact) -> str:
    target = fact.target if isinstance(fact, PlannedCare) else ""
    reason = plain(fact.reason) if isinstance(fact, (PlannedCare, Procedure)) else ""
    note = "" if _is_instruction(fact) else beyond(fact.note, view.name(fact))
    return joined(target, beyond(reason, view.name(fact), note), note)


def _day(view: View, fact: AnyFact) -> str:
    due = view.day(fact.due) if isinstance(fact, PlannedCare) and fact.due else view.span(fact.when)
    return due or view.date_of(fact)


def _status(view: View, fact: AnyFact) -> str:
    """How far it came; that it is new or running says no more than that it is planned."""
    silent = fact.status.lower() in _ONLY_PLANNED or _is_instruction(fact)
    return "" if silent else status_word(fact.status, view.words)


def _due(fact: AnyFact) -> str:
    due = fact.due if isinstance(fact, PlannedCare) else None
    moment = due or fact.when.first or fact.recorded
    return moment.value if moment else ""
