"""Put what went wrong in plain words, in English or Spanish, out of ``words.toml``.

What has to be said before any Python is found stands in ``environment.sh``.
"""

from __future__ import annotations

import errno
import os
import tomllib
from pathlib import Path
from typing import Final


class ExplainedError(Exception):
    """A set-up that cannot go on; its text is written for the person at the keyboard."""


def say(key: str, **values: object) -> str:
    """One of those sentences, in the language of the person's computer."""
    sentences = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
    sentence: str = sentences[key]["es" if speaks_spanish() else "en"]
    return sentence.format_map(values)


def speaks_spanish() -> bool:
    """Whether the person's computer is set to Spanish (POSIX: the first of these that is set decides)."""
    settings = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    return next((value for value in settings if value), "").startswith("es")


def why_it_failed(output: str, folder: Path, number: int | None = None) -> ExplainedError:
    """Read the last words of pip, uv or the system and put them so that a person can act.

    ``number`` is the system's error number, where the failure came from the system itself.
    """
    if number in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return ExplainedError(say("may-not-write", folder=folder.parent))
    said = output.lower()
    for key, signs in SIGNS.items():
        if any(sign in said for sign in signs):
            return ExplainedError(say(key, folder=folder.parent))
    lines = [line.strip() for line in output.splitlines() if line.strip()]
    return ExplainedError(say("unknown", output="\n".join(f"    {line}" for line in lines[-5:])))


# How pip 23, uv 0.13 and the system word each failure, in small letters. Order matters: without a network pip ends with
# "no matching distribution", which then says nothing about the computer.
SIGNS: Final = {
    "disk-full": ("no space left on device", "disk quota exceeded", "errno 28]", "os error 28)"),
    "changed-on-the-way": ("do not match the hashes", "hash mismatch"),
    "no-network": (
        "failed to establish a new connection",
        "name resolution",
        "name or service not known",
        "network is unreachable",
        "connection refused",
        "connection reset",
        "timed out",
        "dns error",
        "error sending request",
        "proxyerror",
        "certificate verify failed",
    ),
    "not-for-this-computer": ("no matching distribution found", "no usable wheels", "building source distributions"),
}
