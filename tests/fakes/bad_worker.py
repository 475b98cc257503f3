"""A worker whose readers misbehave on purpose: the first words of a file say how.

``recipe()`` gives a pool that uses it. Everything but the readers is the real worker, with its real limits.
"""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from second_opinion.journey.gather import Ending, Reading, detect
from second_opinion.outside import worker
from second_opinion.outside.processes import Recipe
from second_opinion.outside.worker import main, the_line
from second_opinion.record import Note, Source

ROOT = Path(__file__).resolve().parents[2]


def recipe(*, seconds: int = 5, patience: float = 4.0, over_sockets: bool = Recipe().over_sockets) -> Recipe:
    """Workers with these readers, and as much time as the test wants to wait."""
    return Recipe(
        program="from tests.fakes.bad_worker import run; run()",
        import_from=(str(ROOT / "src"), str(ROOT)),
        seconds=seconds,
        patience=patience,
        over_sockets=over_sockets,
    )


def unconfined() -> Recipe:
    """Workers with these readers and no limits at all, to show that whoever watches notices."""
    return Recipe(
        program="from tests.fakes.bad_worker import run_free; run_free()", import_from=(str(ROOT / "src"), str(ROOT))
    )


def run_free() -> None:
    """Be a worker that has given up nothing."""
    vars(worker).update(confine=lambda: False, allow=lambda _: None)
    run()


def run() -> None:
    """Be such a worker."""
    detect.RECORDS = (detect.Reader(lambda data: data.startswith(b"FAKE "), read),)
    main(the_line())


def read(data: bytes, original: str) -> Reading:
    """Do what the file says: ``FAKE <what> <arguments>``."""
    what, *arguments = data.decode().split()[1:]
    said = BEHAVIOURS[what](*arguments)
    note = Note(title=what, text=said, sources=(Source(original=original),))
    return Reading(ending=Ending.READ, format="Fake", media_type="text/x-fake", facts=(note,))


def _fine(*words: str) -> str:
    return " ".join(words)


def _mistake(*words: str) -> str:
    raise ValueError(" ".join(words))


def _die() -> str:
    os._exit(3)


def _crash() -> str:
    os.abort()


def _spin() -> str:
    while True:
        pass


def _sleep() -> str:
    time.sleep(3600)
    return ""


def _eat() -> str:
    return str(len([bytes(64 << 20) for _ in range(1000)]))


def _grow() -> str:
    """Much, but within the limit."""
    return str(len(bytes(600 << 20)))


def _hoard() -> str:
    """More than the limit, and really used."""
    return str(len(b"x" * (1100 << 20)))


def _babble() -> str:
    os.write(0, b"\x00" * 7 + b"\x05hello")
    return ""


def _flood() -> str:
    os.write(0, b"\xff" * 8)
    return ""


def _connect(host: str, port: str) -> str:
    with socket.create_connection((host, int(port)), 2) as line:
        return str(line)


def _write(path: str) -> str:
    return str(Path(path).write_text("x", encoding="utf-8"))


def _open(path: str) -> str:
    return Path(path).read_text(encoding="utf-8")


def _start(path: str) -> str:
    return str(subprocess.run([sys.executable, "-c", f"open({path!r}, 'w')"], check=True))


def _environment() -> str:
    return " ".join(sorted(os.environ))


def _modules() -> str:
    return " ".join(sorted({name.partition(".")[0] for name in sys.modules}))


def _descriptors() -> str:
    found = []
    for descriptor in range(64):
        try:
            os.fstat(descriptor)
        except OSError:
            continue
        found.append(str(descriptor))
    return " ".join(found)


BEHAVIOURS: dict[str, Callable[..., str]] = {
    "babble": _babble,
    "connect": _connect,
    "crash": _crash,
    "descriptors": _descriptors,
    "die": _die,
    "eat": _eat,
    "environment": _environment,
    "fine": _fine,
    "flood": _flood,
    "grow": _grow,
    "hoard": _hoard,
    "mistake": _mistake,
    "modules": _modules,
    "open": _open,
    "sleep": _sleep,
    "spin": _spin,
    "start": _start,
    "write": _write,
}
