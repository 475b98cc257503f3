"""Record packages as portals send them: the documents are read, and what goes with them is known."""

from __future__ import annotations

import hashlib
import io

import pytest

from second_opinion.journey.gather.archive.companions import is_companion, package_room
from second_opinion.journey.gather.archive.contents import Contents, Promised
from second_opinion.journey.gather.archive.listing import contents
from second_opinion.journey.gather.archive.metadata import UnclearError, documents
from tests.journey.gather.archive.zips import honest

DOCUMENT = b"<ClinicalDocument xmlns='urn:hl7-org:v3'/>"
LIST = """<?xml version="1.0"?>
<lcm:SubmitObjectsRequest xmlns:lcm="urn:oasis:names:tc:ebxml-regrep:xsd:lcm:3.0"
 xmlns="urn:oasis:names:tc:ebxml-regrep:xsd:rim:3.0">
 <RegistryObjectList><RegistryPackage><Name><LocalizedString value="Submission"/></Name></RegistryPackage>
  <ExtrinsicObject id="d1" mimeType="text/xml">
   <Slot name="creationTime"><ValueList><Value>20140212130357</Value></ValueList></Slot>
   <Slot name="hash"><ValueList><Value>{hash}</Value></ValueList></Slot>
   <Slot name="size"><ValueList><Value>{size}</Value></ValueList></Slot>
   <Slot name="URI"><ValueList><Value>DOC0001.XML</Value></ValueList></Slot>
   <Name><LocalizedString value="Visit in February"/></Name>
  </ExtrinsicObject>
 </RegistryObjectList></lcm:SubmitObjectsRequest>"""
PROMISED = Promised(
    title="Visit in February",
    media_type="text/xml",
    created="2014-02-12T13:03:57Z",
    sha1=hashlib.sha1(DOCUMENT, usedforsecurity=False).hexdigest(),
    size=len(DOCUMENT),
)


def metadata() -> bytes:
    return LIST.format(hash=PROMISED.sha1.upper(), size=PROMISED.size).encode()


def package(top: str = "", room: str = "SUBSET01", listing: bytes | None = None) -> Contents:
    data = honest({
        f"{top}INDEX.HTM": b"<html/>",
        f"{top}README.TXT": b"Open the index.",
        f"{top}HTML/IMAGES/logo.png": b"\x89PNG\r\n\x1a\n",
        f"{top}IHE_XDM/{room}/METADATA.XML": metadata() if listing is None else listing,
        f"{top}IHE_XDM/{room}/STYLE.XSL": b"<xsl:stylesheet/>",
        f"{top}IHE_XDM/{room}/DOC0001.XML": DOCUMENT,
        f"{top}IHE_XDM/{room}/DOC0002.XML": DOCUMENT,
        f"{top}1 of 1 - My Health Summary.PDF": b"%PDF",
    })  # fmt: skip
    return contents(io.BytesIO(data), len(data))


@pytest.mark.parametrize("top", ["", "My Record/", "a/b/"])
@pytest.mark.parametrize("room", ["SUBSET01", "Delgado_Rosa_1"])
def test_documents_are_told_from_what_goes_with_them(top: str, room: str) -> None:
    found = package(top, room)
    assert found.format == "IHE XDM"
    assert [member.name.rpartition("/")[2] for member in found.members if not member.companion] == [
        "DOC0001.XML",
        "DOC0002.XML",
        "1 of 1 - My Health Summary.PDF",
    ]


def test_the_list_describes_its_documents_and_hides_none() -> None:
    promised = {member.name.rpartition("/")[2]: member.promised for member in package().members if not member.companion}
    assert promised == {"DOC0001.XML": PROMISED, "DOC0002.XML": None, "1 of 1 - My Health Summary.PDF": None}


@pytest.mark.parametrize(
    "listing",
    [
        b"<not closed",
        b"",
        b"<!DOCTYPE a [<!ENTITY b 'c'>]>" + metadata().partition(b"?>")[2],
        metadata().decode().encode("utf-16"),
    ],
)
def test_a_list_that_cannot_be_trusted_costs_no_document(listing: bytes) -> None:
    found = package(listing=listing)
    assert len(found.members) == 8
    utf16 = listing.startswith(b"\xff\xfe")
    assert [warning.english for warning in found.warnings] == (
        [] if utf16 else ["The package's own list of contents could not be read. Every file in it was tried."]
    )


def test_a_zip_without_a_list_is_a_plain_zip() -> None:
    data = honest({"README.TXT": b"Dear doctor", "STYLE.XSL": b"x"})
    found = contents(io.BytesIO(data), len(data))
    assert (found.format, [member.companion for member in found.members]) == ("Zip", [False, False])


@pytest.mark.parametrize(
    "names", [["IHE_XDM/A/METADATA.XML"], ["x", "ihe_xdm/a/metadata.xml"], ["IHE_XDM\\A\\Metadata.xml"]]
)
def test_a_package_is_known_by_its_list_however_it_is_written(names: list[str]) -> None:
    assert package_room(names) == ""


def test_a_letter_in_a_folder_of_its_own_is_no_side_file() -> None:
    assert [is_companion(name, "") for name in ("letters/README.TXT", "letter.txt", "IHE_XDM/A/DOC.XML")] == [False] * 3


def test_a_list_too_deep_to_be_one_is_unclear() -> None:
    with pytest.raises(UnclearError):
        documents(b"<a>" * 200 + b"</a>" * 200)


@pytest.mark.parametrize(
    ("slot", "created"),
    [
        ("2014", "2014"),
        ("20140212", "2014-02-12"),
        ("201402121303", "2014-02-12T13:03Z"),
        ("20141399", ""),
        ("soon", ""),
    ],
)
def test_the_date_of_a_document_is_as_exact_as_its_list(slot: str, created: str) -> None:
    listing = metadata().replace(b"20140212130357", slot.encode())
    assert documents(listing)["DOC0001.XML"].created == created
