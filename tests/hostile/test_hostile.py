"""Files that mean harm: whatever they hold, the program stands, every file ends, and the others are read."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from second_opinion.outside.gathering import gather
from tests.hostile.inputs import CANARY, Hostile, Trap, all_of
from tests.hostile.judge import INNOCENT, findings
from tests.hostile.run import Report

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 900
"""Seconds until a whole programme counts as hung. It takes a fiftieth of that."""


def watched(folder: Path, readers: str = "real", patience: float = PATIENCE) -> Report:
    """What a gathering in a process of its own did."""
    command = [sys.executable, "-m", "tests.hostile.run", str(folder), readers]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)])}
    ran = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, check=True, timeout=patience)
    return msgspec.json.decode(ran.stdout, type=Report)


def written(folder: Path, files: Iterable[Hostile]) -> Path:
    folder.mkdir(exist_ok=True)
    for file in files:
        (folder / file.name).write_bytes(file.data)
    return folder


def everything_below(folder: Path) -> dict[str, int]:
    return {str(path): path.lstat().st_mtime_ns for path in sorted(folder.rglob("*"))}


@pytest.fixture(scope="module")
def programme(tmp_path_factory: pytest.TempPathFactory) -> tuple[Report, list[Hostile], list[str]]:
    """The whole programme in one pile, with what changed on disk or was called meanwhile."""
    place = tmp_path_factory.mktemp("hostile")
    (place / "secret.txt").write_text(CANARY, encoding="utf-8")
    with socket.create_server(("127.0.0.1", 0)) as listening:
        trap = Trap(listening.getsockname()[1], str(place / "secret.txt"))
        files = [INNOCENT, *all_of(trap), INNOCENT._replace(name="zzz-innocent.txt", data=b"Another letter.")]
        written(place / "records", files)
        before = everything_below(place)
        report = watched(place / "records")
        changed = [name for name, when in everything_below(place).items() if before.get(name) != when]
        listening.setblocking(False)
        try:
            listening.accept()[0].close()
            changed.append("somebody called home")
        except BlockingIOError:
            pass
    return report, files, changed


def test_every_hostile_file_ends_as_it_should_and_harms_nothing(
    programme: tuple[Report, list[Hostile], list[str]],
) -> None:
    report, files, changed = programme
    assert len(files) >= 300
    assert list(findings(report, files)) == []
    assert changed == []


def test_things_that_are_no_files_are_named_and_passed_by(tmp_path: Path) -> None:
    written(tmp_path, [INNOCENT])
    os.mkfifo(tmp_path / "pipe.json")
    (tmp_path / "folder.json").mkdir()
    (tmp_path / "loop").symlink_to(tmp_path)
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    (tmp_path / "device").symlink_to("/dev/zero")
    with (tmp_path / "sparse.json").open("wb") as sparse:
        sparse.truncate(2_000_000_000)
    report = watched(tmp_path)
    assert [(file.name, file.ending) for file in report.files] == [
        ("000-innocent.txt", "read"),
        ("dangling", "refused"),
        ("device", "refused"),
        ("loop", "refused"),
        ("pipe.json", "refused"),
        ("sparse.json", "refused"),
    ]
    assert list(findings(report, [INNOCENT])) == []


@pytest.mark.parametrize(
    ("readers", "content", "finding"),
    [
        ("misbehaving", "FAKE die", "Our program failed while reading this file (exit 3). The other files went on."),
        ("unconfined", "FAKE hoard", "a worker held"),
        ("unconfined", "FAKE open {secret}", "a secret file was read"),
    ],
)
def test_the_watch_sees_harm_when_there_is_some(tmp_path: Path, readers: str, content: str, finding: str) -> None:
    (tmp_path / "secret").write_text(CANARY, encoding="utf-8")
    bad = Hostile("bad", content.format(secret=tmp_path / "secret").encode())
    report = watched(written(tmp_path / "records", [INNOCENT, bad]), readers)
    assert [finding in found for found in findings(report, [bad])] == [True]


def test_the_watch_sees_a_file_that_ended_wrongly_or_never() -> None:
    report = Report(files=(), reached=("socket.connect",), own_memory=1 << 40, worker_memory=0, said="")
    assert list(findings(report, [INNOCENT])) == [
        "000-innocent.txt never ended",
        "reached out: socket.connect",
        f"the program held {1 << 20} MiB",
    ]


def test_the_watch_sees_a_program_that_hangs(tmp_path: Path) -> None:
    with pytest.raises(subprocess.TimeoutExpired):
        watched(written(tmp_path / "records", [Hostile("bad", b"FAKE sleep")]), "unconfined", patience=3)


def test_an_unconfined_worker_could_call_home_so_the_silence_means_something(tmp_path: Path) -> None:
    from tests.hostile.run import RECIPES

    with socket.create_server(("127.0.0.1", 0)) as listening:
        bad = Hostile("bad", b"FAKE connect 127.0.0.1 %d" % listening.getsockname()[1])
        gather([written(tmp_path / "records", [bad])], recipe=RECIPES["unconfined"])
        listening.settimeout(5)
        listening.accept()[0].close()
