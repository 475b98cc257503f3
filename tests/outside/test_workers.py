"""A file that makes its reader misbehave costs its own reading, and nothing else."""

from __future__ import annotations

import socket
import sys
from pathlib import Path

import pytest

from second_opinion.journey.gather import Ending, FileOutcome
from second_opinion.outside.confinement import MEMORY
from second_opinion.outside.gathering import gather
from second_opinion.outside.processes import Recipe
from second_opinion.record import Note
from tests.fakes import bad_worker

LINUX = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has this limit")

FAILED = "Our program failed while reading this file ({where}). The other files went on."
TOO_MUCH = "Reading this file took more memory than a health record should. It was not read."
TOO_LONG = "Reading this file took too long. It was not read."


def endings(folder: Path, recipe: Recipe | None = None) -> dict[str, tuple[Ending, str]]:
    """How each file ended, by its name."""
    found = gather([folder], recipe=recipe or bad_worker.recipe()).outcomes
    return {
        outcome.original.names[0]: (outcome.ending, outcome.reason.english if outcome.reason else "")
        for outcome in found
    }


def said(outcome: FileOutcome) -> str:
    (note,) = outcome.facts
    assert isinstance(note, Note)
    return note.text


def pile(folder: Path, *contents: str) -> Path:
    """A folder of files with an innocent one before and after each."""
    for number, content in enumerate(contents):
        (folder / f"{number}-a").write_text(f"FAKE fine a{number}", encoding="utf-8")
        (folder / f"{number}-b").write_text(f"FAKE {content}", encoding="utf-8")
        (folder / f"{number}-c").write_text(f"FAKE fine c{number}", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        ("die", FAILED.format(where="exit 3")),
        ("crash", FAILED.format(where="exit -6")),
        ("mistake 555-0100", FAILED.format(where="ValueError bad_worker.py:{line}")),
        ("babble", FAILED.format(where="protocol")),
        ("flood", FAILED.format(where="protocol")),
        ("eat", TOO_MUCH),
    ],
)
@LINUX
def test_a_reader_that_dies_costs_one_file(tmp_path: Path, bad: str, reason: str) -> None:
    ended = endings(pile(tmp_path, bad, bad))
    line = str(bad_worker._mistake.__code__.co_firstlineno + 1)
    refused = (Ending.REFUSED, reason.replace("{line}", line))
    fine = (Ending.READ, "")
    # The second bad file is the same as the first, so it is not tried again.
    again = (Ending.REFUSED, "The same file as 0-b. It counts once.")
    assert ended == {"0-a": fine, "0-b": refused, "0-c": fine, "1-a": fine, "1-b": again, "1-c": fine}


@LINUX
@pytest.mark.parametrize("bad", ["spin", "sleep"])
def test_a_reader_that_never_ends_is_ended(tmp_path: Path, bad: str) -> None:
    ended = endings(pile(tmp_path, bad), bad_worker.recipe(seconds=1, patience=1.0))
    assert ended == {"0-a": (Ending.READ, ""), "0-b": (Ending.REFUSED, TOO_LONG), "0-c": (Ending.READ, "")}


@LINUX
def test_memory_below_the_limit_is_given_so_that_the_limit_is_what_refuses(tmp_path: Path) -> None:
    (tmp_path / "large").write_text("FAKE grow", encoding="utf-8")
    assert endings(tmp_path) == {"large": (Ending.READ, "")}
    assert MEMORY == 1 << 30


def test_an_error_tells_its_place_and_never_what_the_file_held(tmp_path: Path) -> None:
    (tmp_path / "letter").write_text("FAKE mistake Rosa 555-0100", encoding="utf-8")
    (outcome,) = gather([tmp_path], recipe=bad_worker.recipe()).outcomes
    assert outcome.reason is not None
    assert "555" not in outcome.reason.english
    assert "Rosa" not in outcome.reason.english


def test_a_worker_cannot_call_home(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.2)
        port = server.getsockname()[1]
        (tmp_path / "beacon").write_text(f"FAKE connect 127.0.0.1 {port}", encoding="utf-8")
        ended = endings(tmp_path)
        with pytest.raises(TimeoutError):
            server.accept()
        # The control: this very connection works for a program that is not confined.
        with socket.create_connection(("127.0.0.1", port), 2):
            server.accept()[0].close()
    assert ended["beacon"][0] is Ending.REFUSED


def test_a_worker_cannot_write_open_or_start_anything(tmp_path: Path) -> None:
    records, outside = tmp_path / "records", tmp_path / "outside"
    records.mkdir()
    outside.mkdir()
    (outside / "secret").write_text("secret", encoding="utf-8")
    (records / "write").write_text(f"FAKE write {outside / 'written'}", encoding="utf-8")
    (records / "start").write_text(f"FAKE start {outside / 'started'}", encoding="utf-8")
    (records / "open").write_text(f"FAKE open {outside / 'secret'}", encoding="utf-8")
    ended = endings(records)
    assert {name: ending for name, (ending, _) in ended.items()} == dict.fromkeys(
        ("write", "start", "open"), Ending.REFUSED
    )
    assert [path.name for path in outside.iterdir()] == ["secret"]


def test_a_worker_holds_nothing_but_its_readers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "hunter2")
    (tmp_path / "a").write_text("FAKE environment", encoding="utf-8")
    (tmp_path / "b").write_text("FAKE modules", encoding="utf-8")
    (tmp_path / "c").write_text("FAKE descriptors", encoding="utf-8")
    environment, modules, descriptors = gather([tmp_path], recipe=bad_worker.recipe()).outcomes
    assert set(said(environment).split()) <= {"LC_CTYPE", "SYSTEMROOT"}
    loaded = set(said(modules).split())
    assert loaded & {"django", "typst", "pikepdf", "rich", "babel", "sqlite3", "ssl", "http", "asyncio"} == set()
    assert loaded >= {"lxml", "msgspec", "second_opinion"}
    # Standard input is the line, output and errors go nowhere, the fourth is the file itself.
    assert len(said(descriptors).split()) <= 4


def test_where_descriptors_cannot_travel_bytes_do(tmp_path: Path) -> None:
    ended = endings(pile(tmp_path, "die"), bad_worker.recipe(over_sockets=False))
    assert [ending for ending, _ in ended.values()] == [Ending.READ, Ending.REFUSED, Ending.READ]
