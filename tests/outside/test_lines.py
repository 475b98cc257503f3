"""Both kinds of line carry the same frames and the same files."""

from __future__ import annotations

import os
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from second_opinion.outside.descriptor import DescriptorFile
from second_opinion.outside.lines import Beside, Line, LostError, NonsenseError, PipeLine, SocketLine

Ends = tuple[Line, Line]


@pytest.fixture(params=["sockets", "pipes"])
def ends(request: pytest.FixtureRequest) -> Iterator[Ends]:
    if request.param == "sockets":
        one, two = socket.socketpair()
        pair: Ends = (SocketLine(one), SocketLine(two, takes_files=True))
    else:
        there, back = os.pipe(), os.pipe()
        ours = PipeLine(os.fdopen(back[0], "rb"), os.fdopen(there[1], "wb"))
        pair = (ours, PipeLine(os.fdopen(there[0], "rb"), os.fdopen(back[1], "wb")))
    yield pair
    for end in pair:
        end.close()


def test_frames_arrive_whole_and_in_order(ends: Ends) -> None:
    ours, theirs = ends
    for frame in (b"one", b"", b"x" * 10_000):
        ours.send(frame)
    assert [theirs.receive(1 << 20) for _ in range(3)] == [b"one", b"", b"x" * 10_000]


def test_a_file_arrives_beside_its_question(ends: Ends, tmp_path: Path) -> None:
    ours, theirs = ends
    (tmp_path / "a").write_bytes(b"allergies")
    with (tmp_path / "a").open("rb") as file:
        ours.send(b"read this", Beside(file.fileno()))
        assert theirs.receive(100) == b"read this"
        with theirs.receive_file() as received:
            assert received.read() == b"allergies"


def test_a_frame_that_is_too_long_is_nonsense(ends: Ends) -> None:
    ours, theirs = ends
    ours.send(b"x" * 11)
    with pytest.raises(NonsenseError):
        theirs.receive(10)


def test_a_line_that_was_hung_up_is_lost(ends: Ends) -> None:
    ours, theirs = ends
    ours.close()
    with pytest.raises(LostError):
        theirs.receive(10)


def test_over_pipes_only_the_part_that_is_meant_is_copied(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    there = os.pipe()
    with (
        os.fdopen(there[0], "rb") as incoming,
        os.fdopen(there[1], "wb") as outgoing,
        (tmp_path / "a").open("rb") as file,
    ):
        PipeLine(incoming, outgoing).send(b"", Beside(file.fileno(), start=4, length=3))
        line = PipeLine(incoming, outgoing)
        assert line.receive(10) == b""
        assert line.receive_file().read() == b"456"


def test_two_readers_of_one_descriptor_do_not_move_each_other(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(b"0123456789")
    shared = os.open(tmp_path / "a", os.O_RDONLY)
    with DescriptorFile(shared) as one, DescriptorFile(os.dup(shared)) as two:
        assert one.read(4) == b"0123"
        assert two.read(4) == b"0123"
        assert two.seek(-2, os.SEEK_END) == 8
        assert (one.read(), two.read()) == (b"456789", b"89")
        with pytest.raises(OSError, match="Invalid argument"):
            one.seek(-1)


def test_a_file_that_is_held_in_memory_sends_its_bytes_and_only_the_part_that_is_needed(ends: Ends) -> None:
    ours, theirs = ends
    ours.send(b"read this", Beside(-1, held=b"allergies"))
    ours.send(b"and this part", Beside(-1, start=3, length=4, held=b"allergies"))
    for frame, data in ((b"read this", b"allergies"), (b"and this part", b"ergi")):
        assert theirs.receive(100) == frame
        with theirs.receive_file() as received:
            assert received.read() == data
