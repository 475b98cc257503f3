"""How a medicine is to be taken: Dosage of every FHIR version, with the instruction as it was written."""

from __future__ import annotations

from typing import Final

import msgspec

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json, is_object
from second_opinion.journey.gather.fhir.values.datatypes import (
    amount_range,
    concept,
    concepts,
    labels,
    period,
    quantity,
    range_label,
    to_concept,
)
from second_opinion.record import NO_TIME, NOTHING, Concept, Period, Quantity

_UNITS: Final = {
    "s": "second", "min": "minute", "h": "hour", "d": "day", "wk": "week", "mo": "month", "a": "year",
}  # fmt: skip


class Dosage(msgspec.Struct, frozen=True, kw_only=True):
    """All instructions of one medicine together; dose, route and timing are those of the first."""

    text: str = ""
    dose: Quantity | None = None
    route: Concept = NOTHING
    frequency: str = ""
    as_needed: bool = False
    bounds: Period = NO_TIME


_NONE: Final = Dosage()


def dosage(ctx: Context, node: Json) -> Dosage:
    """The dosage of a medication resource."""
    parts = [one for key in ("dosageInstruction", "dosage") if key in node for one in ctx.many(node, key)]
    rendered = ctx.text(node, "renderedDosageInstruction")  # R5
    if not parts:
        return Dosage(text=rendered) if rendered else _NONE
    first = parts[0]
    timing = ctx.one(first, "timing")
    written = [_written(ctx, one) for one in parts]
    return Dosage(
        text=rendered or "; ".join(dict.fromkeys(text for text in written if text)),
        dose=_dose(ctx, first),
        route=concept(ctx, first, "route"),
        frequency=_frequency(ctx, timing) if timing else "",
        as_needed=any(_as_needed(ctx, one) for one in parts),
        bounds=_bounds(ctx, parts),
    )


def _written(ctx: Context, part: Json) -> str:
    """The instruction in the source's words; only where there is none, the further instructions and the amounts."""
    text = ctx.text(part, "text")
    further = [ctx.text(part, "patientInstruction"), labels(concepts(ctx, part, "additionalInstruction"))]
    further.append(labels(concepts(ctx, part, "additionalInstructions")))
    if "asNeededCodeableConcept" in part:
        further.append(concept(ctx, part, "asNeededCodeableConcept").label)
    if not text:
        further = [_range_of_dose(ctx, part), _rate(ctx, part), *further, _most(ctx, part)]
    return ", ".join(dict.fromkeys(said for said in (text, *further) if said and (said == text or said not in text)))


def _dose(ctx: Context, part: Json) -> Quantity | None:
    """The amount each time, under its name in R4, STU3 and DSTU2."""
    for holder in (ctx.one(part, "doseAndRate"), part):
        for key in ("doseQuantity", "dose", "quantityQuantity", "quantity", "doseSimpleQuantity"):
            value: object = holder.get(key)
            if is_object(value):
                return quantity(ctx, holder, key)
    return None


def _range_of_dose(ctx: Context, part: Json) -> str:
    for holder in (ctx.one(part, "doseAndRate"), part):
        for key in ("doseRange", "quantityRange"):
            found = amount_range(ctx, holder, key) if key in holder else None
            if found:
                return range_label(found)
    return ""


def _rate(ctx: Context, part: Json) -> str:
    for holder in (ctx.one(part, "doseAndRate"), part):
        if "rateQuantity" in holder:
            found = quantity(ctx, holder, "rateQuantity")
            return found.label if found else ""
        if "rateRatio" in holder:
            return ratio_label(ctx, ctx.one(holder, "rateRatio"))
    return ""


def _most(ctx: Context, part: Json) -> str:
    most = ctx.one(part, "maxDosePerPeriod")
    return f"max. {ratio_label(ctx, most)}" if most else ""


def ratio_label(ctx: Context, value: Json) -> str:
    """A Ratio as written: "1 mg / 24 h", "1:128"."""
    above, below = quantity(ctx, value, "numerator"), quantity(ctx, value, "denominator")
    if above and below and not (above.unit or above.ucum or below.unit or below.ucum):
        return f"{above.label}:{below.label}"
    return " / ".join(end.label for end in (above, below) if end)


def _as_needed(ctx: Context, part: Json) -> bool:
    if "asNeededCodeableConcept" in part or "asNeededFor" in part:
        return True
    return bool(ctx.flag(part, "asNeededBoolean") or ctx.flag(part, "asNeeded"))


def _bounds(ctx: Context, parts: list[Json]) -> Period:
    """From the first start to the last end that the instructions name."""
    found = [_bound(ctx, one) for one in parts if "timing" in one]
    starts = [one.start for one in found if one.start]
    ends = [one.end for one in found if one.end]
    return Period(min(starts, default=None), max(ends, default=None)) if starts or ends else NO_TIME


def _bound(ctx: Context, part: Json) -> Period:
    repeat = ctx.one(ctx.one(part, "timing"), "repeat")
    return period(ctx, repeat, "boundsPeriod") if "boundsPeriod" in repeat else NO_TIME


def _frequency(ctx: Context, timing: Json) -> str:
    """How often: the source's own word or code, else its numbers in words ("2 times a day", "every 8 hours")."""
    named = ctx.one(timing, "code")
    said = to_concept(ctx, named).label if named else ""
    repeat = ctx.one(timing, "repeat")
    return said or _in_words(ctx, repeat)


def _in_words(ctx: Context, repeat: Json) -> str:
    times = _amount(ctx, repeat, "frequency", "frequencyMax")
    every = _amount(ctx, repeat, "period", "periodMax")
    unit = _UNITS.get(ctx.text(repeat, "periodUnit") or ctx.text(repeat, "periodUnits"), "")
    moments = " ".join(ctx.texts(repeat, "when") + ctx.texts(repeat, "timeOfDay") + ctx.texts(repeat, "dayOfWeek"))
    if not unit or not every:
        return moments
    often = "" if times in {"", "1"} else f"{times} times "
    if every in {"1", "1.0"}:
        rhythm = f"{often or 'once '}{'an' if unit == 'hour' else 'a'} {unit}"
    else:
        rhythm = f"{often}every {every} {unit}s"
    return f"{rhythm} {moments}".strip()


def _amount(ctx: Context, repeat: Json, key: str, most: str) -> str:
    said = [quantity(ctx, repeat, one) for one in (key, most) if one in repeat]
    return "–".join(one.value for one in said if one)
