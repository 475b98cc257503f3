"""Make the program's own environment, once: a private folder with exactly the locked parts.

Run by ``./second-opinion``, ``./test`` and ``second-opinion.cmd`` when that folder is missing or out of date::

    python setup/environment.py FOLDER LOCK [--uv PATH]

FOLDER becomes a virtual environment with the packages of LOCK (a hashed requirements file), and nothing else.
Ends 0 when FOLDER is ready, 1 with one plain paragraph on the error stream when it cannot be made, 130 when stopped.

Two starts at the same moment are safe: a file lock is held while the folder is made, and the system drops it
even when the process is killed. A set-up cut off half-way is safe: the stamp is written last, and a folder
without its stamp is made again from nothing.
"""

from __future__ import annotations

import argparse
import contextlib
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from explain import ExplainedError, say, why_it_failed


def main(arguments: list[str] | None = None) -> int:
    """Make the environment that the command line asks for."""
    parser = argparse.ArgumentParser(description="Make the program's own environment.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("lock", type=Path)
    parser.add_argument("--uv", help="path of uv, when this computer has it")
    asked = parser.parse_args(arguments)
    try:
        make_ready(asked.folder, asked.lock, asked.uv)
    except ExplainedError as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(f"\n{say('stopped')}", file=sys.stderr)
        return 130
    return 0


def make_ready(folder: Path, lock: Path, uv: str | None) -> None:
    """Make the environment unless another start has just done so.

    Raises ExplainedError, whose text says what went wrong, why, and what to do.
    """
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with only_one_at_a_time(folder):
            if not is_ready(folder, lock):
                build(folder, lock, uv)
    except OSError as failure:
        raise why_it_failed(str(failure), folder, failure.errno) from failure


def build(folder: Path, lock: Path, uv: str | None) -> None:
    """Make the folder from nothing and stamp it last."""
    if uv is None and not all(map(importlib.util.find_spec, ("venv", "ensurepip"))):
        raise ExplainedError(missing_venv())
    started = time.monotonic()
    print(say("setting-up"), end=" ", file=sys.stderr, flush=True)
    stamp(folder).unlink(missing_ok=True)
    shutil.rmtree(folder, ignore_errors=not folder.exists())
    for command in commands(folder, lock, uv):
        run(command, folder, at=lock.parent)
    stamp(folder).write_bytes(lock.read_bytes())
    print(say("ready", seconds=max(1, round(time.monotonic() - started))), file=sys.stderr)


def commands(folder: Path, lock: Path, uv: str | None) -> list[list[str]]:
    """The programs to run, in order. Only ready-made packages are taken, and only those with a locked hash:
    building one from its source would fetch tools that no hash vouches for.
    """
    python = os.path.realpath(sys.executable)  # with its version in the name: an upgrade is then noticed
    inside = str(python_of(folder))
    if uv is not None:
        sync = [uv, "pip", "sync", "--quiet", "--require-hashes", "--no-build"]
        return [
            [uv, "venv", "--quiet", "--no-project", "--python", python, str(folder)],
            [*sync, "--python", inside, str(lock)],
        ]
    install = [inside, "-m", "pip", "install", "--quiet", "--no-input", "--disable-pip-version-check", "--retries", "2"]
    return [
        [python, "-m", "venv", str(folder)],
        [*install, "--require-hashes", "--no-deps", "--only-binary", ":all:", "--requirement", str(lock)],
    ]


def run(command: list[str], folder: Path, at: Path) -> None:
    """Run one program quietly; explain its last words when it fails.

    It runs in ``at``, the checkout: uv reads settings from where it stands, which may be a folder of downloads.
    """
    # A person's own settings for pip must not send the packages elsewhere than into the folder.
    quiet = {"PIP_USER": "0", "PIP_TARGET": "", "PIP_PREFIX": "", "PIP_REQUIRE_VIRTUALENV": "0"}
    surroundings = {**os.environ, **quiet, "VIRTUAL_ENV": "", "PYTHONPATH": ""}
    done = subprocess.run(
        command,
        cwd=at,
        env=surroundings,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
        close_fds=False,
    )
    if done.returncode != 0:
        print(file=sys.stderr)
        raise why_it_failed(done.stdout, folder)


def python_of(folder: Path) -> Path:
    """Where an environment keeps its Python."""
    return folder / "Scripts" / "python.exe" if os.name == "nt" else folder / "bin" / "python"


def stamp(folder: Path) -> Path:
    """The file that says the folder is complete: a copy of the lock it was made from, named for the computer.

    ``environment.sh`` compares it byte for byte, which costs two milliseconds where starting Python costs twenty.
    """
    return folder / f"ready-{platform.system()}-{platform.machine()}"


def is_ready(folder: Path, lock: Path) -> bool:
    """Whether the folder is complete, made from this lock, and its Python still there."""
    made_from = stamp(folder)
    return made_from.is_file() and made_from.read_bytes() == lock.read_bytes() and python_of(folder).exists()


def missing_venv() -> str:
    """What to install where Python came without the part that makes environments."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    if Path("/etc/debian_version").exists() and sys.prefix == "/usr":
        return say("no-venv-debian", package=f"python{version}-venv")
    return say("no-venv", python=sys.executable)


@contextlib.contextmanager
def only_one_at_a_time(folder: Path) -> Iterator[None]:
    """Hold the lock beside the folder. Another start waits here, and says so, until the first has finished."""
    with (folder.parent / f"{folder.name}.lock").open("a+b") as held:
        if not locked(held.fileno()):
            print(say("waiting"), file=sys.stderr, flush=True)
            while not locked(held.fileno()):
                time.sleep(0.2)
        # The installer inherits the lock: should this process be killed, the next start still waits for the installer.
        os.set_inheritable(held.fileno(), True)
        yield


if sys.platform == "win32":
    import msvcrt

    def locked(file: int) -> bool:
        """Take the lock if it is free."""
        try:
            msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def locked(file: int) -> bool:
        """Take the lock if it is free."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


if __name__ == "__main__":
    sys.exit(main())
