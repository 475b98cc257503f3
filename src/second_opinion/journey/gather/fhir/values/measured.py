"""value[x]: what was found, in every type FHIR allows and every version writes."""

from __future__ import annotations

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json, is_object
from second_opinion.journey.gather.fhir.values.attachments import attachment
from second_opinion.journey.gather.fhir.values.datatypes import amount_range, concept, plain_value, to_quantity
from second_opinion.journey.gather.fhir.values.dosage import ratio_label
from second_opinion.record import Quantity, Value


def value_of(ctx: Context, node: Json, place: str, stem: str = "value") -> Value:
    """The value under ``stem``Quantity, ``stem``CodeableConcept …, or None when there is none.

    A type that has no place in the record is given in words, as written. ``place`` is where the node stands in its
    entry, for an attached document.
    """
    amount: object = node.get(f"{stem}Quantity")
    if is_object(amount):
        return to_quantity(ctx, amount, f"{stem}Quantity") or _words_for(ctx, amount)
    key = next((key for key in node if key.startswith(stem) and len(key) > len(stem) and key[len(stem)].isupper()), "")
    return _typed(ctx, node, key, key[len(stem) :], place) if key else None


def _typed(ctx: Context, node: Json, key: str, kind: str, place: str) -> Value:
    value: object = node[key]
    if kind in {"CodeableConcept", "Coding", "Code"}:
        return concept(ctx, node, key) or None
    if kind == "Boolean":
        return ctx.flag(node, key)
    if kind in {"Integer", "Decimal", "PositiveInt", "UnsignedInt", "Integer64"}:
        amount = to_quantity(ctx, {"value": value}, key)
        return amount or ctx.text(node, key) or None
    if kind == "Range":
        return amount_range(ctx, node, key)
    if kind in {"Ratio", "SampledData", "Attachment", "Reference", "Money"} and is_object(value):
        return _in_words(ctx, value, kind, f"{place}/{key}") or None
    return plain_value(ctx, node, key) or None


def _in_words(ctx: Context, value: Json, kind: str, place: str) -> str:
    if kind == "Ratio":
        return ratio_label(ctx, value)
    if kind == "SampledData":
        return ctx.text(value, "data")
    if kind == "Attachment":
        found = attachment(ctx, value, place)
        return found.text or found.title or found.location
    if kind == "Money":
        return money(ctx, value)
    return ctx.text(value, "display") or ctx.text(value, "reference")


def money(ctx: Context, value: Json) -> str:
    """An amount of money with its currency: R4 ``currency``, STU3 and DSTU2 ``code``."""
    amount = to_quantity(ctx, value, "value")
    if amount is None:
        return ""
    return f"{amount.value} {ctx.text(value, 'currency') or ctx.text(value, 'code')}".strip()


def _words_for(ctx: Context, amount: Json) -> Quantity | str | None:
    """A Quantity without a number: what it says in its unit ("not detected") is kept."""
    return ctx.text(amount, "unit") or ctx.text(amount, "code") or None
