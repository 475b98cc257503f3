"""Names, ways to reach, identifiers, and the people and places of care named in a document."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from second_opinion.journey.gather.ccda.concepts import concept
from second_opinion.journey.gather.ccda.spot import Spot
from second_opinion.journey.gather.ccda.tree import (
    ADDR,
    AUTHOR,
    CODE,
    ID,
    NAME,
    PERFORMER,
    TELECOM,
    V3,
    Element,
    all_text,
    attribute,
    children,
    first,
)
from second_opinion.record import Address, ContactPoint, HumanName, Identifier, Practitioner
from second_opinion.record.codes import NPI, system_uri

ASSIGNED_AUTHOR: Final = V3 + "assignedAuthor"
ASSIGNED_ENTITY: Final = V3 + "assignedEntity"
ASSIGNED_PERSON: Final = V3 + "assignedPerson"
ORGANIZATION: Final = V3 + "representedOrganization"
_PEOPLE: Final = frozenset({PERFORMER, AUTHOR})

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


def identifiers(element: Element) -> tuple[Identifier, ...]:
    """The ids of an entry or a person; they are known to be reused for different things."""
    found: list[Identifier] = []
    for child in children(element, ID):
        root = child.get("root")
        if root:
            found.append(identifier(root.strip(), (child.get("extension") or "").strip()))
        elif child.get("extension"):
            found.append(Identifier("", attribute(child, "extension")))
    return tuple(found)


@lru_cache(maxsize=4096)
def identifier(root: str, extension: str) -> Identifier:
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

    def parts(tag: str) -> tuple[str, ...]:
        return tuple(text for part in children(name, V3 + tag) if (text := all_text(part)))

    family, given = " ".join(parts("family")), parts("given")
    text = "" if family or given else all_text(name)
    return HumanName(family, given, " ".join(parts("prefix")), " ".join(parts("suffix")), text, use)


def human_names(element: Element | None) -> tuple[HumanName, ...]:
    """All names that say something."""
    if element is None:
        return ()
    return tuple(name for child in children(element, NAME) if (name := human_name(child)).label)


def address(element: Element) -> Address | None:
    """A postal address; None when it says nothing."""

    def part(tag: str) -> str:
        return all_text(first(element, V3 + tag))

    lines = tuple(text for line in children(element, V3 + "streetAddressLine") if (text := all_text(line)))
    made = Address(lines, part("city"), part("state"), part("postalCode"), part("country"))
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


def performers(element: Element) -> tuple[Practitioner, ...]:
    """Who did it, then who wrote it down, each once."""
    did: list[Practitioner] = []
    wrote: list[Practitioner] = []
    for child in element:
        tag = child.tag
        if tag in _PEOPLE:
            made = practitioner(first(child, ASSIGNED_ENTITY if tag == PERFORMER else ASSIGNED_AUTHOR))
            if made is not None:
                (did if tag == PERFORMER else wrote).append(made)
    return tuple(dict.fromkeys((*did, *wrote))) if did or wrote else ()


def practitioner(entity: Element | None, role: str = "") -> Practitioner | None:
    """A person or organisation that gives care (assignedEntity, assignedAuthor); None when nobody is named. The program
    that wrote a document (assignedAuthoringDevice) is nobody."""
    if entity is None:
        return None
    person = first(entity, ASSIGNED_PERSON)
    names = human_names(person)
    organization = organization_name(first(entity, ORGANIZATION))
    name = names[0].label if names else ""
    ids = identifiers(entity)
    npi = next((one.value for one in ids if one.system == NPI and _NPI.match(one.value)), "")
    if not name and not organization and not npi:
        return None
    code = first(entity, CODE)
    return Practitioner(
        name=name,
        npi=npi,
        role=role,
        specialty=_specialty(code),
        organization=organization,
        telecoms=telecoms(entity),
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
