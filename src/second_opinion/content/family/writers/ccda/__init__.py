"""C-CDA documents (R1.1 and R2.1): facts as sections and entries under a header, as text."""

from __future__ import annotations

import base64
from collections.abc import Callable, Sequence

import msgspec

from second_opinion.content.family.writers.ccda.sections import sections
from second_opinion.content.family.writers.ccda.xml import assigned, author, el, plain, stamp, template
from second_opinion.record import Address, AnyFact, Organization, PartialDate, Person, Practitioner

__all__ = ["Header", "structured", "unstructured"]

_GENDERS = {"female": "F", "male": "M"}


class Header(msgspec.Struct, frozen=True, kw_only=True):
    """What a document says of itself. ``code`` is a LOINC document code with its name; ``release`` "1.1" or "2.1"."""

    title: str
    code: tuple[str, str]
    template: str
    made: PartialDate
    identity: str
    custodian: Organization
    writer: Practitioner
    release: str = "2.1"
    doctor: Practitioner | None = None
    """Primary care or other doctor responsible over the time documented."""
    extra: str = ""
    """Elements of the header that the standard does not name at this place, as real systems write them."""


def structured(header: Header, person: Person, facts: Sequence[AnyFact], identity: Callable[[], str]) -> bytes:
    """A document with sections. ``identity`` gives the id of each entry: real systems repeat them."""
    body = el("component", None, el("structuredBody", None, *sections(facts, identity)))
    return _document(header, person, body)


def unstructured(header: Header, person: Person, media_type: str, data: bytes) -> bytes:
    """A document whose body is a file of another kind."""
    inside = base64.b64encode(data).decode()
    body = el("nonXMLBody", None, el("text", {"mediaType": media_type, "representation": "B64"}, inside))
    return _document(header, person, el("component", None, body))


def _document(header: Header, person: Person, body: str) -> bytes:
    extension = "2015-08-01" if header.release == "2.1" else ""
    code, display = header.code
    parts = [
        el("realmCode", {"code": "US"}),
        el("typeId", {"root": "2.16.840.1.113883.1.3", "extension": "POCD_HD000040"}),
        template("1.1", extension),
        template(header.template, extension),
        el("id", {"root": "2.999.48.9", "extension": header.identity}),
        el("code", {"code": code, "codeSystem": "2.16.840.1.113883.6.1", "displayName": display}),
        plain("title", header.title),
        el("effectiveTime", {"value": stamp(header.made)}),
        el("confidentialityCode", {"code": "N", "codeSystem": "2.16.840.1.113883.5.25"}),
        el("languageCode", {"code": "en-US"}),
        el("recordTarget", None, _patient(person)),
        author((header.writer,), header.made),
        _custodian(header.custodian),
        _documentation(header) if header.doctor else "",
        header.extra,
        body,
    ]
    document = el(
        "ClinicalDocument",
        {"xmlns": "urn:hl7-org:v3", "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance"},
        *parts,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{document}\n'.encode()


def _patient(person: Person) -> str:
    name = person.names[0]
    born = person.birth_date
    given = [plain("given", each) for each in name.given]
    languages = [el("languageCommunication", None, el("languageCode", {"code": each})) for each in person.languages]
    patient = el(
        "patient",
        None,
        el("name", {"use": "L"}, *given, plain("family", name.family)),
        el(
            "administrativeGenderCode",
            {"code": _GENDERS.get(person.sex, "UN"), "codeSystem": "2.16.840.1.113883.5.1"},
        ),
        el("birthTime", {"value": stamp(born)} if born else {"nullFlavor": "UNK"}),
        *languages,
    )
    numbers = [
        el("id", {"root": each.system.removeprefix("urn:oid:"), "extension": each.value})
        for each in person.identifiers
        if each.system.startswith("urn:oid:")
    ]
    phones = [el("telecom", {"value": f"tel:{each.value}", "use": "HP"}) for each in person.telecoms]
    return el("patientRole", None, *numbers, *map(_address, person.addresses), *phones, patient)


def _address(address: Address) -> str:
    lines = [plain("streetAddressLine", line) for line in address.lines]
    return el(
        "addr",
        {"use": "HP"},
        *lines,
        plain("city", address.city),
        plain("state", address.state),
        plain("postalCode", address.postal_code),
        plain("country", address.country),
    )


def _custodian(place: Organization) -> str:
    number = {"root": "2.16.840.1.113883.4.6", "extension": place.identifiers[0].value}
    phones = [el("telecom", {"value": f"tel:{each.value}", "use": "WP"}) for each in place.telecoms]
    kept = el("representedCustodianOrganization", None, el("id", number), plain("name", place.name), *phones)
    return el("custodian", None, el("assignedCustodian", None, kept))


def _documentation(header: Header) -> str:
    doctor = header.doctor or header.writer
    served = el(
        "serviceEvent",
        {"classCode": "PCPR"},
        el("effectiveTime", None, el("low", {"nullFlavor": "UNK"}), el("high", {"value": stamp(header.made)})),
        el("performer", {"typeCode": "PRF"}, assigned("assignedEntity", doctor, "assignedPerson")),
    )
    return el("documentationOf", None, served)
