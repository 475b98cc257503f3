"""The loose things in the folder: a letter from a word processor, Luis's own notes, a scan, an empty file."""

from __future__ import annotations

from typing import Final

from second_opinion.content.family.story.told import prose
from second_opinion.content.family.writers.picture import scan

_WORD_BULLET: Final = "\uf0b7\t"
"""Word's bullet: a private character of the Symbol font, which is a black dot nowhere else."""


def letter() -> bytes:
    """Instructions saved as text from Word: byte-order mark, Windows line ends, private bullets, a Chinese name."""
    text = prose("letter-after-biopsy").replace("- ", _WORD_BULLET) + "\n"
    return b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode()


def notes() -> bytes:
    """Luis's notes, with emoji, in two languages."""
    return (prose("note-from-luis") + "\n").encode()


def scanned_page() -> bytes:
    """A consent form as a scan: a picture, no text."""
    return scan()


def empty() -> bytes:
    """A download that never began."""
    return b""
