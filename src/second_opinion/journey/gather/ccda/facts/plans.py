"""What is meant to happen: orders, goals, referrals, appointments, instructions (plan of care and planned entries)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import CODE, OBSERVATION, SUBSTANCE, SUPPLY, TEXT, VALUE, local
from second_opinion.journey.gather.ccda.entries.absence import says_no_data, says_none_known
from second_opinion.journey.gather.ccda.entries.basis import basis, standing_of
from second_opinion.journey.gather.ccda.entries.statements import absent, is_empty
from second_opinion.journey.gather.ccda.facts.medications import product, reason
from second_opinion.journey.gather.ccda.values.concepts import is_empty_code, name_of, value_name, words_in
from second_opinion.journey.gather.ccda.values.measured import said, value_of
from second_opinion.record import AnyFact, Concept, PlannedCare, Standing

_GOALS: Final = {"2.16.840.1.113883.10.20.22.4.121"}
_CATEGORIES: Final = {
    "2.16.840.1.113883.10.20.22.4.20": "instruction",
    "2.16.840.1.113883.10.20.22.4.130": "nutrition",
    "2.16.840.1.113883.10.20.22.4.140": "referral",
    "2.16.840.1.113883.10.20.22.4.141": "handoff",
    "2.16.840.1.113883.10.20.1.30": "purpose",
}
_BY_ELEMENT: Final = {
    "encounter": "appointment",
    "substanceAdministration": "medication",
    "supply": "supply",
    "procedure": "procedure",
    "observation": "test",
    "act": "service",
}


def planned(statement: Statement, spot: Spot, outer: Statement | None = None) -> Iterator[AnyFact]:
    """Something that is meant to happen; a goal's measure as target, the day it is meant for as due."""
    meant = _restated(statement)
    if meant is not None:
        statement, outer = meant, statement
    shared = basis(statement, spot, outer)
    if outer is not None and meant is not None:
        shared["standing"] = standing_of(outer, Standing.NOT_DONE)
    name, text = _name(statement, spot), words_in(statement.first(TEXT), spot)
    target = said(value_of(statement.first(VALUE), spot)) if statement.tag == OBSERVATION else ""
    if not name and target:
        name, target = Concept(target), ""
    negated = shared["standing"] is Standing.NOT_DONE
    told = Concept(text)
    if says_no_data(name) or (negated and (says_no_data(told) or says_none_known(told))):
        name = name if says_no_data(name) else told
        yield from absent(spot, shared, name)
        return
    if not name and is_empty(shared):
        return
    if text and text.casefold() != name.label.casefold() and text not in shared["note"]:
        shared["note"] = "\n".join(line for line in (text, shared["note"]) if line)
    yield PlannedCare(
        **shared,
        code=name or Concept(_category(statement) or spot.title),
        origin=local(statement.tag),
        category=_category(statement),
        target=target if target != name.label else "",
        due=shared["when"].first if shared["standing"] is Standing.PLANNED else None,
        reason=reason(statement, spot),
    )


def _name(statement: Statement, spot: Spot) -> Concept:
    name = name_of(statement, spot)
    if statement.tag in {SUBSTANCE, SUPPLY}:
        return product(statement, spot) or name
    if statement.tag == OBSERVATION and (not name or is_empty_code(name)):
        return value_name(statement, spot) or name
    return name


def _restated(statement: Statement) -> Statement | None:
    """An order without a name of its own that points to what was ordered, written out inside it."""
    if statement.first(CODE) is not None or statement.tag in {SUBSTANCE, SUPPLY}:
        return None
    return next((inside for inside in statement.related("REFR") if inside.tag == statement.tag), None)


def _category(statement: Statement) -> str:
    if statement.mood == "GOL" or statement.claims(_GOALS):
        return "goal"
    known = next((_CATEGORIES[root] for root in statement.templates if root in _CATEGORIES), "")
    return known or _BY_ELEMENT.get(local(statement.tag), "")
