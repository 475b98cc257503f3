"""From files to a packet with one command, which never asks and always says how each file ended."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from second_opinion.cli.main import main
from second_opinion.record.file import RecordFile
from tests.paper import reading

ROSA = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {
            "resource": {
                "resourceType": "Patient",
                "id": "rosa",
                "name": [{"family": "Delgado", "given": ["Rosa"]}],
                "birthDate": "1954-03-09",
            }
        },
        {
            "resource": {
                "resourceType": "AllergyIntolerance",
                "id": "a1",
                "patient": {"reference": "Patient/rosa"},
                "code": {"text": "Penicillin"},
            }
        },
    ],
}
LUIS = json.loads(json.dumps(ROSA).replace("Rosa", "Luis").replace("rosa", "luis").replace("1954-03-09", "1980-01-02"))


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """A folder of Rosa's with one file of hers."""
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "rosa.json").write_text(json.dumps(ROSA))
    return folder


def test_a_folder_becomes_a_packet_and_each_file_gets_its_line(
    downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (downloads / "scan.pdf").write_bytes(b"%PDF-1.4\n")
    packet = downloads.parent / "packet.pdf"
    assert main(["packet", str(downloads), "--out", str(packet), "--lang", "en"]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[0] == "read      rosa.json · 1 fact"
    assert said[1].startswith("kept      scan.pdf · This is a PDF.")
    assert "Packet for Rosa Delgado:" in "\n".join(said)
    assert "Penicillin" in reading.text_of(packet.read_bytes())


def test_the_merged_record_is_written_beside_it(downloads: Path) -> None:
    packet, record = downloads.parent / "packet.pdf", downloads.parent / "record.json"
    assert main(["packet", str(downloads), "--out", str(packet), "--json", str(record)]) == 0
    written = RecordFile.decode(record.read_bytes()).record
    assert [fact.label for fact in written.facts] == ["Penicillin"]


def test_of_two_people_the_one_with_more_files_is_taken_and_the_other_is_named(
    downloads: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (downloads / "rosa again.json").write_text(json.dumps({**ROSA, "id": "other"}))
    (downloads / "luis.json").write_text(json.dumps(LUIS))
    packet = downloads.parent / "packet.pdf"
    assert main(["packet", str(downloads), "--out", str(packet), "--lang", "en"]) == 0
    assert "Left out: 1 file about Luis Delgado." in capsys.readouterr().out
    assert "Luis" not in reading.text_of(packet.read_bytes())


def test_a_person_can_be_asked_for_without_accents_or_capitals(downloads: Path) -> None:
    (downloads / "luis.json").write_text(json.dumps(LUIS).replace("Luis", "Luís"))
    packet = downloads.parent / "packet.pdf"
    assert main(["packet", str(downloads), "--out", str(packet), "--person", "luis"]) == 0
    assert "Luís Delgado" in reading.text_of(packet.read_bytes())


@pytest.mark.parametrize(
    ("words", "code", "trouble"),
    [
        ([], 2, "Give at least one file or folder"),
        (["nowhere"], 2, "There is no file or folder nowhere."),
        (["downloads", "--example"], 2, "Give at least one file or folder"),
        (["downloads", "--person", "Ana"], 2, "No file is about “Ana”. The files are about: Rosa Delgado."),
        (["empty"], 1, "None of these files could be read as a health record"),
    ],
)
def test_what_cannot_be_done_is_said_and_leaves_nothing(
    downloads: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    words: list[str],
    code: int,
    trouble: str,
) -> None:
    monkeypatch.chdir(downloads.parent)
    Path("empty").mkdir()
    assert main(["packet", *words, "--out", "packet.pdf", "--lang", "en"]) == code
    assert trouble in capsys.readouterr().err
    assert not Path("packet.pdf").exists()


@pytest.mark.parametrize(("place", "trouble"), [("downloads", "is a folder"), ("no/packet.pdf", "There is no folder")])
def test_a_place_that_cannot_be_written_is_said_before_any_work(
    downloads: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], place: str, trouble: str
) -> None:
    monkeypatch.chdir(downloads.parent)
    assert main(["packet", str(downloads), "--out", place, "--lang", "en"]) == 2
    said = capsys.readouterr()
    assert trouble in said.err
    assert said.out == ""


def test_without_words_it_says_what_to_try(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "C")
    assert main([]) == 0
    assert "./second-opinion packet --example --out packet.pdf" in capsys.readouterr().out
