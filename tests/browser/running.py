"""The app as a person starts it, in a home of its own, until the test is over."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PASSPHRASE = "four words for a binder"
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+/\S+")


@dataclass(frozen=True)
class Home:
    """A person's home folder with the binder in it, and the ways to start Second Opinion from there."""

    folder: Path

    @property
    def binder(self) -> Path:
        """Where the binder of this home is, or will be."""
        return self.folder / "binder"

    def command(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command, as a person types it. Raises CalledProcessError when it fails."""
        return subprocess.run(
            self._words(*words), env=self._surroundings(), capture_output=True, text=True, check=True, encoding="utf-8"
        )

    def address(self) -> str:
        """A fresh address for one more browser, by a second start while the app runs."""
        printed: list[str] = ADDRESS.findall(self.command("start", "--no-browser").stdout)
        return printed[0]

    @contextmanager
    def running(self) -> Iterator[str]:
        """The app, until the block ends. Gives the address it printed."""
        with subprocess.Popen(
            self._words("start", "--no-browser", "--port", "0"),
            env=self._surroundings(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
        ) as started:
            try:
                yield printed_address(started)
            finally:
                started.send_signal(signal.SIGINT)
                started.communicate()

    def _words(self, *words: str) -> list[str]:
        return [str(ROOT / "second-opinion"), *words, "--binder", str(self.binder)]

    def _surroundings(self) -> dict[str, str]:
        runtime = self.folder / "runtime"
        runtime.mkdir(exist_ok=True, mode=0o700)
        return {
            "HOME": str(self.folder),
            "XDG_RUNTIME_DIR": str(runtime),
            "PATH": os.environ["PATH"],
            "LANG": "C.UTF-8",
            "PYTHONUNBUFFERED": "1",
            "SECOND_OPINION_PYTHON": sys.executable,
            "SECOND_OPINION_PASSPHRASE": PASSPHRASE,
        }


def printed_address(started: subprocess.Popen[str]) -> str:
    """The address in what a started app prints. Raises RuntimeError with its words when it ended without one."""
    if started.stdout is None or started.stderr is None:
        raise RuntimeError("what the app prints was not kept")
    for line in started.stdout:
        found = ADDRESS.search(line)
        if found:
            return found[0]
    raise RuntimeError(f"the app did not start: {started.stderr.read()}")
