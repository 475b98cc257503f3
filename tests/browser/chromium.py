"""Which browser the journeys are walked in: one of the Chromium family that is on this computer. None is downloaded."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "msedge", "chrome")
MAC = ("Google Chrome", "Chromium", "Microsoft Edge")
WINDOWS = (r"Google\Chrome\Application\chrome.exe", r"Microsoft\Edge\Application\msedge.exe")
WINDOWS_ROOMS = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")

MISSING = (
    "The browser journeys need Chromium, Chrome or Edge. "
    "Debian, Ubuntu: sudo apt install chromium. Elsewhere: install Chrome, or name a browser in SECOND_OPINION_BROWSER."
)

# Nothing of the browser's own goes out. Continuous integration runs as root, where the browser's sandbox cannot work.
FLAGS = (
    "--no-sandbox",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
)


def find(environment: Mapping[str, str] = os.environ, which: Callable[[str], str | None] = shutil.which) -> Path | None:
    """The browser to use: the named one, else the first that is installed. None when there is none."""
    named = environment.get("SECOND_OPINION_BROWSER")
    if named:
        return Path(named) if Path(named).is_file() else None
    return next((path for path in candidates(environment, which) if path.is_file()), None)


def candidates(environment: Mapping[str, str], which: Callable[[str], str | None]) -> Iterator[Path]:
    """Where browsers are: on the PATH, in the Mac's applications, in the folders of Windows."""
    yield from (Path(found) for name in NAMES if (found := which(name)))
    yield from (Path("/Applications", f"{name}.app", "Contents", "MacOS", name) for name in MAC)
    rooms = [environment[room] for room in WINDOWS_ROOMS if environment.get(room)]
    yield from (Path(room, *name.split("\\")) for name in WINDOWS for room in rooms)


if __name__ == "__main__":
    raise SystemExit(None if find() else MISSING)
