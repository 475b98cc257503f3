"""Device and DeviceUseStatement: what is in or on the body, or used."""

from __future__ import annotations

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import NOTHING_THERE, Json, is_object
from second_opinion.journey.gather.fhir.entries.standing import gravest, of_status
from second_opinion.journey.gather.fhir.values.datatypes import (
    code_of,
    concept,
    concepts,
    first_date,
    identifiers,
    joined,
    moment,
    note,
    period,
)
from second_opinion.record import NO_TIME, AnyFact, Concept, Device, Period


def device(ctx: Context, node: Json) -> list[AnyFact]:
    """A device that belongs to the person."""
    return [_device(ctx, node, node, _kind(ctx, node), NO_TIME)]


def device_use(ctx: Context, node: Json) -> list[AnyFact]:
    """The statement that a device is used, with what is known of the device itself."""
    reference = ctx.one(node, "device")
    inside: object = reference.get("reference")
    inner = inside if is_object(inside) else reference  # R5: CodeableReference
    target = ctx.text(inner, "reference")
    thing = (ctx.use(target) if target else None) or NOTHING_THERE
    when = moment(ctx, node, "timing")
    if not when.known:
        when = period(ctx, node, "whenUsed")
    display = ctx.text(inner, "display")
    code = _kind(ctx, thing) or concept(ctx, reference, "concept") or Concept(display)
    return [_device(ctx, node, thing, code, when)]


def _device(ctx: Context, node: Json, thing: Json, code: Concept, when: Period) -> Device:
    """The fact: ``node`` says how it stands, ``thing`` is the Device resource (often the same)."""
    status = code_of(ctx, node, "status")
    return Device(
        subject=ctx.subject,
        code=code,
        standing=gravest(of_status(status), of_status(code_of(ctx, thing, "status"))),
        status=status,
        when=when,
        recorded=first_date(ctx, node, "recordedOn", "dateAsserted"),
        identifiers=identifiers(ctx, node),
        note=note(ctx, node),
        sources=ctx.source(),
        udi=_udi(ctx, thing),
        manufacturer=ctx.text(thing, "manufacturer"),
        model=ctx.text(thing, "modelNumber") or ctx.text(thing, "model"),
        serial=ctx.text(thing, "serialNumber"),
        body_site=joined(concepts(ctx, node, "bodySite")),
    )


def _kind(ctx: Context, thing: Json) -> Concept:
    """What it is: its type, else the name printed on it."""
    found = joined(concepts(ctx, thing, "type")) or concept(ctx, thing, "definition")
    if found:
        return found
    names = [ctx.text(one, "name") or ctx.text(one, "value") for one in ctx.many(thing, "deviceName")]
    name = next((one for one in names if one), ctx.text(thing, "displayName"))
    return Concept(name) if name else Concept()


def _udi(ctx: Context, thing: Json) -> str:
    """The identifier as printed: udiCarrier in R4, an object in STU3, a text in DSTU2."""
    older: object = thing.get("udi")
    if isinstance(older, str):
        return older
    for holder in (*ctx.many(thing, "udiCarrier"), *ctx.many(thing, "udi")):
        found = ctx.text(holder, "carrierHRF") or ctx.text(holder, "deviceIdentifier")
        if found:
            return found
    return ""
