"""What a command prints: plain lines to standard output, progress to the terminal, trouble to standard error."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol, TextIO


class Progress(Protocol):
    """Told how far the work is."""

    def __call__(self, done: int, known: int) -> None:
        """``done`` of the ``known`` pieces of work are finished; more may become known."""
        ...


def line(text: str = "") -> None:
    """One line of the answer. A character the terminal cannot show is replaced rather than stopping the command."""
    _write(sys.stdout, text)


def trouble(text: str) -> None:
    """One line about something that went wrong."""
    _write(sys.stderr, text)


def nobody_reads() -> None:
    """Whoever read the answer (``head``) has read enough of it: the rest goes nowhere, and nothing complains."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@contextmanager
def progress(title: str) -> Iterator[Progress]:
    """A bar on a terminal, nothing elsewhere. It tells what was done, never a guess."""
    if not sys.stderr.isatty():
        yield _silent
        return
    # Imported here: a command that shows no bar must not pay for drawing one.
    from rich.console import Console  # noqa: PLC0415 -- start-up time
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn  # noqa: PLC0415 -- start-up time
    from rich.progress import Progress as Bar  # noqa: PLC0415 -- start-up time

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(title, total=None)

        def report(done: int, known: int) -> None:
            bar.update(task, completed=done, total=known)

        yield report


def _silent(done: int, known: int) -> None:
    """Nobody is looking."""


def _write(out: TextIO, text: str) -> None:
    encoding = out.encoding or "utf-8"
    out.write(text.encode(encoding, "replace").decode(encoding) + "\n")
