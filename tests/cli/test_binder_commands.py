"""Luis at 11 pm, on the command line: gather, look, pack, check, save a backup, get it back, take everything out."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from second_opinion.cli.main import main
from second_opinion.record.file import RecordFile

PASSPHRASE = "lemon tree at the corner"
MARK = "Zqxjk"
"""No word holds this: whatever holds it came from her files."""


def bundle(given: str, born: str, *conditions: str) -> str:
    patient: dict[str, object] = {
        "resourceType": "Patient",
        "id": given,
        "name": [{"family": MARK, "given": [given]}],
        "birthDate": born,
    }
    facts: list[dict[str, object]] = [
        {
            "resourceType": "Condition",
            "id": f"c{number}",
            "subject": {"reference": f"Patient/{given}"},
            "code": {"text": text},
            "note": [{"text": f"{MARK} note {number}"}],
            "onsetDateTime": f"201{number}",
        }
        for number, text in enumerate(conditions)
    ]
    entries = [{"fullUrl": f"urn:x:{each['id']}", "resource": each} for each in (patient, *facts)]
    return json.dumps({"resourceType": "Bundle", "type": "collection", "entry": entries})


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / f"{MARK} portal.json").write_text(bundle("Rosa", "1954-03-09", f"{MARK} disease", "Gout"))
    (folder / "luis.json").write_text(bundle("Luis", "1981-11-02", "Hay fever"))
    return folder


@pytest.fixture
def home(tmp_path: Path, downloads: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A binder with Rosa's and Luis's files in it."""
    monkeypatch.setenv("SECOND_OPINION_PASSPHRASE", PASSPHRASE)
    assert main(["gather", str(downloads), "--binder", str(tmp_path / "binder")]) == 0
    return tmp_path / "binder"


def test_the_first_gathering_makes_a_binder_and_prints_its_recovery_code_once(
    downloads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    place = str(tmp_path / "binder")
    (tmp_path / "passphrase").write_text(PASSPHRASE + "\n")
    words = ["gather", str(downloads), "--binder", place, "--passphrase-file", str(tmp_path / "passphrase"), "--json"]
    assert main(words) == 0
    first = capsys.readouterr()
    code = next(line.strip() for line in first.err.split("\n") if line.count("-") == 8)
    told = json.loads(first.out)
    assert [(each["name"], each["ending"], each["facts"]) for each in told["files"]] == [
        (f"{MARK} portal.json", "read", 2),
        ("luis.json", "read", 1),
    ]
    assert [(each["name"], each["facts"]) for each in told["people"]] == [(f"Rosa {MARK}", 2), (f"Luis {MARK}", 1)]
    assert main(words) == 0
    assert capsys.readouterr().err == ""
    monkeypatch.setenv("SECOND_OPINION_PASSPHRASE", code.lower())
    assert main(["check", "--binder", place]) == 0


def test_the_record_shows_her_facts_and_nobody_elses(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["record", "--binder", str(home), "--person", "rosa", "--json"]) == 0
    assert sorted(fact["code"]["text"] for fact in json.loads(capsys.readouterr().out)) == ["Gout", f"{MARK} disease"]
    assert main(["record", "--binder", str(home), "--person", "luis", "--kind", "Condition"]) == 0
    assert capsys.readouterr().out.split("\n")[1:-1] == ["2010        Condition             Hay fever"]
    assert main(["record", "--binder", str(home), "--text", "gou"]) == 0
    assert len(capsys.readouterr().out.split("\n")) == 3
    assert main(["record", "--binder", str(home), "--person", "nobody"]) == 2
    assert main(["record", "--binder", str(home), "--kind", "Feeling"]) == 2


@pytest.mark.documents
def test_the_packet_comes_from_the_binder(home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()
    assert main(["pack", "--binder", str(home), "--out", str(tmp_path / "packet.pdf"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["person"], told["left_out"]) == (f"Rosa {MARK}", 0)
    assert (tmp_path / "packet.pdf").read_bytes().startswith(b"%PDF")


def test_a_backup_restored_elsewhere_is_the_same_binder(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", str(tmp_path / "stick.backup"), "--binder", str(home)]) == 0
    assert main(["restore", str(tmp_path / "stick.backup"), "--binder", str(tmp_path / "new")]) == 0
    assert main(["check", "--binder", str(tmp_path / "new")]) == 0
    capsys.readouterr()
    records = []
    for place in (home, tmp_path / "new"):
        assert main(["record", "--binder", str(place), "--json"]) == 0
        records.append(capsys.readouterr().out)
    assert records[0] == records[1]
    assert main(["restore", str(tmp_path / "stick.backup"), "--binder", str(home)]) == 2


def test_a_damaged_original_is_found_and_named(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sealed = next(path for path in sorted(home.glob("originals/??/*")))
    data = sealed.read_bytes()
    sealed.write_bytes(data[:-1] + bytes([data[-1] ^ 1]))
    capsys.readouterr()
    assert main(["check", "--binder", str(home)]) == 1
    assert ".json" in capsys.readouterr().out
    sealed.unlink()
    assert main(["check", "--binder", str(home), "--json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["well"], len(told["missing"]), told["files"]) == (False, 1, 1)


def test_a_wrong_passphrase_is_told_calmly_and_changes_nothing(
    home: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = everything_in(home)
    monkeypatch.setenv("SECOND_OPINION_PASSPHRASE", "not the passphrase")
    capsys.readouterr()
    for words in (["check"], ["record"], ["backup", "x"], ["export", "x"], ["gather", str(home)]):
        assert main([*words, "--binder", str(home)]) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert set(told.err.split("\n")) == {"This passphrase does not open the binder. Nothing was changed.", ""}
    assert everything_in(home) == before


def test_a_short_passphrase_makes_no_binder(downloads: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECOND_OPINION_PASSPHRASE", "short")
    assert main(["gather", str(downloads), "--binder", str(tmp_path / "binder")]) == 2
    assert not (tmp_path / "binder").exists()


def test_without_a_passphrase_or_a_binder_it_says_what_to_do(
    tmp_path: Path, downloads: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SECOND_OPINION_PASSPHRASE", raising=False)
    monkeypatch.setattr("sys.stdin", io.StringIO())
    assert main(["check", "--binder", str(tmp_path / "none")]) == 2
    assert main(["gather", str(downloads), "--binder", str(tmp_path / "none")]) == 2
    assert main(["gather", str(tmp_path / "nowhere"), "--binder", str(tmp_path / "none")]) == 2
    assert len(capsys.readouterr().err.split("\n")) == 4


@pytest.mark.parametrize("command", ["backup", "export"])
def test_a_copy_of_everything_never_takes_the_place_of_an_older_one(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (tmp_path / "older").write_bytes(b"of last year")
    assert main([command, str(tmp_path / "older"), "--binder", str(home)]) == 2
    assert "Choose another name." in capsys.readouterr().err
    assert (tmp_path / "older").read_bytes() == b"of last year"


def test_nothing_of_hers_is_readable_in_the_binder_or_its_backup(home: Path, tmp_path: Path) -> None:
    assert main(["backup", str(tmp_path / "stick.backup"), "--binder", str(home)]) == 0
    assert main(["export", str(tmp_path / "all.zip"), "--binder", str(home)]) == 0
    readable = b"".join([*everything_in(home).values(), (tmp_path / "stick.backup").read_bytes()])
    names = " ".join([*everything_in(home)])
    for mark in (MARK, "Gout", "Rosa", PASSPHRASE, "Condition", "SQLite"):
        assert (mark, mark.encode() in readable, mark in names) == (mark, False, False)
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        leaked = b"".join(archive.read(name) for name in archive.namelist())
    assert MARK.encode() in leaked


def test_everything_can_leave_as_it_came(home: Path, downloads: Path, tmp_path: Path) -> None:
    assert main(["export", str(tmp_path / "all.zip"), "--binder", str(home)]) == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        came = sorted(path.read_bytes() for path in downloads.iterdir())
        left = {name: archive.read(name) for name in archive.namelist()}
    assert sorted(data for name, data in left.items() if name.startswith("originals/")) == came
    records = [RecordFile.decode(data).record for name, data in left.items() if name.startswith("records/")]
    assert sorted(len(record.facts) for record in records) == [1, 2]


def test_what_was_exported_gathers_into_the_same_record(
    home: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / "all.zip"), "--binder", str(home)]) == 0
    with zipfile.ZipFile(tmp_path / "all.zip") as archive:
        archive.extractall(tmp_path / "left")
    again = ["gather", str(tmp_path / "left" / "originals"), "--binder", str(tmp_path / "again")]
    assert main(again) == 0
    capsys.readouterr()
    records = []
    for place in (home, tmp_path / "again"):
        for who in ("rosa", "luis"):
            assert main(["record", "--binder", str(place), "--person", who, "--json"]) == 0
            records.append(capsys.readouterr().out)
    assert records[:2] == records[2:]


def test_two_programs_use_one_binder_at_the_same_time(home: Path) -> None:
    words = [sys.executable, "-m", "second_opinion.cli", "record", "--binder", str(home), "--json"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    programs = [subprocess.Popen(words, stdout=subprocess.PIPE, env=environment) for _ in range(3)]
    told = [program.communicate()[0] for program in programs]
    assert [program.returncode for program in programs] == [0, 0, 0]
    assert len(set(told)) == 1
    assert len(json.loads(told[0])) == 2


def everything_in(place: Path) -> dict[str, bytes]:
    return {str(path.relative_to(place)): path.read_bytes() for path in place.rglob("*") if path.is_file()}
