"""The programmes of trust: ``python -m tests.programmes [small|full] [NAME…] [--number N] [--place FOLDER]``.

Runs each, then its negative control, which must find something; prints a table. 0: all is well; 1: something is not.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from pathlib import Path
from typing import TextIO

from tests.programmes.result import Result
from tests.programmes.table import PROGRAMMES, Programme

MEMORY = Path("/dev") / "shm"


def main(words: list[str], out: TextIO) -> int:
    """Run what was asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.programmes", description=__doc__)
    parser.add_argument("size", nargs="?", choices=("small", "full"), default="small")
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(each.name for each in PROGRAMMES))
    parser.add_argument("--number", type=int, help="so many instead of the usual number")
    parser.add_argument("--seed", type=int, default=1, help="other dice, other moments")
    parser.add_argument("--place", type=Path, default=MEMORY if MEMORY.is_dir() else None, help="where to write")
    asked = parser.parse_args(words)
    chosen = [each for each in PROGRAMMES if not asked.names or each.name in asked.names]
    out.write(f"| {'what':58} | tried | wrong | control, wrong of tried | seconds |\n|{'-' * 60}|---|---|---|---|\n")
    well = True
    for programme in chosen:
        number = asked.number or (programme.small if asked.size == "small" else programme.full)
        with tempfile.TemporaryDirectory(prefix="programme-", dir=asked.place) as place:
            well &= _row(programme, number, asked.seed, Path(place), out)
        out.flush()
    return 0 if well else 1


def _row(programme: Programme, number: int, seed: int, place: Path, out: TextIO) -> bool:
    begun = time.monotonic()
    found = programme.run(number, seed, _made(place / "run"), "")
    seconds = time.monotonic() - begun
    controls = {name: programme.run(small, seed, _made(place / name), name) for name, small in programme.controls}
    told = "; ".join(f"{name}: {len(each.wrong)} of {each.tried}" for name, each in controls.items()) or "in its tests"
    out.write(f"| {programme.what:58} | {found.tried} | {len(found.wrong)} | {told} | {seconds:.0f} |\n")
    out.writelines(f"|   {line}\n" for line in _lines(found, controls))
    return not found.wrong and all(each.wrong for each in controls.values())


def _lines(found: Result, controls: dict[str, Result]) -> list[str]:
    blind = [
        f"THE CONTROL {name} FOUND NOTHING: this programme proves nothing"
        for name, each in controls.items()
        if not each.wrong
    ]
    return [found.said, *found.wrong[:20], *blind]


def _made(place: Path) -> Path:
    place.mkdir()
    return place


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], sys.stdout))
