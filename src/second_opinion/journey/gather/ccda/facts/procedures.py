"""Procedures, in the three shapes the format gives them (procedure, act, observation), and their devices."""

from __future__ import annotations

from collections.abc import Iterator

from second_opinion.journey.gather.ccda.document.spot import Spot
from second_opinion.journey.gather.ccda.document.statement import Statement
from second_opinion.journey.gather.ccda.document.tree import TARGET_SITE, TEXT, V3, VALUE, local
from second_opinion.journey.gather.ccda.entries.absence import is_bare_class, says_no_data, says_none_known
from second_opinion.journey.gather.ccda.entries.basis import basis
from second_opinion.journey.gather.ccda.entries.statements import absent, is_empty
from second_opinion.journey.gather.ccda.facts.devices import device, devices_of
from second_opinion.journey.gather.ccda.facts.medications import reason
from second_opinion.journey.gather.ccda.narrative.rows import order_status
from second_opinion.journey.gather.ccda.values.concepts import concept, name_of, words_in
from second_opinion.journey.gather.ccda.values.measured import said, value_of
from second_opinion.record import AnyFact, Concept, Procedure, Standing


def procedure(statement: Statement, spot: Spot, outer: Statement | None = None) -> Iterator[AnyFact]:
    """Something done; planned and refused ones stand as such. A device put in is a fact of its own."""
    shared = basis(statement, spot, outer)
    name = name_of(statement, spot)
    text = words_in(statement.first(TEXT), spot)
    if says_no_data(name) or says_none_known(name) or (shared["standing"] is Standing.NOT_DONE and is_bare_class(name)):
        yield from absent(spot, shared, name or Concept(text))
        return
    order = order_status(statement, spot)
    if shared["standing"] is Standing.HOLDS and order:
        shared["standing"], shared["status"] = Standing.PLANNED, order
    devices = list(devices_of(statement))
    if not name and not devices and is_empty(shared):
        return
    if text and text.casefold() not in {name.label.casefold(), *(code.display.casefold() for code in name.codings)}:
        shared["note"] = "\n".join(line for line in (text, shared["note"]) if line)
    yield Procedure(
        **shared,
        code=name or Concept(text or spot.title),
        category=local(statement.tag),
        body_site=concept(statement.first(TARGET_SITE), spot)
        or concept(statement.first(V3 + "approachSiteCode"), spot),
        reason=reason(statement, spot),
        outcome=said(value_of(statement.first(VALUE), spot)),
    )
    for number, role in enumerate(devices, start=1):
        made = device(role, spot.into(f"device {number}"), statement)
        if made is not None:
            yield made
