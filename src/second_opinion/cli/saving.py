"""Writing what a command made: whole or not at all, and never over a folder or a device."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from second_opinion.cli.trouble import MISUSED, CannotError
from second_opinion.record import N_, Reason


def check(place: Path) -> None:
    """Before any work is done: can a file be written there? Raises CannotError."""
    if place.is_dir():
        raise CannotError(Reason(N_("{file} is a folder. Give the name of a file."), {"file": str(place)}), MISUSED)
    # Taking the name of a device would take the device away, for every program on the computer.
    if place.exists() and not place.is_file():
        raise CannotError(Reason(N_("{file} is not a file. Give the name of a file."), {"file": str(place)}), MISUSED)
    if not place.absolute().parent.is_dir():
        folder = str(place.absolute().parent)
        raise CannotError(Reason(N_("There is no folder {folder}. Make it first."), {"folder": folder}), MISUSED)


def check_new(place: Path) -> None:
    """The same for a copy of everything: it never takes the place of an older one. Raises CannotError."""
    check(place)
    if place.exists():
        reason = Reason(N_("There is a file {file} already. Choose another name."), {"file": str(place)})
        raise CannotError(reason, MISUSED)


def save(place: Path, data: bytes) -> None:
    """Write the file beside its place, then let it take its name. Raises CannotError when the disk says no."""
    try:
        descriptor, beside = tempfile.mkstemp(dir=place.absolute().parent, prefix=f".{place.name}.")
        try:
            with os.fdopen(descriptor, "wb") as opened:
                opened.write(data)
                opened.flush()
                os.fsync(opened.fileno())
            Path(beside).chmod(0o600)
            Path(beside).replace(place)
        except BaseException:
            Path(beside).unlink(missing_ok=True)
            raise
    except OSError as no:
        values = {"file": str(place), "why": no.strerror or type(no).__name__}
        raise CannotError(Reason(N_("{file} could not be written: {why}."), values)) from no
