"""Which server is running for a binder: a small file that only this user can read, so that a second start finds it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from contextlib import closing
from http.client import HTTPConnection, HTTPException
from pathlib import Path

import msgspec


class Running(msgspec.Struct, frozen=True):
    """A server: its port, and the word by which a second start of the same user asks it for a new token."""

    port: int
    word: str


def place(binder: Path, environment: Mapping[str, str], data: Path) -> Path:
    """Where the file of a binder's server is: the user's runtime folder, else beside the user's data."""
    named = hashlib.sha256(str(binder.resolve()).encode()).hexdigest()[:16]
    folder = Path(environment["XDG_RUNTIME_DIR"]) if environment.get("XDG_RUNTIME_DIR") else data
    return folder / "second-opinion-running" / f"{named}.json"


def write(path: Path, running: Running) -> None:
    """Say that this server runs. Nobody else can read the file, not even for a moment."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    path.unlink(missing_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as opened:
        opened.write(msgspec.json.encode(running))


def token_from(path: Path) -> tuple[int, str] | None:
    """The port and a fresh token of the server that runs already. None when there is none that answers."""
    try:
        running = msgspec.json.decode(path.read_bytes(), type=Running)
        with closing(HTTPConnection("127.0.0.1", running.port, timeout=5)) as asked:
            asked.request("POST", "/again", running.word, {"Origin": f"http://127.0.0.1:{running.port}"})
            answered = asked.getresponse()
            token = answered.read(200).decode("ascii") if answered.status == 200 else ""
    except (OSError, ValueError, HTTPException, msgspec.MsgspecError):
        return None
    return (running.port, token) if token else None
