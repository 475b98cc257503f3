"""The data types of FHIR as words of the record: CodeableConcept, Quantity, Range, Period, Identifier, Annotation."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.tree import Json, is_list, is_object
from second_opinion.record import NO_TIME, NOTHING, Coding, Concept, Identifier, PartialDate, Period, Quantity, Range
from second_opinion.record.codes import UCUM, system_uri

_NUMBER: Final = re.compile(r"\s*([<>]=?)?\s*([+-]?\d{1,40}(?:\.\d{1,40})?(?:[eE][+-]?[0-3]?\d)?)\s*\Z")
_COMPARATORS: Final = frozenset({"<", "<=", ">", ">="})


def concept(ctx: Context, node: Json, key: str) -> Concept:
    """The CodeableConcept, Coding or code under the key; of several the first that says something."""
    value: Any = node.get(key)
    if value is None:
        return NOTHING
    if value.__class__ is dict:
        return to_concept(ctx, value)
    return next((one for one in concepts(ctx, node, key) if one), NOTHING)


def concepts(ctx: Context, node: Json, key: str) -> list[Concept]:
    """All CodeableConcepts, Codings or codes under the key."""
    value: object = node.get(key)
    if value is None:
        return []
    found: list[Concept] = []
    for item in value if is_list(value) else [value]:
        if is_object(item):
            found.append(to_concept(ctx, item))
        elif isinstance(item, str):
            found.append(Concept(text=item))
        elif item is not None:
            ctx.odd(key)
    return [one for one in found if one]


def to_concept(ctx: Context, value: Json) -> Concept:
    """A CodeableConcept or a bare Coding. The same words give the same object, which makes comparing quick."""
    listed: Any = value.get("coding")
    if listed.__class__ is list and len(listed) == 1 and listed[0].__class__ is dict:
        one: Json = listed[0]
        key = (value.get("text"), one.get("system"), one.get("code"), one.get("display"))
        try:
            known = ctx.concepts.get(key)
        except TypeError:  # a list or object where a text belongs
            return _read_concept(ctx, value)
        if known is None:
            known = _read_concept(ctx, value)
            ctx.concepts[key] = known
        return known
    return _read_concept(ctx, value)


def _read_concept(ctx: Context, value: Json) -> Concept:
    text = ctx.text(value, "text").strip()
    if "coding" not in value and ("code" in value or "display" in value):
        codings = [_coding(ctx, value)]
    else:
        codings = [_coding(ctx, one) for one in ctx.many(value, "coding")]
    said = tuple(one for one in codings if one.code or one.display)
    return Concept(text, said) if text or said else NOTHING


def _coding(ctx: Context, value: Json) -> Coding:
    system, code = ctx.text(value, "system"), ctx.text(value, "code").strip()
    return Coding(system_uri(system), code, ctx.text(value, "display").strip())


def labels(found: list[Concept]) -> str:
    """Several concepts as one line."""
    return "; ".join(dict.fromkeys(one.label for one in found if one))


def joined(found: list[Concept]) -> Concept:
    """Several concepts as one, none of them lost (two body sites, two vaccines in one entry)."""
    if len(found) <= 1:
        return found[0] if found else NOTHING
    return Concept(labels(found), tuple(dict.fromkeys(coding for one in found for coding in one.codings)))


def code_of(ctx: Context, node: Json, key: str) -> str:
    """The code of a ``code``, Coding or CodeableConcept element: what its status words are compared by."""
    value: object = node.get(key)
    if value is None or isinstance(value, str):
        return value or ""
    found = concept(ctx, node, key)
    return found.codings[0].code or found.label if found.codings else found.text


def number(ctx: Context, key: str, value: object) -> tuple[str, str]:
    """A number as written and a comparator written with it; ("", "") when it is none."""
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**40 else ""
    found = _NUMBER.match(value) if isinstance(value, str) else None
    if found is None:
        if value is not None:
            ctx.odd(key)
            ctx.remark(key, value[:200] if isinstance(value, str) else "")
        return "", ""
    return found.group(2), found.group(1) or ""


def quantity(ctx: Context, node: Json, key: str) -> Quantity | None:
    """The Quantity (also Age, Duration, Money's elder form, Count) under the key, or None without a number."""
    value: object = node.get(key)
    if value is None:
        return None
    if is_object(value):
        return to_quantity(ctx, value, key)
    amount, comparator = number(ctx, key, value)
    return Quantity(amount, comparator=comparator) if amount else None


def to_quantity(ctx: Context, value: Json, key: str) -> Quantity | None:
    """A Quantity object. Its unit stays in the source's words; UCUM only where the source says it is UCUM."""
    amount, comparator = number(ctx, key, value.get("value"))
    if not amount:
        return None
    said = ctx.text(value, "comparator")
    unit, code = ctx.text(value, "unit"), ctx.text(value, "code")
    ucum = code if code and system_uri(ctx.text(value, "system")) == UCUM else ""
    return Quantity(amount, unit or ("" if ucum else code), ucum, said if said in _COMPARATORS else comparator)


def amount_range(ctx: Context, node: Json, key: str) -> Range | None:
    """The Range under the key, or None when neither end is given."""
    value = ctx.one(node, key)
    low, high = quantity(ctx, value, "low"), quantity(ctx, value, "high")
    return Range(low, high) if low or high else None


def range_label(found: Range) -> str:
    """A range as a person reads it."""
    return "–".join(end.label for end in (found.low, found.high) if end)


def period(ctx: Context, node: Json, key: str) -> Period:
    """The Period under the key."""
    value = ctx.one(node, key)
    if not value:
        return NO_TIME
    return Period(ctx.date(value, "start"), ctx.date(value, "end"))


def moment(ctx: Context, node: Json, stem: str) -> Period:
    """The time under ``stem``DateTime, -Period, -Instant, -Date or -Timing (FHIR's effective[x] and its like)."""
    points, interval, timed, words = _names_of(stem)
    for key in points:
        if key in node:
            return Period.at(ctx.date(node, key))
    if interval in node:
        return period(ctx, node, interval)
    if timed in node:
        timing = ctx.one(node, timed)
        bounds = period(ctx, ctx.one(timing, "repeat"), "boundsPeriod")
        events = [event for event in (_event(ctx, one) for one in ctx.texts(timing, "event")) if event]
        return bounds if bounds.known or not events else Period(min(events), max(events))
    for key in words:
        if key in node:
            ctx.remark(key, plain_value(ctx, node, key))
    return NO_TIME


@cache
def _names_of(stem: str) -> tuple[tuple[str, ...], str, str, tuple[str, ...]]:
    """The elements that may say when: points in time, an interval, a timing, and what is only words."""
    points = tuple(stem + ending for ending in ("DateTime", "Instant", "Date", "Time"))
    return points, f"{stem}Period", f"{stem}Timing", tuple(stem + ending for ending in ("Age", "Range", "String"))


def first_date(ctx: Context, node: Json, *keys: str) -> PartialDate | None:
    """The date under the first of the keys that is there (each FHIR version has its own word for it)."""
    for key in keys:
        if key in node:
            return ctx.date(node, key)
    return None


def _event(ctx: Context, written: str) -> PartialDate | None:
    return ctx.date({"event": written}, "event")


def plain_value(ctx: Context, node: Json, key: str) -> str:
    """An Age, Quantity, Range, Period or text under the key, as a person reads it."""
    value: object = node.get(key)
    if not is_object(value):
        return ctx.text(node, key)
    if "low" in value or "high" in value:
        found = amount_range(ctx, node, key)
        return range_label(found) if found else ""
    if "start" in value or "end" in value:
        return " – ".join(ctx.text(value, end) for end in ("start", "end") if end in value)
    amount = to_quantity(ctx, value, key)
    return amount.label if amount else to_concept(ctx, value).label


def identifiers(ctx: Context, node: Json, key: str = "identifier") -> tuple[Identifier, ...]:
    """The identifiers under the key that have a value."""
    if key not in node:
        return ()
    found = [(ctx.text(one, "system"), ctx.text(one, "value")) for one in ctx.many(node, key)]
    return tuple(Identifier(system_uri(system), value) for system, value in found if value)


def note(ctx: Context, node: Json) -> str:
    """The annotations: ``note`` of R4, ``comment`` of STU3, ``comments`` and ``notes`` of DSTU2."""
    lines: list[str] = []
    for key in ("note", "comment", "comments", "notes"):
        value: object = node.get(key)
        if isinstance(value, str):
            lines.append(value)
        elif value is not None:
            lines += [ctx.text(one, "text") for one in ctx.many(node, key)]
    return "\n".join(line for line in lines if line)
