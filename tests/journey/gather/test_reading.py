"""How one file ends is decided by its bytes alone."""

from __future__ import annotations

import base64
import hashlib
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from second_opinion.journey.gather import Ending, FileOutcome, limits, reading, seems
from second_opinion.journey.gather.archive.contents import Member, Promised
from second_opinion.journey.gather.reading import read_bytes, read_member
from second_opinion.record import Reason

PATIENT = json.dumps({"resourceType": "Patient", "id": "1", "name": [{"text": "Rosa Delgado"}]}).encode()


def ended(data: bytes, name: str = "file", *, companion: bool = False) -> tuple[Ending, str, str]:
    outcome, *_ = read_bytes(name, data, companion=companion)
    return outcome.ending, outcome.original.format, outcome.reason.english if outcome.reason else ""


def document(*attachments: tuple[str, bytes]) -> bytes:
    content = [
        {"attachment": {"contentType": kind, "data": base64.b64encode(data).decode()}} for kind, data in attachments
    ]
    return json.dumps(
        {"resourceType": "DocumentReference", "id": "1", "status": "current", "content": content}
    ).encode()


@pytest.mark.parametrize("name", ["scan.pdf", "Patient.json", "x.zip", ""])
def test_the_name_of_a_file_does_not_matter(name: str) -> None:
    assert ended(PATIENT, name)[:2] == (Ending.READ, "FHIR R4 Patient")


@pytest.mark.parametrize(
    ("data", "format_", "reason"),
    [
        (b"%PDF-1.4", "PDF", seems._PDF),
        (bytes(128) + b"DICM", "DICOM", seems._DICOM),
        (b"\xff\xd8\xff\xe0", "JPEG", seems._PICTURE),
        (b"7z\xbc\xaf'\x1c", "7-Zip", seems._PACKED),
        (b"MZ\x90", "Windows program", seems._PROGRAM),
        (b"{\\rtf1 hello}", "RTF", seems._OFFICE),
        (b"PK\x03\x04" + bytes(26) + b"[Content_Types].xml", "Microsoft Office", seems._OFFICE),
        (b"<!DOCTYPE html><html></html>", "HTML", seems._WEB_PAGE),
        (b"<HealthData locale='en_US'/>", "Apple Health", seems._APPLE),
        (b"<a/>", "XML", seems._XML),
        (b'[{"a": 1}]', "JSON", seems._JSON),
        (bytes(range(256)), "", seems.UNKNOWN.reason),
    ],
)
def test_what_is_not_read_yet_is_kept_and_named(data: bytes, format_: str, reason: Reason) -> None:
    assert ended(data) == (Ending.KEPT, format_, reason.english)


def test_a_zip_inside_another_file_is_not_opened() -> None:
    assert ended(b"PK\x03\x04 and so on") == (
        Ending.REFUSED,
        "Zip",
        "This is a zip inside another file. Unpack it first, then add the folder.",
    )


def test_an_empty_file_is_refused_with_what_to_do() -> None:
    assert ended(b"")[::2] == (Ending.REFUSED, "This file is empty. The download may have failed; get it again.")


def test_a_file_beyond_the_limit_is_refused_and_one_at_it_is_not(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "SINGLE_FILE", 10)
    assert [ended(b"x" * size)[0] for size in (10, 11)] == [Ending.READ, Ending.REFUSED]


@pytest.mark.parametrize("name", [".DS_Store", "a/Thumbs.db", "__MACOSX/._b.xml", "x.zip › __MACOSX/a", "desktop.ini"])
def test_what_the_computer_made_is_kept_without_facts(name: str) -> None:
    assert ended(b"[.ShellClassInfo] words", name)[::2] == (
        Ending.KEPT,
        "Made by the computer. It holds no health facts. It is kept as it is.",
    )


def test_a_record_is_read_even_when_its_name_is_that_of_a_side_file() -> None:
    assert ended(PATIENT, "README.TXT", companion=True)[0] is Ending.READ
    assert ended(PATIENT, "Thumbs.db")[0] is Ending.READ


def test_a_side_file_of_a_package_is_no_letter() -> None:
    assert ended(b"Open INDEX.HTM in your browser.", companion=True)[::2] == (
        Ending.KEPT,
        "Part of a record package. It holds no health facts. It is kept as it is.",
    )


def test_a_document_inside_a_file_ends_for_itself_and_names_the_file() -> None:
    outer, pdf, text = read_bytes(
        "visit.json", document(("application/pdf", b"%PDF-1.4"), ("text/plain", b"Dear doctor"))
    )
    assert (pdf.ending, text.ending) == (Ending.KEPT, Ending.READ)
    assert {pdf.original.inside, text.original.inside} == {outer.original.id}
    assert pdf.original.id == hashlib.sha256(b"%PDF-1.4").hexdigest()


def test_a_document_two_levels_down_is_kept_unopened() -> None:
    inner = document(("text/plain", b"Dear doctor"))
    _, middle, deepest = read_bytes("a.json", document(("application/fhir+json", inner)))
    assert middle.ending is Ending.READ
    assert (deepest.ending, deepest.reason) == (Ending.KEPT, reading.TOO_DEEP)
    given = reading.embedded_bytes("a.json", document(("application/fhir+json", inner)), "0" * 64)
    assert set(given) == {middle.original.id, deepest.original.id}


def test_too_many_documents_in_one_file_are_said_not_lost_in_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "EMBEDDED", 2)
    outcomes = read_bytes("a.json", document(*[("text/plain", b"Page %d" % page) for page in range(3)]))
    assert [outcome.reason for outcome in outcomes] == [None, None, None, reading.TOO_MANY]


def test_what_a_package_says_of_a_document_is_shown_and_checked() -> None:
    true = Promised(
        title="Visit",
        created="2014-02-12",
        sha1=hashlib.sha1(PATIENT, usedforsecurity=False).hexdigest(),
        size=len(PATIENT),
    )
    member = Member(name="DOC0001.XML", promised=true)
    (outcome,) = read_member("x.zip › DOC0001.XML", PATIENT, "f" * 64, member)
    assert (outcome.original.title, outcome.original.created, outcome.warnings) == ("Visit", "2014-02-12", ())
    for wrong in (Promised(sha1="0" * 40), Promised(size=3)):
        (outcome,) = read_member("x", PATIENT, "f" * 64, Member(name="x", promised=wrong))
        assert (outcome.ending, outcome.warnings) == (Ending.READ, (reading.CHANGED,))


@given(st.binary(max_size=2000))
def test_any_bytes_end_with_a_reason_or_are_read_whole(data: bytes) -> None:
    outcomes = read_bytes("any", data)
    assert all(complete(outcome) for outcome in outcomes)
    assert outcomes[0].original.id == hashlib.sha256(data).hexdigest()


def complete(outcome: FileOutcome) -> bool:
    return outcome.reason is not None or (outcome.ending is Ending.READ and not outcome.left)
