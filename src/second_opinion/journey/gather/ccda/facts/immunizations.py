"""Vaccines: given, or not given and why."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    ENTRY_RELATIONSHIP,
    TEXT,
    V3,
    VALUE,
    all_text,
    attribute,
    first,
    parts,
)
from second_opinion.journey.gather.ccda.entries.absence import is_bare_class, says_no_data, says_none_known
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.entries.statements import absent, nothing_here
from second_opinion.journey.gather.ccda.facts.dosing import dose, time_taken
from second_opinion.journey.gather.ccda.facts.medications import product, reason
from second_opinion.journey.gather.ccda.values.concepts import concept, name_of, value_name, words_in
from second_opinion.journey.gather.ccda.values.people import organization_name
from second_opinion.record import AnyFact, Immunization, Standing

_REFUSAL: Final = {"2.16.840.1.113883.10.20.22.4.53", "2.16.840.1.113883.10.20.1.27"}
# CVX 998, "no vaccine administered".
_NOT_ADMINISTERED: Final = "998"
_DOSE_NUMBER: Final = "30973-2"


def immunization(given: Statement, spot: Spot) -> Iterator[AnyFact]:
    """One vaccine; a refused one stands as NOT_DONE with its reason."""
    shared = basis(given, spot)
    shared["when"] = time_taken(given)
    name = product(given, spot) or name_of(given, spot)
    negated = shared["standing"] is Standing.NOT_DONE
    if says_no_data(name) or says_none_known(name) or (negated and is_bare_class(name)):
        yield from absent(spot, shared, name)
        return
    if not name and nothing_here(spot, shared):
        return
    refused = _why_not(given, spot)
    # Who says why it was not given says that it was not, even where the entry is not negated.
    if refused or any(coding.code == _NOT_ADMINISTERED for coding in name.codings):
        shared["standing"] = Standing.NOT_DONE
    made = parts(first(given.first(V3 + "consumable"), V3 + "manufacturedProduct"))
    yield Immunization(
        **shared,
        code=name,
        lot_number=all_text(first(made.get(V3 + "manufacturedMaterial"), V3 + "lotNumberText")),
        dose_number=_dose_number(given),
        manufacturer=organization_name(made.get(V3 + "manufacturerOrganization")),
        route=concept(given.first(V3 + "routeCode"), spot),
        body_site=concept(given.first(V3 + "approachSiteCode"), spot),
        dose=dose(given, spot)[0],
        reason=refused or reason(given, spot),
    )


def _why_not(given: Statement, spot: Spot) -> str:
    """The refusal in the source's own words first, and as it was coded."""
    for inside in given.related():
        if inside.claims(_REFUSAL):
            said = words_in(inside.first(TEXT), spot)
            coded = name_of(inside, spot).label or value_name(inside, spot).label
            if not said or not coded or said.casefold() == coded.casefold():
                return said or coded
            return f"{said} ({coded})"
    return ""


def _dose_number(given: Statement) -> str:
    """Which dose of a series: said by a sequence number, a dose-number observation, or ``repeatNumber``."""
    for link in given.each(ENTRY_RELATIONSHIP):
        number = attribute(first(link, V3 + "sequenceNumber"), "value")
        if number:
            return number
    for inside in given.related():
        if inside.says(CODE) == _DOSE_NUMBER:
            return inside.says(VALUE, "value") or all_text(inside.first(VALUE))
    return given.says(V3 + "repeatNumber", "value")
