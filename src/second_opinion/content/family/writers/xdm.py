"""IHE XDM: a zip with documents, and METADATA.XML that lists them (ITI-32, ebRIM 3.0)."""

from __future__ import annotations

import hashlib
from typing import Final

import msgspec

from second_opinion.content.family.writers.archive import zipped
from second_opinion.content.family.writers.ccda.xml import el, plain

_ENTRY: Final = "urn:uuid:7edca82f-054d-47f2-a032-9b2a5b5186c1"
_ENTRY_ID: Final = "urn:uuid:2e82c1f6-a085-4c72-9da3-8640a32e42ab"
_ENTRY_PATIENT: Final = "urn:uuid:58a6f841-87b3-4a3e-92fd-a8ffeff98427"
_SET: Final = "urn:uuid:a54d6aa5-d40d-43f9-88c5-b4633d873bdd"
_SET_ID: Final = "urn:uuid:96fdda7c-d067-4183-912e-bf5ee74998a8"
_SET_SOURCE: Final = "urn:uuid:554ac39e-e3fe-47fe-b233-965d2a147832"


class Item(msgspec.Struct, frozen=True):
    """A document of the package: its 8.3 name, what it calls itself, when it was made (HL7 time), its bytes."""

    name: str
    title: str
    made: str
    data: bytes
    media_type: str = "text/xml"


def package(items: tuple[Item, ...], *, folder: str, patient: str, readme: str) -> bytes:
    """The zip. ``folder`` stands under IHE_XDM, ``patient`` is the id as HL7 writes it (CX)."""
    members = {
        "INDEX.HTM": _index(items, folder),
        "README.TXT": readme.replace("\n", "\r\n").encode(),
        f"IHE_XDM/{folder}/METADATA.XML": _metadata(items, patient),
        f"IHE_XDM/{folder}/STYLE.XSL": _STYLE,
    }
    return zipped(members | {f"IHE_XDM/{folder}/{item.name}": item.data for item in items})


def _index(items: tuple[Item, ...], folder: str) -> bytes:
    links = [el("li", None, el("a", {"href": f"IHE_XDM/{folder}/{item.name}"}, item.title)) for item in items]
    page = el(
        "html",
        {"lang": "en"},
        el("head", None, plain("title", "My Health Summary")),
        el("body", None, el("ul", None, *links)),
    )
    return f"<!DOCTYPE html>\n{page}\n".encode()


_STYLE: Final = (
    b'<?xml version="1.0"?>\n<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" '
    b'xmlns:n="urn:hl7-org:v3">\n<xsl:template match="/"><html><body><h1><xsl:value-of '
    b'select="n:ClinicalDocument/n:title"/></h1></body></html></xsl:template>\n</xsl:stylesheet>\n'
)


def _metadata(items: tuple[Item, ...], patient: str) -> bytes:
    entries = [_entry(number, item, patient) for number, item in enumerate(items, start=1)]
    members = [
        el(
            "rim:Association",
            {
                "id": f"as{number:02}",
                "associationType": "urn:oasis:names:tc:ebxml-regrep:AssociationType:HasMember",
                "sourceObject": "SubmissionSet01",
                "targetObject": f"Document{number:02}",
            },
        )
        for number in range(1, len(items) + 1)
    ]
    objects = el("rim:RegistryObjectList", None, _submission(items, patient), *entries, *members)
    root = el(
        "lcm:SubmitObjectsRequest",
        {
            "xmlns:lcm": "urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0",
            "xmlns:rim": "urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0",
        },
        objects,
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{root}\n'.encode()


def _submission(items: tuple[Item, ...], patient: str) -> str:
    classified = el(
        "rim:Classification",
        {"id": "cl01", "classifiedObject": "SubmissionSet01", "classificationNode": _SET},
    )
    return (
        el(
            "rim:RegistryPackage",
            {"id": "SubmissionSet01"},
            _slot("submissionTime", items[0].made),
            _named("Health summary"),
            _external("SubmissionSet01", _SET_ID, "2.999.48.2.1", "XDSSubmissionSet.uniqueId"),
            _external("SubmissionSet01", _SET_SOURCE, "2.999.48.2", "XDSSubmissionSet.sourceId"),
            _external(
                "SubmissionSet01",
                "urn:uuid:6b5aea1a-874d-4603-a4bc-96a0a7b38446",
                patient,
                "XDSSubmissionSet.patientId",
            ),
        )
        + "\n"
        + classified
    )


def _entry(number: int, item: Item, patient: str) -> str:
    identity = f"Document{number:02}"
    return el(
        "rim:ExtrinsicObject",
        {"id": identity, "mimeType": item.media_type, "objectType": _ENTRY},
        _slot("URI", item.name),
        _slot("hash", hashlib.sha1(item.data, usedforsecurity=False).hexdigest()),
        _slot("size", str(len(item.data))),
        _slot("creationTime", item.made),
        _slot("languageCode", "en-US"),
        _slot("sourcePatientId", patient),
        _named(item.title),
        _external(identity, _ENTRY_ID, f"2.999.48.2.1.{number}", "XDSDocumentEntry.uniqueId"),
        _external(identity, _ENTRY_PATIENT, patient, "XDSDocumentEntry.patientId"),
    )


def _slot(name: str, value: str) -> str:
    return el("rim:Slot", {"name": name}, el("rim:ValueList", None, plain("rim:Value", value)))


def _named(text: str) -> str:
    return el("rim:Name", None, el("rim:LocalizedString", {"value": text}))


def _external(owner: str, scheme: str, value: str, name: str) -> str:
    return el(
        "rim:ExternalIdentifier",
        {
            "id": f"{owner}-{name.rsplit('.', maxsplit=1)[-1]}",
            "registryObject": owner,
            "identificationScheme": scheme,
            "value": value,
        },
        _named(name),
    )
