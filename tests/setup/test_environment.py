"""The program's own environment: made once, made whole, and made again when it was cut off or its lock changed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import environment
from explain import ExplainedError

INSTALLER = """#!/bin/sh
# Stands in for uv: notes each call, then makes what the real one would.
echo "$*" >>"{notes}"
{then}
case $1 in venv) for folder; do :; done; mkdir -p "$folder/bin"; ln -s "{python}" "$folder/bin/python" ;; esac
"""


class Place:
    """A checkout with a lock, and an installer that needs no network."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "a place" / ".venv"
        self.lock = folder / "a place" / "requirements.lock"
        self.lock.parent.mkdir()
        self.lock.write_text("lxml==6.1.3 --hash=sha256:aa\n")
        self.notes = folder / "notes"
        self.uv = folder / "uv"
        self.install_with("")

    def install_with(self, then: str) -> None:
        self.uv.write_text(INSTALLER.format(notes=self.notes, python=sys.executable, then=then))
        self.uv.chmod(0o755)

    def make(self) -> None:
        environment.make_ready(self.folder, self.lock, str(self.uv))

    def calls(self) -> list[str]:
        return [line.split()[0] for line in self.notes.read_text().splitlines()] if self.notes.exists() else []


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


def test_the_first_start_makes_the_environment_and_the_second_finds_it(place: Place) -> None:
    place.make()
    assert environment.is_ready(place.folder, place.lock)
    place.make()
    assert place.calls() == ["venv", "pip"]


def test_a_changed_lock_makes_it_again_from_nothing(place: Place) -> None:
    place.make()
    (place.folder / "left-over").touch()
    place.lock.write_text("lxml==6.1.4 --hash=sha256:bb\n")
    place.make()
    assert place.calls() == ["venv", "pip"] * 2
    assert not (place.folder / "left-over").exists()


def test_a_set_up_that_failed_half_way_is_not_taken_for_whole(place: Place) -> None:
    place.install_with('[ "$1" = venv ] || { echo "No space left on device (os error 28)"; exit 2; }')
    with pytest.raises(ExplainedError, match=r"disk|disco"):
        place.make()
    assert not environment.is_ready(place.folder, place.lock)
    place.install_with("")
    place.make()
    assert environment.is_ready(place.folder, place.lock)


def test_an_environment_whose_python_was_removed_is_made_again(place: Place) -> None:
    place.make()
    (place.folder / "bin" / "python").unlink()
    place.make()
    assert place.calls() == ["venv", "pip"] * 2


def test_two_starts_at_once_make_it_once(place: Place) -> None:
    place.install_with("sleep 0.3")
    command = [
        sys.executable,
        str(Path(environment.__file__)),
        str(place.folder),
        str(place.lock),
        "--uv",
        str(place.uv),
    ]
    both = [subprocess.Popen(command, stderr=subprocess.DEVNULL) for _ in range(2)]
    assert [start.wait() for start in both] == [0, 0]
    assert place.calls() == ["venv", "pip"]


def test_without_uv_pip_takes_only_ready_made_parts_with_a_listed_hash(place: Place) -> None:
    _, install = environment.commands(place.folder, place.lock, uv=None)
    assert install[-6:] == ["--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(place.lock)]


def test_with_uv_too(place: Place) -> None:
    _, install = environment.commands(place.folder, place.lock, uv="/usr/bin/uv")
    assert install[1:6] == ["pip", "sync", "--quiet", "--require-hashes", "--no-build"]


def test_a_folder_that_cannot_be_made_is_explained(place: Place, capsys: pytest.CaptureFixture[str]) -> None:
    taken = place.lock.parent / "taken"
    taken.write_text("a file where a folder should be")
    assert environment.main([str(taken / ".venv"), str(place.lock), "--uv", str(place.uv)]) == 1
    assert capsys.readouterr().err.startswith("Second Opinion could not be set up")
