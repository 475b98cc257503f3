"""What is meant to happen: orders, goals, referrals, appointments, instructions (plan of care and planned entries)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.absence import says_no_data, says_none_known
from second_opinion.journey.gather.ccda.basis import basis, standing_of
from second_opinion.journey.gather.ccda.concepts import is_empty_code, name_of, value_name, words_in
from second_opinion.journey.gather.ccda.medications import product, reason
from second_opinion.journey.gather.ccda.spot import Spot
from second_opinion.journey.gather.ccda.statements import absent, is_empty
from second_opinion.journey.gather.ccda.tree import (
    CODE,
    OBSERVATION,
    SUBSTANCE,
    SUPPLY,
    TEXT,
    VALUE,
    Element,
    first,
    local,
    related,
    templates,
)
from second_opinion.journey.gather.ccda.values import said, value_of
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


def planned(element: Element, spot: Spot, outer: Element | None = None) -> Iterator[AnyFact]:
    """Something that is meant to happen; a goal's measure as target, the day it is meant for as due."""
    meant = _restated(element)
    if meant is not None:
        element, outer = meant, element
    shared = basis(element, spot, outer)
    if outer is not None and meant is not None:
        shared["standing"] = standing_of(outer, Standing.NOT_DONE)
    name, text = _name(element, spot), words_in(first(element, TEXT), spot)
    target = said(value_of(first(element, VALUE), spot)) if element.tag == OBSERVATION else ""
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
        code=name or Concept(_category(element) or spot.title),
        origin=local(element),
        category=_category(element),
        target=target if target != name.label else "",
        due=shared["when"].first if shared["standing"] is Standing.PLANNED else None,
        reason=reason(element, spot),
    )


def _name(element: Element, spot: Spot) -> Concept:
    name = name_of(element, spot)
    if element.tag in {SUBSTANCE, SUPPLY}:
        return product(element, spot) or name
    if element.tag == OBSERVATION and (not name or is_empty_code(name)):
        return value_name(element, spot) or name
    return name


def _restated(element: Element) -> Element | None:
    """An order without a name of its own that points to what was ordered, written out inside it."""
    if first(element, CODE) is not None or element.tag in {SUBSTANCE, SUPPLY}:
        return None
    return next((inside for inside in related(element, "REFR") if inside.tag == element.tag), None)


def _category(element: Element) -> str:
    roots = templates(element)
    if element.get("moodCode") == "GOL" or not _GOALS.isdisjoint(roots):
        return "goal"
    known = next((_CATEGORIES[root] for root in roots if root in _CATEGORIES), "")
    return known or _BY_ELEMENT.get(local(element), "")
