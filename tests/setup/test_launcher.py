"""``./second-opinion`` as people start it: through a link, from a folder of downloads, with an old Python or none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import second_opinion

ROOT = Path(__file__).resolve().parents[2]
VERSION = second_opinion.__version__
TOOLS = ("cat", "cksum", "cmp", "env", "id", "mkdir", "readlink", "rm", "sh", "tr", "uname")


class Computer:
    """A computer whose PATH holds only a few tools, and a copy of the launcher in a folder with a space in its name."""

    def __init__(self, place: Path) -> None:
        self.bin = place / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            found = shutil.which(tool)
            assert found
            (self.bin / tool).symlink_to(found)
        self.checkout = place / "my downloads" / "second-opinion"
        self.checkout.mkdir(parents=True)
        for name in ("second-opinion", "requirements.lock"):
            shutil.copy(ROOT / name, self.checkout)
        for folder in ("setup", "src"):
            (self.checkout / folder).symlink_to(ROOT / folder)

    def has(self, name: str, answer: str) -> None:
        """Give the computer a Python that tells this about itself."""
        program = self.bin / name
        program.write_text(f'#!/bin/sh\necho "{answer}"\n')
        program.chmod(0o755)

    def start(
        self, *words: str, by: Path | None = None, at: Path | None = None, **settings: str
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(by or self.checkout / "second-opinion"), *words],
            cwd=at or self.checkout,
            env={"PATH": str(self.bin), "HOME": str(self.checkout.parent), **settings},
            capture_output=True,
            text=True,
            check=False,
        )


@pytest.fixture
def computer(tmp_path: Path) -> Computer:
    return Computer(tmp_path)


def test_a_computer_without_python_is_told_where_to_get_it(computer: Computer) -> None:
    done = computer.start("--version")
    assert (done.returncode, done.stdout, done.stderr.splitlines()) == (
        1,
        "",
        [
            "Second Opinion could not start: it needs Python 3.11 or newer.",
            "This computer has no Python.",
            "Install Python from python.org, or uv, which brings it.",
            "Then start it again.",
        ],
    )


def test_where_apt_is_the_one_command_to_type_is_named(computer: Computer) -> None:
    computer.has("apt-get", "")
    assert "Install it with:  sudo apt install python3 python3-venv" in computer.start().stderr.splitlines()


def test_an_old_python_is_named_in_the_language_of_the_computer(computer: Computer) -> None:
    computer.has("python3", "3.8")
    assert (
        computer.start(LANG="en_US.UTF-8").stderr.splitlines()[1] == "This computer has Python 3.8, which is too old."
    )
    spanish = computer.start(LANG="es_US.UTF-8").stderr.splitlines()
    assert spanish[1] == "Esta computadora tiene Python 3.8, que es demasiado antiguo."


def test_a_newer_python_is_found_behind_an_old_one(computer: Computer) -> None:
    computer.has("python3", "3.8")
    computer.has("python3.12", "fits")
    # The one that fits is asked to make the environment; this one makes nothing, and the start ends with its answer.
    done = computer.start()
    assert (done.returncode, done.stdout, "not found" in done.stderr) == (127, "fits\n", True)


def test_it_starts_through_a_link_from_anywhere_and_in_dash(computer: Computer, tmp_path: Path) -> None:
    link = tmp_path / "so"
    link.symlink_to(os.path.relpath(computer.checkout / "second-opinion", tmp_path))
    second = tmp_path / "bin" / "so"
    second.symlink_to("../so")
    done = computer.start("--version", by=second, at=tmp_path, SECOND_OPINION_PYTHON=sys.executable)
    assert (done.returncode, VERSION in done.stdout, done.stderr) == (0, True, "")


def test_a_file_among_the_downloads_is_never_run(computer: Computer, tmp_path: Path) -> None:
    downloads = tmp_path / "Downloads"
    downloads.mkdir()
    for name in ("json.py", "argparse.py", "second_opinion.py", "sitecustomize.py"):
        (downloads / name).write_text('raise SystemExit("a downloaded file was run")\n')
    done = computer.start("--version", at=downloads, SECOND_OPINION_PYTHON=sys.executable, PYTHONPATH=str(downloads))
    assert (done.returncode, VERSION in done.stdout, done.stderr) == (0, True, "")


def test_an_environment_that_is_ready_is_used_without_looking_for_python(computer: Computer) -> None:
    folder = computer.checkout / ".venv"
    (folder / "bin").mkdir(parents=True)
    (folder / "bin" / "python").symlink_to(sys.executable)
    (folder / "pyvenv.cfg").write_text((Path(sys.prefix) / "pyvenv.cfg").read_text())
    (folder / "lib").symlink_to(Path(sys.prefix) / "lib")
    system = os.uname()
    stamp = folder / f"ready-{system.sysname}-{system.machine}"
    shutil.copy(computer.checkout / "requirements.lock", stamp)
    done = computer.start("--version")
    assert (done.returncode, VERSION in done.stdout, done.stderr) == (0, True, "")
    stamp.write_text("made from another lock")
    assert computer.start("--version").stderr.startswith("Second Opinion could not start")
