"""One gathering of hostile files in a process of its own, watched: ``python -m tests.hostile.run FOLDER [READERS]``.

Prints as JSON how every file ended, what the program reached for meanwhile, and how much memory it and its largest
worker used. READERS is "real", or one of the misbehaving workers that show that this watch sees what it should.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import msgspec

from second_opinion.outside.gathering import gather
from second_opinion.outside.processes import Recipe
from tests.fakes import bad_worker

RECIPES = {
    "real": Recipe(),
    "misbehaving": bad_worker.recipe(),
    "unconfined": bad_worker.unconfined(),
}


class FileReport(msgspec.Struct, frozen=True):
    """How one file ended."""

    name: str
    ending: str
    reason: str
    facts: int
    inside: bool


class Report(msgspec.Struct, frozen=True):
    """What was seen. Memory is in bytes; ``said`` is everything the answers hold, as text."""

    files: tuple[FileReport, ...]
    reached: tuple[str, ...]
    own_memory: int
    worker_memory: int
    said: str


def main(folder: Path, readers: str) -> Report:
    """Gather the folder and watch."""
    reached: list[str] = []
    sys.addaudithook(lambda event, arguments: _watch(reached, event, arguments))
    gathered = gather([folder], recipe=RECIPES[readers])
    files = tuple(
        FileReport(
            name=outcome.original.names[0],
            ending=outcome.ending.value,
            reason=outcome.reason.english if outcome.reason else "",
            facts=len(outcome.facts),
            inside=bool(outcome.original.inside),
        )
        for outcome in gathered.outcomes
    )
    own, workers = _memory()
    said = msgspec.json.encode(gathered.outcomes).decode()
    return Report(files=files, reached=tuple(reached), own_memory=own, worker_memory=workers, said=said)


def _watch(reached: list[str], event: str, arguments: tuple[Any, ...]) -> None:
    """Note what the program itself reaches for: an address, a name to look up, a file to write."""
    if event in {
        "socket.connect",
        "socket.getaddrinfo",
        "socket.bind",
        "socket.sendto",
        "os.remove",
        "os.rename",
        "os.mkdir",
    }:
        reached.append(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        reached.append(f"open for writing: {arguments[0]}")


def _memory() -> tuple[int, int]:
    """The most memory this process and its largest finished worker ever held, in bytes."""
    import resource

    # getrusage counts what the starting process held as well; the kernel's own page on this process does not.
    page = Path("/proc/self/status")
    if page.exists():
        high = next(line for line in page.read_text(encoding="utf-8").splitlines() if line.startswith("VmHWM"))
        return int(high.split()[1]) * 1024, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
    unit = 1 if sys.platform == "darwin" else 1024
    own, workers = (resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return own * unit, workers * unit


if __name__ == "__main__":
    sys.stdout.write(msgspec.json.encode(main(Path(sys.argv[1]), *(sys.argv[2:] or ["real"]))).decode())
