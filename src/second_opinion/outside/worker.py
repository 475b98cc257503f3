"""A worker: a process that reads untrusted files and holds nothing worth stealing.

Started by :mod:`.processes`, never by hand. It imports the readers and the vocabulary only, gives up its rights, then
answers questions until the line is closed. An error that no reader expected ends it: it says what kind and where (never
what the file held), and the program starts another.
"""

from __future__ import annotations

import gc
import signal
import socket
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Final

from second_opinion.journey.gather import Member, limits, reading
from second_opinion.outside.confinement import allow, confine
from second_opinion.outside.lines import Line, LostError, PipeLine, SocketLine
from second_opinion.outside.wire import (
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    Answer,
    Ended,
    Failed,
    Given,
    Listed,
    Question,
    Ready,
    Shown,
    tell,
    understand_question,
)

_HEAD: Final = 4096
_TAIL: Final = 1 << 16
_TOO_MUCH_MEMORY: Final = tell(Failed("memory"))


def main(line: Line, answers: Callable[[Question, BinaryIO], Answer] | None = None) -> None:
    """Answer questions until the program hangs up. ``answers`` takes the place of the readers of records."""
    sys.excepthook = _last_words(line)
    # Ctrl-C is the program's business: it ends its workers itself.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    # What is loaded by now stays, and facts make no cycles: the collector looks after each file, not within one.
    gc.collect()
    gc.freeze()
    gc.disable()
    line.send(tell(Ready(confine())))
    while (frame := _next(line)) is not None:
        question = understand_question(frame)
        with line.receive_file() as file:
            allow(question.seconds)
            answer = tell((answers or _answer)(question, file))
        line.send(answer if len(answer) <= LONGEST_ANSWER else _TOO_MUCH_MEMORY)
        gc.collect()


def the_line() -> Line:
    """The line this process was started with: a socket as standard input, or two pipes."""
    if sys.argv[-1] == "socket":
        return SocketLine(socket.socket(fileno=0), takes_files=True)
    return PipeLine(sys.stdin.buffer, sys.stdout.buffer)


def _next(line: Line) -> bytes | None:
    try:
        return line.receive(LONGEST_QUESTION)
    except LostError:
        return None


def _answer(question: Question, file: BinaryIO) -> Answer:
    if question.show is not None:
        return Shown(reading.excerpt(_whole(file), question.show.place, question.show.reference))
    if question.give:
        return _give(question, file)
    if question.member is not None:
        return _read_member(question, question.member, file)
    head = file.read(_HEAD)
    size = file.seek(0, 2)
    if reading.is_zip(head) and reading.office(head, _tail(file, size)) is None:
        return Listed(reading.contents(file, size))
    data = _whole(file)
    return Ended(reading.read_bytes(question.name, data, question.original, companion=question.companion))


def _read_member(question: Question, member: Member, file: BinaryIO) -> Answer:
    try:
        data = reading.extract(file, member)
    except reading.DamagedError:
        return Failed("damaged")
    return Ended(reading.read_member(question.name, data, question.original, member))


def _give(question: Question, file: BinaryIO) -> Answer:
    try:
        data = _whole(file) if question.member is None else reading.extract(file, question.member)
    except reading.DamagedError:
        return Failed("damaged")
    identity = reading.identity_of(data)
    if question.give == "member":
        return Given({identity: data})
    return Given(reading.embedded_bytes(question.name, data, identity))


def _whole(file: BinaryIO) -> bytes:
    file.seek(0)
    return file.read(limits.SINGLE_FILE + 1)


def _tail(file: BinaryIO, size: int) -> bytes:
    file.seek(max(size - _TAIL, 0))
    return file.read()


def _last_words(line: Line) -> Callable[[type[BaseException], BaseException, TracebackType | None], None]:
    """What to do with an error nobody expected: tell its kind and place, then end."""

    def hook(kind: type[BaseException], _: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, MemoryError):
            line.send(_TOO_MUCH_MEMORY)
            return
        frames = traceback.extract_tb(trace)
        place = f" {Path(frames[-1].filename).name}:{frames[-1].lineno}" if frames else ""
        line.send(tell(Failed("mistake", f"{kind.__name__}{place}")))

    return hook
