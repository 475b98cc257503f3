"""Who the facts of a file are about: its Patients, and a stand-in for each person it only refers to."""

from __future__ import annotations

from typing import Final

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.references import bare, type_named_in
from second_opinion.journey.gather.fhir.document.tree import Entry, Json, is_object
from second_opinion.journey.gather.fhir.entries.performers import addresses, human_names, telecoms
from second_opinion.journey.gather.fhir.values.datatypes import code_of, concept, identifiers
from second_opinion.record import HumanName, Person

_SUBJECTS: Final = ("subject", "patient", "beneficiary", "individual", "for")


def person_key(entry: Entry) -> str:
    """How a Patient is called within its file: "Patient/id", else the address of its entry, else its place."""
    return entry.reference or entry.full_url or entry.place or "Patient"


def name_people(ctx: Context, entries: list[Entry]) -> dict[int, str]:
    """Read every Patient into ``ctx.people``; the key of each by the identity of its resource.

    Two Patients that share an id but not an address (two servers in one file) are two people.
    """
    keys: dict[int, str] = {}
    for entry in entries:
        if entry.type != "Patient":
            continue
        ctx.begin(entry)
        key = person_key(entry)
        if key in ctx.people and entry.full_url and ctx.people[key] != _person(ctx, entry.node, key):
            key = entry.full_url
        keys[id(entry.node)] = key
        if key not in ctx.people:
            ctx.people[key] = _person(ctx, entry.node, key)
        for one in ctx.people[key].identifiers:
            ctx.identified.setdefault(f"{one.system}|{one.value}", key)
        called = f"named {ctx.people[key].label}".casefold()
        ctx.identified[called] = "" if ctx.identified.get(called, key) != key else key  # two of one name: nobody
    return keys


def subject_of(ctx: Context, node: Json, keys: dict[int, str]) -> str | None:
    """The key of the person a resource is about; "" when it does not say; None when it is about no person."""
    for name in _SUBJECTS:
        reference: object = node.get(name)
        if is_object(reference):
            written = reference.get("reference")
            if isinstance(written, str) and not written.startswith("#"):
                if written in ctx.subjects:
                    return ctx.subjects[written]
                key = ctx.subjects[written] = _key_of(ctx, written, reference, keys)
                return key
            return _unreferenced(ctx, reference)
    return ""


def _person(ctx: Context, node: Json, key: str) -> Person:
    # Who keeps the record explains the Patient and is no fact about them.
    ctx.use(ctx.text(ctx.one(node, "managingOrganization"), "reference"))
    dead = "deceasedDateTime" in node or bool(ctx.flag(node, "deceasedBoolean"))
    tongues = [concept(ctx, one, "language") for one in ctx.many(node, "communication")]
    return Person(
        key=key,
        names=human_names(ctx, node),
        birth_date=ctx.date(node, "birthDate"),
        sex=code_of(ctx, node, "gender"),
        deceased=dead,
        identifiers=identifiers(ctx, node),
        addresses=addresses(ctx, node),
        telecoms=telecoms(ctx, node),
        languages=tuple(one.codings[0].code if one.codings else one.label for one in tongues if one),
    )


def _key_of(ctx: Context, written: str, reference: Json, keys: dict[int, str]) -> str | None:
    """The key for a reference seen for the first time, with a stand-in when its Patient is not in the file."""
    entry = ctx.index.find(written)
    if entry is not None and id(entry.node) in keys:
        return keys[id(entry.node)]
    kind = entry.type if entry else type_named_in(written) or ctx.text(reference, "type")
    if kind not in {"", "Patient", "Person"}:
        return None
    key = bare(written)
    if key not in ctx.people:
        ctx.people[key] = _stand_in(ctx, key, reference)
    return key


def _unreferenced(ctx: Context, reference: Json) -> str | None:
    """A subject given by identifier, by name only, or contained in the resource itself."""
    target = ctx.text(reference, "reference")
    inside = ctx.use(target) if target.startswith("#") else None
    if inside is not None:
        if ctx.text(inside, "resourceType") not in {"Patient", "Person"}:
            return None
        numbers = identifiers(ctx, inside)
        key = f"{numbers[0].system}|{numbers[0].value}" if numbers else f"{ctx.entry.place}{target}"
        if key not in ctx.people:
            ctx.people[key] = _person(ctx, inside, key)
        return key
    numbers = identifiers(ctx, reference)
    display = ctx.text(reference, "display").strip()
    key = f"{numbers[0].system}|{numbers[0].value}" if numbers else f"named {display}" if display else ""
    if not key:
        return ""
    known = ctx.identified.get(key if numbers else key.casefold())
    if known:
        return known
    ctx.people[key] = _stand_in(ctx, key, reference)
    ctx.identified[key if numbers else key.casefold()] = key
    return key


def _stand_in(ctx: Context, key: str, reference: Json) -> Person:
    display = ctx.text(reference, "display")
    return Person(
        key=key,
        names=(HumanName(text=display),) if display else (),
        identifiers=identifiers(ctx, reference),
    )
