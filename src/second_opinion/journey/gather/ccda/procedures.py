"""Procedures, in the three shapes the format gives them (procedure, act, observation), and their devices."""

from __future__ import annotations

from collections.abc import Iterator

from second_opinion.journey.gather.ccda.absence import is_bare_class, says_no_data, says_none_known
from second_opinion.journey.gather.ccda.basis import basis
from second_opinion.journey.gather.ccda.concepts import concept, name_of, words_in
from second_opinion.journey.gather.ccda.devices import device, devices_of
from second_opinion.journey.gather.ccda.medications import reason
from second_opinion.journey.gather.ccda.rows import is_only_ordered
from second_opinion.journey.gather.ccda.spot import Spot
from second_opinion.journey.gather.ccda.statements import absent, is_empty
from second_opinion.journey.gather.ccda.tree import TARGET_SITE, TEXT, V3, VALUE, Element, first, local
from second_opinion.journey.gather.ccda.values import said, value_of
from second_opinion.record import AnyFact, Concept, Procedure, Standing


def procedure(element: Element, spot: Spot, outer: Element | None = None) -> Iterator[AnyFact]:
    """Something done; planned and refused ones stand as such. A device put in is a fact of its own."""
    shared = basis(element, spot, outer)
    name = name_of(element, spot)
    text = words_in(first(element, TEXT), spot)
    if says_no_data(name) or says_none_known(name) or (shared["standing"] is Standing.NOT_DONE and is_bare_class(name)):
        yield from absent(spot, shared, name or Concept(text))
        return
    if shared["standing"] is Standing.HOLDS and is_only_ordered(element, spot):
        shared["standing"] = Standing.PLANNED
    devices = list(devices_of(element))
    if not name and not devices and is_empty(shared):
        return
    if text and text.casefold() not in {name.label.casefold(), *(code.display.casefold() for code in name.codings)}:
        shared["note"] = "\n".join(line for line in (text, shared["note"]) if line)
    yield Procedure(
        **shared,
        code=name or Concept(text or spot.title),
        category=local(element),
        body_site=concept(first(element, TARGET_SITE), spot) or concept(first(element, V3 + "approachSiteCode"), spot),
        reason=reason(element, spot),
        outcome=said(value_of(first(element, VALUE), spot)),
    )
    for number, role in enumerate(devices, start=1):
        made = device(role, spot.into(f"device {number}"), element)
        if made is not None:
            yield made
