"""What a worker gives up before it touches a file: memory, time, the network, new files, other programs.

Three walls, each kept where the system has it.

1. Limits of the kernel (POSIX): 1 GiB of memory, processor time for each file, no file can grow, few descriptors, no
   core file, no new process.
2. No network (Linux): a network namespace of its own, without any interface, where the system lets an ordinary program
   make one; :func:`confine` says whether it did. Elsewhere only the third wall stands between a worker and the network.
3. On every system, an audit hook inside Python that ends the worker when something asks for a socket, a program or a
   file. It stops mistakes and careless libraries, not machine code that an attacker has brought to run.
"""

from __future__ import annotations

import ctypes
import math
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

if sys.platform != "win32":
    import resource

MEMORY: Final = 1 << 30
_DESCRIPTORS: Final = 64
_NEW_USERS: Final = 0x10000000
_NEW_NETWORK: Final = 0x40000000
_NO_NEW_PRIVILEGES: Final = 38
_DUMPABLE: Final = 4

_NEVER: Final = (
    "ctypes.",
    "ftplib.",
    "http.",
    "os.",
    "pty.",
    "shutil.",
    "socket.",
    "sqlite3.",
    "subprocess.",
    "urllib.",
    "webbrowser.",
    "winreg.",
)
_HARMLESS: Final = {"os.listdir", "os.scandir", "os.fwalk", "os.walk", "os.getxattr", "os.listxattr"}
_WRITING: Final = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND


def confine() -> bool:
    """Give it all up, for good. Returns whether the kernel now keeps this process from the network."""
    offline = _leave_the_network()
    no_core_file()
    if sys.platform != "win32":
        _lower(resource.RLIMIT_AS, MEMORY)
        _lower(resource.RLIMIT_FSIZE, 0)
        _lower(resource.RLIMIT_NOFILE, _DESCRIPTORS)
        _lower(resource.RLIMIT_NPROC, 0)
    sys.addaudithook(_guard(tuple(f"{Path(path).resolve()}{os.sep}" for path in sys.path if path)))
    return offline


def allow(seconds: int) -> None:
    """So many more seconds of processor time, from now; the kernel ends the process when they are used up."""
    if sys.platform != "win32":
        limit = math.ceil(time.process_time()) + seconds
        _, hard = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (limit if hard == resource.RLIM_INFINITY else min(limit, hard), hard))


def no_core_file() -> None:
    """From now on a crash of this process writes no picture of its memory, with keys and records in it, to a file."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CORE, 0)


def _lower(limit: int, most: int) -> None:
    """Set a limit for good. A system that does not know it, or already has it lower, keeps what it has."""
    try:
        resource.setrlimit(limit, (most, most))
    except (ValueError, OSError):
        return


def _leave_the_network() -> bool:
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(_NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    libc.prctl(_DUMPABLE, 0, 0, 0, 0)
    return int(libc.unshare(_NEW_USERS | _NEW_NETWORK)) == 0


def _guard(code: tuple[str, ...]) -> Callable[[str, tuple[object, ...]], None]:
    """A hook that lets Python load its own modules from ``code`` and refuses every other way out."""

    def guard(event: str, arguments: tuple[object, ...]) -> None:
        if event == "open":
            path, _, flags = arguments
            known = isinstance(path, str) and str(Path(path).resolve()).startswith(code)
            if not known or (isinstance(flags, int) and flags & _WRITING):
                raise PermissionError("a worker opens no files")
        elif event.startswith(_NEVER) and event not in _HARMLESS:
            raise PermissionError("a worker reaches nothing")

    return guard
