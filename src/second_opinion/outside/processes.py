"""Start and end worker processes. Always by exec, never by fork: nothing of this program's memory goes with them."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Final, NamedTuple

from msgspec import MsgspecError
from msgspec.structs import replace

from second_opinion.outside.files import OpenFile
from second_opinion.outside.lines import Beside, Line, LostError, NonsenseError, PipeLine, SocketLine
from second_opinion.outside.wire import LONGEST_ANSWER, Answer, Failed, Question, Ready, ask, understand_answer

_SOURCE: Final = str(Path(__file__).resolve().parents[2])
_OVER_SOCKETS: Final = hasattr(socket, "send_fds")
_START_WITHIN: Final = 60.0
_END_WITHIN: Final = 5.0
_LONGEST_LOCAL_HEADER: Final = 30 + 2 * 0xFFFF


class Recipe(NamedTuple):
    """How a worker is made: the program it runs, where that is imported from, and by what kind of line it is reached.

    ``seconds`` of processor time are for any file, and one more for each ``bytes_a_second`` of it, up to
    ``most_seconds``; a worker that has not answered in ``patience`` times as long on the clock is ended.
    """

    program: str = "from second_opinion.outside.worker import main, the_line; main(the_line())"
    import_from: tuple[str, ...] = (_SOURCE,)
    over_sockets: bool = _OVER_SOCKETS
    seconds: int = 5
    bytes_a_second: int = 1 << 20
    most_seconds: int = 120
    patience: float = 4.0

    def seconds_for(self, size: int) -> int:
        """The processor time allowed for a file of that many bytes."""
        return min(self.seconds + size // self.bytes_a_second, self.most_seconds)


class NoWorkerError(Exception):
    """Workers cannot be started on this computer."""


class Worker:
    """One worker process. Used by one thread, except for :meth:`end_if_late`."""

    def __init__(self, recipe: Recipe) -> None:
        """Start it and wait until it stands. Raises NoWorkerError."""
        self._patience = recipe.patience
        self._over_sockets = recipe.over_sockets
        self._late = False
        self._deadline = float("inf")
        self._ending = threading.Lock()
        self._process, self._line = _started(recipe)
        watchdog = threading.Timer(_START_WITHIN, self._process.kill)
        watchdog.start()
        ready = self.answer()
        watchdog.cancel()
        if not isinstance(ready, Ready):
            self.end()
            raise NoWorkerError
        self.offline = ready.offline

    def ask(self, question: Question, file: OpenFile) -> None:
        """Put a question about a file. Raises LostError when the worker is gone."""
        beside = Beside(file.descriptor, held=file.held)
        copied = file.held is not None or not self._over_sockets
        if copied and (member := question.member) is not None:
            # Only its own part of the archive is copied to the worker.
            beside = beside._replace(start=member.start, length=member.packed + _LONGEST_LOCAL_HEADER)
            question = replace(question, member=replace(member, start=0))
        self._line.send(ask(question), beside)

    def expect(self, question: Question) -> None:
        """From now on, the answer to that question is due."""
        self._deadline = time.monotonic() + question.seconds * self._patience + 1

    def answer(self) -> Answer:
        """The answer to the oldest open question; Failed when the worker dies or talks nonsense over it."""
        answer: Answer
        try:
            answer = understand_answer(self._line.receive(LONGEST_ANSWER))
        except (MsgspecError, NonsenseError):
            self.end()
            answer = Failed("mistake", "protocol")
        except LostError:
            answer = self._post_mortem()
        self._deadline = float("inf")
        return answer

    def end_if_late(self, now: float) -> None:
        """End a worker that has had more than its time. May be called from another thread."""
        if now > self._deadline:
            with self._ending:
                self._late = True
                self._process.kill()

    def end(self) -> None:
        """End it, whatever it does."""
        with self._ending:
            self._process.kill()
        self._process.wait()
        self._line.close()

    def hang_up(self) -> None:
        """Let it end by itself, having nothing more to do."""
        self._line.close()
        try:
            self._process.wait(_END_WITHIN)
        except subprocess.TimeoutExpired:
            self.end()

    def _post_mortem(self) -> Failed:
        """What a worker died of, told by how it ended."""
        try:
            code = self._process.wait(_END_WITHIN)
        except subprocess.TimeoutExpired:
            self.end()
            return Failed("mistake", "line")
        if self._late or code == -getattr(signal, "SIGXCPU", 0):
            return Failed("time")
        # Nobody but the kernel short of memory kills a worker that is in time.
        return Failed("memory") if code == -getattr(signal, "SIGKILL", 0) else Failed("mistake", f"exit {code}")


def _started(recipe: Recipe) -> tuple[subprocess.Popen[bytes], Line]:
    paths = ", ".join(map(repr, recipe.import_from))
    boot = f"import sys; sys.path[:0] = [{paths}]; {recipe.program}"
    command = [sys.executable, "-I", "-B", "-X", "utf8", "-c", boot]
    if not recipe.over_sockets:
        return _over_pipes(command)
    ours, theirs = socket.socketpair()
    with theirs:
        process = _process([*command, "socket"], theirs.fileno(), subprocess.DEVNULL)
    return process, SocketLine(ours)


def _over_pipes(command: list[str]) -> tuple[subprocess.Popen[bytes], Line]:
    process = _process([*command, "pipes"], subprocess.PIPE, subprocess.PIPE)
    if process.stdin is None or process.stdout is None:
        raise NoWorkerError
    return process, PipeLine(process.stdout, process.stdin)


def _process(command: list[str], incoming: int, outgoing: int) -> subprocess.Popen[bytes]:
    # No environment: nothing in it is a worker's business. Windows alone cannot start a program without SYSTEMROOT.
    bare = {name: os.environ[name] for name in ("SYSTEMROOT",) if name in os.environ}
    try:
        return subprocess.Popen(  # noqa: S603 -- starts only this program itself, with words written here
            command,
            stdin=incoming,
            stdout=outgoing,
            stderr=subprocess.DEVNULL,
            close_fds=True,
            cwd=Path(sys.executable).anchor,
            env=bare,
        )
    except OSError as error:
        raise NoWorkerError from error
