"""Every original can be had again, byte for byte, wherever it lay, or says that it is gone."""

from __future__ import annotations

import base64
import json
import zipfile
from pathlib import Path

import pytest

from second_opinion.outside.gathering import gather
from second_opinion.outside.originals import ChangedError

PDF = b"%PDF-1.7 a scan"
LETTER = b"Dear Dr. Osei"


def report(attached: bytes) -> bytes:
    attachment = {"contentType": "application/pdf", "data": base64.b64encode(attached).decode(), "title": "scan"}
    resource = {
        "resourceType": "DocumentReference",
        "id": "1",
        "status": "current",
        "content": [{"attachment": attachment}],
    }
    return json.dumps(resource).encode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.json").write_bytes(report(PDF))
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("letter.txt", LETTER)
        archive.writestr("report.json", report(PDF + b" two"))
    return tmp_path


def test_every_original_is_given_back_byte_for_byte(folder: Path) -> None:
    outcomes, originals = gather([folder])
    given = {outcome.original.names[0]: originals.read(outcome.original.id) for outcome in outcomes}
    originals.close()
    assert given == {
        "a.json": report(PDF),
        "a.json › scan.pdf": PDF,
        "b.zip": (folder / "b.zip").read_bytes(),
        "b.zip › letter.txt": LETTER,
        "b.zip › report.json": report(PDF + b" two"),
        "b.zip › report.json › scan.pdf": PDF + b" two",
    }


def test_what_lies_in_a_file_names_that_file(folder: Path) -> None:
    outcomes = gather([folder]).outcomes
    ids = {outcome.original.id: outcome.original.names[0] for outcome in outcomes}
    assert [(outcome.original.names[0].count("›"), ids.get(outcome.original.inside, "")) for outcome in outcomes] == [
        (0, ""),
        (1, "a.json"),
        (0, ""),
        (1, "b.zip"),
        (1, "b.zip"),
        (2, "b.zip › report.json"),
    ]


def test_an_original_that_was_changed_since_is_not_given_as_the_old_one(folder: Path) -> None:
    outcomes, originals = gather([folder])
    for path in folder.iterdir():
        path.write_bytes(bytes(path.stat().st_size))
    for outcome in outcomes:
        with pytest.raises(ChangedError):
            originals.read(outcome.original.id)
    (folder / "a.json").unlink()
    with pytest.raises(ChangedError):
        originals.read(outcomes[0].original.id)
    originals.close()


def test_an_original_that_was_never_gathered_is_not_here(folder: Path) -> None:
    with gather([folder]).originals as originals, pytest.raises(KeyError):
        originals.read("0" * 64)
