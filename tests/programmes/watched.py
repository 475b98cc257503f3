"""The program itself, started like ``./second-opinion``, with every file it opens for writing noted.

python -m tests.programmes.watched REPORT start --no-browser …
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from tests.programmes.shim import OK, TEMPORARY, listen


class Note:
    """Appends what was opened for writing to a file, at once: the program may be stopped at any moment."""

    def __init__(self, place: Path) -> None:
        self._file = place.open("a", encoding="utf-8", buffering=1)

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if event == "open" and isinstance(arguments[2], int) and arguments[2] & 3:
            self._file.write(f"{arguments[0]}\n")

    def created(self, path: Path) -> None:
        self._file.write(f"{path}\n")

    def write(self, path: Path, _offset: int, _data: bytes) -> int:
        if path == TEMPORARY:
            self._file.write(f"{path}\n")
        return OK

    def sync(self, _path: Path, _folder: bool, /) -> int:
        return OK

    def truncate(self, _path: Path, _size: int) -> int:
        return OK

    def delete(self, _path: Path, _folder: bool, /) -> int:
        return OK


def main(report: Path, words: list[str]) -> int:
    """Run it, watched."""
    note = Note(report)
    sys.addaudithook(note)
    listen(note)
    from second_opinion.cli.main import main as run
    from second_opinion.start.__main__ import opening

    return run(words, opening)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), sys.argv[2:]))
