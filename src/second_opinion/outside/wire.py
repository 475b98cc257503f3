"""What the program and its workers say to each other: one question, one answer, each a frame of bytes.

A worker reads hostile files, so nothing it says is believed beyond its type: answers are decoded strictly into these
values, and a frame that is too long or does not fit ends the worker.
"""

from __future__ import annotations

from typing import Final, Literal

import msgspec

from second_opinion.journey.gather import Contents, Excerpt, FileOutcome, Member
from second_opinion.record import Source

LONGEST_QUESTION: Final = 1 << 20
LONGEST_ANSWER: Final = 256 << 20


class Question(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A file to read; its descriptor (or its bytes) travels beside.

    ``name`` is its label and ``original`` its SHA-256. With a ``member``, the file is an archive and that member is
    meant. ``seconds`` of processor time are allowed. ``give`` asks for bytes back instead of a reading: "member" for
    the unpacked member, "embedded" for the documents inside the file or member, by their ids. With a ``show``, the
    entry at that source is asked for, as text.
    """

    name: str
    original: str
    seconds: int
    companion: bool = False
    member: Member | None = None
    give: Literal["", "member", "embedded"] = ""
    show: Source | None = None


class Ready(msgspec.Struct, frozen=True, tag=True):
    """The worker stands. ``offline`` says whether the system keeps it from the network, beyond its own promise."""

    offline: bool


class Listed(msgspec.Struct, frozen=True, tag=True):
    """The file is an archive: its members are to be asked for one by one."""

    contents: Contents


class Ended(msgspec.Struct, frozen=True, tag=True):
    """How the file ended, and after it each document inside it."""

    outcomes: tuple[FileOutcome, ...]


class Given(msgspec.Struct, frozen=True, tag=True):
    """Bytes by their ids, for the asker to check."""

    found: dict[str, bytes]


class Shown(msgspec.Struct, frozen=True, tag=True):
    """The entry that was asked for; None when the file cannot be shown as text."""

    excerpt: Excerpt | None


class Failed(msgspec.Struct, frozen=True, omit_defaults=True, tag=True):
    """The worker could not answer. ``where`` is the kind of error and its place in the program, nothing of the file."""

    cause: Literal["memory", "time", "mistake", "damaged"]
    where: str = ""


Answer = Ready | Listed | Ended | Given | Shown | Failed

ask: Final = msgspec.msgpack.Encoder().encode
understand_question: Final = msgspec.msgpack.Decoder(Question).decode
tell: Final = msgspec.msgpack.Encoder().encode
understand_answer: Final = msgspec.msgpack.Decoder[Answer](Answer).decode
