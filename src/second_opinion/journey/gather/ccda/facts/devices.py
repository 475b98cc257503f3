"""Devices in or on the body, or used: supplies, and the product instances that procedures put in."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import (
    CODE,
    ID,
    NAME,
    PARTICIPANT,
    PARTICIPANT_ROLE,
    TARGET_SITE,
    V3,
    Element,
    all_text,
    attribute,
    children,
    down,
    first,
    templates,
)
from second_opinion.journey.gather.ccda.entries.basis import Basis, basis
from second_opinion.journey.gather.ccda.entries.statements import nothing_here
from second_opinion.journey.gather.ccda.facts.medications import product
from second_opinion.journey.gather.ccda.values.concepts import concept, name_of
from second_opinion.record import NOTHING, AnyFact, Concept, Device, Period

_INSTANCE: Final = "2.16.840.1.113883.10.20.22.4.37"
_DEVICE: Final = V3 + "playingDevice"
# The roots under which the extension is a unique device identifier (US FDA).
_UDI: Final = "2.16.840.1.113883.3.3719"


def devices_of(entry: Statement) -> Iterator[Element]:
    """The product instances that take part in an entry."""
    for participant in entry.each(PARTICIPANT):
        role = first(participant, PARTICIPANT_ROLE)
        if role is not None and (first(role, _DEVICE) is not None or _INSTANCE in templates(role)):
            yield role


def device(role: Element, spot: Spot, entry: Statement) -> Device | None:
    """One product instance; the entry it takes part in says when and by whom. None when it says nothing."""
    playing = first(role, _DEVICE)
    model = all_text(first(playing, V3 + "manufacturerModelName"))
    udi = next((attribute(one, "extension") for one in children(role, ID) if one.get("root") == _UDI), "")
    name = concept(first(playing, CODE), spot) or Concept(model or udi)
    if not name:
        return None
    shared = _supplied(basis(entry, spot))
    return Device(
        **shared,
        code=name,
        udi=udi,
        manufacturer=_manufacturer(role, spot),
        model=model,
        body_site=concept(entry.first(TARGET_SITE), spot),
    )


def supply(entry: Statement, spot: Spot) -> Iterator[AnyFact]:
    """A supply that is no medicine: a device, an aid."""
    found = [made for role in devices_of(entry) if (made := device(role, spot, entry)) is not None]
    if found:
        yield from found
        return
    shared = _supplied(basis(entry, spot))
    name = product(entry, spot) or name_of(entry, spot) or NOTHING
    if name or not nothing_here(spot, shared):
        yield Device(**shared, code=name, body_site=concept(entry.first(TARGET_SITE), spot))


def _supplied(shared: Basis) -> Basis:
    """The end of a supply's time alone says when it was handed over (C-CDA Non-Medicinal Supply Activity), not until
    when it is there: a pacemaker put in does not end that day."""
    when = shared["when"]
    if when.start is None and when.end is not None:
        shared["when"] = Period.at(when.end)
    return shared


def _manufacturer(role: Element, spot: Spot) -> str:
    scope = first(role, V3 + "scopingEntity")
    return all_text(first(scope, V3 + "desc")) or all_text(down(scope, NAME)) or concept(first(scope, CODE), spot).label
