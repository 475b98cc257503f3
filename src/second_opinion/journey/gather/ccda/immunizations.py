"""Vaccines: given, or not given and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.absence import is_bare_class, says_no_data, says_none_known
from second_opinion.journey.gather.ccda.basis import basis
from second_opinion.journey.gather.ccda.concepts import concept, name_of, value_name, words_in
from second_opinion.journey.gather.ccda.dosing import dose, time_taken
from second_opinion.journey.gather.ccda.medications import product, reason
from second_opinion.journey.gather.ccda.people import organization_name
from second_opinion.journey.gather.ccda.spot import Spot
from second_opinion.journey.gather.ccda.statements import absent, nothing_here
from second_opinion.journey.gather.ccda.tree import (
    CODE,
    ENTRY_RELATIONSHIP,
    TEXT,
    V3,
    VALUE,
    Element,
    all_text,
    attribute,
    children,
    down,
    first,
    related,
    templates,
)
from second_opinion.record import AnyFact, Immunization, Standing

_REFUSAL: Final = {"2.16.840.1.113883.10.20.22.4.53", "2.16.840.1.113883.10.20.1.27"}
_DOSE_NUMBER: Final = "30973-2"
_MADE: Final = (V3 + "consumable", V3 + "manufacturedProduct")


def immunization(element: Element, spot: Spot) -> Iterator[AnyFact]:
    """One vaccine; a refused one stands as NOT_DONE with its reason."""
    shared = basis(element, spot)
    shared["when"] = time_taken(element)
    name = product(element, spot) or name_of(element, spot)
    negated = shared["standing"] is Standing.NOT_DONE
    if says_no_data(name) or says_none_known(name) or (negated and is_bare_class(name)):
        yield from absent(spot, shared, name)
        return
    if not name and nothing_here(spot, shared):
        return
    made = down(element, *_MADE)
    yield Immunization(
        **shared,
        code=name,
        lot_number=all_text(down(made, V3 + "manufacturedMaterial", V3 + "lotNumberText")),
        dose_number=_dose_number(element),
        manufacturer=organization_name(first(made, V3 + "manufacturerOrganization")),
        route=concept(first(element, V3 + "routeCode"), spot),
        body_site=concept(first(element, V3 + "approachSiteCode"), spot),
        dose=dose(element, spot)[0],
        reason=_why_not(element, spot) or reason(element, spot),
    )


def _why_not(element: Element, spot: Spot) -> str:
    """The refusal in the source's own words first, and as it was coded."""
    for inside in related(element):
        if not _REFUSAL.isdisjoint(templates(inside)):
            said = words_in(first(inside, TEXT), spot)
            coded = name_of(inside, spot).label or value_name(inside, spot).label
            if not said or not coded or said.casefold() == coded.casefold():
                return said or coded
            return f"{said} ({coded})"
    return ""


def _dose_number(element: Element) -> str:
    """Which dose of a series: said by a sequence number, a dose-number observation, or ``repeatNumber``."""
    for link in children(element, ENTRY_RELATIONSHIP):
        number = attribute(first(link, V3 + "sequenceNumber"), "value")
        if number:
            return number
    for inside in related(element):
        if attribute(first(inside, CODE), "code") == _DOSE_NUMBER:
            return attribute(first(inside, VALUE), "value") or all_text(first(inside, VALUE))
    return attribute(first(element, V3 + "repeatNumber"), "value")
