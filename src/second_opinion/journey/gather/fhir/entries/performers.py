"""Who did it and where: the people, organisations and places that a reference means."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from second_opinion.journey.gather.fhir.document.context import Context
from second_opinion.journey.gather.fhir.document.references import type_named_in
from second_opinion.journey.gather.fhir.document.tree import Json, is_object
from second_opinion.journey.gather.fhir.values.datatypes import concept, concepts, identifiers, labels
from second_opinion.record import Address, ContactPoint, HumanName, Identifier, Practitioner
from second_opinion.record.codes import NPI

_NOT_CARERS = frozenset({"Patient", "Device", "Person"})


def performers(ctx: Context, references: Iterable[Json | tuple[Json, str]]) -> tuple[Practitioner, ...]:
    """The people and organisations the references mean, each once; a reference may come with a role."""
    found: dict[Practitioner, None] = {}
    for one in references:
        reference, role = one if isinstance(one, tuple) else (one, "")
        who = performer(ctx, reference, role)
        if who is not None:
            found[who] = None
    return tuple(found)


def performer(ctx: Context, reference: Json, role: str = "") -> Practitioner | None:
    """Who a reference means, or None when it names nobody who gives care (the patient, a device)."""
    target, display = ctx.text(reference, "reference"), ctx.text(reference, "display")
    if target.startswith("#") or "identifier" in reference:
        return _who(ctx, reference, target, display, role)
    key = (target, display, role)
    if key in ctx.practitioners:
        return ctx.practitioners[key]
    who = ctx.practitioners[key] = _who(ctx, reference, target, display, role)
    return who


def actors(ctx: Context, node: Json, key: str, actor: str = "actor") -> Iterator[Json | tuple[Json, str]]:
    """The references under ``performer`` whether they stand there themselves or inside it, with their roles."""
    for one in ctx.many(node, key):
        inside: object = one.get(actor)
        if is_object(inside):
            yield inside, role_of(ctx, one)
        elif "reference" in one or "display" in one or "identifier" in one:
            yield one


def role_of(ctx: Context, node: Json) -> str:
    """What somebody did: ``function``, ``role`` or ``type``, as written."""
    for key in ("function", "role", "type"):
        if key in node:
            return labels(concepts(ctx, node, key))
    return ""


def name_of(ctx: Context, node: Json, key: str) -> str:
    """The name of the organisation, place or person a reference under the key means; else its display."""
    reference = ctx.one(node, key)
    if not reference:
        return ""
    target = ctx.text(reference, "reference")
    display = ctx.text(reference, "display")
    resource = ctx.use(target) if target else None
    if resource is not None:
        return display or _own_name(ctx, resource)
    return display or ctx.text(ctx.one(reference, "identifier"), "value")


def _who(ctx: Context, reference: Json, target: str, display: str, role: str) -> Practitioner | None:
    kind = type_named_in(target) or ctx.text(reference, "type")
    if kind in _NOT_CARERS:
        return None
    resource = ctx.use(target) if target else None
    if resource is None:
        return _only_named(ctx, reference, kind, display, role)
    kind = ctx.text(resource, "resourceType")
    if kind in _NOT_CARERS:
        return None
    if kind == "PractitionerRole":
        return _in_role(ctx, resource, display, role)
    if kind == "Organization":
        return Practitioner(organization=ctx.text(resource, "name") or display, npi=npi(ctx, resource), role=role)
    return _person(ctx, resource, display, role)


def _only_named(ctx: Context, reference: Json, kind: str, display: str, role: str) -> Practitioner | None:
    """Somebody the file names without describing."""
    given = tuple(_identifier(ctx, one) for one in ctx.many(reference, "identifier"))
    number = next((one.value for one in given if one.system == NPI), "")
    if not number and "?identifier=" in (target := ctx.text(reference, "reference")):
        system, _, value = target.split("?identifier=", 1)[1].partition("|")
        number = value if system == NPI else ""
    known = tuple(one for one in given if one.value)
    if not (display or number or known):
        return None
    if kind == "Organization":
        return Practitioner(organization=display, npi=number, role=role, identifiers=known)
    return Practitioner(name=display, npi=number, role=role, identifiers=known)


def _identifier(ctx: Context, value: Json) -> Identifier:
    """An identifier whose system may only be told by its type, as CARIN writes the national provider number."""
    system = ctx.text(value, "system")
    if not system and any(coding.code.lower() == "npi" for coding in concept(ctx, value, "type").codings):
        system = NPI
    return Identifier(system, ctx.text(value, "value"))


def _person(ctx: Context, resource: Json, display: str, role: str) -> Practitioner:
    role = role or labels(concepts(ctx, resource, "relationship"))
    return Practitioner(
        name=_own_name(ctx, resource) or display,
        npi=npi(ctx, resource),
        role=role,
        specialty=labels([concept(ctx, one, "code") for one in ctx.many(resource, "qualification")]),
        telecoms=telecoms(ctx, resource),
        identifiers=identifiers(ctx, resource),
    )


def _in_role(ctx: Context, resource: Json, display: str, role: str) -> Practitioner:
    """A PractitionerRole: the person in it, the organisation it is for, and the specialty."""
    inner = ctx.one(resource, "practitioner")
    who = performer(ctx, inner) if inner else None
    return Practitioner(
        name=(who.name if who else "") or display,
        npi=(who.npi if who else "") or npi(ctx, resource),
        role=role or labels(concepts(ctx, resource, "code")),
        specialty=labels(concepts(ctx, resource, "specialty")),
        organization=name_of(ctx, resource, "organization"),
        telecoms=telecoms(ctx, resource) or (who.telecoms if who else ()),
        identifiers=who.identifiers if who else (),
    )


def _own_name(ctx: Context, resource: Json) -> str:
    """The name of a person (HumanName), or of an organisation, place or team (a text)."""
    name: object = resource.get("name")
    if isinstance(name, str):
        return name
    people = human_names(ctx, resource)
    return people[0].label if people else ctx.text(resource, "description")


def npi(ctx: Context, resource: Json) -> str:
    """The US national provider number among the identifiers, or empty."""
    return next((one.value for one in identifiers(ctx, resource) if one.system == NPI), "")


def human_names(ctx: Context, node: Json) -> tuple[HumanName, ...]:
    """The names under ``name``; a family name in parts (DSTU2) is joined."""
    names = [
        HumanName(
            " ".join(ctx.texts(one, "family")),
            tuple(ctx.texts(one, "given")),
            " ".join(ctx.texts(one, "prefix")),
            " ".join(ctx.texts(one, "suffix")),
            ctx.text(one, "text"),
            ctx.text(one, "use"),
        )
        for one in ctx.many(node, "name")
    ]
    return tuple(name for name in names if name.label)


def telecoms(ctx: Context, node: Json) -> tuple[ContactPoint, ...]:
    """Telephone numbers and other ways to reach somebody."""
    if "telecom" not in node:
        return ()
    points = [(ctx.text(one, "system"), ctx.text(one, "value"), ctx.text(one, "use")) for one in _points(ctx, node)]
    return tuple(ContactPoint(system, value, use) for system, value, use in points if value)


def _points(ctx: Context, node: Json) -> list[Json]:
    return ctx.many(node, "telecom")


def addresses(ctx: Context, node: Json) -> tuple[Address, ...]:
    """Postal addresses; one that is only a text is kept as its line."""
    found = [
        Address(
            tuple(ctx.texts(one, "line") or ctx.texts(one, "text")),
            ctx.text(one, "city"),
            ctx.text(one, "state"),
            ctx.text(one, "postalCode"),
            ctx.text(one, "country"),
        )
        for one in ctx.many(node, "address")
    ]
    return tuple(address for address in found if address.label)
