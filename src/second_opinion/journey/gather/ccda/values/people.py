"""Names, ways to reach, identifiers, and the people and places of care named in a document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from second_opinion.journey.gather.ccda.document.spot import Spot, WrittenId, ids_in
from second_opinion.journey.gather.ccda.document.tree import (
    ADDR,
    CODE,
    ID,
    NAME,
    TELECOM,
    V3,
    Element,
    all_text,
    attribute,
    children,
    first,
    parts,
)
from second_opinion.journey.gather.ccda.values.concepts import concept
from second_opinion.record import Address, ContactPoint, HumanName, Identifier, Practitioner
from second_opinion.record.codes import NPI, system_uri

ASSIGNED_AUTHOR: Final = V3 + "assignedAuthor"
ASSIGNED_ENTITY: Final = V3 + "assignedEntity"
ASSIGNED_PERSON: Final = V3 + "assignedPerson"
ORGANIZATION: Final = V3 + "representedOrganization"

# HL7 v3 EntityNameUse to FHIR R4 name-use, as HL7's own concept map has it.
_NAME_USE: Final = {"L": "official", "C": "usual", "P": "nickname", "A": "anonymous", "BAD": "old", "OLD": "old"}
_CONTACT_USE: Final = {"HP": "home", "H": "home", "HV": "home", "WP": "work", "MC": "mobile", "BAD": "old"}
_CONTACT_SYSTEM: Final = {
    "tel": "phone",
    "fax": "fax",
    "x-text-fax": "fax",
    "mailto": "email",
    "email": "email",
    "http": "url",
    "https": "url",
}
_NPI: Final = re.compile(r"\d{10}\Z")
_UUID_LENGTH: Final = 36
_NO_ADDRESS: Final = frozenset({"unknown", "unk", "n/a", "not available"})


def identifiers(written: Iterable[WrittenId]) -> tuple[Identifier, ...]:
    """The ids of an entry or a person; they are known to be reused for different things."""
    return tuple([_identifier(root, extension) for root, extension in written])


@lru_cache(maxsize=4096)
def _identifier(root: str, extension: str) -> Identifier:
    """As FHIR writes an id with root and extension; a bare root is an address of its own (RFC 3986)."""
    if extension:
        return Identifier(system_uri(root), extension)
    kind = "uuid" if len(root) == _UUID_LENGTH else "oid"
    return Identifier("urn:ietf:rfc:3986", f"urn:{kind}:{root}")


def human_name(name: Element) -> HumanName:
    """A name with its parts, or as one text where it has none."""
    use = _NAME_USE.get(attribute(name, "use").partition(" ")[0], "")
    if len(name) == 0:
        return HumanName(text=all_text(name), use=use)

    said: dict[str, list[str]] = {}
    for part in name:
        text = all_text(part)
        if text:
            said.setdefault(part.tag, []).append(text)
    family, given, prefix, suffix = (said.get(V3 + part, ()) for part in ("family", "given", "prefix", "suffix"))
    text = "" if family or given else all_text(name)
    return HumanName(" ".join(family), tuple(given), " ".join(prefix), " ".join(suffix), text, use)


def human_names(element: Element | None) -> tuple[HumanName, ...]:
    """All names that say something."""
    if element is None:
        return ()
    return tuple(name for child in children(element, NAME) if (name := human_name(child)).label)


def address(element: Element) -> Address | None:
    """A postal address; None when it says nothing."""

    has = parts(element)
    said = (all_text(has.get(V3 + part)) for part in ("city", "state", "postalCode", "country"))
    city, state, code, country = ("" if part.casefold() in _NO_ADDRESS else part for part in said)
    lines = tuple(text for line in children(element, V3 + "streetAddressLine") if (text := all_text(line)))
    made = Address(lines, city, state, code, country)
    if made.label.casefold() in _NO_ADDRESS:
        return None
    if made.label:
        return made
    text = all_text(element)
    return Address((text,)) if text and text.casefold() not in _NO_ADDRESS else None


def addresses(element: Element) -> tuple[Address, ...]:
    """All addresses that say something."""
    return tuple(made for child in children(element, ADDR) if (made := address(child)) is not None)


def telecoms(element: Element | None) -> tuple[ContactPoint, ...]:
    """Telephone numbers, e-mail and web addresses."""
    if element is None:
        return ()
    return tuple(made for child in children(element, TELECOM) if (made := _contact(child)) is not None)


def performers(did: Iterable[Element], wrote: Iterable[Element]) -> tuple[Practitioner, ...]:
    """Who did it, then who wrote it down, each once."""
    found: dict[Practitioner, None] = {}
    for holders, kind in ((did, ASSIGNED_ENTITY), (wrote, ASSIGNED_AUTHOR)):
        for holder in holders:
            made = practitioner(first(holder, kind))
            if made is not None:
                found[made] = None
    return tuple(found)


def practitioner(entity: Element | None, role: str = "") -> Practitioner | None:
    """A person or organisation that gives care (assignedEntity, assignedAuthor); None when nobody is named. The program
    that wrote a document (assignedAuthoringDevice) is nobody."""
    if entity is None:
        return None
    has = parts(entity)
    names = human_names(has.get(ASSIGNED_PERSON))
    organization = organization_name(has.get(ORGANIZATION))
    name = names[0].label if names else ""
    ids = identifiers(ids_in(children(entity, ID))) if ID in has else ()
    npi = next((one.value for one in ids if one.system == NPI and _NPI.match(one.value)), "")
    if not name and not organization and not npi:
        return None
    return Practitioner(
        name=name,
        npi=npi,
        role=role,
        specialty=_specialty(has.get(CODE)),
        organization=organization,
        telecoms=telecoms(entity) if TELECOM in has else (),
        identifiers=ids,
    )


def organization_name(organization: Element | None) -> str:
    """What an organisation calls itself."""
    return all_text(first(organization, NAME))


def role_of(code: Element | None, spot: Spot) -> str:
    """What somebody is in this care: the label of a role, function or relationship code."""
    return concept(code, spot).label


def _specialty(code: Element | None) -> str:
    return " ".join((attribute(code, "displayName") or all_text(code)).split())


def _contact(element: Element) -> ContactPoint | None:
    written = attribute(element, "value")
    scheme, colon, rest = written.partition(":")
    system = _CONTACT_SYSTEM.get(scheme.casefold(), "") if colon else "phone"
    if not system:
        system, rest = "other", written
    value = written if system == "url" or not colon else rest
    value = value.strip()
    use = _CONTACT_USE.get(attribute(element, "use").partition(" ")[0], "")
    return ContactPoint(system, value, use) if value else None
