"""A file is FHIR by what stands in it."""

from __future__ import annotations

import json

import pytest

from second_opinion.journey.gather.fhir import detect
from tests.journey.gather.fhir.files import about_rosa, bundle

CONDITION = json.dumps(about_rosa("Condition"))


@pytest.mark.parametrize(
    "data",
    [
        CONDITION.encode(),
        b"\xef\xbb\xbf" + CONDITION.encode(),
        b"\n\t  " + CONDITION.encode(),
        CONDITION.encode("utf-16"),
        f"{CONDITION}\n{CONDITION}\n".encode(),
        f"[{CONDITION}]".encode(),
        json.dumps(bundle(about_rosa("Condition")), indent=4).encode(),
        CONDITION.encode()[:60],
    ],
    ids=["plain", "byte order mark", "white space", "UTF-16", "NDJSON", "array", "indented bundle", "cut off"],
)
def test_health_records_are_recognised(data: bytes) -> None:
    assert detect(data)


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"{}",
        b'{"name": "package", "version": "1.0"}',
        b'{"resourceType": "AWS::EC2::Instance"}',
        b'{"resourceType": "Server"}',
        b'<Bundle xmlns="http://hl7.org/fhir"/>',
        b"%PDF-1.7 resourceType Patient",
        b'a note that says "resourceType": "Patient"',
    ],
)
def test_other_files_are_not(data: bytes) -> None:
    assert not detect(data)


def test_the_type_may_stand_after_a_large_attachment() -> None:
    data = json.dumps({"content": "QUFB" * 700_000, "resourceType": "Binary"}).encode()
    assert detect(data)


def test_a_large_file_of_something_else_is_not_searched_in_the_middle() -> None:
    filling = b'"' + b"x" * (3 << 20) + b'"'
    assert not detect(b"[" + filling + b',{"resourceType":"Patient"},' + filling + b"]")
